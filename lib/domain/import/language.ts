import { detectAll } from 'tinyld';
import { letterBalance } from '../text/block-direction';
import { MAX_LANGUAGE_CHARS } from '../text/language-tag';
import { UNSPACED } from '../text/scripts';

const unspaced = new RegExp(`[${UNSPACED}]`, 'gu');
const MIN_LETTERS = 80;
// A character of theirs says about as much as four letters.
const unspacedWeight = 4;
const MIN_ACCURACY = 0.2;
const MIN_LEAD = 4;
const MAX_SAMPLE_CHARS = 4_000;
// đ, and the signs of ả, ơ and ạ: one of them is in every line of Vietnamese.
const ofVietnamese = /đ|[\u0309\u031b\u0323]/iu;

/** The language of `text` (a two-letter BCP 47 tag), or empty if the text is short or two languages are near each other. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, MAX_SAMPLE_CHARS);
  const runs = sample.match(unspaced)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters + runs * (unspacedWeight - 1) < MIN_LETTERS) return '';
  // The one word “quay” is enough for it to take an English text for Vietnamese.
  const mayBeVietnamese = ofVietnamese.test(sample.normalize('NFD'));
  const [best, second] = detectAll(sample).filter(({ lang }) => lang !== 'vi' || mayBeVietnamese);
  if (!best || best.accuracy < MIN_ACCURACY || best.accuracy < MIN_LEAD * (second?.accuracy ?? 0)) return '';
  return best.lang;
}

/** The canonical form of a declared language ("en_us" is "en-US"), or empty if it is none, or longer than any. */
export function canonicalLanguage(tag: string | null | undefined): string {
  const candidate = (tag ?? '').trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(candidate) || /^(?:und|zxx|mul|mis)\b/i.test(candidate)) return '';
  if (candidate.length > MAX_LANGUAGE_CHARS) return '';
  try {
    const canonical = Intl.getCanonicalLocales(candidate)[0] ?? '';
    return canonical.length > MAX_LANGUAGE_CHARS ? '' : canonical;
  } catch {
    return ''; // Intl has no other way to say that a tag is malformed.
  }
}

/** Of a line so much is looked at: one long paragraph is no article. */
const MAX_LINE_CHARS = 400;

/** The direction that most letters of `lines` are written in; null if they have none. An Arabic line may begin with "BBC". */
export function directionOf(lines: readonly string[]): 'ltr' | 'rtl' | null {
  let balance = 0;
  let isKnown = false;
  for (const line of lines) {
    const own = letterBalance(line.slice(0, MAX_LINE_CHARS));
    if (own === null) continue;
    isKnown = true;
    balance += own;
  }
  return isKnown ? (balance > 0 ? 'rtl' : 'ltr') : null;
}
