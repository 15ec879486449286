import type { EditorView } from '@tiptap/pm/view';
import { DomainError } from '@/lib/domain/errors';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';
import { sayEdge } from '../say-edge';
import { extendSentence, shrinkSentence } from '../tags/sentence-selection';
import type { TagActions } from '../tags/tag-actions';
import type { SuggestionWriter } from '../typing/suggestion-writer';
import type { ActionHistory, UndoEvent } from '../undo/action-history';
import type { CommandId, TextCommand } from './keymap';
import { getMode, type Mode, setMode } from './mode';

/** Why Edit mode is off for those whose role does not edit. */
export const EDIT_OFF = 'Editors and leads of this desk edit the text.';

/** Why Tag mode is off for those whose role does not tag: authors and readers, of whom some edit or suggest. */
export const TAG_OFF = 'Checkers, editors and leads of this desk tag.';

/** What Edit mode is for those who may not edit the text, and may suggest. */
export const SUGGEST_TIP = 'Your role suggests changes; editors and leads accept them.';

/** Why nothing is taken back in Read mode. */
const NOT_IN_READ = 'In Read mode nothing is undone or done again.';

/** What of the page focus can go to. */
export type PagePart = 'card' | 'source' | 'lastSource' | 'verdict' | 'type' | 'assignee' | 'due' | 'find' | 'tags';
/** What opens over the page: the menu of everything, all keys, the number of a paragraph. */
export type PageOverlay = 'menu' | 'keys' | 'paragraph';

