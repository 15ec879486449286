import { isOn, valueIn, type WordStyles } from './docx-styles';
import { childNamed, elementsNamed, type XmlElement, xmlAttribute } from './xml-tree';

/** One of the nine levels of a list of Word, and how it counts. */
interface NumberingLevel {
  /** `decimal`, `lowerLetter`, `bullet` and others. ECMA-376, 17.18.59. */
  format: string;
  start: number;
  /** The marker, with the count of level N as `%N`. */
  text: string;
  /** It begins again after a level with a smaller number than this; null after every one above it. */
  restartsBelow: number | null;
  /** True if all counts in its marker are figures, whatever their levels count by. */
  isLegal: boolean;
  /** True if Word shows no marker. */
  isHidden: boolean;
}

/** A list as paragraphs name it. Lists that share a `sequence` go on counting each other. */
export interface NumberedList {
  sequence: XmlElement;
  levels: ReadonlyMap<number, NumberingLevel>;
  /** Where levels of this list begin that others of the sequence do not begin at: once, when the list first comes to that level. */
  ownStarts: ReadonlyMap<number, number>;
}

/** Where in a list a paragraph stands. The outermost level is 0. */
export interface NumberingPlace {
  list: NumberedList;
  level: number;
}

const MAX_LEVELS = 9;
/** Of lists that only point to a style, and by it to another list. */
const MAX_LINKS = 10;

/** What says of each paragraph where in a list it stands, by itself or by its style; null for one that is in none. */
export function readNumbering(numbering: XmlElement, styles: WordStyles): (paragraph: XmlElement) => NumberingPlace | null {
  const sequences = byValue(elementsNamed(numbering, 'w:abstractNum'), 'w:abstractNumId');
  const nums = byValue(elementsNamed(numbering, 'w:num'), 'w:numId');
  const levelsOf = remembered((sequence: XmlElement) => readLevels(sequence));
  const linkedLevels = remembered(
    (sequence: XmlElement) =>
      new Map(
        childrenNamed(sequence, 'w:lvl')
          .slice(0, MAX_LEVELS)
          .filter((level) => valueIn(level, 'w:pStyle') !== '')
          .map((level) => [valueIn(level, 'w:pStyle'), Number(xmlAttribute(level, 'w:ilvl'))]),
      ),
  );

  const sequenceOf = (num: XmlElement | undefined): XmlElement | null => {
    for (let links = 0; num && links < MAX_LINKS; links++) {
      const sequence = sequences.get(valueIn(num, 'w:abstractNumId'));
      const style = sequence ? valueIn(sequence, 'w:numStyleLink') : '';
      if (!sequence || style === '') return sequence ?? null;
      num = nums.get(valueIn(numberingOf(styles.numberingStyle(style)), 'w:numId'));
    }
    return null;
  };
  const listOf = remembered((num: XmlElement): NumberedList | null => {
    const sequence = sequenceOf(num);
    if (!sequence) return null;
    const overrides = childrenNamed(num, 'w:lvlOverride');
    const ownLevels = overrides.flatMap((override) => [...readLevels(override)]);
    const ownStarts = overrides.flatMap((override) => {
      const start = childNamed(override, 'w:startOverride');
      return start ? [[Number(xmlAttribute(override, 'w:ilvl')), numberIn(xmlAttribute(start, 'w:val'), 1)] as const] : [];
    });
    return { sequence, levels: new Map([...levelsOf(sequence), ...ownLevels]), ownStarts: new Map(ownStarts) };
  });
  // mammoth's rule for a style that names no list, though a level names the style.
  const listsByStyle = new Map<string, XmlElement>();
  for (const num of nums.values())
    for (const style of linkedLevels(sequenceOf(num) ?? num).keys()) if (!listsByStyle.has(style)) listsByStyle.set(style, num);

  const ofStyles = remembered((chain: readonly XmlElement[]) => {
    const nearest = (name: string) => chain.map((style) => valueIn(numberingOf(style), name)).find((value) => value !== '');
    const ids = chain.map((style) => xmlAttribute(style, 'w:styleId'));
    const id = nearest('w:numId');
    return { ids, level: nearest('w:ilvl') ?? '', num: id === undefined ? listsByStyle.get(ids[0] ?? '') : nums.get(id) };
  });

  return (paragraph) => {
    const own = numberingOf(paragraph);
    const style = ofStyles(styles.chainOf(paragraph));
    const ownId = valueIn(own, 'w:numId');
    const num = ownId === '' ? style.num : nums.get(ownId);
    const list = num ? listOf(num) : null;
    if (!list) return null;
    const linked = style.ids.map((id) => linkedLevels(list.sequence).get(id)).find((at) => at !== undefined);
    const level = valueIn(own, 'w:ilvl') || (linked ?? (ownId === '' ? style.level : ''));
    const place = { list, level: Number(level) };
    return list.levels.has(place.level) ? place : null;
  };
}

/** What a paragraph or a style says of its list. */
function numberingOf(element: XmlElement | null): XmlElement | null {
  const properties = element && childNamed(element, 'w:pPr');
  return properties && childNamed(properties, 'w:numPr');
}

function readLevels(holder: XmlElement): Map<number, NumberingLevel> {
  const levels = childrenNamed(holder, 'w:lvl').map((level) => [Number(xmlAttribute(level, 'w:ilvl')), readLevel(level)] as const);
  return new Map(levels.filter(([at]) => Number.isInteger(at) && at >= 0 && at < MAX_LEVELS));
}

function readLevel(level: XmlElement): NumberingLevel {
  const text = childNamed(level, 'w:lvlText');
  const restart = childNamed(level, 'w:lvlRestart');
  const legal = childNamed(level, 'w:isLgl');
  const look = childNamed(level, 'w:rPr');
  const vanish = look && childNamed(look, 'w:vanish');
  return {
    // A format of the writer's own stands in a choice of two.
    format: valueIn(level, 'w:numFmt') || (childNamed(level, 'mc:AlternateContent') ? 'custom' : 'decimal'),
    start: numberIn(valueIn(level, 'w:start'), 1),
    // A picture is a sign too, whatever the text beside it.
    text: text && !childNamed(level, 'w:lvlPicBulletId') ? xmlAttribute(text, 'w:val') : `%${Number(xmlAttribute(level, 'w:ilvl')) + 1}.`,
    restartsBelow: restart && numberIn(xmlAttribute(restart, 'w:val'), 0),
    isLegal: legal !== null && isOn(xmlAttribute(legal, 'w:val') || '1'),
    isHidden: vanish !== null && isOn(xmlAttribute(vanish, 'w:val') || '1'),
  };
}

const childrenNamed = ({ children }: XmlElement, name: string) =>
  children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);

const byValue = (elements: readonly XmlElement[], name: string) =>
  new Map(elements.map((element) => [xmlAttribute(element, name), element]));

/** A whole number of Word, which has 32 bits. */
function numberIn(value: string, otherwise: number): number {
  const number = Number.parseInt(value, 10);
  return Number.isNaN(number) ? otherwise : Math.min(2 ** 31, Math.max(0, number));
}

/** `read`, asked once for each object. */
function remembered<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const known = new Map<K, { value: V }>();
  return (key) => {
    const answer = known.get(key) ?? { value: read(key) };
    known.set(key, answer);
    return answer.value;
  };
}
