import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CellPlace, HistoryBlock, PieceFate } from '@/lib/domain/history/shown-history';
import { HistoryBlocks } from './history-blocks';

const block = (text: string, fate: HistoryBlock['fate'], cell?: CellPlace): HistoryBlock => {
  const each: PieceFate = fate === 'added' || fate === 'removed' ? fate : 'kept';
  const pieces = text === '' ? [] : [{ text, fate: each, tags: [], starts: [], ends: [] }];
  return { type: 'paragraph', within: cell ? 'table' : null, number: null, fate, isSplitOff: false, pieces, ...(cell && { cell }) };
};
const at = (row: number, column: number, fates: Partial<CellPlace> = {}): CellPlace => ({
  ...{ table: 0, row, column, isHeader: row === 0, colspan: 1, rowspan: 1, rowFate: 'kept', fate: 'kept' },
  ...fates,
});
const came = { rowFate: 'added', fate: 'added' } as const;

/** What is drawn, without looks. */
const drawn = (blocks: HistoryBlock[]) =>
  renderToStaticMarkup(createElement(HistoryBlocks, { blocks, marked: { tags: new Map(), changed: new Map() }, direction: 'ltr' }))
    .replaceAll(/ (?:class|lang)="[^"]*"/g, '')
    .replaceAll(/<\/?(?:div|section|span|p)\b[^>]*>/g, '');

describe('HistoryBlocks', () => {
  it('draws the rows of a table, and says once of each that came or went', () => {
    const went = { rowFate: 'removed', fate: 'removed' } as const;
    const html = drawn([
      block('Nine routes ran.', 'same'),
      ...[block('Route', 'same', at(0, 0)), block('Riders', 'same', at(0, 1))],
      ...[block('N5', 'removed', at(1, 0, went)), block('120', 'removed', at(1, 1, went))],
      ...[block('N7', 'added', at(2, 0, came)), block('', 'added', at(2, 1, came))],
      block('The rest stays.', 'same'),
    ]);
    expect(html).toBe(
      'Nine routes ran.<table><tbody><tr><th>Route</th><th>Riders</th></tr>' +
        '<tr><td>Row taken out: <del>N5</del></td><td><del>120</del></td></tr>' +
        '<tr><td>New row: <ins>N7</ins></td><td><br/></td></tr></tbody></table>The rest stays.',
    );
  });

  it('says of a cell alone that it came, and keeps what went in the cell that stays', () => {
    const html = drawn([
      ...[block('N5', 'same', at(1, 0)), block('May', 'added', at(1, 1, { fate: 'added' }))],
      ...[block('120', 'removed', at(1, 2)), block('131', 'added', at(1, 2, { colspan: 2 }))],
    ]);
    expect(html).toBe(
      '<table><tbody><tr><td>N5</td><td>New cell: <ins>May</ins></td>' +
        '<td colSpan="2">Taken out: <del>120</del>New: <ins>131</ins></td></tr></tbody></table>',
    );
  });
});
