import { ownMember } from './own-member';
import { escapeXml, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

type Script = 'superscript' | 'subscript' | null;

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';
const childrenNamed = (element: XmlElement, name: string) => element.children.filter(isElement).filter((child) => child.name === name);

/**
 * A formula of Word (`m:oMath`, or an `m:oMathPara` with several) as runs on a line, each formula of several on its own.
 * Raised and lowered terms stay so; a fraction has a stroke, since its terms side by side would be another number.
 */
export function mathRuns(element: XmlElement): XmlNode[] {
  if (element.name !== 'm:oMathPara') return termRuns(element.children, null);
  return element.children
    .filter((child) => isElement(child) && !isProperties(child))
    .flatMap((child, i) => [...(i > 0 ? [breakRun()] : []), ...(isElement(child) && child.name === 'm:oMath' ? mathRuns(child) : [child])]);
}

function termRuns(nodes: readonly XmlNode[], script: Script): XmlNode[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (isProperties(node)) return [];
    if (node.name === 'm:r') return [termRun(node, script)];
    // A tracked change in a formula stays one. What else is Word's own there, such as a bookmark, is left as it is.
    if (['w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'].includes(node.name)) return [{ ...node, children: termRuns(node.children, script) }];
    if (node.name.startsWith('w:')) return [node];
    return ownMember(writers, node.name)?.(node, script) ?? termRuns(node.children, script);
  });
}

const isProperties = (node: XmlElement) => /^(?:m:.*Pr|w:rPr)$/.test(node.name);

/** How the terms of a structure are put on one line. What is not here has its terms in their order. */
const writers: Readonly<Record<string, (element: XmlElement, script: Script) => XmlNode[]>> = {
  'm:f': (element, script) => [
    ...bracketed(partRuns(element, 'm:num', script), script),
    signRun('/', script),
    ...bracketed(partRuns(element, 'm:den', script), script),
  ],
  'm:rad': (element, script) => [
    ...partRuns(element, 'm:deg', 'superscript'),
    signRun('√(', script),
    ...partRuns(element, 'm:e', script),
    signRun(')', script),
  ],
  'm:sup': ({ children }) => termRuns(children, 'superscript'),
  'm:sub': ({ children }) => termRuns(children, 'subscript'),
  'm:d': (element, script) => [
    signRun(signOf(element, 'm:dPr', 'm:begChr', '('), script),
    ...joined(childrenNamed(element, 'm:e'), signOf(element, 'm:dPr', 'm:sepChr', '|'), script),
    signRun(signOf(element, 'm:dPr', 'm:endChr', ')'), script),
  ],
  'm:nary': (element, script) => [signRun(signOf(element, 'm:naryPr', 'm:chr', '∫'), script), ...termRuns(element.children, script)],
  'm:mr': (element, script) => joined(childrenNamed(element, 'm:e'), ' ', script),
  'm:m': (element, script) =>
    childrenNamed(element, 'm:mr').flatMap((row, i) => [...(i > 0 ? [breakRun()] : []), ...termRuns([row], script)]),
  'm:eqArr': (element, script) =>
    childrenNamed(element, 'm:e').flatMap((row, i) => [...(i > 0 ? [breakRun()] : []), ...termRuns([row], script)]),
};

const partRuns = (element: XmlElement, name: string, script: Script) => termRuns(childrenNamed(element, name), script);

const joined = (elements: readonly XmlElement[], sign: string, script: Script) =>
  elements.flatMap((element, i) => [...(i > 0 ? [signRun(sign, script)] : []), ...termRuns([element], script)]);

/** (a+b)/2 is not a+b/2. */
function bracketed(runs: XmlNode[], script: Script): XmlNode[] {
  const isOneTerm = /^[\p{L}\p{N}.,]*$/u.test(runs.filter(isElement).map(textOf).join(''));
  return isOneTerm ? runs : [signRun('(', script), ...runs, signRun(')', script)];
}

function signOf(element: XmlElement, properties: string, name: string, standard: string): string {
  const [sign] = childrenNamed(element, properties).flatMap((child) => childrenNamed(child, name));
  return sign ? xmlAttribute(sign, 'm:val') : standard;
}

function termRun(run: XmlElement, script: Script): XmlElement {
  const words = run.children
    .filter(isElement)
    .filter((child) => child.name === 'm:t' || child.name === 'w:t' || child.name === 'w:delText')
    .map(textOf)
    .join('');
  return wordRun(words, script, childrenNamed(run, 'w:rPr')[0]?.children ?? []);
}

const signRun = (sign: string, script: Script) => wordRun(sign, script, []);
const breakRun = (): XmlElement => ({ name: 'w:r', attributes: '', children: [{ name: 'w:br', attributes: '', children: [] }] });

function wordRun(words: string, script: Script, properties: readonly XmlNode[]): XmlElement {
  const raised: XmlElement[] = script === null ? [] : [{ name: 'w:vertAlign', attributes: ` w:val="${script}"`, children: [] }];
  return {
    name: 'w:r',
    attributes: '',
    children: [
      { name: 'w:rPr', attributes: '', children: [...properties, ...raised] },
      { name: 'w:t', attributes: ' xml:space="preserve"', children: [escapeXml(words)] },
    ],
  };
}
