import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { attribute, elementsOf, type HtmlElement, rawText, styleOf } from './html-tree';

/** A paragraph that Word's clipboard calls a list item: 1 is the outermost level. */
export interface WordListPlace {
  level: number;
  isOrdered: boolean;
  start: number;
}

/** Where in a list Word put this paragraph, or null. Word writes lists as paragraphs whose bullet is text in a span of its own. */
export function wordListPlace(element: HtmlElement): WordListPlace | null {
  const list = styleOf(element, 'mso-list');
  const isListClass = /\bMsoListParagraph|\bMsoListBullet|\bMsoListNumber/i.test(attribute(element, 'class'));
  const marker = elementsOf(element).find(isWordListMarker);
  if (!marker && (!isListClass || list === '')) return null;
  if (list === 'none') return null;
  const bullet = marker ? rawText(marker).replace(/[\s\u00A0]+/g, '') : '';
  const number = bullet.match(/^\(?(\d+|[a-z]|[ivxlc]+)[.)]$/i)?.[1];
  const level = Number(list.match(/level(\d+)/)?.[1] ?? 1);
  return { level: Math.min(9, Math.max(1, level)), isOrdered: number !== undefined, start: Number(number) || 1 };
}

/** True for the span that holds a bullet or number as text. */
export function isWordListMarker(element: HtmlElement): boolean {
  return styleOf(element, 'mso-list') === 'ignore';
}

/** One nested list (or several, where the kind of list changes at the outermost level) from paragraphs and their places. */
export function nestWordList(items: readonly { node: Node; place: WordListPlace }[]): Node[] {
  const lists: Node[] = [];
  let at = 0;
  while (at < items.length) {
    const first = items[at];
    if (!first) break;
    const { level, isOrdered, start } = first.place;
    const entries: Node[][] = [];
    while (at < items.length) {
      const item = items[at];
      if (!item || item.place.level < level || (item.place.level === level && item.place.isOrdered !== isOrdered)) break;
      if (item.place.level === level) {
        entries.push([item.node]);
        at++;
        continue;
      }
      const deeper = items.slice(at).findIndex((other) => other.place.level <= level);
      const end = deeper === -1 ? items.length : at + deeper;
      for (const inner of nestWordList(items.slice(at, end))) entries.at(-1)?.push(inner);
      at = end;
    }
    const children = entries.map((blocks) => articleSchema.node('listItem', null, blocks));
    lists.push(isOrdered ? articleSchema.node('orderedList', { start }, children) : articleSchema.node('bulletList', null, children));
  }
  return lists;
}
