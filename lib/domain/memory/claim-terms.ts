import type { CutText, Rewrite, Word } from '../meaning/cut-words';
import { figures, numberWords, scaledNumbers } from '../meaning/english-numbers';
import { foldWord, isIdleWord, monthNames, signNames, stemOf } from '../text/fold-word';
import { UNSPACED } from '../text/scripts';
import { readFigure, spacedFigures } from './written-figures';

/** By which rules terms are made. Raised with every change of them: what is stored by older ones is made anew when the server starts. */
export const TERM_RULES = 8;

/** A word of a claim in the form in which others are compared with it, and where it stands: UTF-16 units, half-open. */
export interface ClaimTerm {
  term: string;
  kind: 'word' | 'number' | 'sign';
  from: number;
  to: number;
  /** Of a figure that says another number elsewhere, as 1.609 does, that other one. */
  or?: string;
}

/** Claims are sentences. Of what is longer the beginning is read: nobody looks for the words of a whole chapter. */
const MAX_CHARS = 4_000;
const MAX_TERMS = 256;
const MAX_TERM_CHARS = 60;

/**
 * The terms of a claim's words in order: without case and accents, English endings taken off, numbers as plain figures however they are written
 * (*eleven* and 11, £2m and 2,000,000), currencies and per cent as their signs. Small words that say nothing by themselves are left out, negations
 * are not. What groups thousands is none of a figure, whoever writes it: 412,000, 412.000, 412 000 and 412’000 are one. A power of ten is a number of its own (10⁵, also as 10^5), never its digits side by side. In scripts without spaces between words any two
 * characters that follow each other are a term.
 */
export function claimTerms(text: string): ClaimTerm[] {
  const rules = [spacedFigures, figures, numberWords, ordinals];
  const pieces = rewritePieces(rewritePieces(cutPieces(text.slice(0, MAX_CHARS)), rules), [scaledNumbers]);
  return pieces.flatMap(termsOf).slice(0, MAX_TERMS);
}

interface Piece extends Word {
  from: number;
  to: number;
  /** What stands before it, as `meaning/` looks at it. */
  gap: string;
  or?: string | undefined;
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
// In this order: runs of scripts that have no spaces, words, powers of ten, figures, and signs that name what is counted.
const piece = new RegExp(
  `(?<run>[${UNSPACED}][${UNSPACED}\\p{M}\\u30fc]*)|(?<word>[\\p{L}\\p{M}](?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]|[\\u200c\\u200d](?=[\\p{L}\\p{M}]))*)|` +
    `(?<power>(?<![\\p{Nd}.,٫٬])10(?:⁻?[${raisedDigits}]+|\\^[-−]?\\d+))|(?<figure>\\p{Nd}{1,3}(?:['’]\\p{Nd}{3})+(?!\\p{Nd})(?:[.,]\\p{Nd}+)?|\\p{Nd}+(?:[.,٫٬]\\p{Nd}+)*)|` +
    `(?<other>(?:[⁻₋](?=\\p{No}))?\\p{N}+|[£€$¥₹%‰])`,
  'gu',
);
const gapMarks = /\u2010|\u2011/g;

function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: raw, index: from, groups } of text.matchAll(piece)) {
    const figure = groups?.figure ? readFigure(raw, text) : null;
    const kind = groups?.figure || groups?.power ? 'number' : groups?.other ? 'symbol' : 'word';
    pieces.push({
      key: groups?.power ? raisedPower(raw) : (figure?.key ?? raw),
      or: figure?.or,
      raw,
      kind,
      from,
      to: from + raw.length,
      gap: text.slice(end, from).replaceAll(gapMarks, '-'),
    });
    end = from + raw.length;
  }
  return pieces;
}

/** 10^-5 as 10⁻⁵. */
function raisedPower(power: string): string {
  const raise = (digits: string) => digits.replace(/\d/g, (digit) => raisedDigits.charAt(Number(digit)));
  return power.replace(/\^([-−]?)(\d+)/, (_, minus: string, digits: string) => (minus && '⁻') + raise(digits));
}

