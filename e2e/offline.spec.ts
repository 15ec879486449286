import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { storedArticle, tagSentence, writeInHeadline } from './articles';
import { expectNoAxeFinding } from './axe';
import { cutSending } from './cut-sending';
import { makeDesk, makePerson, signIn, test, toastOf } from './fixtures';
import { gateOf } from './gate';
import { expectFetched } from './has-fetched';
import { hear } from './hear';
import { type Listed, listArticles } from './listed-articles';
import { openManySources } from './many-sources';
import { noneMatches } from './none-matches';
import { beginWithOwnArticle, openOwnArticle } from './own-article';

const stays = 'What is here stays; other pages open when the line is back.';
const held = 'You are offline. Other pages open when the line is back.';

test('A link that I press without a line leaves me where I am, and opens when the line is back', async ({ context, page }) => {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/articles');
  await context.setOffline(true);
  await expect(page.getByText(stays)).toBeVisible();
  const sources = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' });
  await sources.press('Enter');
  await expect(toastOf(page, held)).toBeVisible();
  await expect(page).toHaveURL(/\/articles$/);
  await context.setOffline(false);
  await expect(page.getByText(stays)).toHaveCount(0);
  await sources.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
});

test('What I look for in a list is not answered by the rows from before: without a line they go, and on a slow one they fade', async ({
  context,
  page,
}) => {
  const { deskId } = await beginWithOwnArticle(page, { tags: ['the line carries 1,240 people a day'] });
  const source = { id: uuidv7(), deskId, source: { title: 'Accounts of the harbour' } };
  expect((await page.request.post('/api/v1/sources', { data: source })).ok()).toBe(true);
  const lists = [
    { what: 'articles', field: 'Find by title or byline', row: 'A ferry that nobody asked for', isIn: 'nobody' },
    { what: 'claims', field: 'Find claims by their words', row: 'the line carries 1,240 people a day', isIn: 'people' },
    { what: 'sources', field: 'Find by title or link', row: 'Accounts of the harbour', isIn: 'accounts' },
  ];
  for (const { what, field, row, isIn } of lists) {
    await page.goto(`/${what}`);
    const list = page.locator('table, .claim-list');
    const one = page.getByRole('main').getByRole('link', { name: row });
    const find = page.getByRole('searchbox', { name: field });
    const comes = page.getByRole('alert').filter({ hasText: `These ${what} come when the line is back.` });
    await expect(one, what).toBeVisible();
    await expect(list, what).toHaveAttribute('aria-busy', 'false');

    await context.setOffline(true);
    await find.fill('granary');
    await expect(comes, what).toBeVisible();
    await expect(one, what).toHaveCount(0);
    await expect(page.getByRole('main'), what).not.toContainText(/1 claim\b|All1|No \w+ matches/);
    await expectNoAxeFinding(page, { how: `${what} without a line` });
    // What was read before is here.
    await find.fill('');
    await expect(one, what).toBeVisible();
    await expect(comes, what).toHaveCount(0);
    await find.fill(isIn);
    await expect(comes, what).toBeVisible();
    await context.setOffline(false);
    await expect(one, what).toBeVisible();
    await expect(comes, what).toHaveCount(0);

    const { gate, open: answer } = gateOf();
    const asked = (url: URL) => url.pathname === `/api/v1/${what}` && url.searchParams.get('query') === 'granary';
    await page.route(asked, async (route) => {
      await gate;
      await route.continue();
    });
    await find.fill('granary');
    await expect(list, what).toHaveAttribute('aria-busy', 'true');
    await expect(page.locator('.old-answer').filter({ has: page.getByRole('link', { name: row }) }), what).toHaveCSS(
      'filter',
      'grayscale(1)',
    );
    answer();
    await expect(noneMatches(page, `No ${what.slice(0, -1)}`), what).toBeVisible();
    await page.unroute(asked);
  }
});

test('Without a line the end of a list says why no more comes, and an inbox that has not come says when it does', async ({
  context,
  page,
}) => {
  const more = await openManySources(page);
  await expect(more).toBeVisible();
  await context.setOffline(true);
  await expect(more).toHaveAttribute('aria-disabled', 'true');
  await expect(more).toHaveAccessibleDescription('You are offline. More comes when the line is back.');
  await context.setOffline(false);
  await more.click();
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(52);

  const { gate, open: answer } = gateOf();
  const isInbox = (url: URL) => url.pathname === '/api/v1/inbox';
  await page.route(isInbox, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/inbox');
  await expect(page.locator('.inbox-waiting')).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('What is in your inbox comes when the line is back.')).toBeVisible();
  await expect(page.locator('.inbox-waiting')).toHaveCount(0);
  await context.setOffline(false);
  answer();
  await expect(page.getByText(/^Nothing yet\./)).toBeVisible();
});

