import { type DefaultTreeAdapterTypes, html, defaultTreeAdapter as tree } from 'parse5';

type Parent = DefaultTreeAdapterTypes.ParentNode;
/** An element of parse5’s tree. */
export type Element = DefaultTreeAdapterTypes.Element;
/** A node of parse5’s tree. */
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** True for an element. */
export const isElement = (node: Node | Parent): node is Element => 'tagName' in node;
/** The elements right below a node. */
export const elementsIn = (parent: Parent) => parent.childNodes.filter(isElement);
/** All words below a node. */
export const wordsIn = (node: Node): string =>
  isElement(node) ? node.childNodes.map(wordsIn).join('') : node.nodeName === '#text' && 'value' in node ? node.value : '';

/** A new element of HTML. */
export const created = (name: string) => tree.createElement(name, html.NS.HTML, []);

/** Puts `part` into a new element in its place. */
export function wrap(part: Element | undefined, name: 'sup' | 'sub'): void {
  const parent = part?.parentNode;
  if (!part || !parent) return;
  const wrapper = created(name);
  tree.insertBefore(parent, wrapper, part);
  tree.detachNode(part);
  tree.appendChild(wrapper, part);
}

/** Puts signs into an element, first and last. */
export function surround(element: Element, before: string, after: string): void {
  const [first] = element.childNodes;
  if (first) tree.insertTextBefore(element, before, first);
  else tree.insertText(element, before);
  tree.insertText(element, after);
}

/** Puts signs beside an element, on both sides. */
export function enclose(element: Element, before: string, after: string): void {
  const parent = element.parentNode;
  if (!parent) return;
  tree.insertTextBefore(parent, before, element);
  const next = parent.childNodes[parent.childNodes.indexOf(element) + 1];
  if (next) tree.insertTextBefore(parent, after, next);
  else tree.insertText(parent, after);
}
