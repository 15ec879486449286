import { shownTitle } from './shown-title';

/** What a page of an article is called: its headline, and which page of it where it is not the text. Of several tabs the headlines are told apart first. */
export const articlePageTitle = (headline: string, page?: string): string => [shownTitle(headline), page].filter(Boolean).join(' · ');
