import type { Node } from '@tiptap/pm/model';
import type { Mapping } from '@tiptap/pm/transform';
import type { ArticleState } from '../article-state';
import { DomainError } from '../errors';
import type { RangeInput } from '../journal/ranges-input';
import type { FollowRanges } from '../newer-version/follow-ranges';
import { isInOneParagraph, MAX_SUGGESTION_CHARS, type Suggestion } from '../talk/suggestion';
import { isInsideCharacter } from '../text/article-text';
import { type Anchor, type AnchorRange, CONTEXT_POSITIONS, mapOutward, mapRange, quoteRange, stateOfRanges } from './anchor';
import type { AnchoredMap } from './anchored-map';
import { ChangedStretches, extentOf } from './changed-stretches';
import { createQuoteFinder } from './find-quote';
import { concernedBy, idsOf, settleAnchors, type TextChange } from './settle-anchors';
import { settleRanges } from './settle-range';

/** A suggestion's anchor that is to be more than its mapped positions. */
export interface SuggestionEffect {
  suggestionId: string;
  anchor: Anchor;
}

/** So much of what stood beside a place must stand there still, before it or after it. UTF-16 units. */
const BESIDE_CHARS = 8;

/**
 * The anchor for the range that a client saw, mapped through what was stored since. Words that are others by now make the suggestion outdated,
 * never refused. Refused (`invalid`) if the range is over more than one paragraph, is too long or splits a character.
 */
export function anchorSuggestion(doc: Node, range: RangeInput, since: Mapping): Anchor {
  const inside = (pos: number) => Math.min(pos, doc.content.size);
  const mapped = mapRange({ ...range, reach: range.reach ?? { from: range.from, to: range.to } }, since);
  const from = inside(mapped.from);
  const to = Math.max(from, inside(mapped.to));
  const reach = mapped.reach && {
    ...mapped.reach,
    from: inside(Math.min(mapped.reach.from, mapped.reach.to)),
    to: inside(mapped.reach.to),
  };
  const placed = { ...mapped, from, to, ...(reach && { reach }) };
  const [settled] = range.exact === '' ? [settlePlace(doc, { ...placed, to: from })] : settleRanges(doc, [placed]);
  if (!settled) throw new Error('one range became none');
  if (settled.exact.length > MAX_SUGGESTION_CHARS) throw new DomainError('invalid', 'Suggest a change of fewer words at once.');
  if (!settled.reach && !isInOneParagraph(doc, settled)) throw new DomainError('invalid', 'A suggestion stays within one paragraph.');
  if (isInsideCharacter(doc, settled.from) || isInsideCharacter(doc, settled.to))
    throw new DomainError('invalid', 'A suggestion cannot begin or end inside a character.');
  if (settled.reach) return { ranges: [settled], state: stateOfRanges([settled]) };
  // Quoted afresh where the words are those that the client saw: prefix and suffix are the server's own reading.
  return { ranges: [quoteRange(doc, settled.from, settled.to)], state: 'exact' };
}

/** A place for new words as `doc` has it: there, found again inside its reach, or lost. */
function settlePlace(doc: Node, range: AnchorRange): AnchorRange {
  const { reach, ...place } = range;
  if (isBeside(doc, place)) return place;
  const { prefix, suffix } = range;
  const search = reach && { exact: '', place: reach, contexts: [{ prefix, suffix }], isGap: true };
  const found = search ? createQuoteFinder(doc, [search])(search) : null;
  // Between two blocks there is no place for words.
  return found && found.from === found.to ? { ...place, ...found } : { ...range, to: range.from };
}

/** True if what stands before the place, or after it, is what stood there; or if nobody said what that was. */
function isBeside(doc: Node, { from, prefix, suffix }: AnchorRange): boolean {
  if (prefix + suffix === '') return true;
  const now = quoteRange(doc, from, from);
  return (
    now.prefix.slice(-BESIDE_CHARS) === prefix.slice(-BESIDE_CHARS) || now.suffix.slice(0, BESIDE_CHARS) === suffix.slice(0, BESIDE_CHARS)
  );
}

