import { shownTitle } from './shown-title';

/** What a page of an article is called: its headline, and which page of it where it is not the text. The headline comes first, so that tabs can be told apart. */
export const articlePageTitle = (headline: string, page?: string): string => [shownTitle(headline), page].filter(Boolean).join(' · ');
