import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { tagKinds } from '@/lib/domain/tag-kinds';
import { verdictValues } from '@/lib/domain/verdict';
import type { DrawnBlock } from './block-decorations';
import { firstIndex } from './first-index';
import type { MarkLook } from './mark-look';
import { fromAt, toAt } from './mark-mapping';
import { lookOf, type MarkSpan, type MarkTable } from './mark-positions';
import { compareNesting, firstRangeOf, rangesTouching } from './mark-queries';

/** What drawing needs to know beside the table. */
export interface MarkDrawing {
  /** The active mark. */
  active: string | null;
  /** What a screen reader says where the mark begins. */
  describe(mark: { id: string } & MarkLook): string;
  /** The id of the element with details on the mark (its card), or null while there is none. */
  detailsOf(id: string): string | null;
  /** Where other decorations part the text, in text order: no piece of a mark goes over such a place. */
  cuts: readonly number[];
}

/** "claim 4, partly", "opinion 2", "claim": what is said where a mark begins. */
export function describeMark(mark: MarkLook): string {
  const number = mark.label?.match(/\d+$/)?.[0];
  const verdict = mark.verdict && verdictValues[mark.verdict].name.toLowerCase();
  const isChanged = mark.isStale || mark.anchorState === 'drifted';
  return [
    `${tagKinds[mark.kind].name.toLowerCase()}${number ? ` ${number}` : ''}`,
    verdict,
    isChanged && 'text changed',
    mark.anchorState === 'moved' && 'moved',
  ]
    .filter(Boolean)
    .join(', ');
}

/** The top-level blocks of `doc` that `from`..`to` touches, as one stretch of positions. Between two blocks it touches both. */
export function blocksAround(doc: Node, from: number, to: number): MarkSpan {
  const size = doc.content.size;
  const first = doc.childBefore(Math.min(Math.max(from, 0), size));
  const last = doc.childAfter(Math.min(Math.max(to, from, 0), size));
  return { from: first.node ? first.offset : 0, to: last.node ? last.offset + last.node.nodeSize : size };
}

/**
 * The blocks of `span` (whole top-level ones) that have marks, with one decoration for each mark on each piece of text between two
 * edges, its own or others'. ProseMirror would nest overlapping decorations by their start; here pieces have equal ends, and ties are nested in the order
 * given, inner first, so the longer mark is always outside.
 */
export function drawMarks(doc: Node, table: MarkTable, drawing: MarkDrawing, span: MarkSpan): DrawnBlock[] {
  const touched = rangesTouching(table, span.from, span.to);
  const drawn: DrawnBlock[] = [];
  if (touched.length === 0) return drawn;
  const sheet: Sheet = { doc, table, drawing, looks: new Map() };
  let next = 0;
  let open: number[] = [];
  let { index, offset } = doc.childAfter(span.from);
  for (; offset < span.to && index < doc.childCount; index++) {
    const block = doc.child(index);
    const from = offset;
    offset += block.nodeSize;
    for (; next < touched.length && fromAt(table, touched[next] ?? -1) < offset; next++) open.push(touched[next] ?? -1);
    open = open.filter((range) => toAt(table, range) > from);
    if (open.length === 0) continue;
    const decorations: Decoration[] = [];
    if (block.isTextblock) drawTextblock(sheet, block, from + 1, 0, open, decorations);
    else
      block.descendants((node, pos) => {
        if (node.isTextblock) drawTextblock(sheet, node, from + 1 + pos + 1, pos + 1, open, decorations);
        return !node.isTextblock;
      });
    if (decorations.length > 0) drawn.push({ from, to: offset, set: DecorationSet.create(block, decorations) });
  }
  return drawn;
}

/** What one drawing works with. */
interface Sheet {
  doc: Node;
  table: MarkTable;
  drawing: MarkDrawing;
  looks: Map<number, SegmentLook>;
}

