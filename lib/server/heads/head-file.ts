import fs from 'node:fs/promises';
import { readHeadLine } from '@/lib/domain/journal/head-line';
import { prisma } from '../database';
import { linesAfter, type StoredLine } from './head-lines';

/** A file or an address did not take a line, with the reason for the log. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/**
 * Brings the file up to the last line; a new or an empty one from the first line on. What is in it stays: a file that ends with something else than
 * lines of this house is left alone (NotTaken). A line of which only a part was written, when power went, is written to its end. Gives the number of the
 * line with which the file ends, 0 where there is none: more may have been made since.
 */
export async function appendToFile(file: string): Promise<number> {
  const handle = await fs.open(file, 'a+', 0o644);
  try {
    let { number: after, begun } = await lineAtEnd(await readTail(handle));
    for (;;) {
      const lines = await linesAfter(after);
      if (lines.length === 0) break;
      const text = lines.map(({ line }) => `${line}\n`).join('');
      if (!text.startsWith(begun)) throw new NotTaken('the file ends with the beginning of another line');
      await handle.appendFile(text.slice(begun.length));
      begun = '';
      after = lines.at(-1)?.number ?? after;
    }
    await handle.sync();
    return after;
  } finally {
    await handle.close();
  }
}

const PIECE_BYTES = 64 * 1024;

/** The end of a file: its last whole line, and what stands behind its line feed. A line may be long. */
async function readTail(handle: fs.FileHandle): Promise<{ line: string | null; begun: string }> {
  const { size } = await handle.stat();
  let bytes = Buffer.alloc(0);
  for (let from = size; ; ) {
    const end = bytes.lastIndexOf(10);
    const start = end < 1 ? -1 : bytes.lastIndexOf(10, end - 1);
    if (start !== -1 || from === 0) {
      if (end === -1) return { line: null, begun: bytes.toString('utf8') };
      return { line: bytes.subarray(start + 1, end).toString('utf8'), begun: bytes.subarray(end + 1).toString('utf8') };
    }
    const length = Math.min(from, Math.max(PIECE_BYTES, bytes.length));
    const piece = Buffer.alloc(length);
    from -= length;
    await handle.read(piece, 0, length, from);
    bytes = Buffer.concat([piece, bytes]);
  }
}

async function lineAtEnd({ line, begun }: { line: string | null; begun: string }): Promise<{ number: number; begun: string }> {
  if (line === null) return { number: 0, begun };
  const read = readHeadLine(line);
  if (read === null) throw new NotTaken('the file ends with something that is no line of heads');
  const stored: StoredLine | null = await prisma.headLine.findUnique({ where: { number: read.number } });
  if (stored?.hash !== read.hash) throw new NotTaken('the file ends with a line that this house did not make');
  return { number: read.number, begun };
}
