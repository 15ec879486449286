import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { openArticle, queryOf, workbenchOf } from './articles';
import { ask, beginWithAuthor, storeDrafts } from './asking';
import { expectNoAxeFinding } from './axe';
import { makePerson, signIn, test } from './fixtures';
import { hear } from './hear';
import { claimOf } from './judging';
import { sideways } from './look-at-all';
import { storeEntries } from './stored-entries';
import { CLAIM } from './two-claims';

test('I gather questions and send them; the author answers, takes my wording, and I see it on the claim', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  await ask(nika, articleId, 'C1', 'Who counted?', 'the line carries 1,240 people on a day in August');
  await queryOf(nika).getByRole('button', { name: 'Change' }).click();
  await expect(nika.getByLabel('Question to the author').last()).toBeFocused();
  await nika.getByLabel('Question to the author').last().fill('Who counted, and when?');
  await nika.getByRole('button', { name: 'Keep the change' }).click();
  await expect(nika.getByRole('button', { name: 'Keep the change' })).toHaveCount(0);
  await expect(queryOf(nika)).toContainText('Who counted, and when?');
  await expect(queryOf(nika)).toBeFocused();
  await expect(queryOf(nika)).toContainText(CLAIM);
  await expectNoAxeFinding(nika);
  await ask(nika, articleId, 'C2', 'Where is this from?');
  await expect(workbenchOf(nika).saveState).toContainText('Saved');

  // A draft is nothing to the author yet.
  await ruben.goto(`/articles/${articleId}/queries`);
  await expect(ruben.getByText('Nothing to answer yet. What the checkers ask comes here.')).toBeVisible();
  await expectNoAxeFinding(ruben);

  await nika.getByRole('link', { name: 'All queries' }).click();
  await expect(nika).toHaveURL(/\/queries$/);
  await expect(nika.getByRole('heading', { name: 'Not sent 2' })).toBeVisible();
  await expectNoAxeFinding(nika);
  await nika.getByRole('button', { name: 'Send to Ruben' }).click();
  await expect(nika.getByText('2 queries sent to Ruben', { exact: true })).toBeVisible();
  await expect(nika.getByRole('heading', { name: 'Waiting for an answer 2' })).toBeVisible();

  // It comes while the page is open, and into the inbox.
  await expect(queryOf(ruben)).toHaveCount(2);
  await ruben.goto('/inbox');
  await expect(ruben.getByRole('listitem').filter({ hasText: 'Who counted, and when?' })).toContainText('Nika asks you about');
  await ruben.getByRole('link', { name: /^Nika asks you about C1/ }).click();
  await expect(queryOf(ruben)).toContainText('Who counted, and when?');
  await queryOf(ruben).getByRole('button', { name: 'Take this wording' }).click();
  await expect(queryOf(ruben)).toHaveAccessibleName('Query, answered');
  await queryOf(ruben).getByLabel('Answer', { exact: true }).fill('The harbour office did, in week 33.');
  await ruben.keyboard.press('Enter');
  await expect(queryOf(ruben).getByRole('list', { name: 'Answers' }).getByRole('listitem')).toHaveCount(2);
  await expectNoAxeFinding(ruben);

  await openArticle(nika, articleId);
  await workbenchOf(nika).option(/^C1/).click();
  await expect(queryOf(nika)).toContainText('The harbour office did, in week 33.');
  await expect(queryOf(nika)).toContainText('Take this wording: “the line carries 1,240 people on a day in August”');
  await queryOf(nika).getByRole('button', { name: 'Settle' }).click();
  await expect(nika.getByRole('button', { name: '1 query settled or withdrawn' })).toBeVisible();

  await hanne.goto(`/articles/${articleId}`);
  await hanne.getByRole('button', { name: /a day in August/ }).click();
  await hanne.getByRole('button', { name: 'Accept' }).click();
  await expect(workbenchOf(hanne).text).toContainText('the line carries 1,240 people on a day in August');
});

