import type { JudgingRole } from './judged-meanwhile';

/** What is given in each role, as the name of its fields and within a sentence. */
export const judgementNames: Record<JudgingRole, { fields: string; what: string }> = {
  first: { fields: 'Verdict', what: 'verdict' },
  second: { fields: 'Second check', what: 'second check' },
  voter: { fields: 'Your vote', what: 'vote' },
};
