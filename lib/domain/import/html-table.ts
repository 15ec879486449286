import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import type { CutReason } from './draft';
import { plainStyle, styleWithin, type TextStyle } from './html-style';
import { attribute, type HtmlElement, isElement, rawText } from './html-tree';
import { type Piece, type ReadNodes, type Walk, walkOfCut } from './html-walk';

/** A cell with more than this is a column of a layout, not a figure of a table. */
const MAX_CELL_CHARS = 2_000;

const loosened = 'A table without headings is read as paragraphs: it has one column, or a very long cell.';

/**
 * Reads a table: its caption first, as a figure's caption, then rows and cells. Rows that are hidden are cut. A table that only lays a page out becomes its content;
 * that is a warning where it may have been figures.
 */
export function readTable(table: HtmlElement, style: TextStyle, walk: Walk, emit: (piece: Piece) => void, readNodes: ReadNodes): void {
  for (const caption of table.childNodes) {
    if (isElement(caption) && caption.tagName === 'caption') for (const node of readNodes([caption], style, walk)) emit({ node });
  }
  const rows = rowsOf(table, walk);
  const shown = rows.filter(({ reason }) => reason === null).map(({ cells }) => cells);
  const isLaidOut = isLayout(table, shown.length > 0 ? shown : rows.map(({ cells }) => cells), walk);
  for (const hidden of cutRuns(rows)) cutRows(hidden, isLaidOut, walk, readNodes);
  const contents = shown.map((cells) => cells.map((cell) => ({ cell, nodes: readContent(cell, style, walk, readNodes) })));
  if (isLaidOut) {
    for (const { nodes } of contents.flat()) for (const node of nodes) emit({ node });
    if (!isPresentation(table) && contents.flat().filter(({ nodes }) => nodes.length > 0).length > 1) walk.warnings.add(loosened);
    return;
  }
  const node = tableOf(contents.map((cells) => cells.map(({ cell, nodes }) => cellOf(cell, nodes))));
  if (node) emit({ node });
}

interface Row {
  cells: HtmlElement[];
  reason: CutReason | null;
}

/** Neighbours that are cut for one reason. */
function cutRuns(rows: readonly Row[]): { reason: CutReason; cells: HtmlElement[][] }[] {
  const runs: { reason: CutReason; cells: HtmlElement[][] }[] = [];
  rows.forEach(({ cells, reason }, i) => {
    if (reason === null) return;
    const last = runs.at(-1);
    if (last && rows[i - 1]?.reason === reason) last.cells.push(cells);
    else runs.push({ reason, cells: [cells] });
  });
  return runs;
}

function cutRows(
  { reason, cells: rows }: { reason: CutReason; cells: HtmlElement[][] },
  isLaidOut: boolean,
  walk: Walk,
  readNodes: ReadNodes,
) {
  const within = walkOfCut(walk);
  const contents = rows.map((cells) => cells.map((cell) => ({ cell, nodes: readNodes(cell.childNodes, plainStyle, within) })));
  const table = isLaidOut ? null : tableOf(contents.map((cells) => cells.map(({ cell, nodes }) => cellOf(cell, nodes))));
  const nodes = isLaidOut ? contents.flat().flatMap((content) => content.nodes) : table ? [table] : [];
  if (nodes.length > 0) walk.cuts.push({ kind: 'cut', reason, nodes });
}

/** All rows, and why each is cut: by itself, or with the part of the table that it stands in. */
function rowsOf(table: HtmlElement, walk: Walk): Row[] {
  const rowOf = (row: HtmlElement, reason: CutReason | null): Row => ({
    cells: row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th'),
    reason: reason ?? hidingOf(row, walk),
  });
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [rowOf(child, null)];
    if (!['thead', 'tbody', 'tfoot'].includes(child.tagName)) return [];
    const reason = hidingOf(child, walk);
    return child.childNodes
      .filter(isElement)
      .filter(({ tagName }) => tagName === 'tr')
      .map((row) => rowOf(row, reason));
  });
}

/** Why a part of a table is not seen. Its class says nothing: "share" and "popular" are names of columns too. */
function hidingOf(element: HtmlElement, walk: Walk): CutReason | null {
  const reason = walk.rules.reasonOf(element);
  return reason === 'hidden' || reason === 'deleted' ? reason : null;
}

/** What a cell shows. The words of a hidden one are cut, and it stays in its row: those beside it keep their columns. */
function readContent(cell: HtmlElement, style: TextStyle, walk: Walk, readNodes: ReadNodes): Node[] {
  const reason = hidingOf(cell, walk);
  if (reason === null) return readNodes(cell.childNodes, styleWithin(cell, style), walk);
  const nodes = readNodes(cell.childNodes, plainStyle, walkOfCut(walk));
  if (nodes.length > 0) walk.cuts.push({ kind: 'cut', reason, nodes });
  return [];
}

/** Null for a table without words. */
function tableOf(rows: readonly Node[][]): Node | null {
  const worded = rows.filter((cells) => cells.length > 0);
  if (worded.every((cells) => cells.every((cell) => cell.textContent.trim() === ''))) return null;
  return articleSchema.node(
    'table',
    null,
    worded.map((cells) => articleSchema.node('tableRow', null, cells)),
  );
}

const isPresentation = (table: HtmlElement) => ['presentation', 'none'].includes(attribute(table, 'role'));

function isLayout(table: HtmlElement, rows: HtmlElement[][], walk: Walk): boolean {
  if (isPresentation(table)) return true;
  const hasCaption = table.childNodes.some((child) => isElement(child) && child.tagName === 'caption');
  if (hasCaption || rows.some((cells) => cells.some((cell) => cell.tagName === 'th'))) return false;
  const isLong = (cell: HtmlElement) => rawText(cell).length > MAX_CELL_CHARS && hidingOf(cell, walk) === null;
  return rows.every((cells) => cells.length <= 1) || rows.some((cells) => cells.some(isLong));
}

function cellOf(cell: HtmlElement, content: Node[]): Node {
  const attrs = { colspan: spanOf(cell, 'colspan'), rowspan: spanOf(cell, 'rowspan') };
  return articleSchema.node(
    cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
    attrs,
    content.length > 0 ? content : [articleSchema.node('paragraph')],
  );
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  return Math.min(1000, Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1));
}
