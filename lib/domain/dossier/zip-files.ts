import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Zip, ZipDeflate } from 'fflate';

/** A file to be written. Its content is asked for when it is its turn, piece by piece. */
export interface PlannedFile {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

/** A file that was written. */
export interface WrittenFile {
  name: string;
  /** In bytes. */
  size: number;
  /** SHA-256, hex. */
  sha256: string;
}

const PIECE_BYTES = 256 * 1024;

/**
 * The files as one zip, in their order, piece by piece: none of them is held as a whole. `note` is told of each when it is written, so that a
 * later file can list the earlier ones. The same contents give the same bytes: the date in the zip is always the same.
 */
export async function* zipFiles(files: readonly PlannedFile[], note: (file: WrittenFile) => void): AsyncGenerator<Uint8Array, void> {
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    packed.push(bytes);
  });
  const taken = () => {
    const bytes = packed.filter(({ length }) => length > 0);
    packed = [];
    return bytes;
  };
  for (const { name, content } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    // Zips know local time only, so this is the same everywhere.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    const hash = sha256.create();
    let size = 0;
    for await (const text of content) {
      const bytes = new TextEncoder().encode(text);
      hash.update(bytes);
      size += bytes.length;
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        entry.push(bytes.subarray(at, at + PIECE_BYTES));
        yield* taken();
      }
    }
    entry.push(new Uint8Array(0), true);
    note({ name, size, sha256: bytesToHex(hash.digest()) });
    yield* taken();
  }
  zip.end();
  yield* taken();
}
