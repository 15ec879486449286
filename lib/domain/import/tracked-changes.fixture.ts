import { strToU8, zipSync } from 'fflate';

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const by = 'w:author="Ann Lee" w:date="2026-05-03T10:00:00Z"';
const deleted = (id: number, text: string) => `<w:del w:id="${id}" ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const inserted = (id: number, text: string) => `<w:ins w:id="${id}" ${by}>${run(text)}</w:ins>`;

/** A Word file in which Ann Lee changed the headline, "The ferry sails", to "The ferry stays", and "two million" to "three million". */
export function trackedChangesDocx(): Uint8Array {
  const title = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${run('The ferry ')}${deleted(1, 'sails')}${inserted(2, 'stays')}</w:p>`;
  const words = `<w:p>${run('It cost ')}${deleted(3, 'two')}${inserted(4, 'three')}${run(' million.')}</w:p>`;
  return fileOf(title + words);
}

/** A Word file that Ann Lee wrote whole while changes were tracked. */
export function allInsertedDocx(): Uint8Array {
  return fileOf(
    `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${inserted(1, 'The ferry stays')}</w:p><w:p>${inserted(2, 'It cost two million.')}</w:p>`,
  );
}

function fileOf(body: string): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
  });
}