test('A question that I have begun waits on its claim, and takes no key when I come by', async ({ page, openElsewhere }) => {
  const { nika, articleId } = await beginWithAuthor(page, openElsewhere);
  const { option } = await openArticle(nika, articleId);
  const question = nika.getByRole('textbox', { name: 'Question to the author' });
  await option(/^C1/).click();
  await nika.getByRole('button', { name: 'Ask the author' }).click();
  await expect(question).toBeFocused();
  await nika.keyboard.type('Who counted');
  await option(/^C2/).click();
  await expect(claimOf(nika, 2)).toBeVisible();
  await expect(question).toHaveCount(0);
  await nika.keyboard.press('k');
  await expect(question).toHaveValue('Who counted');
  await nika.keyboard.press('j');
  await expect(question).toHaveCount(0);
  await nika.keyboard.press('k');
  await expect(question).toHaveValue('Who counted');
  await expect(question).not.toBeFocused();
  await question.click();
  await nika.keyboard.press('End');
  await nika.keyboard.type('?');
  await nika.getByRole('button', { name: 'Add to the queries' }).click();
  await expect(queryOf(nika)).toContainText('Who counted?');
  // Asked for by its button it takes focus again.
  await nika.getByRole('button', { name: 'Ask the author' }).click();
  await expect(question).toBeFocused();
});

test('I write down an answer, and lose neither words nor focus when the query is answered, settled or opened again meanwhile', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  const [threadId = ''] = await storeDrafts(nika, articleId, 1);
  await storeEntries(nika, articleId, [{ type: 'queries.sent', payload: { threadIds: [threadId], toId: null } }]);
  await nika.goto(`/articles/${articleId}/queries`);
  await queryOf(nika).getByRole('button', { name: 'Answer received' }).click();
  const answer = nika.getByLabel('What was answered');
  await expect(answer).toBeFocused();
  await nika.keyboard.type('The harbour ');
  const answered = { about: 'thread', threadId, commentId: uuidv7(), text: 'We did.', mentions: [] };
  await storeEntries(ruben, articleId, [{ type: 'comment', payload: answered }]);
  await expect(queryOf(nika)).toHaveAccessibleName('Query, answered');
  // It stays where I write in it, and is not counted there any more.
  await expect(nika.getByRole('heading', { name: 'Waiting for an answer 0' })).toBeVisible();
  await nika.keyboard.type('office ');
  await storeEntries(hanne, articleId, [{ type: 'thread-resolved', payload: { threadId } }]);
  await expect(queryOf(nika)).toHaveAccessibleName('Query, settled');
  await nika.keyboard.type('did.');
  await expect(answer).toHaveValue('The harbour office did.');
  await expect(answer).toBeFocused();
  // It goes to where it stands now with focus elsewhere, and what is begun goes with it.
  await nika.getByRole('link', { name: 'To the text' }).focus();
  await expect(nika.getByRole('heading', { name: 'Settled 1' })).toBeVisible();
  await expect(answer).toHaveValue('The harbour office did.');
  await expect(nika.getByRole('link', { name: 'To the text' })).toBeFocused();
  await answer.fill('The harbour office.');
  await queryOf(nika).getByRole('button', { name: 'Keep the answer' }).click();
  await expect(queryOf(nika)).toBeFocused();
  await expect(queryOf(nika).getByRole('list', { name: 'Answers' })).toContainText('The harbour office.');

  await queryOf(nika).getByLabel('Reply').focus();
  await nika.keyboard.type('Thank ');
  await storeEntries(hanne, articleId, [{ type: 'thread-reopened', payload: { threadId } }]);
  await expect(queryOf(nika)).toHaveAccessibleName('Query, answered');
  await nika.keyboard.type('you.');
  await expect(queryOf(nika).getByLabel('Reply')).toHaveValue('Thank you.');
  // What I do with it myself takes no focus from it either.
  await queryOf(nika).getByRole('button', { name: 'Settle' }).click();
  await expect(queryOf(nika)).toHaveAccessibleName('Query, settled');
  await expect(queryOf(nika)).toBeFocused();
});

