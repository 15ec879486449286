import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { joinSpans } from '@/lib/domain/anchors/join-spans';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { changedWords } from '@/lib/domain/text/changed-words';
import type { MarkSpan } from '../marks/mark-positions';
import type { OwnStep } from './pending';

/** A run of characters without white space that is longer than this is no word: some scripts have no spaces. */
const MAX_WORD_CHARS = 40;

/**
 * The own words that `received` has taken out of the editor, since others have deleted or replaced all around the place where they were
 * written: whole words as they stood there, a line for each place, in the order of the text. Empty if there are none: what was only deleted,
 * what was put back as it was, and paragraphs that the received text has elsewhere, word for word, are not lost.
 * `own`: the unconfirmed steps before `received`, which must bring at least one foreign step.
 */
export function lostWords(received: Transaction, own: readonly OwnStep[]): string {
  const spans = goneSpans(received, own);
  if (spans.length === 0) return '';
  const base = received.docs[own.length] ?? received.doc;
  const back = received.mapping.slice(0, own.length);
  const words = spans.flatMap((span) => {
    const { from, to } = toWholeWords(received.before, span);
    // Against what was there before own work began: undo puts others' words back, which were theirs to delete.
    const under = wordsBetween(base, back.map(from, -1), back.map(to, 1));
    const { added } = changedWords(under, wordsBetween(received.before, from, to));
    return added.trim() === '' || standElsewhere(received, span) ? [] : [added.trim()];
  });
  return words.join('\n');
}

/** Where the steps that prosemirror-collab has dropped had written, in the doc before. It makes each step that it keeps the mirror of its inverse. */
function goneSpans({ mapping }: Transaction, own: readonly OwnStep[]): MarkSpan[] {
  const maps = own.map(({ step }) => step.getMap());
  const spans: MarkSpan[] = [];
  maps.forEach((map, index) => {
    if (mapping.getMirror(own.length - 1 - index) !== undefined) return;
    const later = new Mapping(maps.slice(index + 1));
    // Inwards: what was written beside it later has a step of its own, which may have found a place.
    map.forEach((_from, _to, from, to) => {
      spans.push({ from: later.map(from, 1), to: later.map(to, -1) });
    });
  });
  return joinSpans(spans.filter(({ from, to }) => from < to));
}

/** The span with the words that it begins or ends in: half a word is of no use to whoever is to write it again. */
function toWholeWords(doc: Node, { from, to }: MarkSpan): MarkSpan {
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  // A leaf counts as one character here, as it does in positions.
  const begun = `${start.parent.textBetween(0, start.parentOffset, '', ' ')}${letterAt(doc, from)}`;
  const ended = `${letterAt(doc, to - 1)}${end.parent.textBetween(end.parentOffset, end.parent.content.size, '', ' ')}`;
  const [before, after] = [wordChars(begun.match(/\S*$/)), wordChars(ended.match(/^\S*/))];
  return {
    from: start.parent.isTextblock ? from - before : from,
    to: end.parent.isTextblock ? to + after : to,
  };
}

const letterAt = (doc: Node, pos: number): string => doc.textBetween(pos, pos + 1, ' ', ' ') || ' ';

/** How far a word goes beyond the one character of it that is known. */
function wordChars(match: RegExpMatchArray | null): number {
  const chars = (match?.[0].length ?? 0) - 1;
  return chars > 0 && chars <= MAX_WORD_CHARS ? chars : 0;
}

/** True if the text received has every paragraph that the span is in as often as the text before it had. */
function standElsewhere({ before, doc }: Transaction, { from, to }: MarkSpan): boolean {
  const texts = new Set<string>();
  before.nodesBetween(from, to, (node) => {
    if (node.isTextblock) texts.add(node.textContent);
  });
  return [...texts].every((text) => countBlocks(doc, text) >= countBlocks(before, text));
}

function countBlocks(doc: Node, text: string): number {
  let count = 0;
  doc.descendants((node) => {
    if (node.isTextblock && node.textContent === text) count += 1;
    return !node.isTextblock;
  });
  return count;
}
