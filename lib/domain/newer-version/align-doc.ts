import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { Tokenizer } from '../text/word-tokens';
import type { BlockGroup, TextBlock } from './align-blocks';
import type { Part, PartLinks, Stretch } from './align-parts';
import { DocWriter, replaceNodes, StepMisfit, StepWriter } from './align-steps';
import { flatten, retype } from './align-structure';
import { rewriteText } from './align-text';

/** Does the work from the end of the doc to its start, so that all that stands before is still where it was in the old doc. */
export class DocAligner {
  readonly writer: StepWriter;

  constructor(
    oldDoc: Node,
    private readonly old: readonly TextBlock[],
    private readonly now: readonly TextBlock[],
    private readonly links: PartLinks,
    private readonly tokenizer: Tokenizer,
  ) {
    this.writer = new StepWriter(oldDoc);
  }

  /** Writes all steps. Gives the groups whose anchors the steps cannot carry after all. */
  run(old: readonly Part[], now: readonly Part[], newDoc: Node): BlockGroup[] {
    const misfits: BlockGroup[] = [];
    const start = this.writer.checkpoint();
    this.freeStandfirst(old, now);
    const stretches = this.links.stretchesOf(old, now);
    for (const stretch of stretches.reverse()) {
      const checkpoint = this.writer.checkpoint();
      try {
        this.align(stretch);
      } catch (error) {
        if (!(error instanceof StepMisfit)) throw error;
        this.writer.rewind(checkpoint);
        this.replaceParts(stretch);
        misfits.push(...this.links.groupsOf(stretch.old));
      }
    }
    if (this.writer.doc.eq(newDoc)) return misfits;
    this.writer.rewind(start);
    this.writer.apply(new ReplaceStep(0, start.doc.content.size, new Slice(newDoc.content, 0, 0)));
    return this.links.groupsOf(old);
  }

  /** A standfirst that becomes a paragraph does so first: on the way it may be the only block that is left. */
  private freeStandfirst(old: readonly Part[], now: readonly Part[]): void {
    const [title, standfirst, block] = old;
    const group = this.links.ofOld(1);
    if (!title || !standfirst || !block || standfirst.node.type.name !== 'standfirst' || !group) return;
    if (now[1]?.node.type.name === 'standfirst' && group.newFrom === 1) return;
    const { paragraph } = standfirst.node.type.schema.nodes;
    if (paragraph) retype(this.writer, standfirst.pos, paragraph.create());
  }

  private align(stretch: Stretch): void {
    const [a, b] = [stretch.old[0], stretch.now[0]];
    const isPair = stretch.old.length === 1 && stretch.now.length === 1;
    if (!stretch.isLinked || !a || !b) this.replaceParts(stretch);
    else if (isPair && a.node.eq(b.node)) return;
    else if (!isPair || !this.links.canRecurse(a, b)) this.rebuild(stretch);
    else if (a.parts.length === 0) this.rewriteBlocks(a.pos, this.links.ofOld(a.first), [b.node]);
    else {
      for (const inner of this.links.stretchesOf(a.parts, b.parts).reverse()) this.align(inner);
      retype(this.writer, a.pos, b.node);
    }
  }

  private replaceParts({ old, now, pos }: Stretch): void {
    const last = old.at(-1);
    const content = Fragment.from(now.map((part) => part.node));
    this.writer.apply(new ReplaceStep(pos, last ? last.pos + last.node.nodeSize : pos, new Slice(content, 0, 0)));
  }

  private rewriteBlocks(pos: number, group: BlockGroup | undefined, targets: readonly Node[]): void {
    if (!group) throw new StepMisfit('no blocks belong together here');
    const old = this.old.slice(group.oldFrom, group.oldTo);
    const now = this.now.slice(group.newFrom, group.newTo);
    const [target] = targets;
    if (group.isRelated) rewriteText(this.writer, pos, old, now, targets, this.tokenizer);
    else if (target) {
      new DocWriter(this.writer).replace(pos + 1, pos + 1 + (old[0]?.text.length ?? 0), new Slice(target.content, 0, 0));
      retype(this.writer, pos, target);
    }
  }

  /**
   * For what was wrapped, unwrapped, split or merged: the old parts are taken apart into bare text blocks, those are rewritten,
   * and then they are built up by undoing what takes the new parts apart. No step on the way touches kept text.
   */
  private rebuild(stretch: Stretch): void {
    const { writer } = this;
    const { pos } = stretch;
    const last = stretch.old.at(-1);
    const end = last ? last.pos + last.node.nodeSize : pos;
    const nodes = stretch.now.map((part) => part.node);
    const scratch = new StepWriter(replaceNodes(writer.doc, pos, end, nodes), true);
    flattenAll(scratch, pos, nodes);
    flattenAll(
      writer,
      pos,
      stretch.old.map((part) => part.node),
    );
    const oldFirst = stretch.old[0]?.first ?? 0;
    const newFirst = stretch.now[0]?.first ?? 0;
    const olds = siblingsAt(writer.doc, pos, (last?.end ?? oldFirst) - oldFirst);
    const targets = siblingsAt(scratch.doc, pos, (stretch.now.at(-1)?.end ?? newFirst) - newFirst);
    let i = olds.length;
    let j = targets.length;
    while (i > 0 || j > 0) {
      const looseOldTo = i;
      const looseNewTo = j;
      while (i > 0 && !this.links.ofOld(oldFirst + i - 1)) i--;
      while (j > 0 && !this.links.ofNew(newFirst + j - 1)) j--;
      if (i < looseOldTo || j < looseNewTo) {
        const loose = targets.slice(j, looseNewTo).map((one) => one.node);
        const from = olds[i]?.pos ?? olds[i - 1]?.end ?? pos;
        writer.apply(new ReplaceStep(from, olds[looseOldTo - 1]?.end ?? from, new Slice(Fragment.from(loose), 0, 0)));
        continue;
      }
      const group = this.links.ofOld(oldFirst + i - 1);
      if (!group) throw new StepMisfit('no blocks belong together here');
      i = group.oldFrom - oldFirst;
      j = group.newFrom - newFirst;
      const groupTargets = targets.slice(j, group.newTo - newFirst).map((one) => one.node);
      if (olds[i]?.node.isTextblock) this.rewriteBlocks(olds[i]?.pos ?? pos, group, groupTargets);
    }
    for (const step of scratch.inverses.reverse()) writer.apply(step);
  }
}

function flattenAll(writer: StepWriter, pos: number, nodes: readonly Node[]): void {
  let at = pos + nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  for (const node of [...nodes].reverse()) {
    at -= node.nodeSize;
    flatten(writer, at);
  }
}

function siblingsAt(doc: Node, pos: number, count: number): { node: Node; pos: number; end: number }[] {
  const $pos = doc.resolve(pos);
  const siblings: { node: Node; pos: number; end: number }[] = [];
  let at = pos;
  for (let i = 0; i < count; i++) {
    const node = $pos.parent.maybeChild($pos.index() + i);
    if (!node) throw new StepMisfit('a block is missing');
    siblings.push({ node, pos: at, end: at + node.nodeSize });
    at += node.nodeSize;
  }
  return siblings;
}
