import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, AnchorRange, mapRange } from '../anchors/anchor';
import { Uuid } from '../uuid';
import { mapsOfEntries } from './entries/text-entry';
import type { EntryInput } from './entry';

// An undo brings back the question whether these are the words. Where that question came from is the journal's to say, not the client's.

/** Of a place change, or of a verdict on drifted words: the tag's ranges before it. */
const WithWas = z.looseObject({ annotationId: Uuid, was: z.array(AnchorRange) });
type Told = Pick<EntryInput, 'id' | 'type' | 'payload'>;

const AsksBack = z.looseObject({
  annotationId: Uuid,
  undoes: Uuid,
  ranges: z.array(z.looseObject({ exact: z.string(), home: z.unknown() })),
});

const TakesBack = z.looseObject({ annotationId: Uuid, undoes: Uuid });

/** The entries that may keep a tag's ranges of before. */
export const keepingTypes = ['annotation.span-changed', 'verdict.given'] as const;

/** What is asked for: the place of a tag before a change of it from those words, or before a verdict that may have put it on others. */
export type PlaceAsked = { annotationId: string } & ({ words: string[] } | { verdictEntryId: string });

/** The tag that an undo wants back at an earlier place: one that was not confirmed, or that a verdict took from it. Null for all else. */
export function earlierPlaceAskedFor({ type, payload }: Omit<Told, 'id'>): PlaceAsked | null {
  if (type === 'verdict.given') {
    const taken = TakesBack.safeParse(payload).data;
    return taken ? { annotationId: taken.annotationId.toLowerCase(), verdictEntryId: taken.undoes.toLowerCase() } : null;
  }
  const asked = type === 'annotation.span-changed' ? AsksBack.safeParse(payload).data : undefined;
  if (!asked?.ranges.some(({ home }) => home)) return null;
  return { annotationId: asked.annotationId.toLowerCase(), words: asked.ranges.map(({ exact }) => exact) };
}

/** The ranges of a tag before the entry, as it keeps them, if they are those asked for; else null. */
export function wasPlacedBefore({ id, type, payload }: Told, asked: PlaceAsked): AnchorRange[] | null {
  const told = WithWas.safeParse(payload).data;
  if (told?.annotationId !== asked.annotationId) return null;
  if ('verdictEntryId' in asked) return type === 'verdict.given' && id === asked.verdictEntryId ? told.was : null;
  if (type !== 'annotation.span-changed' || told.was.length !== asked.words.length) return null;
  return told.was.every(({ exact }, index) => exact === asked.words[index]) ? told.was : null;
}

/**
 * The ranges that a tag had before somebody saw to its words last, mapped to the end of `entries`, a journal's last in order. Null if it had none, and
 * for a verdict after which somebody has placed the tag.
 */
export function findEarlierPlace(entries: readonly Told[], asked: PlaceAsked): AnchorRange[] | null {
  const at = entries.findLastIndex((entry) => wasPlacedBefore(entry, asked) !== null);
  const change = entries[at];
  const was = change && wasPlacedBefore(change, asked);
  if (!was) return null;
  const since = entries.slice(at + 1);
  if ('verdictEntryId' in asked && since.some((entry) => isPlacedBy(entry, asked.annotationId))) return null;
  const mapping = new Mapping(mapsOfEntries(since));
  return was.map((range) => mapRange(range, mapping));
}

const Placing = z.looseObject({ annotationId: Uuid, anchor: Anchor });
const PlacingFacts = z.looseObject({ facts: z.array(z.looseObject({ annotationId: Uuid })) });

/** True of an entry that has put the tag on words of its choice: itself, or its claim and the tag with it. */
function isPlacedBy({ payload }: Told, annotationId: string): boolean {
  const facts = PlacingFacts.safeParse(payload).data?.facts ?? [];
  return Placing.safeParse(payload).data?.annotationId === annotationId || facts.some((fact) => fact.annotationId === annotationId);
}
