import { z } from 'zod';

/** How many votes a desk may ask for, and how many people may vote on one claim at most. */
export const VOTE_BOUNDS = { minNeeded: 2, maxNeeded: 5, maxOf: 7 } as const;

/** When a desk votes, one table. */
export const voteTimes = {
  every: { name: 'On every claim', definition: 'Votes take the place of the second check' },
  differ: { name: 'Where two checkers differ', definition: 'Votes decide in place of one person' },
} as const;
/** When votes are asked for. */
export const VoteTime = z.enum(['every', 'differ']);
export type VoteTime = z.infer<typeof VoteTime>;

/** The most people that may vote where `needed` must name the same verdict: fewer than twice as many, so that no second verdict can have as many votes. */
export const maxVoters = (needed: number): number => Math.min(VOTE_BOUNDS.maxOf, 2 * needed - 1);

/**
 * That claims of a desk are voted on: `needed` of at most `of` people must name the same verdict. `needed` is always more than half of `of`: whoever
 * votes first decides no more than whoever votes last.
 */
export const VoteRule = z
  .object({
    when: VoteTime,
    needed: z.number().int().min(VOTE_BOUNDS.minNeeded).max(VOTE_BOUNDS.maxNeeded),
    of: z.number().int().max(VOTE_BOUNDS.maxOf),
  })
  .refine(({ needed, of }) => of >= needed && of <= maxVoters(needed), {
    path: ['of'],
    message: 'At least as many may vote as are needed, and fewer than twice as many.',
  });
export type VoteRule = z.infer<typeof VoteRule>;

/** What a desk that votes begins with: two of three, where two differ. */
export const firstVoteRule: VoteRule = { when: 'differ', needed: 2, of: 3 };

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
/** A small number as a word: "two". */
export const numeral = (count: number): string => numerals[count] ?? String(count);

/** The rule in words that go on in a sentence: "two of three votes". */
export const sayVoteRule = ({ needed, of }: Pick<VoteRule, 'needed' | 'of'>): string => `${numeral(needed)} of ${numeral(of)} votes`;
