import { factsOf, followsFacts } from '../checks/facts';
import { type Annotation, isChecked } from '../tags/annotation';
import { brokenSourceRules, type SourcingFinding, sourcingFindingKinds } from './sourcing';

/** Which of these rules a claim breaks by itself or, where its verdict follows from facts, by any of these that are checked: of what is set aside nobody asks it. Each once. */
export function sourceRulesBroken(
  state: Parameters<typeof factsOf>[0],
  claim: Annotation,
  rules: Parameters<typeof brokenSourceRules>[1],
): SourcingFinding[] {
  const judged = followsFacts(claim) ? factsOf(state, claim).filter(isChecked) : [claim];
  const broken = new Set(judged.flatMap((one) => brokenSourceRules(one, rules)));
  return sourcingFindingKinds.filter((kind) => broken.has(kind));
}
