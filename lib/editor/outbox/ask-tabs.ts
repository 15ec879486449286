import { z } from 'zod';

// Tabs of one person without locks, as over plain http: they ask each other.

/** How long other tabs have to say that it is theirs: those in the background too. */
const ANSWER_MS = 400;

/**
 * A tab that wants it says its lot: of two at once that with the lower one has it. A tab that has it says so (`mine`), also to whoever only
 * asks (`who`). One that takes it says that too (`taken`): a tab that had it and was asleep or busy hears so that it has it no more.
 */
const Said = z.union([z.object({ lot: z.number() }), z.literal(['mine', 'who', 'taken'])]);
type Said = z.infer<typeof Said>;

/**
 * Holds what has this name for this tab, until what it gives is called. Null if another has it. Where tabs cannot even talk to each other each
 * trusts that it is the only one. `onTaken`: another tab has taken it, since this one did not answer.
 */
export function holdByAsking(name: string, onTaken: () => void): Promise<(() => void) | null> {
  if (!('BroadcastChannel' in globalThis)) return Promise.resolve(() => undefined);
  const lot = Math.random();
  return new Promise((resolve) => {
    let echo: BroadcastChannel | null = null;
    let isMine = false;
    const end = (hold: (() => void) | null) => {
      clearTimeout(timer);
      echo?.close();
      if (!hold) close();
      resolve(hold);
    };
    const { say, close } = talk(name, (said) => {
      if (isMine) hearAsHolder(said);
      else hearAsAsker(said);
    });
    const hearAsHolder = (said: Said) => {
      // What one says that slept until now answers what it was asked before this tab took it.
      if (said === 'mine') return;
      if (said !== 'taken') return say('mine');
      close();
      onTaken();
    };
    const hearAsAsker = (said: Said) => {
      if (said === 'who') return;
      if (said === 'mine' || said === 'taken' || said.lot < lot) return end(null);
      if (said.lot > lot) return say({ lot });
      isMine = true;
      say('taken');
      end(close);
    };
    // Heard again by this tab, after all that others have said until then: a page that was busy for so long has yet to hear their answers.
    const timer = setTimeout(() => {
      echo = new BroadcastChannel(name);
      echo.postMessage({ lot });
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
    const { say, close } = talk(name, (said) => (said === 'mine' || said === 'taken') && end(true));
    const timer = setTimeout(() => end(false), ANSWER_MS);
    say('who');
  });
}

function talk(name: string, hear: (said: Said) => unknown) {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const said = Said.safeParse(data);
    if (said.success) hear(said.data);
  };
  return { say: (said: Said) => channel.postMessage(said), close: () => channel.close() };
}
