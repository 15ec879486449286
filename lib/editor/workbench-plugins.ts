import type { Plugin } from '@tiptap/pm/state';
import type { Bindings } from './keys/bindings';
import { keymapPlugin } from './keys/keymap';
import { type Mode, modePlugin } from './keys/mode';
import { type Page, textCommands } from './keys/text-commands';
import { annotationPlugin } from './marks/annotation-plugin';
import { gatherPlugin } from './marks/gather-plugin';
import type { TextMark } from './marks/mark-positions';
import { suggestionPlugin } from './marks/suggestion-plugin';
import { makeTextCuts } from './marks/text-cuts';
import { threadPlugin } from './marks/thread-plugin';
import { exactSelection } from './tags/exact-selection';
import { captionPlugin } from './typing/caption-plugin';
import { caretPlugin } from './typing/caret-plugin';
import { type Composing, composingPlugin } from './typing/composing';
import { dragPlugin } from './typing/drag-plugin';
import { earlyPaste } from './typing/early-paste';
import { evidencePaste } from './typing/evidence-paste';
import { joiningPlugin } from './typing/joining-plugin';
import { suggestPlugin } from './typing/suggest-plugin';
import { typingPlugin } from './typing/typing-plugin';

interface Options {
  mode: Mode;
  marks: readonly TextMark[];
  /** Which keys mean what for this person, now. */
  bindings(): Bindings;
  /** The page around the editor, once it is there. */
  page(): Page | null;
  onActivate(id: string | null): void;
  /** What the house calls a tag's verdict. */
  verdictNameOf(id: string): string | undefined;
  composing: Composing;
}

/** The plugins of the workbench in the order that they need: keys before the mode that swallows what is left. */
export function workbenchPlugins({ mode, marks, bindings, page, onActivate, verdictNameOf, composing }: Options): Plugin[] {
  return [
    composingPlugin(composing),
    caretPlugin(),
    keymapPlugin(textCommands(page), bindings),
    evidencePaste(page),
    earlyPaste(page),
    modePlugin(mode),
    dragPlugin(),
    suggestPlugin(page),
    typingPlugin(),
    captionPlugin(),
    joiningPlugin(),
    threadPlugin(),
    exactSelection(),
    gatherPlugin(),
    suggestionPlugin((id) => page()?.openSuggestion(id)),
    // After those that part the text.
    annotationPlugin({ marks, cardOf: (id) => `card-${id}`, cuts: makeTextCuts(), onActivate, verdictNameOf }),
  ];
}
