import type { Node } from '@tiptap/pm/model';
import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, AnchorRange, isOrphaned, mapRange, type Span } from '../anchors/anchor';
import { isSameQuote } from '../anchors/settle-anchors';
import { settleRanges } from '../anchors/settle-range';
import type { ArticleState } from '../article-state';
import { ERASED } from '../text/erased-sign';
import { Uuid } from '../uuid';
import { mapsOfEntries } from './entries/text-entry';
import type { EntryInput } from './entry';
import type { ClaimPlace } from './facts/follow-facts';

// An undo brings back the question whether these are the words. Where that question came from is the journal's to say, not the client's.

/** Of a place change, or of a verdict on drifted words: the tag's ranges before it, and its place since. */
const WithWas = z.looseObject({ annotationId: Uuid, was: z.array(AnchorRange), anchor: Anchor });
/** Of what was said at once with another verdict, and is taken now. */
const WithTaken = z.looseObject({ annotationId: Uuid, taken: z.looseObject({}) });
/** Of a vote that decided for another verdict than stood: the one that is taken. */
const WithTakes = z.looseObject({ takes: Uuid });
/** Of claims that came to a verdict on drifted words by one on a fact of theirs. */
const WithFollows = z.looseObject({ follows: z.array(z.unknown()) });
type Told = Pick<EntryInput, 'id' | 'type' | 'payload'>;

const AsksBack = z.looseObject({
  annotationId: Uuid,
  undoes: Uuid,
  ranges: z.array(z.looseObject({ exact: z.string(), home: z.unknown() })),
});

const TakesBack = z.looseObject({ annotationId: Uuid, undoes: Uuid });

/** The entries that may keep the ranges from before of the tag that they are about. */
export const keepingTypes = ['annotation.span-changed', 'verdict.given', 'rival.settled', 'check.voted'] as const;

/** Of these, those by which a tag gets a verdict. */
const judgingTypes: readonly string[] = ['verdict.given', 'rival.settled', 'check.voted'];

/**
 * What is asked for: the place of a tag before a change of it from those words, or before a verdict that may have put it on others. One of a claim that
 * follows came with the entry of a verdict on a fact (`factEntryId`).
 */
export type PlaceAsked = { annotationId: string } & ({ words: string[] } | { verdictEntryId: string } | { factEntryId: string });

/** The tag that an undo wants back at an earlier place: one that was not confirmed, or that a verdict took from it. Null for all else. */
export function earlierPlaceAskedFor(
  { annotations }: Pick<ArticleState, 'annotations'>,
  { type, payload }: Omit<Told, 'id'>,
): PlaceAsked | null {
  if (type === 'verdict.given' || type === 'check.voted') {
    const annotationId = TakesBack.safeParse(payload).data?.annotationId.toLowerCase();
    // The verdict that stands is the one that goes: a second undo in a row names the entry of the first.
    const verdict = annotationId === undefined ? null : annotations.get(annotationId)?.verdict;
    return annotationId !== undefined && verdict ? { annotationId, verdictEntryId: verdict.entryId } : null;
  }
  const asked = type === 'annotation.span-changed' ? AsksBack.safeParse(payload).data : undefined;
  if (!asked?.ranges.some(({ home }) => home)) return null;
  return { annotationId: asked.annotationId.toLowerCase(), words: asked.ranges.map(({ exact }) => exact) };
}

/** The claim whose place an undo may give back, since a verdict on a fact of it is taken back. Null for all else. */
export function claimPlaceAskedFor(
  { annotations }: Pick<ArticleState, 'annotations'>,
  { type, payload }: Omit<Told, 'id'>,
): PlaceAsked | null {
  const taken = TakesBack.safeParse(payload).data;
  const fact = taken && annotations.get(taken.annotationId.toLowerCase());
  const factEntryId = type === 'verdict.given' ? fact?.verdict?.entryId : taken?.undoes.toLowerCase();
  return fact?.factOf !== undefined && factEntryId !== undefined ? { annotationId: fact.factOf, factEntryId } : null;
}

/** The ranges of a tag before the entry, as it keeps them, and its place since, if they are those asked for; else null. */
export function wasPlacedBefore({ id, type, payload }: Told, asked: PlaceAsked): { was: AnchorRange[]; anchor: Anchor } | null {
  if ('factEntryId' in asked) {
    const follows = id === asked.factEntryId ? (WithFollows.safeParse(payload).data?.follows ?? []) : [];
    return follows.flatMap((one) => WithWas.safeParse(one).data ?? []).find((one) => one.annotationId === asked.annotationId) ?? null;
  }
  if ('verdictEntryId' in asked && verdictBy({ id, type, payload }) !== asked.verdictEntryId) return null;
  const { annotationId, taken } = WithTaken.safeParse(payload).data ?? {};
  const told = WithWas.safeParse(type === 'rival.settled' ? { ...taken, annotationId } : payload).data;
  if (told?.annotationId !== asked.annotationId) return null;
  if ('verdictEntryId' in asked) return told;
  if (type !== 'annotation.span-changed' || told.was.length !== asked.words.length) return null;
  return told.was.every(({ exact }, index) => exact === asked.words[index]) ? told : null;
}

