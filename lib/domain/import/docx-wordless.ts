import { runText } from './docx-plain';
import type { WordlessChange } from './draft';
import { childNamed, elementsNamed, type XmlElement } from './xml-tree';

/** A tracked change of something other than words: its mark, and what it is a change of. */
export interface WordlessMark {
  mark: XmlElement;
  what: WordlessChange;
  /** The words that come or go with it, and are not marked by themselves. */
  text: string;
}

/** The elements of Word that hold what was put in, or moved there. */
export const insertions: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
/** The elements of Word that hold what was taken out, or moved away. */
export const deletions: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
const words = ['w:t', 'w:delText'];

/** True for an element that holds a tracked change. */
export const isChange = ({ name }: XmlElement) => insertions.has(name) || deletions.has(name);

/**
 * The tracked end of a paragraph, which splits or joins. Null where the end came or went with all words of its paragraph, which
 * are a change by themselves, and where there are no words to join.
 */
export function changedEnd(paragraph: XmlElement): WordlessMark | null {
  const mark = changeWithin(paragraph, 'w:pPr', 'w:rPr');
  if (!mark) return null;
  const others = runText(paragraph, words, insertions.has(mark.name) ? insertions : deletions);
  return others.trim() === '' ? null : { mark, what: 'paragraph', text: '' };
}

/** The rows of a table, without those of tables in it. */
export const tableRows = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'w:tc') return [];
    return child.name === 'w:tr' ? [child] : tableRows(child);
  });

/** True for a row that is read as deleted. */
export function isDeletedRow(row: XmlElement): boolean {
  const properties = childNamed(row, 'w:trPr');
  return properties !== null && childNamed(properties, 'w:del') !== null;
}

/** The tracked rows of a table. */
export function changedRows(table: XmlElement): WordlessMark[] {
  return tableRows(table).flatMap((row) => {
    const mark = changeWithin(row, 'w:trPr');
    return mark ? [{ mark, what: 'row' as const, text: runText(row, words, new Set([...insertions, ...deletions])) }] : [];
  });
}

/** The note whose number a change without words brings or takes. */
export function changedNote(change: XmlElement): WordlessMark | null {
  const has = (name: string) => elementsNamed(change, name).length > 0;
  return has('w:footnoteReference') || has('w:endnoteReference') ? { mark: change, what: 'note', text: '' } : null;
}

function changeWithin(element: XmlElement, ...path: string[]): XmlElement | null {
  const holder = path.reduce<XmlElement | null>((at, name) => at && childNamed(at, name), element);
  return holder?.children.find((child): child is XmlElement => typeof child !== 'string' && isChange(child)) ?? null;
}
