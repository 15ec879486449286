import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, queryOf, storeTags, threadOf, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { storeEntries, tagIdsOf } from './stored-entries';
import { CLAIM, OTHER } from './two-claims';

/** Elif, a checker, at `page`; Jonah, the author, at another browser; and Hanne, an editor, without a page of hers. The article has two claims. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const author = await makePerson('Jonah Okoye', { roles: { [deskId]: 'author' } });
  const articleId = await makeArticle(hanne, deskId, ferryArticle);
  await storeTags(hanne, articleId, [CLAIM, OTHER], ['claim']);
  const named = await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: author.id } });
  expect(named.ok(), await named.text()).toBe(true);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'checker' } }));
  const jonah = await openElsewhere();
  await signIn(jonah, author);
  return { elif: page, jonah, hanne, articleId, tagIds: await tagIdsOf(hanne, articleId) };
}

/** Does something in the article without a page of the article. */
const act = (page: Page, articleId: string, type: string, payload: object) => storeEntries(page, articleId, [{ type, payload }]);

/** Opens the first claim's card with focus in the field for a comment. */
async function openComment(page: Page, articleId: string): Promise<void> {
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await page.keyboard.press('m');
}

test('A colleague comments on the claim before me: my field stays, and what I write answers theirs', async ({ page, openElsewhere }) => {
  const { elif, hanne, articleId, tagIds } = await begin(page, openElsewhere);
  await openComment(elif, articleId);
  await expect(elif.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
  await elif.keyboard.type('Who coun');
  const theirs = { about: 'tag', threadId: uuidv7(), commentId: uuidv7(), annotationId: tagIds[0], text: 'Is that so?', mentions: [] };
  await act(hanne, articleId, 'comment', theirs);
  await expect(threadOf(elif)).toContainText('Is that so?');
  await elif.keyboard.type('ted it?');
  const field = elif.getByRole('textbox', { name: 'Reply' });
  await expect(field).toHaveCount(1);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Who counted it?');
  await expect(elif.getByText('Hanne commented meanwhile. What you write here answers that.')).toBeVisible();
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif)).toHaveCount(1);
  await expect(threadOf(elif)).toContainText('Who counted it?');
  await expect(field).toBeFocused();

  // Resolved while I go on, it stays as well, and says by whom.
  await elif.keyboard.type('And whe');
  await act(hanne, articleId, 'thread-resolved', { threadId: theirs.threadId });
  await expect(elif.getByRole('button', { name: '2 comments resolved' })).toBeVisible();
  await elif.keyboard.type('n?');
  await expect(elif.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('And when?');
  await expect(workbenchOf(elif).option(/^C/)).toHaveCount(2);
});

test('A thread that I answer is resolved, and a comment that I change is removed: I keep my field and my words', async ({
  page,
  openElsewhere,
}) => {
  const { elif, hanne, articleId, tagIds } = await begin(page, openElsewhere);
  const threadId = uuidv7();
  const commentId = uuidv7();
  await act(elif, articleId, 'comment', { about: 'tag', threadId, commentId, annotationId: tagIds[0], text: 'Is that so?', mentions: [] });
  await openComment(elif, articleId);
  await expect(elif.getByRole('textbox', { name: 'Reply' })).toBeFocused();
  await elif.keyboard.type('Who coun');
  await act(hanne, articleId, 'thread-resolved', { threadId });
  await expect(threadOf(elif)).toContainText('Hanne resolved it');
  await elif.keyboard.type('ted?');
  await expect(elif.getByRole('textbox', { name: 'Reply' })).toBeFocused();
  await expect(elif.getByRole('textbox', { name: 'Reply' })).toHaveValue('Who counted?');
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif)).toContainText('Who counted?');

  await threadOf(elif).getByRole('button', { name: 'Edit', exact: true }).first().press('Enter');
  const change = elif.getByLabel('Change the comment');
  await expect(change).toBeFocused();
  await change.fill('Is that rea');
  await act(elif, articleId, 'comment-removed', { threadId, commentId });
  await expect(threadOf(elif)).toContainText('The comment was removed meanwhile.');
  await elif.keyboard.type('lly so?');
  await expect(change).toBeFocused();
  await expect(change).toHaveValue('Is that really so?');
  await elif.keyboard.press('Enter');
  await expect(change).toHaveValue('Is that really so?');
  await elif.keyboard.press('Escape');
  await expect(change).toHaveCount(0);
  await expect(workbenchOf(elif).option(/^C/)).toHaveCount(2);
});

