import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const body = [
  paragraph(run('The plan passed. '), run('Source: the mayor.', '<w:vanish w:val="1"/>'), run(' It costs 3 million.')),
  paragraph(
    run('She said '),
    '<w:del w:id="1" w:author="Ann"><w:r><w:delText xml:space="preserve">never </w:delText></w:r></w:del>',
    run('on '),
    `<w:fldSimple w:instr="DATE">${run('3 May')}</w:fldSimple>`,
    run(', with '),
    '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
    run(' of it'),
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
  ),
  '<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr><w:r><w:t>Costs</w:t></w:r></w:p>',
  paragraph(run('They rise.')),
].join('');
const parts = {
  styles: '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 2"/></w:style>',
  footnotes: `<w:footnote w:id="1">${paragraph(run('So it is.'), run('Not shown.', '<w:vanish/>'))}</w:footnote>`,
};

/** The same file, its XML written otherwise. */
function rewritten(docx: Uint8Array, rewrite: (xml: string) => string): Uint8Array {
  const entries = Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strToU8(rewrite(strFromU8(bytes)))]);
  return zipSync(Object.fromEntries(entries));
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Other prefixes at elements, attributes and declarations. */
const prefixed = (xml: string, others: Readonly<Record<string, string>>) =>
  xml
    .replaceAll(/(<\/?|\s)(\w+):(?=\w)/g, (_whole, before: string, prefix: string) => `${before}${others[prefix] ?? prefix}:`)
    .replaceAll(/xmlns:(\w+)=/g, (_whole, prefix: string) => `xmlns:${others[prefix] ?? prefix}=`);

const writtenOtherwise: Readonly<Record<string, (xml: string) => string>> = {
  'with prefixes that a program counted': (xml) => prefixed(xml, { w: 'ns0', m: 'ns1' }),
  'with two prefixes changed about': (xml) => prefixed(xml, { w: 'm', m: 'w' }),
  'with the namespace of text as the default one': (xml) =>
    xml.replaceAll(/(<\/?)w:/g, '$1').replace('xmlns:w=', `xmlns="${main}" xmlns:w=`),
  'with namespaces that are declared where they are used': (xml) =>
    prefixed(xml, { w: 'x' })
      .replace(/ xmlns:x="[^"]*"/, '')
      .replaceAll(/<x:(\w+)/g, `<x:$1 xmlns:x='${main}'`),
  'with its own prefix for something else': (xml) =>
    prefixed(xml, { w: 'ns0' }).replace('xmlns:ns0=', 'xmlns:w="urn:other" w:made="yes" xmlns:ns0='),
};

describe('withKnownPrefixes', () => {
  it.each(Object.entries(writtenOtherwise))('reads a file %s as the one that Word writes', async (_name, rewrite) => {
    const docx = handWritten(body, parts);
    const asWordWrites = await readDocx(docx);
    expect(asWordWrites.cut.filter(({ reason }) => reason === 'hidden')).toHaveLength(2);
    expect(asWordWrites.changes).toHaveLength(1);
    expect(await readDocx(rewritten(docx, rewrite))).toEqual(asWordWrites);
  });

  it('follows relations that are written with a prefix', async () => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
    const relation = `<p:Relationship Id="a" Type="${type}" Target="other/text.xml"/>`;
    const relations = `<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</p:Relationships>`;
    const { 'word/document.xml': text = new Uint8Array() } = unzipSync(handWritten(paragraph(run('Read me.'))));
    const draft = await readDocx(zipSync({ '_rels/.rels': strToU8(relations), 'other/text.xml': text }));
    expect(outlineOf(draft.doc)).toContain('<p>Read me.</p>');
  });
});
