import { z } from 'zod';

// Which tab an outbox belongs to. A lock of the browser says so; over plain http there are none, and tabs ask each other.

/** The name of the lock that a tab holds for as long as an outbox is its own. */
export const outboxLock = (personId: string, clientId: string) => `galley-outbox-${personId}-${clientId}`;

/** Holds an outbox for this tab, until what it gives is called. Null if another tab has it. */
export function holdOutbox(personId: string, clientId: string): Promise<(() => void) | null> {
  const name = outboxLock(personId, clientId);
  return 'locks' in navigator ? holdLock(name) : holdByAsking(name);
}

/** Which of these outboxes of a person open tabs of this browser hold now. */
export async function heldOutboxes(personId: string, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  if ('locks' in navigator) {
    const { held = [] } = await navigator.locks.query();
    const names = new Set(held.map(({ name }) => name));
    return new Set(clientIds.filter((id) => names.has(outboxLock(personId, id))));
  }
  const isHeld = await Promise.all(clientIds.map((id) => isHeldByAsking(outboxLock(personId, id))));
  return new Set(clientIds.filter((_, index) => isHeld[index]));
}

function holdLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return;
      }
      return new Promise<void>((release) => resolve(() => release()));
    });
  });
}

/** How long other tabs have to say that it is theirs: those in the background too. */
const ANSWER_MS = 400;

/** A tab that wants it says its lot: of two at once that with the lower one has it. A tab that has it says so, also to whoever only asks. */
const Said = z.union([z.object({ lot: z.number() }), z.literal(['mine', 'who'])]);

/** Where tabs cannot even talk to each other each trusts that it is the only one. */
function holdByAsking(name: string): Promise<(() => void) | null> {
  if (!('BroadcastChannel' in globalThis)) return Promise.resolve(() => undefined);
  const lot = Math.random();
  let isMine = false;
  return new Promise((resolve) => {
    const { say, close } = talk(name, (said) => {
      if (said === 'who' || isMine) return isMine && said !== 'mine' && say('mine');
      if (said !== 'mine' && said.lot > lot) return say({ lot });
      clearTimeout(timer);
      close();
      resolve(null);
    });
    const timer = setTimeout(() => {
      isMine = true;
      resolve(close);
    }, ANSWER_MS);
    say({ lot });
  });
}

function isHeldByAsking(name: string): Promise<boolean> {
  if (!('BroadcastChannel' in globalThis)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isHeld: boolean) => {
      clearTimeout(timer);
      close();
      resolve(isHeld);
    };
    const { say, close } = talk(name, (said) => said === 'mine' && end(true));
    const timer = setTimeout(() => end(false), ANSWER_MS);
    say('who');
  });
}

function talk(name: string, hear: (said: z.infer<typeof Said>) => unknown) {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const said = Said.safeParse(data);
    if (said.success) hear(said.data);
  };
  return { say: (said: z.infer<typeof Said>) => channel.postMessage(said), close: () => channel.close() };
}
