import { z } from 'zod';
import { Day } from '../moment';

/** Longest title that a person can give an article. UTF-16 units. */
export const MAX_TITLE_CHARS = 1_000;
/** Longest standfirst that they write over the one that was found. UTF-16 units. */
export const MAX_STANDFIRST_CHARS = 4_000;
/** Longest byline that they write. UTF-16 units. */
export const MAX_BYLINE_CHARS = 300;
/** Longest byline that is taken from what a file says of itself. UTF-16 units. */
export const MAX_FOUND_BYLINE_CHARS = 400;

/** What is known of an article besides its text. */
export const ArticleDetails = z.object({
  deskId: z.uuid(),
  /** The person for whom the article is their own, or null. */
  authorId: z.uuid().nullable(),
  byline: z.string(),
  publishedOn: Day.nullable(),
  /** BCP 47, empty when unknown. */
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  isArchived: z.boolean(),
  isDeleted: z.boolean(),
  /** When it is due, ISO 8601, UTC. Left out where that was never said. */
  dueAt: z.string().nullable().optional(),
  /** Who sees it through, or nobody. Left out where nobody was ever named. */
  ownerId: z.uuid().nullable().optional(),
});
export type ArticleDetails = z.infer<typeof ArticleDetails>;
