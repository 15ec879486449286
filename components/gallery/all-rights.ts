import type { ArticleRights } from '@/components/article/session-context';

/** Of someone who may do everything in an article: for the page of all components, and for benches. */
export const allRights: ArticleRights = {
  canTag: true,
  canEdit: true,
  canJudge: true,
  canVote: true,
  canDecideVotes: true,
  canAssign: true,
  canSetWork: true,
  canPasteNewer: true,
  canFile: true,
  canComment: true,
  canSuggest: true,
  canResolve: true,
  canRemoveComments: true,
  canAskAuthor: true,
  canNameAuthor: true,
  canWaive: true,
  canSign: true,
  canSignStandards: true,
  canReopen: true,
  canMakeDossier: true,
};
