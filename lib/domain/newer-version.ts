import type { Node } from '@tiptap/pm/model';
import type { Alignment } from './align';
import {
  type Anchor,
  type AnchorRange,
  type AnchorState,
  mapThroughAll,
  type Span,
  stateOfRanges,
  tightSpan,
  wordsOfAnchor,
} from './anchor';
import { type Annotation, wordsChanged } from './annotation';
import type { ArticleState } from './article-state';
import { offsetAt, positionsOf, readText, wordsBetween } from './article-text';
import type { PositionMap } from './compose-maps';
import { findOccurrences } from './find-occurrences';
import { followQuotes } from './follow-quotes';
import type { FollowedRange } from './followed-range';
import { moveRange } from './reattach-pasted';
import type { AnchorEffect } from './settle-anchors';
import { isExactAt } from './settle-range';
import type { TagKind } from './tag-kinds';
import { isWellFormedText } from './text-input';
import { listAnnotations } from './text-order';
import { diffTokens } from './word-diff';
import { createTokenizer } from './word-tokens';

/**
 * Where the ranges of all tags are in `newDoc` that the steps of `alignment` do not carry: with a block that moved, or found by quote.
 * This is the slow part of pasting a newer version; it needs no lock, since a text of the same version has the same ranges.
 */
export function findFollowed(
  { annotations }: { annotations: ReadonlyMap<string, Pick<Annotation, 'id' | 'anchor'>> },
  newDoc: Node,
  alignment: Alignment,
): FollowedRange[] {
  const all = [...annotations.values()].flatMap(({ id, anchor }) =>
    anchor.ranges.map((range, index) => ({ annotationId: id, index, range })),
  );
  const places = followQuotes(
    newDoc,
    alignment,
    all.map(({ range }) => range),
  );
  return all.flatMap(({ annotationId, index, range: { from, to } }, i) => {
    const found = places[i];
    if (found?.how === 'kept') return [];
    return [{ annotationId, index, from, to, place: found ? { from: found.from, to: found.to } : null }];
  });
}

/**
 * The effects of a whole text pasted over: `settled`, as `settleAnchors` gave them, but for ranges that are neither exact where the steps
 * took them nor all that is left there. Those stand where they were followed to, as moved, or as drifted where the words differ, and keep their
 * old place as their home; or they are orphaned. Words that stand there whole all the same are exact: "reef." is another token than "reef.Gulls".
 */
export function followRanges(
  before: { annotations: ReadonlyMap<string, Pick<Annotation, 'anchor'>> },
  doc: Node,
  maps: readonly PositionMap[],
  settled: readonly AnchorEffect[],
  followed: readonly FollowedRange[],
): AnchorEffect[] {
  const effects = new Map(settled.map((effect) => [effect.annotationId, effect]));
  for (const [annotationId, hints] of groupByAnnotation(followed)) {
    const old = before.annotations.get(annotationId)?.anchor;
    if (!old) continue;
    const anchor = effects.get(annotationId)?.anchor ?? mapThroughAll(old, maps);
    const ranges = anchor.ranges
      .map((range, index) => {
        const hint = hints.find((one) => one.index === index && one.from === old.ranges[index]?.from && one.to === old.ranges[index]?.to);
        return hint && !isExactAt(doc, range) ? placed(doc, range, hint.place) : range;
      })
      .sort((a, b) => a.from - b.from);
    if (isOverlapping(ranges)) continue;
    effects.set(annotationId, { annotationId, anchor: { ranges, state: stateOfRanges(ranges) } });
  }
  return [...effects.values()].map(({ annotationId, anchor }) => ({ annotationId, anchor: madeWhole(doc, anchor) }));
}

/** The anchor with each drifted range on all of its words, where they stand around what was found of them. */
function madeWhole(doc: Node, anchor: Anchor): Anchor {
  const ranges = anchor.ranges.map((range) => {
    const { reach, ...rest } = range;
    const whole = reach && range.from < range.to ? wholeAround(doc, range) : null;
    return whole ? { ...rest, ...whole } : range;
  });
  return isOverlapping(ranges) ? anchor : { ranges, state: stateOfRanges(ranges) };
}

