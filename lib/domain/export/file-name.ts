import type { ArticleState } from '../article-state';
import { headlineOf } from '../text/article-text';

/** Four bytes each at most: with its extension a name has no more than the 255 bytes that file systems take. */
const MAX_NAME_CHARS = 60;
/** What small letters make of İ: an i with a second dot, which nobody types. */
const DOTTED_I = 'i\u0307';
/** Names that Windows keeps for devices, whatever the extension. */
const deviceNames = /^(con|prn|aux|nul|(?:com|lpt)[\d¹²³])$/i;

/**
 * A file name that every system takes, made of the headline: letters and digits of any script, hyphens for the rest.
 * An article without a headline is called `article`.
 */
export function fileNameOf(state: ArticleState, extension: string): string {
  const words = headlineLine(state).normalize('NFC').toLowerCase().replaceAll(DOTTED_I, 'i');
  const parts = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  let name = '';
  for (const part of parts) {
    const longer = name === '' ? [...part].slice(0, MAX_NAME_CHARS).join('') : `${name}-${part}`;
    if ([...longer].length > MAX_NAME_CHARS) break;
    name = longer;
  }
  return `${name === '' || deviceNames.test(name) ? ['article', name].filter(Boolean).join('-') : name}.${extension}`;
}

/** The words of the headline on one line; empty when there are none. */
export const headlineLine = ({ doc }: ArticleState): string => headlineOf(doc).replaceAll('\n', ' ').trim();
