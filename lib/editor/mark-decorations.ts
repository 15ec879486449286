import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import { tagKinds } from '@/lib/domain/tag-kinds';
import { verdictValues } from '@/lib/domain/verdict';
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

/** Stretches sorted and joined where they touch. */
export function joinSpans(spans: readonly MarkSpan[]): MarkSpan[] {
  const joined: MarkSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/**
 * One decoration for each mark on each piece of text between two edges. ProseMirror would nest overlapping decorations by their
 * start; here pieces have equal ends, and ties are nested in the order given, inner first, so the longer mark is always outside.
 */
export function drawMarks(doc: Node, table: MarkTable, drawing: MarkDrawing, span: MarkSpan): Decoration[] {
  const decorations: Decoration[] = [];
  const touched = rangesTouching(table, span.from, span.to);
  if (touched.length === 0) return decorations;
  const looks = new Map<number, SegmentLook>();
  let next = 0;
  let open: number[] = [];
  doc.nodesBetween(span.from, span.to, (node, pos) => {
    if (!node.isTextblock) return true;
    const end = pos + node.nodeSize;
    for (; next < touched.length && fromAt(table, touched[next] ?? -1) < end; next++) open.push(touched[next] ?? -1);
    open = open.filter((range) => toAt(table, range) > pos);
    if (open.length > 0) drawTextblock(doc, node, pos + 1, open, table, drawing, looks, decorations);
    return false;
  });
  return decorations;
}

function drawTextblock(
  doc: Node,
  block: Node,
  start: number,
  ranges: readonly number[],
  table: MarkTable,
  drawing: MarkDrawing,
  looks: Map<number, SegmentLook>,
  decorations: Decoration[],
): void {
  const placed = { doc, node: block, start };
  block.forEach((child, offset) => {
    if (!child.isText) return;
    const textFrom = start + offset;
    const textTo = textFrom + child.nodeSize;
    const covering = ranges.filter((range) => fromAt(table, range) < textTo && toAt(table, range) > textFrom);
    if (covering.length === 0) return;
    const edges = new Set([textFrom, textTo]);
    for (const range of covering) {
      edges.add(Math.max(textFrom, fromAt(table, range)));
      edges.add(Math.min(textTo, toAt(table, range)));
    }
    const cuts = [...edges].sort((a, b) => a - b);
    covering.sort((a, b) => compareNesting(table, a, b));
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1] ?? 0;
      const to = cuts[i] ?? 0;
      for (const range of covering) {
        if (fromAt(table, range) > from || toAt(table, range) < to) continue;
        const look = segmentLook(table, table.owner[range] ?? -1, drawing, looks);
        if (look)
          decorations.push(
            Decoration.inline(from, to, attributesOf(look, isFirst(placed, table, range, from), isLast(placed, table, range, to))),
          );
      }
    }
  });
}

interface SegmentLook {
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
  if (isLastSegment) attributes['data-end'] = look.endText;
  return attributes;
}

/** True if no words of the mark stand before `pos`: brackets and spoken text hang on the first segment only. */
function isFirst(block: PlacedBlock, table: MarkTable, range: number, pos: number): boolean {
  const slot = table.owner[range] ?? -1;
  if (hasWords(block, fromAt(table, range), pos)) return false;
  for (let i = Math.max(0, firstRangeOf(table, slot)); i < range; i++) {
    if (table.owner[i] === slot && hasWords(block, fromAt(table, i), toAt(table, i))) return false;
  }
  return true;
}

function isLast(block: PlacedBlock, table: MarkTable, range: number, pos: number): boolean {
  const slot = table.owner[range] ?? -1;
  if (hasWords(block, pos, toAt(table, range))) return false;
  return !laterRanges(table, slot, range).some((i) => hasWords(block, fromAt(table, i), toAt(table, i)));
}

/** The other ranges of a mark after `range`. Nearly all marks have only one. */
function laterRanges(table: MarkTable, slot: number, range: number): number[] {
  const later: number[] = [];
  if (table.counts[slot] === 1) return later;
  for (let i = range + 1; i < table.owner.length; i++) if (table.owner[i] === slot) later.push(i);
  return later;
}

/** A block of text and the position of its content. */
interface PlacedBlock {
  doc: Node;
  node: Node;
  start: number;
}

/** True if there are characters between two positions. Nearly always both are in the block, and only that is read: a doc has thousands. */
function hasWords({ doc, node, start }: PlacedBlock, from: number, to: number): boolean {
  if (from >= to) return false;
  const isInside = from >= start && to <= start + node.content.size;
  return isInside ? node.textBetween(from - start, to - start) !== '' : doc.textBetween(from, to) !== '';
}
