import type { ArticleState } from '../article-state';
import type { DeskRules } from '../sign-off/desk-rules';
import { type Annotation, isChecked } from '../tags/annotation';
import { factsOf, followsFacts } from './facts';
import { type LookKind, lookKinds, lookLacking } from './look-lacking';

/** Where it is looked up who has looked, and whose article it is. */
export type LookedUp = Parameters<typeof factsOf>[0] & { details: Pick<ArticleState['details'], 'authorId'> };

/**
 * Whose look a claim that is decided still lacks by the rules of the desk, or because somebody asked for a second check of it, itself or by any of
 * its facts; each once. That it is decided says what the desk asked for where that happened: the article may have moved since, or come in an archive.
 * Who signs here answers for what is asked here.
 */
export function looksLacking(state: LookedUp, claim: Annotation, rules: DeskRules): LookKind[] {
  const judged = followsFacts(claim) ? factsOf(state, claim).filter(isChecked) : [claim];
  const lacking = new Set(judged.map((one) => lookLacking(one, rules, state.details.authorId)));
  return lookKinds.filter((kind) => lacking.has(kind));
}