test('An editor names another author while a query waits: it comes to them, and the card says so', async ({ page, openElsewhere }) => {
  const { nika, ruben, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  const { deskId } = z.object({ deskId: z.string() }).parse(await (await hanne.request.get(`/api/v1/articles/${articleId}`)).json());
  const mara = await makePerson('Mara Lind', { roles: { [deskId]: 'author' } });
  const [threadId = ''] = await storeDrafts(nika, articleId, 1);
  await nika.goto(`/articles/${articleId}/queries`);
  await nika.getByRole('button', { name: 'Send to Ruben' }).click();
  await expect(nika.getByRole('heading', { name: 'Waiting for an answer 1' })).toBeVisible();
  // A sending that comes after another author was named is refused.
  await expect(workbenchOf(nika).saveState).toContainText('Saved');
  await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: mara.id } });
  await expect(queryOf(nika)).toContainText(/You sent it to Ruben .*\. It waits for Mara now\./);
  await signIn(ruben, mara);
  await ruben.goto('/inbox');
  await ruben.getByRole('link', { name: /^Nika asks you about C1/ }).click();
  await expect(queryOf(ruben)).toContainText('It waits for you now.');
  await storeEntries(nika, articleId, [{ type: 'query.withdrawn', payload: { threadId } }]);
  await ruben.goto('/inbox');
  await expect(ruben.getByRole('listitem').filter({ hasText: 'asked you about' })).toContainText('Withdrawn');
});

