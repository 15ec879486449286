import type { Node } from '@tiptap/pm/model';
import { ownMember } from '../own-member';
import { articleSchema } from '../text/article-schema';
import type { CutReason } from './draft';
import { isWordless } from './html-cuts';
import { frontLineOf } from './html-front-line';
import { MAX_NESTING, readList } from './html-list';
import { dayOfStamp } from './html-meta';
import { plainStyle, styleWithin, type TextStyle } from './html-style';
import { readTable } from './html-table';
import { attribute, elementsOf, type HtmlElement, type HtmlNode, isElement, isText, rawText, styleOf } from './html-tree';
import { type PageRules, type Piece, type Walk, walkOfCut } from './html-walk';
import { type InlinePiece, type LineMark, oneBlockOf, paragraphsOf } from './inline-run';
import type { ReadBlock, Role } from './reading';
import { nestWordList, type WordListPlace, wordListPlace } from './word-lists';

const placePrefix = 'galley-place-';
/** The id of an empty anchor by which a reader finds a place again: `placeId('3')` ends in the places of a block as '3'. */
export const placeId = (name: string) => placePrefix + name;
const isPlace = (element: HtmlElement) => element.tagName === 'a' && attribute(element, 'id').startsWith(placePrefix);
const nameOfPlace = (element: HtmlElement) => attribute(element, 'id').slice(placePrefix.length);

const blockElements = new Set(
  'html body p div section article main header footer nav aside address ul ol li dl dt dd blockquote pre table figure figcaption caption h1 h2 h3 h4 h5 h6 hr details summary center hgroup fieldset form legend option optgroup search'.split(
    ' ',
  ),
);

/** The blocks of `root`, in order, with cuts where they stood, and what the person should know of how they were read. */
export function readBlocks(root: { childNodes: HtmlNode[] }, rules: PageRules): { blocks: ReadBlock[]; warnings: string[] } {
  const walk: Walk = { rules, cuts: [], places: [], warnings: new Set(), depth: 0 };
  const blocks: ReadBlock[] = [];
  const takePiece = ({ place: _place, ...kept }: Piece) => {
    for (const cutBlock of walk.cuts.splice(0)) blocks.push(cutBlock);
    blocks.push({ kind: 'kept', ...kept, places: walk.places.splice(0) });
  };
  readPieces(root.childNodes, plainStyle, walk, takePiece);
  for (const cutBlock of walk.cuts.splice(0)) blocks.push(cutBlock);
  if (walk.places.length > 0) blocks.push({ kind: 'cut', reason: 'outside', nodes: [], places: walk.places });
  return { blocks, warnings: [...walk.warnings] };
}

/** The nodes of a container's children, for a table cell, a quote or a list item. */
export function readNodes(children: readonly HtmlNode[], style: TextStyle, walk: Walk): Node[] {
  const nodes: Node[] = [];
  readPieces(children, style, walk, ({ node }) => nodes.push(node));
  return nodes;
}

type Take = (piece: Piece) => void;