/** Where the words of a range stand, once, so that they take in some of what it covers now. */
function wholeAround(doc: Node, { from, to, exact }: AnchorRange): Span | null {
  // Between two characters stand at most four positions.
  const positions = 4 * exact.length;
  const text = readText(doc, Math.max(0, from - positions), Math.min(doc.content.size, to + positions));
  const [start, end] = [offsetAt(text, from), offsetAt(text, to)];
  const [at, ...others] = findOccurrences(text.words, exact, Math.max(0, start - exact.length + 1), end + exact.length - 1);
  return at === undefined || others.length > 0 ? null : positionsOf(text, at, at + exact.length);
}

function groupByAnnotation(followed: readonly FollowedRange[]): Map<string, FollowedRange[]> {
  const groups = new Map<string, FollowedRange[]>();
  for (const one of followed) groups.set(one.annotationId, [...(groups.get(one.annotationId) ?? []), one]);
  return groups;
}

const isOverlapping = (ranges: readonly AnchorRange[]) =>
  ranges.some((range, index) => range.from < range.to && range.from < (ranges[index - 1]?.to ?? 0));

/** A range at the place that it was followed to, or orphaned where it stands. */
function placed(doc: Node, range: AnchorRange, place: Span | null): AnchorRange {
  const tight = place && tightSpan(doc, place);
  const words = tight ? wordsBetween(doc, tight.from, tight.to) : '';
  // Half a character at an edge: the place was not read from this text.
  if (!tight || words.trim() === '' || !isWellFormedText(words)) {
    const reach = range.reach ?? { from: range.from, to: range.to };
    return { ...range, to: range.from, reach };
  }
  const there = moveRange(doc, range, tight);
  return words === range.exact ? there : { ...there, reach: tight };
}

/** What became of one tag when a newer version was pasted over, for a person to look at. */
export interface ReviewRow {
  annotationId: string;
  label: string | null;
  kind: TagKind;
  /** Its words in the text before; those that it once had, if they were gone there already. */
  before: string;
  /** Its words now, or null if they are gone. */
  after: string | null;
  state: AnchorState;
  /** 0 to 1: how much of the words before stands in the words now. */
  score: number;
}

/** The tags that the change from `before` to `after` left other than they were: moved, drifted or orphaned. In order of the text. */
export function reviewNewerVersion(before: ArticleState, after: ArticleState): ReviewRow[] {
  return listAnnotations(after).flatMap((annotation) => {
    const old = before.annotations.get(annotation.id);
    if (!old || annotation.kind === 'clear' || annotation.anchor.state === 'exact') return [];
    const oldWords = wordsOfAnchor(before.doc, old.anchor) || old.anchor.ranges.map(({ exact }) => exact).join('\n');
    const words = wordsOfAnchor(after.doc, annotation.anchor);
    const isAsItWas = old.anchor.state === annotation.anchor.state && (annotation.anchor.state === 'orphaned' || words === oldWords);
    // What means the same as before needs nobody's eye; its card says so.
    if (isAsItWas || !wordsChanged(annotation)) return [];
    const { id: annotationId, label, kind, anchor } = annotation;
    const state = anchor.state;
    return [{ annotationId, label, kind, before: oldWords, after: words === '' ? null : words, state, score: likenessOf(oldWords, words) }];
  });
}

/** 0 to 1: the share of both texts that stands in the other, in order, word by word. */
export function likenessOf(before: string, after: string): number {
  if (before === after) return 1;
  const tokenizer = createTokenizer();
  const [old, now] = [tokenizer.tokenize(before), tokenizer.tokenize(after)];
  let changed = 0;
  for (const { oldFrom, oldTo, newFrom, newTo } of diffTokens(old.ids, now.ids)) {
    changed += (old.starts[oldTo] ?? 0) - (old.starts[oldFrom] ?? 0) + (now.starts[newTo] ?? 0) - (now.starts[newFrom] ?? 0);
  }
  return 1 - changed / (before.length + after.length);
}
