import { keymap } from '@tiptap/pm/keymap';
import { type Command, type Plugin, TextSelection } from '@tiptap/pm/state';

/**
 * Enter in the caption of a picture goes on behind the picture, in the empty paragraph there or a new one. Nobody else takes it, since a picture has
 * one caption: phones and tablets would part that in the page, and the words behind the caret would be gone.
 */
export const captionPlugin = (): Plugin => keymap({ Enter: leaveCaption });

const leaveCaption: Command = ({ selection: { $from }, doc, schema, tr }, dispatch) => {
  const { paragraph } = schema.nodes;
  if ($from.parent.type.name !== 'caption' || !paragraph) return false;
  const behind = $from.after($from.depth - 1);
  const next = doc.resolve(behind).nodeAfter;
  if (next?.type !== paragraph || next.childCount > 0) tr.insert(behind, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView());
  return true;
};
