import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { isOfInputMethod } from '../keys/input-method';
import { getMode, isNavigation, isTyped, swallow } from '../keys/mode';
import type { Page } from '../keys/text-commands';
import type { MarkSpan } from '../marks/mark-positions';
import { charactersOf } from './characters';
import { holdDrawing } from './hold-drawing';
import { type Direction, spanBeside, type Unit } from './span-beside';
import { syncSelection } from './sync-selection';

/**
 * In Edit mode of those who may suggest and not edit, every way to change the text by hand makes a suggestion instead: typing, deleting,
 * cutting, pasting, what a spelling aid replaces, what an input method composes. The text itself cannot change by hand then, whatever a
 * program does to the page. Must stand before all plugins that handle keys of the text.
 */
export function suggestPlugin(page: () => Page | null): Plugin {
  // Also before the page is there: no key may change a text that its person may not edit.
  const isOn = (state: EditorState) => getMode(state) === 'edit' && page()?.canEdit !== true;
  const attempt = (work: (page: Page) => void) => {
    const found = page();
    if (found?.canSuggest) found.attempt(() => work(found));
  };
  const write = (view: EditorView, text: string, span?: MarkSpan | null) =>
    attempt(({ writer }) => {
      syncSelection(view);
      writer.write(span ?? view.state.selection, text);
    });
  const type = (view: EditorView, event: InputEvent, text: string) =>
    attempt(({ writer }) => {
      // Asked before the selection is synced: some browsers have selected by now what is to go.
      if (!isForLetterBefore(view, event) || !writer.replaceLast(text)) write(view, text);
    });
  const erase = (view: EditorView, direction: Direction, unit: Unit) =>
    attempt(({ writer, language }) => {
      syncSelection(view);
      const span = spanToErase(view, direction, unit, language);
      if (span) writer.erase(span, direction, unit);
    });

  let drawAgain: () => void = () => undefined;
  let isComposing = false;
  const readComposed = (view: EditorView) => {
    isComposing = false;
    if (hasObserver(view)) view.domObserver.start();
    // Tells ProseMirror to read the paragraph: what it finds comes to `handleTextInput`, and the page is put back.
    const node = view.dom.ownerDocument.getSelection()?.focusNode;
    if (node instanceof Text && view.dom.contains(node)) node.replaceData(0, 0, '');
    if (hasObserver(view)) view.domObserver.flush();
    drawAgain();
  };
  // Whether a page that goes, or is out of sight, comes back is known to nobody: what is composed by then is taken as it is.
  const takeComposed = (view: EditorView) => {
    if (!isComposing) return;
    // By leaving the text the input method hears of it, and does not go on in words that are taken out of the page.
    view.dom.blur();
    // Not every browser ends it at once.
    if (isComposing) readComposed(view);
    view.focus();
  };
  return new Plugin({
    filterTransaction: (tr, state) => !(isOn(state) && isTyped(tr)),
    view: (view) => {
      const onGone = () => takeComposed(view);
      const onHidden = () => {
        if (document.visibilityState === 'hidden') takeComposed(view);
      };
      // In the capture phase: before the page keeps what there is.
      window.addEventListener('pagehide', onGone, { capture: true });
      document.addEventListener('visibilitychange', onHidden, { capture: true });
      return {
        update(_, before) {
          // Leaving the place ends the suggestion: what is typed there later is an undo of its own.
          const found = page();
          if (found?.canSuggest && !view.state.selection.eq(before.selection) && !found.writer.isAtCaret()) found.writer.close();
        },
        destroy() {
          window.removeEventListener('pagehide', onGone, { capture: true });
          document.removeEventListener('visibilitychange', onHidden, { capture: true });
        },
      };
    },
    props: {
      // What an input method has composed, and what programs write into the page: ProseMirror reads it off the DOM, and puts the DOM back.
      handleTextInput(view, from, to, text) {
        if (!isOn(view.state)) return false;
        // The selection is not synced: the page holds words that the text does not have.
        attempt(({ writer }) => writer.write({ from, to }, text));
        return true;
      },
      handlePaste: (view) => isOn(view.state),
      handleDrop: (view) => isOn(view.state),
      handleDOMEvents: {
        keydown(view, event) {
          if (!isOn(view.state) || isNavigation(event) || event.isComposing) return false;
          const direction = ({ Backspace: 'back', Delete: 'forward' } as const)[event.key];
          // What an input method deletes it has deleted itself: the letter that it began with is none of the text.
          if (direction && !isOfInputMethod(event)) {
            event.preventDefault();
            erase(view, direction, event.ctrlKey || event.altKey || event.metaKey ? 'word' : 'character');
          }
          // Not prevented, so that the browser's own keys work; what they would type is, below.
          return true;
        },
        // Not prevented: without a key press there would be no input to take.
        keypress: (view) => isOn(view.state),
        beforeinput(view, event) {
          if (!isOn(view.state)) return false;
          // Cannot be prevented: it is taken when it is done. Safari first takes out what was composed, and then puts in what it came to.
          if (event.inputType.includes('Composition')) return true;
          event.preventDefault();
          const { data } = event;
          const { inputType } = event;
          if (inputType.startsWith('delete')) {
            erase(view, inputType.includes('Forward') ? 'forward' : 'back', /Word|Line/.test(inputType) ? 'word' : 'character');
          } else if (inputType === 'insertText' && data) type(view, event, data);
          else if (inputType === 'insertReplacementText') {
            write(view, event.dataTransfer?.getData('text/plain') ?? data ?? '', targetOf(view, event));
          }
          return true;
        },
        paste(view, event) {
          if (!isOn(view.state)) return false;
          event.preventDefault();
          const text = event.clipboardData?.getData('text/plain') ?? '';
          // A suggestion is one line: pasted lines run on.
          if (text.trim() !== '') write(view, text.replace(/\s*[\n\r\u2028\u2029]+\s*/g, ' '));
          return true;
        },
        cut(view, event) {
          if (!isOn(view.state)) return false;
          event.preventDefault();
          const { from, to, empty } = view.state.selection;
          if (empty) return true;
          event.clipboardData?.setData('text/plain', wordsBetween(view.state.doc, from, to));
          erase(view, 'back', 'character');
          return true;
        },
        drop: (view, event) => isOn(view.state) && swallow(event),
        // What is composed is written into the page until it is done: put back at once, as what cannot be, the composition would break off.
        compositionstart(view) {
          if (!isOn(view.state)) return false;
          if (hasObserver(view)) view.domObserver.stop();
          drawAgain();
          drawAgain = holdDrawing(view, isOn);
          isComposing = true;
          return true;
        },
        compositionupdate: (view) => isOn(view.state),
        compositionend(view) {
          // Also where it was begun in this mode and is not ended in it: the right to edit, or its end, may come meanwhile.
          if (!isComposing) return false;
          readComposed(view);
          return true;
        },
      },
    },
  });
}

