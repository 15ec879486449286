import type { IsHiddenRun } from './docx-hidden';
import { plainWords, runText, unplaced } from './docx-plain';
import {
  changedEnd,
  changedNote,
  changedRows,
  deletions,
  insertions,
  isChange,
  isDeletedRow,
  tableRows,
  type WordlessMark,
} from './docx-wordless';
import type { WordlessChange } from './draft';
import { placeId } from './html-blocks';
import { elementsNamed, escapeXml, textOf, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/** A stretch that Word keeps but a reader of the final text does not see, with the name of the place where it stood. */
export interface MarkedStretch {
  kind: 'inserted' | 'deleted' | 'hidden' | 'unplaced';
  /** What came or went if not only words. */
  what?: WordlessChange;
  text: string;
  author: string;
  place: string;
}

/** A part with tracked changes resolved one way, a bookmark at each place, and what stood there. */
export interface ResolvedPart {
  root: XmlElement;
  stretches: MarkedStretch[];
}

interface Rules {
  isRejected: boolean;
  isHidden: IsHiddenRun;
  /** Begins the names of its places, which are those of one text in all its parts. */
  prefix: string;
}

/**
 * Accepts or rejects all tracked changes. Accepted, the part is as it was: mammoth leaves out `w:del` and reads `w:ins`, paragraphs
 * and table rows included. Rejected, insertions and deletions change places. Hidden runs, and words that have no place in the text,
 * are taken out either way.
 */
export function resolveChanges(root: XmlElement, { isRejected, isHidden, prefix }: Rules): ResolvedPart {
  const stretches: MarkedStretch[] = [];
  /** The places of hidden words and comments: no part of a change that is shown, so they are a cut whichever way it is read. */
  const cutPlaces = new Set<XmlElement>();
  const cutPlace = (place: string) => {
    const mark = bookmark(place);
    cutPlaces.add(mark);
    return mark;
  };

  const copy = (element: XmlElement, paragraph: XmlElement | null): XmlElement => ({
    ...element,
    name: renamed(element.name, isRejected),
    children: copyChildren(element, element.name === 'w:p' ? element : paragraph),
  });
  const add = (stretch: Stretch): MarkedStretch => {
    const placed = { ...stretch, place: prefix + stretches.length };
    stretches.push(placed);
    return placed;
  };
  const copyChildren = (element: XmlElement, paragraph: XmlElement | null): XmlNode[] => {
    const children: XmlNode[] = [];
    const last = lastParagraph(element.children);
    let before: MarkedStretch | null = null;
    for (const child of element.children) {
      if (typeof child === 'string') {
        children.push(child);
        continue;
      }
      const stretch = stretchOf(child, paragraph);
      if (stretch) {
        // Word cuts one change into several runs; neighbours of one kind and author are one change.
        if (before && isOneWith(before, stretch)) before.text += stretch.text;
        else {
          before = add(stretch);
          children.push(before.kind === 'hidden' ? cutPlace(before.place) : bookmark(before.place));
        }
      } else if (!['w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr'].includes(child.name)) before = null;
      if (child.name === 'w:commentReference') children.push(cutPlace(commentPlaceOf(child)));
      // A row holds no bookmark, and one that is taken out would take it along: they stand before the table.
      if (child.name === 'w:tbl') for (const row of changedRows(child)) children.push(bookmark(add(changeAt(row)).place));
      const end = child.name === 'w:p' && child !== last ? changedEnd(child) : null;
      // Inside the paragraph: between two points of a list it would be the end of the list.
      if (end) children.push(withFirst(bookmark(add(changeAt(end)).place), copy(child, paragraph)));
      else if (stretch?.kind !== 'hidden' && stretch?.kind !== 'unplaced') {
        const copied = copy(child, paragraph);
        // mammoth passes over what is gone with all places in it. One that a paragraph has carried out stands there twice.
        const marks = new Set(goneWithin(copied).flatMap((gone) => elementsNamed(gone, 'w:bookmarkStart')));
        for (const mark of marks) if (cutPlaces.has(mark)) children.push(mark);
        children.push(copied);
      } else for (const reference of elementsNamed(child, 'w:commentReference')) children.push(cutPlace(commentPlaceOf(reference)));
    }
    return keepLastParagraph(children);
  };
  const shown = (element: XmlElement, paragraph: XmlElement | null): XmlElement => ({
    ...element,
    children: element.children.flatMap((child): XmlNode[] => {
      if (typeof child === 'string') return [child];
      return isHidden(child, paragraph) ? [] : [shown(child, child.name === 'w:p' ? child : paragraph)];
    }),
  });
  const stretchOf = (element: XmlElement, paragraph: XmlElement | null): Stretch | null =>
    isChange(element)
      ? changeOf(element, shown(element, paragraph))
      : (unplacedOf(element) ?? (isHidden(element, paragraph) ? hiddenOf(element) : null));
  return { root: copy(plainWords(root), null), stretches };
}

type Stretch = Omit<MarkedStretch, 'place'>;

const isOneWith = (before: MarkedStretch, next: Stretch) =>
  before.kind === next.kind && before.author === next.author && before.what === next.what && next.kind !== 'unplaced';

/** The name of the place of a comment by its id. */
export const commentPlace = (id: string) => `comment-${id}`;
const commentPlaceOf = (reference: XmlElement) => commentPlace(xmlAttribute(reference, 'w:id'));

function renamed(name: string, isRejected: boolean): string {
  // mammoth knows `w:t` only; in a rejected deletion the words are text again.
  if (isRejected && name === 'w:delText') return 'w:t';
  if (isRejected && name === 'w:delInstrText') return 'w:instrText';
  if (insertions.has(name)) return isRejected ? 'w:del' : 'w:ins';
  if (deletions.has(name)) return isRejected ? 'w:ins' : 'w:del';
  return name;
}

const kindOf = (mark: XmlElement) => (insertions.has(mark.name) ? 'inserted' : 'deleted');

/** `shown` is the change without its hidden runs. */
function changeOf(element: XmlElement, shown: XmlElement): Stretch | null {
  const kind = kindOf(element);
  const text = runText(shown, kind === 'inserted' ? ['w:t', unplaced] : ['w:delText', 'w:t', unplaced]);
  const note = text === '' ? changedNote(element) : null;
  if (note) return changeAt(note);
  return text === '' ? null : { kind, text, author: xmlAttribute(element, 'w:author') };
}

function changeAt({ mark, what, text }: WordlessMark): Stretch {
  return { kind: kindOf(mark), what, text, author: xmlAttribute(mark, 'w:author') };
}

function hiddenOf(run: XmlElement): Stretch | null {
  const text = runText(run, ['w:t', 'w:delText', unplaced]);
  return text === '' ? null : { kind: 'hidden', text, author: '' };
}

/** What is left out of an element whose changes are resolved: all of a deletion, the deleted rows of a table. */
function goneWithin(resolved: XmlElement): XmlElement[] {
  if (resolved.name === 'w:del') return [resolved];
  return resolved.name === 'w:tbl' ? tableRows(resolved).filter(isDeletedRow) : [];
}

function unplacedOf(element: XmlElement): Stretch | null {
  return element.name === unplaced ? { kind: 'unplaced', text: textOf(element), author: '' } : null;
}

function bookmark(place: string): XmlElement {
  return { name: 'w:bookmarkStart', attributes: ` w:id="0" w:name="${escapeXml(placeId(place))}"`, children: [] };
}

/** mammoth adds a paragraph whose end was deleted to the next one; the last of a cell or text has none, so its end must stay. */
function keepLastParagraph(children: XmlNode[]): XmlNode[] {
  const last = lastParagraph(children);
  return children.map((child) => (child === last ? withoutDeletedEnd(last) : child));
}

const lastParagraph = (children: readonly XmlNode[]) =>
  children.findLast((child): child is XmlElement => typeof child !== 'string' && child.name === 'w:p');

const withFirst = (first: XmlElement, element: XmlElement): XmlElement => ({ ...element, children: [first, ...element.children] });

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
