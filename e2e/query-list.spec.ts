import { expect, type Page } from '@playwright/test';
import { queryOf, workbenchOf } from './articles';
import { ask, beginWithAuthor, storeDrafts } from './asking';
import { expectNoAxeFinding } from './axe';
import { cutSending, mendSending } from './cut-sending';
import { test } from './fixtures';
import { openOwnArticle } from './own-article';
import { stateOf, storeEntries } from './stored-entries';
import { CLAIM } from './two-claims';

/** A checker with one query that is not sent, at the list of them, in an article whose author has an account. */
async function beginWithDraft(page: Page, openElsewhere: () => Promise<Page>) {
  const begun = await beginWithAuthor(page, openElsewhere);
  const { nika, articleId } = begun;
  await nika.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await storeDrafts(nika, articleId, 1);
  await nika.goto(`/articles/${articleId}/queries`);
  return begun;
}

/** Copies a list of one query. */
async function copyOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('1 query copied', { exact: true })).toBeVisible();
}

test('The author has no account: I copy and print the list, mark it as sent and write down what was answered', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, articleId } = await beginWithAuthor(page, openElsewhere, { hasAuthor: false });
  await nika.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  expect((await ruben.goto(`/articles/${articleId}/queries`))?.status()).toBe(404);
  const author = nika.getByText('No account here');
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(author).toBeVisible();
  await expect(author).not.toContainText('copy or print');
  await ask(nika, articleId, 'C1', 'Who counted?', 'the line carries people');
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(author).toContainText('copy or print the list, then mark it as sent.');
  await copyOne(nika);
  await expect(nika.getByRole('button', { name: /^Send to/ })).toHaveCount(0);
  expect(await nika.evaluate(() => navigator.clipboard.readText())).toBe(
    `Questions on “A ferry that nobody asked for”\n\n1. ¶1, C1: “${CLAIM}”\n   Who counted?\n   Proposed wording: “the line carries people”\n`,
  );
  await nika.emulateMedia({ media: 'print' });
  await expect(nika.getByRole('region', { name: 'Queries on paper' })).toContainText('Who counted?');
  await expect(nika.getByRole('button', { name: 'Copy' })).toBeHidden();
  await nika.emulateMedia({ media: 'screen' });
  await nika.getByRole('button', { name: 'Mark as sent' }).click();
  await queryOf(nika).getByRole('button', { name: 'Answer received' }).click();
  await expect(nika.getByLabel('What was answered')).toBeFocused();
  // A whole letter is more than one answer holds.
  await nika.keyboard.insertText('x'.repeat(5_001));
  await expect(nika.getByLabel('What was answered')).toHaveAccessibleDescription(/^An answer has at most 5,000 characters\./);
  await nika.getByLabel('What was answered').fill('The harbour office.');
  await nika.getByLabel('Who answered').fill('R. Alcott');
  await expectNoAxeFinding(nika);
  await nika.getByRole('button', { name: 'Keep the answer' }).click();
  await expect(queryOf(nika)).toHaveAccessibleName('Query, answered');
  await expect(queryOf(nika)).toContainText('R. Alcott');
  await expect(queryOf(nika)).toContainText('By phone, written down by you');
});

test('A colleague asks more after I copied the list: what I mark as sent is what went out, and I am told of the rest', async ({
  page,
  openElsewhere,
}) => {
  const { nika, hanne, articleId } = await beginWithDraft(page, openElsewhere);
  // The author has an account: nothing is marked as sent that went no other way.
  await expect(nika.getByRole('button', { name: 'Send to Ruben' })).toBeVisible();
  await expect(nika.getByRole('button', { name: 'Mark as sent' })).toHaveCount(0);
  await copyOne(nika);
  await storeDrafts(hanne, articleId, 1);
  await expect(queryOf(nika)).toHaveCount(2);
  await nika.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(nika.getByText('1 query marked as sent. 1 query, added or worded anew since, still waits.', { exact: true })).toBeVisible();
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(1);
  await nika.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(nika.getByText('These were added or worded anew since. Copy or print the list again.', { exact: true })).toBeVisible();
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(1);
});

test('A colleague rewords a query while I mark the list as sent: that is refused, and what went out is known still', async ({
  page,
  openElsewhere,
}) => {
  const { nika, hanne, articleId } = await beginWithAuthor(page, openElsewhere, { hasAuthor: false });
  await nika.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const [, reworded] = await storeDrafts(nika, articleId, 2);
  await nika.goto(`/articles/${articleId}/queries`);
  await nika.getByRole('button', { name: 'Copy' }).click();
  await expect(nika.getByText('2 queries copied', { exact: true })).toBeVisible();
  const mark = nika.getByRole('button', { name: 'Mark as sent' });
  await cutSending(nika);
  await mark.click();
  await expect(nika.getByText('2 queries marked as sent', { exact: true })).toBeVisible();
  const words = { threadId: reworded, text: 'Who counted, and when?', replacement: null };
  await storeEntries(hanne, articleId, [{ type: 'query.changed', payload: words }]);
  await mendSending(nika);
  await expect(nika.getByRole('alert').filter({ hasText: 'A colleague has reworded a query since.' })).toBeVisible();
  await mark.click();
  await expect(nika.getByText('1 query marked as sent. 1 query, added or worded anew since, still waits.', { exact: true })).toBeVisible();
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(1);
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toContainText('Who counted, and when?');
});

