import type { Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, Step, Transform } from '@tiptap/pm/transform';
import { z } from 'zod';
import { articleSchema } from '../text/article-schema';
import type { EntryInput, JournalEntry } from './entry';

/** A step that writes or deletes words and leaves the form of the text alone. */
const WordStep = z.strictObject({
  stepType: z.literal('replace'),
  from: z.number().int(),
  to: z.number().int(),
  slice: z.strictObject({ content: z.array(z.looseObject({ type: z.literal('text'), text: z.string() })) }).optional(),
});
type WordStep = z.infer<typeof WordStep>;

const Words = z.strictObject({ steps: z.array(WordStep), origin: z.literal('edit').optional() });
const WithSteps = z.object({ steps: z.array(z.unknown()) });

/** What a step does to positions: `oldSize` from `start` on become `newSize`. */
interface Change {
  start: number;
  oldSize: number;
  newSize: number;
}

/**
 * Typing as it is after text that its sender has not seen, or null where only the sender can say. Both wrote in different places, with at least a
 * character between them: then every way of rebasing only shifts, and the sender, who rebases the same steps when they hear of it, comes to the
 * same words. What touches, takes words away around it, or changes the form of the text is left to the sender.
 *
 * Without it nobody gets through where many write: while a batch waits for its turn, somebody else's is stored, and it is stale.
 */
export function carryTyping(fresh: readonly EntryInput[], missed: readonly JournalEntry[]): EntryInput[] | null {
  const parsed = fresh.map(({ type, payload }) => (type === 'text' ? Words.safeParse(payload).data : undefined));
  let own = parsed.flatMap((words) => words?.steps ?? []);
  if (parsed.some((words) => words === undefined)) return null;
  for (const step of missed.flatMap(stepsOf)) {
    const moved = step && carryOver(own, step);
    if (!moved) return null;
    own = moved;
  }
  const carried = own.values();
  return fresh.map((entry, index) => {
    const steps = (parsed[index]?.steps ?? []).map(() => carried.next().value);
    return { ...entry, payload: { ...parsed[index], steps } };
  });
}

/**
 * True if carried typing, which fits `doc`, the text with all that its sender missed, has fitted each text on the way there as well. The sender
 * hears of one entry after the other, and gives up for good what does not fit for a moment: a join to the headline, where no word is bold, while
 * a colleague has made the words behind it bold. Then the two texts would part. Words without a format within one block fit wherever they go.
 * What joins blocks or has a format has fitted if nothing but such words was missed: they take no form back.
 */
export function fitsOnTheWay(carried: readonly EntryInput[], missed: readonly JournalEntry[], doc: Node): boolean {
  if (missed.every(({ payload }) => WithSteps.parse(payload).steps.every(isPlain))) return true;
  const text = new Transform(doc);
  return carried.every(({ payload }) =>
    Words.parse(payload).steps.every((step) => {
      const isWithinBlock = text.doc.resolve(step.from).sameParent(text.doc.resolve(step.to));
      text.step(Step.fromJSON(articleSchema, step));
      return isWithinBlock && isPlain(step);
    }),
  );
}

/** True for a step that writes or deletes words without a format. */
function isPlain(json: unknown): boolean {
  const step = WordStep.safeParse(json);
  return step.success && (step.data.slice?.content ?? []).every(({ marks }) => marks === undefined);
}

/** The steps of a stored entry. Null stands for one that changes the form of the text around what it leaves. */
function stepsOf({ payload }: JournalEntry): (Step | null)[] {
  return WithSteps.parse(payload).steps.map((json) => {
    const step = Step.fromJSON(articleSchema, json);
    return step instanceof ReplaceStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep ? step : null;
  });
}

/** The steps as they are after `other`, which was made on the same text as the first of them; null where they meet. */
function carryOver(own: readonly WordStep[], other: Step): WordStep[] | null {
  let changes: Change[] = [];
  other.getMap().forEach((start, end, newStart, newEnd) => {
    changes.push({ start, oldSize: end - start, newSize: newEnd - newStart });
  });
  const carried: WordStep[] = [];
  for (const step of own) {
    const { from, to } = step;
    let shift = 0;
    for (const { start, oldSize, newSize } of changes) {
      if (start + oldSize < from) shift += newSize - oldSize;
      else if (start <= to) return null;
    }
    carried.push({ ...step, from: from + shift, to: to + shift });
    // The next own step was made on the text with this one.
    const by = sizeOf(step) - (to - from);
    changes = changes.map((change) => (change.start > to ? { ...change, start: change.start + by } : change));
  }
  return carried;
}

const sizeOf = ({ slice }: WordStep) => (slice?.content ?? []).reduce((sum, { text }) => sum + text.length, 0);
