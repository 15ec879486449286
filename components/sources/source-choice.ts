import { z } from 'zod';
import { SourceUrl } from '@/lib/domain/sources/source-url';

/** A stored source, or what a new one is to be. */
export const SourceChoice = z.union([
  z.object({ id: z.string(), title: z.string() }),
  z.object({ newTitle: z.string(), newUrl: z.string().nullable() }),
]);
export type SourceChoice = z.infer<typeof SourceChoice>;

/** What typed words make: a page by its link, or a source by its title. */
export function newSource(text: string): SourceChoice {
  const url = SourceUrl.safeParse(text);
  return url.success ? { newTitle: '', newUrl: url.data } : { newTitle: text, newUrl: null };
}
