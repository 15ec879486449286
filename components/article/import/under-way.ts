/*
 * Imports that are on their way to the server, by the id that each is sent under. Whoever left the page of one may open it anew before the answer: what
 * waits there is that import, and not another one to be made.
 */
const sent = new Set<string>();
const told = new Set<Tell>();

/** What the server answered for an import that has become what it was for. */
interface Arrived {
  answer: unknown;
}
/** `arrived` is null where an import sets out or was refused. */
type Tell = (sendId: string, arrived: Arrived | null) => void;

/** Sends an import, which is under way until it has become what it was for, or was refused. */
export async function sendUnder<Answer>(sendId: string, send: () => Promise<Answer>): Promise<Answer> {
  const tell = (arrived: Arrived | null) => {
    for (const one of told) one(sendId, arrived);
  };
  const end = (arrived: Arrived | null) => {
    sent.delete(sendId);
    tell(arrived);
  };
  sent.add(sendId);
  tell(null);
  try {
    const answer = await send();
    end({ answer });
    return answer;
  } catch (error) {
    end(null);
    throw error;
  }
}

/** Whether the import is under way, from this page or from one that was left. */
export const isUnderWay = (sendId: string): boolean => sent.has(sendId);

/** Calls `tell` when an import sets out, has become what it was for or was refused. The result ends it. */
export function watchUnderWay(tell: Tell): () => void {
  told.add(tell);
  return () => told.delete(tell);
}
