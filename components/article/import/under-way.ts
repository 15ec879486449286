/*
 * Imports that are on their way to the server, by the id that each is sent under. Whoever left the page of one may open it anew before the answer: what
 * waits there is that import, and not another one to be made.
 */
const sent = new Set<string>();
const told = new Set<(sendId: string, hasArrived: boolean) => void>();

/** Sends an import, which is under way until it has become what it was for, or was refused. */
export async function sendUnder<Answer>(sendId: string, send: () => Promise<Answer>): Promise<Answer> {
  const tell = (hasArrived: boolean) => {
    for (const one of told) one(sendId, hasArrived);
  };
  const end = (hasArrived: boolean) => {
    sent.delete(sendId);
    tell(hasArrived);
  };
  sent.add(sendId);
  tell(false);
  try {
    const answer = await send();
    end(true);
    return answer;
  } catch (error) {
    end(false);
    throw error;
  }
}

/** Whether the import is under way, from this page or from one that was left. */
export const isUnderWay = (sendId: string): boolean => sent.has(sendId);

/** Calls `tell` when an import sets out, has become what it was for (`hasArrived`) or was refused. The result ends it. */
export function watchUnderWay(tell: (sendId: string, hasArrived: boolean) => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}
