import type { MeaningRules } from '../verdicts/held-words';

/** `rules` for whoever must go on when one of them fails: that is reported, and the words count as changed, so that a person looks at them. */
export function guardMeaning(rules: MeaningRules, report: (error: unknown) => void): MeaningRules {
  return (before, after, language) => {
    try {
      return rules(before, after, language);
    } catch (error) {
      report(error);
      return { isChanged: true, changes: [] };
    }
  };
}
