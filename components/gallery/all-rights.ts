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

/** Of someone who may do nothing, as in an article that is signed. */
export const noRights: ArticleRights = {
  canTag: false,
  canEdit: false,
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
