import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { makeArticle, workbenchOf } from './articles';
import { inDatabase, signIn, test } from './fixtures';
import { writeOver } from './history-article';
import { begin, begun, box, preview } from './importing';
import { keptDrafts } from './kept-drafts';
import { holdEffects, holdScripts } from './late-scripts';
import { whenAlive } from './when-alive';

test('I look into the inbox while I bring a text in: text, corrections and desk are there again, for me alone, until I begin anew', async ({
  page,
}) => {
  const { elif, jonah, desks } = await begin(page);
  await page.goto('/articles/new');
  await page.getByLabel('Desk', { exact: true }).selectOption(desks[1]);
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(preview(page)).toContainText('ninety metres');
  await preview(page).getByLabel('Title').fill('The quay, measured');
  await preview(page).getByLabel('Byline').fill('Ines Okafor');
  await expect(page.getByLabel('Desk', { exact: true })).toHaveValue(desks[1]);
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  const showsAll = async () => {
    await expect(begun(page)).toBeVisible();
    await expect(box(page)).toHaveValue('A quay for everyone\n\nThe quay is ninety metres long.');
    await expect(preview(page).getByLabel('Title')).toHaveValue('The quay, measured');
    await expect(preview(page).getByLabel('Byline')).toHaveValue('Ines Okafor');
    await expect(page.getByLabel('Desk', { exact: true })).toHaveValue(desks[1]);
  };
  await page.goBack();
  await showsAll();
  await page.reload();
  await showsAll();

  // My session ends, and a colleague signs in in the same tab.
  await signIn(page, jonah);
  await page.goto('/articles/new');
  await expect(page.getByLabel('Desk', { exact: true })).toBeVisible();
  await expect(begun(page)).toHaveCount(0);
  await expect(box(page)).toHaveValue('');
  await signIn(page, elif);
  await page.goto('/articles/new');
  await showsAll();

  await begun(page).getByRole('button', { name: 'Begin anew' }).click();
  await expect(box(page)).toHaveValue('');
  await expect(box(page)).toBeFocused();
  await expect(preview(page).getByLabel('Title')).toHaveCount(0);
  await page.reload();
  await expect(box(page)).toHaveValue('');
  await expect(begun(page)).toHaveCount(0);

  // What has become an article is no draft, and signing out leaves nothing.
  await box(page).fill('A pier for nobody\n\nThe pier is closed.');
  await expect(preview(page)).toContainText('The pier is closed.');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  await page.goto('/articles/new');
  await expect(box(page)).toHaveValue('');
  await box(page).fill('A secret');
  await page.goto('/articles');
  expect(await keptDrafts(page)).toEqual([`galley-drafts-${elif.id} new article paste`]);
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out and delete' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await keptDrafts(page)).toEqual([]);
});

test('The browser puts my words back before the page has its scripts: their form and what I corrected are there all the same', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await begin(page);
  await page.goto('/articles/new');
  await page.evaluate(async () => {
    const blob = (type: string, words: string) => new Blob([words], { type });
    const html = '<h1>A quay for everyone</h1><p>The quay is <b>ninety</b> metres long.</p>';
    const plain = 'A quay for everyone\nThe quay is ninety metres long.';
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', plain) })]);
  });
  await box(page).press('ControlOrMeta+v');
  await expect(preview(page).getByRole('strong')).toHaveText('ninety');
  await preview(page).getByLabel('Title').fill('The quay, measured');
  const words = await box(page).inputValue();
  await page.goto('/inbox');
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  await page.clock.install();
  const letGo = await holdScripts(page);
  await page.goto('/articles/new', { waitUntil: 'commit' });
  await box(page).fill(words);
  letGo();
  await expect(begun(page)).toBeVisible();
  await expect(box(page)).toHaveValue(words);
  await expect(preview(page).getByRole('strong')).toHaveText('ninety');
  // What is typed is read after a pause, and would come in this one's place.
  await page.clock.runFor(1_000);
  await expect(begun(page)).toBeVisible();
  await expect(preview(page).getByRole('strong')).toHaveText('ninety');
  await expect(preview(page).getByLabel('Title')).toHaveValue('The quay, measured');
});

test('The desk that I choose before the page is alive is the one that the article goes to', async ({ page }) => {
  const { desks } = await begin(page);
  const letGo = await holdScripts(page);
  await page.goto('/articles/new', { waitUntil: 'commit' });
  const desk = page.getByLabel('Desk', { exact: true });
  await desk.selectOption(desks[1]);
  letGo();
  await box(page).fill('A pier for nobody\n\nThe pier is closed.');
  await expect(preview(page)).toContainText('The pier is closed.');
  await expect(desk).toHaveValue(desks[1]);
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  await page.goto('/articles');
  await expect(page.getByRole('row').filter({ hasText: 'A pier for nobody' })).toContainText('B ');
});

