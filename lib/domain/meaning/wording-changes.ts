import { z } from 'zod';

/** The name of a kind of change. */
export const WordingChange = z.enum(['case', 'characters', 'hyphens', 'numbers', 'punctuation', 'spacing', 'spelling']);
export type WordingChange = z.infer<typeof WordingChange>;

/** What can change in a claim without a change of its meaning, and how a note names it. */
const wordingChanges = {
  case: 'capitals',
  characters: 'characters',
  hyphens: 'hyphens',
  numbers: 'the way of writing a number',
  punctuation: 'punctuation',
  spacing: 'spacing',
  spelling: 'spelling',
} satisfies Record<WordingChange, string>;

/** The changes in a sentence: "punctuation, spacing and capitals". */
export function sayWordingChanges(changes: readonly WordingChange[]): string {
  const names = changes.map((one) => wordingChanges[one]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
