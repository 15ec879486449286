import type { CellPlace, HistoryBlock } from '@/lib/domain/history/shown-history';

/** A block that stands in a cell. */
export type BlockInCell = HistoryBlock & { cell: CellPlace };

export interface ShownCell {
  place: CellPlace;
  blocks: BlockInCell[];
}

export interface ShownRow {
  fate: CellPlace['rowFate'];
  cells: ShownCell[];
}

const isInCell = (block: HistoryBlock): block is BlockInCell => block.cell !== undefined;

/** Blocks in the order in which they are drawn: those of one table together, the others each alone. */
export function tablesAmong(blocks: readonly HistoryBlock[]): (HistoryBlock | BlockInCell[])[] {
  const drawn: (HistoryBlock | BlockInCell[])[] = [];
  for (const block of blocks) {
    const last = drawn.at(-1);
    if (!isInCell(block)) drawn.push(block);
    else if (Array.isArray(last) && last[0]?.cell.table === block.cell.table) last.push(block);
    else drawn.push([block]);
  }
  return drawn;
}

/** The rows of one table, whose blocks are in order. A cell's place is what the later text says of it. */
export function rowsOf(blocks: readonly BlockInCell[]): ShownRow[] {
  const rows: ShownRow[] = [];
  let before: CellPlace | null = null;
  for (const block of blocks) {
    const { cell } = block;
    if (before?.row !== cell.row) rows.push({ fate: cell.rowFate, cells: [] });
    const cells = rows.at(-1)?.cells ?? [];
    const same = before?.row === cell.row && before.column === cell.column ? cells.at(-1) : undefined;
    if (same) {
      same.blocks.push(block);
      same.place = cell;
    } else cells.push({ place: cell, blocks: [block] });
    before = cell;
  }
  return rows;
}
