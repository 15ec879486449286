import type { Role } from './verdict/judged-meanwhile';

/** What is given in each role, as the name of its fields and within a sentence. */
export const roleNames: Record<Role, { fields: string; what: string }> = {
  first: { fields: 'Verdict', what: 'verdict' },
  second: { fields: 'Second check', what: 'second check' },
  voter: { fields: 'Your vote', what: 'vote' },
};
