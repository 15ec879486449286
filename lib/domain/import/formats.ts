import type { DomainError } from '../errors';
import { ownMember } from '../own-member';
import { sayMegabytes } from '../text/say-count';
import { MAX_ARTICLE_BYTES } from './import-limits';
import { refusals } from './refusals';

/**
 * The article files that are read, one table; menus, the file field and every sentence about formats come from it.
 * Pure values, so that a page can check a file before it is sent; the readers are in `readers.ts`, one for each entry.
 */
export const importFormats = {
  docx: {
    id: 'docx',
    name: 'DOCX',
    extensions: ['docx', 'docm'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    maxBytes: MAX_ARTICLE_BYTES,
  },
  html: {
    id: 'html',
    name: 'HTML',
    extensions: ['html', 'htm', 'xhtml'],
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    maxBytes: MAX_ARTICLE_BYTES,
  },
  md: {
    id: 'md',
    name: 'MD',
    extensions: ['md', 'markdown', 'mdown'],
    mediaTypes: ['text/markdown', 'text/x-markdown'],
    maxBytes: MAX_ARTICLE_BYTES,
  },
  txt: { id: 'txt', name: 'TXT', extensions: ['txt', 'text'], mediaTypes: ['text/plain'], maxBytes: MAX_ARTICLE_BYTES },
} as const;

/** The name of a format. */
export type ImportFormatId = keyof typeof importFormats;
/** A row of the table. */
export type ImportFormat = (typeof importFormats)[ImportFormatId];

/** Formats as a sentence names them: "DOCX, HTML, MD or TXT". */
export const readableFormats = joinNames(Object.values(importFormats).map((format) => format.name));

/** How large a file may be, as a sentence names it: "20 MB". Of formats that differ, what each of them may be. */
export const readableSize = sayMegabytes(Math.min(...Object.values(importFormats).map((format) => format.maxBytes)));

/** For the `accept` attribute of a file field. */
export const acceptedFiles = Object.values(importFormats)
  .flatMap((format) => [...format.extensions.map((extension) => `.${extension}`), ...format.mediaTypes])
  .join(',');

// Types that people do drop, by the name that they know them by.
const knownTypes: Readonly<Record<string, string>> = {
  pages: 'Pages files',
  pdf: 'PDF files',
  odt: 'ODT files',
  rtf: 'RTF files',
  epub: 'EPUB files',
  key: 'Keynote files',
  numbers: 'Numbers files',
  zip: 'ZIP archives',
  gdoc: 'Google Docs links',
};

/**
 * The format of a file by its extension, or by its media type if it has none.
 * `unreadable-file` with the formats that are read if it is another; `too-large` or `unreadable-file` by its size alone.
 */
export function chooseFormat(file: { name: string; mediaType: string; size: number }): ImportFormat {
  const extension = file.name.match(/\.([\p{L}\p{N}]{1,12})$/u)?.[1]?.toLowerCase() ?? '';
  const mediaType = file.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const format = Object.values(importFormats).find(
    ({ extensions, mediaTypes }: { extensions: readonly string[]; mediaTypes: readonly string[] }) =>
      extension === '' ? mediaTypes.includes(mediaType) : extensions.includes(extension),
  );
  if (!format) throw refuseType(extension, mediaType);
  if (file.size === 0) throw refusals.empty();
  if (file.size > format.maxBytes) throw refusals.tooBig(file.size, format.maxBytes);
  return format;
}

function refuseType(extension: string, mediaType: string): DomainError {
  if (extension === 'doc' || mediaType === 'application/msword') return refusals.oldWord(readableFormats);
  if (mediaType.startsWith('image/')) return refusals.unknownType('pictures', readableFormats);
  if (extension === '')
    return refusals.unknownType(mediaType === 'application/pdf' ? 'PDF files' : 'files without an ending such as .docx', readableFormats);
  return refusals.unknownType(ownMember(knownTypes, extension) ?? `${extension.toUpperCase()} files`, readableFormats);
}

function joinNames(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
