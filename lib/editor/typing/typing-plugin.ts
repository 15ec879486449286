import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { getMode } from '../keys/mode';
import { syncSelection } from './sync-selection';

/**
 * Writes what is typed inside a mark itself. Left to the browser, ProseMirror reads the change off the DOM and then draws the whole
 * piece of text anew, since it can't know what the browser did to the elements around it: twice the layout at every key.
 * Input methods, dictation of replacements and Android's keyboards go ProseMirror's own way.
 */
export function typingPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          const { data } = event;
          if (event.inputType !== 'insertText' || !data || !event.cancelable || event.isComposing || view.composing) return false;
          if (getMode(view.state) !== 'edit' || /Android/.test(navigator.userAgent) || !isInsideMark(view.dom)) return false;
          syncSelection(view);
          const { selection } = view.state;
          if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return false;
          const { from, to } = selection;
          if (!isFor(view, event, from, to)) return false;
          const write = () => view.state.tr.insertText(data, from, to).scrollIntoView();
          if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, data, write))) view.dispatch(write());
          event.preventDefault();
          return true;
        },
      },
    },
  });
}

/** True if the input goes where the selection is: the accents of a held key replace the letter before it. */
function isFor(view: EditorView, event: InputEvent, from: number, to: number): boolean {
  const [range] = event.getTargetRanges();
  return (
    range !== undefined &&
    view.posAtDOM(range.startContainer, range.startOffset) === from &&
    view.posAtDOM(range.endContainer, range.endOffset) === to
  );
}

/** True if the browser's caret stands in a drawn mark. */
function isInsideMark(text: HTMLElement): boolean {
  const node = text.ownerDocument.getSelection()?.focusNode;
  return (node instanceof Element ? node : node?.parentElement)?.closest('mark.text-mark') != null;
}
