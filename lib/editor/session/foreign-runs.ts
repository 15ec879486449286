import type { Node } from '@tiptap/pm/model';
import { ReplaceStep, Step } from '@tiptap/pm/transform';

/** So many steps are taken in at once: of more, `settleAnchors` does not keep the texts between them. */
export const MAX_RUN_STEPS = 1_000;

/**
 * True for stored steps that do nothing but write words without a format in a block, take some out of it, or split it. What does not fit into a text
 * does not fit again after any number of them.
 */
export function keepForm(stored: readonly unknown[], doc: Node): boolean {
  let before = doc;
  return stored.every((json) => {
    const step = Step.fromJSON(doc.type.schema, json);
    const isKept = isSplit(step) || isOfWords(step, before);
    before = step.apply(before).doc ?? before;
    return isKept;
  });
}

function isOfWords(step: Step, doc: Node): boolean {
  if (!(step instanceof ReplaceStep)) return false;
  const start = doc.resolve(step.from);
  const isWithinBlock = start.parent.isTextblock && start.sameParent(doc.resolve(step.to));
  return isWithinBlock && step.slice.content.content.every(({ isText, marks }) => isText && marks.length === 0);
}

function isSplit(step: Step): boolean {
  if (!(step instanceof ReplaceStep) || step.from !== step.to) return false;
  const { openStart, openEnd, size } = step.slice;
  return openStart > 0 && openStart === openEnd && size === openStart + openEnd;
}
