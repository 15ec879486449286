import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** So much is handed over at once: a piece alone would cost more than packing it. UTF-16 units. */
const MIN_HANDED_CHARS = 65_536;

/**
 * Packs text by gzip as it is made, piece by piece, and others have their turn while each few are packed. All of it in one string would have to be put
 * together, and put in bytes, at once.
 */
export async function packInTurns(pieces: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const packed: Buffer[] = [];
  await pipeline(gathered(pieces), createGzip(), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) packed.push(part);
  });
  return Buffer.concat(packed);
}

function* gathered(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < MIN_HANDED_CHARS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