/** Those of the suggestions that strike words out, by id. */
export function strikesById(suggestions: Iterable<Suggestion>): Map<string, { id: string; anchor: Anchor }> {
  const anchors = new Map<string, { id: string; anchor: Anchor }>();
  for (const { id, anchor } of suggestions) if (!isInsertionPoint(anchor)) anchors.set(id, { id, anchor });
  return anchors;
}

/** True for a place between words, which has none of its own. */
const isInsertionPoint = ({ ranges }: Anchor) => (ranges[0]?.exact ?? '') === '';

/**
 * What a change of the text means for the suggestions in it, settled ones too: words as `settleAnchors` decides for tags, places by what
 * stands beside them. `oldest` and `follow` as in `decideThreadEffects`.
 */
export function decideSuggestionEffects(
  { suggestions }: Pick<ArticleState, 'suggestions'>,
  change: TextChange,
  follow: FollowRanges | null,
  oldest: number,
): SuggestionEffect[] {
  const isLost = ({ lostSeq = 0 }: Suggestion) => lostSeq > oldest;
  const concerned = concernedBy(change, suggestions, () => idsOf(suggestions.values(), isLost));
  const pairs = [...strikesById(concerned).values()].map(({ id, anchor }) => [id, anchor] as const);
  const near = settleAnchors(change, pairs, idsOf(concerned, isLost));
  const ofWords = follow ? follow({ annotations: strikesById(suggestions.values()) }, change.doc, change.maps, near) : near;
  return [...ofWords.map(({ id: suggestionId, anchor }) => ({ suggestionId, anchor })), ...placeEffects(concerned, change)];
}

function placeEffects(suggestions: readonly Suggestion[], { doc, maps }: TextChange): SuggestionEffect[] {
  const changed = new ChangedStretches(maps);
  const effects: SuggestionEffect[] = [];
  for (const { id, anchor } of suggestions) {
    const [range] = anchor.ranges;
    if (!range || !isInsertionPoint(anchor)) continue;
    const { from, to } = extentOf(anchor);
    if (changed.shiftOf(Math.max(0, from - CONTEXT_POSITIONS), to + CONTEXT_POSITIONS) !== null) continue;
    const mapped = maps.reduce((one, map) => mapRange(one, map), range);
    const reach = maps.reduce((place, map) => mapOutward(place, map), range.reach ?? { from: range.from, to: range.to });
    const at = mapped.from - Number(isInsideCharacter(doc, mapped.from));
    const settled = settlePlace(doc, { ...mapped, from: at, to: at, reach });
    const isAsMapped = settled.from === mapped.from && (settled.reach === undefined) === (range.reach === undefined);
    if (!isAsMapped) effects.push({ suggestionId: id, anchor: { ranges: [settled], state: stateOfRanges([settled]) } });
  }
  return effects;
}

/** The suggestions with the anchors that an entry decided. One whose words went remembers when. */
export function applySuggestionEffects(
  suggestions: AnchoredMap<Suggestion>,
  effects: readonly SuggestionEffect[],
  seq: number,
): AnchoredMap<Suggestion> {
  const changed = effects.flatMap(({ suggestionId, anchor }) => {
    const suggestion = suggestions.get(suggestionId);
    return suggestion ? [withAnchor(suggestion, anchor, seq)] : [];
  });
  return suggestions.with(changed);
}

/** A suggestion with another anchor: as long as its words are gone it remembers since when. */
export function withAnchor({ lostSeq, ...suggestion }: Suggestion, anchor: Anchor, seq: number): Suggestion {
  return { ...suggestion, anchor, ...(anchor.state === 'orphaned' && { lostSeq: lostSeq ?? seq }) };
}
