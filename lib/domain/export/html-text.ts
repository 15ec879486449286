import type { Mark, Node } from '@tiptap/pm/model';
import { isLinkAddress } from '../text/article-schema';
import { isNumberedBlock, wordsBetween } from '../text/article-text';
import { countingType } from '../text/list-type';
import { type Covering, sweep } from '../text/sweep';
import { directionOf, escapeHtml } from './html-escape';

/** A stretch of the text that carries a tag. */
export interface MarkedStretch {
  from: number;
  to: number;
  /** The tag's kind: a class of the style sheet. */
  kind: string;
  /** C1, as shown. */
  label: string;
  /** The end of the tag's ids in the page. */
  slug: string;
  /** The sign of its verdict, which stands with the label; empty without one that holds. */
  sign: string;
  /** What the label stands for, for those who hear the page: `C1, claim, refuted`. */
  spoken: string;
  /** The id that the tag list links back to; only one stretch of a tag has it. */
  id: string | null;
}

/**
 * The article's text as HTML. Tags may overlap in any way, which elements cannot: the text is cut at every beginning and end of a
 * stretch, and each piece says in `data-tags` which tags cover it. A label follows where a stretch ends.
 * `byline` is HTML that stands between the headline with its standfirst and the rest, as on a printed page.
 */
export function renderText(doc: Node, stretches: readonly MarkedStretch[], direction: 'ltr' | 'rtl', byline: string): string {
  const covering = sweep(stretches);
  let number = 0;
  const blocks: string[] = [];
  doc.forEach((block, pos) => {
    const id = isNumberedBlock(block) ? ` id="p${++number}" data-number="¶${number}"` : '';
    blocks.push(renderBlock({ covering, direction }, block, pos, id));
  });
  const headBlocks = doc.maybeChild(1)?.type.name === 'standfirst' ? 2 : 1;
  return [...blocks.slice(0, headBlocks), byline, ...blocks.slice(headBlocks)].filter((html) => html !== '').join('\n');
}

interface Page {
  covering: Covering<MarkedStretch>;
  direction: 'ltr' | 'rtl';
}

/** How each block node is written. A node that is not here is shown by its content alone: nothing is lost silently. */
const elements: Record<string, (node: Node, within: Within | null) => { tag: string; attributes?: string }> = {
  title: () => ({ tag: 'h1' }),
  standfirst: () => ({ tag: 'p', attributes: ' class="standfirst"' }),
  paragraph: () => ({ tag: 'p' }),
  heading: ({ attrs }) => ({ tag: `h${Math.min(4, Math.max(2, Number(attrs.level) || 2))}` }),
  blockquote: () => ({ tag: 'blockquote' }),
  bulletList: () => ({ tag: 'ul' }),
  orderedList: ({ attrs }) => ({ tag: 'ol', attributes: counting(attrs) }),
  listItem: () => ({ tag: 'li' }),
  figure: () => ({ tag: 'figure' }),
  caption: () => ({ tag: 'figcaption' }),
  table: () => ({ tag: 'table' }),
  tableRow: () => ({ tag: 'tr' }),
  tableCell: ({ attrs }) => ({ tag: 'td', attributes: spans(attrs) }),
  tableHeader: ({ attrs }, within) => ({ tag: 'th', attributes: `${scopeOf(within)}${spans(attrs)}` }),
};

/** Where a block stands in the one around it. */
interface Within {
  parent: Node;
  index: number;
  around: Within | null;
}

/** A head of a table is that of its column in a row of heads and in the first row; of what follows it in its row else. */
function scopeOf(within: Within | null): string {
  if (!within) return '';
  const { parent: row, index, around } = within;
  const isHead = ({ type }: Node) => type.name === 'tableHeader';
  return row.children.every(isHead) || (around?.index === 0 && index > 0) ? ' scope="col"' : ' scope="row"';
}

/** Where a list begins and how it counts: its numbers are what the text refers to. */
function counting({ start, type }: Node['attrs']): string {
  const letters = countingType(type);
  return `${letters ? ` type="${letters}"` : ''}${Number.isInteger(start) && start !== 1 ? ` start="${start}"` : ''}`;
}

const spans = (attrs: Node['attrs']) =>
  ['colspan', 'rowspan'].map((name) => (Number(attrs[name]) > 1 ? ` ${name}="${Number(attrs[name])}"` : '')).join('');

