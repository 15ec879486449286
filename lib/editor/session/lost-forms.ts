import type { Mark, Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import type { MarkSpan } from '../marks/mark-positions';
import type { OwnStep } from './pending';

/**
 * What one has made of words beside writing them, and `received` has taken out of the editor with them: a line for each mark that was put on or
 * taken off, and each paragraph that became something else, with the words and the address of a link, as they stood there; also of links in own
 * words that are gone. Empty if there is none: what was taken back since is not lost. `own` as in `lostWords`.
 */
export function lostForms(received: Transaction, own: readonly OwnStep[]): string {
  const docs = { before: received.before, base: received.docs[own.length] ?? received.doc, back: received.mapping.slice(0, own.length) };
  return [...new Set(goneSteps(received, own).flatMap((gone) => linesOf(gone, docs)))].join('\n');
}

/** A step that found no place any more, and the own steps after it. */
interface GoneStep {
  step: Step;
  later: Mapping;
}

/** The doc with all own work, the one that this began on, and the way back to it. */
interface Docs {
  before: Node;
  base: Node;
  back: Mapping;
}

/** The steps that prosemirror-collab has dropped, or kept around nothing. It makes each one that it keeps the mirror of its inverse. */
function goneSteps({ mapping, steps }: Transaction, own: readonly OwnStep[]): GoneStep[] {
  const maps = own.map(({ step }) => step.getMap());
  return own.flatMap(({ step }, index) => {
    const kept = steps[mapping.getMirror(own.length - 1 - index) ?? -1];
    const isEmpty = kept instanceof ReplaceAroundStep && kept.gapFrom === kept.gapTo;
    return kept && !isEmpty ? [] : [{ step, later: new Mapping(maps.slice(index + 1)) }];
  });
}

function linesOf({ step, later }: GoneStep, docs: Docs): string[] {
  const map = step.getMap();
  const inside = (from: number, to: number): MarkSpan => ({ from: later.map(from, 1), to: later.map(to, -1) });
  if (step instanceof AddMarkStep) return sayMarked(inside(step.from, step.to), step.mark, docs);
  if (step instanceof RemoveMarkStep) return sayUnmarked(inside(step.from, step.to), step.mark, docs);
  if (step instanceof ReplaceStep) return sayLinks(inside(map.map(step.from, -1), map.map(step.to, 1)), docs);
  if (step instanceof ReplaceAroundStep) return sayKinds(inside(map.map(step.from, -1), map.map(step.to, 1)), docs);
  return [];
}

function sayMarked(span: MarkSpan, mark: Mark, { before, base, back }: Docs): string[] {
  if (base.rangeHasMark(back.map(span.from), back.map(span.to), mark)) return [];
  const words = wordsWhere(before, span, (marks) => mark.isInSet(marks));
  return words === '' ? [] : [`${words} (${mark.attrs.href ?? nameOf(mark.type)})`];
}

function sayUnmarked(span: MarkSpan, { type }: Mark, { before, base, back }: Docs): string[] {
  if (!base.rangeHasMark(back.map(span.from), back.map(span.to), type)) return [];
  // An address in the place of another has taken that one away, too.
  const words = wordsWhere(before, span, (marks) => !type.isInSet(marks));
  return words === '' ? [] : [`${words} (no ${nameOf(type)})`];
}

/** Links in what was written or pasted there. */
function sayLinks(span: MarkSpan, docs: Docs): string[] {
  const links = new Set<Mark>();
  if (span.from < span.to) {
    docs.before.nodesBetween(span.from, span.to, ({ marks }) => {
      for (const mark of marks) if (mark.attrs.href) links.add(mark);
    });
  }
  return [...links].flatMap((mark) => sayMarked(span, mark, docs));
}

function sayKinds({ from, to }: MarkSpan, { before, base, back }: Docs): string[] {
  const lines: string[] = [];
  before.nodesBetween(from, to, (node, pos) => {
    const isOther = node.isTextblock && kindsAt(before, pos + 1) !== kindsAt(base, back.map(pos + 1));
    if (isOther) lines.push(`${node.textContent} (${nameOf(before.resolve(pos + 1).node(1).type)})`);
  });
  return lines;
}

function wordsWhere(doc: Node, { from, to }: MarkSpan, isMeant: (marks: readonly Mark[]) => unknown): string {
  let words = '';
  if (from < to) {
    doc.nodesBetween(from, to, ({ text = '', marks }, pos) => {
      if (isMeant(marks)) words += text.slice(Math.max(0, from - pos), to - pos);
    });
  }
  return words.trim();
}

/** "Bullet list", of what the schema calls `bulletList`. */
const nameOf = ({ name }: { name: string }): string => name.replace(/[A-Z]/, ' $&').toLowerCase();

/** What a place is in: a heading, a paragraph of a quotation. */
function kindsAt(doc: Node, pos: number): string {
  const at = doc.resolve(pos);
  return Array.from({ length: at.depth }, (_, depth) => at.node(depth + 1))
    .map(({ type, attrs }) => type.name + JSON.stringify(attrs))
    .join();
}
