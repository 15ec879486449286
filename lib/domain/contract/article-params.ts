import { z } from 'zod';
import { Uuid } from '../uuid';

/** Which article an address names. By itself: what asks for one article must not load what lists of them need. */
export const ArticleParams = z.object({ articleId: Uuid });
