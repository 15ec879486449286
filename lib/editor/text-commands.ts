import type { EditorView } from '@tiptap/pm/view';
import { DomainError } from '@/lib/domain/errors';
import type { TagKind } from '@/lib/domain/tag-kinds';
import type { ActionHistory } from './action-history';
import { markRanges } from './annotation-plugin';
import type { CommandId, TextCommand } from './keymap';
import { getMode, type Mode, setMode } from './mode';
import { extendSentence, shrinkSentence } from './sentence-selection';
import type { TagActions } from './tag-actions';

/** Why Edit mode is off for those whose role does not edit. */
export const EDIT_OFF = 'Editors and leads of this desk edit the text.';

/** What the commands of the text need from the page around it. */
export interface Page {
  actions: TagActions;
  history: ActionHistory;
  language: string;
  canTag: boolean;
  canEdit: boolean;
  /** Runs what may be refused, and tells the person the sentence if it is. */
  attempt(work: () => void): void;
  /** Tags the selection, or the sentence at the caret. */
  tag(kind: TagKind): void;
  /** Changes the kind of the active tag, asking first where a verdict would go. */
  changeKind(kind: TagKind): void;
  removeActive(): void;
  showMode(mode: Mode): void;
  focus(part: 'card' | 'source' | 'verdict' | 'find'): void;
}

/** The commands of the text by their ids. `page` is asked at each key: it comes to be after the editor. */
export function textCommands(page: () => Page | null): Partial<Record<CommandId, TextCommand>> {
  const withPage = (work: (page: Page, view: EditorView) => void): TextCommand => {
    return (view) => {
      const found = page();
      if (found) work(found, view);
      return found !== null;
    };
  };
  const tagging = (work: (page: Page, view: EditorView) => void) =>
    withPage((found, view) => {
      if (found.canTag) found.attempt(() => work(found, view));
    });
  const kind = (wanted: TagKind) =>
    tagging((found) => {
      if (found.actions.isCaretInActive()) found.changeKind(wanted);
      else found.tag(wanted);
    });
  const edge = (which: 'from' | 'to', by: 1 | -1) =>
    tagging(({ actions }) => {
      const active = actions.active();
      if (active) actions.moveEdge(active, which, by);
    });
  const go = (by: 1 | -1) => withPage(({ actions }, view) => goTo(view, actions, actions.neighbour(by)));

  return {
    tagClaim: kind('claim'),
    tagOpinion: kind('opinion'),
    tagProposal: kind('proposal'),
    extendSentence: withPage(({ language }, view) => select(view, extendSentence(view.state, language))),
    shrinkSentence: withPage(({ language }, view) => select(view, shrinkSentence(view.state, language))),
    nextTag: go(1),
    previousTag: go(-1),
    nextUnchecked: withPage(({ actions }, view) => goTo(view, actions, actions.nextUnchecked())),
    growEnd: edge('to', 1),
    shrinkEnd: edge('to', -1),
    growStart: edge('from', 1),
    shrinkStart: edge('from', -1),
    removeTag: tagging((found) => found.removeActive()),
    addSource: withPage(({ focus }) => focus('source')),
    giveVerdict: withPage(({ focus }) => focus('verdict')),
    enterCard: withPage(({ focus }) => focus('card')),
    findTag: withPage(({ focus }) => focus('find')),
    enterEdit: withPage((found) =>
      found.attempt(() => {
        if (!found.canEdit) throw new DomainError('forbidden', EDIT_OFF);
        found.showMode('edit');
      }),
    ),
    leave: withPage((found, view) => {
      if (getMode(view.state) === 'edit') found.showMode('tag');
      else found.actions.activate(null);
    }),
    undo: withPage((found) => found.attempt(() => found.history.undo())),
    redo: withPage((found) => found.attempt(() => found.history.redo())),
  };
}

function select(view: EditorView, transaction: ReturnType<typeof extendSentence>): void {
  if (transaction) view.dispatch(transaction.scrollIntoView());
}

/** Makes a tag active and brings its words into view. */
export function goTo(view: EditorView, actions: TagActions, id: string | null): void {
  if (id === null) return;
  actions.visit(id);
  const first = markRanges(view.state, id)[0];
  if (!first) return;
  const { node, offset } = view.domAtPos(first.from);
  const element = node instanceof Element ? (node.children[offset] ?? node) : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

/** Puts the editor into a mode. */
export function enterMode(view: EditorView, mode: Mode): void {
  view.dispatch(setMode(view.state.tr, mode));
}
