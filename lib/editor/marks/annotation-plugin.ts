import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import { joinSpans } from '@/lib/domain/anchors/join-spans';
import { syncSelection } from '../typing/sync-selection';
import { replaceBlocks } from './block-decorations';
import { changedSpans, isInsideOnePiece } from './edited-spans';
import { buildTable } from './mark-build';
import { blocksAround, describeMark, drawMarks, type MarkDrawing } from './mark-decorations';
import type { MarkLook } from './mark-look';
import { mapTable } from './mark-mapping';
import { changeMarks, emptyTable, type MarkChange, type MarkSpan, type MarkTable, slotOf, type TextMark } from './mark-positions';
import { eachRange, idsAt, idsIn, idsNear, orderOf, rangesOf } from './mark-queries';
import { markUnderPointer } from './mark-under-pointer';
import { MarkWindow } from './mark-window';

export type { MarkLook } from './mark-look';
export type { MarkChange, MarkSpan, TextMark } from './mark-positions';

/** Up to this many marks all are drawn; above, only those near what is visible. */
export const DRAW_ALL_MARKS = 1500;

/** Before the view has measured anything: about a screen from the top. */
const FIRST_WINDOW: MarkSpan = { from: 0, to: 3_000 };

interface AnnotationState {
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

/** What a transaction may ask for. Positions of a change are true after `afterSteps` steps of its transaction. */
type Request =
  | { type: 'marks'; change: MarkChange; afterSteps: number }
  | { type: 'active'; id: string | null }
  | { type: 'cards'; ids: ReadonlySet<string> }
  | { type: 'window'; window: MarkSpan };

const NO_CUTS: readonly number[] = [];
const NO_IDS: ReadonlySet<string> = new Set();

const annotationKey = new PluginKey<AnnotationState>('annotations');

/** Adds, replaces and removes marks. Positions are in coordinates of `tr.doc` as it is now; steps added later move them on. */
export function setMarks(tr: Transaction, change: MarkChange): Transaction {
  return ask(tr, { type: 'marks', change, afterSteps: tr.steps.length });
}

/** Makes a mark the active one, or none. An unknown id counts as none. */
export function setActiveMark(tr: Transaction, id: string | null): Transaction {
  return ask(tr, { type: 'active', id });
}

/** Says which marks have a card on the page, beside the active one, which always has: they refer to it. */
export function setCardsOnPage(tr: Transaction, ids: ReadonlySet<string>): Transaction {
  return ask(tr, { type: 'cards', ids });
}

/** Says which stretch of whole top-level blocks is near enough to what is visible to be drawn. */
export function setMarkWindow(tr: Transaction, window: MarkSpan): Transaction {
  return ask(tr, { type: 'window', window });
}

function ask(tr: Transaction, request: Request): Transaction {
  const earlier: readonly Request[] = tr.getMeta(annotationKey) ?? [];
  return tr.setMeta(annotationKey, [...earlier, request]);
}

const tableOf = (state: EditorState) => annotationKey.getState(state)?.table ?? emptyTable();

/** The active mark, or null. */
export function activeMark(state: EditorState): string | null {
  return annotationKey.getState(state)?.active ?? null;
}

/** The ranges of a mark now, mapped through everything since it was set. Empty ranges have lost their words. Unknown id: none. */
export function markRanges(state: EditorState, id: string): MarkSpan[] {
  return rangesOf(tableOf(state), id);
}

/** The marks that cover the character after `pos`, innermost (shortest) first. */
export function marksAt(state: EditorState, pos: number): string[] {
  return idsAt(tableOf(state), pos);
}

/** The marks with words in `from`..`to`, in text order. */
export function marksIn(state: EditorState, from: number, to: number): string[] {
  return idsIn(tableOf(state), from, to);
}

/** The marks that touch `from`..`to` at least at an edge, those without words too. */
export function marksNear(state: EditorState, from: number, to: number): string[] {
  return idsNear(tableOf(state), from, to);
}

/** Visits the ranges of all marks in text order, with how their marks look; labels are not looked up. */
export function eachMarkRange(state: EditorState, visit: (range: MarkSpan, look: Omit<MarkLook, 'label'>) => void): void {
  eachRange(tableOf(state), visit);
}

/** All marks in the order of their first words, those without words (orphaned) at the place where they had them. */
export function markOrder(state: EditorState): string[] {
  return orderOf(tableOf(state));
}

/** What the marks of an editor begin with, and who is asked and told about them. */
export interface AnnotationPluginOptions {
  /** The marks that are there from the beginning: an article is then drawn once, with them. */
  marks?: readonly TextMark[];
  /** What the house calls a mark's verdict, where it is not as on the plain scale: said where the mark begins. */
  verdictNameOf?(id: string): string | undefined;
  /** The id that the card of a mark has on the page. */
  cardOf?(id: string): string;
  /** Where other decorations part the text now. Their plugins come before this one. The same array, as long as it is as it was. */
  cuts?(state: EditorState): readonly number[];
  /** Called after the active mark has changed, by whomever. */
  onActivate?(id: string | null): void;
}

/** Holds the places of all marks, draws those that may be seen, and makes the one under a click the active one. */
export function annotationPlugin(options: AnnotationPluginOptions = {}): Plugin {
  const drawing = ({ active, cuts, withCards }: Pick<AnnotationState, 'active' | 'cuts' | 'withCards'>): MarkDrawing => ({
    active,
    cuts,
    describe: (mark) => describeMark(mark, options.verdictNameOf?.(mark.id)),
    detailsOf: (id) => (options.cardOf && (active === id || withCards.has(id)) ? options.cardOf(id) : null),
  });
  const shown = (state: Pick<AnnotationState, 'table' | 'window'>, doc: Node): MarkSpan =>
    state.table.size <= DRAW_ALL_MARKS
      ? { from: 0, to: doc.content.size }
      : blocksAround(doc, state.window.from, Math.min(state.window.to, doc.content.size));

  return new Plugin<AnnotationState>({
    key: annotationKey,
    state: {
      init(_, state) {
        const { doc } = state;
        const cuts = options.cuts?.(state) ?? NO_CUTS;
        const first = { table: buildTable(options.marks ?? []), active: null, withCards: NO_IDS, window: FIRST_WINDOW, cuts };
        const marks = drawMarks(doc, first.table, drawing(first), shown(first, doc));
        return { ...first, decorations: replaceBlocks(DecorationSet.empty, [], marks) };
      },
      apply(tr, old, _, state) {
        const { doc } = state;
        const requests: readonly Request[] = tr.getMeta(annotationKey) ?? [];
        const cuts = options.cuts?.(state) ?? NO_CUTS;
        if (!tr.docChanged && requests.length === 0 && cuts === old.cuts) return old;
        const window = tr.docChanged ? mapWindow(old.window, tr) : old.window;
        const next: AnnotationState = { ...old, window, cuts, table: tr.docChanged ? mapTable(old.table, tr.mapping) : old.table };
        let isAllNew = false;
        const changed = tr.docChanged && !isInsideOnePiece(tr, next.table, cuts) ? changedSpans(tr) : [];
        const dirty = [...changed, ...changedCuts(old.cuts, cuts, tr)];
        for (const request of requests) {
          if (request.type === 'window') next.window = request.window;
          if (request.type === 'active') next.active = request.id;
          if (request.type === 'cards') {
            const others = [...request.ids].filter((id) => !next.withCards.has(id));
            const gone = [...next.withCards].filter((id) => !request.ids.has(id));
            for (const id of [...others, ...gone]) dirty.push(...rangesOf(next.table, id));
            next.withCards = request.ids;
          }
          if (request.type === 'marks') {
            const ids = [...(request.change.remove ?? []), ...(request.change.upsert ?? []).map((mark) => mark.id)];
            for (const id of ids) dirty.push(...rangesOf(next.table, id));
            next.table = changeMarks(next.table, mapChange(request, tr));
            for (const id of ids) dirty.push(...rangesOf(next.table, id));
            if (request.change.replaceAll) isAllNew = true;
          }
        }
        // An edit at the end of a mark can make another block's segment its first or last.
        for (const span of changed) {
          for (const id of idsNear(next.table, span.from, span.to)) dirty.push(...rangesOf(next.table, id));
        }
        if (next.active !== null && slotOf(next.table, next.active) < 0) next.active = null;
        if (next.active !== old.active) {
          for (const id of [next.active, old.active]) if (id !== null) dirty.push(...rangesOf(next.table, id));
        }
        const before = tr.docChanged ? mapWindow(shown(old, tr.before), tr) : shown(old, doc);
        next.decorations = draw(old.decorations, tr, next, dirty, isAllNew ? null : before);
        return next;
      },
    },
    props: {
      decorations: (state) => annotationKey.getState(state)?.decorations,
      handleClick(view, pos, event) {
        // Its `selectionchange` comes a task later: making a mark the active one would put the caret back to where it was.
        syncSelection(view);
        const id = markUnderPointer(view, pos, event, (at) => marksAt(view.state, at), activeMark(view.state));
        if (id !== null && id !== activeMark(view.state)) view.dispatch(setActiveMark(view.state.tr, id));
        // The caret still goes where the click was.
        return false;
      },
    },
    view(view) {
      const window = new MarkWindow(
        view,
        () => tableOf(view.state).size > DRAW_ALL_MARKS,
        () => annotationKey.getState(view.state)?.window ?? FIRST_WINDOW,
        (span) => {
          syncSelection(view);
          view.dispatch(setMarkWindow(view.state.tr, span));
        },
      );
      return {
        update(updated: EditorView, before: EditorState) {
          window.update();
          const active = activeMark(updated.state);
          if (active !== activeMark(before)) options.onActivate?.(active);
        },
        destroy: () => window.destroy(),
      };
    },
  });

  function draw(
    set: DecorationSet,
    tr: Transaction,
    next: AnnotationState,
    dirty: readonly MarkSpan[],
    before: MarkSpan | null,
  ): DecorationSet {
    const { doc } = tr;
    const { table } = next;
    const now = shown(next, doc);
    const how = drawing(next);
    if (before === null || before.from > now.to || before.to < now.from) {
      return replaceBlocks(DecorationSet.empty, [], drawMarks(doc, table, how, now));
    }
    // What left the window, what came into it, and what an edit or a change of marks touched.
    const kept = tr.docChanged ? set.map(tr.mapping, doc) : set;
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
}

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
function mapChange({ change, afterSteps }: { change: MarkChange; afterSteps: number }, tr: Transaction): MarkChange {
  if (afterSteps === tr.steps.length) return change;
  const rest = new Mapping(tr.mapping.maps.slice(afterSteps));
  const table = mapTable(changeMarks(emptyTable(), { upsert: [...(change.replaceAll ?? []), ...(change.upsert ?? [])] }), rest);
  const moved = (marks: MarkChange['upsert']) => marks?.map((mark) => ({ ...mark, ranges: rangesOf(table, mark.id) }));
  return { ...change, replaceAll: moved(change.replaceAll), upsert: moved(change.upsert) };
}
