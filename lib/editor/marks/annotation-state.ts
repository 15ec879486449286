import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { DecorationSet } from '@tiptap/pm/view';
import { joinSpans } from '@/lib/domain/anchors/join-spans';
import { replaceBlocks } from './block-decorations';
import { changedSpans, isInsideOnePiece } from './edited-spans';
import { buildTable } from './mark-build';
import { blocksAround, drawMarks, type MarkDrawing } from './mark-decorations';
import { mapTable } from './mark-mapping';
import { changeMarks, emptyTable, type MarkChange, type MarkSpan, type MarkTable, slotOf, type TextMark } from './mark-positions';
import { idsNear, rangesOf } from './mark-queries';

/** Up to this many marks all are drawn; above, only those near what is visible. */
export const DRAW_ALL_MARKS = 1500;

/** Before the view has measured anything: about a screen from the top. */
export const FIRST_WINDOW: MarkSpan = { from: 0, to: 3_000 };

/** The marks of a text and how they are drawn. */
export interface AnnotationState {
  table: MarkTable;
  active: string | null;
  /** The marks beside the active one whose cards are on the page. */
  withCards: ReadonlySet<string>;
  /** The whole top-level blocks that the view wants drawn. Everything is drawn while there are few marks. */
  window: MarkSpan;
  decorations: DecorationSet;
  /** Where the decorations are parted because others part the text there. */
  cuts: readonly number[];
}

/** What a transaction may ask for, by name. Positions of a change are true after `afterSteps` steps of its transaction. */
interface Asked {
  marks: { change: MarkChange; afterSteps: number };
  active: string | null;
  cards: ReadonlySet<string>;
  window: MarkSpan;
}
type AskedOf<Name extends keyof Asked> = { name: Name; asked: Asked[Name] };
/** One thing that a transaction asks for. */
export type Request = { [Name in keyof Asked]: AskedOf<Name> }[keyof Asked];

/** How marks are drawn, by what the state says of them. */
export type DrawingOf = (state: Pick<AnnotationState, 'active' | 'cuts' | 'withCards'>) => MarkDrawing;

const NO_IDS: ReadonlySet<string> = new Set();

/** The marks that a text begins with, drawn. */
export function firstState(doc: Node, marks: readonly TextMark[], cuts: readonly number[], drawingOf: DrawingOf): AnnotationState {
  const first = { table: buildTable(marks), active: null, withCards: NO_IDS, window: FIRST_WINDOW, cuts };
  const drawn = drawMarks(doc, first.table, drawingOf(first), shown(first, doc));
  return { ...first, decorations: replaceBlocks(DecorationSet.empty, [], drawn) };
}

/** The marks after a transaction. Drawn anew is only what it can have changed. */
export function nextState(
  old: AnnotationState,
  tr: Transaction,
  requests: readonly Request[],
  cuts: readonly number[],
  drawingOf: DrawingOf,
): AnnotationState {
  if (!tr.docChanged && requests.length === 0 && cuts === old.cuts) return old;
  const next = { ...(tr.docChanged ? mapped(old, tr) : old), cuts };
  const edited = tr.docChanged && !isInsideOnePiece(tr, next.table, cuts) ? changedSpans(tr) : [];
  const making: Making = { next, dirty: [...edited, ...changedCuts(old.cuts, cuts, tr)], isAllNew: false };
  for (const request of requests) take(making, request, tr);
  // An edit at the end of a mark can make another block's segment its first or last.
  for (const span of edited) drawAnew(making, idsNear(next.table, span.from, span.to));
  if (next.active !== null && slotOf(next.table, next.active) < 0) next.active = null;
  if (next.active !== old.active) drawAnew(making, [next.active, old.active]);
  next.decorations = draw(old, tr, making, drawingOf(next));
  return next;
}

/** A state that is being made, and where what is drawn is not true any more. */
interface Making {
  next: AnnotationState;
  dirty: MarkSpan[];
  isAllNew: boolean;
}

