import type { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { Anchor, type Span, tightSpan } from '../anchors/anchor';
import { readSpan } from '../anchors/torn-edges';
import { inputText } from '../text/text-input';

/** Longest replacement, and most words that one suggestion strikes out. UTF-16 units. */
export const MAX_SUGGESTION_CHARS = 10_000;
/** Longest note. UTF-16 units. */
export const MAX_SUGGESTION_NOTE_CHARS = 1_000;

/** Words as a `Replacement` may have them: a space for each break of lines. */
export const inOneLine = (text: string): string => text.replaceAll(/[\n\r\u2028\u2029]+/g, ' ');

/** Words that are proposed for others, on one line. Empty: the others are to go. */
export const Replacement = inputText(MAX_SUGGESTION_CHARS).refine(
  (text) => inOneLine(text) === text,
  'A suggestion stays within one paragraph.',
);

/** Why the words should be others, in a sentence or two. */
export const SuggestionNote = inputText(MAX_SUGGESTION_NOTE_CHARS);

/** How a suggestion came to its end. */
export const Settlement = z.object({
  how: z.enum(['accepted', 'rejected', 'withdrawn']),
  byId: z.string(),
  at: z.string(),
  entryId: z.uuid(),
});
export type Settlement = z.infer<typeof Settlement>;

/**
 * A proposed change of words, stand-off: the text does not know of it until it is accepted. It has one range, which is empty where words are
 * to be put in and none to go.
 */
export const Suggestion = z.object({
  id: z.uuid(),
  /** On the words that are to go; once accepted, on those that were put in. True at the version of the state that holds it. */
  anchor: Anchor,
  /** The words that are to go, as they were when the suggestion was made. */
  words: z.string(),
  replacement: z.string(),
  note: z.string(),
  byId: z.string(),
  /** The entry that it has these words from. Left out where they are from before answers named it. */
  entryId: z.uuid().optional(),
  /** When it was made, and when its author last changed it. */
  at: z.string(),
  changedAt: z.string().nullable(),
  /** Null while it is open. */
  settled: Settlement.nullable(),
  /** What acceptance took out of the text, as a slice: reopening puts it back with its bold words and links. */
  taken: z.unknown().optional(),
  /** The entry that took its words away, while they are gone. */
  lostSeq: z.number().int().optional(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/**
 * Where a suggestion's words stand in `doc` now, to the letter and in one paragraph, or null if they do not: then it is outdated, and can be
 * neither accepted nor taken back. A place for new words is there as long as it has what stood before or after it.
 */
export function placeOfSuggestion(doc: Node, { anchor }: Pick<Suggestion, 'anchor'>): Span | null {
  const [range, ...others] = anchor.ranges;
  if (!range || others.length > 0 || (anchor.state !== 'exact' && anchor.state !== 'moved')) return null;
  return isInOneParagraph(doc, range) ? { from: range.from, to: range.to } : null;
}

/**
 * What stands in `doc` where the words of an outdated suggestion were: what is left of them with what came in between, or what took their place.
 * Null where nothing does, where it is more than one paragraph or too much for one suggestion, and for a place for new words.
 */
export function placeSince(doc: Node, { anchor, words }: Pick<Suggestion, 'anchor' | 'words'>): Span | null {
  const [range] = anchor.ranges;
  if (!range || words === '') return null;
  const reach = range.reach ?? readSpan(doc, range);
  if (reach.to - reach.from > MAX_SUGGESTION_CHARS) return null;
  // The reach of words that begin or end a paragraph goes on to the edge of the next one, where an undo may put them back.
  const place = tightSpan(doc, reach);
  return place && isInOneParagraph(doc, place) ? place : null;
}

/** True if a span lies within the text of one block. */
export function isInOneParagraph(doc: Node, { from, to }: Span): boolean {
  if (from > to || to > doc.content.size) return false;
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  return start.parent.isTextblock && start.sameParent(end);
}

/** The suggestions that wait for an answer, in text order. */
export function openSuggestions(suggestions: ReadonlyMap<string, Suggestion>): Suggestion[] {
  const start = ({ anchor }: Suggestion) => anchor.ranges[0]?.from ?? 0;
  return [...suggestions.values()].filter(({ settled }) => settled === null).sort((a, b) => start(a) - start(b) || (a.id < b.id ? -1 : 1));
}
