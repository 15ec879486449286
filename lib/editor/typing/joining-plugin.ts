import { keymap } from '@tiptap/pm/keymap';
import type { Command, EditorState, Plugin } from '@tiptap/pm/state';
import { joinBehind, pullIntoItem } from '@/lib/domain/text/behind-block';

/**
 * Joins a paragraph to the list or quotation before it by keys, in place of the keys that TipTap's lists and quotations bring. Must stand before those.
 */
export const joiningPlugin = (): Plugin => keymap({ Backspace: backspace, 'Mod-Backspace': backspace, Tab: pullIntoItem });

/** Right after a sign has begun a block, Backspace takes that back, and joins nothing. */
const backspace: Command = (state, dispatch) => !hasJustBegunBlock(state) && joinBehind(state, dispatch);

const hasJustBegunBlock = (state: EditorState) => state.plugins.some((plugin) => 'isInputRules' in plugin.spec && plugin.getState(state));
