import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const read = (body: string) => readDocx(handWritten(body));
const linesOf = async (body: string) => outlineOf((await read(body)).doc).slice(1);
const cutsOf = async (body: string) => (await read(body)).cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`);
const math = (inner: string) => `<m:oMath>${inner}</m:oMath>`;
const term = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
const fraction = (over: string, under: string) => `<m:f><m:num>${term(over)}</m:num><m:den>${term(under)}</m:den></m:f>`;
const half = fraction('1', '2');
const raised = (base: string, height: string) => `<m:sSup><m:e>${base}</m:e><m:sup>${term(height)}</m:sup></m:sSup>`;

const kept: Readonly<Record<string, [body: string, lines: string[]]>> = {
  'a simple field': [
    paragraph(
      run('The turnover was '),
      `<w:fldSimple w:instr=" DOCPROPERTY Sum ">${run('€4.2 million')}</w:fldSimple>`,
      run(' last year.'),
    ),
    ['<p>The turnover was €4.2 million last year.</p>'],
  ],
  'the number of a caption': [
    paragraph(run('Table '), `<w:fldSimple w:instr=" SEQ Table ">${run('3')}</w:fldSimple>`, run(': Riders')),
    ['<p>Table 3: Riders</p>'],
  ],
  'a field in a field': [
    paragraph(`<w:fldSimple w:instr="A"><w:fldSimple w:instr="B">${run('Both')}</w:fldSimple></w:fldSimple>`),
    ['<p>Both</p>'],
  ],
  'a stretch with a direction of its own': [
    paragraph(run('ارتفعت الأسعار '), `<w:dir w:val="ltr">${run('42%')}</w:dir>`, run(' هذا العام')),
    ['<p>ارتفعت الأسعار 42% هذا العام</p>'],
  ],
  'a stretch whose direction is overridden': [
    paragraph(run('It says '), `<w:bdo w:val="rtl">${run('שלום')}</w:bdo>`, run('.')),
    ['<p>It says שלום.</p>'],
  ],
  'carriage returns, tabs of a position and breaks of a page or column': [
    paragraph(
      '<w:r><w:t>One</w:t><w:cr/><w:t>two</w:t><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>three</w:t></w:r>',
      '<w:r><w:br w:type="page"/><w:t>four</w:t><w:br w:type="column"/><w:t>five</w:t></w:r>',
    ),
    ['<p>One<br>two three<br>four<br>five</p>'],
  ],
  'the words of a formula': [
    paragraph(run('A share of '), math(term('5') + term('%')), run(' is small.')),
    ['<p>A share of 5% is small.</p>'],
  ],
  'fractions, powers, roots and brackets of a formula': [
    paragraph(
      math(`<m:f><m:num>${term('1')}</m:num><m:den>${term('2')}</m:den></m:f>`),
      run(' and '),
      math(`<m:sSup><m:e>${term('10')}</m:e><m:sup>${term('6')}</m:sup></m:sSup>`),
      run(' and '),
      math(`<m:sSub><m:e>${term('H')}</m:e><m:sub>${term('2')}</m:sub></m:sSub>`),
      run(' and '),
      math(`<m:rad><m:deg/><m:e>${term('9')}</m:e></m:rad>`),
      run(' and '),
      math(`<m:d><m:e>${term('a+b')}</m:e></m:d>`),
    ),
    ['<p>1/2 and 10⁶ and H₂ and √(9) and (a+b)</p>'],
  ],
  'a mixed number, in one formula or with its whole beside it': [
    paragraph(math(term('1') + half), run(' hours, '), run('2'), math(half), run(' or '), math(half + term('x') + half + half)),
    ['<p>1 1/2 hours, 2 1/2 or 1/2 x 1/2 1/2</p>'],
  ],
  'fractions beside signs and words as they stand': [
    paragraph(run('Only ('), math(term('−') + half + term('+') + half), run('), '), math(term('6/') + half)),
    ['<p>Only (−1/2+1/2), 6/(1/2)</p>'],
  ],
  'what is raised or lowered as a whole': [
    paragraph(
      math(raised(fraction('a', 'b'), '2')),
      run(', '),
      math(raised(term('a+b'), '2')),
      run(', '),
      math(raised(`<m:d><m:e>${term('a+b')}</m:e></m:d>`, '2')),
      run(', '),
      math(raised(raised(term('x'), '2'), '3')),
      run(', '),
      math(`<m:sSub><m:e>${fraction('a', 'b')}</m:e><m:sub>${term('1')}</m:sub></m:sSub>`),
    ),
    ['<p>(a/b)², (a+b)², (a+b)², (x²)³, (a/b)₁</p>'],
  ],
  'powers of powers, fractions as powers, and roots behind a number': [
    paragraph(
      math(`<m:sSup><m:e>${term('2')}</m:e><m:sup>${raised(term('3'), '2')}</m:sup></m:sSup>`),
      run(', '),
      math(`<m:sSup><m:e>${term('10')}</m:e><m:sup>${half}</m:sup></m:sSup>`),
      run(', '),
      math(`${term('5')}<m:rad><m:deg>${term('3')}</m:deg><m:e>${term('8')}</m:e></m:rad>`),
      run(', '),
      math(`${term('5')}<m:f><m:num>${half}</m:num><m:den>${half}</m:den></m:f>`),
      run(', '),
      math(`<m:sSup><m:e>${term('2')}</m:e><m:sup><m:sSup><m:e>${term('x')}</m:e><m:sup>${half}</m:sup></m:sSup></m:sup></m:sSup>`),
    ),
    ['<p>2<sup>3^2</sup>, 10<sup>1/2</sup>, 5 ³√(8), 5 (1/2)/(1/2), 2<sup>x^(1/2)</sup></p>'],
  ],
  'formulas with a line of their own': [
    paragraph(`<m:oMathPara>${math(term('a=b'))}${math(term('c=d'))}</m:oMathPara>`),
    ['<p>a=b<br>c=d</p>'],
  ],
  'hyphens that no line may break at, beside words and in runs of their own': [
    paragraph(
      '<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>12 per cent at </w:t></w:r>',
      '<w:r><w:noBreakHyphen/><w:t>5</w:t></w:r>',
      run(' degrees'),
    ),
    ['<p>10‑12 per cent at ‑5 degrees</p>'],
  ],
  'what is tracked as inserted of them': [
    paragraph(run('10'), '<w:ins w:author="A"><w:r><w:noBreakHyphen/><w:t>12</w:t></w:r></w:ins>'),
    ['<p>10‑12</p>'],
  ],
  'the mark in a box to tick': [
    paragraph(
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☒')}</w:sdtContent></w:sdt>`,
      run(' Paid'),
    ),
    ['<p>☒ Paid</p>'],
  ],
  'soft hyphens, symbols, tabs, line ends and the numbers of comments': [
    paragraph(
      '<w:r><w:t>Har</w:t><w:softHyphen/><w:t>bour</w:t><w:tab/><w:t>at</w:t><w:br/><w:t>noon </w:t></w:r>',
      '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r><w:r><w:commentReference w:id="7"/></w:r>',
      run(' end.'),
    ),
    ['<p>Harbour at<br>noon α end.</p>'],
  ],
};

