import type { Node } from '@tiptap/pm/model';
import type { TextBlock } from '../newer-version/align-blocks';
import type { CellPlace } from './shown-history';

/** Where a block stands in a table of its own text. */
export type TableCell = Omit<CellPlace, 'rowFate' | 'fate'>;

/** For each block the cell of a table that it stands in, or null. Of a table within a table it is the outer one's. */
export function cellsOf(doc: Node, blocks: readonly TextBlock[]): (TableCell | null)[] {
  const cells = new Map<number, TableCell>();
  let table = 0;
  doc.descendants((node, tablePos) => {
    if (node.type.name !== 'table') return !node.isTextblock;
    node.forEach((row, rowOffset, rowIndex) => {
      row.forEach((cell, cellOffset, column) => {
        const { colspan, rowspan } = cell.attrs;
        const place = { table, row: rowIndex, column, isHeader: cell.type.name === 'tableHeader', colspan, rowspan };
        // Past the signs that open table, row and cell.
        const from = tablePos + rowOffset + cellOffset + 3;
        cell.descendants((inner, pos) => {
          cells.set(from + pos, place);
          return !inner.isTextblock;
        });
      });
    });
    table++;
    return false;
  });
  return blocks.map(({ pos }) => cells.get(pos) ?? null);
}
