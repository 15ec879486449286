import { z } from 'zod';

// Tabs of one person without locks, as over plain http: they ask each other.

/** How long other tabs have to say that it is theirs: those in the background too. */
const ANSWER_MS = 400;

/** A tab that wants it says its lot: of two at once that with the lower one has it. A tab that has it says so, also to whoever only asks. */
const Said = z.union([z.object({ lot: z.number() }), z.literal(['mine', 'who'])]);

/** Holds what has this name for this tab, until what it gives is called. Null if another has it. Where tabs cannot even talk to each other each trusts that it is the only one. */
export function holdByAsking(name: string): Promise<(() => void) | null> {
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

/** Whether another tab holds what has this name. */
export function isHeldByAsking(name: string): Promise<boolean> {
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
