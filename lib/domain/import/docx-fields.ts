import { firstIndex } from '../first-index';
import { isOn } from './docx-styles';
import { childNamed, elementsNamed, escapeXml, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/** What shows as words or signs of its own in a run. */
const shownElements = new Set(
  'w:t w:delText w:tab w:ptab w:br w:cr w:noBreakHyphen w:softHyphen w:sym w:footnoteReference w:endnoteReference m:oMath m:oMathPara'.split(
    ' ',
  ),
);

/** A field: `{ instruction | result }`. Its places are those in the order of its story. */
interface Field {
  mark: XmlElement;
  beginsAt: number;
  resultAt: number | null;
  /** The elements that its instruction is written in, and what they say, up to the longest that is read. */
  written: XmlElement[];
  instruction: string;
}

/** What Word does not show of a part, the signs of a form's boxes and lists by the marks at which their fields begin, and instructions to be written otherwise. */
interface FieldWords {
  unshown: Set<XmlElement>;
  signs: Map<XmlElement, string>;
  instructions: Map<XmlElement, string>;
}

/** More than any address of a link. */
const MAX_INSTRUCTION_CHARS = 10_000;

/**
 * A part of a DOCX without what stands in a field's instruction, where another field's result may stand: Word shows only the result of the
 * outer one. A form's box to tick and its list have no result; they become ☒, ☐ or what was chosen. A field without an end hides nothing.
 * Of the instruction of a link only its address is left, and a link that is a simple field becomes one of marks: mammoth reads no other.
 */
export function withFieldWords(root: XmlElement): XmlElement {
  const found: FieldWords = { unshown: new Set(), signs: new Map(), instructions: new Map() };
  readStory(root, found);
  const write = (node: XmlNode): XmlNode[] => {
    if (typeof node === 'string') return [node];
    if (found.unshown.has(node)) return [];
    const instruction = found.instructions.get(node);
    if (instruction !== undefined) return [{ ...node, children: [escapeXml(instruction)] }];
    const simple = node.name === 'w:fldSimple' ? linkOf(xmlAttribute(node, 'w:instr')) : null;
    if (simple !== null) return markedLink(simple, node.children.flatMap(write));
    const sign = found.signs.get(node);
    const words: XmlNode[] = sign === undefined ? [] : [{ name: 'w:t', attributes: ' xml:space="preserve"', children: [escapeXml(sign)] }];
    return [...words, { ...node, children: node.children.flatMap(write) }];
  };
  return { ...root, children: root.children.flatMap(write) };
}

/** Reads the text of a part, or of a box in it: a field begins and ends in the same. */
function readStory(story: XmlElement, found: FieldWords): void {
  // What is shown, and the marks at which fields begin.
  const order: XmlElement[] = [];
  const open: Field[] = [];
  const ended: (Field & { endsAt: number })[] = [];
  const readMark = (mark: XmlElement) => {
    const type = xmlAttribute(mark, 'w:fldCharType');
    const field = open.at(-1);
    if (type === 'begin') {
      open.push({ mark, beginsAt: order.length, resultAt: null, written: [], instruction: '' });
      order.push(mark);
    } else if (type === 'separate' && field) field.resultAt ??= order.length;
    else if (type === 'end' && field) {
      open.pop();
      ended.push({ ...field, endsAt: order.length });
    }
  };
  const visit = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const field = open.at(-1);
      if (child.name === 'w:fldChar') readMark(child);
      else if (child.name === 'w:txbxContent') readStory(child, found);
      else if (child.name === 'w:instrText' || child.name === 'w:delInstrText') {
        if (field?.resultAt === null && field.instruction.length < MAX_INSTRUCTION_CHARS) {
          field.instruction += textOf(child);
          field.written.push(child);
        }
      } else if (shownElements.has(child.name)) order.push(child);
      else visit(child);
    }
  };
  visit(story);

  const isWithin = withinInstructions(ended, order.length);
  order.forEach((element, at) => {
    if (isWithin[at] && element.name !== 'w:fldChar') found.unshown.add(element);
  });
  const worded = order.map((element, at) => (!isWithin[at] && textOf(element).trim() !== '' ? at : -1)).filter((at) => at !== -1);
  for (const field of ended) {
    const address = linkOf(field.instruction);
    // All of it stands in its first element, the others say no more.
    if (address !== null)
      for (const element of field.written) found.instructions.set(element, element === field.written[0] ? hyperlink(address) : '');
    if (isWithin[field.beginsAt]) continue;
    const sign = signOfForm(field);
    if (sign !== null && !hasOneBetween(worded, field.beginsAt, field.endsAt)) found.signs.set(field.mark, sign);
  }
}

