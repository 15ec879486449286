import { z } from 'zod';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

/** What somebody may do with an article by their role. What each right is for is said at `ArticleRights`, by which the page goes. */
export const RoleRights = z.object({
  canTag: z.boolean(),
  canEdit: z.boolean(),
  editsUntilVerdict: z.boolean(),
  canJudge: z.boolean(),
  canVote: z.boolean(),
  canDecideVotes: z.boolean(),
  canAssign: z.boolean(),
  canSetWork: z.boolean(),
  canPasteNewer: z.boolean(),
  canFile: z.boolean(),
  canComment: z.boolean(),
  canSuggest: z.boolean(),
  canResolve: z.boolean(),
  canRemoveComments: z.boolean(),
  canAskAuthor: z.boolean(),
  canNameAuthor: z.boolean(),
  canWaive: z.boolean(),
  canSign: z.boolean(),
  canSignStandards: z.boolean(),
  canReopen: z.boolean(),
  canMakeDossier: z.boolean(),
});
export type RoleRights = z.infer<typeof RoleRights>;

/** What an open page asks anew: the rights, the mark of what its checks go by (`settingsMark`), and who checks on its desk. */
export const RightsNow = RoleRights.extend({ settings: z.string(), checkers: z.array(z.object({ id: z.string(), name: z.string() })) });
export type RightsNow = z.infer<typeof RightsNow>;

/** What the one who asks may do with the article now by their role, also while it is archived, and by what it is checked. */
export const readRights = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/rights',
  params: ArticleParams,
  answer: RightsNow,
});
