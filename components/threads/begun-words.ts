import type { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import { draftOf, keepDraft } from '@/components/annotations/card-drafts';
import { CONTEXT_CHARS, Quote, quoteRange } from '@/lib/domain/anchors/anchor';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import { findOccurrences } from '@/lib/domain/text/find-occurrences';
import type { MarkSpan } from '@/lib/editor/marks/mark-positions';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** How much of what stands around words is asked for where that has changed. UTF-16 units. */
const NEAR_CHARS = 8;

/** The words that a comment was begun on, with what stood around them. */
const BegunWords = z.array(Quote).min(1);
export type BegunWords = z.infer<typeof BegunWords>;

const begunWords = { form: 'comment-words', schema: BegunWords };

/** The words that the draft of this field was begun on; null where that is not known. */
export const begunWordsOf = (session: ArticleSession, draftId: string): BegunWords | null => draftOf(session, begunWords, draftId);

/** Keeps beside the draft of a field which words it is on. None forgets them. */
export function keepBegunWords(session: ArticleSession, draftId: string, words: BegunWords): void {
  keepDraft(session, begunWords, draftId, words.length > 0 ? words : null);
}

/** The words of `spans` with what stands around them. */
export const wordsAt = (doc: Node, spans: readonly MarkSpan[]): BegunWords =>
  spans.map(({ from, to }) => {
    const { exact, prefix, suffix } = quoteRange(doc, from, to);
    return { exact, prefix, suffix };
  });

/** True for the same words in the same surroundings. */
export const areSameWords = (some: BegunWords, others: BegunWords): boolean => JSON.stringify(some) === JSON.stringify(others);

/** Where words stand in `doc` now, sorted; those that are changed, gone or not to be told from others are left out. */
export function findBegunWords(doc: Node, words: BegunWords): MarkSpan[] {
  const text = readText(doc);
  const find = ({ exact, prefix, suffix }: Quote): MarkSpan | null => {
    // What stands around them may be other by now. Few words alone would be a guess.
    for (const chars of exact.length > CONTEXT_CHARS ? [CONTEXT_CHARS, NEAR_CHARS, 0] : [CONTEXT_CHARS, NEAR_CHARS]) {
      const [before, after] = [prefix.slice(Math.max(0, prefix.length - chars)), suffix.slice(0, chars)];
      const [at, another] = findOccurrences(text.words, before + exact + after, 0, text.words.length);
      if (another !== undefined) return null;
      if (at !== undefined) return positionsOf(text, at + before.length, at + before.length + exact.length);
    }
    return null;
  };
  return words.flatMap((one) => find(one) ?? []).sort((a, b) => a.from - b.from);
}