/** What the commands of the text need from the page around it. */
export interface Page {
  actions: TagActions;
  history: ActionHistory;
  language: string;
  canTag: boolean;
  canEdit: boolean;
  /** In Edit mode what is typed becomes a suggestion. */
  canSuggest: boolean;
  /** What keeps the article from being changed by anybody. */
  whyLocked: string | null;
  /** Writes what is typed as suggestions. */
  writer: SuggestionWriter;
  /** Says to a screen reader what was done. */
  say(what: string): void;
  /** Says to a screen reader which tag a key went to, or `none` where there was none to go to. */
  sayTag(id: string | null, none?: string): void;
  /** Says to a screen reader that something was undone or done again, and what; or `none` where there was nothing. */
  sayBack(how: string, event: UndoEvent | null, none: string): void;
  /** Keeps the selected words while more are selected. */
  keepSelection(): void;
  /** Gives the active tag the selected words, or takes them out of it. */
  changePlaces(way: 'add' | 'takeOut'): void;
  /** Runs what may be refused, and tells the person the sentence if it is. */
  attempt(work: () => void): void;
  /** Tags the selection, or the sentence at the caret. */
  tag(kind: TagKind): void;
  /** Changes the kind of the active tag, asking first where a verdict would go. */
  changeKind(kind: TagKind): void;
  removeActive(): void;
  /** Marks the sentence clear and selects the next one that nobody has seen; or not clear any more. */
  toggleClear(): void;
  /** Selects the next sentence that nobody has seen. */
  goToUnseen(): void;
  /** What was pasted while a tag is active becomes its source, if there is a link in it. */
  pasteEvidence(text: string): void;
  /** Opens the card of a suggestion. */
  openSuggestion(id: string): void;
  showMode(mode: Mode): void;
  focus(part: PagePart): void;
  /** Begins a comment on the selected words, or goes to the field of the active tag's card. */
  comment(): void;
  /** Settles the open thread, or opens it again. */
  resolveThread(): void;
  /** Shows the desk's guidelines beside the text, or puts them away. */
  toggleGuidelines(): void;
  /** Puts them away, if they are there. */
  closeGuidelines(): void;
  /** Opens what lies over the page. */
  open(part: PageOverlay): void;
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
      if (found.actions.isActiveMeant()) found.changeKind(wanted);
      else found.tag(wanted);
    });
  const edge = (which: 'from' | 'to', by: 1 | -1) =>
    tagging(({ actions, say }, view) => {
      const active = actions.active();
      const moved = active && actions.moveEdge(active, which, by);
      if (moved) say(sayEdge(view.state.doc, moved, which));
    });
  const goingBack = (work: (page: Page) => void) =>
    withPage((found, view) =>
      found.attempt(() => {
        // The text may be locked: what is taken back of it would be refused as it is sent, and the page with it.
        if (getMode(view.state) === 'read') throw new DomainError('forbidden', found.whyLocked ?? NOT_IN_READ);
        work(found);
      }),
    );
  const go = (by: 1 | -1) =>
    withPage(({ actions, sayTag }, view) => {
      const next = actions.neighbour(by);
      goTo(view, actions, next);
      sayTag(next, by === 1 ? 'No tag after' : 'No tag before');
    });

  return {
    tagClaim: kind('claim'),
    tagOpinion: kind('opinion'),
    tagProposal: kind('proposal'),
    tagClear: tagging((found) => found.toggleClear()),
    nextUnseen: withPage((found) => found.goToUnseen()),
    extendSentence: withPage((found, view) => select(found, view, extendSentence)),
    shrinkSentence: withPage((found, view) => select(found, view, shrinkSentence)),
    nextTag: go(1),
    previousTag: go(-1),
    nextUnchecked: withPage(({ actions, attempt, sayTag }, view) =>
      attempt(() => {
        const next = actions.nextUnchecked();
        if (next === null) throw new DomainError('invalid', 'Nothing in this article is left to check.');
        goTo(view, actions, next);
        sayTag(next);
      }),
    ),
    growEnd: edge('to', 1),
    shrinkEnd: edge('to', -1),
    growStart: edge('from', 1),
    shrinkStart: edge('from', -1),
    keepSelection: withPage(({ keepSelection, attempt }) => attempt(keepSelection)),
    addWords: tagging(({ changePlaces }) => changePlaces('add')),
    takeOutWords: tagging(({ changePlaces }) => changePlaces('takeOut')),
    removeTag: tagging((found) => found.removeActive()),
    addSource: withPage(({ focus }) => focus('source')),
    repeatSource: tagging((found) => found.focus('lastSource')),
    giveVerdict: withPage(({ focus }) => focus('verdict')),
    setType: withPage(({ focus }) => focus('type')),
    showGuidelines: withPage((found) => found.toggleGuidelines()),
    assign: withPage(({ focus }) => focus('assignee')),
    setDue: withPage(({ focus }) => focus('due')),
    comment: withPage((found) => found.attempt(() => found.comment())),
    resolveThread: withPage((found) => found.attempt(() => found.resolveThread())),
    enterCard: withPage(({ focus }) => focus('card')),
    findTag: withPage(({ focus }) => focus('find')),
    openTags: withPage(({ focus }) => focus('tags')),
    goToParagraph: withPage(({ open }) => open('paragraph')),
    openMenu: withPage(({ open }) => open('menu')),
    showKeys: withPage(({ open }) => open('keys')),
    enterEdit: withPage((found) =>
      found.attempt(() => {
        if (!found.canEdit && !found.canSuggest) throw new DomainError('forbidden', found.whyLocked ?? EDIT_OFF);
        found.showMode('edit');
      }),
    ),
    leave: withPage((found, view) => {
      found.writer.close();
      // What was gathered goes first: the tag may be the one that it is for.
      if (found.actions.letGo()) return;
      if (getMode(view.state) === 'edit') found.showMode(found.canTag ? 'tag' : 'read');
      else if (found.actions.active()) found.actions.activate(null);
      else found.closeGuidelines();
    }),
    undo: goingBack(({ history, sayBack }) => sayBack('Undone', history.undo(), 'Nothing to undo')),
    redo: goingBack(({ history, sayBack }) => sayBack('Done again', history.redo(), 'Nothing to do again')),
  };
}

function select({ language, say }: Page, view: EditorView, change: typeof extendSentence): void {
  const transaction = change(view.state, language);
  if (!transaction) return;
  const isReading = getMode(view.state) === 'read';
  // Where nothing is edited ProseMirror shows its selection only if the page's is in the text, and a screen reader tells nothing of it.
  if (isReading) view.dom.ownerDocument.getSelection()?.collapse(view.dom);
  view.dispatch(transaction);
  const { doc, selection } = view.state;
  if (isReading) say(doc.textBetween(selection.from, selection.to, ' ') || 'Nothing selected');
}

/** Makes a tag active and brings its words into view. */
export function goTo(view: EditorView, actions: TagActions, id: string | null): void {
  if (id === null) return;
  const first = actions.visit(id);
  if (first) scrollToWords(view, first.from);
}

/** Brings the words at this position into sight. */
export function scrollToWords(view: EditorView, at: number): void {
  const { node, offset } = view.domAtPos(at);
  const element = node instanceof Element ? (node.children[offset] ?? node) : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

/** Puts the editor into a mode. */
export function enterMode(view: EditorView, mode: Mode): void {
  view.dispatch(setMode(view.state.tr, mode));
}
