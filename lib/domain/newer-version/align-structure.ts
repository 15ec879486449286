import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { StepMisfit, type StepWriter } from './align-steps';

/** Gives the node at `pos` type and attributes of `model`; its content stays where it is. */
export function retype(writer: StepWriter, pos: number, model: Node): void {
  const node = writer.doc.nodeAt(pos);
  if (!node || node.hasMarkup(model.type, model.attrs, model.marks)) return;
  const end = pos + node.nodeSize;
  const wrapper = model.type.create(model.attrs, null, model.marks);
  writer.apply(new ReplaceAroundStep(pos, end, pos + 1, end - 1, new Slice(Fragment.from(wrapper), 0, 0), 1, true));
}

const HOLDERS = new Set(['listItem', 'tableCell', 'tableHeader', 'blockquote']);

/** The stretches of `node` (at `pos`) that hold blocks: the items of a list, the cells of a table, a quotation's inside. */
function holdersOf(node: Node, pos: number): { from: number; to: number; node: Node }[] {
  if (HOLDERS.has(node.type.name)) return [{ from: pos + 1, to: pos + node.nodeSize - 1, node }];
  const holders: { from: number; to: number; node: Node }[] = [];
  node.forEach((child, offset) => {
    holders.push(...holdersOf(child, pos + 1 + offset));
  });
  return holders;
}

/**
 * Turns the block at `pos` into the bare text blocks in it (a caption becomes a paragraph), by steps that touch no text,
 * so that no anchor is lost. The inverse steps build it up again.
 */
export function flatten(writer: StepWriter, pos: number): void {
  const node = writer.doc.nodeAt(pos);
  if (!node || node.isTextblock || node.isLeaf) return;
  const end = pos + node.nodeSize;
  if (node.type.name === 'figure') {
    const { paragraph } = node.type.schema.nodes;
    if (!paragraph) throw new StepMisfit('the schema has no paragraph');
    writer.apply(new ReplaceAroundStep(pos, end, pos + 2, end - 2, new Slice(Fragment.from(paragraph.create()), 0, 0), 1));
    return;
  }
  for (const holder of holdersOf(node, pos).reverse()) {
    let childEnd = holder.to;
    for (let i = holder.node.childCount - 1; i >= 0; i--) {
      childEnd -= holder.node.child(i).nodeSize;
      flatten(writer, childEnd);
    }
  }
  const holders = holdersOf(writer.doc.nodeAt(pos) ?? node, pos);
  for (let i = holders.length - 1; i > 0; i--) {
    writer.apply(new ReplaceStep(holders[i - 1]?.to ?? 0, holders[i]?.from ?? 0, Slice.empty));
  }
  const joined = writer.doc.nodeAt(pos);
  const [holder] = joined ? holdersOf(joined, pos) : [];
  if (!joined || !holder) throw new StepMisfit('nothing in it holds blocks');
  writer.apply(new ReplaceAroundStep(pos, pos + joined.nodeSize, holder.from, holder.to, Slice.empty, 0));
}