/** What of ProseMirror's view reads the page: prosemirror-view 1.42 has it, and says so nowhere. Without it, each key of a composition counts. */
interface Observed {
  domObserver: { stop(): void; start(): void; flush(): void };
}

const hasObserver = (view: object): view is Observed =>
  'domObserver' in view && typeof view.domObserver === 'object' && view.domObserver !== null && 'stop' in view.domObserver;

function targetOf(view: EditorView, event: InputEvent): MarkSpan | null {
  const [range] = event.getTargetRanges();
  if (!range || !view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer)) return null;
  return { from: view.posAtDOM(range.startContainer, range.startOffset), to: view.posAtDOM(range.endContainer, range.endOffset) };
}

/**
 * True if the input is to take the place of the letter before the caret: the accents of a held key. The letter that stands there is the article's, since
 * what is suggested is none of its text.
 */
function isForLetterBefore(view: EditorView, event: InputEvent): boolean {
  const { selection, doc } = view.state;
  const target = targetOf(view, event);
  return selection.empty && target?.to === selection.from && charactersOf(wordsBetween(doc, target.from, target.to)).length === 1;
}

/** What a deletion means: the selection, or the character or word beside the caret. Null where there is none. */
function spanToErase({ state }: EditorView, direction: Direction, unit: Unit, language: string): MarkSpan | null {
  const { selection, doc } = state;
  if (!selection.empty) return { from: selection.from, to: selection.to };
  return selection instanceof TextSelection ? spanBeside(doc, selection.from, direction, unit, language) : null;
}
