import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readPart } from './read-part';
import { readers, readPasted } from './readers';

const read = (html: string) => readPasted({ html: `<p>Before.</p>${html}`, text: '' });
const lineOf = (html: string) =>
  outlineOf(read(`<p>${html}</p>`).doc)
    .at(-1)
    ?.slice(3, -4);

describe('the sign of a note', () => {
  it.each([
    [
      'It burned in 2019<a class="footnote-anchor" id="footnote-anchor-3" href="#footnote-3">3</a>, twice.',
      'It burned in 2019<sup>[3]</sup>, twice.',
    ],
    [
      'It burned.<a class="footnote-anchor" href="https://hens.example/p/fire#footnote-3">3</a>',
      'It burned.<a https://hens.example/p/fire#footnote-3>³</a>',
    ],
    ['It burned in 2019<a href="#n3" role="doc-noteref">3</a>.', 'It burned in 2019<sup>[3]</sup>.'],
    ['It burned in <i>2019</i><a href="#n3" epub:type="noteref">3</a>.', 'It burned in <i>2019</i><sup>[3]</sup>.'],
    ['Forty m<sup><a href="#n3" id="ref3">3</a></sup> of hay', 'Forty m<sup>[3]</sup> of hay'],
    [
      'A fire<a href="#fn1" class="footnote-ref"><sup>1</sup></a><a href="#fn2" class="footnote-ref"><sup>2</sup></a>',
      'A fire<sup>[1][2]</sup>',
    ],
    [
      'A fire<a href="#fn1" class="footnote-ref">*</a>, the second <a href="#fn2" id="fnref2">b</a>',
      'A fire<sup>*</sup>, the second <sup>b</sup>',
    ],
  ])('is raised, and in brackets where it would be part of a figure: %s', (html, line) => {
    expect(lineOf(html)).toBe(line);
  });

  it.each([
    [
      'See <a href="#part3">3</a>, <a class="footnote-anchor" href="#n">the note</a> and <a role="doc-noteref">4</a>',
      'See 3, the note and 4',
    ],
    ['<a class="footnote-number" href="#footnote-anchor-3">3</a> Port log.', '3 Port log.'],
  ])('is no other link: %s', (html, line) => {
    expect(lineOf(html)).toBe(line);
  });

  it('is so in what is pasted into a text', () => {
    const part = readPart(
      '<p>In 2019<a class="footnote-anchor" href="#footnote-3">3</a> and 10<span style="vertical-align: 4px">5</span></p>',
    );
    expect(part?.nodes.map(({ textContent }) => textContent)).toEqual(['In 2019[3] and 10⁵']);
  });
});

describe('what a length raises or lowers', () => {
  it.each([
    ['10<span style="vertical-align: 4px">5</span>', '10⁵'],
    ['m<span style="vertical-align:.5em">2</span> and m<small style="vertical-align:30%">3</small>', 'm² and m³'],
    ['10<span style="position:relative; top:-0.5em">5</span>', '10⁵'],
    ['H<span style="vertical-align:-3pt">2</span>O and CO<span style="vertical-align:text-bottom">2</span>', 'H₂O and CO₂'],
    ['m<span style="vertical-align:text-top">2</span>', 'm²'],
  ])('is written as such: %s', (html, line) => {
    expect(lineOf(html)).toBe(line);
  });

  it.each([
    [
      'Set right by a hair: <span style="vertical-align:-1px">5</span><span style="vertical-align:0.1em">6</span>',
      'Set right by a hair: 56',
    ],
    ['A <span style="position:relative;top:-4px">whole sentence stands higher.</span>', 'A whole sentence stands higher.'],
    ['10<span style="vertical-align:top">5</span>, 10<span style="top:-4px">5</span>', '105, 105'],
  ])('is not, where it says nothing: %s', (html, line) => {
    expect(lineOf(html)).toBe(line);
  });

  it('is so by a style sheet', async () => {
    const page =
      '<style>.up{vertical-align:.4em}</style><h1>Boats</h1><p>10<span class="up">5</span> of them lay there all summer long, they say.</p>';
    const { doc } = await readers.html(new TextEncoder().encode(page));
    expect(outlineOf(doc).at(-1)).toBe('<p>10⁵ of them lay there all summer long, they say.</p>');
  });
});

describe('notes', () => {
  it.each(['role="doc-footnote"', 'role="doc-endnotes"', 'epub:type="footnote"'])('are no words beside the article: %s', (said) => {
    const { doc, cut } = read(`<p>It burned.</p><aside ${said}><p>Port log.</p></aside>`);
    expect(outlineOf(doc).at(-1)).toBe('<p>Port log.</p>');
    expect(cut).toEqual([]);
  });

  it('have no arrow that leads back to their sign', () => {
    for (const arrow of ['↩︎', '↩', '↑'])
      expect(lineOf(`Port log. <a href="#n3-link" aria-label="Jump to 3">${arrow}</a>`)).toBe('Port log.');
    expect(lineOf('It rose <a href="https://hens.example/">↑</a>')).toBe('It rose <a https://hens.example/>↑</a>');
  });

  it('stand apart from their number where LibreOffice wrote them', () => {
    expect(lineOf('<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Port log')).toBe('1 Port log');
    expect(lineOf('<a class="sdendnotesym" href="#sdendnote1anc">i</a> Port log')).toBe('i Port log');
  });
});
