import type { ReportClaim } from '@/lib/domain/report/report';

/** What the house means by a verdict that it names. */
export interface GradeMeaning {
  name: string;
  definition: string;
}

/** What is meant by the verdicts of claims and facts, each once, in order of the text; those without a definition are left out. */
export function gradeMeanings(claims: readonly ReportClaim[]): GradeMeaning[] {
  const meanings = new Map<string, GradeMeaning>();
  for (const { grade } of claims.flatMap((claim) => [claim, ...claim.facts])) {
    if (grade?.definition) meanings.set(JSON.stringify([grade.name, grade.definition]), { name: grade.name, definition: grade.definition });
  }
  return [...meanings.values()];
}

/** The names that meant one thing in one version of the scale and another in the next: only the claim itself tells which. */
export function namesOfSeveral(meanings: readonly GradeMeaning[]): ReadonlySet<string> {
  const names = meanings.map(({ name }) => name);
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}
