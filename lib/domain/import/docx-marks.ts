import { plainWords, runText, unplaced } from './docx-plain';
import { placeId } from './html-blocks';
import { childNamed, escapeXml, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/** A stretch that Word keeps but a reader of the final text does not see, with the name of the place where it stood. */
export interface MarkedStretch {
  kind: 'inserted' | 'deleted' | 'hidden' | 'unplaced';
  text: string;
  author: string;
  place: string;
}

/** The main part with tracked changes resolved one way, a bookmark at each place, and what stood there. */
export interface ResolvedPart {
  root: XmlElement;
  stretches: MarkedStretch[];
  /** True if anything was tracked: also the end of a paragraph, or a table row, which have no words of their own. */
  hasChanges: boolean;
}

const insertions = new Set(['w:ins', 'w:moveTo']);
const deletions = new Set(['w:del', 'w:moveFrom']);

/**
 * Accepts (`isRejected` false) or rejects all tracked changes. Accepted, the part is as it was: mammoth leaves out `w:del` and reads
 * `w:ins`, paragraphs and table rows included. Rejected, insertions and deletions change places. Hidden runs, and words that have no place in
 * the text, are taken out either way.
 */
export function resolveChanges(root: XmlElement, isRejected: boolean): ResolvedPart {
  const stretches: MarkedStretch[] = [];
  let hasChanges = false;

  const copy = (element: XmlElement): XmlElement => ({
    ...element,
    name: renamed(element.name, isRejected),
    children: copyChildren(element),
  });
  const copyChildren = (element: XmlElement): XmlNode[] => {
    const children: XmlNode[] = [];
    let before: MarkedStretch | null = null;
    for (const child of element.children) {
      if (typeof child === 'string') {
        children.push(child);
        continue;
      }
      const isChange = insertions.has(child.name) || deletions.has(child.name);
      hasChanges ||= isChange;
      const stretch = isChange ? changeOf(child) : (hiddenOf(child) ?? unplacedOf(child));
      if (stretch) {
        // Word cuts one change into several runs; neighbours of one kind and author are one change.
        if (before && before.kind !== 'unplaced' && before.kind === stretch.kind && before.author === stretch.author)
          before.text += stretch.text;
        else {
          before = { ...stretch, place: String(stretches.length) };
          stretches.push(before);
          children.push(bookmark(before.place));
        }
      } else if (!['w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr'].includes(child.name)) before = null;
      if (child.name === 'w:commentReference') children.push(bookmark(commentPlace(xmlAttribute(child, 'w:id'))));
      if (stretch?.kind !== 'hidden' && stretch?.kind !== 'unplaced') children.push(copy(child));
    }
    return keepLastParagraph(children);
  };
  const resolved = copy(plainWords(root));
  return { root: resolved, stretches, hasChanges };
}

/** The name of the place of a comment by its id. */
export const commentPlace = (id: string) => `comment-${id}`;

function renamed(name: string, isRejected: boolean): string {
  // mammoth knows `w:t` only; in a rejected deletion the words are text again.
  if (isRejected && name === 'w:delText') return 'w:t';
  if (isRejected && name === 'w:delInstrText') return 'w:instrText';
  if (insertions.has(name)) return isRejected ? 'w:del' : 'w:ins';
  if (deletions.has(name)) return isRejected ? 'w:ins' : 'w:del';
  return name;
}

function changeOf(element: XmlElement): Omit<MarkedStretch, 'place'> | null {
  const kind = insertions.has(element.name) ? 'inserted' : 'deleted';
  const text = runText(element, kind === 'inserted' ? ['w:t'] : ['w:delText', 'w:t']);
  return text === '' ? null : { kind, text, author: xmlAttribute(element, 'w:author') };
}

function hiddenOf(element: XmlElement): Omit<MarkedStretch, 'place'> | null {
  const properties = element.name === 'w:r' ? childNamed(element, 'w:rPr') : null;
  const vanish = properties ? childNamed(properties, 'w:vanish') : null;
  if (!vanish || ['0', 'false', 'off'].includes(xmlAttribute(vanish, 'w:val'))) return null;
  const text = runText(element, ['w:t']);
  return text === '' ? null : { kind: 'hidden', text, author: '' };
}

function unplacedOf(element: XmlElement): Omit<MarkedStretch, 'place'> | null {
  return element.name === unplaced ? { kind: 'unplaced', text: textOf(element), author: '' } : null;
}

function bookmark(place: string): XmlElement {
  return { name: 'w:bookmarkStart', attributes: ` w:id="0" w:name="${escapeXml(placeId(place))}"`, children: [] };
}

/** mammoth adds a paragraph whose end was deleted to the next one; the last of a cell or text has none, so its end must stay. */
function keepLastParagraph(children: XmlNode[]): XmlNode[] {
  const at = children.findLastIndex((child) => typeof child !== 'string' && child.name === 'w:p');
  return children.map((child, i) => (i === at && typeof child !== 'string' ? withoutDeletedEnd(child) : child));
}

function withoutDeletedEnd(paragraph: XmlElement): XmlElement {
  const without = (element: XmlElement, path: readonly string[]): XmlElement => {
    const [name, ...deeper] = path;
    const children = element.children.flatMap((child): XmlNode[] => {
      if (typeof child === 'string' || child.name !== name) return [child];
      return deeper.length === 0 ? [] : [without(child, deeper)];
    });
    return { ...element, children };
  };
  return without(paragraph, ['w:pPr', 'w:rPr', 'w:del']);
}
