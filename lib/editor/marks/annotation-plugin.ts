import { type EditorState, Plugin, PluginKey, type PluginView, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { syncSelection } from '../typing/sync-selection';
import {
  type AnnotationState,
  DRAW_ALL_MARKS,
  type DrawingOf,
  FIRST_WINDOW,
  firstState,
  nextState,
  type Request,
} from './annotation-state';
import { describeMark } from './mark-decorations';
import type { MarkLook } from './mark-look';
import { emptyTable, type MarkChange, type MarkSpan, type TextMark } from './mark-positions';
import { eachRange, idsAt, idsIn, idsNear, orderOf, rangesOf } from './mark-queries';
import { markUnderPointer } from './mark-under-pointer';
import { MarkWindow } from './mark-window';

const NO_CUTS: readonly number[] = [];

const annotationKey = new PluginKey<AnnotationState>('annotations');

/** Adds, replaces and removes marks. Positions are in coordinates of `tr.doc` as it is now; steps added later move them on. */
export function setMarks(tr: Transaction, change: MarkChange): Transaction {
  return ask(tr, { name: 'marks', asked: { change, afterSteps: tr.steps.length } });
}

/** Makes a mark the active one, or none. An unknown id counts as none. */
export function setActiveMark(tr: Transaction, id: string | null): Transaction {
  return ask(tr, { name: 'active', asked: id });
}

/** Says which marks have a card on the page, beside the active one, which always has: they refer to it. */
export function setCardsOnPage(tr: Transaction, ids: ReadonlySet<string>): Transaction {
  return ask(tr, { name: 'cards', asked: ids });
}

/** Says which stretch of whole top-level blocks is near enough to what is visible to be drawn. */
export function setMarkWindow(tr: Transaction, window: MarkSpan): Transaction {
  return ask(tr, { name: 'window', asked: window });
}

function ask(tr: Transaction, request: Request): Transaction {
  return tr.setMeta(annotationKey, [...askedBy(tr), request]);
}

const askedBy = (tr: Transaction): readonly Request[] => tr.getMeta(annotationKey) ?? [];

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
  const cutsOf = (state: EditorState) => options.cuts?.(state) ?? NO_CUTS;
  const drawingOf: DrawingOf = ({ active, cuts, withCards }) => ({
    active,
    cuts,
    describe: (mark) => describeMark(mark, options.verdictNameOf?.(mark.id)),
    detailsOf: (id) => (options.cardOf && (active === id || withCards.has(id)) ? options.cardOf(id) : null),
  });
  return new Plugin<AnnotationState>({
    key: annotationKey,
    state: {
      init: (_, state) => firstState(state.doc, options.marks ?? [], cutsOf(state), drawingOf),
      apply: (tr, old, _, state) => nextState(old, tr, askedBy(tr), cutsOf(state), drawingOf),
    },
    props: {
      decorations: (state) => annotationKey.getState(state)?.decorations,
      handleClick: activateUnder,
    },
    view: (view) => watchMarks(view, options),
  });
}

function activateUnder(view: EditorView, pos: number, event: MouseEvent): boolean {
  // Its `selectionchange` comes a task later: making a mark the active one would put the caret back to where it was.
  syncSelection(view);
  const id = markUnderPointer(view, pos, event, (at) => marksAt(view.state, at), activeMark(view.state));
  if (id !== null && id !== activeMark(view.state)) view.dispatch(setActiveMark(view.state.tr, id));
  // The caret still goes where the click was.
  return false;
}

/** Has what comes near the visible drawn, and says when another mark is the active one. */
function watchMarks(view: EditorView, { onActivate }: AnnotationPluginOptions): PluginView {
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
    update(updated, before) {
      window.update();
      const active = activeMark(updated.state);
      if (active !== activeMark(before)) onActivate?.(active);
    },
    destroy: () => window.destroy(),
  };
}
