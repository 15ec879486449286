import { chainCommands, joinBackward, joinTextblockBackward } from '@tiptap/pm/commands';
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { ReplaceAroundStep } from '@tiptap/pm/transform';

const isList = (node: Node) => node.type.name === 'bulletList' || node.type.name === 'orderedList';

/** The text block that the caret is at the beginning of, and the block before it in the same parent. Null where there is no such thing. */
function atBlockBehind({ selection }: Parameters<Command>[0]): { $start: ResolvedPos; previous: Node } | null {
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $from } = selection;
  const index = $from.depth > 0 ? $from.index(-1) : 0;
  if (index === 0 || $from.parentOffset > 0 || !$from.parent.isTextblock) return null;
  return { $start: $from, previous: $from.node(-1).child(index - 1) };
}

function isInItem($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'listItem') return true;
  return false;
}

/**
 * Backspace at the beginning of a text block behind a list or a quotation: its words go on in the last line of that. What is between is all that goes,
 * and the words keep their places, with the tags on them. TipTap's own keys take the words out and put them in again: what stands on words that go
 * is lost. Where the last line takes no words (a caption, a cell), the block comes into the list as it is. False where the caret is elsewhere.
 */
export const joinBehind: Command = (state, dispatch) => {
  const found = atBlockBehind(state);
  if (!found) return false;
  const { $start, previous } = found;
  const isBehindList = isList(previous) && !isInItem($start);
  // Within a quotation Backspace parts it, as before.
  const isBehindQuote =
    previous.type.name === 'blockquote' && $start.node(-1).type !== previous.type && previous.lastChild?.isTextblock === true;
  return (isBehindList || isBehindQuote) && chainCommands(joinTextblockBackward, joinBackward)(state, dispatch);
};

/** Tab at the beginning of a text block behind a list: the block comes into its last item, and its words keep their places. False where the caret is elsewhere. */
export const pullIntoItem: Command = (state, dispatch) => {
  const found = atBlockBehind(state);
  if (!found) return false;
  const { $start, previous } = found;
  const item = previous.lastChild;
  if (!isList(previous) || isInItem($start) || !item?.canReplaceWith(item.childCount, item.childCount, $start.parent.type)) return false;
  const [from, to] = [$start.before(), $start.after()];
  // The ends of item and list come behind the block instead of before it.
  const ends = new Slice(Fragment.from(previous.copy(Fragment.from(item.copy()))), 2, 0);
  dispatch?.(state.tr.step(new ReplaceAroundStep(from - 2, to, from, to, ends, 0, true)).scrollIntoView());
  return true;
};
