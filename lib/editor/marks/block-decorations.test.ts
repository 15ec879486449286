import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleSchema as schema } from '@/lib/domain/text/article-schema';
import { type DrawnBlock, replaceBlocks } from './block-decorations';

const paragraphs = ['The last bus left.', 'Nobody came.', 'Nine routes ran every half hour.', 'It was late.', 'So they walked.'];
const doc = schema.node('doc', null, [
  schema.node('title'),
  ...paragraphs.map((text) => schema.node('paragraph', null, [schema.text(text)])),
]);

/** Where each top-level block stands. */
function blocksOf(node: Node): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  node.forEach((child, offset) => {
    blocks.push({ from: offset, to: offset + child.nodeSize });
  });
  return blocks;
}

const draw = (index: number, name: string): DrawnBlock => {
  const { from, to } = blocksOf(doc)[index] ?? { from: 0, to: 0 };
  return { from, to, set: DecorationSet.create(doc.child(index), [Decoration.inline(2, 6, { class: name })]) };
};

const listed = (set: DecorationSet) =>
  set
    .find()
    .map((one: Decoration & { type?: { attrs?: { class?: string } } }) => `${one.from}-${one.to} ${one.type?.attrs?.class}`)
    .sort();

describe('replaceBlocks', () => {
  const subset = fc.subarray([1, 2, 3, 4, 5]);

  it('holds what prosemirror-view would hold after taking out and putting in, and maps it alike', () => {
    fc.assert(
      fc.property(subset, subset, subset, fc.nat(200), (first, stale, anew, at) => {
        const spans = stale.map((index) => blocksOf(doc)[index] ?? { from: 0, to: 0 });
        const redrawn = anew.filter((index) => stale.includes(index));
        const drawn = redrawn.map((index) => draw(index, `new-${index}`));
        const before = first.map((index) => draw(index, `old-${index}`));
        const ours = replaceBlocks(replaceBlocks(DecorationSet.empty, [], before), spans, drawn);

        const inDoc = ({ from, set }: DrawnBlock, name: string) =>
          set.find().map((one) => Decoration.inline(from + 1 + one.from, from + 1 + one.to, { class: name }));
        let theirs = DecorationSet.create(
          doc,
          before.flatMap((block, i) => inDoc(block, `old-${first[i]}`)),
        );
        for (const { from, to } of spans) theirs = theirs.remove(theirs.find(from, to));
        theirs = theirs.add(
          doc,
          drawn.flatMap((block, i) => inDoc(block, `new-${redrawn[i]}`)),
        );
        expect(listed(ours)).toEqual(listed(theirs));

        const { tr } = EditorState.create({ doc });
        const edit = tr.delete(Math.min(at, doc.content.size - 3) + 1, Math.min(at, doc.content.size - 3) + 3);
        expect(listed(ours.map(edit.mapping, edit.doc))).toEqual(listed(theirs.map(edit.mapping, edit.doc)));
      }),
    );
  });

  it('takes out what hangs on the doc itself', () => {
    const wide = DecorationSet.create(doc, [Decoration.inline(4, 40, { class: 'wide' })]);
    const [, second] = blocksOf(doc);
    if (!second) throw new Error('no block');
    expect(listed(replaceBlocks(wide, [second], [draw(1, 'new')]))).toEqual(['5-9 new']);
  });

  it('is the empty set when nothing is left', () => {
    const set = replaceBlocks(DecorationSet.empty, [], [draw(1, 'one')]);
    expect(replaceBlocks(set, [{ from: 0, to: doc.content.size }], [])).toBe(DecorationSet.empty);
  });
});
