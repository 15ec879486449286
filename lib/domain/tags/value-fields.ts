import type { Basis } from '../basis';
import { type Annotation, checkOf, type ValueField } from './annotation';

/** What a single value is called in a sentence. */
export const valueNames: Readonly<Record<ValueField, string>> = {
  kind: 'kind',
  checkState: 'state',
  verdict: 'verdict',
  secondCheck: 'second check',
  assignee: 'checker',
  secondChecker: 'second checker',
  due: 'due date',
  methods: 'method',
};

/** The entry that a stored value comes from, as it stands beside another one; null if none gave it. Beside a second check that is the verdict, where no second check stands. */
export function storedBasis(annotation: Annotation, field: ValueField): Basis | null {
  const { basis } = annotation;
  const check = checkOf(annotation);
  if (field === 'secondCheck') return check.second ? check.basis.secondCheck : basis.verdict;
  return field === 'kind' || field === 'checkState' || field === 'verdict' ? basis[field] : check.basis[field];
}
