import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestJournal } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import { readText } from '../text/article-text';
import { compareArticles } from './compare-articles';
import { compareTexts } from './compare-texts';
import { textOf } from './history-text';
import type { HistoryBlock } from './shown-history';
import { wordsOfSide } from './words-of-side.fixture';

const stateOf = (doc: Node) => new TestJournal(doc).state;
type Rows = readonly (readonly string[])[];
const paragraph = (text: string) => articleSchema.node('paragraph', null, text === '' ? [] : [articleSchema.text(text)]);
const tableOf = (rows: Rows) =>
  articleSchema.node(
    'table',
    null,
    rows.map((cells, row) =>
      articleSchema.node(
        'tableRow',
        null,
        cells.map((text) => articleSchema.node(row === 0 ? 'tableHeader' : 'tableCell', null, [paragraph(text)])),
      ),
    ),
  );
const docWith = (...blocks: Node[]) =>
  articleSchema.node('doc', null, [articleSchema.node('title', null, [articleSchema.text('The night buses')]), ...blocks]);
const around = (rows: Rows) => docWith(paragraph('Nine routes ran.'), tableOf(rows), paragraph('The rest stays.'));

const signs = { kept: '', added: '+', removed: '-' } as const;
const wordsOf = ({ pieces }: HistoryBlock) => pieces.map(({ fate, text }) => (fate === 'kept' ? text : `[${signs[fate]}${text}]`)).join('');

/** A comparison as drawn: a row a line, with what became of it before it, else of its cells before them. What is in no table stands as it is. */
function drawn(old: Node, now: Node): string[] {
  const lines: string[] = [];
  let place = '';
  for (const block of compareTexts(stateOf(old), stateOf(now)).slice(1)) {
    const { cell } = block;
    const words = wordsOf(block);
    if (!cell) {
      lines.push(words);
      place = '';
      continue;
    }
    const row = `${cell.table} ${cell.row}`;
    const own = cell.rowFate === 'kept' ? signs[cell.fate] : '';
    if (place === `${row} ${cell.column}`) lines.push(`${lines.pop()} ${words}`);
    else if (place.startsWith(`${row} `)) lines.push(`${lines.pop()} | ${own}${words}`);
    else lines.push(`${signs[cell.rowFate]}| ${own}${words}`);
    place = `${row} ${cell.column}`;
  }
  return lines;
}

const routes = [
  ['Route', 'Riders'],
  ['N5', '120'],
  ['N9', '80'],
];
const [heads = [], five = [], nine = []] = routes;

