import type { Node } from '@tiptap/pm/model';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import type { MarkSpan } from '../marks/mark-positions';

/** What is left of `places` without `taken`: where words were cut off, the space and the commas at that edge go too. */
export function cutPlaces(doc: Node, places: readonly MarkSpan[], taken: readonly MarkSpan[]): MarkSpan[] {
  let left = [...places];
  for (const cut of taken) {
    left = left.flatMap((place) => {
      if (cut.to <= place.from || cut.from >= place.to) return [place];
      const before = tidy(doc, { from: place.from, to: Math.min(cut.from, place.to) }, 'to');
      const after = tidy(doc, { from: Math.max(cut.to, place.from), to: place.to }, 'from');
      return [...before, ...after];
    });
  }
  return left;
}

const SEPARATORS = String.raw`[\s,;:–—-]+`;
const atEnd = new RegExp(`${SEPARATORS}$`, 'u');
const atStart = new RegExp(`^${SEPARATORS}`, 'u');

/** A piece without what parted it from the words that were cut off at `edge`. None if it holds no letter and no digit. */
function tidy(doc: Node, { from, to }: MarkSpan, edge: 'from' | 'to'): MarkSpan[] {
  if (from >= to) return [];
  const text = readText(doc, from, to);
  if (!/[\p{L}\p{N}]/u.test(text.words)) return [];
  const start = edge === 'from' ? (atStart.exec(text.words)?.[0].length ?? 0) : 0;
  const end = edge === 'to' ? text.words.replace(atEnd, '').length : text.words.length;
  return [positionsOf(text, start, end) ?? { from, to }];
}

/** True if every one of `spans` lies in one of `places`. */
export const liesIn = (spans: readonly MarkSpan[], places: readonly MarkSpan[]): boolean =>
  spans.every(({ from, to }) => places.some((place) => place.from <= from && to <= place.to));