/** Draws one block of text, whose content begins at `start` in the doc and at `inBlock` in its top-level block. */
function drawTextblock(
  { doc, table, drawing, looks }: Sheet,
  block: Node,
  start: number,
  inBlock: number,
  ranges: readonly number[],
  decorations: Decoration[],
): void {
  block.forEach((child, offset) => {
    if (!child.isText) return;
    const textFrom = start + offset;
    const textTo = textFrom + child.nodeSize;
    const covering = ranges.filter((range) => fromAt(table, range) < textTo && toAt(table, range) > textFrom);
    if (covering.length === 0) return;
    const text = { doc, from: textFrom, to: textTo };
    const edges = new Set([textFrom, textTo]);
    for (const range of covering) {
      edges.add(Math.max(textFrom, fromAt(table, range)));
      edges.add(Math.min(textTo, toAt(table, range)));
    }
    for (let i = firstIndex(drawing.cuts.length, (n) => (drawing.cuts[n] ?? 0) > textFrom); (drawing.cuts[i] ?? textTo) < textTo; i++) {
      edges.add(drawing.cuts[i] ?? textTo);
    }
    const cuts = [...edges].sort((a, b) => a - b);
    covering.sort((a, b) => compareNesting(table, a, b));
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1] ?? 0;
      const to = cuts[i] ?? 0;
      for (const range of covering) {
        if (fromAt(table, range) > from || toAt(table, range) < to) continue;
        const look = segmentLook(table, table.owner[range] ?? -1, drawing, looks);
        if (!look) continue;
        const attributes = attributesOf(look, isFirst(text, table, range, from), isLast(text, table, range, to));
        decorations.push(Decoration.inline(from - start + inBlock, to - start + inBlock, attributes));
      }
    }
  });
}

interface SegmentLook {
  label: string | null;
  startText: string;
  endText: string;
  /** The attributes of all segments between the first and the last: most segments, one object. */
  between: Record<string, string>;
}

function segmentLook(table: MarkTable, slot: number, drawing: MarkDrawing, looks: Map<number, SegmentLook>): SegmentLook | null {
  const known = looks.get(slot);
  if (known) return known;
  const look = lookOf(table, slot);
  const id = table.slots.ids[slot];
  if (!look || id === undefined) return null;
  const classes = ['text-mark', look.kind];
  if (look.verdict) classes.push(look.verdict);
  if (look.isStale) classes.push('is-stale');
  if (look.anchorState !== 'exact') classes.push(`is-${look.anchorState}`);
  if (drawing.active === id) classes.push('is-active');
  const number = look.label?.match(/\d+$/)?.[0];
  // Only the active tag has its card on the page; a reference to one that is not there would be broken.
  const details = drawing.active === id ? drawing.detailsOf(id) : null;
  const between: Record<string, string> = { nodeName: 'mark', class: classes.join(' '), 'data-mark': id };
  if (details) between['aria-details'] = details;
  const made = {
    label: look.label,
    startText: drawing.describe({ id, ...look }),
    endText: `end of ${tagKinds[look.kind].name.toLowerCase()}${number ? ` ${number}` : ''}`,
    between,
  };
  looks.set(slot, made);
  return made;
}

function attributesOf(look: SegmentLook, isFirstSegment: boolean, isLastSegment: boolean): Record<string, string> {
  if (!isFirstSegment && !isLastSegment) return look.between;
  const attributes = { ...look.between };
  if (isFirstSegment) attributes['data-start'] = look.startText;
  if (isLastSegment) {
    attributes['data-end'] = look.endText;
    // Paper has no card that a line leads to: there the label stands at the end of the words.
    if (look.label !== null) attributes['data-label'] = look.label;
  }
  return attributes;
}

/** True if no words of the mark stand before `pos`: brackets and spoken text hang on the first segment only. */
function isFirst(text: PlacedText, table: MarkTable, range: number, pos: number): boolean {
  const slot = table.owner[range] ?? -1;
  if (hasWords(text, fromAt(table, range), pos)) return false;
  for (let i = Math.max(0, firstRangeOf(table, slot)); i < range; i++) {
    if (table.owner[i] === slot && hasWords(text, fromAt(table, i), toAt(table, i))) return false;
  }
  return true;
}

function isLast(text: PlacedText, table: MarkTable, range: number, pos: number): boolean {
  const slot = table.owner[range] ?? -1;
  if (hasWords(text, pos, toAt(table, range))) return false;
  return !laterRanges(table, slot, range).some((i) => hasWords(text, fromAt(table, i), toAt(table, i)));
}

/** The other ranges of a mark after `range`. Nearly all marks have only one. */
function laterRanges(table: MarkTable, slot: number, range: number): number[] {
  const later: number[] = [];
  if (table.counts[slot] === 1) return later;
  for (let i = range + 1; i < table.owner.length; i++) if (table.owner[i] === slot) later.push(i);
  return later;
}

/** Where one run of characters stands. */
interface PlacedText extends MarkSpan {
  doc: Node;
}

/** True if there are characters between two positions. One of them is mostly in the text that is being drawn, and nothing is read then. */
function hasWords(text: PlacedText, from: number, to: number): boolean {
  if (from >= to) return false;
  const isInText = from < text.to && to > text.from;
  return isInText || text.doc.textBetween(from, to) !== '';
}
