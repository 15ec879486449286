import { isOn, type WordStyles } from './docx-styles';
import { childNamed, type XmlElement, type XmlNode } from './xml-tree';

/** A shift of less, in half points, is how a program sets type, and no eye sees it. */
const MIN_SHIFT = 3;

const looks = new Set(['w:vertAlign', 'w:position', 'w:strike', 'w:dstrike']);

/**
 * A part of a DOCX with what raises, lowers or strikes out a run written on the run itself, where mammoth looks: Word takes it from the styles of run and
 * paragraph too, has a shift in points beside what it calls superscript, and strikes out by two lines as by one.
 */
export function withRunLooks(root: XmlElement, styles: WordStyles): XmlElement {
  const write = (element: XmlElement, paragraph: XmlElement | null, shift: number): XmlElement => {
    const isParagraph = element.name === 'w:p';
    const around = isParagraph ? element : paragraph;
    const line = isParagraph ? shiftOfLine(element, styles) : shift;
    const children = element.children.map((child) => (typeof child === 'string' ? child : write(child, around, line)));
    return { ...element, children: element.name === 'w:r' ? withLook(children, lookOf(element, around, line, styles)) : children };
  };
  return write(root, null, 0);
}

/** The properties that mammoth reads of such a run. */
function lookOf(run: XmlElement, paragraph: XmlElement | null, shiftOfLine: number, styles: WordStyles): XmlElement[] {
  const height = heightOf(run, paragraph, shiftOfLine, styles);
  const isStruck = styles.hasToggle(run, paragraph, 'w:strike') || isOn(styles.valueOf(run, paragraph, 'w:dstrike') ?? '0');
  return [
    ...(height === null ? [] : [{ name: 'w:vertAlign', attributes: ` w:val="${height}"`, children: [] }]),
    ...(isStruck ? [{ name: 'w:strike', attributes: '', children: [] }] : []),
  ];
}

function heightOf(
  run: XmlElement,
  paragraph: XmlElement | null,
  shiftOfLine: number,
  styles: WordStyles,
): 'superscript' | 'subscript' | null {
  const height = styles.valueOf(run, paragraph, 'w:vertAlign');
  if (height === 'superscript' || height === 'subscript') return height;
  const shift = shiftOf(run, paragraph, styles) - shiftOfLine;
  if (Math.abs(shift) < MIN_SHIFT) return null;
  return shift > 0 ? 'superscript' : 'subscript';
}

/** By how much a run is raised, in half points; lowered, it is less than 0. */
const shiftOf = (run: XmlElement, paragraph: XmlElement | null, styles: WordStyles) =>
  Number.parseInt(styles.valueOf(run, paragraph, 'w:position') ?? '0', 10) || 0;

/** The shift of all runs with words of a paragraph: where they stand on one line, none of them is raised. */
function shiftOfLine(paragraph: XmlElement, styles: WordStyles): number {
  let shift: number | null = null;
  for (const run of wordedRuns(paragraph)) {
    const own = shiftOf(run, paragraph, styles);
    if (shift !== null && own !== shift) return 0;
    shift = own;
  }
  return shift ?? 0;
}

/** The runs of words of a paragraph itself, without those of a box in it. */
const wordedRuns = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'w:p') return [];
    if (child.name !== 'w:r') return wordedRuns(child);
    return childNamed(child, 'w:t') || childNamed(child, 'w:delText') ? [child] : [];
  });

/** A run's children with these looks in the place of its own. */
function withLook(children: readonly XmlNode[], look: readonly XmlElement[]): XmlNode[] {
  const properties = children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'w:rPr');
  const kept = (properties?.children ?? []).filter((child) => typeof child === 'string' || !looks.has(child.name));
  const others = children.filter((child) => child !== properties);
  if (kept.length === 0 && look.length === 0) return others;
  return [{ name: 'w:rPr', attributes: properties?.attributes ?? '', children: [...kept, ...look] }, ...others];
}
