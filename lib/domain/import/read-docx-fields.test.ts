import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const read = (body: string) => readDocx(handWritten(body));
const linesOf = async (body: string) => outlineOf((await read(body)).doc).slice(1);
const mark = (type: string, inner = '') => `<w:r><w:fldChar w:fldCharType="${type}">${inner}</w:fldChar></w:r>`;
const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
const field = (instruction: string, result = '', data = '') => mark('begin', data) + instruction + mark('separate') + result + mark('end');
const box = (inner: string) => field(code(' FORMCHECKBOX '), '', `<w:ffData><w:checkBox>${inner}</w:checkBox></w:ffData>`);
const list = (inner: string, result = '') =>
  field(
    code(' FORMDROPDOWN '),
    result,
    `<w:ffData><w:ddList>${inner}<w:listEntry w:val="Yes &amp; no"/><w:listEntry w:val="No"/></w:ddList></w:ffData>`,
  );

const kept: Readonly<Record<string, [body: string, line: string]>> = {
  'the result of a field, not what stands in its instruction': [
    paragraph(
      run('A '),
      field(code(' IF ') + field(code(' MERGEFIELD x '), `${run('INNER')}<w:r><w:tab/></w:r>`) + code(' = "1" "yes" "no" '), run('yes')),
      run(' B'),
    ),
    '<p>A yes B</p>',
  ],
  'the result of a field in the result of another': [
    paragraph(run('A '), field(code(' IF "a" '), run('one ') + field(code(' MERGEFIELD y '), run('two')) + run(' three')), run(' B')),
    '<p>A one two three B</p>',
  ],
  'nothing of a field without a result': [
    paragraph(run('A'), mark('begin') + code(' XE "') + field(code(' MERGEFIELD x '), run('INNER')) + code('" ') + mark('end'), run(' B')),
    '<p>A B</p>',
  ],
  'all words of a field that has no beginning or no end': [
    paragraph(mark('end'), mark('separate'), run('A '), mark('begin'), code(' IF '), run('B '), field(code(' MERGEFIELD x '), run('C'))),
    '<p>A B C</p>',
  ],
  'the words of a link that is a field': [
    paragraph(run('See '), field(code(' HYPERLINK "https://example.org/a" '), run('the plan')), run('.')),
    '<p>See <a https://example.org/a>the plan</a>.</p>',
  ],
  'the address of a link with further switches, and the place in it': [
    paragraph(
      field(code(' HYPERLINK "https://example.org/a" \\o "The plan, page 3" '), run('tip')),
      field(code(' HYPERLINK \\t "_blank" "https://example.org/b" '), run(' target')),
      field(code(' HYPERLINK "https://example.org') + code('/c?x=1&amp;y=2" \\l ') + code('"p 3" \\h '), run(' place')),
      field(code(' hyperlink https://example.org/d#top \\l end'), run(' bare')),
      field(code(' HYPERLINK \\l "_Toc1" '), run(' within')),
    ),
    '<p><a https://example.org/a>tip</a><a https://example.org/b> target</a><a https://example.org/c?x=1&y=2#p%203> place</a><a https://example.org/d#end> bare</a> within</p>',
  ],
  'the address of a link that is a simple field, and the words of any other': [
    paragraph(
      `<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/a?x=1&amp;y&quot; \\o &quot;Tip&quot; ">${run('the plan')}${run(' of May')}</w:fldSimple>`,
      `<w:fldSimple w:instr=" PAGEREF x ">${run(' 4')}</w:fldSimple>`,
    ),
    '<p><a https://example.org/a?x=1&y>the plan of May</a> 4</p>',
  ],
  'the marks in the boxes of a form': [
    paragraph(
      box('<w:checked/>'),
      run(' paid '),
      box('<w:default w:val="1"/><w:checked w:val="0"/>'),
      run(' sent '),
      box('<w:default w:val="1"/>'),
      run(' read '),
      mark('begin') + code(' FORMCHECKBOX ') + mark('end'),
    ),
    '<p>☒ paid ☐ sent ☒ read ☐</p>',
  ],
  'what was chosen in the lists of a form, once': [
    paragraph(
      list('<w:result w:val="1"/>'),
      run(', '),
      list('<w:default w:val="0"/>'),
      run(', '),
      list(''),
      run(', '),
      list('<w:result w:val="1"/>', run('No')),
      run(', '),
      list('<w:result w:val="9"/>'),
      run('.'),
    ),
    '<p>No, Yes & no, Yes & no, No, .</p>',
  ],
  'no mark of a box in the instruction of another field': [
    paragraph(run('A '), field(code(' IF ') + box('<w:checked/>'), run('yes'))),
    '<p>A yes</p>',
  ],
};

describe('readDocx', () => {
  for (const [name, [body, line]] of Object.entries(kept)) {
    it(`keeps ${name}`, async () => {
      expect(await linesOf(body)).toEqual([line]);
    });
  }

  it('keeps the mark of a box that was deleted among the changes', async () => {
    const draft = await read(paragraph(run('Paid '), `<w:del w:author="A">${box('<w:checked/>')}</w:del>`, run('today.')));
    expect(outlineOf(draft.doc).slice(1)).toEqual(['<p>Paid today.</p>']);
    expect(outlineOf(draft.rejected?.doc).slice(1)).toEqual(['<p>Paid ☒today.</p>']);
  });

  it('reads fields that lie deep in each other', async () => {
    const open = (mark('begin') + code(' FORMCHECKBOX ')).repeat(1_000);
    expect(await linesOf(paragraph(run('A.'), open, run(' B.'), mark('end').repeat(1_000), run(' C.')))).toEqual(['<p>A.☐ C.</p>']);
  }, 30_000);
});
