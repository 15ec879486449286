import { RIGHT_TO_LEFT } from '../text/scripts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Text as HTML, safe between tags and inside quoted attributes. Control characters that HTML has no place for become U+FFFD:
 * a parser would do the same, and call the page invalid.
 */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n\f\r]/gu, '\uFFFD').replaceAll(/[&<>"']/g, (one) => entities[one] ?? one);
}

/**
 * A name, or what else stands in a line of ours: whichever way it is written, what follows it stays behind it. One from right to left would take
 * the date after it to its left.
 */
export const htmlName = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

/** Quoted words; those that bring their own quotation marks get no second ones. `lang`: an attribute that says their language, or nothing. */
export const htmlQuote = (text: string, lang = ''): string =>
  /^\s*["“”„«‘']/u.test(text) ? `<span dir="auto"${lang}>${escapeHtml(text)}</span>` : `<q dir="auto"${lang}>${escapeHtml(text)}</q>`;

const rtlLetters = new RegExp(`[${RIGHT_TO_LEFT}]`, 'gu');

/** The direction that most letters of `text` are written in, or null if it has no letters. */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  return (text.match(rtlLetters)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr';
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day (`2026-03-02…`) as `2 March 2026`, marked up for programs. */
export function htmlDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `<time datetime="${escapeHtml(day.slice(0, 10))}">${date} ${months[(month ?? 1) - 1]} ${year}</time>`;
}

/** An instant (ISO 8601, UTC) as `2 March 2026, 12:00 UTC`, marked up for programs. */
export function htmlInstant(at: string): string {
  const [year, month, date] = at.slice(0, 10).split('-').map(Number);
  return `<time datetime="${escapeHtml(at)}">${date} ${months[(month ?? 1) - 1]} ${year}, ${escapeHtml(at.slice(11, 16))} UTC</time>`;
}
