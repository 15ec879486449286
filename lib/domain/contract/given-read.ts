import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

/** Marks what one was given in an article as read: whoever opens it has seen it. */
export const markGivenRead = endpoint({ method: 'PUT', path: '/api/v1/articles/{articleId}/given-read', params: ArticleParams });
