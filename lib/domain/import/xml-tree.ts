import { ownMember } from '../own-member';

/** An element of an XML part. Attributes stay as they were written, so that writing a tree gives the same part again. */
export interface XmlElement {
  name: string;
  attributes: string;
  children: XmlNode[];
}

/** An element, or text with its entities still escaped. */
export type XmlNode = XmlElement | string;

const MAX_DEPTH = 500;
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!?][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|<|[^<]+/g;

/**
 * The tree of a well-formed XML part, as Office programs write them; null for anything else: a broken tag, a document type
 * (no Office part has one, and entities of its own could grow without end), or elements nested deeper than 500.
 */
export function parseXml(xml: string): XmlElement | null {
  const top: XmlElement = { name: '', attributes: '', children: [] };
  const open: XmlElement[] = [top];
  for (const match of xml.replace(/^\uFEFF/, '').matchAll(token)) {
    const [whole, cdata, slash, name, attributes, selfClosing] = match;
    const parent = open.at(-1);
    if (!parent) return null;
    if (cdata !== undefined) parent.children.push(escapeXml(cdata));
    else if (name === undefined) {
      if (whole === '<') return null;
      if (!whole.startsWith('<')) parent.children.push(whole);
    } else if (slash === '/') {
      if (parent === top || parent.name !== name) return null;
      open.pop();
    } else {
      const element: XmlElement = { name, attributes: attributes ?? '', children: [] };
      parent.children.push(element);
      if (selfClosing !== '/') open.push(element);
      if (open.length > MAX_DEPTH) return null;
    }
  }
  const root = top.children.find((child) => typeof child !== 'string');
  return open.length === 1 && root ? root : null;
}

/** The part as text, without comments and instructions, which no Office program needs. */
export function writeXml(root: XmlElement): string {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  const write = (node: XmlNode) => {
    if (typeof node === 'string') parts.push(node);
    else if (node.children.length === 0) parts.push(`<${node.name}${node.attributes}/>`);
    else {
      parts.push(`<${node.name}${node.attributes}>`);
      for (const child of node.children) write(child);
      parts.push(`</${node.name}>`);
    }
  };
  write(root);
  return parts.join('');
}

/** The value of an attribute, unescaped, or an empty string. */
export function xmlAttribute(element: XmlElement, name: string): string {
  for (const [, key, double, single] of element.attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name) return unescapeXml(double ?? single ?? '');
  }
  return '';
}

/** The first element of that name right below, or null. */
export function childNamed(element: XmlElement, name: string): XmlElement | null {
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child;
  return null;
}

/** All elements of that name below `root`, in order. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** All text below an element, unescaped. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? unescapeXml(child) : textOf(child))).join('');
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text or a value without its entities. */
export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ownMember(namedEntities, name) ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The text as it may stand in an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
