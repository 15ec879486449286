import { UNSPACED } from './scripts';

/** A word of a text: what tells it from others, and where it stands. UTF-16 units, half-open. */
export interface SaidWord {
  /** Case, accents' encoding, punctuation and spacing are no part of it. */
  key: string;
  from: number;
  to: number;
}

// Figures with a sign or a point that is theirs, single letters of scripts without spaces, words, and signs that say something: %, €, an emoji.
const said = new RegExp(
  `(?:(?<=^|[\\s(\\p{Sc}])[-\\u2013\\u2212]?[.,\\u00b7]?)?\\p{N}+(?:[.,:]\\p{N}+)*|[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}\\u200c\\u200d])+|[%‰&@#\\p{S}]`,
  'gu',
);

/** The words, figures and signs of a text in order: what would have to be looked at again if it were another. */
export function saidWords(text: string): SaidWord[] {
  return [...text.matchAll(said)].map(({ 0: one, index }) => ({
    key: one
      .normalize('NFC')
      .replace(/^[\u2013\u2212]/, '-')
      .toLowerCase(),
    from: index,
    to: index + one.length,
  }));
}