function readPieces(children: readonly HtmlNode[], style: TextStyle, walk: Walk, take: Take): void {
  let line: InlinePiece[] = [];
  let wordList: { node: Node; place: WordListPlace }[] = [];

  const endList = () => {
    const items = wordList;
    wordList = [];
    for (const node of nestWordList(items)) take({ node });
  };
  const emit = (piece: Piece) => {
    if (piece.place && piece.node.type.name === 'paragraph') {
      wordList.push({ node: piece.node, place: piece.place });
      return;
    }
    endList();
    take(piece);
  };
  const flush = (place?: WordListPlace | null) => {
    const pieces = line;
    line = [];
    for (const { content, pieces: own } of paragraphsOf(pieces))
      emit({ node: articleSchema.node('paragraph', null, content), ...frontLineOf(own), ...(place && { place }) });
  };
  const visit = (node: HtmlNode, current: TextStyle, mark?: LineMark) => {
    if (!isText(node) && !isElement(node)) return;
    const reason = walk.rules.reasonOf(node);
    if (reason) return cut(node, reason, walk);
    if (isText(node)) {
      line.push({ words: node.value, style: current, ...(mark && { mark }) });
      return;
    }
    const name = node.tagName;
    if (isWordless(node)) return;
    if (name === 'br') line.push('break');
    else if (isPlace(node)) walk.places.push(nameOfPlace(node));
    else visitElement(node, current, mark);
  };
  const visitElement = (element: HtmlElement, current: TextStyle, mark?: LineMark) => {
    const within = styleWithin(element, current);
    const role = walk.rules.roleOf(element);
    const read = ownMember(readers, element.tagName);
    if (role && isInline(element)) {
      // What it marks may be a word of a sentence: the whole line tells, once it is read.
      const own = markWithin(mark, role, dayOfTime(element));
      for (const child of element.childNodes) visit(child, within, own);
    } else if (role) {
      flush();
      // A standfirst is set apart by itself: the look of its element is none of its words'.
      const look = role === 'standfirst' ? { ...within, italic: current.italic, bold: current.bold } : within;
      readLine(element, role, look, walk, emit);
    } else if (isCaption(element)) {
      flush();
      readCaption(element, within, walk, emit);
    } else if (/\bMso(?:Intense)?Quote\b/.test(attribute(element, 'class')) && element.tagName === 'p') {
      flush();
      readQuote(element, within, walk, emit);
    } else if (read) {
      flush();
      read(element, within, walk, emit);
    } else if (isBlock(element)) {
      flush();
      for (const child of element.childNodes) visit(child, within);
      flush(element.tagName === 'p' ? wordListPlace(element) : null);
    } else for (const child of element.childNodes) visit(child, within, mark);
  };
  for (const child of children) visit(child, style);
  flush();
  endList();
}

/** Keeps what is cut readable: the same blocks, without asking again why each part of it is cut. */
function cut(node: HtmlNode, reason: CutReason, walk: Walk): void {
  const nodes = readNodes([node], plainStyle, walkOfCut(walk));
  if (nodes.length > 0) walk.cuts.push({ kind: 'cut', reason, nodes });
}

/** All inline pieces of an element, as one line: blocks inside it are parted by breaks. */
function linePieces(element: HtmlElement, style: TextStyle, walk: Walk): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  const visit = (node: HtmlNode, current: TextStyle) => {
    if (isText(node)) pieces.push({ words: node.value, style: current });
    if (!isElement(node) || isWordless(node)) return;
    const reason = walk.rules.reasonOf(node);
    if (reason) return cut(node, reason, walk);
    if (isPlace(node)) walk.places.push(nameOfPlace(node));
    if (node.tagName === 'br') pieces.push('break');
    if (isBlock(node)) pieces.push('break');
    for (const child of node.childNodes) visit(child, styleWithin(node, current));
    if (isBlock(node)) pieces.push('break');
  };
  for (const child of element.childNodes) visit(child, style);
  return pieces;
}

function readLine(element: HtmlElement, role: Role, style: TextStyle, walk: Walk, emit: Take): void {
  const content = oneBlockOf(linePieces(element, style, walk));
  if (content.length === 0) return;
  const level = headingLevel(element);
  const node = level === null ? articleSchema.node('paragraph', null, content) : articleSchema.node('heading', { level }, content);
  const time = timeWithin(element);
  const isAuthor = role === 'byline' && attribute(element, 'class').trim() === 'author';
  emit({
    node,
    role,
    ...(isAuthor && { isAuthor }),
    ...(time && { day: time.day, dayWords: rawText(time.element).replace(/\s+/g, ' ').trim() }),
  });
}

/** Who and when may lie in each other, and the inner one says which it is. */
const markWithin = (outer: LineMark | undefined, role: Role, day: string | null): LineMark =>
  outer?.role === 'title' || outer?.role === 'standfirst' ? outer : { role, day: day ?? outer?.day ?? null };

