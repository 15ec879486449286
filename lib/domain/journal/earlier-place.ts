import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { AnchorRange, mapRange } from '../anchors/anchor';
import { Uuid } from '../uuid';
import { mapsOfEntries } from './entries/text-entry';
import type { EntryInput } from './entry';

// An undo brings back the question whether these are the words. Where that question came from is the journal's to say, not the client's.

/** Of a place change: the tag's ranges before it, where nobody had confirmed them. */
const WithWas = z.looseObject({ annotationId: Uuid, was: z.array(AnchorRange) });
type Told = Pick<EntryInput, 'type' | 'payload'>;

const AsksBack = z.looseObject({
  annotationId: Uuid,
  undoes: Uuid,
  ranges: z.array(z.looseObject({ exact: z.string(), home: z.unknown() })),
});

/** The tag that an undo wants back at a place that was not confirmed, with the words of its ranges there. Null for all else. */
export function earlierPlaceAskedFor({ type, payload }: Told): { annotationId: string; words: string[] } | null {
  const asked = type === 'annotation.span-changed' ? AsksBack.safeParse(payload).data : undefined;
  if (!asked?.ranges.some(({ home }) => home)) return null;
  return { annotationId: asked.annotationId.toLowerCase(), words: asked.ranges.map(({ exact }) => exact) };
}

/** The ranges of a tag before a place change, as the entry keeps them, if they are those words; else null. */
export function wasPlacedBefore({ type, payload }: Told, { annotationId, words }: { annotationId: string; words: string[] }) {
  const told = type === 'annotation.span-changed' ? WithWas.safeParse(payload).data : undefined;
  if (told?.annotationId !== annotationId || told.was.length !== words.length) return null;
  return told.was.every(({ exact }, index) => exact === words[index]) ? told.was : null;
}

/** The ranges that a tag had on those words before somebody saw to them last, mapped to the end of `entries`, a journal's last in order. Null if it had none. */
export function findEarlierPlace(entries: readonly Told[], asked: { annotationId: string; words: string[] }): AnchorRange[] | null {
  const at = entries.findLastIndex((entry) => wasPlacedBefore(entry, asked) !== null);
  const change = entries[at];
  const was = change && wasPlacedBefore(change, asked);
  if (!was) return null;
  const mapping = new Mapping(mapsOfEntries(entries.slice(at + 1)));
  return was.map((range) => mapRange(range, mapping));
}
