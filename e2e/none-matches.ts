import type { Locator, Page } from '@playwright/test';

/** What stands in a list where nothing is what was looked for. The list's status says the same, to be heard. */
export const noneMatches = (page: Page, none: string): Locator => page.getByRole('paragraph').filter({ hasText: `${none} matches.` });
