import type { ArticleState } from '../article-state';
import { wordsBetween } from '../article-text';

const MAX_NAME_CHARS = 60;
/** Names that Windows keeps for devices, whatever the extension. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name that every system takes, made of the headline: letters and digits of any script, hyphens for the rest.
 * An article without a headline is called `article`.
 */
export function fileNameOf(state: ArticleState, extension: string): string {
  const words = headlineOf(state).normalize('NFC').toLowerCase();
  const parts = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  let name = '';
  for (const part of parts) {
    const longer = name === '' ? [...part].slice(0, MAX_NAME_CHARS).join('') : `${name}-${part}`;
    if ([...longer].length > MAX_NAME_CHARS) break;
    name = longer;
  }
  return `${name === '' || deviceNames.test(name) ? ['article', name].filter(Boolean).join('-') : name}.${extension}`;
}

/** The words of the headline; empty when there are none. */
export function headlineOf({ doc }: ArticleState): string {
  const title = doc.firstChild;
  return title ? wordsBetween(title, 0, title.content.size).replaceAll('\n', ' ').trim() : '';
}
