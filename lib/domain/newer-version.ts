import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import { carryMoved, type MovedText } from './align';
import { type Anchor, type AnchorRange, type AnchorState, mapAnchor, type Span, stateOfRanges, tightSpan, wordsOfAnchor } from './anchor';
import type { Annotation } from './annotation';
import type { ArticleState } from './article-state';
import { listAnnotations } from './article-state';
import { offsetAt, positionsOf, readText, wordsBetween } from './article-text';
import { reattachQuotes } from './reattach';
import { moveRange } from './reattach-pasted';
import type { AnchorEffect } from './settle-anchors';
import type { TagKind } from './tag-kinds';
import { isWellFormedText } from './text-input';
import { diffTokens } from './word-diff';
import { createTokenizer } from './word-tokens';

/** A range whose words are gone from where they stood, and what it was before. */
interface Lost {
  range: AnchorRange;
  before: AnchorRange;
}

/**
 * The effects of a whole text pasted over (`settled`, as `settleAnchors` gave them), with the orphaned looked for in all of `doc`:
 * first where the alignment says that their text went (`moved`), then by their quotes. What is found comes back as moved, or as drifted
 * where the words differ; its old place stays its home. What is not found stays orphaned. Tags orphaned earlier are looked for too.
 */
export function reattachOrphans(
  before: Pick<ArticleState, 'annotations' | 'doc'>,
  doc: Node,
  maps: readonly StepMap[],
  settled: readonly AnchorEffect[],
  moved: readonly MovedText[],
): AnchorEffect[] {
  const effects = new Map(settled.map((effect) => [effect.annotationId, effect]));
  const anchors = [...before.annotations.values()].map((annotation) => ({
    annotation,
    anchor: effects.get(annotation.id)?.anchor ?? maps.reduce((mapped, map) => mapAnchor(mapped, map), annotation.anchor),
  }));
  const find = findLost(before.doc, doc, anchors.flatMap(lostRanges), moved);
  for (const { annotation, anchor } of anchors) {
    const ranges = anchor.ranges.map((range) => find.get(range) ?? range).sort((a, b) => a.from - b.from);
    if (ranges.every((range) => anchor.ranges.includes(range)) || isOverlapping(ranges)) continue;
    effects.set(annotation.id, { annotationId: annotation.id, anchor: { ranges, state: stateOfRanges(ranges) } });
  }
  return [...effects.values()];
}

function lostRanges({ annotation, anchor }: { annotation: Annotation; anchor: Anchor }): Lost[] {
  return anchor.ranges.flatMap((range, index) => {
    const old = annotation.anchor.ranges[index];
    return old && range.from >= range.to ? [{ range, before: old }] : [];
  });
}

const isOverlapping = (ranges: readonly AnchorRange[]) =>
  ranges.some((range, index) => range.from < range.to && range.from < (ranges[index - 1]?.to ?? 0));

/** The found ones of the lost ranges, each with the range that it becomes. */
function findLost(oldDoc: Node, doc: Node, lost: readonly Lost[], moved: readonly MovedText[]): Map<AnchorRange, AnchorRange> {
  const found = new Map<AnchorRange, AnchorRange>();
  for (const { range, before } of lost) {
    const place = before.from < before.to ? carryMoved(moved, before) : null;
    if (place) put(found, doc, range, place);
  }
  const left = lost.filter(({ range }) => !found.has(range));
  if (left.length === 0) return found;
  const text = readText(doc);
  const oldText = readText(oldDoc);
  const quotes = left.map(({ range: { exact, prefix, suffix }, before }) => ({
    exact,
    prefix,
    suffix,
    hint: offsetAt(oldText, before.from),
  }));
  reattachQuotes(text.words, quotes).forEach((match, index) => {
    const place = match && positionsOf(text, match.from, match.to);
    const range = left[index]?.range;
    if (place && range) put(found, doc, range, place);
  });
  return found;
}

function put(found: Map<AnchorRange, AnchorRange>, doc: Node, range: AnchorRange, place: Span): void {
  const tight = tightSpan(doc, place);
  if (!tight) return;
  const words = wordsBetween(doc, tight.from, tight.to);
  // Half a character at an edge: the place was not read from this text.
  if (words.trim() === '' || !isWellFormedText(words)) return;
  const there = moveRange(doc, range, tight);
  found.set(range, words === range.exact ? there : { ...there, reach: tight });
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
    if (isAsItWas) return [];
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