const takes: { [Name in keyof Asked]: (making: Making, asked: Asked[Name], tr: Transaction) => void } = {
  window: ({ next }, window) => {
    next.window = window;
  },
  active: ({ next }, id) => {
    next.active = id;
  },
  cards: (making, ids) => {
    const { next } = making;
    const before = next.withCards;
    drawAnew(making, [...[...ids].filter((id) => !before.has(id)), ...[...before].filter((id) => !ids.has(id))]);
    next.withCards = ids;
  },
  marks: (making, asked, tr) => {
    const { next } = making;
    const { remove = [], upsert = [], replaceAll } = asked.change;
    const ids = [...remove, ...upsert.map(({ id }) => id)];
    drawAnew(making, ids);
    next.table = changeMarks(next.table, mapChange(asked, tr));
    drawAnew(making, ids);
    if (replaceAll) making.isAllNew = true;
  },
};

function take<Name extends keyof Asked>(making: Making, { name, asked }: AskedOf<Name>, tr: Transaction): void {
  takes[name](making, asked, tr);
}

/** Marks are drawn anew where they stand at this moment. */
function drawAnew({ next, dirty }: Making, ids: readonly (string | null)[]): void {
  for (const id of ids) if (id !== null) dirty.push(...rangesOf(next.table, id));
}

/** The stretch of a text that is drawn. */
const shown = ({ table, window }: Pick<AnnotationState, 'table' | 'window'>, doc: Node): MarkSpan =>
  table.size <= DRAW_ALL_MARKS ? { from: 0, to: doc.content.size } : blocksAround(doc, window.from, Math.min(window.to, doc.content.size));

function draw(old: AnnotationState, tr: Transaction, { next, dirty, isAllNew }: Making, how: MarkDrawing): DecorationSet {
  const { doc } = tr;
  const { table } = next;
  const now = shown(next, doc);
  const before = tr.docChanged ? mapWindow(shown(old, tr.before), tr) : shown(old, doc);
  if (isAllNew || before.from > now.to || before.to < now.from) {
    return replaceBlocks(DecorationSet.empty, [], drawMarks(doc, table, how, now));
  }
  // What left the window, what came into it, and what an edit or a change of marks touched.
  const kept = tr.docChanged ? old.decorations.map(tr.mapping, doc) : old.decorations;
  const stale = [
    { from: before.from, to: now.from },
    { from: now.from, to: before.from },
    { from: now.to, to: before.to },
    { from: before.to, to: now.to },
  ].filter((span) => span.from < span.to);
  const spans = joinSpans([...stale, ...dirty].map((one) => blocksAround(doc, one.from, one.to)));
  const visible = spans.map(({ from, to }) => ({ from: Math.max(from, now.from), to: Math.min(to, now.to) }));
  const drawn = visible.flatMap((span) => (span.from < span.to ? drawMarks(doc, table, how, span) : []));
  return replaceBlocks(kept, spans, drawn);
}

/** A state where the text has moved it. */
const mapped = (old: AnnotationState, tr: Transaction): AnnotationState => ({
  ...old,
  window: mapWindow(old.window, tr),
  table: mapTable(old.table, tr.mapping),
});

/** The places where the text is parted now and was not, or was and is not. */
function changedCuts(old: readonly number[], now: readonly number[], tr: Transaction): MarkSpan[] {
  if (old === now) return [];
  const before = new Set(tr.docChanged ? old.map((pos) => tr.mapping.map(pos)) : old);
  const after = new Set(now);
  return [...after, ...before].filter((pos) => !(before.has(pos) && after.has(pos))).map((pos) => ({ from: pos, to: pos }));
}

const mapWindow = (window: MarkSpan, tr: Transaction): MarkSpan => ({
  from: tr.mapping.map(window.from, -1),
  to: tr.mapping.map(window.to, 1),
});

/** The marks of a request where they are at the end of its transaction. */
function mapChange({ change, afterSteps }: Asked['marks'], tr: Transaction): MarkChange {
  if (afterSteps === tr.steps.length) return change;
  const rest = new Mapping(tr.mapping.maps.slice(afterSteps));
  const table = mapTable(changeMarks(emptyTable(), { upsert: [...(change.replaceAll ?? []), ...(change.upsert ?? [])] }), rest);
  const moved = (marks: MarkChange['upsert']) => marks?.map((mark) => ({ ...mark, ranges: rangesOf(table, mark.id) }));
  return { ...change, replaceAll: moved(change.replaceAll), upsert: moved(change.upsert) };
}
