import { expect, type Page, type Request } from '@playwright/test';
import { makeArticle, workbenchOf } from './articles';
import { test, toastOf } from './fixtures';
import { gateOf } from './gate';
import { hear } from './hear';
import { begin, begun, box, preview } from './importing';

/** A text that has been read, and is not brought in yet. */
async function pasteQuay(page: Page): Promise<void> {
  await page.goto('/articles/new');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(preview(page)).toContainText('ninety metres');
}

test('Nothing is corrected in vain while an article is being made, and who has gone on meanwhile stays there and is told', async ({
  page,
}) => {
  await begin(page);
  await page.goto('/articles/new');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  const byline = preview(page).getByLabel('Byline');
  const takesWords = async () => {
    await byline.focus();
    return byline.evaluate((field) => field === document.activeElement);
  };
  await expect.poll(takesWords).toBe(true);
  let { gate, open: answer } = gateOf();
  let isLost = true;
  await page.route(/\/api\/v1\/articles\?/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await gate;
    return isLost ? route.abort() : route.continue();
  });
  const start = page.getByRole('button', { name: 'Start tagging' });
  await start.click();
  await expect(start).toHaveAttribute('aria-busy', 'true');
  for (const field of [byline, box(page), page.getByLabel('Desk', { exact: true })]) {
    await field.focus();
    await expect(field).not.toBeFocused();
  }
  await expect(start).toBeFocused();
  answer();
  // Refused, it can be corrected.
  await expect(page.getByRole('alert').filter({ hasText: 'did not answer' })).toBeVisible();
  await byline.fill('Ines Okafor');

  isLost = false;
  ({ gate, open: answer } = gateOf());
  await start.click();
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  answer();
  const told = toastOf(page, '“A quay for everyone” is brought in.');
  await expect(told).toBeVisible();
  await expect(page).toHaveURL(/\/inbox$/);
  // A page that is slow to come says so at once.
  ({ gate, open: answer } = gateOf());
  await page.route(/\/articles\/[^/]+\?_rsc=/, async (route) => {
    await gate;
    await route.continue();
  });
  await told.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('status', { name: 'Opening the page' })).toBeVisible();
  answer();
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toContainText('ninety metres');
  await expect(page.getByRole('status', { name: 'Opening the page' })).toHaveCount(0);
  // It waits no more.
  await page.goto('/articles/new');
  await expect(box(page)).toHaveValue('');
  await expect(begun(page)).toHaveCount(0);
});

/** Puts a newer version over an article of one's own; the answer waits until `answer` is called. */
async function replaceSlowly(page: Page) {
  const { desks } = await begin(page);
  const articleId = await makeArticle(page, desks[0], 'A quay for everyone\n\nThe quay is ninety metres long.');
  await page.goto(`/articles/${articleId}/newer-version`);
  await box(page).fill('A quay for everyone\n\nThe quay is a hundred metres long.');
  await expect(preview(page)).toContainText('a hundred metres');
  const { gate, open: answer } = gateOf();
  await page.route('**/newer-version', async (route) => {
    if (route.request().method() === 'POST') await gate;
    return route.continue();
  });
  const replace = page.getByRole('button', { name: 'Replace the text' });
  await replace.click();
  return { articleId, replace, answer };
}

