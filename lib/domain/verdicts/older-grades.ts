import { type Annotation, checkOf } from '../tags/annotation';
import { definitionOf, gradeIdOf, isSameVerdict, type NamedVerdict, verdictName } from './verdict';
import { type Grade, ratingOf, type VerdictScale } from './verdict-scale';
import { shownVotes } from './votes';

// A house may call its verdicts otherwise while a claim waits for its second check, or for votes. Whoever looks at one must be able to find the same.

/** What a person judges who looks again at a claim, or votes on it: each of them they may find, too. */
export function lookedAt(annotation: Annotation, as: 'second' | 'voter'): NamedVerdict[] {
  const { second } = checkOf(annotation);
  const found = as === 'second' ? [annotation.verdict] : [annotation.verdict, second, ...shownVotes(annotation)];
  return found.filter((one) => one !== null);
}

/** The grades of a scale, and behind them those of the judgements that are looked at. */
export const withOlder = (scale: Pick<VerdictScale, 'grades'>, given: readonly NamedVerdict[]): Pick<VerdictScale, 'grades'> => ({
  grades: [...scale.grades, ...olderGrades(scale, given)],
});

/** The grades of judgements that a scale does not have, or no more, each once, as they were when they were given. */
export function olderGrades({ grades }: Pick<VerdictScale, 'grades'>, given: readonly NamedVerdict[]): Grade[] {
  const older = given.filter((one, place) => {
    const isKnown = grades.some(({ id, standing }) => id === gradeIdOf(one) && standing === one.value);
    return !isKnown && given.findIndex((other) => isSameVerdict(other, one)) === place;
  });
  return older.map((one) => ({
    ...one.grade,
    id: gradeIdOf(one),
    standing: one.value,
    name: verdictName(one),
    definition: definitionOf(one),
    rating: ratingOf(one),
  }));
}
