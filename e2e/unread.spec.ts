import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, storeTags, threadOf } from './articles';
import { boxOf } from './box-of';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, newsOn, signIn, test, toastOf } from './fixtures';
import { storeEntries, tagIdsOf } from './stored-entries';
import { CLAIM, OTHER } from './two-claims';

/** Elif, a checker, at `page`, and Hanne, an editor, without a page of the article; it has two claims, and Hanne has commented on the first. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(hanne, deskId, ferryArticle);
  await storeTags(hanne, articleId, [CLAIM, OTHER], ['claim']);
  const elif = await makePerson('Elif Tuncel', { roles: { [deskId]: 'checker' } });
  await signIn(page, elif);
  const comment = { threadId: uuidv7(), commentId: uuidv7() };
  const tagIds = await tagIdsOf(hanne, articleId);
  const act = (type: string, payload: object) =>
    storeEntries(hanne, articleId, [{ type, payload: { annotationId: tagIds[0], ...payload } }]);
  await act('comment', { about: 'tag', ...comment, text: 'Is that so?', mentions: [] });
  return { elifId: elif.id, articleId, comment, act, tagIds };
}

test('What a colleague writes while my window is not in front stays unread until I am back', async ({ page, openElsewhere }) => {
  const { articleId, comment, act, elifId } = await begin(page, openElsewhere);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await expect(threadOf(page)).toContainText('Is that so?');
  await expect(option(/^C1.*unread/)).toHaveCount(0);
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
  await act('comment', { about: 'thread', threadId: comment.threadId, commentId: uuidv7(), text: 'Elif, who?', mentions: [elifId] });
  await expect(threadOf(page)).toContainText('Elif, who?');
  await expect(option(/^C1.*unread/)).toBeVisible();
  await page.evaluate(() => {
    document.hasFocus = () => true;
  });
  await page.keyboard.press('Shift');
  await expect(option(/^C1.*unread/)).toHaveCount(0);
});

test('The first comment that comes while I am gone is unread until I am back', async ({ page, openElsewhere }) => {
  const { articleId, act, tagIds } = await begin(page, openElsewhere);
  await page.clock.install();
  const { option } = await openArticle(page, articleId);
  await option(/^C2/).click();
  await expect(page.getByRole('article', { name: /^Claim 2,/ }).getByRole('textbox', { name: 'Comment', exact: true })).toBeVisible();
  // What knows who is there comes late.
  await expect(newsOn(page, 'What others do')).toBeAttached();
  await page.clock.fastForward(125_000);
  await act('comment', { about: 'tag', threadId: uuidv7(), commentId: uuidv7(), annotationId: tagIds[1], text: 'And this?', mentions: [] });
  await expect(threadOf(page)).toContainText('And this?');
  await expect(option(/^C2.*unread/)).toBeVisible();
  await page.keyboard.press('Shift');
  await expect(option(/^C2.*unread/)).toHaveCount(0);
});

test('A mention that is added to what I have read shows at once, and what I read in another tab is read here', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, comment, act, elifId } = await begin(page, openElsewhere);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await expect(threadOf(page)).toContainText('Is that so?');
  await expect(option(/^C1.*unread/)).toHaveCount(0);
  await option(/^C2/).click();
  await expect(threadOf(page)).toHaveCount(0);
  await act('comment-edited', { ...comment, text: 'Elif, is that so?', mentions: [elifId] });
  await expect(option(/^C1.*unread/)).toBeVisible();

  const other = await page.context().newPage();
  // It is read there at once, and for other tabs when the server has heard of it.
  const stored = other.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/read-marks'));
  await other.goto(`/articles/${articleId}`);
  await other.getByRole('option', { name: /^C1/ }).click();
  await expect(threadOf(other)).toContainText('Elif, is that so?');
  await expect(other.getByRole('option', { name: /^C1.*unread/ })).toHaveCount(0);
  expect((await stored).ok()).toBe(true);
  await expect(option(/^C1.*unread/)).toBeVisible();
  await page.bringToFront();
  // Without a window to be hidden behind, a tab of the test is never out of sight.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await expect(option(/^C1.*unread/)).toHaveCount(0);
});

test('A mention that is added to what I have read while I am at the queries is unread when I am back', async ({ page, openElsewhere }) => {
  const { articleId, comment, act, elifId, tagIds } = await begin(page, openElsewhere);
  const query = { threadId: uuidv7(), commentId: uuidv7(), annotationId: tagIds[1], text: 'Who counted?', replacement: null };
  await act('query.asked', query);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await expect(threadOf(page)).toContainText('Is that so?');
  await expect(option(/^C1.*unread/)).toHaveCount(0);
  await option(/^C2/).click();
  await page.getByRole('link', { name: 'All queries' }).press('Enter');
  await expect(page).toHaveURL(/\/queries$/);
  const asked = page.getByRole('article', { name: /^Query,/ });
  await expect(asked).toContainText('Who counted?');
  await act('comment-edited', { ...comment, text: 'Elif, is that so?', mentions: [elifId] });
  await act('query.changed', { threadId: query.threadId, text: 'And who counted?', replacement: null });
  await expect(asked).toContainText('And who counted?');
  await page.getByRole('link', { name: 'To the text' }).press('Enter');
  await expect(option(/^C1.*unread/)).toBeVisible();
});

test('What somebody asked me on a tag is gone with the tag: my inbox says nothing of it, and an older link says who removed it', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, comment, act, elifId } = await begin(page, openElsewhere);
  await act('comment', { about: 'thread', threadId: comment.threadId, commentId: uuidv7(), text: 'Elif, who?', mentions: [elifId] });
  await page.goto('/inbox');
  const link = page.getByRole('list', { name: 'Comments and questions' }).getByRole('link');
  await expect(link).toContainText('Hanne mentioned you on');
  // On a phone its lines all begin below each other: the dot stands beside them.
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const asked = page.getByText('Elif, who?');
  await expect(asked).toBeVisible();
  const [ofLink, ofWords] = [await boxOf(link), await boxOf(asked)];
  expect(ofLink.x).toBe(ofWords.x);
  if (wide) await page.setViewportSize(wide);
  await act('annotation.removed', {});
  await link.click();
  await expect(toastOf(page, 'C1 was removed by Hanne. Its comments come back when it is restored.')).toBeVisible();
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();
  await expect(link).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Inbox.*unread/ })).toHaveCount(0);
  await act('annotation.restored', {});
  await page.reload();
  await expect(link).toContainText('Hanne mentioned you on');
  await expect(page.getByRole('link', { name: /^Inbox.*1 unread/ })).toBeVisible();
  // And I restore it myself where I am told.
  await act('annotation.removed', {});
  await page.goto(`/articles/${articleId}?thread=${comment.threadId}`);
  await toastOf(page, 'C1 was removed by Hanne.').getByRole('button', { name: 'Restore C1' }).click();
  await expect(page.getByRole('option', { name: /^C1/ })).toBeVisible();
  await expect(threadOf(page)).toContainText('Is that so?');
});

test('A link leads to a comment on a fact that went with its claim: I restore the claim there, and a fact that was gone before after it', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, act, tagIds } = await begin(page, openElsewhere);
  const [annotationId, threadId] = [uuidv7(), uuidv7()];
  await act('annotation.created', { annotationId, kind: 'claim', factOf: tagIds[0], statement: 'Someone counted' });
  await act('comment', { about: 'tag', annotationId, threadId, commentId: uuidv7(), text: 'Counted when?', mentions: [] });
  await act('annotation.removed', {});
  const said = toastOf(page, 'C3 was removed by Hanne. Its comments come back when it is restored.');
  const restore = (label: string) => said.getByRole('button', { name: `Restore ${label}` }).click();
  await page.goto(`/articles/${articleId}?thread=${threadId}`);
  await restore('C1');
  await expect(threadOf(page)).toContainText('Counted when?');
  await act('annotation.removed', { annotationId });
  await act('annotation.removed', {});
  // From another page: the same address once more would load this one anew.
  await page.goto('/inbox');
  await page.goto(`/articles/${articleId}?thread=${threadId}`);
  await restore('C1');
  await restore('C3');
  await expect(threadOf(page)).toContainText('Counted when?');
});
