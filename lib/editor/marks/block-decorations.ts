import { type Decoration, DecorationSet } from '@tiptap/pm/view';
import type { MarkSpan } from './mark-positions';

/** What is drawn in one top-level block: its place in the doc, and its decorations, counted from where its content begins. */
export interface DrawnBlock extends MarkSpan {
  set: DecorationSet;
}

/**
 * How prosemirror-view 1.42 keeps decorations: those of the doc itself, then start, end and set of each block that has some. It says so
 * nowhere; but its ways in (`create`, `add`, `remove`) ask every block about every decoration, and of a book one paragraph is drawn anew.
 */
interface DecorationTree {
  readonly local: readonly Decoration[];
  readonly children: readonly (number | DecorationSet)[];
}

const isTree = (set: object): set is DecorationTree =>
  'local' in set && Array.isArray(set.local) && 'children' in set && Array.isArray(set.children);

/**
 * The set with everything in `spans` taken out and `drawn` put in, block by block. `spans` are stretches of whole top-level blocks;
 * both come in text order, and each drawn block lies in a span.
 */
export function replaceBlocks(set: DecorationSet, spans: readonly MarkSpan[], drawn: readonly DrawnBlock[]): DecorationSet {
  if (!isTree(set)) throw new Error('prosemirror-view keeps its decorations in another way than this was written for');
  const children: (number | DecorationSet)[] = [];
  let next = 0;
  const putBefore = (pos: number) => {
    for (let block = drawn[next]; block && block.from < pos; block = drawn[++next]) children.push(block.from, block.to, block.set);
  };
  let span = 0;
  for (let i = 0; i < set.children.length; i += 3) {
    const [from, to, child] = set.children.slice(i, i + 3);
    if (typeof from !== 'number' || typeof to !== 'number' || !child) continue;
    while ((spans[span]?.to ?? Number.POSITIVE_INFINITY) <= from) span += 1;
    if (from >= (spans[span]?.from ?? Number.POSITIVE_INFINITY)) continue;
    putBefore(from);
    children.push(from, to, child);
  }
  putBefore(Number.POSITIVE_INFINITY);
  const local = set.local.filter((one) => !spans.some(({ from, to }) => one.to > from && one.from < to));
  return local.length + children.length > 0 ? Reflect.construct(DecorationSet, [local, children]) : DecorationSet.empty;
}
