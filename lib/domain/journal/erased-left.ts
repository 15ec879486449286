import { z } from 'zod';
import { canonicalJson } from '../canonical-json';
import { sha256Hex } from '../hash';
import type { JournalEntry } from './entry';

const Erased = z.object({ seqs: z.array(z.number()), left: z.array(z.string().nullable()).optional() });

/**
 * What is left of entries that lost their words, by seq, as the last of these `erased` entries says: a hash, or null where none was kept. They come in order
 * of seq; none speaks of itself or of what came after it, and one that cannot be read names nothing: its own hash tells of that.
 */
export function leftOfErased(erasures: readonly Pick<JournalEntry, 'seq' | 'payload'>[]): Map<number, string | null> {
  return new Map(
    erasures.flatMap(({ seq, payload }) => {
      const { data } = Erased.safeParse(payload);
      if (!data) return [];
      const { seqs, left } = data;
      return seqs.flatMap((one, place) => (one < seq ? [[one, left?.[place] ?? null] as const] : []));
    }),
  );
}

/** True of what is left of the payload of an entry that lost its words, as far as that was kept. */
export const isLeftOfErased = (payload: unknown, left: string | null): boolean => left === null || hashLeft(payload) === left;

/** SHA-256 (hex) of what is left of a payload. It needs no salt: there are no words in it. */
export const hashLeft = (payload: unknown): string => sha256Hex(canonicalJson(payload));
