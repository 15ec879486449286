import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { countingType, typeOfStyle } from '../text/list-type';
import type { TextStyle } from './html-style';
import { attribute, type HtmlElement, hasAttribute, isElement } from './html-tree';
import type { Piece, ReadNodes, Walk } from './html-walk';

/** Quotes and lists nested deeper than this are read as if they were not nested further. */
export const MAX_NESTING = 12;

interface Item {
  nodes: Node[];
  /** What it is counted by where its element says so. */
  value: number | null;
}

/**
 * Reads a list. Where the count of one leaps or goes down, as its elements say, a list begins anew: each item keeps the number that a
 * browser shows.
 */
export function readList(element: HtmlElement, style: TextStyle, walk: Walk, emit: (piece: Piece) => void, readNodes: ReadNodes): void {
  walk.depth++;
  const items = readItems(element, style, walk, readNodes);
  walk.depth--;
  if (items.length === 0) return;
  if (walk.depth >= MAX_NESTING) {
    for (const node of items.flatMap(({ nodes }) => nodes)) emit({ node });
    return;
  }
  const children = (some: readonly Item[]) => some.map(({ nodes }) => articleSchema.node('listItem', null, itemContent(nodes)));
  if (element.tagName !== 'ol') emit({ node: articleSchema.node('bulletList', null, children(items)) });
  else
    for (const { start, run } of runsOf(items, element))
      emit({ node: articleSchema.node('orderedList', { start, type: countingOf(element) }, children(run)) });
}

function readItems(element: HtmlElement, style: TextStyle, walk: Walk, readNodes: ReadNodes): Item[] {
  const items: Item[] = [];
  for (const child of element.childNodes) {
    const isItem = isElement(child) && child.tagName === 'li';
    const nodes = readNodes(isItem && walk.rules.reasonOf(child) === null ? child.childNodes : [child], style, walk);
    if (nodes.length === 0) continue;
    const isNestedList = isElement(child) && (child.tagName === 'ul' || child.tagName === 'ol');
    const last = items.at(-1);
    // Google Docs puts an inner list beside the item that it belongs to, not into it.
    if (isNestedList && last) for (const inner of nodes) last.nodes.push(inner);
    else items.push({ nodes, value: isItem ? countIn(child, 'value') : null });
  }
  return items;
}

/** The items of a numbered list, in runs that count on by one. */
function runsOf(items: readonly Item[], list: HtmlElement): { start: number; run: Item[] }[] {
  const isReversed = hasAttribute(list, 'reversed');
  const runs: { start: number; run: Item[] }[] = [];
  let count = countIn(list, 'start') ?? (isReversed ? items.length : 1);
  for (const item of items) {
    count = item.value ?? count;
    const last = runs.at(-1);
    if (last && last.start + last.run.length === count) last.run.push(item);
    else runs.push({ start: count, run: [item] });
    // Below nothing there is no number that a list may begin at.
    count = Math.max(0, count + (isReversed ? -1 : 1));
  }
  return runs;
}

/** A number that a list may begin at, or null. */
function countIn(element: HtmlElement, name: 'start' | 'value'): number | null {
  const count = Number.parseInt(attribute(element, name), 10);
  return count >= 0 && count < 1_000_000 ? count : null;
}

/** How a list counts: by itself, or as its first item does, where Google Docs says it. */
function countingOf(element: HtmlElement): string | null {
  const item = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'li');
  const byStyle = [element, item].flatMap((one) => (one && typeOfStyle(attribute(one, 'style'))) ?? []);
  return countingType(attribute(element, 'type')) ?? byStyle[0] ?? null;
}

/** The schema wants a paragraph first in an item; a heading there becomes one, and before anything else stands an empty one. */
function itemContent(nodes: Node[]): Node[] {
  const [first, ...rest] = nodes;
  if (first?.type.name === 'paragraph') return nodes;
  if (first?.type.name === 'heading') return [articleSchema.node('paragraph', null, first.content), ...rest];
  return [articleSchema.node('paragraph'), ...nodes];
}
