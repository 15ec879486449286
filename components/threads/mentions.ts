import { z } from 'zod';
import { foldText } from '@/lib/domain/text/fold-text';
import { UNSPACED } from '@/lib/domain/text/scripts';

/** A person who may be mentioned. */
export const MentionName = z.object({ id: z.string(), name: z.string() });
export type MentionName = z.infer<typeof MentionName>;

/** Most names that are offered at once. */
const MAX_OFFERED = 6;

/** Letters behind which a name may begin: of scripts that put no spaces between words, and the stroke that lengthens a vowel in Japanese. */
const UNSPACED_LETTERS = `${UNSPACED}\\u30fc`;
/** A letter or figure of any other script: right before an @, or behind a name, it makes another word of it. */
const SPACED_LETTER = `(?![${UNSPACED_LETTERS}])[\\p{L}\\p{N}]`;
/** What stands before an @ with which a name begins: white space, a bracket, the marks of Chinese and Japanese, and their letters. */
const beforeName = `^|[\\s(\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301b\\uff01\\uff08\\uff0c\\uff1a\\uff1b\\uff1f${UNSPACED_LETTERS}]`;
const typedName = new RegExp(`(?:${beforeName})@([^\\s@]{0,30}(?: [^\\s@]{1,30})?)$`, 'u');
const likeName = new RegExp(`(${beforeName})(@\\p{L}[\\p{L}\\p{M}\\p{N}'’-]*)`, 'gu');

/** What is being typed after an @ before the caret, and where the @ stands; null if no name is. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = typedName.exec(text.slice(0, caret));
  if (found?.[1] === undefined) return null;
  return { from: caret - found[1].length - 1, typed: found[1] };
}

/** The people whose name, or a part of it, begins with what was typed; whole names first. */
export function offerNames(people: readonly MentionName[], typed: string): MentionName[] {
  // An @ by itself, as in “@ noon”, begins no name.
  if (/^\s/.test(typed)) return [];
  const wanted = foldText(typed);
  const begins = (name: string) => foldText(name).startsWith(wanted);
  const [whole, part] = [people.filter(({ name }) => begins(name)), people.filter(({ name }) => !begins(name))];
  return [...whole, ...part.filter(({ name }) => name.split(/\s+/u).some(begins))].slice(0, MAX_OFFERED);
}

/** Among whom the names in a comment are looked for. */
export interface Mentionable {
  /** Those who may read the article; nobody while that is not known. */
  people: readonly MentionName[];
  /** Those who were chosen by name. */
  picked: readonly MentionName[];
  /** What the comment said before, and whom it mentioned, as they are called now. */
  before?: { text: string; picked: readonly MentionName[] } | undefined;
}

/** What looks like a name behind an @, and where the @ stands. */
export interface Stray {
  at: number;
  name: string;
}

/** What a field can say of a name that is nobody's: that, once those who may be mentioned were read anew; that they could not be; or nothing yet. */
export type NameStanding = 'asked' | 'nobody' | 'failed' | 'no-line';

/** How a name stands that is nobody's `since` then (left out: this moment), by when people were last read and last could not be. Milliseconds. */
export function nameStanding(
  since: number | undefined,
  { dataUpdatedAt, errorUpdatedAt, isPaused }: { dataUpdatedAt: number; errorUpdatedAt: number; isPaused: boolean },
): NameStanding {
  if (since !== undefined && dataUpdatedAt >= since) return 'nobody';
  if (isPaused) return 'no-line';
  return since !== undefined && errorUpdatedAt >= since ? 'failed' : 'asked';
}

/**
 * Whom a text mentions, picked or typed out, by the longest name that fits; and the names that are nobody's. Whoever was mentioned before by a
 * name that they no longer have stays mentioned while a name that is nobody's now still stands: what it was is not stored.
 */
export function mentionsIn(text: string, { people, picked, before }: Mentionable): { ids: string[]; strays: Stray[] } {
  const { ids, strays } = read(text, people, picked);
  if (!before) return { ids, strays };
  const earlier = read(before.text, people, before.picked);
  const formerNames = new Set(earlier.strays.map(({ name }) => name));
  const former = before.picked.map(({ id }) => id).filter((id) => !earlier.ids.includes(id));
  const isFormer = ({ name }: Stray) => former.length > 0 && formerNames.has(name);
  return { ids: [...new Set([...ids, ...(strays.some(isFormer) ? former : [])])], strays: strays.filter((one) => !isFormer(one)) };
}

function read(text: string, people: readonly MentionName[], picked: readonly MentionName[]): { ids: string[]; strays: Stray[] } {
  const ids = new Set<string>();
  const strays: Stray[] = [];
  if (!text.includes('@')) return { ids: [], strays };
  let at = 0;
  for (const piece of splitMentions(
    text,
    [...people, ...picked].map(({ name }) => name),
  )) {
    if (piece.isMention) {
      const isSaid = ({ name }: MentionName) => name.toLowerCase() === piece.text.slice(1).toLowerCase();
      const chosen = picked.filter(isSaid);
      for (const { id } of chosen.length > 0 ? chosen : people.filter(isSaid)) ids.add(id);
    } else {
      for (const found of piece.text.matchAll(likeName)) {
        const [, gap = '', name = ''] = found;
        strays.push({ at: at + found.index + gap.length, name });
      }
    }
    at += piece.text.length;
  }
  return { ids: [...ids], strays };
}

/** A text in pieces: the names of those it mentions, and what stands between. Longer names first: "@Ann Lee" is not "@Ann" and " Lee". */
export function splitMentions(text: string, names: readonly string[]): { text: string; isMention: boolean }[] {
  const pattern = text.includes('@') ? patternOf(names) : null;
  if (!pattern) return [{ text, isMention: false }];
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, isMention: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** Names, a line each, and what finds them. The newest only: a field asks at each draw for those of the same people. */
let newest: { names: string; pattern: RegExp | null } = { names: '', pattern: null };

/** What finds a mention of these names, or null if there are none. */
function patternOf(names: readonly string[]): RegExp | null {
  const joined = names.join('\n');
  if (newest.names === joined) return newest.pattern;
  const wanted = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const escaped = wanted.map((name) => `${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}${hasSpaces(name) ? `(?!${SPACED_LETTER})` : ''}`);
  const pattern = wanted.length === 0 ? null : new RegExp(`((?<!${SPACED_LETTER})@(?:${escaped.join('|')}))`, 'iu');
  newest = { names: joined, pattern };
  return pattern;
}

/** Of a script that puts spaces between words: "@Annabel" is not "@Ann". In others what follows is not to be told from the name. */
const hasSpaces = (name: string): boolean => !new RegExp(`[${UNSPACED}]$`, 'u').test(name);
