import { type Element, elementsIn, isElement, type Node } from './html-signs';

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

/** Puts what stands in `list` behind what stands in `open`: an inner list into the one that stands last at its depth, if it is of its kind. */
function append(open: Element, list: Element): void {
  const [first] = elementsIn(list);
  if (list.tagName === 'ol' && first?.tagName === 'li') keepCount(list, first);
  for (const child of list.childNodes) {
    if (isBlank(child)) continue;
    const inner = isList(child) ? lastListIn(open) : null;
    if (inner && isList(child) && inner.tagName === child.tagName) append(inner, child);
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

/** A list that goes on has its number at its first item from now on. */
function keepCount(list: Element, first: Element): void {
  const start = list.attrs.find(({ name }) => name === 'start')?.value ?? '1';
  if (!first.attrs.some(({ name }) => name === 'value')) first.attrs.push({ name: 'value', value: start });
}
