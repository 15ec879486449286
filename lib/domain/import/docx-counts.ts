import { ownMember } from '../own-member';
import type { NumberedList, NumberingPlace } from './docx-numbering';
import type { XmlElement } from './xml-tree';

/** What Word writes before a numbered paragraph. */
export interface Marker {
  /** As it stands in the file: `4.`, `Article 5:`, `1.2`. */
  text: string;
  /** What an article's list makes of it, `type` as of HTML; null where a list would write something else. */
  item: { count: number; type: 'a' | 'A' | 'i' | 'I' | null } | null;
  /** True if the file has it in signs that are not known here. */
  isOtherwise: boolean;
}

/** True in a list whose items have a sign and no number. */
export const isBullet = (place: NumberingPlace): boolean => (bulletOf(place) ?? '') !== '';

/** True where that sign is a blank, which shows nothing: pandoc has it before the further paragraphs of an item. */
export const isBlankBullet = (place: NumberingPlace): boolean => bulletOf(place) === '';

function bulletOf({ list, level }: NumberingPlace): string | null {
  const own = list.levels.get(level);
  return own?.format === 'bullet' ? own.text.trim() : null;
}

/**
 * Counts the paragraphs of one text as Word does, given their places in order. Lists of one sequence go on counting each other; a deeper level begins
 * again after one above it, or after the one that it names. Null where Word writes nothing. ECMA-376, 17.9.
 */
export function countParagraphs(): (place: NumberingPlace) => Marker | null {
  const sequences = new Map<XmlElement, (number | null)[]>();
  const begun = new Map<NumberedList, Set<number>>();
  return ({ list, level }) => {
    const counts = sequences.get(list.sequence) ?? [];
    sequences.set(list.sequence, counts);
    const levelsBegun = begun.get(list) ?? new Set();
    begun.set(list, levelsBegun);
    const startOf = (at: number) => list.ownStarts.get(at) ?? list.levels.get(at)?.start ?? 1;

    // A level above that was left out is taken for begun: after 1.1 comes 2, as Word has it since version 6.
    for (let above = 0; above < level; above++) {
      if (typeof counts[above] === 'number') continue;
      counts[above] = startOf(above);
      levelsBegun.add(above);
    }
    const before = counts[level] ?? null;
    const isBegun = before !== null && (levelsBegun.has(level) || !list.ownStarts.has(level));
    counts[level] = isBegun ? before + 1 : startOf(level);
    levelsBegun.add(level);
    for (const [at, { restartsBelow }] of list.levels)
      if (at > level && (restartsBelow === null || level < restartsBelow)) counts[at] = null;
    return markerOf(list, level, (at) => counts[at] ?? startOf(at));
  };
}

/** Longer than any that a person writes. Each paragraph has it again. */
const MAX_TEXT_CHARS = 100;
/** The highest count at which an article's list may begin. */
const MAX_COUNT = 999_999;

function markerOf(list: NumberedList, level: number, countOf: (at: number) => number): Marker | null {
  const own = list.levels.get(level);
  if (!own || own.isHidden || own.format === 'bullet') return null;
  const formatOf = (at: number) => (own.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal'));
  const isLong = own.text.length > MAX_TEXT_CHARS;
  const pattern = isLong ? `%${level + 1}.` : own.text;
  const used = [...pattern.matchAll(/%([1-9])/g)].map((match) => Number(match[1]) - 1);
  const text = pattern.replace(/%([1-9])/g, (_whole, digit: string) => {
    const at = Number(digit) - 1;
    // In figures where the format is not known.
    return (ownMember(writers, formatOf(at)) ?? String)(countOf(at));
  });
  if (text.trim() === '') return null;
  return {
    text: text.trim(),
    item: isPlain(pattern, level) ? itemOf(countOf(level), formatOf(level)) : null,
    isOtherwise: isLong || used.some((at) => !ownMember(writers, formatOf(at))),
  };
}

/** True for a count with a dot, a bracket or nothing behind it. */
const isPlain = (pattern: string, level: number) => new RegExp(`^\\(?%${level + 1}[.)]?$`).test(pattern.trim());

/** The formats that an article's list knows beside figures, and up to where it counts by them as Word does. */
const typesByFormat: Readonly<Record<string, { type: 'a' | 'A' | 'i' | 'I'; last: number }>> = {
  lowerLetter: { type: 'a', last: 26 },
  upperLetter: { type: 'A', last: 26 },
  lowerRoman: { type: 'i', last: 3_999 },
  upperRoman: { type: 'I', last: 3_999 },
};

function itemOf(count: number, format: string): Marker['item'] {
  const counting = ownMember(typesByFormat, format);
  if (counting) return count >= 1 && count <= counting.last ? { count, type: counting.type } : null;
  return format === 'decimalZero' || format === 'none' || count > MAX_COUNT ? null : { count, type: null };
}

/** How a count is written in the formats that are known here. */
const writers: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: (count) => String(count).padStart(2, '0'),
  lowerLetter: letters,
  upperLetter: (count) => letters(count).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (count) => roman(count).toUpperCase(),
  bullet: () => '',
  none: () => '',
};

/** a to z, aa to zz, up to 30 letters. */
function letters(count: number): string {
  if (count < 1 || count > 26 * 30) return String(count);
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const numerals = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };

function roman(count: number): string {
  if (count < 1 || count > 3_999) return String(count);
  let left = count;
  let numeral = '';
  for (const [sign, worth] of Object.entries(numerals)) {
    numeral += sign.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return numeral;
}
