import { type DefaultTreeAdapterTypes, html, defaultTreeAdapter as tree } from 'parse5';
import { ownMember } from './own-member';

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

const elementsIn = (parent: Parent) => parent.childNodes.filter(isElement);
const isElement = (node: Node): node is Element => 'tagName' in node;
const wordsIn = (node: Node): string =>
  isElement(node) ? node.childNodes.map(wordsIn).join('') : node.nodeName === '#text' && 'value' in node ? node.value : '';

/**
 * Writes into the tree what a browser shows by an element's name alone, so that every reader of the tree finds it: quotation marks
 * of `q`, the strokes and heights of a formula, the lines of a drawing. `element` is changed; what stands in it must be written out before.
 */
export function writeOut(element: Element): void {
  if (element.tagName === 'q') surround(element, '“', '”');
  else if (element.namespaceURI === html.NS.SVG && element.tagName === 'text') tree.appendChild(element, created('br'));
  else if (element.namespaceURI === html.NS.MATHML) {
    if (!tokens.has(element.tagName)) dropSpaces(element);
    ownMember(formulas, element.tagName)?.(element, elementsIn(element));
  }
}

/** In all other elements of a formula white space means nothing. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

const formulas: Readonly<Record<string, (element: Element, parts: Element[]) => void>> = {
  // Its terms side by side would be another number: 1 and 2 are not 12.
  mfrac: (element, [over, under]) => {
    if (!over || !under) return;
    for (const part of [over, under]) if (!/^[\p{L}\p{N}.,]*$/u.test(wordsIn(part))) surround(part, '(', ')');
    tree.insertTextBefore(element, '/', under);
  },
  msup: (_element, [, high]) => wrap(high, 'sup'),
  mover: (_element, [, high]) => wrap(high, 'sup'),
  msub: (_element, [, low]) => wrap(low, 'sub'),
  munder: (_element, [, low]) => wrap(low, 'sub'),
  msubsup: (_element, parts) => wrapBoth(parts),
  munderover: (_element, parts) => wrapBoth(parts),
  msqrt: (element) => surround(element, '√(', ')'),
  mroot: (element, [base, degree]) => {
    if (!base || !degree) return;
    surround(base, '√(', ')');
    tree.detachNode(degree);
    tree.insertBefore(element, degree, base);
    wrap(degree, 'sup');
  },
  mtr: (element, [, ...cells]) => {
    for (const cell of cells) tree.insertTextBefore(element, ' ', cell);
  },
  mtable: (element, [, ...rows]) => {
    for (const row of rows) tree.insertBefore(element, created('br'), row);
  },
  mspace: (element) => tree.insertText(element, ' '),
  // The same formula once more, as its writer's program had it. No browser shows it.
  annotation: (element) => tree.detachNode(element),
  'annotation-xml': (element) => tree.detachNode(element),
};

const created = (name: string) => tree.createElement(name, html.NS.HTML, []);

function wrapBoth([, low, high]: Element[]): void {
  wrap(low, 'sub');
  wrap(high, 'sup');
}

function wrap(part: Element | undefined, name: 'sup' | 'sub'): void {
  const parent = part?.parentNode;
  if (!part || !parent) return;
  const wrapper = created(name);
  tree.insertBefore(parent, wrapper, part);
  tree.detachNode(part);
  tree.appendChild(wrapper, part);
}

function surround(element: Element, before: string, after: string): void {
  const [first] = element.childNodes;
  if (first) tree.insertTextBefore(element, before, first);
  else tree.insertText(element, before);
  tree.insertText(element, after);
}

function dropSpaces(element: Element): void {
  for (const child of [...element.childNodes]) if (!isElement(child) && wordsIn(child).trim() === '') tree.detachNode(child);
}
