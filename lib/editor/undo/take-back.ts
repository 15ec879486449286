import { type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, type Mappable, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, replaceStep, type Step } from '@tiptap/pm/transform';
import type { Span } from '@/lib/domain/anchors/anchor';
import { joinSpans } from '@/lib/domain/anchors/join-spans';

/** What has become of a doc since a change. */
export interface Since {
  mapping: Mappable;
  /** What is left of a stretch of the doc after the change, from its first position to its last, and what others have written in there. */
  follow(stretch: Span): { left: Span; theirs: readonly Span[] };
}

/**
 * Takes one own change back in a doc that others have changed since, and touches nothing of theirs: of a stretch only what is between theirs
 * goes. Where they make it impossible (a paragraph stands between the two halves of another), the form of the text stays as it is.
 *
 * Gives the place among the steps of `tr` of the one that has put back what the change had deleted, just as it was; null if none has.
 */
export function takeBack(tr: Transaction, inverse: Step, since: Since): number | null {
  if (inverse instanceof ReplaceStep) return replaceBack(tr, inverse, since);
  if (inverse instanceof ReplaceAroundStep) return replaceAround(tr, inverse, since);
  if (inverse instanceof AddMarkStep || inverse instanceof RemoveMarkStep) {
    const Marking = inverse instanceof AddMarkStep ? AddMarkStep : RemoveMarkStep;
    for (const { from, to } of mineOf(inverse, since).pieces) tryStep(tr, new Marking(from, to, inverse.mark));
    return null;
  }
  const step = inverse.map(since.mapping);
  if (step) tryStep(tr, step);
  return null;
}

function replaceBack(tr: Transaction, step: ReplaceStep, since: Since): number | null {
  // Where others have deleted all around, nothing comes back. What is left in the middle of it goes all the same.
  const isGone = step.slice.size > 0 && step.map(since.mapping) === null;
  return replacePieces(tr, mineOf(step, since), isGone ? Slice.empty : step.slice);
}

function replaceAround(tr: Transaction, inverse: ReplaceAroundStep, since: Since): number | null {
  const before = mineOf({ from: inverse.from, to: inverse.gapFrom }, since);
  const behind = mineOf({ from: inverse.gapTo, to: inverse.to }, since);
  const step = inverse.map(since.mapping);
  if (step && before.isAll && behind.isAll && tryStep(tr, step)) return tr.steps.length - 1;
  // Others have changed the form of what is in the gap, or have written around it: then the words go and come alone.
  const [first, last] = step ? slicesAround(inverse, tr.doc) : [Slice.empty, Slice.empty];
  replacePieces(tr, behind, last);
  replacePieces(tr, before, first);
  return null;
}

/** What a step puts in before its gap and behind it, where that has words. */
function slicesAround({ slice, insert }: ReplaceAroundStep, doc: Node): [Slice, Slice] {
  const { content, openStart, openEnd } = slice;
  const { depth } = doc.type.create(null, content).resolve(insert);
  const ifWords = (part: Slice) => (hasWords(part) ? part : Slice.empty);
  return [ifWords(new Slice(content.cut(0, insert), openStart, depth)), ifWords(new Slice(content.cut(insert), depth, openEnd))];
}

/** Replaces what of an own stretch is one's own: the first piece by the slice, the others by nothing. */
function replacePieces(tr: Transaction, { start, pieces }: Mine, slice: Slice): number | null {
  // What was deleted comes back at the beginning, also where no piece is there.
  const isAtStart = slice.size === 0 || pieces[0]?.from === start;
  const [first, ...rest] = isAtStart ? pieces : [{ from: start, to: start }, ...pieces];
  // From the last one: the places of the others stay true.
  for (const piece of rest.reverse()) replace(tr, piece, Slice.empty);
  return first ? replace(tr, first, slice) : null;
}

/** Replaces a stretch; where that breaks the form of the text, so that the form stays. Gives the place of the step if it puts back just what it should. */
function replace(tr: Transaction, { from, to }: Span, slice: Slice): number | null {
  if (tryStep(tr, new ReplaceStep(from, to, slice))) return slice.size > 0 ? tr.steps.length - 1 : null;
  // The words come back open at both sides where they fit in no other way, and what is to go goes even where nothing can come back.
  const open = slice.size > 0 ? [Slice.maxOpen(slice.content, false)] : [];
  tryOne(tr, [
    () => replaceStep(tr.doc, from, to, slice),
    ...open.map((one) => () => new ReplaceStep(from, to, one)),
    ...open.map((one) => () => replaceStep(tr.doc, from, to, one)),
    () => new ReplaceStep(from, to, Slice.empty),
    () => replaceStep(tr.doc, from, to, Slice.empty),
  ]);
  return null;
}

/** Takes the first step that can be taken and changes something. */
function tryOne(tr: Transaction, steps: readonly (() => Step | null)[]): void {
  for (const make of steps) {
    const step = make();
    if (step && changes(step, tr.doc) && tryStep(tr, step)) return;
  }
}

const tryStep = (tr: Transaction, step: Step): boolean => tr.maybeStep(step).failed === null;

/** False for a step that fails, and for one that puts in what it takes out. */
function changes(step: Step, doc: Node): boolean {
  const after = step.apply(doc).doc;
  return after !== null && !after.eq(doc);
}

/** True for a slice with text, a picture or a line: more than the form of paragraphs. */
export const hasWords = ({ content }: Slice) => content.textBetween(0, content.size, '', 'x') !== '';

/** True if two stretches have a position between two in common. */
export const overlaps = (one: Span, other: Span) => one.from < other.to && other.from < one.to;

/** What is left of an own stretch. */
interface Mine {
  /** Where it begins, or began if nothing is left. */
  start: number;
  /** What of it lies between what others have written in it, in order. */
  pieces: readonly Span[];
  /** True if others have written nothing in it. */
  isAll: boolean;
}

function mineOf({ from, to }: Span, { mapping, follow }: Since): Mine {
  const { left, theirs } = follow({ from, to });
  if (left.from >= left.to) return { start: mapping.map(from, 1), pieces: [], isAll: true };
  const pieces: Span[] = [];
  let at = left.from;
  for (const other of joinSpans(theirs.filter((span) => overlaps(span, left)))) {
    if (at < other.from) pieces.push({ from: at, to: other.from });
    at = Math.max(at, other.to);
  }
  if (at < left.to) pieces.push({ from: at, to: left.to });
  return { start: left.from, pieces, isAll: at === left.from };
}
