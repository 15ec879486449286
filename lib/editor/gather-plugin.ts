import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { MarkSpan } from './mark-positions';
import { selectionToSpans } from './selected-spans';
import { syncSelection } from './sync-selection';
import { joinPlaces, mapPlaces, requireRoom } from './tag-places';

interface GatherState {
  /** The places that were kept, before the selection that is made now. Sorted and apart. */
  kept: readonly MarkSpan[];
  /**
   * The selection while Ctrl or Cmd is held on it: drawn like the kept ones, which looks the same. Drawing it with the press that begins the
   * next selection would change the text under the pointer, and the browser would begin that one at another place.
   */
  ready: readonly MarkSpan[];
  drawn: DecorationSet;
}

const gatherKey = new PluginKey<GatherState>('gathering');
const nothing: GatherState = { kept: [], ready: [], drawn: DecorationSet.empty };

/** The places that a person has gathered and not tagged yet, without the selection. Sorted, apart, in whole words. */
export const gatheredPlaces = (state: EditorState): readonly MarkSpan[] => gatherKey.getState(state)?.kept ?? nothing.kept;

/** What is drawn of them. */
export const gatherDecorations = (state: EditorState): DecorationSet => gatherKey.getState(state)?.drawn ?? nothing.drawn;

/** Keeps these places beside those that are kept already. Refused (`invalid`) if they would be more than a tag can have. */
export function keepPlaces(tr: Transaction, state: EditorState, spans: readonly MarkSpan[]): Transaction {
  const kept = joinPlaces(tr.doc, [...gatheredPlaces(state), ...spans]);
  requireRoom(kept);
  return tr.setMeta(gatherKey, { kept, ready: [] });
}

/** Lets go of all places that are kept. */
export function letGo(tr: Transaction): Transaction {
  return tr.setMeta(gatherKey, { kept: [], ready: [] });
}

interface GatherOptions {
  /** False for those who can do nothing with words. */
  mayGather(): boolean;
  language(): string;
  isMac(): boolean;
  /** Runs what may be refused, and tells the person the sentence if it is. */
  attempt(work: () => void): void;
}

/**
 * Holds the places that a person gathers: with Ctrl (Cmd on Macs) held, a new selection by pointer keeps the one before it. A plain click
 * lets them go; what the keys do with them is in `text-commands.ts`.
 */
export function gatherPlugin({ mayGather, language, isMac, attempt }: GatherOptions): Plugin<GatherState> {
  // Alt held at the end of a selection means these very characters.
  let isExact = false;
  const isModKey = ({ key }: KeyboardEvent) => key === (isMac() ? 'Meta' : 'Control');
  const hasMod = (event: MouseEvent) => (isMac() ? event.metaKey : event.ctrlKey);
  const selected = ({ state }: EditorView) =>
    state.selection.empty ? [] : selectionToSpans(state, { snap: !isExact, language: language() });
  const setReady = (view: EditorView, ready: readonly MarkSpan[]) => {
    const now = gatherKey.getState(view.state) ?? nothing;
    if (ready.length > 0 || now.ready.length > 0) view.dispatch(view.state.tr.setMeta(gatherKey, { kept: now.kept, ready }));
  };
  /** When the pointer is up: drawn anew under it, the text would take the caret to another place. */
  const letGoAfterPress = (view: EditorView) => {
    const up = () => {
      if (view.isDestroyed || gatheredPlaces(view.state).length === 0) return;
      syncSelection(view);
      view.dispatch(letGo(view.state.tr));
    };
    view.dom.ownerDocument.addEventListener('mouseup', up, { once: true });
  };

  return new Plugin<GatherState>({
    key: gatherKey,
    state: { init: () => nothing, apply: applyGathering },
    props: {
      decorations: gatherDecorations,
      // With the key held a click means no tag, and no whole paragraph either.
      handleClick: (_, _pos, event) => hasMod(event) && mayGather(),
      handleDOMEvents: {
        keydown(view, event) {
          if (isModKey(event) && !event.repeat && !view.composing && mayGather()) setReady(view, selected(view));
          else if (event.shiftKey) isExact = false;
          return false;
        },
        keyup(view, event) {
          if (isModKey(event)) setReady(view, []);
          return false;
        },
        mousedown(view, event) {
          if (event.button !== 0 || event.shiftKey || !mayGather()) return false;
          if (!hasMod(event)) letGoAfterPress(view);
          else {
            syncSelection(view);
            const spans = selected(view);
            if (spans.length > 0) attempt(() => view.dispatch(keepPlaces(view.state.tr, view.state, spans)));
          }
          return false;
        },
        mouseup(_, event) {
          isExact = event.altKey;
          return false;
        },
      },
    },
  });
}

function applyGathering(tr: Transaction, old: GatherState): GatherState {
  const asked: Omit<GatherState, 'drawn'> | undefined = tr.getMeta(gatherKey);
  const isEmpty = old.kept.length === 0 && old.ready.length === 0;
  if (!asked && (isEmpty || !(tr.docChanged || (tr.selectionSet && old.ready.length > 0)))) return old;
  // Another selection by another way: the key was let go where nobody heard of it.
  const stillReady = tr.selectionSet ? [] : mapPlaces(old.ready, tr.mapping);
  const { kept, ready } = asked ?? { kept: mapPlaces(old.kept, tr.mapping), ready: stillReady };
  if (kept.length === 0 && ready.length === 0) return nothing;
  const drawn = joinPlaces(tr.doc, [...kept, ...ready]).map(({ from, to }) => Decoration.inline(from, to, { class: 'gathered' }));
  return { kept, ready, drawn: DecorationSet.create(tr.doc, drawn) };
}
