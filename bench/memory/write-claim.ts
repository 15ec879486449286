import type { Random } from '../corpus';
import { type InventedClaim, type Part, SYNONYMS } from './claims';

// How claims are written, and written otherwise. By itself: it knows nothing of how Galley reads numbers, endings or order.

/** A way to write each part. */
interface Style {
  isSpelt: boolean;
  isGrouped: boolean;
  isSign: boolean;
  decimals: boolean;
}

const asUsual: Style = { isSpelt: false, isGrouped: true, isSign: true, decimals: true };

/** The claim as it first stood in an article. */
export const writeClaim = (claim: InventedClaim): string => sentenceOf(claim.parts.map((part) => writePart(part, asUsual)));

/** The ways to say a claim otherwise. */
export const rewordings = ['order', 'synonyms', 'figures', 'fewer words', 'tense', 'all of these'] as const;
export type Rewording = (typeof rewordings)[number];

/** The same claim in other words. */
export function rewordClaim({ parts }: InventedClaim, how: Rewording, random: Random): string {
  const does = (one: Rewording) => how === one || how === 'all of these';
  let said = parts;
  if (does('fewer words')) said = dropSome(said, random);
  if (does('order')) said = turn(said, random);
  if (does('synonyms')) said = said.map((part) => (part.is === 'common' ? { ...part, side: part.side === 0 ? 1 : 0 } : part));
  if (does('tense'))
    said = said.map((part) => (part.is === 'verb' ? { ...part, tense: part.tense === 1 ? (random() < 0.5 ? 0 : 2) : 1 } : part));
  const style = does('figures') ? { isSpelt: true, isGrouped: false, isSign: false, decimals: false } : asUsual;
  return sentenceOf(said.map((part) => writePart(part, style)));
}

/** One part in six is left out, of small words one in three. */
const dropSome = (parts: readonly Part[], random: Random) => parts.filter((part) => random() > (part.is === 'small' ? 0.34 : 0.16));

/** What stood behind is said first: In May the bus stopped, the bus stopped in May. */
function turn(parts: readonly Part[], random: Random): Part[] {
  const at = 2 + Math.floor(random() * Math.max(1, parts.length - 4));
  return [...parts.slice(at), ...parts.slice(0, at)];
}

function writePart(part: Part, style: Style): string {
  if (part.is === 'common') return SYNONYMS[part.pair]?.[part.side] ?? '';
  if (part.is === 'verb') return part.stem + (['s', 'ed', 'ing'][part.tense] ?? '');
  return part.is === 'figure' ? writeFigure(part, style) : part.text;
}

function writeFigure({ value, unit }: Extract<Part, { is: 'figure' }>, { isSpelt, isGrouped, isSign, decimals }: Style): string {
  if (unit === 'year') return String(value);
  const digits = isGrouped ? value.toLocaleString('en-GB', { maximumFractionDigits: 2 }) : String(value);
  if (unit === 'millions') return isSign ? `£${digits}m` : `${digits} million pounds`;
  const figure =
    isSpelt && Number.isInteger(value) && value < 100
      ? spell(value)
      : decimals && unit === 'pounds' && !Number.isInteger(value)
        ? value.toFixed(2)
        : digits;
  if (unit === 'per cent') return isSign ? `${figure}%` : `${figure} per cent`;
  return unit === 'pounds' ? (isSign ? `£${figure}` : `${figure} pounds`) : figure;
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function spell(value: number): string {
  if (value < 20) return ones[value] ?? '';
  const rest = value % 10;
  return rest === 0 ? (tens[value / 10] ?? '') : `${tens[Math.floor(value / 10)]}-${ones[rest]}`;
}

function sentenceOf(words: readonly string[]): string {
  const text = words.filter((word) => word !== '').join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
