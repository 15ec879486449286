import { z } from 'zod';
import { claimSimilarity, type TermWeight } from './claim-similarity';
import { claimTerms } from './claim-terms';

/** What a claim says: its words in the article, and the sentence that says what is checked of it, where somebody has written one. */
export interface ClaimTexts {
  words: string;
  statement: string | null;
}

/** Which of the two. */
export const ClaimText = z.enum(['words', 'statement']);
export type ClaimText = z.infer<typeof ClaimText>;

/** What a claim says, each by its name; no statement where there is none. */
export const textsOf = ({ words, statement }: ClaimTexts): { is: ClaimText; text: string }[] => [
  { is: 'words', text: words },
  ...(statement === null ? [] : [{ is: 'statement' as const, text: statement }]),
];

/** That text of a claim; its words where it has no statement. */
export const textOf = ({ words, statement }: ClaimTexts, is: ClaimText): string => (is === 'statement' ? (statement ?? words) : words);

/** How alike two claims are, and by which of their texts. */
export interface AlikeTexts {
  mine: ClaimText;
  theirs: ClaimText;
  /** 0..1, as `claimSimilarity` says. */
  score: number;
}

/**
 * The texts by which two claims are most alike: each is compared with each, since what one author says in so many words another leaves to the
 * statement. Of what is as alike the words come first.
 */
export function closestTexts(mine: ClaimTexts, theirs: ClaimTexts, weightOf: TermWeight): AlikeTexts {
  const cut = (claim: ClaimTexts) => textsOf(claim).map(({ is, text }) => ({ is, terms: claimTerms(text) }));
  const others = cut(theirs);
  let best: AlikeTexts = { mine: 'words', theirs: 'words', score: -1 };
  for (const one of cut(mine)) {
    for (const other of others) {
      const score = claimSimilarity(one.terms, other.terms, weightOf);
      if (score > best.score) best = { mine: one.is, theirs: other.is, score };
    }
  }
  return best;
}