test('The desk that I choose just as the page comes alive stays chosen', async ({ page }) => {
  const { desks } = await begin(page);
  // In one of two tabs its effects have run by then.
  for (let times = 0; times < 5; times++) {
    const tab = await page.context().newPage();
    const goOn = await holdEffects(tab, 'select');
    await tab.goto('/articles/new');
    const desk = await whenAlive(tab.getByLabel('Desk', { exact: true }));
    await desk.selectOption(desks[1]);
    await goOn();
    await box(tab).fill('A pier for nobody');
    await expect(preview(tab)).toContainText('A pier for nobody');
    await expect(desk).toHaveValue(desks[1]);
    await tab.close();
  }
});

test('The file that I choose before the page is alive is read, in place of the one that I had begun', async ({ page }) => {
  await begin(page);
  const fileOf = (title: string) => ({ name: `${title}.md`, mimeType: 'text/markdown', buffer: Buffer.from(`# ${title}\n\nIt is long.`) });
  for (const title of ['A quay', 'A pier']) {
    const letGo = await holdScripts(page);
    await page.goto('/articles/new?from=file', { waitUntil: 'commit' });
    await page.locator('input[type=file]').setInputFiles(fileOf(title));
    letGo();
    await expect(preview(page).getByLabel('Title')).toHaveValue(title);
  }
  await expect(begun(page)).toHaveCount(0);
});

test('I paste another article over what I had begun, and it is called begun no longer', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await begin(page);
  await page.goto('/articles/new');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(preview(page)).toContainText('ninety metres');
  await page.reload();
  await expect(begun(page)).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText('A pier for nobody\n\nThe pier is closed.'));
  await box(page).press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(preview(page)).toContainText('The pier is closed.');
  await expect(begun(page)).toHaveCount(0);
});

test('The page goes before what I typed is read: what I bring in then is the newer text', async ({ page }) => {
  await begin(page);
  await page.goto('/articles/new');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(preview(page)).toContainText('ninety metres');
  // The article is made, and the answer lost.
  let isLost = true;
  await page.route(/\/api\/v1\/articles\?/, async (route) => {
    if (!isLost || route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'did not answer' })).toBeVisible();
  isLost = false;
  let isRead = false;
  await page.route('**/imports/paste*', (route) => (isRead ? route.continue() : undefined));
  await box(page).fill('A quay for everyone\n\nThe quay is seventy metres long.');
  isRead = true;
  await page.reload();
  await expect(begun(page)).toBeVisible();
  await expect(preview(page)).toContainText('seventy metres');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toContainText('seventy metres');
});

test('The browser has no room left for what I begin: I am told, until it has', async ({ page }) => {
  await begin(page);
  await page.goto('/articles/new');
  await page.evaluate(() => {
    for (let chars = 2 ** 24; chars >= 1; chars /= 2) {
      try {
        sessionStorage.setItem(`filler ${chars}`, 'x'.repeat(chars));
      } catch {
        // Half of it may have room.
      }
    }
  });
  const told = page.getByRole('status').filter({ hasText: 'the browser has no room to keep it' });
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(told).toBeVisible();
  // It is nowhere but on the page, and signing out asks about it.
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('dialog', { name: 'Sign out with unsaved work?' }).getByRole('button', { name: 'Stay signed in' }).click();
  await expect(box(page)).toHaveValue(/ninety metres/);
  await page.evaluate(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('filler')) sessionStorage.removeItem(key);
  });
  await box(page).press('End');
  await page.keyboard.type('!');
  await expect(told).toHaveCount(0);
  await page.reload();
  await expect(begun(page)).toBeVisible();
});

test('What I corrected of a file waits with what was read of it, and Cancel puts it away', async ({ page }) => {
  await begin(page);
  await page.goto('/articles/new?from=file');
  const file = { name: 'quay.md', mimeType: 'text/markdown', buffer: Buffer.from('# A quay\n\nIt is **ninety** metres long.') };
  await page.locator('input[type=file]').setInputFiles(file);
  await preview(page).getByLabel('Title').fill('The quay, measured');
  await page.reload();
  await expect(begun(page)).toBeVisible();
  await expect(page.getByText('quay.md')).toBeVisible();
  await expect(preview(page).getByLabel('Title')).toHaveValue('The quay, measured');
  await expect(preview(page).getByRole('strong')).toHaveText('ninety');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page).toHaveURL('/articles');
  await page.goto('/articles/new?from=file');
  await expect(page.getByText('Drop a file here')).toBeVisible();
  await expect(begun(page)).toHaveCount(0);
  await expect(page.getByText('quay.md')).toHaveCount(0);
});