test('A list that goes on by itself says without a line that more comes, and goes on when it is back', async ({ context, page }) => {
  const deskId = await makeDesk();
  const reader = await makePerson('Elif Tuncel', { roles: { [deskId]: 'reader' } });
  await listArticles(
    reader.id,
    Array.from({ length: 60 }, (_, n): Listed => ({ title: `Story ${n}.`, deskId, hoursAgo: n * 2 })),
  );
  await signIn(page, reader);
  await page.goto('/articles');
  await expect(page.getByRole('status')).toHaveText('50 of 60 shown');
  await context.setOffline(true);
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 9_000);
  await expect(page.getByText('More articles come when the line is back.')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('60 of 60 shown')).toBeAttached();
});

test('An article that did not open without a line opens by itself when the line is back', async ({ context, page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const isState = (url: URL) => url.pathname.endsWith(`/articles/${articleId}/state`);
  await page.route(isState, (route) => route.abort());
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByRole('heading', { name: 'The article did not open' })).toBeVisible({ timeout: 30_000 });
  await context.setOffline(true);
  await page.unroute(isState);
  await context.setOffline(false);
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeVisible();
});

test('An article that did not open says that it tries again when I ask for that, and why not once more', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { gate, open } = gateOf();
  let asked = 0;
  await page.route(
    (url) => url.pathname.endsWith(`/articles/${articleId}/state`),
    async (route) => {
      asked++;
      if (asked > 1) await gate;
      // Of the kind that does not pass by itself: the page does not try again unasked.
      await route.fulfill({
        status: 500,
        json: { type: 'about:blank', title: 'Error', status: 500, detail: 'The state is lost.', code: 'internal' },
      });
    },
  );
  await page.goto(`/articles/${articleId}`);
  const why = page.getByRole('main').getByRole('alert');
  await expect(why).toHaveText('The state is lost.');
  const again = page.getByRole('button', { name: 'Try again' });
  await again.press('Enter');
  await expect(why).toHaveText('Trying again');
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  open();
  await expect(why).toHaveText('The state is lost.');
  await expect(again).toBeFocused();
  await expect(again).not.toHaveAttribute('aria-disabled', 'true');
});

test('A link that I press in the very moment in which the line goes leaves me where I am too', async ({ page }) => {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/articles');
  // Once its menu opens, the page hears of what is pressed.
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeVisible();
  await page.keyboard.press('Escape');
  const sources = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' });
  // Nobody has told the page: it has to ask.
  await sources.evaluate((link) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    if (link instanceof HTMLElement) link.click();
    Reflect.deleteProperty(navigator, 'onLine');
  });
  await expect(toastOf(page, held)).toBeVisible();
  await expect(page.getByText(stays)).toHaveCount(0);
  await expect(page).toHaveURL(/\/articles$/);
  await sources.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
});

test('An article that I work on stays open, and takes what I write, whatever I press without a line', async ({ context, page }) => {
  const { articleId, text, saveState } = await openOwnArticle(page);
  // A menu that was open once has its script.
  const account = page.getByRole('button', { name: 'Account of Elif Tuncel' });
  await account.click();
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeVisible();
  await page.keyboard.press('Escape');
  // A note goes by its script alone.
  await expectFetched(page, 'ToastViewport');
  await context.setOffline(true);
  await expect(page.getByText('You are offline', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Galley, to the articles' }).click();
  await expect(toastOf(page, held)).toBeVisible();
  await expect(page.getByText(held)).toHaveCount(0);
  await account.click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await expect(toastOf(page, held)).toBeVisible();
  // The menu that has closed gives focus back a moment later.
  await expect(account).toBeFocused();
  await text.focus();
  await writeInHeadline(page, ' slow');
  await expect(text).toContainText('A slow ferry');
  await context.setOffline(false);
  await expect(saveState).toContainText('Saved');
  await expect(page).toHaveURL(new RegExp(articleId));
});

test('Why a page was held is not said on the next one, where it is no longer so', async ({ context, page }) => {
  await openOwnArticle(page);
  const account = page.getByRole('button', { name: 'Account of Elif Tuncel' });
  await account.click();
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeVisible();
  await expectFetched(page, 'ToastViewport');
  await context.setOffline(true);
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await expect(toastOf(page, held)).toBeVisible();
  // It stays for as long as somebody looks at it.
  await toastOf(page, held).hover();
  const heard = await hear(page, '[data-news="Notes"]');
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Galley, to the articles' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Articles' })).toBeVisible();
  await expect(toastOf(page, held)).toHaveCount(0);
  expect(await heard()).toEqual([]);
});

