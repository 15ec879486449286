import { childNamed, elementsNamed, type XmlElement, xmlAttribute } from './xml-tree';

/** Styles are based on others no further than this; Word itself stops at 11. */
const MAX_CHAIN = 100;

/** The styles of a file, and what runs and paragraphs have from them. */
export interface WordStyles {
  /** The paragraph's style, with those that it is based on, nearest first. Empty without one. */
  chainOf(paragraph: XmlElement | null): readonly XmlElement[];
  /** The style of lists of that name, or null. */
  numberingStyle(id: string): XmlElement | null;
  /**
   * A property of a run that is on or off, such as `w:vanish`: as the run itself says, or else its styles. On by both its paragraph's style and
   * its own, it is off again, as Word has it; what the whole file has on is on unless a run says otherwise. ECMA-376, 17.7.3, toggle properties.
   */
  hasToggle(run: XmlElement, paragraph: XmlElement | null, name: string): boolean;
  /** The value of another property of a run: what the run itself says, or else its style, its paragraph's style, the whole file. Null for none. */
  valueOf(run: XmlElement, paragraph: XmlElement | null, name: string): string | null;
}

const none: readonly XmlElement[] = [];

/** The styles of a file by its styles part. */
export function readStyles(styles: XmlElement | null): WordStyles {
  const all = styles ? elementsNamed(styles, 'w:style') : [];
  const keyOf = (type: string, id: string) => `${type} ${id}`;
  const byId = new Map<string, XmlElement>();
  // Of two with one name the first counts, here and for mammoth.
  for (const style of all) {
    const key = keyOf(xmlAttribute(style, 'w:type'), xmlAttribute(style, 'w:styleId'));
    if (!byId.has(key)) byId.set(key, style);
  }
  const standard = all.find((style) => xmlAttribute(style, 'w:type') === 'paragraph' && isOn(xmlAttribute(style, 'w:default')));
  const defaults = styles ? elementsNamed(styles, 'w:rPrDefault') : [];

  const chains = new Map<XmlElement, readonly XmlElement[]>();
  const chainFrom = (type: string, first: XmlElement | undefined): readonly XmlElement[] => {
    if (!first) return none;
    const known = chains.get(first);
    if (known) return known;
    const chain = new Set<XmlElement>();
    for (let style: XmlElement | undefined = first; style && !chain.has(style) && chain.size < MAX_CHAIN; ) {
      chain.add(style);
      style = byId.get(keyOf(type, valueIn(style, 'w:basedOn')));
    }
    const found = [...chain];
    chains.set(first, found);
    return found;
  };
  const ofParagraphs = new WeakMap<XmlElement, readonly XmlElement[]>();
  const chainOf = (paragraph: XmlElement | null) => {
    const known = paragraph && ofParagraphs.get(paragraph);
    if (known) return known;
    const id = valueIn(paragraph && childNamed(paragraph, 'w:pPr'), 'w:pStyle');
    const chain = chainFrom('paragraph', byId.get(keyOf('paragraph', id)) ?? standard);
    // Asked for each of its runs, which may be thousands.
    if (paragraph) ofParagraphs.set(paragraph, chain);
    return chain;
  };
  const runStyleOf = (run: XmlElement) =>
    chainFrom('character', byId.get(keyOf('character', valueIn(childNamed(run, 'w:rPr'), 'w:rStyle'))));

  const saidByChain = new Map<readonly XmlElement[], Map<string, string | null>>();
  const saidBy = (chain: readonly XmlElement[], name: string): string | null => {
    const known = saidByChain.get(chain) ?? new Map<string, string | null>();
    saidByChain.set(chain, known);
    let said = known.get(name);
    if (said === undefined) {
      said = firstSaid(chain, name);
      known.set(name, said);
    }
    return said;
  };
  const isOnBy = (chain: readonly XmlElement[], name: string) => isOn(saidBy(chain, name) ?? '0');

  return {
    chainOf,
    numberingStyle: (id) => byId.get(keyOf('numbering', id)) ?? null,
    hasToggle: (run, paragraph, name) => {
      const own = saidOf(run, name);
      if (own !== null) return isOn(own);
      return isOnBy(defaults, name) || isOnBy(runStyleOf(run), name) !== isOnBy(chainOf(paragraph), name);
    },
    valueOf: (run, paragraph, name) =>
      saidOf(run, name) ?? saidBy(runStyleOf(run), name) ?? saidBy(chainOf(paragraph), name) ?? saidBy(defaults, name),
  };
}

const firstSaid = (chain: readonly XmlElement[], name: string): string | null => {
  for (const style of chain) {
    const said = saidOf(style, name);
    if (said !== null) return said;
  }
  return null;
};

/** What the run properties of a run or style say: the value, `1` for a name alone, null if they do not say it. */
function saidOf(element: XmlElement, name: string): string | null {
  const properties = childNamed(element, 'w:rPr');
  const property = properties && childNamed(properties, name);
  return property && (xmlAttribute(property, 'w:val') || '1');
}

/** True for a value by which Word has something on. */
export const isOn = (value: string) => ['1', 'true', 'on'].includes(value);

/** The value of the child of that name, or an empty string. */
export function valueIn(element: XmlElement | null, name: string): string {
  const child = element && childNamed(element, name);
  return child ? xmlAttribute(child, 'w:val') : '';
}