test('I call Cancel off while the list is on its way, and go on: what is there waits again', async ({ page }) => {
  await begin(page);
  await page.route(
    ({ pathname }) => pathname === '/articles',
    (route) => (route.request().headers()['next-router-prefetch'] === undefined ? undefined : route.continue()),
  );
  await page.goto('/articles/new');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await expect(preview(page)).toContainText('ninety metres');
  await page.getByRole('link', { name: 'Cancel' }).click();
  const coming = page.getByRole('status', { name: 'Opening the page' });
  await expect(coming).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(coming).toHaveCount(0);
  await preview(page).getByLabel('Title').fill('The quay, measured');
  await page.reload();
  await expect(begun(page)).toBeVisible();
  await expect(box(page)).toHaveValue(/ninety metres/);
  await expect(preview(page).getByLabel('Title')).toHaveValue('The quay, measured');
});

test('A source that I had begun is in the form again when I come back, until I cancel it', async ({ page }) => {
  const { desks } = await begin(page);
  await page.goto('/sources');
  const open = () => page.getByRole('button', { name: 'New source' }).click();
  const dialog = page.getByRole('dialog', { name: 'New source' });
  await open();
  await dialog.getByLabel('Title').fill('Harbour accounts');
  await dialog.getByLabel('Note').fill('Page 3 is missing.');
  await dialog.getByLabel('Desk').selectOption(desks[1]);
  await page.reload();
  await open();
  await expect(dialog.getByLabel('Title')).toHaveValue('Harbour accounts');
  await expect(dialog.getByLabel('Note')).toHaveValue('Page 3 is missing.');
  await expect(dialog.getByLabel('Desk')).toHaveValue(desks[1]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await open();
  await expect(dialog.getByLabel('Title')).toHaveValue('');
  await dialog.getByLabel('Title').fill('Harbour accounts 2024');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour accounts 2024' })).toBeVisible();
  await page.goto('/sources');
  await open();
  await expect(dialog.getByLabel('Title')).toHaveValue('');
});

test('I say by when an article is due and who sees it through as I bring it in, and both wait with the text', async ({ page }) => {
  const { jonah, desks } = await begin(page);
  await page.goto('/articles/new');
  const [desk, due, owner] = [page.getByLabel('Desk', { exact: true }), page.getByLabel('Due'), page.getByLabel('Owner')];
  await owner.selectOption(jonah.name);
  const listed = page.waitForResponse(`**/desks/${desks[1]}/checkers`);
  await desk.selectOption(desks[1]);
  await listed;
  await expect(owner).toBeEnabled();
  // Who was chosen on one desk may not be on the other.
  await expect(owner).toHaveValue('');
  await box(page).fill('A quay for everyone\n\nThe quay is ninety metres long.');
  await owner.selectOption(jonah.name);
  // A day without its time is none for the page, and must not go without a word.
  await expect(preview(page)).toContainText('ninety metres');
  await due.focus();
  const half = 'Say day and time, or clear both.';
  await page.keyboard.type('03042031');
  await owner.focus();
  await expect(due).toHaveAccessibleDescription(half);
  // It goes with what it speaks of, as nothing else tells: cleared, and written whole.
  await due.focus();
  await page.keyboard.press('Backspace');
  for (let part = 0; part < 2; part++) {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
  }
  for (let part = 0; part < 3; part++) {
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowRight');
  }
  await expect(due).not.toHaveAccessibleDescription(half);
  await due.focus();
  await page.keyboard.type('03042031');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(due).toBeFocused();
  await expect(due).toHaveAccessibleDescription(half);
  await due.fill('2031-03-04T16:30');
  await page.reload();
  await expect(begun(page)).toBeVisible();
  await expect(desk).toHaveValue(desks[1]);
  await expect(due).toHaveValue('2031-03-04T16:30');
  await expect(owner).toHaveValue(jonah.id);
  await expect(preview(page)).toContainText('ninety metres');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page.getByRole('button', { name: 'Owner: Jonah' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Due .*2031.*16:30/ })).toBeVisible();
});