test('I leave while a newer version is being put in place, and am told on the other page that it is, and of its tags', async ({ page }) => {
  const { articleId, replace, answer } = await replaceSlowly(page);
  await expect(replace).toHaveAttribute('aria-busy', 'true');
  await box(page).focus();
  await expect(box(page)).not.toBeFocused();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(workbenchOf(page).text).toContainText('ninety metres');
  answer();
  const told = toastOf(page, 'The newer version is in place. Every tag of “A quay for everyone” is on its words.');
  await expect(told).toBeVisible();
  await expect(workbenchOf(page).text).toContainText('a hundred metres');
  await told.getByRole('button', { name: 'See what changed' }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}/history$`));
  await expect(page.getByRole('deletion')).toHaveText('ninety');
});

test('I come back before the answer, and find what is being brought in, not a text to bring in once more', async ({ page }) => {
  await begin(page);
  await pasteQuay(page);
  const { gate, open: answer } = gateOf();
  await page.route(/\/api\/v1\/articles\?/, async (route) => {
    if (route.request().method() === 'POST') await gate;
    return route.continue();
  });
  const start = page.getByRole('button', { name: 'Start tagging' });
  await start.click();
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.goBack();
  await expect(box(page)).toHaveValue(/ninety metres/);
  await expect(start).toHaveAttribute('aria-busy', 'true');
  await box(page).focus();
  await expect(box(page)).not.toBeFocused();
  answer();
  await expect(toastOf(page, '“A quay for everyone” is brought in.')).toBeVisible();
  await expect(page).toHaveURL(/\/articles\/new$/);
  await expect(box(page)).toHaveValue('');
  await expect(begun(page)).toHaveCount(0);
});

test('I leave while something is brought in, by Cancel too, am told that it was refused, and am led back to it', async ({ page }) => {
  const { desks } = await begin(page);
  await pasteQuay(page);
  let { gate, open: answer } = gateOf();
  await page.route(/\/api\/v1\/articles\?/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await gate;
    return route.abort();
  });
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Articles' })).toBeVisible();
  answer();
  const missed = toastOf(page, 'The server did not say whether “A quay for everyone” was brought in. Try again.');
  await missed.getByRole('button', { name: 'Back to it' }).click();
  await expect(box(page)).toHaveValue(/ninety metres/);
  await expect(page.getByRole('button', { name: 'Start tagging' })).not.toHaveAttribute('aria-busy', 'true');
  // Put away while nothing is on its way, it is gone.
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Articles' })).toBeVisible();
  await page.goto('/articles/new');
  await expect(box(page)).toHaveValue('');

  const articleId = await makeArticle(page, desks[0], 'A quay for everyone\n\nThe quay is ninety metres long.');
  await page.goto(`/articles/${articleId}/newer-version`);
  await box(page).fill('A quay for everyone\n\nThe quay is a hundred metres long.');
  await expect(preview(page)).toContainText('a hundred metres');
  ({ gate, open: answer } = gateOf());
  await page.route('**/newer-version', async (route) => {
    if (route.request().method() === 'POST') await gate;
    return route.continue();
  });
  await page.getByRole('button', { name: 'Replace the text' }).click();
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  expect((await page.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived: true } })).ok()).toBe(true);
  answer();
  await expect(toastOf(page, '“A quay for everyone” was not replaced.')).toBeVisible();
});

test('I am led back to the sample that was refused, also where I am there already, and told where nothing of a text is kept', async ({
  page,
}) => {
  await begin(page);
  await page.goto('/articles/new?from=sample');
  const byline = preview(page).getByLabel('Byline');
  await byline.fill('Ines Okafor');
  let { gate, open: answer } = gateOf();
  await page.route(/\/api\/v1\/articles\?/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await gate;
    return route.abort();
  });
  const start = page.getByRole('button', { name: 'Start tagging' });
  const leave = async () => {
    await start.click();
    await page.getByRole('link', { name: 'Inbox' }).click();
    await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  };
  await leave();
  answer();
  const back = toastOf(page, 'The server did not say whether').getByRole('button', { name: 'Back to it' });
  await back.click();
  await expect(page).toHaveURL(/from=sample$/);
  await expect(byline).toHaveValue('Ines Okafor');

  ({ gate, open: answer } = gateOf());
  await leave();
  await page.goBack();
  await expect(byline).toHaveValue('Ines Okafor');
  answer();
  await back.click();
  await expect(page.getByRole('status', { name: 'Opening the page' })).toHaveCount(0);
  await expect(byline).toHaveValue('Ines Okafor');

  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await page.goto('/articles/new');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(page.getByText('the browser has no room to keep it')).toBeVisible();
  ({ gate, open: answer } = gateOf());
  await leave();
  answer();
  await expect(toastOf(page, 'The server did not say whether').getByRole('button', { name: 'Begin it again' })).toBeVisible();
});

test('I come back before a newer version is in place, and then replace the text again at once', async ({ page }) => {
  const { replace, answer } = await replaceSlowly(page);
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.goBack();
  await expect(box(page)).toHaveValue(/a hundred metres/);
  answer();
  await expect(toastOf(page, 'The newer version is in place.')).toBeVisible();
  await expect(box(page)).toHaveValue('');
  await box(page).fill('A quay for everyone\n\nThe quay is two hundred metres long.');
  await expect(preview(page)).toContainText('two hundred metres');
  await replace.click();
  await expect(page.getByRole('heading', { name: 'The newer version is in place' })).toBeVisible();
});

test('I press Enter again while the article is on its way, and am told nothing of it where I come to', async ({ page }) => {
  await begin(page);
  await pasteQuay(page);
  const { gate, open: answer } = gateOf();
  await page.route(/\/articles\/[^/]+\?_rsc=/, async (route) => {
    await gate;
    await route.continue();
  });
  const heard = await hear(page, '[data-news="Notes"]');
  const start = page.getByRole('button', { name: 'Start tagging' });
  const made = () => page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/articles?'));
  const first = made();
  await start.press('Enter');
  await first;
  await expect(page.getByRole('status', { name: 'Opening the page' })).toBeVisible();
  const second = made();
  await start.press('Enter');
  await second;
  await expect(start).not.toHaveAttribute('aria-busy', 'true');
  // Nor that nobody knows whether it is, where the answer to a press did not come.
  await page.route(/\/api\/v1\/articles\?/, (route) => route.abort());
  await start.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'did not answer' })).toBeVisible();
  answer();
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toContainText('ninety metres');
  await expect(toastOf(page)).toHaveCount(0);
  expect(await heard()).toEqual([]);
});

test('I leave while my file is being read, and it is not sent on, nor do I hear of it where I come to', async ({ page }) => {
  await begin(page);
  await page.goto('/articles/new?from=file');
  const { gate, open: answer } = gateOf();
  await page.route('**/imports/file*', async (route) => {
    await gate;
    // It is given up by then.
    await route.continue().catch(() => undefined);
  });
  const isRead = (request: Request) => request.url().includes('/imports/file');
  const asked = page.waitForRequest(isRead);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'quay.txt', mimeType: 'text/plain', buffer: Buffer.from('A quay\n\nLong.') });
  await asked;
  const calledOff = page.waitForEvent('requestfailed', isRead);
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await calledOff;
  answer();
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
  await expect(page.locator('.toast')).toHaveCount(0);
  await page.goBack();
  await expect(page.getByLabel(/Drop a file here/)).toBeVisible();
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
  await expect(begun(page)).toHaveCount(0);
});
