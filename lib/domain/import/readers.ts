import { isWellFormedText } from '../text/text-input';
import { assemble } from './assemble';
import { decodeText } from './decode-text';
import type { ImportDraft } from './draft';
import type { ImportFormatId } from './formats';
import { MAX_ARTICLE_BYTES } from './import-limits';
import { readDocx } from './read-docx';
import { declaredEncoding, readFragment, readPage } from './read-html';
import { readMarkdown } from './read-markdown';
import { readPlainText } from './read-text';
import type { Reading } from './reading';
import { wordsOf } from './reading';
import { refusals } from './refusals';

/** Reads the bytes of one file. Same bytes, same draft. `unreadable-file` with its sentence for every file that is none of its kind. */
export type Reader = (bytes: Uint8Array) => Promise<ImportDraft>;

/** A clipboard: its plain text, and its HTML if the program that it was copied from gave some. */
export interface Pasted {
  text: string;
  html?: string;
}

/** One reader for each entry of `importFormats`. */
export const readers: Readonly<Record<ImportFormatId, Reader>> = {
  docx: readDocx,
  html: async (bytes) => {
    const { text, warning } = decodeText(bytes, declaredEncoding(bytes));
    return draftOf(readPage(text), warning);
  },
  md: async (bytes) => {
    const { text, warning } = decodeText(bytes);
    return draftOf(readMarkdown(text), warning);
  },
  txt: async (bytes) => {
    const { text, warning } = decodeText(bytes);
    return draftOf(readPlainText(text), warning);
  },
};

/** Reads what was pasted: the HTML if it has paragraphs to offer, else the plain text. The errors of a file apply. */
export function readPasted({ text, html = '' }: Pasted): ImportDraft {
  // Characters of UTF-16 are at least one byte each; nearer is not needed for a limit.
  if (text.length + html.length > MAX_ARTICLE_BYTES) throw refusals.tooMuchPasted(text.length + html.length, MAX_ARTICLE_BYTES);
  for (const words of [text, html]) {
    if (words.includes('\0')) throw refusals.nul();
    if (!isWellFormedText(words)) throw refusals.halfCharacters();
  }
  const rich = html.trim() === '' ? null : readFragment(html);
  return draftOf(rich && hasStructure(rich, text) ? rich : readPlainText(text), null);
}

// Code editors and terminals put one unstructured element around lines that the plain text still has.
function hasStructure(reading: Reading, text: string): boolean {
  const kept = reading.blocks.filter((block) => block.kind === 'kept');
  if (text.trim() === '') return true;
  if (kept.every((block) => wordsOf(block.node).trim() === '')) return false;
  // A table or a list that is pasted alone is one block, and its plain text may have empty lines.
  return kept.length > 1 || kept.some((block) => !block.node.isTextblock) || text.trim().split(/\n\s*\n/).length === 1;
}

function draftOf(reading: Reading, warning: string | null): ImportDraft {
  return { ...assemble(reading).draft, changes: [], rejected: null, warnings: [...(warning ? [warning] : []), ...reading.warnings] };
}
