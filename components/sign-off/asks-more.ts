import type { DeskRules } from '@/lib/domain/sign-off/desk-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';

/**
 * True where more may stand in the way of a sign-off than claims that are not checked: by a rule of the desk, facts that were set aside under a claim
 * that follows them, or a second check that somebody asked for or gave. It is in the page's first scripts, and asks for no more than is there.
 */
export const asksMore = (rules: DeskRules, claims: readonly Pick<Annotation, 'split' | 'check'>[]): boolean =>
  rules.secondCheck ||
  rules.votes !== null ||
  rules.coverage ||
  rules.twoSources ||
  rules.primarySource ||
  claims.some(({ split, check }) => split?.own || check?.needsSecond || check?.second);
