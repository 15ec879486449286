import { formulaName, fractionName, type Script, scriptOf, wordRun } from './docx-math';
import { type Fraction, signsAround, type TermWords } from './formula-terms';
import { textOf, type XmlElement, type XmlNode } from './xml-tree';

/** A paragraph's border, or what stands between two words of it. */
const end: TermWords = { words: ' ', script: null, isFormula: false, change: null };

const changeOf = ({ name }: XmlElement) =>
  name === 'w:ins' || name === 'w:moveTo' ? 'inserted' : name === 'w:del' || name === 'w:moveFrom' ? 'deleted' : null;

type Around = Omit<TermWords<Script>, 'words'>;

/** `root` with the formulas that `mathRuns` wrote as plain runs: their fractions are parted from the words beside them. */
export function partFractions(root: XmlElement): XmlElement {
  const terms: TermWords[] = [];
  const fractions = new Map<XmlElement, Fraction<Script>>();
  let hasFormulas = false;
  const visit = (element: XmlElement, around: Around) => {
    const { name } = element;
    const from = terms.length;
    if (name === formulaName) hasFormulas = true;
    if (name === 'w:t' || name === 'w:delText') terms.push({ ...around, words: textOf(element) });
    else if (['w:p', 'w:tab', 'w:br', 'w:noBreakHyphen'].includes(name)) terms.push(end);
    const within: Around = {
      isFormula: around.isFormula || name === formulaName,
      change: changeOf(element) ?? around.change,
      script: name === 'w:r' || name === fractionName ? scriptOf(element) : around.script,
    };
    for (const child of element.children) if (typeof child !== 'string') visit(child, within);
    if (name === 'w:p') terms.push(end);
    if (name === fractionName) fractions.set(element, { from, to: terms.length, script: within.script, change: within.change });
  };
  visit(root, { isFormula: false, change: null, script: null });

  const write = (node: XmlNode): XmlNode[] => {
    if (typeof node === 'string') return [node];
    const children = node.children.flatMap(write);
    const fraction = fractions.get(node);
    if (fraction) {
      const { before, after } = signsAround(terms, fraction);
      const sign = (words: string) => (words === '' ? [] : [wordRun(words, fraction.script, [])]);
      return [...sign(before), ...children, ...sign(after)];
    }
    return node.name === formulaName ? children : [{ ...node, children }];
  };
  return hasFormulas ? { ...root, children: root.children.flatMap(write) } : root;
}
