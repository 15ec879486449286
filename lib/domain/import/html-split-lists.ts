import { defaultTreeAdapter as tree } from 'parse5';
import { type Element, elementsIn, isElement, type Node, wordsIn } from './html-signs';

const isList = (node: Node | undefined): node is Element => node !== undefined && isElement(node) && /^[ou]l$/.test(node.tagName);
const isBlank = (node: Node) => node.nodeName === '#comment' || ('value' in node && node.value.trim() === '');
/** True for a list that begins with a list: what that one belongs to stands before it. */
const beginsInside = (list: Element) => isList(elementsIn(list)[0]);

/**
 * Joins the lists below `parent` that are one. LibreOffice closes a list before an inner one, begins another that holds the inner one alone, and then
 * a third that goes on: each of these goes to the end of the first. Numbers stay those that a browser shows.
 */
export function joinSplitLists(parent: Element): void {
  if (!parent.childNodes.some((child) => isList(child) && beginsInside(child))) return;
  let open: Element | null = null;
  let isSplit = false;
  const gone = new Set<Node>();
  for (const child of parent.childNodes) {
    if (isBlank(child)) continue;
    const isInner = isList(child) && beginsInside(child);
    if (open && isList(child) && (isInner || (isSplit && child.tagName === open.tagName))) {
      isSplit = true;
      append(open, child);
      gone.add(child);
    } else {
      open = isList(child) ? child : null;
      isSplit = isInner;
    }
  }
  parent.childNodes = parent.childNodes.filter((child) => !gone.has(child));
}

/**
 * Joins the lists below `parent` that are one, with inner ones in the items that they belong to. Word for the web writes each item as a list in a
 * container of its own, and how deep it stands beside it.
 */
export function joinItemLists(parent: Element): void {
  if (!parent.childNodes.some((child) => listOfItem(child))) return;
  /** The lists that may go on, the outer ones first. */
  let open: ItemList[] = [];
  const gone = new Set<Node>();
  for (const child of parent.childNodes) {
    if (isBlank(child)) continue;
    const next = listOfItem(child);
    open = next ? open.filter(({ level }) => level <= next.level) : [];
    if (!next) continue;
    const same = open.at(-1)?.level === next.level ? open.pop() : undefined;
    if (same && same.id === next.id && same.list.tagName === next.list.tagName) {
      const [first] = elementsIn(next.list);
      if (first && next.list.attrs.some(({ name }) => name === 'start')) keepCount(first, startOf(next.list));
      for (const item of next.list.childNodes) move(item, same.list);
      gone.add(child);
      open.push(same);
      continue;
    }
    const outer = open.at(-1);
    const item = outer ? lastItemIn(outer.list) : null;
    if (item) {
      move(next.list, item);
      gone.add(child);
    }
    open.push(next);
  }
  parent.childNodes = parent.childNodes.filter((child) => !gone.has(child));
}

/** As deep as Word's lists go. */
const MAX_LEVEL = 9;

interface ItemList {
  list: Element;
  level: number;
  /** Of which list of the document it is. */
  id: string;
}

function listOfItem(node: Node): ItemList | null {
  if (!isElement(node) || node.tagName !== 'div' || !/(?:^|\s)ListContainerWrapper(?:\s|$)/.test(said(node, 'class'))) return null;
  const [list, ...others] = node.childNodes.filter((child) => !isBlank(child));
  if (!isList(list) || others.length > 0) return null;
  const [item] = elementsIn(list);
  const level = item ? Number.parseInt(said(item, 'data-aria-level'), 10) : Number.NaN;
  return item && level > 0 && level <= MAX_LEVEL ? { list, level, id: said(item, 'data-listid') } : null;
}

/** Puts what stands in `list` behind what stands in `open`: an inner list into the one that stands last at its depth, if it is of its kind or holds one further in. */
function append(open: Element, list: Element): void {
  const [first, second] = elementsIn(list);
  const item = first && isUncounted(first) ? lastItemIn(open) : null;
  // A browser counts an item that it shows no number for.
  if (list.tagName === 'ol' && item && second) keepCount(second, startOf(list) + 1);
  else if (list.tagName === 'ol' && first?.tagName === 'li') keepCount(first, startOf(list));
  for (const child of list.childNodes) {
    if (isBlank(child)) continue;
    const inner = isList(child) ? lastListIn(open) : null;
    if (item && child === first) for (const part of first.childNodes) move(part, item);
    else if (inner && isList(child) && (inner.tagName === child.tagName || beginsInside(child))) append(inner, child);
    else move(child, isList(child) ? (lastItemIn(open) ?? open) : open);
  }
}

/** The list that ends `open`: its last child, or the last one of its last item. */
function lastListIn(open: Element): Element | null {
  const last = lastWritten(open);
  const inLast = last && isElement(last) && last.tagName === 'li' ? lastWritten(last) : last;
  return isList(inLast) ? inLast : null;
}

function lastItemIn(open: Element): Element | null {
  const last = lastWritten(open);
  return last && isElement(last) && last.tagName === 'li' ? last : null;
}

const lastWritten = ({ childNodes }: Element): Node | undefined => childNodes.findLast((child) => !isBlank(child));

function move(child: Node, to: Element): void {
  child.parentNode = to;
  to.childNodes.push(child);
}

/**
 * Takes the sign out of an item of a list where it stands as words, as LibreOffice writes it in XHTML: the list has its own. A number is the
 * count of the item. Any other sign stays, with a blank behind it.
 */
export function takeListSign(line: Element): void {
  const [sign] = elementsIn(line);
  const item = line.parentNode;
  if (!sign || !item || !isElement(item) || item.tagName !== 'li') return;
  if (sign.tagName !== 'span' || !/^display:block;float:left;min-width:/.test(said(sign, 'style'))) return;
  const words = wordsIn(sign).trim();
  const count = /^(\d{1,6})[.)]*$/.exec(words)?.[1];
  const isOther = count === undefined && /[\p{L}\p{N}]/u.test(words);
  if (count !== undefined) keepCount(item, Number(count));
  if (isOther) tree.insertText(sign, ' ');
  else tree.detachNode(sign);
}

/** True for what goes on in the item before it: LibreOffice has it look like one without a sign. */
const isUncounted = (item: Element) => item.tagName === 'li' && /^\s*display\s*:\s*block\s*;?\s*$/i.test(said(item, 'style'));

const said = ({ attrs }: Element, attribute: string) => attrs.find(({ name }) => name === attribute)?.value ?? '';

function startOf(list: Element): number {
  const start = Number.parseInt(said(list, 'start'), 10);
  return Number.isNaN(start) ? 1 : start;
}

/** A list that goes on has its number at an item from now on. */
function keepCount(item: Element, count: number): void {
  if (!item.attrs.some(({ name }) => name === 'value')) item.attrs.push({ name: 'value', value: String(count) });
}
