import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { attribute, elementsOf, type HtmlElement, rawText, styleOf } from './html-tree';

/** A paragraph that Word's clipboard calls a list item: 1 is the outermost level. */
export interface WordListPlace {
  level: number;
  /** What its item is counted by, as Word writes it without its dot or bracket: `4`, `d`, `IV`. Null for a bullet. */
  count: string | null;
  /** True where its number is no plain count, as 1.1 or § 4: it stands before the words, and the paragraph is no item of a list. */
  isWritten: boolean;
}

/** Where in a list Word put this paragraph, or null. Word writes lists as paragraphs whose bullet is text in a span of its own. */
export function wordListPlace(element: HtmlElement): WordListPlace | null {
  const list = styleOf(element, 'mso-list');
  const isListClass = /\bMsoListParagraph|\bMsoListBullet|\bMsoListNumber/i.test(attribute(element, 'class'));
  const marker = elementsOf(element).find(isWordListMarker);
  if (!marker && (!isListClass || list === '')) return null;
  if (list === 'none') return null;
  const count = marker ? countOf(marker) : null;
  const level = Number(list.match(/level(\d+)/)?.[1] ?? 1);
  return { level: Math.min(9, Math.max(1, level)), count, isWritten: marker !== undefined && count === null && !isBullet(marker) };
}

const signOf = (marker: HtmlElement) => rawText(marker).replace(/[\s\u00A0]+/g, '');

function countOf(marker: HtmlElement): string | null {
  if (isSignOfFont(marker)) return null;
  const [, figures, letters] = signOf(marker).match(/^\(?(?:(\d+)[.)]?|([a-z]|[ivxlcdm]+)[.)])$/i) ?? [];
  const count = figures ?? letters ?? '';
  return waysToCount(count).length > 0 ? count : null;
}

/** A letter alone is one of a font of signs: § is a square there, o a ring, and Ÿ a small dot. */
function isBullet(marker: HtmlElement): boolean {
  const sign = signOf(marker);
  return isSignOfFont(marker) || /^[A-Za-z\u00AA-\u00FFƒŠŒŽšœžŸ]$/.test(sign) || !/[\p{L}\p{N}]/u.test(sign);
}

/** True for one sign alone where the marker, or a span in it or around it, has a font of signs: 4 is an arrow there. */
function isSignOfFont(marker: HtmlElement): boolean {
  if (signOf(marker).length !== 1) return false;
  const around = marker.parentNode && 'tagName' in marker.parentNode ? [marker.parentNode] : [];
  return [...around, marker, ...elementsOf(marker)].some((element) => /symbol|wingdings|webdings/.test(styleOf(element, 'font-family')));
}

/** True for a bullet or number that the item of a list shows by itself. In a heading, a quote or a caption a number is text, as is one that is no plain count. */
export function isListSign(element: HtmlElement): boolean {
  if (!isWordListMarker(element)) return false;
  return isBullet(element) || (countOf(element) !== null && isInItem(element));
}

function isInItem({ parentNode }: HtmlElement): boolean {
  if (!parentNode || !('tagName' in parentNode)) return false;
  if (inlineNames.has(parentNode.tagName)) return isInItem(parentNode);
  return parentNode.tagName === 'p' && !/\bMso(?:IntenseQuote|Quote|Caption|Title|Subtitle)\b/.test(attribute(parentNode, 'class'));
}

const inlineNames = new Set(['span', 'b', 'i', 'u', 'em', 'strong', 'font', 'a', 'sup', 'sub', 's', 'ins', 'del']);

/** True for the span that holds a bullet or number as text. */
function isWordListMarker(element: HtmlElement): boolean {
  return styleOf(element, 'mso-list') === 'ignore';
}

/** One nested list (or several, where another kind of list, or another count, begins at the outermost level) from paragraphs and their places. What is `isWritten` stays a paragraph. */
export function nestWordList(items: readonly { node: Node; place: WordListPlace }[]): Node[] {
  const lists: Node[] = [];
  let at = 0;
  while (at < items.length) {
    const first = items[at];
    if (!first) break;
    const { level } = first.place;
    if (first.place.isWritten) {
      lists.push(first.node);
      at++;
      continue;
    }
    const counting = countingFrom(first.place.count, countAfter(items, at, level));
    const entries: Node[][] = [];
    while (at < items.length) {
      const item = items[at];
      if (!item || item.place.level < level || (item.place.level === level && !goesOn(counting, item.place, entries.length))) break;
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
    lists.push(counting ? articleSchema.node('orderedList', counting, children) : articleSchema.node('bulletList', null, children));
  }
  return lists;
}

/** The count of the next item of that level, if it is of the same list. */
function countAfter(items: readonly { place: WordListPlace }[], at: number, level: number): string | null {
  let next = at + 1;
  while ((items[next]?.place.level ?? 0) > level) next++;
  const place = items[next]?.place;
  return place?.level === level ? place.count : null;
}

/** Where a list begins, and how it counts: `type` of HTML, null for figures. */
interface Counting {
  start: number;
  type: 'a' | 'A' | 'i' | 'I' | null;
}

/** How a list counts whose first two items are so written. Null for bullets. `i` and `v` may be letters or numerals: the second item tells. */
function countingFrom(first: string | null, second: string | null): Counting | null {
  if (first === null) return null;
  const ways = waysToCount(first);
  const going = ways.find((way) => isNext(way, second, 1));
  // A list of one item, or of one that is counted otherwise from the second on: few begin at the ninth letter.
  return going ?? ways.find(({ start }) => start === 1) ?? ways[0] ?? null;
}

const goesOn = (counting: Counting | null, place: WordListPlace, index: number) => !place.isWritten && isNext(counting, place.count, index);

const isNext = (counting: Counting | null, count: string | null, index: number): boolean =>
  counting === null || count === null
    ? counting === count
    : waysToCount(count).some(({ type, start }) => type === counting.type && start === counting.start + index);

/** All that a count may be, the likelier first. */
function waysToCount(count: string): Counting[] {
  if (/^\d+$/.test(count)) return [{ type: null, start: Math.min(Number(count), MAX_START) }];
  const small = count.toLowerCase();
  const isSmall = small === count;
  const numeral = romanValue(small);
  return [
    ...(/^[a-z]$/.test(small) ? [{ type: isSmall ? 'a' : 'A', start: small.charCodeAt(0) - 96 } as const] : []),
    ...(numeral === null ? [] : [{ type: isSmall ? 'i' : 'I', start: numeral } as const]),
  ];
}

const MAX_START = 999_999;
const numerals = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };

/** The value of a Roman numeral in small letters, or null if it is none. */
function romanValue(numeral: string): number | null {
  let left = numeral;
  let value = 0;
  for (const [sign, worth] of Object.entries(numerals)) {
    for (let times = 0; left.startsWith(sign) && times < 3; times++) {
      left = left.slice(sign.length);
      value += worth;
    }
  }
  return left === '' && value > 0 ? value : null;
}
