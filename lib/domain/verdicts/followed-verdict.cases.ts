import type { FactFinding } from './followed-verdict';
import type { VerdictValue } from './verdict';

/** What the verdict of a claim is by what its facts were found to be. Written before the function. */
export const followedVerdictCases: readonly { name: string; facts: readonly FactFinding[]; verdict: VerdictValue | null }[] = [
  { name: 'all supported', facts: ['supported', 'supported'], verdict: 'supported' },
  { name: 'all refuted', facts: ['refuted', 'refuted', 'refuted'], verdict: 'refuted' },
  { name: 'all partly', facts: ['partly', 'partly'], verdict: 'partly' },
  { name: 'all unproven', facts: ['unproven', 'unproven'], verdict: 'unproven' },
  { name: 'one refuted beside supported ones', facts: ['supported', 'refuted', 'supported'], verdict: 'partly' },
  { name: 'one partly beside supported ones', facts: ['supported', 'partly'], verdict: 'partly' },
  { name: 'one partly beside refuted ones', facts: ['refuted', 'partly'], verdict: 'partly' },
  { name: 'one refuted beside unproven ones', facts: ['refuted', 'unproven'], verdict: 'partly' },
  { name: 'one partly beside unproven ones', facts: ['partly', 'unproven'], verdict: 'partly' },
  { name: 'some unproven beside supported ones', facts: ['supported', 'unproven', 'supported'], verdict: 'unproven' },
  { name: 'one of each', facts: ['supported', 'partly', 'refuted', 'unproven'], verdict: 'partly' },
  { name: 'one undecided beside supported ones', facts: ['supported', 'undecided'], verdict: null },
  { name: 'one undecided beside refuted ones', facts: ['refuted', 'refuted', 'undecided'], verdict: null },
  { name: 'none decided', facts: ['undecided', 'undecided'], verdict: null },
  { name: 'one dropped beside supported ones', facts: ['supported', 'dropped', 'supported'], verdict: 'supported' },
  { name: 'all but one dropped', facts: ['dropped', 'refuted'], verdict: 'refuted' },
  { name: 'one dropped beside an undecided one', facts: ['dropped', 'undecided'], verdict: null },
  { name: 'all dropped', facts: ['dropped', 'dropped'], verdict: null },
  { name: 'no facts', facts: [], verdict: null },
];
