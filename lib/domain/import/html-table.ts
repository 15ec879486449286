import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import type { Piece, Walk } from './html-blocks';
import { styleWithin, type TextStyle } from './html-style';
import { attribute, type HtmlElement, isElement, rawText } from './html-tree';

type ReadNodes = (children: HtmlElement['childNodes'], style: TextStyle, walk: Walk) => Node[];

/** A cell with more than this is a column of a layout, not a figure of a table. */
const MAX_CELL_CHARS = 2_000;

const loosened = 'A table without headings is read as paragraphs: it has one column, or a very long cell.';

/**
 * Reads a table: its caption first, as a figure's caption, then rows and cells. A table that only lays a page out becomes its content;
 * that is a warning where it may have been figures.
 */
export function readTable(table: HtmlElement, style: TextStyle, walk: Walk, emit: (piece: Piece) => void, readNodes: ReadNodes): void {
  for (const caption of table.childNodes) {
    if (isElement(caption) && caption.tagName === 'caption') for (const node of readNodes([caption], style, walk)) emit({ node });
  }
  const rows = rowsOf(table).map((row) =>
    row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th'),
  );
  if (isLayout(table, rows)) {
    const contents = rows.flat().map((cell) => readNodes(cell.childNodes, styleWithin(cell, style), walk));
    for (const node of contents.flat()) emit({ node });
    if (!isPresentation(table) && contents.filter((nodes) => nodes.length > 0).length > 1) walk.warnings.add(loosened);
    return;
  }
  const rowNodes = rows.map((cells) => cells.map((cell) => readCell(cell, style, walk, readNodes))).filter((cells) => cells.length > 0);
  const isWorded = rowNodes.some((cells) => cells.some((cell) => cell.textContent.trim() !== ''));
  if (isWorded)
    emit({
      node: articleSchema.node(
        'table',
        null,
        rowNodes.map((cells) => articleSchema.node('tableRow', null, cells)),
      ),
    });
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName)
      ? child.childNodes.filter(isElement).filter((row) => row.tagName === 'tr')
      : [];
  });
}

const isPresentation = (table: HtmlElement) => ['presentation', 'none'].includes(attribute(table, 'role'));

function isLayout(table: HtmlElement, rows: HtmlElement[][]): boolean {
  if (isPresentation(table)) return true;
  const hasCaption = table.childNodes.some((child) => isElement(child) && child.tagName === 'caption');
  if (hasCaption || rows.some((cells) => cells.some((cell) => cell.tagName === 'th'))) return false;
  return rows.every((cells) => cells.length <= 1) || rows.some((cells) => cells.some((cell) => rawText(cell).length > MAX_CELL_CHARS));
}

function readCell(cell: HtmlElement, style: TextStyle, walk: Walk, readNodes: ReadNodes): Node {
  const content = readNodes(cell.childNodes, styleWithin(cell, style), walk);
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
