import { ownMember } from '../own-member';
import { unescapeXml, type XmlElement, type XmlNode } from './xml-tree';

const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const word = 'http://schemas.microsoft.com/office/word/2010/';

/** The prefixes that the rules of the reader are written with, and Word too. Relations have none. */
const prefixes: Readonly<Record<string, string>> = {
  [`${transitional}wordprocessingml/2006/main`]: 'w',
  [`${strict}wordprocessingml/main`]: 'w',
  [`${transitional}officeDocument/2006/relationships`]: 'r',
  [`${strict}officeDocument/relationships`]: 'r',
  [`${transitional}officeDocument/2006/math`]: 'm',
  [`${strict}officeDocument/math`]: 'm',
  [`${transitional}drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${strict}drawingml/wordprocessingDrawing`]: 'wp',
  [`${transitional}drawingml/2006/main`]: 'a',
  [`${strict}drawingml/main`]: 'a',
  [`${transitional}drawingml/2006/chart`]: 'c',
  [`${strict}drawingml/chart`]: 'c',
  [`${transitional}drawingml/2006/diagram`]: 'dgm',
  [`${strict}drawingml/diagram`]: 'dgm',
  [`${transitional}markup-compatibility/2006`]: 'mc',
  [`${word}wordprocessingShape`]: 'wps',
  [`${word}wordml`]: 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
  [`${transitional}package/2006/relationships`]: '',
};
const ownPrefixes = new Set(Object.values(prefixes).filter((prefix) => prefix !== ''));

/** What prefixes stand for at a place, by prefix; the default one is empty. */
type Scope = ReadonlyMap<string, string>;

const attributePattern = /([^\s=]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/**
 * A part whose names have the prefixes by which its rules know them. A program may write any other (`ns0:p`, or none): what a name means is its
 * namespace. A part of Word comes back as it was.
 */
export function withKnownPrefixes(root: XmlElement): XmlElement {
  if (!hasOtherPrefixes(root)) return root;
  /** The namespaces of the known prefixes, which are declared once, at the root. */
  const declared = new Map<string, string>();
  const prefixIn = (scope: Scope, prefix: string): string => {
    const namespace = scope.get(prefix);
    const known = namespace === undefined ? undefined : ownMember(prefixes, namespace);
    if (namespace === undefined || known === undefined) return otherPrefix(prefix);
    if (!declared.has(known)) declared.set(known, namespace);
    return known;
  };
  const renamed = (name: string, scope: Scope): string => {
    const [prefix, local] = partsOf(name);
    const known = prefixIn(scope, prefix);
    return known === '' ? local : `${known}:${local}`;
  };
  const write = (element: XmlElement, around: Scope): XmlElement => {
    const scope = scopeWithin(element, around);
    const attributes = [...element.attributes.matchAll(attributePattern)].flatMap(([, name = '', is = '', value = '']) => {
      const prefix = declaredPrefix(name);
      // An attribute without a prefix is in no namespace.
      if (prefix === null) return [`${name.includes(':') ? renamed(name, scope) : name}${is}${value}`];
      if (ownMember(prefixes, scope.get(prefix) ?? '') !== undefined) return [];
      return [`${prefix === '' ? 'xmlns' : `xmlns:${otherPrefix(prefix)}`}${is}${value}`];
    });
    return {
      name: renamed(element.name, scope),
      attributes: attributes.map((attribute) => ` ${attribute}`).join(''),
      children: element.children.map((child): XmlNode => (typeof child === 'string' ? child : write(child, scope))),
    };
  };
  const written = write(root, new Map());
  const declarations = [...declared].map(([prefix, namespace]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${namespace}"`);
  return { ...written, attributes: declarations.join('') + written.attributes };
}

/** True where a prefix stands for something else than it does in Word, or a namespace has another one. */
function hasOtherPrefixes(element: XmlElement): boolean {
  const isOther = ([prefix, namespace]: [string, string]) => {
    const known = ownMember(prefixes, namespace);
    return known === undefined ? ownPrefixes.has(prefix) : known !== prefix;
  };
  return declarationsOf(element).some(isOther) || element.children.some((child) => typeof child !== 'string' && hasOtherPrefixes(child));
}

function declarationsOf({ attributes }: XmlElement): [string, string][] {
  // Asked of each element, and hardly any has one.
  if (!attributes.includes('xmlns')) return [];
  return [...attributes.matchAll(attributePattern)].flatMap(([, name = '', , value = '']): [string, string][] => {
    const prefix = declaredPrefix(name);
    return prefix === null ? [] : [[prefix, unescapeXml(value.slice(1, -1))]];
  });
}

function scopeWithin(element: XmlElement, around: Scope): Scope {
  const declarations = declarationsOf(element);
  return declarations.length === 0 ? around : new Map([...around, ...declarations]);
}

/** The prefix that an attribute of that name declares, or null. */
const declaredPrefix = (name: string): string | null =>
  name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : null;

const partsOf = (name: string): [prefix: string, local: string] => {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

/** A prefix that stands for a namespace of which nothing is known here: it must not read as one of ours. */
const otherPrefix = (prefix: string) => (ownPrefixes.has(prefix) ? `other-${prefix}` : prefix);
