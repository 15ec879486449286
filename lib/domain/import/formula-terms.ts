/**
 * Words of a formula, or beside one, in the order of the line on which it is put. `Script` is how a format says that words are raised or lowered: only
 * what is the same stands on one line.
 */
export interface TermWords<Script = unknown> {
  words: string;
  /** Null on the line itself. */
  script: Script;
  isFormula: boolean;
  /** Tracked as inserted or deleted, and so not there when changes are rejected or accepted. */
  change: 'inserted' | 'deleted' | null;
}

/** A fraction, or a root with its degree, by the words before which it begins and ends. */
export interface Fraction<Script = unknown> extends Pick<TermWords<Script>, 'script' | 'change'> {
  from: number;
  to: number;
}

/** True for several terms, which read otherwise beside a stroke or under a power: (a+b)/2 is not a+b/2. */
export function needsBrackets(words: string): boolean {
  return !/^[\p{L}\p{N}.,]*$/u.test(words) && /[\p{L}\p{N}]/u.test(words) && !isBracketed(words);
}

function isBracketed(words: string): boolean {
  let depth = 0;
  for (let i = 0; i < words.length; i++) {
    if (/\p{Ps}/u.test(words.charAt(i))) depth++;
    else if (/\p{Pe}/u.test(words.charAt(i))) depth--;
    if (depth === 0) return i > 0 && i === words.length - 1;
  }
  return false;
}

/**
 * What parts a fraction from its neighbours, since 1 and 1/2 side by side are 11/2: spaces beside terms, brackets behind a stroke, or
 * nothing. Beside the formula only numbers count: a fraction behind a word is read as it stands.
 */
export function signsAround(terms: readonly TermWords[], { from, to, script, change }: Fraction): { before: string; after: string } {
  // A number and the fraction that is its power do not run into one another.
  const isOnLine = (term: TermWords) => script === null || term.script === script;
  const gone = (['deleted', 'inserted'] as const).filter((kind) => kind !== change);
  const beside = (start: number, step: -1 | 1) => gone.flatMap((kind) => nearest(terms, start, step, kind) ?? []).filter(isOnLine);
  const before = beside(from - 1, -1);
  const after = beside(to, 1);
  if (before.some(({ words, isFormula }) => isFormula && /[/÷:∶∕⁄]\s*$/u.test(words))) return { before: '(', after: ')' };
  const isTermBefore = ({ words, isFormula }: TermWords) => (isFormula ? /[\p{L}\p{N}\p{Pe}]\p{Cf}*$/u : /\p{N}\p{Cf}*$/u).test(words);
  const isTermAfter = ({ words, isFormula }: TermWords) => (isFormula ? /^\p{Cf}*[\p{L}\p{N}\p{Ps}√]/u : /^\p{Cf}*\p{N}/u).test(words);
  return { before: before.some(isTermBefore) ? ' ' : '', after: after.some(isTermAfter) ? ' ' : '' };
}

/** The words next to a place in the text without the `gone` ones. */
function nearest(terms: readonly TermWords[], start: number, step: -1 | 1, gone: 'inserted' | 'deleted'): TermWords | null {
  for (let i = start, term = terms[i]; term; i += step, term = terms[i]) {
    if (term.change !== gone && /\P{Cf}/u.test(term.words)) return term;
  }
  return null;
}
