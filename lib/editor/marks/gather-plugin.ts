import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isMac } from '../keys/keymap';
import { joinPlaces, mapPlaces, requireRoom } from '../tags/tag-places';
import type { MarkSpan } from './mark-positions';

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

/** The selection as it is drawn while Ctrl or Cmd is held on it; none once it is not. */
export function showReady(tr: Transaction, state: EditorState, ready: readonly MarkSpan[]): Transaction | null {
  const now = gatherKey.getState(state) ?? nothing;
  return ready.length > 0 || now.ready.length > 0 ? tr.setMeta(gatherKey, { kept: now.kept, ready }) : null;
}

/** True with the key that gathers: Cmd on Macs, Ctrl elsewhere. */
export const gathers = (event: Pick<MouseEvent, 'metaKey' | 'ctrlKey'>) => (isMac() ? event.metaKey : event.ctrlKey);

/** Holds the places that a person gathers, maps them through edits and draws them. How they come is in `gather-by-pointer.ts` and `TagActions`. */
export function gatherPlugin(): Plugin<GatherState> {
  return new Plugin<GatherState>({
    key: gatherKey,
    state: { init: () => nothing, apply: applyGathering },
    props: {
      decorations: gatherDecorations,
      // With the key held a click means no tag, and no whole paragraph either.
      handleClick: (_, _pos, event) => gathers(event),
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
