import { DomainError } from '@/lib/domain/errors';
import { ofProcess } from '../of-process';
import { noTurns, takeTurn } from '../turns';

/** Each holds a whole state, what is made of it, and perhaps a connection of the ten. */
const MAX_RUNNING = 3;
const MAX_WAITING = 50;
const MAX_WAIT_MS = 30_000;

/** How many of them may be one person's: whatever they ask for, others have a place in the line. */
const MAX_EACH = 10;

/** So long a reader may let a stream wait, all in all, before its turn is the next one's: what a slow line takes makes little work. */
const MAX_READER_MS = 10_000;

const RETRY_AFTER_SECONDS = 15;

const busy = () =>
  new DomainError('busy', 'Many exports and states of the past are being made right now. Nothing is lost; try again in half a minute.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
const tooManyOfTheirs = () =>
  new DomainError('busy', 'Ten of your exports and states of the past are being made already. Try again when one is done.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
const calledOff = () => new DomainError('busy', 'This was called off before it was made. Try again.');

const turns = ofProcess('heavy requests', noTurns);
const rules = { maxRunning: MAX_RUNNING, maxWaiting: MAX_WAITING, maxWaitMs: MAX_WAIT_MS, busy, calledOff };

/** Whose they are that run and wait, once for each. */
const underWay = () => [...turns.running, ...turns.waiting.map(({ whose }) => whose)];

/**
 * What `work` answers, in a turn: of what is made of a whole article (exports, reports, states of the past) a process makes three at once, and the others
 * wait: a turn goes to whoever has the fewest, and among equals to the first. `busy` for the fifty-first that waits, after 30 s, for the eleventh of one
 * person, and for who is `gone`. The turn is kept until the answer is sent or dropped, or its reader has let it wait for ten seconds in all.
 */
export async function answerInTurn(personId: string, gone: AbortSignal, work: () => Promise<Response>): Promise<Response> {
  if (underWay().filter((id) => id === personId).length >= MAX_EACH) throw tooManyOfTheirs();
  const handOn = await takeTurn(turns, rules, { whose: personId, gone });
  try {
    return keepTurn(await work(), handOn, gone);
  } catch (error) {
    handOn();
    throw error;
  }
}

/** The same answer, which calls `handOn` at its end. */
function keepTurn(response: Response, handOn: () => void, gone: AbortSignal): Response {
  const pieces = response.body?.getReader();
  if (!pieces || gone.aborted) {
    handOn();
    // Nobody will ask for a piece of it, nor say that it is dropped.
    void pieces?.cancel().catch(() => undefined);
    return new Response(null, response);
  }
  const patience = createPatience(MAX_READER_MS, handOn);
  const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
    async pull(controller) {
      patience.pause();
      try {
        const { value, done } = await pieces.read();
        if (!done) {
          controller.enqueue(value);
          patience.goOn();
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      handOn();
    },
    cancel(reason) {
      patience.pause();
      handOn();
      return pieces.cancel(reason);
    },
  };
  gone.addEventListener('abort', handOn, { once: true });
  patience.goOn();
  // Nothing is made ahead of being asked for.
  return new Response(new ReadableStream(source, { highWaterMark: 0 }), response);
}

/** A clock that stands and goes on; `onOver` is called once it has gone for so long, all in all. */
function createPatience(limitMs: number, onOver: () => void) {
  let leftMs = limitMs;
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  return {
    goOn() {
      since = performance.now();
      timer = setTimeout(onOver, leftMs);
      timer.unref();
    },
    pause() {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      leftMs = Math.max(0, leftMs - (performance.now() - since));
    },
  };
}
