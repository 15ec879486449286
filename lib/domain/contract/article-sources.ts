import { z } from 'zod';
import { Source } from '../sources/source';
import { endpoint } from './endpoint';

/**
 * The sources that an article's tags rest on, unlinked ones too: undo can bring them back. While signatures stand they are as the last one saw them, and
 * `correctedIds` names those that the desk describes otherwise by now.
 */
export const listArticleSources = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/sources',
  params: z.object({ articleId: z.uuid() }),
  answer: z.object({ sources: z.array(Source), correctedIds: z.array(z.string()) }),
});
