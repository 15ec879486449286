import { countParagraphs, isBlankBullet, isBullet, type Marker } from './docx-counts';
import { isNoItem } from './docx-known-styles';
import type { NumberingPlace } from './docx-numbering';
import { runText } from './docx-plain';
import { isOn, type WordStyles } from './docx-styles';
import { isDeletedRow } from './docx-wordless';
import { childNamed, escapeXml, type XmlElement, type XmlNode, xmlAttribute } from './xml-tree';

/** mammoth has lists in lists as far as this. */
const MAX_DEPTH = 5;
const counted = '1';
const bulleted = '2';

/** What mammoth is given in the place of a file's own lists: one that counts, one that does not. */
export const plainNumbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[counted, bulleted]
  .map((id) => {
    const format = id === bulleted ? 'bullet' : 'decimal';
    const levels = Array.from({ length: MAX_DEPTH }, (_, at) => `<w:lvl w:ilvl="${at}"><w:numFmt w:val="${format}"/></w:lvl>`);
    return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
  })
  .join('')}${[counted, bulleted].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`;

const furtherStyle = (depth: number) => `galley-further-${depth}`;
/** mammoth's map of the further paragraphs of items, by how deep these stand: into the item that is open. */
export const furtherStyles = Array.from(
  { length: MAX_DEPTH },
  (_, at) => `p.${furtherStyle(at)} => ${'ul|ol > li > '.repeat(at + 1)}p:fresh`,
);

/** What stands beside a paragraph as it is written: the lists that are open around it, and the count of its text. */
interface Around {
  /** The levels of the items in which the next one may stand. */
  open: number[];
  count: (place: NumberingPlace) => Marker | null;
  /** A box has a text of its own. */
  countInBoxes: (place: NumberingPlace) => Marker | null;
}

/**
 * A part whose changes are resolved, with each list paragraph in one of the two lists of `plainNumbering` and a named place for its marker, which is added
 * to `markers`: `withMarkers` finds it there again. What is in no list of an article, such as a numbered heading, has the place alone.
 */
export function withPlainLists(
  root: XmlElement,
  placeOf: (paragraph: XmlElement) => NumberingPlace | null,
  styles: WordStyles,
  markers: Marker[],
): XmlElement {
  const write = (element: XmlElement, around: Around): XmlElement => {
    // mammoth passes over it, and Word counts nothing in it.
    if (element.name === 'w:del' || (element.name === 'w:tr' && isDeletedRow(element))) return element;
    if (element.name === 'w:tc') return { ...element, children: writeAll(element.children, { ...around, open: [] }) };
    if (element.name === 'w:txbxContent')
      return { ...element, children: writeAll(element.children, { ...around, open: [], count: around.countInBoxes }) };
    return { ...element, children: writeAll(element.children, around) };
  };
  const writeAll = (nodes: readonly XmlNode[], around: Around): XmlNode[] => {
    const children: XmlNode[] = [];
    // A paragraph whose end was deleted is read as the beginning of the next one.
    const joined: XmlElement[] = [];
    const endParagraph = () => {
      if (joined.length > 0) for (const paragraph of writeParagraph(joined.splice(0), around)) children.push(paragraph);
    };
    for (const node of nodes) {
      if (typeof node !== 'string' && node.name === 'w:p') {
        joined.push(node);
        if (!hasDeletedEnd(node)) endParagraph();
        continue;
      }
      endParagraph();
      children.push(typeof node === 'string' ? node : write(node, around));
      if (typeof node !== 'string' && node.name === 'w:tbl') around.open.length = 0;
    }
    endParagraph();
    return children;
  };
  const writeParagraph = (parts: readonly XmlElement[], around: Around): XmlElement[] => {
    const last = parts.at(-1);
    const place = last ? placeOf(last) : null;
    const isWorded = parts.some((part) => runText(part, ['w:t'], notOfParagraph).trim() !== '');
    const isShown = isWorded || !parts.every(hasHiddenEnd);
    // A bullet is counted too: what is numbered below it begins again.
    const marker = place && isShown ? around.count(place) : null;
    const listed = last && place && !isNoItem(last, styles) ? place : null;
    const isItem = listed !== null && (isBullet(listed) || Boolean(marker?.item));
    let properties: XmlElement[] = [];
    if (isItem) properties = [listPlace(isBullet(listed) ? bulleted : counted, openDepth(around.open, listed.level))];
    else if (listed && isBlankBullet(listed) && closeBelow(around.open, listed.level))
      properties = [withValue('w:pStyle', furtherStyle(depthOf(around.open)))];
    else if (parts.some(isWritten)) around.open.length = 0;
    const mark = marker && (isItem || isWorded) ? [markerPlace(markers.push(marker) - 1)] : [];
    return parts.map((part, at) => {
      const { children } = write(part, { ...around, open: [] });
      return { ...part, children: [...(at === 0 ? mark : []), ...withListPlace(children, properties)] };
    });
  };
  const count = countParagraphs();
  return write(root, { open: [], count, countInBoxes: countParagraphs() });
}

/** How deep in the open items an item of this level stands, which is then open itself. */
function openDepth(open: number[], level: number): number {
  closeBelow(open, level - 1);
  open.push(level);
  return depthOf(open);
}

/** Closes the items deeper than this level; true if one is open still. */
function closeBelow(open: number[], level: number): boolean {
  while ((open.at(-1) ?? level) > level) open.pop();
  return open.length > 0;
}

const depthOf = (open: readonly number[]) => Math.min(open.length, MAX_DEPTH) - 1;

const withValue = (name: string, value: string): XmlElement => ({ name, attributes: ` w:val="${value}"`, children: [] });

function listPlace(list: string, depth: number): XmlElement {
  return { name: 'w:numPr', attributes: '', children: [withValue('w:ilvl', String(depth)), withValue('w:numId', list)] };
}

/** A paragraph's children with this place in a list, or none, instead of their own; the style of a further paragraph is its place. */
function withListPlace(children: readonly XmlNode[], place: readonly XmlElement[]): XmlNode[] {
  const isProperties = (node: XmlNode): node is XmlElement => typeof node !== 'string' && node.name === 'w:pPr';
  const properties = children.find(isProperties);
  const replaced = new Set(['w:numPr', ...place.map(({ name }) => name)]);
  const kept = (properties?.children ?? []).filter((child) => typeof child === 'string' || !replaced.has(child.name));
  return [
    { name: 'w:pPr', attributes: properties?.attributes ?? '', children: [...kept, ...place] },
    ...children.filter((child) => !isProperties(child)),
  ];
}

const endOf = (paragraph: XmlElement) => {
  const properties = childNamed(paragraph, 'w:pPr');
  return properties && childNamed(properties, 'w:rPr');
};
const hasDeletedEnd = (paragraph: XmlElement) => {
  const end = endOf(paragraph);
  return end !== null && childNamed(end, 'w:del') !== null;
};
const hasHiddenEnd = (paragraph: XmlElement) => {
  const end = endOf(paragraph);
  const vanish = end && childNamed(end, 'w:vanish');
  return vanish !== null && isOn(xmlAttribute(vanish, 'w:val') || '1');
};

const notOfParagraph = new Set(['w:del', 'w:pPr', 'w:txbxContent']);
/** Of what mammoth writes something, so that a list ends there. */
const writtenElements = new Set(
  'w:t w:tab w:br w:sym w:noBreakHyphen w:softHyphen w:bookmarkStart w:footnoteReference w:endnoteReference w:drawing w:pict w:object'.split(
    ' ',
  ),
);

const isWritten = (element: XmlElement): boolean =>
  element.children.some(
    (child) => typeof child !== 'string' && !notOfParagraph.has(child.name) && (writtenElements.has(child.name) || isWritten(child)),
  );

const placePrefix = 'galley-marker-';
const markerPlace = (at: number): XmlElement => ({
  name: 'w:bookmarkStart',
  attributes: ` w:id="0" w:name="${placePrefix}${at}"`,
  children: [],
});

const listTag = new RegExp(`<(/?)(ol|ul|li)(\\s[^>]*)?>|<a id="${placePrefix}(\\d+)"></a>`, 'g');

/** mammoth's HTML with each marker at its place: an item of a list is counted by it, and any other paragraph begins with it. */
export function withMarkers(html: string, markers: readonly Marker[]): string {
  const parts: string[] = [];
  const open: { name: string; at: number; isNote: boolean; type?: string | null }[] = [];
  const put = ({ text, item }: Marker) => {
    const entry = open.at(-1);
    const list = open.at(-2);
    if (!item || entry?.name !== 'li' || entry.isNote || list?.name !== 'ol') {
      parts.push(`${escapeXml(text)} `);
      return;
    }
    const start = item.type === null ? '<ol>' : `<ol type="${item.type}">`;
    parts[entry.at] = `<li value="${item.count}">`;
    if (list.type === undefined) parts[list.at] = start;
    // mammoth makes one list of two that stand together.
    else if (list.type !== item.type) parts[entry.at] = `</ol>${start}${parts[entry.at]}`;
    list.type = item.type;
  };
  let end = 0;
  for (const { 0: whole, 1: slash, 2: name, 3: attributes, 4: marker, index } of html.matchAll(listTag)) {
    parts.push(html.slice(end, index));
    end = index + whole.length;
    if (name === undefined) {
      const found = markers[Number(marker)];
      if (found) put(found);
      continue;
    }
    if (slash === '/') open.pop();
    // Notes are mammoth's own items, which have an id.
    else open.push({ name, at: parts.length, isNote: attributes !== undefined });
    parts.push(whole);
  }
  return parts.join('') + html.slice(end);
}

/** What the person should know of numbers that are written otherwise in the file. */
export const markersWarning = (markers: readonly Marker[]): string[] =>
  markers.some(({ isOtherwise }) => isOtherwise)
    ? ['Numbers of lists or headings that are neither figures, letters nor Roman numerals are figures here. Compare them with the file.']
    : [];
