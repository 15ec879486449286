import type { CutText, Rewrite } from '../meaning/cut-words';
import { foldDigits } from '../text/fold-digits';

/** A figure with a decimal point and nothing that groups its digits. `or` is what it says where the point means the other thing. */
export interface ReadFigure {
  key: string;
  or?: string;
}

/**
 * A figure in the digits 0 to 9, without what groups thousands. 412.000 is as many as 412,000: a point before three digits parts decimals in English
 * words alone, in which `text` is or is not, and before noughts alone nowhere. 3.14, 3,14 and 0.125 have decimals everywhere.
 */
export function readFigure(raw: string, text: string): ReadFigure {
  const figure = /^[\d.,]+$/.test(raw) ? raw : foldDigits(raw.normalize('NFKC').replaceAll(/[٬'’]/g, '').replaceAll('٫', '.'));
  if (raw.includes('٫')) return { key: figure };
  const [, whole, decimals] = /^([1-9]\d{0,2})\.(\d{3})$/.exec(figure) ?? [];
  if (whole !== undefined && decimals !== undefined) {
    const thousands = whole + decimals;
    if (decimals === '000') return { key: thousands };
    return isEnglish(text) ? { key: figure, or: thousands } : { key: thousands, or: figure };
  }
  return { key: withPoint(figure) };
}

/** Words that hardly another language has, in which a point before three digits groups them. */
const isEnglish = (text: string) => /\b(?:the|and|with|from|that|were|percent|per cent|bn)\b/i.test(text) || millions.test(text);
/** Not “eine Million”, “un million” and “en million”. */
const millions = /(?<!\b[UuEe]n )\b(?:[mb]illion|trillion|[MB]ILLION|TRILLION)\b/;

/** 412.000,50 and 412,000.50 as 412000.50, and 3,5 as 3.5. What is no figure of one of these shapes stays. */
function withPoint(figure: string): string {
  const grouped = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,](\d+))?$/.exec(figure);
  if (grouped?.[1]) {
    const [whole = '', decimals] = grouped[2] === undefined ? [figure] : figure.split(grouped[1] === '.' ? ',' : '.');
    return whole.replaceAll(grouped[1], '') + (decimals === undefined ? '' : `.${decimals}`);
  }
  return /^\d+,\d+$/.test(figure) ? figure.replace(',', '.') : figure;
}

/** Before a figure these say that it counts: more words of other languages would do so, and a capital may be a name. */
const articles = /^(?:les|des|los|las|die)$/i;
const spaces = /^[ \u00a0\u2009\u202f]$/;

/**
 * 412 000 as 412000, where nothing says that two figures stand side by side: at the beginning, behind a sign or an article, or with noughts alone.
 * What stands behind a word is left to `figures` of `meaning/`.
 */
export function spacedFigures({ words, gaps }: CutText, at: number): Rewrite | null {
  const first = words[at];
  if (first?.kind !== 'number' || !/^[1-9]\d{0,2}$/.test(first.key)) return null;
  let take = 1;
  let key = first.key;
  while (!key.includes('.') && spaces.test(gaps[at + take]?.raw ?? '') && /^\d{3}(?:\.\d{1,2})?$/.test(words[at + take]?.key ?? '')) {
    key += words[at + take]?.key;
    take++;
  }
  const before = words[at - 1];
  const isCounted = before === undefined || before.kind === 'symbol' || articles.test(before.key) || /^\d{1,3}(?:000)+(?:\.|$)/.test(key);
  return take > 1 && isCounted ? { take, put: [{ key, kind: 'number' }] } : null;
}
