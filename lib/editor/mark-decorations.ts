import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import { tagKinds } from '@/lib/domain/tag-kinds';
import { verdictValues } from '@/lib/domain/verdict';
import { lookOf, type MarkLook, type MarkSpan, type MarkTable } from './mark-positions';
import { compareNesting, rangesTouching } from './mark-queries';

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
    for (; next < touched.length && (table.from[touched[next] ?? -1] ?? 0) < end; next++) open.push(touched[next] ?? -1);
    open = open.filter((range) => (table.to[range] ?? 0) > pos);
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
  block.forEach((child, offset) => {
    if (!child.isText) return;
    const textFrom = start + offset;
    const textTo = textFrom + child.nodeSize;
    const covering = ranges.filter((range) => (table.from[range] ?? 0) < textTo && (table.to[range] ?? 0) > textFrom);
    if (covering.length === 0) return;
    const edges = new Set([textFrom, textTo]);
    for (const range of covering) {
      edges.add(Math.max(textFrom, table.from[range] ?? 0));
      edges.add(Math.min(textTo, table.to[range] ?? 0));
    }
    const cuts = [...edges].sort((a, b) => a - b);
    covering.sort((a, b) => compareNesting(table, a, b));
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1] ?? 0;
      const to = cuts[i] ?? 0;
      for (const range of covering) {
        if ((table.from[range] ?? 0) > from || (table.to[range] ?? 0) < to) continue;
        const look = segmentLook(table, table.owner[range] ?? -1, drawing, looks);
        if (look)
          decorations.push(
            Decoration.inline(from, to, attributesOf(look, isFirst(doc, table, range, from), isLast(doc, table, range, to))),
          );
      }
    }
  });
}

interface SegmentLook {
  id: string;
  className: string;
  startText: string;
  endText: string;
  details: string | null;
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
  const made = {
    id,
    className: classes.join(' '),
    startText: drawing.describe({ id, ...look }),
    endText: `end of ${tagKinds[look.kind].name.toLowerCase()}${number ? ` ${number}` : ''}`,
    details: drawing.detailsOf(id),
  };
  looks.set(slot, made);
  return made;
}

function attributesOf(look: SegmentLook, isFirstSegment: boolean, isLastSegment: boolean): Record<string, string> {
  const attributes: Record<string, string> = { nodeName: 'mark', class: look.className, 'data-mark': look.id };
  if (isFirstSegment) attributes['data-start'] = look.startText;
  if (isLastSegment) attributes['data-end'] = look.endText;
  if (look.details) attributes['aria-details'] = look.details;
  return attributes;
}

/** True if no words of the mark stand before `pos`: brackets and spoken text hang on the first segment only. */
function isFirst(doc: Node, table: MarkTable, range: number, pos: number): boolean {
  const slot = table.owner[range] ?? -1;
  if (hasWords(doc, table.from[range] ?? 0, pos)) return false;
  for (let i = table.first[slot] ?? range; i < range; i++) {
    if (table.owner[i] === slot && hasWords(doc, table.from[i] ?? 0, table.to[i] ?? 0)) return false;
  }
  return true;
}

function isLast(doc: Node, table: MarkTable, range: number, pos: number): boolean {
  const slot = table.owner[range] ?? -1;
  if (hasWords(doc, pos, table.to[range] ?? 0)) return false;
  return !laterRanges(table, slot, range).some((i) => hasWords(doc, table.from[i] ?? 0, table.to[i] ?? 0));
}

const lastRanges = new WeakMap<Int32Array, Int32Array>();

/** The other ranges of a mark after `range`. The last range of each slot is cached, since nearly all marks have only one. */
function laterRanges(table: MarkTable, slot: number, range: number): number[] {
  let lasts = lastRanges.get(table.owner);
  if (!lasts) {
    lasts = new Int32Array(table.first.length);
    for (let i = 0; i < table.owner.length; i++) lasts[table.owner[i] ?? 0] = i;
    lastRanges.set(table.owner, lasts);
  }
  const later: number[] = [];
  for (let i = range + 1; i <= (lasts[slot] ?? range); i++) if (table.owner[i] === slot) later.push(i);
  return later;
}

const hasWords = (doc: Node, from: number, to: number) => from < to && doc.textBetween(from, to) !== '';
