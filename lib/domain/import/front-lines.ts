import { MAX_FOUND_BYLINE_CHARS } from '../articles/article-details';
import { isName, readByline, readMarkedByline } from './byline-line';
import { isBareDay, readDateLine, readDay, type SaidDay, saysOnlyUpdate, saysWhatDay } from './date-line';
import { findDay } from './find-day';
import { type KeptBlock, wordsOf } from './reading';
import { markedDay } from './without-dates';

/** What became of a line that says who or when. `outside`: another date than the article's, which is no part of its text either. */
export type FrontReason = 'byline' | 'date' | 'outside';

/** Byline and day as they were found, null where they were not, and the lines that said so. */
export interface BylineAndDay {
  byline: string | null;
  day: string | null;
  taken: ReadonlyMap<KeptBlock, FrontReason>;
}

/** What a file says of itself outside its text. */
interface Declared {
  byline: string | undefined;
  day: string | undefined;
}

/** True for a heading; false where there is no block. */
export const isHeading = (block: KeptBlock | undefined): boolean => block?.node.type.name === 'heading';

/** True for what can be a line above the text: a heading or a paragraph. */
export const isLine = (block: KeptBlock | undefined): boolean => isHeading(block) || block?.node.type.name === 'paragraph';

/** True for a line that says nothing but who or when. */
export function isFrontLine(block: KeptBlock): boolean {
  if (!isLine(block) || block.role === 'title' || block.role === 'standfirst') return false;
  if (block.role === 'byline' || block.role === 'date') return true;
  const text = wordsOf(block.node);
  return readByline(text) !== null || readDateLine(text) !== null || isBylineAndDate(text);
}

/** Days that head what is below them, as in a diary or a timeline: two or more alike, each with text below it. They are text themselves. */
export function findDayHeads(kept: readonly KeptBlock[], title: KeptBlock | null): ReadonlySet<KeptBlock> {
  const alike = new Map<string, KeptBlock[]>();
  kept.forEach((block, i) => {
    const next = kept[i + 1];
    if (block === title || block.role !== undefined || !isLine(block) || !isBareDay(wordsOf(block.node))) return;
    if (!next || next === title || isFrontLine(next)) return;
    const look = `${block.node.type.name} ${block.node.attrs.level ?? ''}`;
    const heads = alike.get(look);
    if (heads) heads.push(block);
    else alike.set(look, [block]);
  });
  return new Set([...alike.values()].filter((heads) => heads.length > 1).flat());
}

/**
 * Byline and day that `lines` say, where they are not among `others`. One line gives the day: the first on which the text came out. A day on which
 * it was changed counts only where neither a line nor the file says another.
 */
export function takeBylineAndDay(lines: readonly KeptBlock[], others: ReadonlySet<KeptBlock | null>, declared: Declared): BylineAndDay {
  const taken = new Map<KeptBlock, FrontReason>();
  const dated: (SaidDay & { block: KeptBlock })[] = [];
  const said: SaidDay[] = [];
  let byline: string | null = null;
  const below = lines.findIndex((block) => others.has(block)) + 1;
  for (const [i, block] of lines.entries()) {
    if (others.has(block)) continue;
    const text = wordsOf(block.node);
    const date = dayOfLine(block, text);
    if (date !== null) {
      // A heading below some text heads what comes next.
      const isDateline = !isHeading(block) || lines.slice(below, i).every((above) => others.has(above) || isFrontLine(above));
      if (isDateline) {
        dated.push({ ...date, block });
        said.push(date);
      }
      continue;
    }
    const found = bylineIn(block, text, declared.byline);
    if (!found) continue;
    if (byline !== null) {
      // A second "By" line, say of the photographer, stays text.
      const above = lines[i - 1];
      const isOneMore = block.isAuthor && above?.isAuthor && taken.get(above) === 'byline' && isName(text);
      if (!isOneMore || byline.length + found.byline.length > MAX_FOUND_BYLINE_CHARS - 2) continue;
      if (!holdsName(byline, found.byline)) byline = `${byline}, ${found.byline}`;
      taken.set(block, 'byline');
      continue;
    }
    byline = found.byline;
    const day = block.day ?? found.day;
    if (day) said.push({ day, isUpdate: readDay(text)?.isUpdate ?? saysOnlyUpdate(text) });
    taken.set(block, 'byline');
  }
  const day = (said.find(({ isUpdate }) => !isUpdate)?.day ?? declared.day ?? said[0]?.day) || null;
  const dateline = dated.find((one) => one.day === day)?.block;
  if (dateline) taken.set(dateline, 'date');
  for (const { block } of dated) if (block !== dateline && isOfFront(block, lines, others, taken)) taken.set(block, 'outside');
  return { byline: byline ?? declared.byline ?? null, day, taken };
}

function dayOfLine(block: KeptBlock, text: string): SaidDay | null {
  if (block.role === 'byline') return null;
  const words = readDateLine(text);
  if (block.day !== undefined && (words || block.role === 'date')) return { day: block.day, isUpdate: saysOnlyUpdate(text) };
  return words;
}

/** True for a further date beside what was taken, where mark-up or words say that it is one of the article: "Updated 4 May". */
function isOfFront(
  block: KeptBlock,
  lines: readonly KeptBlock[],
  others: ReadonlySet<KeptBlock | null>,
  taken: ReadonlyMap<KeptBlock, FrontReason>,
): boolean {
  if (block.role !== 'date' && !saysWhatDay(wordsOf(block.node))) return false;
  const at = lines.indexOf(block);
  return [lines[at - 1], lines[at + 1]].some((beside) => beside && (others.has(beside) || taken.has(beside)));
}

const isBylineAndDate = (text: string) => {
  const parts = text.split('\n');
  return parts.length > 1 && parts.length <= 3 && parts.every((part) => readByline(part) !== null || readDateLine(part) !== null);
};

/** True where the byline has all of these words in one row, in whatever case: "Ann Lee" is one of "Ann Lee and Bo Ek". */
const holdsName = (byline: string, name: string) => foldWords(byline).includes(foldWords(name));
const foldWords = (words: string) =>
  ` ${
    words
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

function bylineIn(block: KeptBlock, text: string, declared: string | undefined): { byline: string; day: string | null } | null {
  if (block.bylineWords !== undefined) {
    const marked = readMarkedByline(block.bylineWords);
    return marked && { ...marked, day: marked.day ?? findDay(text)?.day ?? null };
  }
  if (block.role === 'byline') return readMarkedByline(block.dayWords ? text.replace(block.dayWords, markedDay) : text);
  if (declared !== undefined && text.trim() === declared) return { byline: declared, day: null };
  const [first = '', ...rest] = text.split('\n');
  const found = readByline(first);
  if (rest.length === 0) return found;
  return found && isBylineAndDate(text) ? { byline: found.byline, day: found.day ?? readDay(rest.join('\n'))?.day ?? null } : null;
}
