import { z } from 'zod';

/** A person who may be mentioned. */
export const MentionName = z.object({ id: z.string(), name: z.string() });
export type MentionName = z.infer<typeof MentionName>;

/** Most names that are offered at once. */
const MAX_OFFERED = 6;

/** What is being typed after an @ before the caret, and where the @ stands; null if no name is. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s(])@([^\s@]{0,30}(?: [^\s@]{1,30})?)$/u.exec(text.slice(0, caret));
  if (found?.[1] === undefined) return null;
  return { from: caret - found[1].length - 1, typed: found[1] };
}

/** The people whose name, or a part of it, begins with what was typed; whole names first. */
export function offerNames(people: readonly MentionName[], typed: string): MentionName[] {
  const wanted = typed.toLocaleLowerCase();
  const begins = (name: string) => name.toLocaleLowerCase().startsWith(wanted);
  const [whole, part] = [people.filter(({ name }) => begins(name)), people.filter(({ name }) => !begins(name))];
  return [...whole, ...part.filter(({ name }) => name.split(/\s+/u).some(begins))].slice(0, MAX_OFFERED);
}

/** Of those who were picked, the people whose `@Name` still stands in the text. */
export const mentionedIn = (text: string, picked: readonly MentionName[]): string[] => [
  ...new Set(picked.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)),
];

/** A text in pieces: the names of those it mentions, and what stands between. Longer names first: "@Ann Lee" is not "@Ann" and " Lee". */
export function splitMentions(text: string, names: readonly string[]): { text: string; isMention: boolean }[] {
  const wanted = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, isMention: false }];
  const escaped = wanted.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(@(?:${escaped.join('|')}))`, 'u'))
    .map((piece, index) => ({ text: piece, isMention: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