describe('compareTexts', () => {
  it('leaves a table a table, cell by cell, also at one moment', () => {
    expect(drawn(around(routes), around(routes))).toEqual([
      'Nine routes ran.',
      '| Route | Riders',
      '| N5 | 120',
      '| N9 | 80',
      'The rest stays.',
    ]);
    expect(textOf(stateOf(around(routes))).flatMap(({ cell }) => cell ?? [])[1]).toEqual({
      ...{ table: 0, row: 0, column: 1, isHeader: true, colspan: 1, rowspan: 1 },
      ...{ rowFate: 'kept', fate: 'kept' },
    });
  });

  it('has a row that came stand as a row, where it stands, and one that went as well', () => {
    const now = around([heads, five, ['N7', '95'], nine]);
    expect(drawn(around(routes), now)).toEqual([
      'Nine routes ran.',
      '| Route | Riders',
      '| N5 | 120',
      '+| [+N7] | [+95]',
      '| N9 | 80',
      'The rest stays.',
    ]);
    expect(drawn(now, around(routes))[3]).toBe('-| [-N7] | [-95]');
  });

  it('keeps rows whole where one came behind a cell that says something else', () => {
    expect(drawn(around(routes), around([heads, ['N5', '131'], ['N7', '95'], nine])).slice(1, 5)).toEqual([
      '| Route | Riders',
      '| N5 | [-120] [+131]',
      '+| [+N7] | [+95]',
      '| N9 | 80',
    ]);
    expect(drawn(around([heads, ['N5', '131'], ['N7', '95'], nine]), around(routes)).slice(1, 5)).toEqual([
      '| Route | Riders',
      '| N5 | [-131] [+120]',
      '-| [-N7] | [-95]',
      '| N9 | 80',
    ]);
  });

  it('does not take an empty cell beside a row that came for another one', () => {
    const now = around([heads, ['N5', ''], ['N7', ''], nine]);
    expect(drawn(around([heads, ['N5', ''], nine]), now).slice(1, 5)).toEqual(['| Route | Riders', '| N5 | ', '+| [+N7] | ', '| N9 | 80']);
  });

  it('tells a column that came, and one that went, in each row', () => {
    const now = around([
      ['Route', 'Since', 'Riders'],
      ['N5', 'May', '120'],
      ['N9', 'June', '80'],
    ]);
    expect(drawn(around(routes), now).slice(1, 4)).toEqual([
      '| Route | +[+Since] | Riders',
      '| N5 | +[+May] | 120',
      '| N9 | +[+June] | 80',
    ]);
    expect(drawn(now, around(routes)).slice(1, 4)).toEqual([
      '| Route | -[-Since] | Riders',
      '| N5 | -[-May] | 120',
      '| N9 | -[-June] | 80',
    ]);
  });

  it('has a row at the end of its table, before what went behind it', () => {
    const old = docWith(tableOf(routes), paragraph('Ferries were never mentioned.'), paragraph('The rest stays.'));
    const now = docWith(tableOf([...routes, ['N11', '64']]), paragraph('The rest stays.'));
    expect(drawn(old, now)).toEqual([
      ...['| Route | Riders', '| N5 | 120', '| N9 | 80', '+| [+N11] | [+64]'],
      ...['[-Ferries were never mentioned.]', 'The rest stays.'],
    ]);
  });

  it('shows a table that came whole, and one that went', () => {
    const without = docWith(paragraph('Nine routes ran.'), paragraph('The rest stays.'));
    expect(drawn(without, around(routes)).slice(1, 4)).toEqual(['+| [+Route] | [+Riders]', '+| [+N5] | [+120]', '+| [+N9] | [+80]']);
    expect(drawn(around(routes), without).slice(1, 4)).toEqual(['-| [-Route] | [-Riders]', '-| [-N5] | [-120]', '-| [-N9] | [-80]']);
  });

  const cell = fc.constantFrom('', 'N5', 'N7', '80', '95', 'Yes', 'The council runs it', 'Nobody was asked');
  const row = fc.array(cell, { minLength: 1, maxLength: 3 });
  const text = fc.constantFrom('Nine routes ran.', 'Nobody was asked', 'Ferries were never mentioned.', 'The council runs it');
  const block = fc.oneof(text.map(paragraph), fc.array(row, { minLength: 1, maxLength: 4 }).map(tableOf));
  const article = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => docWith(...blocks));

  it('gives the words of both texts in their order, and each cell once', () => {
    fc.assert(
      fc.property(article, article, (old, now) => {
        const found = compareTexts(stateOf(old), stateOf(now));
        expect(wordsOfSide(found, 'after')).toBe(readText(now).words);
        expect(wordsOfSide(found, 'before').split('\n').sort()).toEqual(readText(old).words.split('\n').sort());
        expect(found.filter(({ fate }) => fate !== 'removed' && fate !== 'moved-away')).toHaveLength(textOf(stateOf(now)).length);
        const places = found.flatMap(({ cell: at }) => (at ? [`${at.table} ${at.row} ${at.column}`] : ['']));
        const begun = places.filter((place, index) => place !== places[index - 1]).filter(Boolean);
        expect(begun).toEqual([...new Set(begun)]);
      }),
    );
  });
});

describe('compareArticles', () => {
  it('shows a table whole in which something changed, and folds the others', () => {
    const other = tableOf([
      ['Year', 'Fares'],
      ['2023', '6.85'],
    ]);
    const docs = [routes, [...routes, ['N11', '64']]].map((rows) => docWith(tableOf(rows), paragraph('The rest stays.'), other));
    const [old, now] = docs.map(stateOf);
    if (!old || !now) throw new Error('two texts');
    expect(compareArticles(old, now).blocks.map((one) => ('fold' in one ? one.count : wordsOf(one)))).toEqual([
      'The night buses',
      ...['Route', 'Riders', 'N5', '120', 'N9', '80', '[+N11]', '[+64]'],
      5,
    ]);
  });
});
