import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { wordPart } from './docx.test-helper';
import { openDocx } from './docx-archive';

const MEGABYTE = 1_048_576;
const text = wordPart('document', '<w:body/>');

/** A DOCX whose directory says that it unpacks to `totalBytes`. It is a little longer than `paddingBytes`. */
function docxOf({ totalBytes, paddingBytes = 0 }: { totalBytes: number; paddingBytes?: number }): Uint8Array {
  const film = new Uint8Array();
  const zip = zipSync({ 'word/document.xml': text, 'word/padding.bin': new Uint8Array(paddingBytes), 'word/film.bin': film }, { level: 0 });
  const view = new DataView(zip.buffer, zip.byteOffset);
  // The directory is at the end, and the film the last of it. Nothing but XML is unpacked, so nobody finds out.
  let at = zip.length - 4;
  while (view.getUint32(at, true) !== 0x02014b50) at--;
  view.setUint32(at + 24, totalBytes - text.length - paddingBytes, true);
  return zip;
}

const opens = (docx: Uint8Array) => openDocx(docx).parts.has('word/document.xml');

describe('openDocx', () => {
  it('opens what unpacks to 200 MB, and not to a byte more', () => {
    const paddingBytes = 3 * MEGABYTE;
    expect(opens(docxOf({ totalBytes: 200 * MEGABYTE, paddingBytes }))).toBe(true);
    expect(() => opens(docxOf({ totalBytes: 200 * MEGABYTE + 1, paddingBytes }))).toThrow('This DOCX file unpacks to 201 MB');
  });

  it('opens what unpacks to a hundred times its length, and not to a byte more', () => {
    const paddingBytes = 15_000;
    const { length } = docxOf({ totalBytes: MEGABYTE, paddingBytes });
    expect(opens(docxOf({ totalBytes: 100 * length, paddingBytes }))).toBe(true);
    expect(() => opens(docxOf({ totalBytes: 100 * length + 1, paddingBytes }))).toThrow('This DOCX file unpacks to 2 MB');
  });

  it('does not ask how well it is packed what unpacks to a megabyte', () => {
    expect(opens(docxOf({ totalBytes: MEGABYTE }))).toBe(true);
    expect(() => opens(docxOf({ totalBytes: MEGABYTE + 1 }))).toThrow('This DOCX file unpacks to 2 MB');
  });

  it('opens one of 5,000 parts, and not of one more', () => {
    const docxOfParts = (count: number) => {
      const pictures = Array.from({ length: count - 1 }, (_, i) => [`word/media/${i}.png`, new Uint8Array()]);
      return zipSync({ 'word/document.xml': text, ...Object.fromEntries(pictures) }, { level: 0 });
    };
    expect(opens(docxOfParts(5_000))).toBe(true);
    expect(() => opens(docxOfParts(5_001))).toThrow('This DOCX file holds 5,001 parts');
  });
});