test('An export that does not come leaves me in the article and says so, and is saved when I ask again', async ({ page }) => {
  const { text, saveState } = await openOwnArticle(page, { tags: ['The harbour board'], kinds: ['opinion'] });
  await expect(saveState).toContainText('Saved');
  const ask = async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Claims as CSV/ }).click();
    await expect(page.getByRole('dialog')).toContainText('O1 Opinion: the file holds claims only.');
  };
  await ask();
  await page.route('**/export?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Export all the same' }).click();
  await expect(toastOf(page, 'The server did not answer.')).toBeVisible();
  await expect(text).toContainText('The harbour board');
  await page.unroute('**/export?*');
  await ask();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all the same' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await expect(text).toContainText('The harbour board');
});

test('An export waits for what is not saved, also where one was made before, and says so', async ({ page }) => {
  const { text, saveState } = await openOwnArticle(page);
  await expect(saveState).toContainText('Saved');
  const button = page.getByRole('button', { name: 'Export', exact: true });
  const menu = page.getByRole('menu', { name: 'Export' });
  await button.click();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await cutSending(page);
  await text.focus();
  await tagSentence(page, 1);
  await expect(saveState).toContainText('1 kept');
  for (const press of [() => button.click({ force: true }), () => button.press('Enter'), () => button.press('ArrowDown')]) {
    await press();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await expect(menu).toHaveCount(0);
  }
  await button.press('Enter');
  await expect(toastOf(page, 'Some changes are not saved yet').first()).toBeVisible();
});

test('Without a line I see an amber banner and may not sign, and my verdict waits until the line is back', async ({ context, page }) => {
  const { articleId, text, card, option, saveState } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(saveState).toContainText('Saved');
  const judge = async (note: string) => {
    await page.keyboard.press('v');
    await page.keyboard.press('4');
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type(note);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(card).toHaveAccessibleName(/, unproven,/);
  };
  await judge('Nobody has counted.');
  await expect(saveState).toContainText('Saved');

  await page.getByRole('button', { name: 'Sign off' }).click();
  const signing = page.getByRole('dialog', { name: 'Nothing stands in the way' });
  const sign = signing.getByRole('button', { name: 'Sign as checker' });
  const why = 'There is no line. Sign when you are back online.';
  await expect(sign).not.toHaveAttribute('aria-disabled');
  await context.setOffline(true);
  await expect(sign).toHaveAttribute('aria-disabled', 'true');
  await expect(sign).toHaveAccessibleDescription(why);
  // Not only to those who point at it.
  await expect(signing.getByText(why)).toBeVisible();
  await expectNoAxeFinding(page, { how: 'a signature that is off' });
  await sign.click({ force: true });
  await expect(signing).toBeVisible();
  await context.setOffline(false);
  await expect(sign).not.toHaveAttribute('aria-disabled');
  await expect(signing.getByText(why)).toHaveCount(0);
  // The note that said why at the press goes first.
  await page.keyboard.press('Escape');
  await expect(toastOf(page, why)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(signing).toHaveCount(0);

  await text.focus();
  await tagSentence(page, 2);
  await expect(option(/^C2\b/)).toBeAttached();
  await expect(saveState).toContainText('Saved');
  await context.setOffline(true);
  const banner = page.getByRole('status').filter({ hasText: 'You are offline' });
  await expect(banner).toBeVisible();
  const [ground, amber] = await banner.evaluate((element) => {
    const probe = document.createElement('i');
    probe.style.background = 'var(--warn-tint)';
    element.append(probe);
    const colours = [element, probe].map((one) => getComputedStyle(one).backgroundColor);
    probe.remove();
    return colours;
  });
  expect(ground).toBe(amber);
  await judge('Nobody has looked.');
  await expect(card).toContainText('Waiting to be sent');
  await expect(option(/^C2\b/)).toHaveAccessibleName(/Unproven, waiting to be sent/);
  await expect(saveState).toHaveText('Offline: 1 kept');

  await context.setOffline(false);
  await expect(page.getByText('Back online', { exact: true })).toBeVisible();
  await expect(page.getByText('1 change sent.', { exact: true })).toBeVisible();
  await expect(banner).toHaveCount(0);
  await expect(card).not.toContainText('Waiting to be sent');
  await expect(option(/^C2\b/)).not.toHaveAccessibleName(/waiting/);
  const stored = await storedArticle(articleId, page);
  expect([stored.count('verdict.given'), stored.count('article.signed-off')]).toEqual([2, 0]);
});
