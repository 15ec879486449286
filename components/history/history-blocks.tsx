import type { HistoryBlock } from '@/lib/domain/history/shown-history';
import type { Direction } from '@/lib/domain/text/block-direction';
import { HistoryBlockView, type MarkedTags } from './history-block';
import { type BlockInCell, rowsOf, type ShownCell, type ShownRow, tablesAmong } from './table-rows';

interface Props {
  blocks: readonly HistoryBlock[];
  marked: MarkedTags;
  direction: Direction;
}

/** Blocks of a text at a moment, or of a comparison, in order; those of a table in its rows. */
export function HistoryBlocks({ blocks, ...around }: Props) {
  return tablesAmong(blocks).map((one, index) =>
    Array.isArray(one) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: tables have no other name, and what is drawn does not change
      <HistoryTable key={index} blocks={one} {...around} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and what is drawn does not change
      <HistoryBlockView key={index} block={one} {...around} />
    ),
  );
}

const fates = {
  row: { kept: null, added: 'New row', removed: 'Row taken out' },
  cell: { kept: null, added: 'New cell', removed: 'Cell taken out' },
} as const;

function HistoryTable({ blocks, ...around }: Omit<Props, 'blocks'> & { blocks: readonly BlockInCell[] }) {
  const number = blocks.find((block) => block.number !== null)?.number;
  return (
    <div className="hb-table">
      {number !== undefined && (
        <span className="hb-number" aria-hidden="true">
          {number}
        </span>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take focus, or keys alone do not reach its end */}
      <section className="hb-table-room" aria-label="Table" tabIndex={0}>
        <table>
          <tbody>
            {rowsOf(blocks).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and what is drawn does not change
              <Row key={index} row={row} {...around} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row({ row: { fate, cells }, ...around }: Omit<Props, 'blocks'> & { row: ShownRow }) {
  const isKept = fate === 'kept';
  return (
    <tr className={isKept ? undefined : fate}>
      {cells.map((cell, index) => {
        // What became of a row is told once, in its first cell.
        const told = isKept ? fates.cell[cell.place.fate] : index === 0 ? fates.row[fate] : null;
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name, and what is drawn does not change
        return <Cell key={index} cell={cell} told={told} isLone={!isKept || told !== null} {...around} />;
      })}
    </tr>
  );
}

interface CellProps extends Omit<Props, 'blocks'> {
  cell: ShownCell;
  told: string | null;
  /** True where the cell came or went as a whole, alone or with its row. */
  isLone: boolean;
}

function Cell({ cell: { place, blocks }, told, isLone, ...around }: CellProps) {
  const Name = place.isHeader ? 'th' : 'td';
  return (
    <Name
      className={place.rowFate === 'kept' && isLone ? place.fate : undefined}
      colSpan={place.colspan === 1 ? undefined : place.colspan}
      rowSpan={place.rowspan === 1 ? undefined : place.rowspan}
    >
      {told !== null && (
        <span className="vh" lang="en">
          {told}:{' '}
        </span>
      )}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and what is drawn does not change
        <HistoryBlockView key={index} block={{ ...block, number: null }} isToldAround={isLone} {...around} />
      ))}
    </Name>
  );
}