describe('readDocx', () => {
  for (const [name, [body, lines]] of Object.entries(kept)) {
    it(`keeps ${name}`, async () => {
      expect(await linesOf(body)).toEqual(lines);
      expect(await cutsOf(body)).toEqual([]);
    });
  }

  it('keeps the base of ruby text and cuts the reading above it', async () => {
    const body =
      paragraph(run('One.')) +
      paragraph(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('とうきょう')}</w:rt><w:rubyBase>${run('東京')}</w:rubyBase></w:ruby></w:r>`,
        run(' it rained.'),
      );
    expect(await linesOf(body)).toEqual(['<p>One.</p>', '<p>東京 it rained.</p>']);
    expect(await cutsOf(body)).toEqual(['1 unplaced とうきょう']);
  });

  it('keeps the cells of a row below their heads, which leaves its first columns free', async () => {
    const cell = (words: string, properties = '') => `<w:tc>${properties}${paragraph(run(words))}</w:tc>`;
    const row = (properties: string, ...cells: string[]) => `<w:tr>${properties}${cells.join('')}</w:tr>`;
    const free = (count: number) => `<w:trPr><w:gridBefore w:val="${count}"/></w:trPr>`;
    const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
    expect(
      await linesOf(
        table(
          row('', cell('Year'), cell('Said'), cell('Found')),
          row(free(1), cell('2'), cell('3')),
          row(free(2), cell('4')),
          row(free(0), cell('5')),
        ),
      ),
    ).toEqual([
      '<table><tr><td><p>Year</p></td><td><p>Said</p></td><td><p>Found</p></td></tr><tr><td><p></p></td><td><p>2</p></td><td><p>3</p></td></tr>' +
        '<tr><td colspan=2><p></p></td><td><p>4</p></td></tr><tr><td><p>5</p></td></tr></table>',
    ]);
  });

  it('reads elements of a formula and entities named as what every object has', async () => {
    for (const name of ['constructor', '__proto__']) {
      expect(await linesOf(paragraph(run('Five: '), math(`<${name}>${term('5')}</${name}>`)))).toEqual(['<p>Five: 5</p>']);
    }
    expect(await cutsOf(paragraph(run('One.'), `<w:later>${run('a &constructor; b')}</w:later>`))).toEqual([
      '0 unplaced a &constructor; b',
    ]);
  });

  it('tracks changes inside a field and a formula', async () => {
    const draft = await read(
      paragraph(
        `<w:fldSimple w:instr="A"><w:del w:author="A"><w:r><w:delText>3</w:delText></w:r></w:del><w:ins w:author="A">${run('4')}</w:ins></w:fldSimple>`,
        run(' or '),
        math(`<w:del w:author="A">${term('5')}</w:del><w:ins w:author="A">${term('6')}</w:ins>`),
      ),
    );
    expect(outlineOf(draft.doc).slice(1)).toEqual(['<p>4 or 6</p>']);
    expect(outlineOf(draft.rejected?.doc).slice(1)).toEqual(['<p>3 or 5</p>']);
    expect(draft.changes.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['deleted 3', 'inserted 4', 'deleted 5', 'inserted 6']);
  });

  it('keeps a mixed number whose parts were changed, whichever way it is read', async () => {
    const ins = (inner: string) => `<w:ins w:author="A">${inner}</w:ins>`;
    const del = (inner: string) => `<w:del w:author="A">${inner}</w:del>`;
    const draft = await read(
      paragraph(
        run('Of '),
        math(term('1') + del(fraction('1', '3')) + ins(half)),
        run(' or '),
        math(del(term('x=')) + ins(term('2')) + half),
      ),
    );
    expect(outlineOf(draft.doc).slice(1)).toEqual(['<p>Of 1 1/2 or 2 1/2</p>']);
    expect(outlineOf(draft.rejected?.doc).slice(1)).toEqual(['<p>Of 1 1/3 or x= 1/2</p>']);
  });

  it('cuts in its place what stands in an element that is not read', async () => {
    const box = (words: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraph(run(words))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const body =
      paragraph(run('One.')) +
      paragraph(run('Two'), `<w:later>${run('unheard of &amp;amp;')}</w:later>`, run(' end.'), box('In a box.')) +
      `<w:later>${paragraph(run('A whole'))}${paragraph(run('stretch.'))}</w:later>` +
      paragraph(run('Three.'));
    expect(await linesOf(body)).toEqual(['<p>One.</p>', '<p>Two end.</p>', '<p>Three.</p>']);
    expect(await cutsOf(body)).toEqual(['1 unplaced unheard of &amp;\nIn a box.', '2 unplaced A whole\nstretch.']);
  });

  it('cuts the words of old WordArt', async () => {
    const art =
      '<w:r><w:pict><v:shape type="#_x0000_t136"><v:textpath style="font-size:1pt" string="Sale &amp; more"/></v:shape></w:pict></w:r>';
    const body = paragraph(run('One.'), art, run(' Two.'));
    expect(await linesOf(body)).toEqual(['<p>One. Two.</p>']);
    expect(await cutsOf(body)).toEqual(['1 unplaced Sale & more']);
  });

  it('reads the one of two forms of a text box that it can, once', async () => {
    const choice = (words: string) =>
      `<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>`;
    const fallback = (words: string) =>
      `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(words)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>`;
    const changed = `<w:ins w:author="A">${run('Boxed.')}</w:ins>`;
    const both = await read(
      paragraph(run('One.'), `<w:r><mc:AlternateContent>${choice(changed)}${fallback(changed)}</mc:AlternateContent></w:r>`),
    );
    expect(outlineOf(both.doc).slice(1)).toEqual(['<p>One.</p>', '<p>Boxed.</p>']);
    expect(both.changes).toHaveLength(1);
    const one = paragraph(run('One.'), `<w:r><mc:AlternateContent>${choice(run('Boxed.'))}<mc:Fallback/></mc:AlternateContent></w:r>`);
    expect(await linesOf(one)).toEqual(['<p>One.</p>']);
    expect(await cutsOf(one)).toEqual(['0 unplaced Boxed.']);
  });

  it('warns of what it cannot look into', async () => {
    const graphic = (inner: string) =>
      `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const { warnings } = await read(
      paragraph(run('One.'), graphic('<c:chart/>'), graphic('<c:chart/>'), '<w:r><w:sym w:font="Desk Marks" w:char="F0FF"/></w:r>') +
        '<w:altChunk/>',
    );
    expect(warnings).toEqual([
      'Charts and diagrams are left out, with the words in them.',
      'A document inside this file is left out. Open it in Word, and paste its words.',
      'A symbol of the font Desk Marks is left out. Look for the gap.',
    ]);
  });
});
