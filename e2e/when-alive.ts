import { expect, type Locator } from '@playwright/test';

/** The same part of the page, once it hears what is done to it: a page that the server has drawn shows before that, and a press on it is lost. */
export async function whenAlive(part: Locator): Promise<Locator> {
  // Nobody sees the difference. React marks the elements that it has taken over.
  await expect
    .poll(() => part.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))), 'the page comes alive')
    .toBe(true);
  return part;
}
