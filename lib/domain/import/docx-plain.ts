import { partFractions } from './docx-fractions';
import { mathRuns } from './docx-math';
import { childNamed, elementsNamed, escapeXml, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/** The name that `plainWords` gives to what has words and no place in the text; they are its only child. */
export const unplaced = 'galley:unplaced';

/** What mammoth looks into, what holds a run's own words, and the signs that it writes itself. All else it drops with all words in it. */
const lookedInto = new Set(
  (
    'w:document w:body w:footnotes w:footnote w:endnotes w:endnote w:p w:r w:t w:delText w:hyperlink w:tbl w:tr w:tc w:sdt w:sdtContent ' +
    'w:customXml w:smartTag w:ins w:del w:moveTo w:moveFrom w:moveFromRangeEnd w:moveFromRangeStart w:moveToRangeEnd w:moveToRangeStart ' +
    'w:object w:drawing w:pict w:txbxContent v:roundrect v:shape v:textbox v:group v:rect ' +
    'w:tab w:noBreakHyphen w:softHyphen w:sym w:footnoteReference w:endnoteReference w:commentReference v:imagedata'
  ).split(' '),
);

/** They hold runs like any other, only with something said about them: a field's rule, a direction. */
const wrappers = new Set(['w:fldSimple', 'w:dir', 'w:bdo']);

/**
 * A part of a DOCX written with what mammoth reads, so that no word is dropped on the way: fields and bidirectional stretches give
 * their runs, formulas become runs, and of two forms of one drawing the one stays whose words are read. Words that still have
 * no place in the text stand in an element `unplaced` where they were.
 */
export function plainWords(root: XmlElement): XmlElement {
  return partFractions(withPlainChildren(root));
}

const withPlainChildren = (element: XmlElement): XmlElement => ({ ...element, children: plainNodes(element.children) });

const plainNodes = (nodes: readonly XmlNode[]): XmlNode[] => nodes.flatMap((node) => (typeof node === 'string' ? [node] : plain(node)));

function plain(element: XmlElement): XmlNode[] {
  const { name, children } = element;
  if (wrappers.has(name)) return plainNodes(children);
  if (name === 'm:oMath' || name === 'm:oMathPara') return mathRuns(element);
  if (name === 'mc:AlternateContent') return plainNodes(readableForm(element).children);
  if (name === 'w:ruby') return [...partsNamed(element, 'w:rt').flatMap(leftOut), ...partsNamed(element, 'w:rubyBase').flatMap(contentOf)];
  // mammoth drops them; the words beside them would be one word.
  if (name === 'w:cr' || name === 'w:br') return [{ name: 'w:br', attributes: '', children: [] }];
  if (name === 'w:ptab') return [{ name: 'w:tab', attributes: '', children: [] }];
  // By its properties mammoth would know a box to tick, and write a field of a form in place of its mark, ☐ or ☒.
  if (name === 'w:sdtPr') return [];
  // The words of old WordArt.
  if (name === 'v:textpath') return unplacedWords(xmlAttribute(element, 'string'));
  if (name === 'w:tr') return [withLeadingCell(withPlainChildren(element))];
  if (lookedInto.has(name)) return [withPlainChildren(element)];
  // Of a drawing mammoth takes the pictures.
  return name === 'wp:inline' || name === 'wp:anchor' ? [...leftOut(element), element] : leftOutOr(element);
}

/** Word's tables have no more columns. */
const MAX_COLUMNS = 63;

/** A row with an empty cell over the columns that it leaves free at its beginning: without, its cells would stand below other heads. */
function withLeadingCell(row: XmlElement): XmlElement {
  const properties = childNamed(row, 'w:trPr');
  const before = properties && childNamed(properties, 'w:gridBefore');
  const count = Math.min(Number(before ? xmlAttribute(before, 'w:val') : 0) || 0, MAX_COLUMNS);
  if (count < 1) return row;
  const span = { name: 'w:gridSpan', attributes: ` w:val="${Math.trunc(count)}"`, children: [] };
  const cell = {
    name: 'w:tc',
    attributes: '',
    children: [
      { name: 'w:tcPr', attributes: '', children: [span] },
      { name: 'w:p', attributes: '', children: [] },
    ],
  };
  const at = row.children.findIndex((child) => typeof child !== 'string' && child.name !== 'w:tblPrEx' && child.name !== 'w:trPr');
  return at === -1 ? row : { ...row, children: [...row.children.slice(0, at), cell, ...row.children.slice(at)] };
}

const contentOf = (element: XmlElement) => plainNodes(element.children);
const partsNamed = ({ children }: XmlElement, name: string) =>
  children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);

const leftOut = (element: XmlElement): XmlElement[] => unplacedWords(runText(element, wordElements));

function unplacedWords(text: string): XmlElement[] {
  const words = text.trim();
  return words === '' ? [] : [{ name: unplaced, attributes: '', children: [escapeXml(words)] }];
}

function leftOutOr(element: XmlElement): XmlElement[] {
  const found = leftOut(element);
  return found.length > 0 ? found : [element];
}

const wordElements = ['w:t', 'm:t', 'a:t'];

/** Word writes a text box twice, for itself and for older programs. mammoth reads only the second, if it is there. */
function readableForm(element: XmlElement): XmlElement {
  const nothing: XmlElement = { name: '', attributes: '', children: [] };
  const choice = childNamed(element, 'mc:Choice') ?? nothing;
  const fallback = childNamed(element, 'mc:Fallback') ?? nothing;
  const words = (form: XmlElement) => runText(form, wordElements).replace(/\s+/g, '');
  return words(choice).length > words(fallback).length ? choice : fallback;
}

/** The words of an element's runs, but those in elements `without`. Paragraphs in it are parted by line ends. */
export function runText(element: XmlElement, names: readonly string[], without: ReadonlySet<string> = new Set()): string {
  let text = '';
  const visit = (node: XmlElement) => {
    if (without.has(node.name)) return;
    if (names.includes(node.name)) text += textOf(node);
    else if (node.name === 'w:tab') text += '\t';
    else if (node.name === 'w:br' || node.name === 'w:cr') text += '\n';
    else if (node.name === 'w:noBreakHyphen') text += '\u2011';
    else for (const child of node.children) if (typeof child !== 'string') visit(child);
    if (node.name === 'w:p' || node.name === 'a:p') text += '\n';
  };
  visit(element);
  return element.name === 'w:r' ? text : text.replace(/\n+$/, '');
}

/** What stands in other parts of the file and is not looked into, as sentences for the person. */
export function partsLeftOut(root: XmlElement): string[] {
  const has = (...names: string[]) => names.some((name) => elementsNamed(root, name).length > 0);
  return [
    ...(has('c:chart', 'dgm:relIds') ? ['Charts and diagrams are left out, with the words in them.'] : []),
    ...(has('w:altChunk', 'w:subDoc') ? ['A document inside this file is left out. Open it in Word, and paste its words.'] : []),
  ];
}
