import type { CommandId } from '@/lib/editor/keys/keymap';

/** What keys do in the list while several of its tags are selected: the commands that would change the active one alone are of all of them. */
export type SelectedKeys = Partial<Record<CommandId, () => void>>;

/** The commands that are of all selected tags; and those of which none of several hears, since places are of one tag. */
export const commandsOfSelected = [
  'tagClaim',
  'tagOpinion',
  'tagProposal',
  'removeTag',
  'setType',
  'assign',
  'setDue',
  'shrinkEnd',
  'growEnd',
  'shrinkStart',
  'growStart',
  'addWords',
  'takeOutWords',
] as const satisfies readonly CommandId[];
