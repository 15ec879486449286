import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';

/** Thrown inside `alignDocs` when a step does not fit, and caught there: that part is then replaced as a whole. */
export class StepMisfit extends Error {}

/** New content of text blocks that is not in the doc yet, the last one first. */
interface Rewritten {
  pos: number;
  content: Fragment;
  next: Rewritten | null;
}

/** How far a writer had come. */
export interface Checkpoint {
  doc: Node;
  rewritten: Rewritten | null;
  count: number;
}

/** Applies steps one after another and keeps them. Unlike Transform it does not keep every doc in between: for 10,000 steps that is 160 MB. */
export class StepWriter {
  readonly steps: Step[] = [];
  /** The steps that undo `steps`, in the same order. Only if asked for. */
  readonly inverses: Step[] = [];
  private rewritten: Rewritten | null = null;

  constructor(
    private current: Node,
    private readonly keepsInverses = false,
  ) {}

  get doc(): Node {
    if (this.rewritten) {
      const blocks = new Map<number, Fragment>();
      for (let one: Rewritten | null = this.rewritten; one; one = one.next) blocks.set(one.pos, one.content);
      this.current = this.current.copy(withContent(this.current, 0, blocks, [...blocks.keys()]));
      this.rewritten = null;
    }
    return this.current;
  }

  apply(step: Step): void {
    const before = this.doc;
    const { doc, failed } = step.apply(before);
    if (!doc) throw new StepMisfit(failed ?? 'the step has no outcome');
    if (this.keepsInverses) this.inverses.push(step.invert(before));
    this.steps.push(step);
    this.current = doc;
  }

  /**
   * Steps that `inside` made on the text block at `pos`. The doc is only made anew when somebody looks at it:
   * thousands of paragraphs in one go, not one by one. Between two looks `pos` must fall.
   */
  adopt(inside: BlockWriter, pos: number): void {
    if (inside.steps.length === 0) return;
    for (const step of inside.steps) this.steps.push(step);
    this.rewritten = { pos, content: inside.node.content, next: this.rewritten };
  }

  checkpoint(): Checkpoint {
    return { doc: this.current, rewritten: this.rewritten, count: this.steps.length };
  }

  rewind({ doc, rewritten, count }: Checkpoint): void {
    this.current = doc;
    this.rewritten = rewritten;
    this.steps.length = count;
  }
}

/** The children of `parent`, whose inside begins at `start`, with new content for the blocks at `positions` (rising). */
function withContent(parent: Node, start: number, blocks: ReadonlyMap<number, Fragment>, positions: readonly number[]): Fragment {
  const children: Node[] = [];
  let next = 0;
  parent.forEach((child, offset) => {
    const pos = start + offset;
    const first = next;
    while ((positions[next] ?? Number.POSITIVE_INFINITY) < pos + child.nodeSize) next++;
    const content = blocks.get(pos);
    if (content) children.push(child.copy(content));
    else children.push(first === next ? child : child.copy(withContent(child, pos + 1, blocks, positions.slice(first, next))));
  });
  return Fragment.fromArray(children);
}

/** The doc with `nodes` in place of what is between `from` and `to`. */
export function replaceNodes(doc: Node, from: number, to: number, nodes: readonly Node[]): Node {
  const result = new ReplaceStep(from, to, new Slice(Fragment.from(nodes), 0, 0)).apply(doc);
  if (!result.doc) throw new StepMisfit(result.failed ?? 'the nodes do not fit');
  return result.doc;
}

/**
 * Writes the steps that rewrite text. Where that is one block, they are tried on that block alone and not on the whole doc:
 * of 8,000 changed words in 100,000 that makes 200 ms.
 */
export interface TextWriter {
  /** Deletes, then inserts, as two steps: an anchor at the edge of one replaced stretch would take in the new words, and one on all of it would land on them. */
  replace(from: number, to: number, slice: Slice): void;
  changeMark(from: number, to: number, mark: Mark, isAdded: boolean): void;
}

const replaceSteps = (from: number, to: number, slice: Slice): Step[] => {
  const steps: Step[] = [];
  if (from < to) steps.push(new ReplaceStep(from, to, Slice.empty));
  if (slice.size > 0) steps.push(new ReplaceStep(from, from, slice));
  return steps;
};

const markStep = (from: number, to: number, mark: Mark, isAdded: boolean) =>
  isAdded ? new AddMarkStep(from, to, mark) : new RemoveMarkStep(from, to, mark);

/** Writes into a doc, over several blocks. */
export class DocWriter implements TextWriter {
  constructor(private readonly writer: StepWriter) {}

  replace(from: number, to: number, slice: Slice): void {
    for (const step of replaceSteps(from, to, slice)) this.writer.apply(step);
  }

  changeMark(from: number, to: number, mark: Mark, isAdded: boolean): void {
    this.writer.apply(markStep(from, to, mark, isAdded));
  }
}

/** Writes into one text block whose content begins at `start` in the doc. */
export class BlockWriter implements TextWriter {
  readonly steps: Step[] = [];

  constructor(
    public node: Node,
    private readonly start: number,
  ) {}

  replace(from: number, to: number, slice: Slice): void {
    this.steps.push(...replaceSteps(from, to, slice));
    this.node = this.node.replace(from - this.start, to - this.start, slice);
  }

  changeMark(from: number, to: number, mark: Mark, isAdded: boolean): void {
    const { doc } = markStep(from - this.start, to - this.start, mark, isAdded).apply(this.node);
    if (!doc) throw new StepMisfit('the mark does not fit');
    this.steps.push(markStep(from, to, mark, isAdded));
    this.node = doc;
  }
}
