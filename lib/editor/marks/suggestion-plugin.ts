import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Anchor } from '@/lib/domain/anchors/anchor';
import { placeOfSuggestion, type Suggestion } from '@/lib/domain/talk/suggestion';
import type { MarkSpan } from './mark-positions';
import { MarkWindow } from './mark-window';

/** A suggestion at its place in the editor. */
interface Placed extends MarkSpan {
  suggestion: Suggestion;
}

/** Up to this many open suggestions all are drawn; above, only those near what is visible. */
const DRAW_ALL = 200;
/** Before the view has measured anything: about a screen from the top. */
const FIRST_WINDOW: MarkSpan = { from: 0, to: 3_000 };

interface SuggestionState {
  placed: ReadonlyMap<string, Placed>;
  /** The one whose card is open. */
  openId: string | null;
  window: MarkSpan;
  decorations: DecorationSet;
}

type Request = { all: readonly Placed[] } | { upsert: readonly Placed[] } | { openId: string | null } | { window: MarkSpan };

const suggestionKey = new PluginKey<SuggestionState>('suggestions');

/** A suggestion with its anchor in the editor's coordinates, as the editor is told of it. */
export function placedAt(suggestion: Suggestion, { ranges: [range] }: Anchor = suggestion.anchor): Placed {
  return { suggestion, from: range?.from ?? 0, to: range?.to ?? 0 };
}

/** Shows these suggestions: all that there are, or those that are new or other than before. Positions are those of `tr.doc`. */
export const setSuggestions = (tr: Transaction, change: { all: readonly Placed[] } | { upsert: readonly Placed[] }) => ask(tr, change);

/** Says whose card is open: its words are drawn stronger. */
export const showOpenSuggestion = (tr: Transaction, openId: string | null) => ask(tr, { openId }).setMeta('addToHistory', false);

function ask(tr: Transaction, request: Request): Transaction {
  const earlier: readonly Request[] = tr.getMeta(suggestionKey) ?? [];
  return tr.setMeta(suggestionKey, [...earlier, request]);
}

/** Where a suggestion stands in the editor now, mapped through everything since it was shown. Null for an unknown one. */
export function suggestionPlace(state: EditorState, id: string): MarkSpan | null {
  const found = suggestionKey.getState(state)?.placed.get(id);
  return found ? { from: found.from, to: found.to } : null;
}

/** The open suggestions that touch a span, at an edge too, and whose words stand there. */
export function suggestionsAt(state: EditorState, { from, to }: MarkSpan): Placed[] {
  const all = [...(suggestionKey.getState(state)?.placed.values() ?? [])];
  return all.filter((one) => one.from <= to && from <= one.to && isShown(one));
}

/** What is drawn of them. */
export const suggestionDecorations = (state: EditorState): DecorationSet =>
  suggestionKey.getState(state)?.decorations ?? DecorationSet.empty;

/** An outdated suggestion is not drawn: striking out words that it was not made on would be a lie. It is in the list, with its old words. */
const isShown = ({ suggestion }: Placed) =>
  suggestion.settled === null && (suggestion.anchor.state === 'exact' || suggestion.anchor.state === 'moved');

/**
 * Draws open suggestions in pencil: the words that are to go struck out, those that are proposed beside them. These are no text of the page:
 * a style sheet writes them from an attribute, so that finding and copying pass them over. Settled ones are followed, since they can be reopened.
 */
export function suggestionPlugin(onOpen: (id: string) => void = () => undefined): Plugin {
  return new Plugin<SuggestionState>({
    key: suggestionKey,
    state: {
      init: () => ({ placed: new Map(), openId: null, window: FIRST_WINDOW, decorations: DecorationSet.empty }),
      apply(tr, old) {
        const requests: readonly Request[] = tr.getMeta(suggestionKey) ?? [];
        if (requests.length === 0 && (!tr.docChanged || old.placed.size === 0)) return old;
        const next = { ...old, placed: tr.docChanged ? mapPlaced(old.placed, tr) : old.placed };
        for (const request of requests) {
          if ('all' in request) next.placed = new Map(request.all.map((one) => [one.suggestion.id, one]));
          else if ('upsert' in request) {
            next.placed = new Map([...next.placed, ...request.upsert.map((one) => [one.suggestion.id, one] as const)]);
          } else if ('openId' in request) next.openId = request.openId;
          else next.window = request.window;
        }
        next.decorations = requests.length > 0 ? draw(tr.doc, next) : old.decorations.map(tr.mapping, tr.doc);
        return next;
      },
    },
    props: {
      decorations: suggestionDecorations,
      handleDOMEvents: {
        click(_view, { target }) {
          const element = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion]') : null;
          if (element?.dataset.suggestion) onOpen(element.dataset.suggestion);
          return false;
        },
      },
    },
    view(view: EditorView) {
      const window = new MarkWindow(
        view,
        () => countShown(view.state) > DRAW_ALL,
        () => suggestionKey.getState(view.state)?.window ?? FIRST_WINDOW,
        (span) => view.dispatch(ask(view.state.tr, { window: span })),
      );
      return { update: () => window.update(), destroy: () => window.destroy() };
    },
  });
}

function countShown(state: EditorState): number {
  let count = 0;
  for (const one of suggestionKey.getState(state)?.placed.values() ?? []) if (isShown(one)) count += 1;
  return count;
}

function mapPlaced(placed: ReadonlyMap<string, Placed>, { mapping }: Transaction): Map<string, Placed> {
  const mapped = new Map<string, Placed>();
  for (const [id, one] of placed) {
    const from = mapping.map(one.from, 1);
    mapped.set(id, { ...one, from, to: Math.max(from, mapping.map(one.to, -1)) });
  }
  return mapped;
}

function draw(doc: Node, { placed, openId, window }: SuggestionState): DecorationSet {
  const shown = [...placed.values()].filter((one) => isShown(one) && one.to <= doc.content.size);
  const isAll = shown.length <= DRAW_ALL;
  const near = shown.filter(({ from, to }) => isAll || (to >= window.from && from <= window.to));
  return DecorationSet.create(
    doc,
    near.flatMap((one) => drawOne(doc, one, one.suggestion.id === openId)),
  );
}

function drawOne(doc: Node, { suggestion, from, to }: Placed, isOpen: boolean): Decoration[] {
  const { id, replacement } = suggestion;
  if (placeOfSuggestion(doc, { anchor: { state: 'exact', ranges: [{ from, to, exact: '', prefix: '', suffix: '' }] } }) === null) return [];
  const state = isOpen ? ' open' : '';
  const out = Decoration.inline(from, to, { nodeName: 'del', class: `suggested-out${state}`, 'data-suggestion': id });
  const beside = Decoration.widget(to, () => insertion(id, replacement, from < to ? `${state} replaces` : state), {
    // Before the caret: what is typed goes on behind it.
    side: -1,
    key: `suggestion ${id} ${replacement}${state}`,
    ignoreSelection: true,
  });
  return [...(from < to ? [out] : []), ...(replacement === '' ? [] : [beside])];
}

function insertion(id: string, words: string, state: string): HTMLElement {
  const element = document.createElement('span');
  element.className = `suggested-in${state}`;
  element.dataset.suggestion = id;
  element.dataset.words = words;
  element.contentEditable = 'false';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', `Suggested: ${words}`);
  return element;
}
