import type { CellPlace, HistoryBlock } from './shown-history';
import type { TableCell } from './table-cells';

/** A block of a comparison, with where it stands in either text: only in one of them, if it came or went. */
export interface FoundBlock {
  block: HistoryBlock;
  old: number | null;
  new: number | null;
}

interface Cells {
  old: readonly (TableCell | null)[];
  now: readonly (TableCell | null)[];
}

/** Two things of the old and the new text, by their indexes, that belong together. */
export type IndexPair = readonly [old: number, now: number];

/**
 * The blocks with those of tables in the place where they are shown: rows and cells that went stand between those that are there, as they did. A row
 * belongs to the one with which it has most cells in common (`pairs`, in order); without one it came or went, if nothing else is known of its words.
 */
export function placeInTables(found: readonly FoundBlock[], cells: Cells, pairs: readonly IndexPair[]): HistoryBlock[] {
  if (![...cells.old, ...cells.now].some(Boolean)) return found.map(({ block }) => block);
  const placeOf = shownPlaces(cells, pairs);
  const placed = found.map((one) => ({ ...one, cell: placeOf(one) }));
  return withoutEmptyPairs(withFates(gatherTables(placed)));
}

type PlacedBlock = FoundBlock & { cell: CellPlace | null };

/** Where a block is shown: tables, rows and columns of both texts are counted together. */
function shownPlaces({ old, now }: Cells, pairs: readonly IndexPair[]): (one: FoundBlock) => CellPlace | null {
  const cellPairs = pairs.flatMap(([i, j]) => {
    const [before, after] = [old[i], now[j]];
    return before && after ? [{ before, after }] : [];
  });
  const tables = partners(cellPairs.map(({ before, after }) => [before.table, after.table]));
  const [oldTables, newTables] = [sizes(old), sizes(now)];
  const shown = inOneOrder(oldTables.length, newTables.length, tables);
  const inside = new Map<number, { rows: OneOrder; columns: OneOrder }>();
  for (const [oldTable, newTable] of tables) {
    const own = cellPairs.filter(({ before, after }) => before.table === oldTable && after.table === newTable);
    const rows = partners(own.map(({ before, after }) => [before.row, after.row]));
    const inRows = own.filter(({ before, after }) => rows.get(before.row) === after.row);
    const [was, is] = [oldTables[oldTable], newTables[newTable]];
    const columns = withGaps(
      partners(inRows.map(({ before, after }) => [before.column, after.column])),
      was?.columns ?? 0,
      is?.columns ?? 0,
    );
    inside.set(shown.ofNew(newTable), {
      rows: inOneOrder(was?.rows ?? 0, is?.rows ?? 0, rows),
      columns: inOneOrder(was?.columns ?? 0, is?.columns ?? 0, columns),
    });
  }
  return (one) => {
    const cell = one.new !== null ? now[one.new] : one.old !== null ? old[one.old] : null;
    if (!cell) return null;
    const isNew = one.new !== null;
    const table = isNew ? shown.ofNew(cell.table) : shown.ofOld(cell.table);
    const both = inside.get(table);
    const lone = isNew ? 'added' : 'removed';
    if (!both) return { ...cell, table, rowFate: lone, fate: lone };
    const { rows, columns } = both;
    const [row, column] = isNew ? [rows.ofNew(cell.row), columns.ofNew(cell.column)] : [rows.ofOld(cell.row), columns.ofOld(cell.column)];
    const rowFate = rows.isInBoth(row) ? 'kept' : lone;
    return { ...cell, table, row, column, rowFate, fate: rowFate === 'kept' && columns.isInBoth(column) ? 'kept' : lone };
  };
}

