import { z } from 'zod';

/** What a source is: what each is called stands in `sourceTypes`. */
export const SourceType = z.enum(['webpage', 'document', 'dataset', 'interview', 'correspondence', 'observation', 'other']);
export type SourceType = z.infer<typeof SourceType>;

/** A source as stored. It belongs to a desk; it is also readable through any article that rests on it. */
export const Source = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  title: z.string(),
  url: z.string().nullable(),
  type: SourceType,
  author: z.string(),
  publisher: z.string(),
  publishedOn: z.string().nullable(),
  note: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Source = z.infer<typeof Source>;
