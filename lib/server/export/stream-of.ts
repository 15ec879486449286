import { setImmediate as nextTurn } from 'node:timers/promises';
import { log } from '../log';

/** A file as its reader asks for it. One that breaks in the middle is cut off, and so no whole file; one that nobody wants any more is no fault. */
export function streamOf(
  pieces: AsyncGenerator<Uint8Array, void>,
  { articleId, what }: { articleId: string; what: 'dossier' | 'archive' },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isWanted = true;
  const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
    async pull(controller) {
      // Packing asks for nothing outside: between two pieces others have their turn.
      await nextTurn();
      try {
        const { value, done } = await pieces.next();
        if (!isWanted) return;
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      } catch (error) {
        if (!isWanted) return;
        log.warn({ err: error, articleId, what }, 'A file broke off while it was written');
        controller.error(error);
      }
    },
    async cancel() {
      isWanted = false;
      await pieces.return();
    },
  };
  // Nothing is made ahead of being asked for.
  return new ReadableStream(source, { highWaterMark: 0 });
}

/** So much text is one piece: to write it takes a few milliseconds. */
const PIECE_CHARS = 64 * 1024;

/** Text in pieces of a size that is worth sending, as UTF-8. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  let held: string[] = [];
  let chars = 0;
  for await (const text of texts) {
    held.push(text);
    chars += text.length;
    if (chars < PIECE_CHARS) continue;
    yield Buffer.from(held.join(''));
    held = [];
    chars = 0;
  }
  yield Buffer.from(held.join(''));
}