/** Which old one goes with which new one: those most often paired first, each once, and none across another. */
function partners(pairs: readonly IndexPair[]): Map<number, number> {
  const counts = new Map<string, { old: number; now: number; count: number }>();
  for (const [old, now] of pairs) {
    const key = `${old} ${now}`;
    counts.set(key, { old, now, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const chosen = new Map<number, number>();
  const taken = new Set<number>();
  for (const { old, now } of [...counts.values()].toSorted((a, b) => b.count - a.count || a.old - b.old)) {
    if (chosen.has(old) || taken.has(now)) continue;
    if (crosses(chosen, old, now)) continue;
    chosen.set(old, now);
    taken.add(now);
  }
  return new Map([...chosen].toSorted(([a], [b]) => a - b));
}

const crosses = (chosen: ReadonlyMap<number, number>, old: number, now: number) =>
  [...chosen].some(([otherOld, otherNow]) => otherOld < old !== otherNow < now);

/** The partners with those added that stand between the same two, where both sides have as many there. */
function withGaps(known: ReadonlyMap<number, number>, oldCount: number, newCount: number): Map<number, number> {
  const all = new Map(known);
  let [i, j] = [0, 0];
  for (const [old, now] of [...known, [oldCount, newCount] as const]) {
    if (old - i === now - j) for (let k = 0; i + k < old; k++) all.set(i + k, j + k);
    [i, j] = [old + 1, now + 1];
  }
  return all;
}

interface OneOrder {
  ofOld(index: number): number;
  ofNew(index: number): number;
  isInBoth(place: number): boolean;
}

/** Old and new ones in one order, which is that of both: what went stands before what came in the same gap. */
function inOneOrder(oldCount: number, newCount: number, partnersOfOld: ReadonlyMap<number, number>): OneOrder {
  const [ofOld, ofNew] = [new Map<number, number>(), new Map<number, number>()];
  const inBoth = new Set<number>();
  let [place, i, j] = [0, 0, 0];
  for (const [old, now] of [...[...partnersOfOld].toSorted(([a], [b]) => a - b), [oldCount, newCount] as const]) {
    for (; i < old; i++) ofOld.set(i, place++);
    for (; j < now; j++) ofNew.set(j, place++);
    inBoth.add(place);
    ofOld.set(i++, place);
    ofNew.set(j++, place++);
  }
  return { ofOld: (index) => ofOld.get(index) ?? index, ofNew: (index) => ofNew.get(index) ?? index, isInBoth: (at) => inBoth.has(at) };
}

/** How many rows and columns each table has; one that holds nothing to read is not among them. */
function sizes(cells: readonly (TableCell | null)[]): { rows: number; columns: number }[] {
  const found: { rows: number; columns: number }[] = [];
  for (const cell of cells) {
    if (!cell) continue;
    const { rows, columns } = found[cell.table] ?? { rows: 0, columns: 0 };
    found[cell.table] = { rows: Math.max(rows, cell.row + 1), columns: Math.max(columns, cell.column + 1) };
  }
  return found;
}

/** Each table in one piece, its cells in order. What stood or stands beside it goes before or behind it, as it does in its own text. */
function gatherTables(found: readonly PlacedBlock[]): PlacedBlock[] {
  let list = [...found];
  for (const table of new Set(found.flatMap(({ cell }) => cell?.table ?? []))) {
    const isIn = ({ cell }: PlacedBlock) => cell?.table === table;
    const [first, last] = [list.findIndex(isIn), list.findLastIndex(isIn)];
    const span = list.slice(first, last + 1);
    const members = span.filter(isIn).toSorted((a, b) => rank(a.cell, b.cell));
    const firstOld = members.find((one) => one.new === null)?.old ?? members.find((one) => one.old !== null)?.old ?? null;
    const firstNew = members.find((one) => one.new !== null)?.new ?? null;
    const standsBefore = (one: PlacedBlock) => {
      if (one.new !== null && firstNew !== null) return one.new < firstNew;
      return one.old === null || firstOld === null || one.old < firstOld;
    };
    const others = span.filter((one) => !isIn(one));
    const [before, after] = [others.filter(standsBefore), others.filter((one) => !standsBefore(one))];
    list = [...list.slice(0, first), ...before, ...members, ...after, ...list.slice(last + 1)];
  }
  return list;
}

const rank = (a: CellPlace | null, b: CellPlace | null) => (a?.row ?? 0) - (b?.row ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);

const rowKey = ({ table, row }: CellPlace) => `${table} ${row}`;
const cellKey = (cell: CellPlace) => `${rowKey(cell)} ${cell.column}`;

/** A row or cell came or went only if all in it did: words that stood elsewhere say so themselves. */
function withFates(placed: readonly PlacedBlock[]): PlacedBlock[] {
  const kept = new Set<string>();
  for (const { block, cell } of placed) {
    if (!cell || block.fate === 'added' || block.fate === 'removed') continue;
    kept.add(rowKey(cell)).add(cellKey(cell));
  }
  return placed.map((one) => {
    const { cell } = one;
    if (!cell) return one;
    const rowFate = kept.has(rowKey(cell)) ? 'kept' : cell.rowFate;
    return { ...one, cell: { ...cell, rowFate, fate: kept.has(cellKey(cell)) ? 'kept' : cell.fate } };
  });
}

/** An empty cell is in no pair: one that stands where one stood is the same. */
function withoutEmptyPairs(placed: readonly PlacedBlock[]): HistoryBlock[] {
  const isEmpty = ({ block }: PlacedBlock, fate: 'added' | 'removed') => block.fate === fate && block.pieces.length === 0;
  const found: HistoryBlock[] = [];
  for (const [index, one] of placed.entries()) {
    const { block, cell } = one;
    const [before, next] = [placed[index - 1], placed[index + 1]];
    const isWith = (other: PlacedBlock | undefined) => Boolean(cell && other?.cell && cellKey(cell) === cellKey(other.cell));
    if (next && isWith(next) && isEmpty(one, 'removed') && isEmpty(next, 'added')) continue;
    const isSame = before !== undefined && isWith(before) && isEmpty(before, 'removed') && isEmpty(one, 'added');
    found.push({ ...block, ...(isSame && { fate: 'same' as const }), ...(cell && { cell }) });
  }
  return found;
}
