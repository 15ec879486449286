import { besideDates, saysOnlyUpdate } from './date-line';
import type { InlinePiece, LineMark } from './inline-run';
import type { Role } from './reading';
import { markedDay } from './without-dates';

/** What a line is by its mark-up, as a block of a reading says it. */
export interface FrontLine {
  role?: Role;
  day?: string;
  dayWords?: string;
  bylineWords?: string;
}

// What may stand beside a name or a day in a line that says nothing but who and when.
const besideNames = new Set(
  (
    'by von par por door av af words story text report reporting written posted published opinion commentary analysis comment author authors byline ' +
    'autor autorin auteur autore autora yazan автор بقلم كتب מאת 作者 記者 记者 文 and und et y e en og och i и та ve'
  ).split(' '),
);
const separators = /^[\s\d|｜•·∙●–—\-,/／():：&+]*$/u;

/**
 * What a line of a page is whose elements mark words of it as headline, standfirst, byline or date; null where other words stand beside them:
 * "In <time>1989</time> the wall fell." is a sentence, and taking a part out of it would leave shreds.
 */
export function frontLineOf(pieces: readonly InlinePiece[]): FrontLine | null {
  const parts = pieces.map((piece): Part => (piece === 'break' ? { words: ' | ' } : piece));
  const isMarked = ({ words, mark }: Part) => mark !== undefined && words.trim() !== '';
  const marks = parts.filter(isMarked).flatMap(({ mark }) => mark ?? []);
  const roles = new Set(marks.map(({ role }) => role));
  const [role] = roles;
  if (!role) return null;
  if (roles.has('title') || roles.has('standfirst'))
    return roles.size === 1 && parts.every(({ words, mark }) => mark || /^[\s|]*$/.test(words)) ? { role } : null;
  if (!saysOnlyWhoAndWhen(parts.map((part) => (isMarked(part) ? ' | ' : part.words)).join(''))) return null;
  const day = dayOfMarks(parts);
  if (!roles.has('byline')) return { role: 'date', ...(day && { day }) };
  const isName = (part: Part) => isMarked(part) && part.mark?.role === 'byline';
  const end = parts.findLastIndex(isName) + 1;
  // With a day right behind the last name, which tells that "last updated" leads to it.
  const behind = parts.slice(end).find(({ words }) => /[^\s|]/.test(words));
  const names = [...parts.slice(parts.findIndex(isName), end), ...(behind?.mark?.role === 'date' ? [behind] : [])];
  const bylineWords = names.map((part) => (part.mark?.role === 'date' ? markedDay : part.words)).join('');
  return { role: 'byline', bylineWords: bylineWords.replace(/\s+/g, ' ').trim(), ...(day && { day }) };
}

/** The first day that is marked and not said to be one of a change, or else the first of all. */
function dayOfMarks(parts: readonly Part[]): string | undefined {
  const days = new Map<LineMark, { day: string; isUpdate: boolean }>();
  let before = '';
  for (const { words, mark } of parts) {
    before += words;
    if (!mark?.day || days.has(mark)) continue;
    days.set(mark, { day: mark.day, isUpdate: saysOnlyUpdate(before) });
    before = '';
  }
  const said = [...days.values()];
  return (said.find(({ isUpdate }) => !isUpdate) ?? said[0])?.day;
}

interface Part {
  words: string;
  mark?: LineMark;
}

function saysOnlyWhoAndWhen(rest: string): boolean {
  // No line of that kind ends in a stop, and hardly one in a comma or a colon.
  if (/[.,:;!?…。؟]\s*$/u.test(rest)) return false;
  const left = besideDates(rest).replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (besideNames.has(word.toLowerCase()) ? ' ' : word));
  return separators.test(left);
}