/** As `rewriteWords` of `meaning/`, and knows of each word where it stood. */
function rewritePieces(pieces: readonly Piece[], rules: readonly ((text: CutText, at: number) => Rewrite | null)[]): Piece[] {
  const gaps = [...pieces.map(({ gap }) => ({ marks: gap, raw: gap })), { marks: '', raw: '' }];
  const text: CutText = { words: pieces, gaps };
  const rewritten: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const first = pieces[at];
    if (!first) break;
    const found = rules.map((rule) => rule(text, at)).find((one) => one !== null && one !== undefined);
    const last = pieces[at + (found?.take ?? 1) - 1] ?? first;
    if (!found) rewritten.push(first);
    else for (const put of found.put) rewritten.push({ ...first, ...put, raw: put.key, or: undefined, to: last.to });
    at += found?.take ?? 1;
  }
  return rewritten;
}

/** 3rd: a figure and its ending, which the pieces have apart. */
function ordinals({ words, gaps }: CutText, at: number): Rewrite | null {
  const ending = words[at + 1]?.key.toLowerCase() ?? '';
  const isOrdinal = words[at]?.kind === 'number' && gaps[at + 1]?.marks === '' && /^(?:st|nd|rd|th)$/.test(ending);
  return isOrdinal ? { take: 2, put: [{ key: `${words[at]?.key}${ending}`, kind: 'word' }] } : null;
}

function termsOf({ key, kind, gap, from, to, or }: Piece): ClaimTerm[] {
  if (kind === 'number') return [{ term: plainFigure(key), kind: 'number', from, to, ...(or && { or: plainFigure(or) }) }];
  if (kind === 'symbol') return [{ term: key, kind: 'sign', from, to }];
  if (new RegExp(`^[${UNSPACED}]`, 'u').test(key)) return pairsOf(key, from);
  const folded = foldWord(key).slice(0, MAX_TERM_CHARS);
  // The city’s, don’t, l’eau: what an apostrophe parts off is an ending or an article, and a t a negation.
  if (/[’']$/.test(gap) && folded.length <= 2) return folded === 't' ? [{ term: 'not', kind: 'word', from, to }] : [];
  if (folded === 'cannot') return [{ term: 'not', kind: 'word', from, to }];
  const sign = signNames.get(folded);
  if (sign !== undefined) return [{ term: sign, kind: 'sign', from, to }];
  if (folded === '' || isIdleWord(folded)) return [];
  return [{ term: monthNames.get(folded) ?? stemOf(folded), kind: 'word', from, to }];
}

/** 11.40 is 11.4, and 007 is 7. */
function plainFigure(key: string): string {
  const figure = key.replace(',', '.').slice(0, MAX_TERM_CHARS);
  return figure.includes('.') ? figure.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : figure.replace(/^0+(?=\d)/, '');
}

/** Characters of a run in the one form in which they are compared, each with the place in the text of what it was made of. */
function charactersOf(run: string, from: number): ClaimTerm[] {
  // With its marks: か and its voicing mark become が. Others become two: Thai ำ, and Lao ໜ, which many type as ຫ and ນ.
  return [...run.matchAll(/\P{M}\p{M}*|\p{M}+/gu)].flatMap(({ 0: raw, index }) =>
    [...raw.normalize('NFKC')].map((term) => ({ term, kind: 'word', from: from + index, to: from + index + raw.length })),
  );
}

function pairsOf(run: string, from: number): ClaimTerm[] {
  const characters = charactersOf(run, from);
  if (characters.length < 2) return characters;
  return characters.slice(1).map(({ term, to }, index) => {
    const before = characters[index];
    return { term: (before?.term ?? '') + term, kind: 'word', from: before?.from ?? from, to };
  });
}
