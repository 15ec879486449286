/** How each quotation mark comes out, whatever its style; an apostrophe belongs to its word. */
export const OPENING = '\u201c';
/** The closing quotation mark of English. */
export const CLOSING = '\u201d';
/** The apostrophe, which is the closing single quotation mark. */
export const APOSTROPHE = '\u2019';

const doubles = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f';
const singles = "'\u2018\u2019\u201a\u201b\u2039\u203a`\u00b4\u02bc";
/** The side that a mark is on where the characters beside it do not tell. */
const openers = '\u201c\u201e\u201f\u00ab\u300c\u300e\u2018\u201a\u2039';

const isWordCharacter = (one: string) => /[\p{L}\p{M}\p{N}]/u.test(one);
/** Nothing, white space, or what opens and joins: a mark behind it opens. */
const isBefore = (one: string) => one === '' || /[\s([{\u2013\u2014\u00bf\u00a1-]/u.test(one);
const isAfter = (one: string) => one === '' || /[\s)\]},.;:!?\u2013\u2014\u2026-]/u.test(one);

/**
 * The text with every quotation mark as “ or ” and every apostrophe as ’, by where it stands: so many units as before. That a paraphrase
 * became a quotation is seen then, and that “x” became 'x' is not.
 */
export function resolveQuotes(text: string): string {
  const out = [...text.split('')];
  const lastClosing = lastClosingIn(text);
  let openDoubles = 0;
  let openSingles = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    const [before, after] = [nearest(text, at, -1), nearest(text, at, 1)];
    if (doubles.includes(mark)) {
      const isOpening = opens(mark, before, after, openDoubles > 0);
      out[at] = isOpening ? OPENING : CLOSING;
      openDoubles += isOpening ? 1 : openDoubles > 0 ? -1 : 0;
    } else if (singles.includes(mark)) {
      const side = sideOfSingle(text, at, before, after, openSingles > 0, at < lastClosing);
      out[at] = side;
      openSingles += side === OPENING ? 1 : side === CLOSING && openSingles > 0 ? -1 : 0;
    }
  }
  return out.join('');
}

/** The character beside a mark, beyond at most two other quotation marks: “‘x’” opens twice. */
function nearest(text: string, at: number, step: number): string {
  let place = at + step;
  for (let passed = 0; passed < 2 && (doubles + singles).includes(text.charAt(place) || ' '); passed++) place += step;
  return text.charAt(place);
}

function opens(mark: string, before: string, after: string, isInside: boolean): boolean {
  const [atStart, atEnd] = [isBefore(before), isAfter(after)];
  if (atStart !== atEnd) return atStart;
  return mark === '"' ? !isInside : openers.includes(mark);
}

function sideOfSingle(text: string, at: number, before: string, after: string, isInside: boolean, isClosedLater: boolean): string {
  const mark = text.charAt(at);
  if (isWordCharacter(before) && isWordCharacter(after)) return APOSTROPHE;
  const isWordBefore = isWordCharacter(before);
  if (isBefore(before) && !isAfter(after)) {
    // ’98 and '98: a year without its century.
    const isYear = /^\d\d(?!\d)/.test(text.slice(at + 1, at + 4)) && mark !== '\u2018' && !isClosedLater;
    return mark === '\u2019' || isYear ? APOSTROPHE : OPENING;
  }
  // The farmers’ land in a quotation: its closing mark is still to come.
  if (isWordBefore && (!isInside || (before === 's' && isClosedLater))) return APOSTROPHE;
  return isBefore(before) && openers.includes(mark) ? OPENING : CLOSING;
}

const closing = /[\p{L}\p{N}.,!?…]['\u2019](?![\p{L}\p{N}])/gu;

/** Where the last single mark is that can close a quotation, or -1. */
function lastClosingIn(text: string): number {
  let last = -1;
  for (const { index, 0: found } of text.matchAll(closing)) last = index + found.length - 1;
  return last;
}
