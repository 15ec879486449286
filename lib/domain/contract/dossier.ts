import { z } from 'zod';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';
import { MAX_WHOLE } from './whole-number';

const Moment = z.object({ seq: z.coerce.number().int().positive().max(MAX_WHOLE).optional() });

/**
 * The audit dossier of the article at a seq, or now, as a zip to be saved: text, tags, evidence, every entry, and a program that verifies it. It
 * comes while it is written, so its length is not known before. For the checkers' side; a seq beyond the journal's end is 404.
 */
export const makeDossier = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/dossier',
  params: ArticleParams,
  query: Moment,
});

/** What the dossier will be of, without making it: refused as it would be. `hash`: of the entry at `seq`. */
export const announceDossier = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/dossier/announcement',
  params: ArticleParams,
  query: Moment,
  answer: z.object({ fileName: z.string(), seq: z.number().int(), hash: z.string(), headSeq: z.number().int() }),
});
