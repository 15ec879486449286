import { strToU8, zipSync } from 'fflate';

/** Files that must be refused, with the sentence that the person reads. */
export interface BadFileCase {
  name: string;
  file: string;
  bytes: () => Uint8Array;
  sentence: string | RegExp;
}

const text = (words: string) => new TextEncoder().encode(words);
const utf16 = (words: string) => Uint8Array.from([...words].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const mainPart = (body: string) =>
  strToU8(
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  );
const minimal = (body: string, more: Record<string, Uint8Array> = {}) => zipSync({ 'word/document.xml': mainPart(body), ...more });

/** A file of Office that says where its main part is. */
const office = (path: string) =>
  zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${path}"/></Relationships>`,
    ),
    [path]: strToU8('<a/>'),
  });

/** Both copies of an entry's unpacked size, in its own header and in the directory, say that it is `size` bytes long. */
function withLyingSizes(zip: Uint8Array, size: number): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 30 < copy.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return copy;
}

export const badFileCases: BadFileCase[] = [
  { name: 'an empty file', file: 'a.txt', bytes: () => text(''), sentence: /^This file is empty\./ },
  { name: 'a file of spaces', file: 'a.md', bytes: () => text(' \n\t\n'), sentence: /^This file is empty\./ },
  { name: 'a page without words', file: 'a.html', bytes: () => text('<p><img src="a.png"></p>'), sentence: /^There is no text in this\./ },
  {
    name: 'a picture named .txt',
    file: 'a.txt',
    bytes: () => join(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), text('xxx')),
    sentence: /looks like a PNG picture/,
  },
  {
    name: 'a program named .md',
    file: 'a.md',
    bytes: () => Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
    sentence: /^This file is not text/,
  },
  {
    name: 'a file over 20 MB',
    file: 'a.txt',
    bytes: () => new Uint8Array(34 * 1_048_576).fill(97),
    sentence: 'This file is 34 MB; the limit is 20 MB. Try it without its pictures.',
  },
  {
    name: 'a file a byte over 20 MB',
    file: 'a.txt',
    bytes: () => new Uint8Array(20 * 1_048_576 + 1).fill(97),
    sentence: 'This file is 21 MB; the limit is 20 MB. Try it without its pictures.',
  },
  {
    name: 'a Pages file',
    file: 'a.pages',
    bytes: () => text('x'),
    sentence: 'We cannot read Pages files. Save it as DOCX, HTML, MD or TXT and drop it again.',
  },
  {
    name: 'a PDF',
    file: 'a.PDF',
    bytes: () => text('%PDF-1.7'),
    sentence: 'We cannot read PDF files. Save it as DOCX, HTML, MD or TXT and drop it again.',
  },
  {
    name: 'a file of a kind by the name of what every object has',
    file: 'a.constructor',
    bytes: () => text('x'),
    sentence: 'We cannot read CONSTRUCTOR files. Save it as DOCX, HTML, MD or TXT and drop it again.',
  },
  {
    name: 'a file of an unknown kind',
    file: 'a.xyz',
    bytes: () => text('x'),
    sentence: 'We cannot read XYZ files. Save it as DOCX, HTML, MD or TXT and drop it again.',
  },
  { name: 'an old Word file', file: 'a.doc', bytes: () => ole, sentence: /^We cannot read the old Word format \(DOC\)\./ },
  {
    name: 'an old Word file named .docx',
    file: 'a.docx',
    bytes: () => join(ole, new Uint8Array(600), utf16('WordDocument')),
    sentence: /^We cannot read the old Word format \(DOC\)\./,
  },
  {
    name: 'a DOCX with a password',
    file: 'a.docx',
    bytes: () => join(ole, new Uint8Array(600), utf16('EncryptedPackage')),
    sentence: 'This file is locked with a password. Take the password off and drop it again.',
  },
  {
    name: 'a ZIP with a password',
    file: 'a.docx',
    bytes: () => {
      const zip = minimal('').slice();
      zip[6] = 1;
      return zip;
    },
    sentence: /^This file is locked with a password\./,
  },
  {
    name: 'an RTF file named .docx',
    file: 'a.docx',
    bytes: () => text('{\\rtf1\\ansi Just words.}'),
    sentence: 'This is an RTF file, whatever its name says. Save it as DOCX, HTML, MD or TXT and drop it again.',
  },
  { name: 'a PDF named .docx', file: 'a.docx', bytes: () => text('%PDF-1.7'), sentence: /^This is a PDF file, / },
  {
    name: 'an ODT file named .docx',
    file: 'a.docx',
    bytes: () => zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': text('<a/>') }),
    sentence: /^This is an ODT file, /,
  },
  {
    name: 'an ODS file named .docx',
    file: 'a.docx',
    bytes: () =>
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }], 'content.xml': text('<a/>') }),
    sentence: /^This is an OpenDocument file, /,
  },
  { name: 'an XLSX file named .docx', file: 'a.docx', bytes: () => office('xl/workbook.xml'), sentence: /^This is an XLSX file, / },
  { name: 'a PPTX file named .docx', file: 'a.docx', bytes: () => office('ppt/presentation.xml'), sentence: /^This is a PPTX file, / },
  { name: 'text named .docx', file: 'a.docx', bytes: () => text('Just words.'), sentence: /^This DOCX file is broken/ },
  { name: 'a DOCX cut in half', file: 'a.docx', bytes: () => minimal('<w:p/>').subarray(0, 120), sentence: /^This DOCX file is broken/ },
  { name: 'a ZIP that is no DOCX', file: 'a.docx', bytes: () => zipSync({ 'a.txt': text('x') }), sentence: /^This DOCX file is broken/ },
  { name: 'a DOCX with broken XML', file: 'a.docx', bytes: () => minimal('<w:p>'), sentence: /^This DOCX file is broken/ },
  {
    name: 'a DOCX with entities of its own',
    file: 'a.docx',
    bytes: () => zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:document/>') }),
    sentence: /^This DOCX file is broken/,
  },
  { name: 'a DOCX without words', file: 'a.docx', bytes: () => minimal('<w:p/>'), sentence: /^There is no text in this\./ },
  {
    name: 'a zip bomb by ratio',
    file: 'a.docx',
    bytes: () => minimal('<w:p/>', { 'word/media/a.xml': new Uint8Array(8 * 1_048_576) }),
    sentence: 'This DOCX file unpacks to 9 MB, far more than a text needs, so we do not open it. Paste the text instead.',
  },
  {
    name: 'a zip bomb by size',
    file: 'a.docx',
    bytes: () => withLyingSizes(minimal('<w:p/>'), 300 * 1_048_576),
    sentence: /unpacks to 300 MB/,
  },
  {
    name: 'a zip bomb that lies about its size',
    file: 'a.docx',
    bytes: () => withLyingSizes(minimal('<w:p/>'.repeat(2_000_000)), 2_000),
    sentence: /^This DOCX file is broken/,
  },
  {
    name: 'a DOCX of 6,000 parts',
    file: 'a.docx',
    bytes: () => minimal('<w:p/>', Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`word/${i}.bin`, new Uint8Array()]))),
    sentence: /holds 6,001 parts/,
  },
  {
    name: 'a NUL character',
    file: 'a.txt',
    bytes: () => text('Words that are long enough to be text.\0And more of them.'),
    sentence: /^This file has NUL characters/,
  },
  {
    name: 'a lone surrogate in UTF-8',
    file: 'a.txt',
    bytes: () => join(text('Words '), Uint8Array.from([0xed, 0xa0, 0x80]), text(' more')),
    sentence: /^This text has half characters/,
  },
  {
    name: 'a lone surrogate in UTF-16',
    file: 'a.txt',
    bytes: () => join(Uint8Array.from([0xff, 0xfe]), utf16('Words \uD800 more')),
    sentence: /^This text has half characters/,
  },
  {
    name: 'a lone surrogate in a DOCX',
    file: 'a.docx',
    bytes: () => minimal('<w:p><w:r><w:t>Words &#xD800; more</w:t></w:r></w:p>'),
    sentence: /^This text has half characters/,
  },
  {
    name: 'damaged UTF-8',
    file: 'a.txt',
    bytes: () => join(text('Réserve '), Uint8Array.from([0xff, 0xfe, 0xc3])),
    sentence: /^We cannot tell how this file stores its letters\./,
  },
  {
    name: 'Cyrillic in Windows-1251',
    file: 'a.txt',
    bytes: () => Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0]),
    sentence: /^We cannot tell how this file stores its letters\./,
  },
  {
    name: 'Korean between escapes, which no browser reads',
    file: 'a.html',
    bytes: () => text('<meta charset="iso-2022-kr">\u001b$)C<p>\u000e1b\u000f</p>'),
    sentence: /^We cannot tell how this file stores its letters\./,
  },
  {
    name: 'a page nested without end',
    file: 'a.html',
    bytes: () => text(`${'<div>'.repeat(5_000)}words`),
    sentence: /^This file is nested too deeply/,
  },
];
