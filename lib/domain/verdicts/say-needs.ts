import { verdictValues } from './verdict';
import type { Grade } from './verdict-scale';

/** What the verdicts of a scale ask for, in their own names. Empty where none asks for anything. */
export function sayNeeds(grades: readonly Pick<Grade, 'name' | 'standing'>[]): string {
  const withSource = grades.filter(({ standing }) => verdictValues[standing].needsStance !== null);
  const withNote = grades.filter(({ standing }) => verdictValues[standing].needsRationale);
  return `${say(withSource, 'a source')} ${say(withNote, 'a note')}`.trim();
}

function say(grades: readonly Pick<Grade, 'name'>[], what: string): string {
  const names = grades.map(({ name }, place) => (place === 0 ? name : name.toLowerCase()));
  const last = names.pop();
  if (last === undefined) return '';
  return names.length === 0 ? `${last} needs ${what}.` : `${names.join(', ')} and ${last} need ${what}.`;
}
