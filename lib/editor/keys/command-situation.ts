import { isJudged } from '@/lib/domain/checks/facts';
import type { CommandId } from './keymap';
import type { Mode } from './mode';

/** What decides which commands make sense at a moment. */
export interface Situation {
  mode: Mode;
  canTag: boolean;
  canJudge: boolean;
  /** Give out claims, and say by when. */
  canAssign: boolean;
  canComment: boolean;
  /** Words are selected, or were gathered before. */
  hasSelection: boolean;
  /** True if a thread is open, or stands on the active tag. */
  hasThread: boolean;
  /** The active tag, or the one at the caret. */
  tag: Parameters<typeof isJudged>[0] | null;
  hasTags: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

const tagging = ({ canTag, mode }: Situation) => canTag && mode !== 'read';
const selecting = (now: Situation) => tagging(now) || (now.mode === 'read' && now.canComment);
const onTag = (now: Situation) => tagging(now) && now.tag !== null;
const onClaim = ({ canJudge, tag }: Situation) => canJudge && tag !== null && isJudged(tag);

/** When a command can be done. What is not named here always can. */
const conditions: Partial<Record<CommandId, (now: Situation) => boolean>> = {
  tagClaim: tagging,
  tagOpinion: tagging,
  tagProposal: tagging,
  tagClear: tagging,
  extendSentence: selecting,
  shrinkSentence: selecting,
  nextTag: ({ hasTags }) => hasTags,
  previousTag: ({ hasTags }) => hasTags,
  nextUnchecked: ({ hasTags }) => hasTags,
  shrinkEnd: onTag,
  growEnd: onTag,
  shrinkStart: onTag,
  growStart: onTag,
  keepSelection: ({ canTag, canComment, hasSelection }) => hasSelection && (canTag || canComment),
  addWords: (now) => onTag(now) && now.hasSelection,
  takeOutWords: (now) => onTag(now) && now.hasSelection,
  removeTag: onTag,
  addSource: onTag,
  repeatSource: onTag,
  setType: onTag,
  giveVerdict: onClaim,
  assign: onClaim,
  setDue: (now) => now.canAssign && onClaim(now),
  comment: ({ canComment, hasSelection, tag }) => canComment && (hasSelection || tag !== null),
  resolveThread: ({ canComment, hasThread }) => canComment && hasThread,
  enterCard: ({ tag }) => tag !== null,
  // As by their keys: what is taken back of a locked text would be refused by the server.
  undo: ({ canUndo, mode }) => canUndo && mode !== 'read',
  redo: ({ canRedo, mode }) => canRedo && mode !== 'read',
  // The menu is open already, and it has the modes under their names.
  openMenu: () => false,
  enterEdit: () => false,
  leave: () => false,
};

/** True if a command can be done now, so that the menu of commands offers it. */
export function canDo(id: CommandId, now: Situation): boolean {
  return conditions[id]?.(now) ?? true;
}
