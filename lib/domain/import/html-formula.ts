import { html, defaultTreeAdapter as tree } from 'parse5';
import { ownMember } from '../own-member';
import { needsBrackets, signsAround, type TermWords } from './formula-terms';
import { created, type Element, elementsIn, enclose, isElement, type Node, surround, wordsIn, wrap } from './html-signs';

/** Writes the strokes, heights and brackets of one element of a formula into the tree; what stands in it must be written out before. */
export function writeFormula(element: Element): void {
  if (!tokens.has(element.tagName)) dropSpaces(element);
  ownMember(formulas, element.tagName)?.(element, elementsIn(element));
}

/** In all other elements of a formula white space means nothing. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

const formulas: Readonly<Record<string, (element: Element, parts: Element[]) => void>> = {
  // Its terms side by side would be another number: 1 and 2 are not 12.
  mfrac: (element, [over, under]) => {
    if (!over || !under) return;
    tree.insertTextBefore(element, '/', under);
    for (const part of [over, under]) if (needsBrackets(wordsIn(part))) enclose(part, '(', ')');
  },
  msup: (_element, [base, high]) => {
    bracketBase(base, 'sup');
    setScript(high, 'sup');
  },
  mover: (_element, [, high]) => wrap(high, 'sup'),
  msub: (_element, [base, low]) => {
    bracketBase(base, 'sub');
    setScript(low, 'sub');
  },
  munder: (_element, [, low]) => wrap(low, 'sub'),
  msubsup: (_element, [base, low, high]) => {
    bracketBase(base, 'sub', 'sup');
    setScript(low, 'sub');
    setScript(high, 'sup');
  },
  munderover: (_element, [, low, high]) => {
    wrap(low, 'sub');
    wrap(high, 'sup');
  },
  msqrt: (element) => surround(element, '√(', ')'),
  mroot: (element, [base, degree]) => {
    if (!base || !degree) return;
    tree.detachNode(degree);
    tree.insertBefore(element, degree, base);
    enclose(base, '√(', ')');
    wrap(degree, 'sup');
  },
  mtr: (element, [, ...cells]) => {
    for (const cell of cells) tree.insertTextBefore(element, ' ', cell);
  },
  mtable: (element, [, ...rows]) => {
    for (const row of rows) tree.insertBefore(element, created('br'), row);
  },
  mspace: (element) => tree.insertText(element, ' '),
  math: (element) => partFractions(element),
  // The same formula once more, as its writer's program had it. No browser shows it.
  annotation: (element) => tree.detachNode(element),
  'annotation-xml': (element) => tree.detachNode(element),
};

/** A fraction, a sum or a power is raised or lowered as a whole. */
function bracketBase(base: Element | undefined, ...names: ('sup' | 'sub')[]): void {
  if (base && (needsBrackets(wordsIn(base)) || names.some((name) => holds(base, name)))) enclose(base, '(', ')');
}

const holds = (element: Element, name: string): boolean =>
  elementsIn(element).some((child) => child.tagName === name || holds(child, name));

/** Text has one height of raised words: what is raised higher is written with its sign, as in 2 to the power of 3^2. */
function setScript(part: Element | undefined, name: 'sup' | 'sub'): void {
  const parent = part?.parentNode;
  if (!part || !parent || !isElement(parent)) return;
  if (!isInScript(parent)) {
    wrap(part, name);
    return;
  }
  const words = wordsIn(part);
  if (!/[\p{L}\p{N}]/u.test(words)) return;
  const sign = name === 'sup' ? '^' : '_';
  if (needsBrackets(words)) enclose(part, `${sign}(`, ')');
  else enclose(part, sign, '');
}

function isInScript(element: Element): boolean {
  const parent = element.parentNode;
  if (!parent || !isElement(parent) || parent.namespaceURI !== html.NS.MATHML) return false;
  return (['msup', 'msub', 'msubsup'].includes(parent.tagName) && parent.childNodes.find(isElement) !== element) || isInScript(parent);
}

/** Fractions, and roots with a degree, are parted from the terms beside them, and from a number beside the formula. */
function partFractions(math: Element): void {
  const terms: TermWords[] = [];
  const fractions: { element: Element; from: number; to: number; script: Element | null }[] = [];
  const add = (words: string, script: Element | null, isFormula = true) => terms.push({ words, script, isFormula, change: null });
  const visit = (node: Node, around: Element | null) => {
    if (!isElement(node)) {
      add(wordsIn(node), around);
      return;
    }
    if (node.tagName === 'br') add('\n', around);
    const script = node.tagName === 'sup' || node.tagName === 'sub' ? node : around;
    const from = terms.length;
    for (const child of node.childNodes) visit(child, script);
    if (node.tagName === 'mfrac' || node.tagName === 'mroot') fractions.push({ element: node, from, to: terms.length, script });
  };
  add(wordsBeside(math, -1), null, false);
  visit(math, null);
  add(wordsBeside(math, 1), null, false);
  for (const { element, ...fraction } of fractions) {
    const { before, after } = signsAround(terms, { ...fraction, change: null });
    surround(element, before, after);
  }
}

/** More than any line of text has; to find each of so many formulas among the others would take for ever. */
const MAX_SIBLINGS = 2_000;
const inlineNames = new Set(['a', 'b', 'em', 'i', 'span', 'strong', 'u']);

function wordsBeside(element: Element, step: -1 | 1): string {
  const parent = element.parentNode;
  if (!parent || parent.childNodes.length > MAX_SIBLINGS) return '';
  const beside = parent.childNodes[parent.childNodes.indexOf(element) + step];
  if (beside) return wordsIn(beside);
  return isElement(parent) && inlineNames.has(parent.tagName) ? wordsBeside(parent, step) : '';
}

function dropSpaces(element: Element): void {
  for (const child of [...element.childNodes]) if (!isElement(child) && wordsIn(child).trim() === '') tree.detachNode(child);
}
