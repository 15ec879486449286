/** Pairs of wordings of a claim that a fact-checker judges alike: a verdict on the first holds for the second, or it does not. */
export interface CaseGroup {
  /** What differs between the two. */
  what: string;
  /** BCP 47; empty where the article names none. */
  language: string;
  /** True if a verdict on the first wording must be looked at again. Where a checker would doubt, it is true. */
  isChanged: boolean;
  /** Before, after. */
  pairs: readonly (readonly [string, string])[];
}

/** One pair, with all that is said of it. */
export interface MeaningCase {
  before: string;
  after: string;
  language: string;
  isChanged: boolean;
  what: string;
}

/** The pairs of groups, one by one. */
export const casesOf = (groups: readonly CaseGroup[]): MeaningCase[] =>
  groups.flatMap(({ pairs, ...rest }) => pairs.map(([before, after]) => ({ before, after, ...rest })));
