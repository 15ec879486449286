import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const picture = (blip: string, click = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P">${click}</wp:docPr><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${relations} ${blip}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const leadNowhere: Readonly<Record<string, string>> = {
  'a picture': picture('r:embed="rId9"'),
  'a picture of another file': picture('r:link="rId9"'),
  'a picture of both': picture('r:embed="rId9" r:link="rId8"'),
  'a picture that is a link': picture('', `<a:hlinkClick ${relations} r:id="rId9"/>`),
  'an old picture': `<w:r><w:pict><v:shape><v:imagedata ${relations} r:id="rId9"/></v:shape></w:pict></w:r>`,
  'a link': `<w:hyperlink ${relations} r:id="rId9">${run('and then some')}</w:hyperlink>`,
  'a link to a place in another file': `<w:hyperlink ${relations} r:id="rId9" w:anchor="there">${run('and then some')}</w:hyperlink>`,
};

describe('readDocx', () => {
  it.each(Object.entries(leadNowhere))('reads all words of a file in which %s leads nowhere', async (_name, inner) => {
    const words = inner.includes('and then some') ? 'Before and then some after.' : 'Before  after.';
    const { doc } = await readDocx(handWritten(paragraph(run('Before '), inner, run(' after.')) + paragraph(run('The end.'))));
    expect(
      outlineOf(doc)
        .join('\n')
        .replaceAll(/<\/?a[^>]*>/g, ''),
    ).toContain(`<p>${words.replaceAll('  ', ' ')}</p>\n<p>The end.</p>`);
  });

  it('reads a file in which a link of a comment leads nowhere', async () => {
    const reference = '<w:r><w:commentReference w:id="7"/></w:r>';
    const comment = paragraph(run('See '), `<w:hyperlink ${relations} r:id="rId9">${run('here')}</w:hyperlink>`);
    const comments = `<w:comment w:id="7" w:author="Ann">${comment}</w:comment>`;
    const { doc, cut } = await readDocx(handWritten(paragraph(run('The text.'), reference), { comments }));
    expect(outlineOf(doc)).toContain('<p>The text.</p>');
    expect(cut.map(({ reason, text }) => [reason, text])).toEqual([['comments', 'Ann: See here']]);
  });
});
