import type { Plugin } from '@tiptap/pm/state';
import { annotationPlugin, type TextMark } from './annotation-plugin';
import type { Bindings } from './bindings';
import { caretPlugin } from './caret-plugin';
import { type Composing, composingPlugin } from './composing';
import { evidencePaste } from './evidence-paste';
import { exactSelection } from './exact-selection';
import { gatherPlugin } from './gather-plugin';
import { keymapPlugin } from './keymap';
import { type Mode, modePlugin } from './mode';
import { suggestPlugin } from './suggest-plugin';
import { suggestionPlugin } from './suggestion-plugin';
import { type Page, textCommands } from './text-commands';
import { makeTextCuts } from './text-cuts';
import { threadPlugin } from './thread-plugin';
import { typingPlugin } from './typing-plugin';

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
    modePlugin(mode),
    suggestPlugin(page),
    typingPlugin(),
    threadPlugin(),
    exactSelection(),
    gatherPlugin(),
    suggestionPlugin((id) => page()?.openSuggestion(id)),
    // After those that part the text.
    annotationPlugin({ marks, cardOf: (id) => `card-${id}`, cuts: makeTextCuts(), onActivate, verdictNameOf }),
  ];
}
