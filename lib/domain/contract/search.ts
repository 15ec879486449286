import { z } from 'zod';
import { inputText } from '../text/text-input';
import { ArticleSummary } from './articles';
import { ClaimSummary } from './claims';
import { endpoint } from './endpoint';
import { SourceSummary } from './sources';

/** Shorter texts fit too much to be looked for in three lists at once. UTF-16 units, as all limits of texts. */
const MIN_SEARCH_CHARS = 2;
/** Longest search. UTF-16 units. */
const MAX_SEARCH_CHARS = 200;
/** Most of each that are found: the lists have the rest. */
export const MAX_FOUND = 4;

/** An article, a claim and a source with no more than what tells it from another. */
export const FoundArticle = ArticleSummary.pick({ id: true, title: true, byline: true, deskName: true, stage: true, language: true });
export type FoundArticle = z.infer<typeof FoundArticle>;
/** A claim as the search of the top bar shows it. */
export const FoundClaim = ClaimSummary.pick({
  id: true,
  articleId: true,
  articleTitle: true,
  language: true,
  label: true,
  words: true,
  statement: true,
  standing: true,
  grade: true,
});
export type FoundClaim = z.infer<typeof FoundClaim>;
/** A source as the search of the top bar shows it. */
export const FoundSource = SourceSummary.pick({ id: true, title: true, url: true, publisher: true, type: true });
export type FoundSource = z.infer<typeof FoundSource>;

/** What is found for some words in each of the three lists. Empty where nothing is. */
export const FoundInHouse = z.object({
  articles: z.array(FoundArticle),
  claims: z.array(FoundClaim),
  sources: z.array(FoundSource),
});
export type FoundInHouse = z.infer<typeof FoundInHouse>;

/**
 * The first articles, claims and sources that the one who asks may read and that fit `q`, each as its own list finds them: articles by title and
 * byline, archived ones left out; claims that have all of the words; sources by title and address.
 */
export const searchHouse = endpoint({
  method: 'GET',
  path: '/api/v1/search',
  query: z.object({
    q: z
      .string('Say what to look for.')
      .pipe(inputText(MAX_SEARCH_CHARS))
      .transform((text) => text.trim())
      .pipe(z.string().min(MIN_SEARCH_CHARS, `Write ${MIN_SEARCH_CHARS} characters or more.`)),
  }),
  answer: FoundInHouse,
});
