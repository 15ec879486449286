import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../article-schema';
import type { Piece, Walk } from './html-blocks';
import { styleWithin, type TextStyle } from './html-style';
import { attribute, type HtmlElement, isElement, rawText } from './html-tree';

type ReadNodes = (children: HtmlElement['childNodes'], style: TextStyle, walk: Walk) => Node[];

/** A cell with more than this is a column of a layout, not a figure of a table. */
const maxCellChars = 2_000;

/** Reads a table: its caption first, as a figure's caption, then rows and cells. A table that only lays a page out becomes its content. */
export function readTable(table: HtmlElement, style: TextStyle, walk: Walk, emit: (piece: Piece) => void, readNodes: ReadNodes): void {
  for (const caption of table.childNodes) {
    if (isElement(caption) && caption.tagName === 'caption') for (const node of readNodes([caption], style, walk)) emit({ node });
  }
  const rows = rowsOf(table).map((row) =>
    row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th'),
  );
  if (isLayout(table, rows)) {
    for (const cell of rows.flat()) for (const node of readNodes(cell.childNodes, styleWithin(cell, style), walk)) emit({ node });
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

function isLayout(table: HtmlElement, rows: HtmlElement[][]): boolean {
  const isPresentation = ['presentation', 'none'].includes(attribute(table, 'role'));
  return (
    isPresentation ||
    rows.every((cells) => cells.length <= 1) ||
    rows.some((cells) => cells.some((cell) => rawText(cell).length > maxCellChars))
  );
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
