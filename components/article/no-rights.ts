import type { RoleRights } from '@/lib/domain/contract/article-rights';

/** Of someone who may do nothing in an article. */
export const noRights: RoleRights = {
  canTag: false,
  canEdit: false,
  editsUntilVerdict: false,
  canJudge: false,
  canVote: false,
  canDecideVotes: false,
  canAssign: false,
  canSetWork: false,
  canPasteNewer: false,
  canFile: false,
  canComment: false,
  canSuggest: false,
  canResolve: false,
  canRemoveComments: false,
  canAskAuthor: false,
  canNameAuthor: false,
  canWaive: false,
  canSign: false,
  canSignStandards: false,
  canReopen: false,
  canMakeDossier: false,
};
