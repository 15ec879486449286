import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { writeSheetLooks } from './html-sheet';
import { writeOut } from './html-written';
import { refusals } from './refusals';

/** A node of a page. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
/** An element of a page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;
/** A whole page. */
export type HtmlDocument = DefaultTreeAdapterTypes.Document;
/** A piece of text in a page. */
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

/** Deeper than any page of people's making, and shallow enough for every recursive reader behind it. */
const MAX_DEPTH = 400;

/** The tree of an HTML page or fragment, as a browser would make it, with the signs that it would add and the looks that its style sheets give. Scripts are never run. `unreadable-file` when nested deeper than 400. */
export function parseHtml(html: string): HtmlDocument {
  const document = parse(html);
  const open: { children: HtmlNode[]; depth: number }[] = [{ children: document.childNodes, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > MAX_DEPTH) throw refusals.nestedTooDeeply();
    for (const child of next.children) if (isElement(child)) open.push({ children: child.childNodes, depth: next.depth + 1 });
  }
  const elements = elementsOf(document);
  writeSheetLooks(elements);
  for (const element of elements.reverse()) writeOut(element);
  return document;
}

/** True for an element. */
export function isElement(node: HtmlNode | HtmlDocument): node is HtmlElement {
  return 'tagName' in node;
}

/** True for a piece of text. */
export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

/** The attribute's value, or an empty string. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}

/** True if the element has the attribute, with a value or without. */
export function hasAttribute(element: HtmlElement, name: string): boolean {
  return element.attrs.some((attr) => attr.name === name);
}

/** True if `name` is one of the element's classes. */
export const hasClass = (element: HtmlElement, name: string): boolean => attribute(element, 'class').split(/\s+/).includes(name);

/** Classes, id and a few roles of an element as lower-case words: "articleBody share-bar" is article, body, share, bar. */
export function nameWords(element: HtmlElement): string[] {
  const names = [
    attribute(element, 'class'),
    attribute(element, 'id'),
    attribute(element, 'data-testid'),
    attribute(element, 'data-component'),
  ].join(' ');
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** One declaration of the style attribute, lower case, or an empty string. */
export function styleOf(element: HtmlElement, property: string): string {
  const style = attribute(element, 'style');
  if (style === '') return '';
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon !== -1 && declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration
        .slice(colon + 1)
        .replace(/!\s*important\s*$/i, '')
        .trim()
        .toLowerCase();
  }
  return '';
}

/** All elements below `root`, in document order. */
export function elementsOf(root: HtmlElement | HtmlDocument): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (children: HtmlNode[]) => {
    for (const child of children) {
      if (!isElement(child)) continue;
      found.push(child);
      visit(child.childNodes);
    }
  };
  visit(root.childNodes);
  return found;
}

/** All text below `node`, as it stands in the source. */
export function rawText(node: HtmlNode): string {
  if (isText(node)) return node.value;
  return isElement(node) ? node.childNodes.map(rawText).join('') : '';
}
