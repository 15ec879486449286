import type { Node } from '@tiptap/pm/model';
import { RemoveMarkStep, ReplaceStep, type Step, StepResult } from '@tiptap/pm/transform';
import { isSameButErased } from './erased-sign';

/** A top-level block that steps are being applied to by itself: it is put back when a step stands outside of it. */
interface OpenBlock {
  block: Node;
  index: number;
  /** The position before the block. */
  start: number;
}

/**
 * The doc after all `steps`, or the failure of the first that does not apply. The same as applying them one after another, but steps that
 * follow each other inside one block are applied to that block alone: each would else make a new list of all blocks, and a book has thousands.
 */
export function applyStepList(doc: Node, steps: readonly Step[]): StepResult {
  let current = doc;
  let open: OpenBlock | null = null;
  for (const step of steps) {
    if (!isInside(step)) {
      current = putBack(current, open);
      open = null;
      const result = applyStep(step, current);
      if (!result.doc) return result;
      current = result.doc;
      continue;
    }
    if (open && !holds(open, step)) {
      current = putBack(current, open);
      open = null;
    }
    open ??= openBlockAt(current, step);
    const base: number = open ? open.start + 1 : 0;
    const result = applyStep(new ReplaceStep(step.from - base, step.to - base, step.slice), open?.block ?? current);
    if (!result.doc) return result;
    if (open) open = { ...open, block: result.doc };
    else current = result.doc;
  }
  return StepResult.ok(putBack(current, open));
}

/** True for a step that cannot reach beyond the block that it stands in: nothing of its slice is open. */
function isInside(step: Step): step is ReplaceStep {
  return step instanceof ReplaceStep && !isStructure(step) && step.slice.openStart === 0 && step.slice.openEnd === 0;
}

// Not in the types: such a step fails where it would take words away, which the whole text is asked for.
const isStructure = (step: ReplaceStep) => Reflect.get(step, 'structure') === true;

const holds = ({ start, block }: OpenBlock, { from, to }: ReplaceStep) => from > start && to < start + block.nodeSize;

/** The block that a step stands inside of, or null if it stands between blocks, or in several. */
function openBlockAt(doc: Node, step: ReplaceStep): OpenBlock | null {
  if (step.from < 0 || step.from >= doc.content.size) return null;
  let start = 0;
  for (let index = 0; index < doc.childCount; index++) {
    const block = doc.child(index);
    if (step.from < start + block.nodeSize) {
      const found = { block, index, start };
      return !block.isText && !block.isLeaf && holds(found, step) ? found : null;
    }
    start += block.nodeSize;
  }
  return null;
}

const putBack = (doc: Node, open: OpenBlock | null): Node => (open ? doc.copy(doc.content.replaceChild(open.index, open.block)) : doc);

/** Applying a step whose positions lie outside the doc throws where others fail: to a sender it is the same. */
function applyStep(step: Step, doc: Node): StepResult {
  try {
    return step instanceof RemoveMarkStep && step.mark.type.name === 'link' ? removeLink(step, doc) : step.apply(doc);
  } catch (error) {
    return StepResult.fail(String(error));
  }
}

/** A step takes off only marks that equal its own: a link whose address was erased here or there would come back by that, or stay. */
function removeLink(step: RemoveMarkStep, doc: Node): StepResult {
  const { from, to, mark } = step;
  let result = step.apply(doc);
  doc.nodesBetween(from, to, ({ marks }) => {
    const link = mark.type.isInSet(marks);
    if (!link || link.eq(mark) || !isSameButErased(String(link.attrs.href), String(mark.attrs.href))) return;
    if (result.doc) result = new RemoveMarkStep(from, to, link).apply(result.doc);
  });
  return result;
}