const isBlock = (element: HtmlElement): boolean => blockElements.has(element.tagName) || isBlockByStyle(element);
/** What floats stands beside the words that follow: a first letter, the sign of an item. */
const isBlockByStyle = (element: HtmlElement) =>
  /^(?:block|flex|grid|flow-root|list-item|table)$/.test(styleOf(element, 'display')) &&
  !/^(?:left|right)$/.test(styleOf(element, 'float'));
/** True for an element that is part of a line: not a block, and without one in it. */
const isInline = (element: HtmlElement) => !isBlock(element) && !elementsOf(element).some(isBlock);

function headingLevel(element: HtmlElement): number | null {
  const digit = element.tagName.match(/^h([1-6])$/)?.[1];
  return digit === undefined ? null : Number(digit);
}

const dayOfTime = (element: HtmlElement) => (element.tagName === 'time' ? dayOfStamp(attribute(element, 'datetime')) : null);

function timeWithin(element: HtmlElement): { element: HtmlElement; day: string } | null {
  const day = dayOfTime(element);
  if (day !== null) return { element, day };
  for (const child of element.childNodes) {
    const time = isElement(child) ? timeWithin(child) : null;
    if (time) return time;
  }
  return null;
}

/** What its class alone calls a caption and is longer is text. */
const MAX_CAPTION_CHARS = 1_000;

function isCaption(element: HtmlElement): boolean {
  if (element.tagName === 'figcaption') return true;
  if (!['p', 'div', 'dd'].includes(element.tagName)) return false;
  return (
    /(?:^|\s)(?:wp-caption-text|MsoCaption|caption|image-caption|photo-caption|caption-text)(?:\s|$)/i.test(attribute(element, 'class')) &&
    rawText(element).length <= MAX_CAPTION_CHARS
  );
}

function readCaption(element: HtmlElement, style: TextStyle, walk: Walk, emit: Take): void {
  const content = oneBlockOf(linePieces(element, style, walk));
  if (content.length > 0) emit({ node: articleSchema.node('figure', null, [articleSchema.node('caption', null, content)]) });
}

function readHeading(element: HtmlElement, style: TextStyle, walk: Walk, emit: Take): void {
  const content = oneBlockOf(linePieces(element, style, walk));
  if (content.length > 0) emit({ node: articleSchema.node('heading', { level: headingLevel(element) ?? 2 }, content) });
}

function readQuote(element: HtmlElement, style: TextStyle, walk: Walk, emit: Take): void {
  nested(element, style, walk, emit, (nodes) => (nodes.length > 0 ? [articleSchema.node('blockquote', null, nodes)] : []));
}

/** Reads children one level deeper and wraps them, or, nested beyond reason, leaves them as they are. */
function nested(element: HtmlElement, style: TextStyle, walk: Walk, emit: Take, wrap: (nodes: Node[]) => Node[]): void {
  walk.depth++;
  const nodes = readNodes(element.childNodes, style, walk);
  walk.depth--;
  for (const node of walk.depth < MAX_NESTING ? wrap(nodes) : nodes) emit({ node });
}

const readers: Readonly<Record<string, (element: HtmlElement, style: TextStyle, walk: Walk, emit: Take) => void>> = {
  h1: readHeading,
  h2: readHeading,
  h3: readHeading,
  h4: readHeading,
  h5: readHeading,
  h6: readHeading,
  blockquote: readQuote,
  ul: (element, style, walk, emit) => readList(element, style, walk, emit, readNodes),
  ol: (element, style, walk, emit) => readList(element, style, walk, emit, readNodes),
  table: (element, style, walk, emit) => readTable(element, style, walk, emit, readNodes),
  caption: readCaption,
  hr: (_element, _style, _walk, emit) => emit({ node: articleSchema.node('horizontalRule') }),
};
