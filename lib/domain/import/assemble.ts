import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import { articleSchema } from '../text/article-schema';
import { isWellFormedText } from '../text/text-input';
import type { Cut, DraftText } from './draft';
import { oneLine, readFront } from './front';
import { headingLevels } from './heading-levels';
import { canonicalLanguage, detectLanguage, directionOf } from './language';
import type { ReadBlock, Reading } from './reading';
import { wordsOf } from './reading';
import { refusals } from './refusals';

/** A draft's text, and for each named place of the reading the body block in which (or before which) it stood. */
export interface Assembled {
  draft: DraftText;
  placeAt: Map<string, number>;
}

/**
 * The draft that `reading` gives: front matter in its place, headings levelled to 2 to 4, cuts where they stood, and a doc
 * that the schema accepts. `unreadable-file` if no words are left or if they cannot be stored.
 */
export function assemble(reading: Reading): Assembled {
  const assembled = assembleWorded(reading);
  if (!assembled) throw refusals.noWords();
  return assembled;
}

/** As `assemble`, but null if no words are left. */
export function assembleWorded(reading: Reading): Assembled | null {
  const front = readFront(reading);
  const { body, cut, placeAt } = placeBlocks(front.blocks);
  const content = body.length > 0 ? body : [articleSchema.node('paragraph')];
  const title = front.title ? inlineOf(front.title) : front.titleText ? Fragment.from(articleSchema.text(front.titleText)) : Fragment.empty;
  const doc = articleSchema.node('doc', null, [
    articleSchema.node('title', null, titleContent(title)),
    ...(front.standfirst ? [articleSchema.node('standfirst', null, inlineOf(front.standfirst))] : []),
    ...content,
  ]);
  if (!/[\p{L}\p{N}\p{S}]/u.test(doc.textContent)) return null;
  const found = {
    title: front.titleText,
    standfirst: front.standfirst ? oneLine(front.standfirst) : null,
    byline: front.byline,
    publishedOn: front.publishedOn,
  };
  const stored = [doc.textContent, ...cut.map((piece) => piece.text), ...Object.values(found).map((value) => value ?? '')];
  if (stored.some((text) => text.includes('\0'))) throw refusals.nul();
  if (!stored.every(isWellFormedText)) throw refusals.halfCharacters();
  doc.check();

  const lines = doc.children.map(wordsOf);
  const language = canonicalLanguage(reading.language) || canonicalLanguage(detectLanguage(lines.join('\n')));
  const direction = directionOf(lines) ?? reading.direction ?? 'ltr';
  return { draft: { doc: doc.toJSON(), found: { ...found, language, direction }, cut }, placeAt };
}

function placeBlocks(blocks: ReadBlock[]): { body: Node[]; cut: Cut[]; placeAt: Map<string, number> } {
  const level = headingLevels(blocks);
  const body: Node[] = [];
  const cut: GrowingCut[] = [];
  const placeAt = new Map<string, number>();
  for (const block of withoutOuterRules(blocks)) {
    for (const place of block.places ?? []) placeAt.set(place, body.length);
    if (block.kind === 'kept') body.push(level(block.node));
    else addCut(cut, block.reason, block.nodes.map(level), body.length);
  }
  const last = Math.max(0, body.length - 1);
  for (const [place, at] of placeAt) placeAt.set(place, Math.min(at, last));
  const cuts = cut.map(({ reason, at, nodes }) => ({
    reason,
    at,
    text: nodes.map(wordsOf).join('\n'),
    blocks: nodes.map((node) => node.toJSON()),
  }));
  return { body, cut: cuts, placeAt };
}

/** Neighbours cut for the same reason are one cut: a menu is one thing to keep, not twenty. */
function addCut(cut: GrowingCut[], reason: Cut['reason'], nodes: Node[], at: number): void {
  const worded = nodes.filter((node) => wordsOf(node).trim() !== '');
  if (worded.length === 0) return;
  const last = cut.at(-1);
  const mayJoin = last && last.reason === reason && last.at === at && reason !== 'byline' && reason !== 'date' && reason !== 'comments';
  // Grown in place: a page of 100,000 cut elements would be copied as often.
  if (mayJoin) for (const node of worded) last.nodes.push(node);
  else cut.push({ reason, nodes: worded, at });
}

interface GrowingCut {
  reason: Cut['reason'];
  at: number;
  nodes: Node[];
}

function withoutOuterRules(blocks: ReadBlock[]): ReadBlock[] {
  const isRule = (block: ReadBlock) => block.kind === 'kept' && block.node.type.name === 'horizontalRule';
  const isText = (block: ReadBlock) => block.kind === 'kept' && !isRule(block);
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  return blocks.filter((block, i) => !isRule(block) || (i > first && i < last));
}

const inlineOf = (node: Node) => node.content;

/** A headline holds italics, superscript and subscript; the rest of its mark-up was the look of a headline. */
function titleContent(content: Fragment): Fragment {
  const allowed = articleSchema.nodes.title;
  const nodes: Node[] = [];
  content.forEach((child) => {
    const marks = child.marks.filter((mark: Mark) => allowed?.allowsMarkType(mark.type));
    nodes.push(child.type.name === 'hardBreak' ? articleSchema.text(' ', marks) : child.mark(marks));
  });
  return Fragment.fromArray(nodes);
}
