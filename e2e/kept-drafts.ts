import type { Page } from '@playwright/test';

/** Where this tab keeps what is begun in its fields. */
export const keptDrafts = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('galley-drafts-')));
