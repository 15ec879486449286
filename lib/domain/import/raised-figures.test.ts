import { Fragment } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { writeRaisedFigures } from './raised-figures';
import { readers, readPasted } from './readers';

const lineOf = (doc: unknown) => outlineOf(doc).at(-1);
const written = (html: string) => lineOf(readPasted({ html: `<p>Before.</p><p>${html}</p>`, text: '' }).doc)?.slice(3, -4);

describe('figures that are raised or lowered', () => {
  it.each([
    ['10<sup>5</sup> bacteria', '10⁵ bacteria'],
    ['10<sup>−5</sup>, 10<sup>-5</sup>, 10<sup>–5</sup>', '10⁻⁵, 10⁻⁵, 10⁻⁵'],
    ['H<sub>2</sub>O and CO<sub>2</sub>', 'H₂O and CO₂'],
    ['Ca<sup>2+</sup> and x<sub>(1)</sub>', 'Ca²⁺ and x₍₁₎'],
    ['He left.<sup>12</sup> They stayed.', 'He left.¹² They stayed.'],
    ['10<sup>5 </sup>cells', '10⁵ cells'],
    ['10<sup>1<b>2</b></sup>', '10¹<b>²</b>'],
    ['<b>10<sup>5</sup></b>', '<b>10⁵</b>'],
    ['10<span style="vertical-align:super">5</span>', '10⁵'],
    ['see<sup><a href="https://example.org/">3</a></sup>', 'see<a https://example.org/>³</a>'],
    ['x<sub>1</sub><sup>2</sup>', 'x₁²'],
  ])('are characters of their own in %s', (html, text) => {
    expect(written(html)).toBe(text);
  });

  it.each([
    '1<sup>st</sup> of May',
    '10<sup>2n</sup>',
    '10<sup>1</sup><sup><b>n</b></sup>',
    'see<sup>1,2</sup>',
    'see<sup>[1]</sup>',
    'pages<sup>1–3</sup>',
    'v<sub>max</sub>',
  ])('keep the mark where letters or other signs are raised with them: %s', (html) => {
    expect(written(html)).toBe(html);
  });

  it('are so in Markdown, in headlines, cells and captions', async () => {
    const markdown = '# The 10<sup>5</sup> boats\n\nOf CO<sub>2</sub>\n\n| 10<sup>6</sup> |\n| --- |\n| 3 |\n';
    const draft = await readers.md(new TextEncoder().encode(markdown));
    expect(outlineOf(draft.doc)).toEqual([
      '<h1>The 10⁵ boats</h1>',
      '<p>Of CO₂</p>',
      '<table><tr><th><p>10⁶</p></th></tr><tr><td><p>3</p></td></tr></table>',
    ]);
    expect(draft.found.title).toBe('The 10⁵ boats');
  });

  it('are so in Word', async () => {
    const raised = (words: string, height = 'superscript') => run(words, `<w:vertAlign w:val="${height}"/>`);
    const draft = await readers.docx(
      handWritten(paragraph(run('10'), raised('5'), run(' of H'), raised('2', 'subscript'), run('O on the 1'), raised('st'))),
    );
    expect(lineOf(draft.doc)).toBe('<p>10⁵ of H₂O on the 1<sup>st</sup></p>');
  });

  it('leave every place of the text where it is', () => {
    const raised = (words: string) => articleSchema.text(words, [articleSchema.mark('superscript')]);
    const line = [articleSchema.text('10'), raised('−5'), articleSchema.node('hardBreak'), raised('st')];
    const content = Fragment.from(articleSchema.node('paragraph', null, line));
    const after = writeRaisedFigures(content);
    expect([after.size, after.textBetween(0, after.size)]).toEqual([content.size, '10⁻⁵st']);
  });
});