/** The entry by which the verdict goes that another entry put on a tag; null where it put none. */
function verdictBy({ id, type, payload }: Told): string | null {
  // Of several votes the first that said so is the verdict, whichever decided.
  if (type === 'check.voted') return WithTakes.safeParse(payload).data?.takes ?? null;
  return judgingTypes.includes(type) ? id : null;
}

/**
 * The ranges that a tag had before somebody saw to its words last, true in `state`, to which `entries` lead, a journal's last in order. Null if it had
 * none; and for a verdict after which somebody has placed the tag, or whose words are not to be told among those that the tag has now.
 */
export function findEarlierPlace(
  state: Pick<ArticleState, 'doc' | 'annotations'>,
  entries: readonly Told[],
  asked: PlaceAsked,
): AnchorRange[] | null {
  const at = entries.findLastIndex((entry) => wasPlacedBefore(entry, asked) !== null);
  const change = entries[at];
  const told = change && wasPlacedBefore(change, asked);
  if (!told) return null;
  const { was, anchor: judged } = told;
  const since = entries.slice(at + 1);
  const mapping = new Mapping(mapsOfEntries(since));
  const mapped = was.map((range) => mapRange(range, mapping));
  if ('words' in asked) return mapped;
  const now = state.annotations.get(asked.annotationId)?.anchor;
  if (!now || since.some((entry) => isPlacedBy(entry, asked.annotationId))) return null;
  return followJudged(state.doc, { was, mapped, judged, now });
}

/** The claim that `claimPlaceAskedFor` asks for with its place, as `findEarlierPlace` has it. Null where it has none to come back to. */
export function findClaimPlace(
  state: Pick<ArticleState, 'doc' | 'annotations'>,
  entries: readonly Told[],
  asked: PlaceAsked | null,
): ClaimPlace | null {
  const ranges = asked && findEarlierPlace(state, entries, asked);
  return ranges && { annotationId: asked.annotationId, ranges };
}

/** What a verdict made of a tag's ranges: those before it, then and mapped to now, those on the words that were judged, and what has become of these. */
interface Judged {
  was: readonly AnchorRange[];
  mapped: readonly AnchorRange[];
  judged: Anchor;
  now: Anchor;
}

/**
 * The ranges from before a verdict where the tag is now. Mapping alone would leave those that had words behind where these were moved, or deleted and
 * put back, and the tag went along.
 */
function followJudged(doc: Node, { was, mapped, judged, now }: Judged): AnchorRange[] | null {
  const left = [...now.ranges];
  // Words of which nothing is left could not come back.
  if (was.some(({ exact }) => exact.replaceAll(ERASED, '').trim() === '')) return null;
  // Another verdict has put it on other words since, and that one stands.
  if (!judged.ranges.every((on) => left.some((one) => isSameQuote(one, on)))) return null;
  const followed = was.map((range, index) => {
    const place = mapped[index] ?? range;
    const on = judged.ranges.find((one) => overlap(one, range));
    // Its words were gone by then: only the journal knows where they may come back.
    if (!on) return place;
    // Two that had come to touch were judged as one: what each has of that now nobody can tell.
    const isOwn = was.filter((one) => overlap(one, on)).length === 1;
    const found = isOwn ? left.findIndex((one) => isSameQuote(one, on)) : -1;
    const [present] = found < 0 ? [] : left.splice(found, 1);
    if (present && !isOrphaned(present)) return onWordsOf(place, present);
    const [settled = place] = settleRanges(doc, [place]);
    return isOrphaned(settled) ? (present ?? null) : place;
  });
  return followed.every((range) => range !== null) ? followed : null;
}

/** A range from before, with its own words to come back to, on the words of now. */
function onWordsOf(range: AnchorRange, { from, to, reach, home }: AnchorRange): AnchorRange {
  const isInReach = range.reach && range.reach.from <= from && to <= range.reach.to;
  return {
    ...range,
    from,
    to,
    ...(home && { home }),
    reach: (isInReach ? range.reach : reach) ?? { from, to },
  };
}

const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

const Placing = z.looseObject({ annotationId: Uuid, anchor: Anchor });
const PlacingFacts = z.looseObject({ facts: z.array(z.looseObject({ annotationId: Uuid })) });

/**
 * True of an entry that has put the tag on words of its choice: itself, or its claim and the tag with it. A later verdict is none: where an earlier one
 * stands again, it was taken back.
 */
function isPlacedBy({ type, payload }: Told, annotationId: string): boolean {
  if (judgingTypes.includes(type)) return false;
  const facts = PlacingFacts.safeParse(payload).data?.facts ?? [];
  return Placing.safeParse(payload).data?.annotationId === annotationId || facts.some((fact) => fact.annotationId === annotationId);
}
