import type { Node } from '@tiptap/pm/model';
import { wordsOfAnchor } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import type { ReviewRow } from '../contract/pasted-version';
import { type Annotation, wordsChanged } from '../tags/annotation';
import { listAnnotations } from '../tags/text-order';
import { diffTokens } from '../text/word-diff';
import { createTokenizer } from '../text/word-tokens';
import type { Alignment } from './align';
import { followQuotes } from './follow-quotes';
import type { FollowedRange } from './followed-range';

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
    return [
      { annotationId, label, kind, before: oldWords, after: words === '' ? null : words, state, score: shareInCommon(oldWords, words) },
    ];
  });
}

/** How many tags are not on their words apart from those of `rows`: they were not before either, and wait for a person. */
export function countWaiting(after: ArticleState, rows: readonly ReviewRow[]): number {
  const listed = new Set(rows.map(({ annotationId }) => annotationId));
  const waits = (one: Annotation) => one.kind !== 'clear' && one.anchor.state !== 'exact' && wordsChanged(one) && !listed.has(one.id);
  return listAnnotations(after).filter(waits).length;
}

/** 0 to 1: the share of both texts that stands in the other, in order, word by word. */
export function shareInCommon(before: string, after: string): number {
  if (before === after) return 1;
  const tokenizer = createTokenizer();
  const [old, now] = [tokenizer.tokenize(before), tokenizer.tokenize(after)];
  let changed = 0;
  for (const { oldFrom, oldTo, newFrom, newTo } of diffTokens(old.ids, now.ids)) {
    changed += (old.starts[oldTo] ?? 0) - (old.starts[oldFrom] ?? 0) + (now.starts[newTo] ?? 0) - (now.starts[newFrom] ?? 0);
  }
  return 1 - changed / (before.length + after.length);
}
