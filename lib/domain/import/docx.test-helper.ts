import { strToU8, zipSync } from 'fflate';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** For the tests: a part of a DOCX around hand-written XML. */
export const wordPart = (name: string, inner: string) => strToU8(`<w:${name} ${namespaces}>${inner}</w:${name}>`);

/** For the tests: a DOCX around hand-written body XML, for what the docx package does not write. `parts` by name: `styles`, `footnotes`. */
export function handWritten(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const others = Object.entries(parts).map(([name, inner]) => [`word/${name}.xml`, wordPart(name, inner)] as const);
  return zipSync({ 'word/document.xml': wordPart('document', `<w:body>${body}<w:sectPr/></w:body>`), ...Object.fromEntries(others) });
}

/** For the tests: a run of Word. */
export const run = (words: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;

/** For the tests: a paragraph of Word, of whole runs. */
export const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
