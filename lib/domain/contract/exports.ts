import { z } from 'zod';
import { ArticleParams } from './article-params';
import { endpoint } from './endpoint';

const FormatQuery = z.object({ format: z.string().max(32) });

/** One tag that a format leaves out or says less about. */
export const Loss = z.object({
  /** Null for what is not in the file of the article as a whole. */
  annotationId: z.string().nullable(),
  label: z.string().nullable(),
  /** A sentence for the person: what is not in the file. */
  what: z.string(),
});
export type Loss = z.infer<typeof Loss>;

/**
 * The article as a file, as an attachment. The formats are the table in `export/formats`; one that is not there is 422. An archive whose journal is
 * longer than an import takes is 413; with `journal=none` it is without.
 */
export const exportArticle = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/export',
  params: ArticleParams,
  query: FormatQuery.extend({ journal: z.literal('none').optional() }),
});

/**
 * What the file will not hold, to be shown before it is made. Empty when the format keeps everything. `journal`: what the export has to ask for, where
 * the file is only to be had so.
 */
export const readExportReport = endpoint({
  method: 'GET',
  path: '/api/v1/articles/{articleId}/export/report',
  params: ArticleParams,
  query: FormatQuery,
  answer: z.object({ fileName: z.string(), loss: z.array(Loss), journal: z.literal('none').optional() }),
});