/**
 * The address that a link's instruction leads to, with the place that its switch `l` names; null for another field, and for a link within the file.
 * The other switches say how it is shown. ECMA-376, 17.16.5.25.
 */
function linkOf(instruction: string): string | null {
  const [name, ...parts] = instruction.matchAll(/"([^"]*)"|\\([a-z])(?=["\s]|$)|[^\s"]+/gi);
  if (name?.[0].toUpperCase() !== 'HYPERLINK') return null;
  let [address, place] = ['', ''];
  let before = '';
  for (const [whole, quoted, letter] of parts) {
    const words = quoted ?? whole;
    if (letter !== undefined) before = letter.toLowerCase();
    else {
      if (before === 'l') place = words;
      // What a link is called and where it opens.
      else if (before !== 'o' && before !== 't' && address === '') address = words;
      before = '';
    }
  }
  if (address === '') return null;
  return place === '' ? address : `${address.replace(/#.*$/, '')}#${place}`;
}

const hyperlink = (address: string) => ` HYPERLINK "${address}" `;

/** A link as Word writes most of its fields: marks in runs around instruction and result. */
function markedLink(address: string, result: readonly XmlNode[]): XmlNode[] {
  const run = (name: string, attributes: string, words: string[] = []): XmlElement => ({
    name: 'w:r',
    attributes: '',
    children: [{ name, attributes, children: words }],
  });
  const mark = (type: string) => run('w:fldChar', ` w:fldCharType="${type}"`);
  return [mark('begin'), run('w:instrText', '', [escapeXml(hyperlink(address))]), mark('separate'), ...result, mark('end')];
}

/** For each place in the order, whether it stands between the beginning of a field and its result. */
function withinInstructions(fields: readonly (Field & { endsAt: number })[], length: number): boolean[] {
  const steps = new Array<number>(length + 1).fill(0);
  for (const { beginsAt, resultAt, endsAt } of fields) {
    steps[beginsAt + 1] = (steps[beginsAt + 1] ?? 0) + 1;
    steps[resultAt ?? endsAt] = (steps[resultAt ?? endsAt] ?? 0) - 1;
  }
  let depth = 0;
  return steps.slice(0, length).map((step) => {
    depth += step;
    return depth > 0;
  });
}

/** True if one of the sorted `places` lies between the two. */
function hasOneBetween(places: readonly number[], from: number, to: number): boolean {
  const first = firstIndex(places.length, (index) => (places[index] ?? 0) >= from);
  return (places[first] ?? Number.POSITIVE_INFINITY) < to;
}

/** The mark in a form's box to tick, or what was chosen in its list. Null for another field. ECMA-376, 17.16.5.20 and 17.16.5.21. */
function signOfForm({ mark, instruction }: Field): string | null {
  const name = /^\s*(FORMCHECKBOX|FORMDROPDOWN)\b/i.exec(instruction)?.[1]?.toUpperCase();
  const data = childNamed(mark, 'w:ffData');
  if (name === 'FORMCHECKBOX') {
    const box = data && childNamed(data, 'w:checkBox');
    const state = box && (childNamed(box, 'w:checked') ?? childNamed(box, 'w:default'));
    return state && isOn(xmlAttribute(state, 'w:val') || '1') ? '☒' : '☐';
  }
  const list = name === 'FORMDROPDOWN' && data ? childNamed(data, 'w:ddList') : null;
  if (!list) return null;
  const chosen = childNamed(list, 'w:result') ?? childNamed(list, 'w:default');
  const entry = elementsNamed(list, 'w:listEntry')[Number(chosen ? xmlAttribute(chosen, 'w:val') : 0)];
  return entry ? xmlAttribute(entry, 'w:val') : null;
}