test('A colleague asks more while the list is copied: that was not on it', async ({ page, openElsewhere }) => {
  const { nika, hanne, articleId } = await beginWithDraft(page, openElsewhere);
  // As where the browser asks whether it may.
  await nika.evaluate(() => {
    const write = navigator.clipboard.write.bind(navigator.clipboard);
    navigator.clipboard.write = async (items) => {
      await new Promise((resolve) => window.addEventListener('go-on', resolve, { once: true }));
      return write(items);
    };
  });
  await nika.getByRole('button', { name: 'Copy' }).click();
  await storeDrafts(hanne, articleId, 1);
  await expect(queryOf(nika)).toHaveCount(2);
  await nika.evaluate(() => window.dispatchEvent(new Event('go-on')));
  await expect(nika.getByText('1 query copied', { exact: true })).toBeVisible();
  await nika.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(nika.getByText('1 query marked as sent. 1 query, added or worded anew since, still waits.', { exact: true })).toBeVisible();
});

test('I copy the list, send it from elsewhere and come back to mark it: what went out is known, also after the page was loaded anew', async ({
  page,
  openElsewhere,
}) => {
  const { nika, hanne, articleId } = await beginWithDraft(page, openElsewhere);
  const mark = nika.getByRole('button', { name: 'Mark as sent' });
  const goAndComeBack = async () => {
    await nika.getByRole('link', { name: 'To the text' }).click();
    await expect(workbenchOf(nika).text).toBeVisible();
    await nika.getByRole('link', { name: /^Queries/ }).click();
    await expect(nika.getByRole('heading', { name: 'Queries' })).toBeVisible();
  };
  await copyOne(nika);
  await goAndComeBack();
  await expect(mark).toBeVisible();
  await storeDrafts(hanne, articleId, 1);
  await expect(queryOf(nika)).toHaveCount(2);
  await nika.reload();
  await mark.click();
  await expect(nika.getByText('1 query marked as sent. 1 query, added or worded anew since, still waits.', { exact: true })).toBeVisible();

  // Once all of a list is marked, it is a list from before.
  await nika.getByRole('button', { name: 'Copy' }).click();
  await mark.click();
  await expect(nika.getByText('1 query marked as sent', { exact: true })).toBeVisible();
  await storeDrafts(hanne, articleId, 1);
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(1);
  await expect(mark).toHaveCount(0);
  await goAndComeBack();
  await expect(nika.getByRole('button', { name: 'Send to Ruben' })).toBeVisible();
  await expect(mark).toHaveCount(0);

  // A list of what waits for an answer has no drafts to mark.
  await nika.getByRole('button', { name: 'Send to Ruben' }).click();
  await expect(queryOf(nika)).toHaveCount(3);
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(0);
  await nika.getByRole('button', { name: 'Copy' }).click();
  await expect(nika.getByText('3 queries copied', { exact: true })).toBeVisible();
  await storeDrafts(hanne, articleId, 1);
  await expect(nika.getByRole('button', { name: 'Send to Ruben' })).toBeVisible();
  await expect(mark).toHaveCount(0);
});