test('A colleague rewords a query while I change it: I read their words before mine go in their place', async ({ page, openElsewhere }) => {
  const { nika, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  const [threadId = ''] = await storeDrafts(nika, articleId, 1);
  await nika.goto(`/articles/${articleId}/queries`);
  await queryOf(nika).getByRole('button', { name: 'Change' }).click();
  const question = nika.getByLabel('Question to the author').last();
  await question.fill('Who was it?');
  const theirs = { threadId, text: 'Who counted, and when?', replacement: 'the line carries many people' };
  await storeEntries(hanne, articleId, [{ type: 'query.changed', payload: theirs }]);
  const said = 'Hanne reworded it meanwhile: “Who counted, and when?” Proposed wording: “the line carries many people”';
  await expect(queryOf(nika).getByRole('status')).toHaveText(said);
  await expectNoAxeFinding(nika, { how: 'a query that was reworded meanwhile' });
  await expect(question).toHaveValue('Who was it?');
  await queryOf(nika).getByRole('button', { name: 'Keep the change' }).click();
  await expect(queryOf(nika).getByRole('status')).toHaveText(`${said} Keep the change once more to put yours in its place.`);
  await queryOf(nika).getByRole('button', { name: 'Keep the change' }).click();
  await expect(queryOf(nika)).toBeFocused();
  await expect(queryOf(nika)).toContainText('Who was it?');
  await expect(workbenchOf(nika).saveState).toContainText('Saved');
  await expect(nika.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
});

test('I write and send a query offline, by keys, and it is sent when the line is back', async ({ page, openElsewhere }) => {
  const { nika, ruben, articleId } = await beginWithAuthor(page, openElsewhere);
  await ruben.goto(`/articles/${articleId}/queries`);
  await expect(ruben.getByText('Nothing to answer yet.')).toBeVisible();
  await openArticle(nika, articleId);
  await nika.keyboard.press('j');
  await expect(nika.getByRole('button', { name: 'Ask the author' })).toBeVisible();
  await nika.keyboard.press('ControlOrMeta+k');
  await expect(nika.getByRole('combobox')).toBeFocused();
  await nika.context().setOffline(true);
  await nika.keyboard.type('Ask the author');
  await nika.keyboard.press('Enter');
  await expect(nika.getByLabel('Question to the author').last()).toBeFocused();
  await nika.keyboard.type('Who counted?');
  await nika.keyboard.press('Tab');
  await nika.keyboard.press('Tab');
  await nika.keyboard.press('Enter');
  await expect(queryOf(nika)).toHaveAccessibleName('Query, not sent');
  await expect(workbenchOf(nika).saveState).toHaveText('Offline: 1 kept');
  await nika.context().setOffline(false);
  await expect(workbenchOf(nika).saveState).toContainText('Saved');
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(queryOf(nika)).toBeVisible();
  await nika.context().setOffline(true);
  await nika.getByRole('button', { name: 'Send to Ruben' }).press('Enter');
  await expect(workbenchOf(nika).saveState).toHaveText('Offline: 1 kept');
  await expect(nika.getByText('1 query will be sent to Ruben when the line is back.', { exact: true })).toBeVisible();
  await expect(queryOf(nika)).toContainText('It is sent to Ruben when the line is back');
  await nika.context().setOffline(false);
  await expect(queryOf(nika)).toContainText('You sent it to Ruben');
  await expect(queryOf(ruben)).toContainText('Who counted?');
});

test('An editor says whose article it is, and the author has it in their list', async ({ page, openElsewhere }) => {
  const { hanne, ruben, articleId } = await beginWithAuthor(page, openElsewhere, { hasAuthor: false });
  await hanne.goto(`/articles/${articleId}/queries`);
  await hanne.getByRole('button', { name: 'Choose the author' }).click();
  // By keys the select goes through everyone on the way: nobody is named before it is confirmed.
  const name = hanne.getByRole('button', { name: 'Name as author' });
  await expect(name).toHaveAttribute('aria-disabled', 'true');
  await hanne.getByLabel('Author').selectOption({ label: 'Ruben Alcott' });
  await expectNoAxeFinding(hanne);
  expect(await (await hanne.request.get(`/api/v1/articles/${articleId}/author`)).json()).toMatchObject({ authorId: null });
  await name.press('Enter');
  await expect(hanne.getByText('Author Ruben Alcott')).toBeVisible();
  await expectNoAxeFinding(hanne);
  await ruben.goto('/articles');
  await expect(ruben.getByRole('link', { name: 'A ferry that nobody asked for' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('I answer what I am asked', async ({ page, openElsewhere }) => {
    const { nika, ruben, articleId } = await beginWithAuthor(await openElsewhere(), async () => page);
    await nika.setViewportSize({ width: 1440, height: 900 });
    await ask(nika, articleId, 'C1', 'Who counted?');
    await nika.goto(`/articles/${articleId}/queries`);
    await nika.getByRole('button', { name: 'Send to Ruben' }).click();
    await expect(workbenchOf(nika).saveState).toContainText('Saved');
    await ruben.goto(`/articles/${articleId}/queries`);
    await queryOf(ruben).getByLabel('Answer', { exact: true }).tap();
    await ruben.keyboard.type('The harbour office.');
    await queryOf(ruben).getByRole('button', { name: 'Send the answer' }).tap();
    await expect(queryOf(ruben)).toHaveAccessibleName('Query, answered');
    await expectNoAxeFinding(ruben);
    expect(await sideways(ruben)).toEqual([]);
    await expect(queryOf(nika)).toContainText('The harbour office.');
  });
});

test('I answer where the article is no longer mine: the query goes on waiting, and says that my answer is not saved', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  await storeDrafts(nika, articleId, 1);
  await nika.goto(`/articles/${articleId}/queries`);
  await nika.getByRole('button', { name: 'Send to Ruben' }).click();
  await ruben.goto(`/articles/${articleId}/queries`);
  await queryOf(ruben).getByLabel('Answer', { exact: true }).fill('The harbour office.');
  const named = await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: null } });
  expect(named.ok(), await named.text()).toBe(true);
  await expect(workbenchOf(ruben).saveState).toContainText('no longer yours to see');
  const heard = await hear(ruben, '[data-news]');
  await queryOf(ruben).getByLabel('Answer', { exact: true }).press('Enter');
  await expect(queryOf(ruben).getByRole('alert')).toContainText('This article was deleted, or is no longer yours to see.');
  await expect(queryOf(ruben)).toHaveAccessibleName('Query, waiting for an answer');
  await expect(ruben.getByRole('heading', { name: 'Waiting for an answer 1' })).toBeVisible();
  await expect.poll(heard).toContain('Not saved');
  expect(await heard()).not.toContain('Answer sent');
  await expectNoAxeFinding(ruben, { how: 'an answer that was not saved' });
});
