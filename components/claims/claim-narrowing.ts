import type { z } from 'zod';
import type { ClaimCount, countClaims } from '@/lib/domain/contract/claims';
import { sayNumber } from '@/lib/domain/text/say-count';
import type { AnswerState } from '../ui/answer-state';
import type { ClaimsAddress } from './claims-address';
import type { ChangeClaims } from './use-claims-address';

export type Counts = z.output<NonNullable<(typeof countClaims)['answer']>>;

/** What narrows the claims of a list, and how many there are: filters and head of it show the same. */
export interface ClaimNarrowing {
  address: ClaimsAddress;
  desks: readonly { id: string; name: string }[];
  counts: Counts | undefined;
  /** Who has given verdicts. */
  people: readonly { id: string; name: string }[];
  /** Whether the counts are of what narrows the claims now. */
  answer: AnswerState;
  /**
   * True where what is listed has some of the words only. How many claims have all of them is no figure for the list, and a figure is given for those
   * verdicts alone of which some claims have all.
   */
  isPartial: boolean;
  onChange: ChangeClaims;
}

/** A number of claims as lists say it: 1,204, or 1,000+ where counting was ended there. */
export const sayClaimCount = ({ count, isMore }: ClaimCount): string => `${sayNumber(count)}${isMore ? '+' : ''}`;