function renderBlock(page: Page, node: Node, pos: number, id = '', within: Within | null = null): string {
  if (node.type.name === 'horizontalRule') return `<hr${id}>`;
  const { tag, attributes = '' } = elements[node.type.name]?.(node, within) ?? { tag: 'div' };
  if (node.isTextblock) {
    const own = directionOf(wordsBetween(node, 0, node.content.size));
    const dir = own && own !== page.direction ? ` dir="${own}"` : '';
    return `<${tag}${id}${attributes}${dir}>${renderInline(page, node, pos + 1) || emptyText(node)}</${tag}>`;
  }
  const children: string[] = [];
  node.forEach((child, offset, index) => {
    children.push(renderBlock(page, child, pos + 1 + offset, '', { parent: node, index, around: within }));
  });
  const inner = node.type.name === 'table' ? `<tbody>\n${children.join('\n')}\n</tbody>` : children.join('\n');
  return `<${tag}${id}${attributes}>\n${inner}\n</${tag}>`;
}

/** A heading without words would be announced as nothing at all. */
const emptyText = (node: Node) => (node.type.name === 'title' ? 'Untitled article' : node.type.name === 'heading' ? '…' : '');

interface Piece {
  html: string;
  covered: readonly MarkedStretch[];
  to: number;
}

function renderInline({ covering }: Page, block: Node, start: number): string {
  const pieces: Piece[] = [];
  block.forEach((node, offset) => {
    const from = start + offset;
    const to = from + node.nodeSize;
    const around = covering(from, to);
    const cuts = node.isText ? around.flatMap((one) => [one.from, one.to]).filter((at) => at > from && at < to) : [];
    const edges = [...new Set([from, ...cuts, to])].sort((a, b) => a - b);
    const coveringPiece = sweep(around);
    for (const [index, end] of edges.slice(1).entries()) {
      const begin = edges[index] ?? from;
      const covered = coveringPiece(begin, end);
      const text = node.isText ? escapeHtml((node.text ?? '').slice(begin - from, end - from)) : '<br>';
      pieces.push({ html: wrapMarks(text, node.marks), covered, to: end });
    }
  });
  return joinPieces(pieces);
}

/** Pieces under the same tags become one segment; labels come after the segment in which their stretch ends. */
function joinPieces(pieces: readonly Piece[]): string {
  let html = '';
  for (let i = 0; i < pieces.length; ) {
    const covered = pieces[i]?.covered ?? [];
    let inner = '';
    let to = 0;
    for (; i < pieces.length && isSame(pieces[i]?.covered ?? [], covered); i++) {
      inner += pieces[i]?.html ?? '';
      to = pieces[i]?.to ?? to;
    }
    html +=
      wrapSegment(inner, covered) +
      covered
        .filter((one) => one.to === to)
        .map(labelLink)
        .join('');
  }
  return html;
}

const isSame = (a: readonly MarkedStretch[], b: readonly MarkedStretch[]) =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** One mark for the segment, and a span inside it for each further tag: lines of different kinds then add up instead of replacing each other. */
function wrapSegment(inner: string, covered: readonly MarkedStretch[]): string {
  const [first, ...others] = covered;
  if (!first) return inner;
  const names = covered.map(({ label }) => escapeHtml(label)).join(' ');
  const nested = others.reduce((html, { kind }) => `<span class="${kind}">${html}</span>`, inner);
  return `<mark class="${first.kind}" data-tags="${names}">${nested}</mark>`;
}

const labelLink = ({ id, slug, sign, spoken, label, kind }: MarkedStretch) =>
  `<sup class="label ${kind}"${id ? ` id="${id}"` : ''}><a href="#tag-${slug}" aria-label="${escapeHtml(spoken)}">${escapeHtml(label)}${sign}</a></sup>`;

const markTags: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
};

/** The text inside its marks, the first outermost. A link to anywhere but the web or a mailbox is left as text. */
function wrapMarks(text: string, marks: readonly Mark[]): string {
  return marks.reduceRight((html, { type, attrs }) => {
    if (type.name === 'link')
      return isLinkAddress(attrs.href) ? `<a href="${escapeHtml(attrs.href)}" rel="noopener nofollow">${html}</a>` : html;
    const tag = markTags[type.name];
    return tag ? `<${tag}>${html}</${tag}>` : html;
  }, text);
}
