import { foldText } from '@/lib/domain/text/fold-text';

/** What was typed, taken apart. */
export interface Asked {
  /** All of it, folded. */
  text: string;
  tokens: string[];
  /** The part that looks like a label (`c4`, also as `c 4`), and the rest. */
  label: string | null;
  besideLabel: string;
  paragraph: number | null;
}

const isLabel = (token: string) => /^[a-z]\d{1,6}$/.test(token);

/** Reads a query of the command menu: what of it may be a label, and what the number of a paragraph. */
export function readQuery(query: string): Asked {
  const tokens = foldText(query)
    .replaceAll('¶', ' ¶ ')
    .split(' ')
    .filter((token) => token !== '');
  const joined = joinLabel(tokens);
  const label = joined.find(isLabel) ?? null;
  return {
    text: tokens.filter((token) => token !== '¶').join(' '),
    tokens,
    label,
    besideLabel: joined.filter((token) => token !== label).join(' '),
    paragraph: paragraphIn(tokens),
  };
}

/** "c 4" means the same as "c4". */
function joinLabel(tokens: readonly string[]): string[] {
  const at = tokens.findIndex((token, i) => /^[a-z]$/.test(token) && /^\d{1,6}$/.test(tokens[i + 1] ?? ''));
  return at < 0 ? [...tokens] : tokens.toSpliced(at, 2, `${tokens[at]}${tokens[at + 1]}`);
}

/** The number of a paragraph: alone, or beside a pilcrow or the beginning of the word, which may also stand beside a label (c4 par). */
function paragraphIn(tokens: readonly string[]): number | null {
  const split = tokens.flatMap((token) => (/^p\d/.test(token) ? ['p', token.slice(1)] : [token]));
  const numbers = split.filter((token) => /^\d{1,6}$/.test(token) || isLabel(token));
  const names = split.filter((token) => !numbers.includes(token));
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || names.length > 1) return null;
  if (names.length === 1 && !names.every((name) => name === '¶' || 'paragraph'.startsWith(name))) return null;
  if (isLabel(number)) return names.length === 0 ? null : Number(number.slice(1));
  return Number(number);
}

/** `foldText` of many texts at once, which is several times as fast as one after the other. No text of ours holds a NUL. */
export const foldAll = (texts: readonly string[]) => (texts.length === 0 ? [] : foldText(texts.join('\0')).split('\0'));