test('I answer in a thread that a colleague resolved, by Tab and Enter on the button', async ({ page, openElsewhere }) => {
  const { elif, hanne, articleId, tagIds } = await begin(page, openElsewhere);
  const threadId = uuidv7();
  const theirs = { about: 'tag', threadId, commentId: uuidv7(), annotationId: tagIds[0], text: 'Is that so?', mentions: [] };
  await act(hanne, articleId, 'comment', theirs);
  await act(hanne, articleId, 'thread-resolved', { threadId });
  await openArticle(elif, articleId);
  await workbenchOf(elif).option(/^C1/).click();
  await elif.getByRole('button', { name: '1 comment resolved' }).press('Enter');
  await threadOf(elif).getByRole('textbox', { name: 'Reply' }).focus();
  await elif.keyboard.type('It is.');
  await elif.keyboard.press('Tab');
  await expect(threadOf(elif).getByRole('button', { name: 'Reply', exact: true })).toBeFocused();
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif)).toContainText('It is.');
  await expect(threadOf(elif).getByRole('textbox', { name: 'Reply' })).toHaveValue('');
  await expect(workbenchOf(elif).saveState).toContainText('Saved');

  // One that is resolved while I change my words keeps what saves them, too.
  await act(hanne, articleId, 'thread-reopened', { threadId });
  await expect(elif.getByRole('button', { name: /comments? resolved$/ })).toHaveCount(0);
  await threadOf(elif).getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  await expect(elif.getByLabel('Change the comment')).toBeFocused();
  await act(hanne, articleId, 'thread-resolved', { threadId });
  await expect(threadOf(elif)).toContainText('Hanne resolved it');
  await elif.keyboard.press('Tab');
  await elif.keyboard.press('Tab');
  await expect(threadOf(elif).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await elif.keyboard.press('Enter');
  await expect(elif.getByLabel('Change the comment')).toHaveCount(0);
});

test('The query that I answer is settled, or withdrawn: I keep my field, and the words that cannot be sent', async ({
  page,
  openElsewhere,
}) => {
  const { jonah, hanne, articleId, tagIds } = await begin(page, openElsewhere);
  const threadId = uuidv7();
  const asked = { threadId, commentId: uuidv7(), annotationId: tagIds[0], text: 'Who counted?', replacement: null };
  await act(hanne, articleId, 'query.asked', asked);
  await act(hanne, articleId, 'queries.sent', { threadIds: [threadId], toId: null });
  await jonah.goto(`/articles/${articleId}`);
  await workbenchOf(jonah).option(/^C1/).click();
  const answer = queryOf(jonah).getByRole('textbox', { name: 'Answer', exact: true });
  await answer.focus();
  await jonah.keyboard.type('The har');
  await act(hanne, articleId, 'thread-resolved', { threadId });
  await expect(queryOf(jonah)).toHaveAccessibleName('Query, settled');
  await jonah.keyboard.type('bour ');
  await expect(answer).toBeFocused();
  await act(hanne, articleId, 'thread-reopened', { threadId });
  await expect(queryOf(jonah)).toHaveAccessibleName('Query, waiting for an answer');
  await act(hanne, articleId, 'query.withdrawn', { threadId });
  await expect(queryOf(jonah)).toContainText('It was withdrawn meanwhile and takes no answer.');
  await jonah.keyboard.type('office.');
  await expect(answer).toBeFocused();
  await expect(answer).toHaveValue('The harbour office.');

  // The page of queries has the same words, until they are put away.
  await jonah.goto(`/articles/${articleId}/queries`);
  await expect(answer).toHaveValue('The harbour office.');
  await queryOf(jonah).getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(answer).toHaveCount(0);
});

