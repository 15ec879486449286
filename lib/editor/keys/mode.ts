import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { GOING_BACK, RECEIVED } from '../session/session-options';

/** tag: the caret moves, letters are commands. edit: letters type. read: nothing can be changed. */
export type Mode = 'tag' | 'edit' | 'read';

const modeKey = new PluginKey<Mode>('mode');

/** Has the editor take that mode with the transaction. */
export function setMode(tr: Transaction, mode: Mode): Transaction {
  return tr.setMeta(modeKey, mode);
}

/** The mode of an editor; read where it has none. */
export function getMode(state: EditorState): Mode {
  return modeKey.getState(state) ?? 'read';
}

const attributesOfMode: Record<Mode, Record<string, string>> = {
  // No inputmode keyboard on phones: in Tag mode nothing can be typed. Nor are words marked as misspelt, which looks like a tag and cannot be mended here.
  tag: { role: 'textbox', 'aria-multiline': 'true', 'aria-readonly': 'true', inputmode: 'none', spellcheck: 'false', 'data-mode': 'tag' },
  // A browser that offers how a sentence could go on sends it to its maker.
  edit: { role: 'textbox', 'aria-multiline': 'true', 'aria-readonly': 'false', writingsuggestions: 'false', 'data-mode': 'edit' },
  // Not editable, yet it takes focus: the keys that go round work here too.
  read: { role: 'article', tabindex: '0', spellcheck: 'false', 'data-mode': 'read' },
};

/** The attributes of the text's element. TipTap sets a role of its own, so it must be given these as `editorProps.attributes`. */
export function modeAttributes(state: EditorState): Record<string, string> {
  return attributesOfMode[getMode(state)];
}

/**
 * The mode in which the workbench opens: the one that a person wants if their role may, else Tag for those who tag and Read for others. Who wants
 * Edit and may only suggest begins with that: it is the same mode.
 */
export function modeToOpen(wanted: Mode | null, may: { canTag: boolean; canEdit: boolean; canSuggest: boolean }): Mode {
  const isAllowed = { tag: may.canTag, edit: may.canEdit || may.canSuggest, read: true };
  if (wanted !== null && isAllowed[wanted]) return wanted;
  return may.canTag ? 'tag' : 'read';
}

/**
 * The mode in which a text goes on that was locked and is opened again: as it opens, but never Edit. Whoever goes round it by keys meanwhile would
 * write these letters into it.
 */
export function modeToReturn(wanted: Mode | null, may: Parameters<typeof modeToOpen>[1]): Mode {
  return modeToOpen(wanted === 'edit' ? null : wanted, may);
}

/** Brings focus to the text, in Read mode too, where ProseMirror's own `focus` leaves it where it is. */
export function focusText(view: EditorView): void {
  if (view.editable) view.focus();
  else view.dom.focus({ preventScroll: true });
}

/** Keys that move the caret or the focus and change nothing. */
export function isNavigation(event: Pick<KeyboardEvent, 'key'>): boolean {
  return /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown|Shift|Control|Alt|Meta|AltGraph|CapsLock|F\d+)$/.test(event.key);
}

/**
 * Ways by which text may change in Tag mode: undo, what others wrote, an outbox that is put back. All else that changes text is a
 * person's input by a way that no event tells of in time, such as an input method's or a dictation program's.
 */
const waysFromElsewhere = [GOING_BACK, 'collab$', RECEIVED];

/** True for a change of the text by a person's own hand. */
export const isTyped = (tr: Transaction) => tr.docChanged && waysFromElsewhere.every((way) => tr.getMeta(way) === undefined);

/** Takes an event from the browser and from all plugins behind. */
export const swallow = (event: Event) => {
  event.preventDefault();
  return true;
};

/**
 * Holds the mode, and in Tag mode keeps the text focusable while every way to change it by hand is swallowed. Changes that come
 * from elsewhere (other people, undo) pass. Must stand before all plugins that handle keys.
 */
export function modePlugin(initial: Mode): Plugin {
  const inTag = (state: EditorState) => getMode(state) === 'tag';
  return new Plugin<Mode>({
    key: modeKey,
    state: {
      init: () => initial,
      apply: (tr, mode) => tr.getMeta(modeKey) ?? mode,
    },
    view(view) {
      // React saves and restores the selection of a focused `contentEditable` around every commit, for which it walks its whole DOM:
      // 30 ms in a long article. ProseMirror keeps the selection itself, so React is told that there is none.
      Object.defineProperty(view.dom, 'contentEditable', {
        configurable: true,
        get: () => 'inherit',
        set: (value: string) => view.dom.setAttribute('contenteditable', value),
      });
      return {};
    },
    // A composition can't be cancelled, and some programs write into the page: that is refused here, and the view puts the text back.
    filterTransaction: (tr, state) => !(inTag(state) && isTyped(tr)),
    props: {
      editable: (state) => getMode(state) !== 'read',
      attributes: modeAttributes,
      handleTextInput: (view) => inTag(view.state),
      handlePaste: (view) => inTag(view.state),
      handleDrop: (view) => inTag(view.state),
      // Also keys that ProseMirror makes up itself, from what an Android keyboard did to the DOM.
      handleKeyDown: (view, event) => inTag(view.state) && !isNavigation(event),
      handleDOMEvents: {
        // Not prevented, so that the browser's own keys (reload, find, copy, Tab to leave) work: what they would type is, below.
        keydown: (view, event) => inTag(view.state) && !isNavigation(event),
        keypress: (view, event) => inTag(view.state) && swallow(event),
        beforeinput: (view, event) => inTag(view.state) && swallow(event),
        cut: (view, event) => inTag(view.state) && swallow(event),
        paste: (view, event) => inTag(view.state) && swallow(event),
        drop: (view, event) => inTag(view.state) && swallow(event),
        // ProseMirror would protect the text node of a composition; unprotected, it is put back at once.
        compositionstart: (view) => inTag(view.state),
        compositionupdate: (view) => inTag(view.state),
        compositionend: (view) => inTag(view.state),
      },
    },
  });
}
