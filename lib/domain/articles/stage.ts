import { z } from 'zod';
import type { ClaimTally } from '../checks/claim-counts';

interface StageRule {
  name: string;
  definition: string;
  /** The place on the way from import to publication, from 1. What happens beside the way has the place where it happens. */
  step: number;
  /** Someone has work to do on it now. */
  isOpen: boolean;
  /** Lower comes first where articles are listed by urgency. Open stages share the first rank: due date and newest change decide among them. */
  urgencyRank: number;
}

/** The stages of an article in their order, one table. A stage is derived, never set; which ones can occur depends on what there is to derive from. */
export const stages = {
  importing: { name: 'Importing', definition: 'Its file is being read', step: 1, isOpen: true, urgencyRank: 0 },
  tagging: { name: 'Tagging', definition: 'No verdict yet', step: 2, isOpen: true, urgencyRank: 0 },
  checking: { name: 'Checking', definition: 'Verdicts are given, and not every claim is checked', step: 3, isOpen: true, urgencyRank: 0 },
  'with-author': { name: 'With author', definition: 'The author has questions to answer', step: 3, isOpen: true, urgencyRank: 0 },
  // Sentences may be unseen, rules broken, and a signature is still to be put.
  checked: { name: 'Checked', definition: 'Every claim is checked', step: 4, isOpen: true, urgencyRank: 0 },
  'signed-off': { name: 'Signed off', definition: 'Text, tags and verdicts are locked', step: 5, isOpen: false, urgencyRank: 1 },
  published: { name: 'Published', definition: 'Readers have it', step: 6, isOpen: false, urgencyRank: 2 },
} as const satisfies Record<string, StageRule>;

/** The name of a stage. */
export const Stage = z.enum(['importing', 'tagging', 'checking', 'with-author', 'checked', 'signed-off', 'published']);
export type Stage = z.infer<typeof Stage>;

/** The stages in which someone has work to do. */
export const openStages: readonly Stage[] = Stage.options.filter((stage) => stages[stage].isOpen);

/** How many steps the way has. */
export const LAST_STEP = Math.max(...Object.values(stages).map(({ step }) => step));

/**
 * The stage that follows from an article's claims and its queries. Without a claim there is nothing to check yet: tagging. While a query waits
 * for an answer it is with the author, however far the checking is. Signed off it is what it was signed as.
 */
export function stageOf(
  { claimCount, checkedCount, verdictCount }: Omit<ClaimTally, 'claimCounts'>,
  waitingQueries = 0,
  isSigned = false,
): Stage {
  if (isSigned) return 'signed-off';
  if (waitingQueries > 0) return 'with-author';
  if (verdictCount === 0) return 'tagging';
  return checkedCount === claimCount ? 'checked' : 'checking';
}
