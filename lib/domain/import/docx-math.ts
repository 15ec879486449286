import { ownMember } from '../own-member';
import { needsBrackets } from './formula-terms';
import { childNamed, escapeXml, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/** How a run of a formula stands: raised, lowered, or on the line. */
export type Script = 'superscript' | 'subscript' | null;

/** Holds the runs of a formula, and those of a fraction in it, until the words beside them are known (`partFractions`). */
export const formulaName = 'galley:formula';
/** The name of the element that holds the runs of a fraction. */
export const fractionName = 'galley:fraction';

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';
const childrenNamed = (element: XmlElement, name: string) => element.children.filter(isElement).filter((child) => child.name === name);

/**
 * A formula of Word (`m:oMath`, or an `m:oMathPara` with several) as runs on a line, each formula of several on its own.
 * Raised and lowered terms stay so; a fraction has a stroke, since its terms side by side would be another number.
 * They stand in an element `formulaName`.
 */
export function mathRuns(element: XmlElement): XmlNode[] {
  if (element.name !== 'm:oMathPara') return [{ name: formulaName, attributes: '', children: termRuns(element.children, null) }];
  return element.children
    .filter((child) => isElement(child) && !isProperties(child))
    .flatMap((child, i) => [...(i > 0 ? [breakRun()] : []), ...(isElement(child) && child.name === 'm:oMath' ? mathRuns(child) : [child])]);
}

function termRuns(nodes: readonly XmlNode[], script: Script): XmlNode[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (isProperties(node)) return [];
    if (node.name === 'm:r') return [termRun(node, script)];
    // A tracked change in a formula stays one. What else is Word's own there, such as a bookmark, is left as it is.
    if (isTracked(node)) return [{ ...node, children: termRuns(node.children, script) }];
    if (node.name.startsWith('w:')) return [node];
    return ownMember(writers, node.name)?.(node, script) ?? termRuns(node.children, script);
  });
}

const isTracked = ({ name }: XmlElement) => ['w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'].includes(name);
const isProperties = (node: XmlElement) => /^(?:m:.*Pr|w:rPr)$/.test(node.name);

/** How the terms of a structure are put on one line. What is not here has its terms in their order. */
const writers: Readonly<Record<string, (element: XmlElement, script: Script) => XmlNode[]>> = {
  'm:f': (element, script) =>
    parted(script, [
      ...bracketed(partRuns(element, 'm:num', script), script),
      signRun('/', script),
      ...bracketed(partRuns(element, 'm:den', script), script),
    ]),
  'm:rad': (element, script) => {
    const degree = partRuns(element, 'm:deg', 'superscript');
    const root = [...degree, signRun('√(', script), ...partRuns(element, 'm:e', script), signRun(')', script)];
    return degree.length > 0 ? parted(script, root) : root;
  },
  'm:sSup': (element, script) => scripted(element, script),
  'm:sSub': (element, script) => scripted(element, script),
  'm:sSubSup': (element, script) => scripted(element, script),
  'm:sup': ({ children }, script) => scriptRuns(children, script, 'superscript', '^'),
  'm:sub': ({ children }, script) => scriptRuns(children, script, 'subscript', '_'),
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

const bracketed = (runs: XmlNode[], script: Script) => (needsBrackets(wordsOf(runs)) ? inBrackets(runs, script) : runs);
const inBrackets = (runs: XmlNode[], script: Script) => [signRun('(', script), ...runs, signRun(')', script)];
const wordsOf = (runs: readonly XmlNode[]) => runs.filter(isElement).map(textOf).join('');

/** The runs of a fraction or a root, with the script of the line on which they stand. */
const parted = (script: Script, children: XmlNode[]): XmlNode[] => [
  { name: fractionName, attributes: script === null ? '' : ` w:val="${script}"`, children },
];

/** A fraction, a sum or a power is raised or lowered as a whole. */
function scripted(element: XmlElement, script: Script): XmlNode[] {
  const base = partRuns(element, 'm:e', script);
  const others = element.children.filter((child) => isElement(child) && child.name !== 'm:e');
  const heights = termRuns(others, script);
  const isPower = heights.some((height) => isElement(height) && scriptOf(height) !== script && hasScript(base, scriptOf(height)));
  return [...(isPower ? inBrackets(base, script) : bracketed(base, script)), ...heights];
}

const hasScript = (nodes: readonly XmlNode[], script: Script): boolean =>
  nodes.some((node) => isElement(node) && ((node.name === 'w:r' && scriptOf(node) === script) || hasScript(node.children, script)));

/** What raises or lowers a run, or the terms of a fraction. */
export function scriptOf(element: XmlElement): Script {
  const properties = childNamed(element, 'w:rPr');
  const holder = element.name === fractionName ? element : properties && childNamed(properties, 'w:vertAlign');
  const script = holder && xmlAttribute(holder, 'w:val');
  return script === 'superscript' || script === 'subscript' ? script : null;
}

/** Text has one height of raised words: what is raised higher is written with its sign, as in 2 to the power of 3^2. */
function scriptRuns(nodes: readonly XmlNode[], script: Script, height: 'superscript' | 'subscript', sign: string): XmlNode[] {
  if (script === null) return termRuns(nodes, height);
  const runs = termRuns(nodes, script);
  return /[\p{L}\p{N}]/u.test(wordsOf(runs)) ? [signRun(sign, script), ...bracketed(runs, script)] : runs;
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

/** A run of these words. */
export function wordRun(words: string, script: Script, properties: readonly XmlNode[]): XmlElement {
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