test('The article goes to the archive: nothing more is asked or sent, and the list can still be copied, until it is back', async ({
  page,
  openElsewhere,
}) => {
  const { nika, hanne, articleId } = await beginWithDraft(page, openElsewhere);
  const archive = async (isArchived: boolean) => {
    const answer = await hanne.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const send = nika.getByRole('button', { name: 'Send to Ruben' });
  const change = queryOf(nika).getByRole('button', { name: 'Change' });
  await expect(send).toBeVisible();
  await expect(change).toBeVisible();
  // An editor is about to name another author.
  await hanne.goto(`/articles/${articleId}/queries`);
  const author = hanne.getByRole('paragraph').filter({ hasText: 'Author Ruben Alcott' });
  const naming = hanne.getByRole('button', { name: 'Name as author' });
  await author.getByRole('button', { name: 'Change' }).click();
  await expect(naming).toBeVisible();
  await archive(true);
  await expect(author).toBeVisible();
  await expect(naming).toHaveCount(0);
  await expect(send).toHaveCount(0);
  await expect(change).toHaveCount(0);
  await copyOne(nika);
  await expect(nika.getByRole('button', { name: 'Mark as sent' })).toHaveCount(0);
  // On a page that comes only now too.
  await nika.reload();
  await copyOne(nika);
  await expect(nika.getByRole('button', { name: 'Print' })).toBeVisible();
  await expect(send).toHaveCount(0);
  await expect(change).toHaveCount(0);
  await nika.getByRole('link', { name: 'To the text' }).click();
  const { option, card } = workbenchOf(nika);
  await option(/^C1/).click();
  await expect(card.getByRole('link', { name: 'All queries' })).toBeVisible();
  const asking = card.getByRole('button', { name: 'Ask the author' });
  await expect(asking).toHaveCount(0);
  await archive(false);
  await expect(asking).toBeVisible();
});

test('An article that was archived with nothing asked offers no way to its queries', async ({ page }) => {
  const { articleId } = await openOwnArticle(page);
  const queries = page.getByRole('link', { name: 'Queries' });
  await expect(queries).toBeVisible();
  const answer = await page.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived: true } });
  expect(answer.ok(), await answer.text()).toBe(true);
  await expect(queries).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('This article is archived')).toBeVisible();
  // The link comes late: while there is room for it, it may still come.
  await expect(page.locator('.room.queries')).toHaveCount(0);
  await expect(queries).toHaveCount(0);
  await page.keyboard.press('Control+k');
  const menu = page.getByRole('dialog');
  await menu.getByRole('combobox').fill('queries');
  await expect(menu.getByText('Nothing is called that.').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'More of this article' }).click();
  await expect(page.getByRole('menuitem', { name: 'History' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Queries' })).toHaveCount(0);
});

test('I open a long list of queries: what I have seen of it is read, in one go, and the rest waits until I come to it', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, articleId } = await beginWithAuthor(page, openElsewhere);
  const threadIds = await storeDrafts(nika, articleId, 60);
  const toId = (await stateOf(nika, articleId)).details.authorId;
  await storeEntries(nika, articleId, [{ type: 'queries.sent', payload: { threadIds, toId } }]);
  const unread = async () => (await (await ruben.request.get('/api/v1/inbox/count')).json()).unread;
  let marks = 0;
  ruben.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('read-mark')) marks++;
  });
  await ruben.goto(`/articles/${articleId}/queries`);
  await expect(ruben.getByRole('heading', { name: 'Waiting for an answer 60' })).toBeVisible();
  await ruben.mouse.move(300, 300);
  await expect.poll(unread).toBeLessThan(60);
  // A screen of them is a few.
  expect(await unread()).toBeGreaterThan(45);
  // One for what is seen within a moment; a busy machine may draw that in two.
  expect(marks).toBeLessThanOrEqual(2);

  // What is not drawn yet is found, takes keys and comes into view all the same.
  const last = queryOf(ruben).last();
  await expect(last).toContainText('Who counted 59?');
  await last.getByLabel('Answer', { exact: true }).focus();
  await ruben.keyboard.type('We did.');
  await expect(last).toBeInViewport();
  await ruben.keyboard.press('Enter');
  await expect(last.getByRole('list', { name: 'Answers' })).toContainText('We did.');
  const isUnread = async (at: number) => {
    const { marks } = await (await ruben.request.get(`/api/v1/articles/${articleId}/read-marks`)).json();
    return marks.find(({ threadId }: { threadId: string }) => threadId === threadIds[at])?.isUnread;
  };
  await expect.poll(() => isUnread(58)).toBe(false);
  expect(await isUnread(30)).toBe(true);
});

test('I send more queries than one change holds, and hear which part a colleague has sent before me', async ({ page, openElsewhere }) => {
  // A busy machine draws so many of them for longer than is waited for elsewhere.
  test.slow();
  const drawn = { timeout: 60_000 };
  const { nika, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  const drafts = await storeDrafts(nika, articleId, 501);
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(nika.getByRole('heading', { name: 'Not sent 501' })).toBeVisible(drawn);
  await nika.context().setOffline(true);
  await nika.getByRole('button', { name: 'Send to Ruben' }).click();
  await expect(nika.getByText('501 queries will be sent to Ruben when the line is back.', { exact: true })).toBeVisible(drawn);
  await expect(workbenchOf(nika).saveState).toHaveText('Offline: 2 kept', drawn);
  await storeEntries(hanne, articleId, [{ type: 'queries.sent', payload: { threadIds: drafts.slice(-1), toId: null } }]);
  await nika.context().setOffline(false);
  await expect(workbenchOf(nika).saveState).toContainText('Saved', drawn);
  const refused = nika.getByRole('alert').filter({ hasText: 'These queries were sent or withdrawn already.' });
  await expect(refused).toContainText('None of its queries is left to send.', drawn);
  await expect(nika.getByRole('heading', { name: 'Waiting for an answer 501' })).toBeVisible(drawn);
  await refused.getByRole('button', { name: 'Dismiss' }).click();
  await expect(refused).toHaveCount(0, drawn);
});