test('The draft of a query that I reword is withdrawn, or sent: my words stay to be copied', async ({ page, openElsewhere }) => {
  const { elif, hanne, articleId, tagIds } = await begin(page, openElsewhere);
  const [first, second] = [uuidv7(), uuidv7()];
  for (const threadId of [first, second]) {
    const asked = { threadId, commentId: uuidv7(), annotationId: tagIds[0], text: 'Who counted?', replacement: null };
    await act(hanne, articleId, 'query.asked', asked);
  }
  await openArticle(elif, articleId);
  await workbenchOf(elif).option(/^C1/).click();
  await queryOf(elif).first().getByRole('button', { name: 'Change' }).press('Enter');
  const question = elif.getByLabel('Question to the author').last();
  await expect(question).toBeFocused();
  await elif.keyboard.press('End');
  await elif.keyboard.type(' And wh');
  await act(hanne, articleId, 'query.withdrawn', { threadId: first });
  await expect(queryOf(elif).first()).toContainText('It was withdrawn meanwhile. Copy your words if you need them.');
  await elif.keyboard.type('en?');
  await expect(question).toBeFocused();
  await expect(question).toHaveValue('Who counted? And when?');
  // Drawn anew they are there still, and focus is not taken.
  await elif.reload();
  await workbenchOf(elif).option(/^C1/).click();
  await expect(question).toHaveValue('Who counted? And when?');
  await expect(question).not.toBeFocused();
  await question.press('Escape');
  await expect(question).toHaveCount(0);

  await elif.goto(`/articles/${articleId}/queries`);
  await queryOf(elif).getByRole('button', { name: 'Change' }).press('Enter');
  await expect(question).toBeFocused();
  await elif.keyboard.press('End');
  await elif.keyboard.type(' And where?');
  await act(hanne, articleId, 'queries.sent', { threadIds: [second], toId: null });
  const sent = queryOf(elif).filter({ hasText: 'It was sent meanwhile and can no longer be changed.' });
  await expect(question).toBeFocused();
  // It goes to those that were sent, and has the words there.
  await elif.getByRole('link', { name: 'To the text' }).focus();
  await expect(sent).toHaveAccessibleName('Query, waiting for an answer');
  await expect(question).toHaveValue('Who counted? And where?');
  await sent.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(question).toHaveCount(0);
});

test('The claim on which I comment is removed: what I go on typing is no command', async ({ page, openElsewhere }) => {
  const { elif, hanne, articleId, tagIds } = await begin(page, openElsewhere);
  await openComment(elif, articleId);
  await elif.keyboard.type('Who ');
  await act(hanne, articleId, 'annotation.removed', { annotationId: tagIds[0] });
  await expect(workbenchOf(elif).option(/^C/)).toHaveCount(1);
  await expect.poll(() => elif.evaluate(() => document.activeElement === document.body)).toBe(false);
  await elif.keyboard.type('counted, or not');
  await elif.keyboard.press('Backspace');
  await expect(workbenchOf(elif).saveState).toContainText('Saved');
  expect(await tagIdsOf(hanne, articleId)).toHaveLength(2);
  await expect(workbenchOf(elif).option(/^[CO]/)).toHaveCount(1);
  await expect(elif.getByRole('dialog')).toHaveCount(0);
});

test('I leave a comment that I began by Back: keys work on the page to which that leads', async ({ page, openElsewhere }) => {
  const { elif } = await begin(page, openElsewhere);
  await elif.goto('/articles');
  await elif.getByRole('link', { name: 'A ferry that nobody asked for' }).press('Enter');
  await expect(workbenchOf(elif).text).toBeFocused();
  await workbenchOf(elif).option(/^C1/).click();
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/^Claim 1,/);
  await elif.keyboard.press('m');
  await expect(elif.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
  await elif.keyboard.type('Who ');
  await elif.goBack();
  await expect(elif.getByRole('table', { name: 'Articles' })).toBeVisible();
  await expect.poll(() => elif.evaluate(() => document.activeElement === document.body)).toBe(false);
  await elif.keyboard.press('/');
  await expect(elif.getByRole('combobox', { name: 'Search articles, claims, sources' })).toBeFocused();
});
