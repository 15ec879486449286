import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Mapping, StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Direction, directionOfBlock } from '@/lib/domain/text/block-direction';
import type { MarkSpan } from '../marks/mark-positions';

/**
 * Has blocks that run the other way than the article (`direction`) say so by `dir`, until what it gives is called: a Hebrew quotation in an English
 * article. Added to a view that is there already, since its script comes after the page works.
 */
export function turnBlocks(view: EditorView, direction: Direction): () => void {
  view.setProps({ decorations: turnedBlocks(direction) });
  return () => {
    if (!view.isDestroyed) view.setProps({ decorations: () => null });
  };
}

/** What is drawn of each state, asked one after the other: only blocks that have changed since the last one are read. */
export function turnedBlocks(direction: Direction): (state: Pick<EditorState, 'doc'>) => DecorationSet {
  let drawn: { doc: Node; set: DecorationSet } | null = null;
  return ({ doc }) => {
    if (drawn?.doc !== doc) {
      const all = { from: 0, to: doc.content.size };
      const set = drawn ? follow(drawn.set, drawn.doc, doc, direction) : DecorationSet.create(doc, turnedIn(doc, all, direction));
      drawn = { doc, set };
    }
    return drawn.set;
  };
}

/** The set of the doc `before` as it is after it. */
function follow(set: DecorationSet, before: Node, after: Node, direction: Direction): DecorationSet {
  const change = changeBetween(before, after);
  if (!change) return set;
  const { from, oldTo, to } = change;
  const moved = set.map(new Mapping([new StepMap([from, oldTo - from, to - from])]), after);
  const span = { from: blockAt(after, from).from, to: blockAt(after, to).to };
  const stale = moved.find(span.from, span.to).filter((one) => one.from >= span.from && one.to <= span.to);
  const turned = turnedIn(after, span, direction);
  const isSame = stale.length === turned.length && turned.every((one) => stale.some((other) => keyOf(other) === keyOf(one)));
  return isSame ? moved : moved.remove(stale).add(after, turned);
}

/** The one stretch in which two docs differ: its beginning, and its end in either. Null where they are the same. */
function changeBetween(before: Node, after: Node): { from: number; oldTo: number; to: number } | null {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return null;
  // In "aa" that becomes "aaa" either end finds the same letters.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { from, oldTo: ends.a + overlap, to: ends.b + overlap };
}

/** What is read anew where something changed: the block of text, or the whole of an entry of a list, whose way that of its first paragraph is. */
function blockAt(doc: Node, pos: number): MarkSpan {
  const place = doc.resolve(pos);
  for (let depth = 1; depth <= place.depth; depth++) {
    const { isTextblock, type } = place.node(depth);
    if (isTextblock || type.name === 'listItem') return { from: place.before(depth), to: place.after(depth) };
  }
  return { from: pos, to: pos };
}

/** Blocks of a stretch that run another way than what is around them. The stretch begins and ends in no entry of a list. */
function turnedIn(doc: Node, { from, to }: MarkSpan, direction: Direction): Decoration[] {
  const turned: Decoration[] = [];
  const ways = new Map<Node, Direction>();
  doc.nodesBetween(from, to, (node, pos, parent) => {
    const around = (parent && ways.get(parent)) ?? direction;
    const dir = directionOfBlock(node, around);
    ways.set(node, dir);
    if (dir !== around) turned.push(Decoration.node(pos, pos + node.nodeSize, { dir }, { dir }));
    return !node.isTextblock;
  });
  return turned;
}

const keyOf = ({ from, to, spec }: Decoration) => `${from} ${to} ${spec.dir}`;