test('A colleague changes the text while I paste a newer version: mine is kept, and goes in when I have looked and choose it again', async ({
  page,
  openElsewhere,
}) => {
  const { jonah, desks } = await begin(page);
  const colleague = await openElsewhere();
  await signIn(colleague, jonah);
  const newer = 'A quay for everyone\n\nThe quay is a hundred metres long.';
  const replace = page.getByRole('button', { name: 'Replace the text' });
  const refused = page.getByText(
    'Someone has changed the text since you opened this page. Your text is kept here: look at what is there now, then choose Replace the text again.',
  );
  /** A page with the newer version, refused since a colleague has written meanwhile. */
  const pasteTooLate = async () => {
    const articleId = await makeArticle(page, desks[0], 'A quay for everyone\n\nThe quay is ninety metres long.');
    await page.goto(`/articles/${articleId}/newer-version`);
    await box(page).fill(newer);
    await expect(preview(page)).toContainText('a hundred metres');
    await writeOver(colleague, articleId, 'ninety', 'ninety-one');
    await replace.click();
    await expect(refused).toBeVisible();
    await expect(box(page)).toHaveValue(newer);
    return articleId;
  };
  const inPlace = page.getByRole('heading', { name: 'The newer version is in place' });
  await pasteTooLate();
  await replace.click();
  // Where the button was that had focus: a screen reader says that it is done, and Tab goes on from there.
  await expect(inPlace).toBeFocused();

  // Looked at in the same tab, it is there again.
  const articleId = await pasteTooLate();
  await page.goto(`/articles/${articleId}`);
  await expect(workbenchOf(page).text).toContainText('ninety-one metres');
  await page.goBack();
  await expect(box(page)).toHaveValue(newer);
  await expect(preview(page)).toContainText('a hundred metres');
  await replace.click();
  await expect(inPlace).toBeVisible();

  // Pasted a second time it is no newer version.
  await page.goto(`/articles/${articleId}/newer-version`);
  await box(page).fill(newer);
  await expect(page.getByRole('status').filter({ hasText: 'Nothing differs' })).toBeVisible();
  await expect(replace).toHaveAttribute('title', 'This is the text that the article has already, so there is nothing to replace.');
  await box(page).fill(`${newer} And ten metres wide.`);
  await expect(replace).not.toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Nothing differs')).toBeHidden();
});

/** What a page says that it puts the newer version over, when the person chooses to. */
async function baseVersionOf(page: Page): Promise<number> {
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/newer-version'));
  await page.getByRole('button', { name: 'Replace the text' }).click();
  return z.object({ baseVersion: z.number() }).parse((await sent).postDataJSON()).baseVersion;
}

test('After a backup was brought back a newer version that I paste is refused once, and then goes over the text that is there', async ({
  page,
}) => {
  const { desks } = await begin(page);
  const articleId = await makeArticle(page, desks[0], 'A quay for everyone\n\nThe quay is ninety metres long.');
  await writeOver(page, articleId, 'ninety', 'ninety-one');
  await page.goto(`/articles/${articleId}/newer-version`);
  await box(page).fill('A quay for everyone\n\nThe quay is a hundred metres long.');
  await expect(preview(page)).toContainText('a hundred metres');
  const json = {
    type: 'about:blank',
    title: 'Newer version exists',
    status: 409,
    code: 'stale-version',
    detail: 'The text is another one.',
  };
  const refusal = { status: 409, contentType: 'application/problem+json', json };
  let sentCount = 0;
  await page.route('**/newer-version', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sentCount += 1;
    return sentCount === 1 ? route.fulfill(refusal) : route.abort();
  });
  // The article as the backup has it is older than the page.
  let older = 0;
  await page.route(`**/api/v1/articles/${articleId}`, async (route) => {
    const answer = await route.fetch();
    const article = z.looseObject({ version: z.number() }).parse(await answer.json());
    older = article.version - 1;
    await route.fulfill({ response: answer, json: { ...article, version: older } });
  });
  const known = await baseVersionOf(page);
  const replace = page.getByRole('button', { name: 'Replace the text' });
  await expect(page.getByText('The text is another one.')).toBeVisible();
  await expect(replace).not.toHaveAttribute('aria-busy', 'true');
  expect(older).toBe(known - 1);
  expect(await baseVersionOf(page)).toBe(older);
  await expect(page.getByRole('alert').filter({ hasText: 'did not answer' })).toBeVisible();
});

test('What a colleague writes is not replaced unseen when the page is drawn anew while I paste a newer version', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah, desks } = await begin(page);
  const colleague = await openElsewhere();
  await signIn(colleague, jonah);
  await inDatabase((client) =>
    client.query(
      `insert into "OneTimeLink" (id, purpose, "tokenHash", email, name, "personId", "createdById", "expiresAt", "usedAt")
       values ($1, 'passwordReset', $2, $3, $4, $5, $6, now(), now())`,
      [uuidv7(), uuidv7(), elif.email, elif.name, elif.id, jonah.id],
    ),
  );
  const articleId = await makeArticle(page, desks[0], 'A quay for everyone\n\nThe quay is ninety metres long.');
  await page.goto(`/articles/${articleId}/newer-version`);
  await box(page).fill('A quay for everyone\n\nThe quay is a hundred metres long.');
  await expect(preview(page)).toContainText('a hundred metres');
  await writeOver(colleague, articleId, 'everyone', 'all');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('Over “A quay for all”')).toBeVisible();
  await page.getByRole('button', { name: 'Replace the text' }).click();
  await expect(page.getByText('Someone has changed the text since you opened this page.')).toBeVisible();
});
