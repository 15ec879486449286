import { Report } from '../report/report';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

/** How the check of the article stands now: claims, verdicts, sources, figures and the hash that vouches for them. */
export const readReport = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/report',
  params: ArticleParams,
  answer: Report,
});
