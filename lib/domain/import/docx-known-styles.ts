import { runText } from './docx-plain';
import { valueIn, type WordStyles } from './docx-styles';
import { endsInStop, MAX_GUESSED_TITLE_CHARS } from './front';
import { childNamed, elementsNamed, escapeXml, type XmlElement, xmlAttribute } from './xml-tree';

/** Styles that mammoth knows, with our map, beside those of plain paragraphs. It makes no item of a list of them, whatever list they are in. */
const knownNames =
  /^(?:heading(?: [1-9])?|title|subtitle|byline|author|date|caption1?|quote|intense quote|block (?:text|quotation)|(?:footnote|endnote|annotation) text|footnote|endnote)$/i;
/** By their ids it knows these, whatever they are called. */
const knownIds = /^Heading[1-6]?$/;
/** LibreOffice bases headlines, headings of lists and more on it: of what it is the base, it says nothing. */
const vague = /^heading$/i;

/** True for a paragraph that is no item, whatever list it is in: of a style that is known itself, or of a heading that a house bases on a known one. */
export function isNoItem(paragraph: XmlElement, styles: WordStyles): boolean {
  const chain = styles.chainOf(paragraph);
  return knownIds.test(styleIdOf(paragraph)) || (chain[0] !== undefined && isKnown(chain[0])) || isHeading(knownOf(chain));
}

/**
 * A part whose paragraphs have the style that is known where their own is based on one: what a house calls *Crosshead* and bases on *heading 2* is such
 * a heading. A style based on *Title* stands for it in what is surely the headline alone: houses base crossheads and standfirsts on it too. One that is
 * based on *Author* does where it is the first of these: on that, houses base where authors live, and what they are.
 */
export function withKnownStyles(root: XmlElement, styles: WordStyles): XmlElement {
  const paragraphs = elementsNamed(root, 'w:p');
  const headline = findHeadline(paragraphs, styles);
  const known = new Map<XmlElement, string>();
  let ofAuthors: XmlElement | null = null;
  for (const paragraph of paragraphs) {
    const [own] = styles.chainOf(paragraph);
    const id = styleIdOf(paragraph);
    // An item of a list, bulleted in a style based on a quote, stays one: mammoth would make none of it.
    if (childNamed(childNamed(paragraph, 'w:pPr') ?? paragraph, 'w:numPr')) continue;
    // A style that the file does not have is known by its id alone.
    if (!own || xmlAttribute(own, 'w:styleId') !== id || knownIds.test(id)) continue;
    const style = knownOf(styles.chainOf(paragraph));
    if (isAuthor(style) && wordsOf(paragraph) !== '') {
      ofAuthors ??= own;
      if (own !== ofAuthors) continue;
    }
    if (style && style !== own && (!isTitle(style) || paragraph === headline)) known.set(paragraph, xmlAttribute(style, 'w:styleId'));
  }
  const write = (element: XmlElement): XmlElement => {
    const id = known.get(element);
    return {
      ...element,
      children: element.children.map((child) => {
        if (typeof child === 'string') return child;
        return id !== undefined && child.name === 'w:pPr' ? withStyle(child, id) : write(child);
      }),
    };
  };
  return known.size === 0 ? root : write(root);
}

/** The one paragraph that is of *Title* or based on it, where it stands as a headline does: above all else, or below one line such as "Opinion". */
function findHeadline(paragraphs: readonly XmlElement[], styles: WordStyles): XmlElement | null {
  const styleOf = (paragraph: XmlElement | undefined) => (paragraph ? knownOf(styles.chainOf(paragraph)) : null);
  const [headline, another] = paragraphs.filter((paragraph) => isTitle(styleOf(paragraph)) && wordsOf(paragraph) !== '');
  if (!headline || another || !isShortLine(headline)) return null;
  const worded = paragraphs.filter((paragraph) => wordsOf(paragraph) !== '');
  const at = worded.indexOf(headline);
  const above = worded.slice(0, at);
  if (above.length > 1 || above.some((line) => !isShortLine(line) || isHeading(styleOf(line)))) return null;
  return isHeading(styleOf(worded[at + 1]), '1') ? null : headline;
}

const wordsOf = (paragraph: XmlElement) => runText(paragraph, ['w:t']).trim();
const isShortLine = (paragraph: XmlElement) => {
  const words = wordsOf(paragraph);
  return words.length <= MAX_GUESSED_TITLE_CHARS && !endsInStop(words);
};

/** The nearest style that is known, or null: also where a style on the way says that it is no heading. */
function knownOf(chain: readonly XmlElement[]): XmlElement | null {
  for (const [at, style] of chain.entries()) {
    const isVague = vague.test(xmlAttribute(style, 'w:styleId')) || vague.test(valueIn(style, 'w:name'));
    if (isKnown(style) && (at === 0 || !isVague)) return style;
    // Word's *TOC Heading* is based on a heading, and on the level of text.
    if (valueIn(childNamed(style, 'w:pPr'), 'w:outlineLvl') === '9') return null;
  }
  return null;
}

const isKnown = (style: XmlElement) => knownIds.test(xmlAttribute(style, 'w:styleId')) || knownNames.test(valueIn(style, 'w:name'));

const isTitle = (style: XmlElement | null) => /^title$/i.test(valueIn(style, 'w:name'));

const isAuthor = (style: XmlElement | null) => style !== null && /^author$/i.test(valueIn(style, 'w:name'));

function isHeading(style: XmlElement | null, levels = '1-9'): boolean {
  const heading = new RegExp(`^heading ?[${levels}]?$`, 'i');
  return style !== null && (heading.test(valueIn(style, 'w:name')) || heading.test(xmlAttribute(style, 'w:styleId')));
}

const styleIdOf = (paragraph: XmlElement) => valueIn(childNamed(paragraph, 'w:pPr'), 'w:pStyle');

const withStyle = (properties: XmlElement, id: string): XmlElement => ({
  ...properties,
  children: properties.children.map((child) =>
    typeof child !== 'string' && child.name === 'w:pStyle' ? { ...child, attributes: ` w:val="${escapeXml(id)}"` } : child,
  ),
});
