import type { Node } from '@tiptap/pm/model';
import { ReplaceStep, type Step } from '@tiptap/pm/transform';
import type { VisibleEntry } from '@/lib/domain/journal/entry';

/** So many steps are taken in at once: of more, `settleAnchors` does not keep the texts between them. */
const MAX_STEPS = 1_000;

interface Surroundings {
  /** True for entries that are to be taken in by themselves. */
  isAlone(entry: VisibleEntry): boolean;
  /** The steps that an entry brings; null where they cannot be read. */
  stepsOf(entry: VisibleEntry): readonly Step[] | null;
  /** There are own steps which others' go under. */
  hasOwn: boolean;
}

/**
 * The end of the run that begins at `start`: all before it can be taken in at once, and come to what they would one after the other. An own step
 * that does not fit for a moment is given up for good, as the server expects (`fitsOnTheWay`): so where there are own ones, a run has nothing but
 * words without a format and splits of blocks, which take no form back.
 */
export function endOfRun(entries: readonly VisibleEntry[], start: number, { isAlone, stepsOf, hasOwn }: Surroundings): number {
  let count = 0;
  for (let end = start; end < entries.length; end++) {
    const entry = entries[end];
    if (!entry) break;
    const steps = stepsOf(entry);
    const isApart = steps === null || isAlone(entry) || (hasOwn && !steps.every((step) => isWords(step) || isSplit(step)));
    count += steps?.length ?? 0;
    if (end === start && isApart) return start + 1;
    if (isApart || (end > start && count > MAX_STEPS)) return end;
  }
  return entries.length;
}

/** True if steps split a block and join one: the split may have been taken back. `docs`: the text before each. */
export function takeSplitsBack(steps: readonly Step[], docs: readonly Node[]): boolean {
  return steps.some(isSplit) && steps.some((step, index) => isJoin(step, docs[index]));
}

function isWords(step: Step): boolean {
  return step instanceof ReplaceStep && step.slice.content.content.every(({ isText, marks }) => isText && marks.length === 0);
}

function isSplit(step: Step): boolean {
  if (!(step instanceof ReplaceStep) || step.from !== step.to) return false;
  const { openStart, openEnd, size } = step.slice;
  return openStart > 0 && openStart === openEnd && size === openStart + openEnd;
}

const isJoin = (step: Step, doc: Node | undefined): boolean =>
  step instanceof ReplaceStep && doc !== undefined && !doc.resolve(step.from).sameParent(doc.resolve(step.to));
