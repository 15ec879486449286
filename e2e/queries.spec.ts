import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../lib/domain/text/article-schema';
import { makeArticle, openArticle, queryOf, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { claimOf } from './judging';
import { sideways } from './look-at-all';
import { CLAIM, OTHER } from './two-claims';

/** Nika, a checker, at `page` and Ruben, the author, at another browser, with two claims in an article that a colleague brought in. */
async function begin(page: Page, openElsewhere: () => Promise<Page>, { hasAuthor = true } = {}) {
  const deskId = await makeDesk();
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const person = await makePerson('Ruben Alcott', { roles: { [deskId]: 'author' } });
  const articleId = await makeArticle(hanne, deskId, ferryArticle);
  await storeTags(hanne, articleId, [CLAIM, OTHER], ['claim']);
  if (hasAuthor) {
    const named = await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: person.id } });
    expect(named.ok(), await named.text()).toBe(true);
  }
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  const ruben = await openElsewhere();
  await signIn(ruben, person);
  return { nika: page, ruben, hanne, articleId };
}

/** Asks about the first claim as the keyboard does, with other words for it. */
async function ask(nika: Page, articleId: string, label: string, question: string, proposed?: string) {
  const { option } = await openArticle(nika, articleId);
  await option(new RegExp(`^${label}`)).click();
  await nika.getByRole('button', { name: 'Ask the author' }).click();
  await expect(nika.getByLabel('Question to the author').last()).toBeFocused();
  await nika.keyboard.type(question);
  if (proposed) {
    await nika.getByRole('button', { name: 'Propose other words' }).click();
    await expect(nika.getByLabel('Proposed wording')).toHaveValue(CLAIM);
    await nika.getByLabel('Proposed wording').fill(proposed);
  }
  await nika.getByRole('button', { name: 'Add to the queries' }).click();
  await expect(queryOf(nika)).toHaveAccessibleName('Query, not sent');
  await expect(workbenchOf(nika).saveState).toContainText('Saved');
}

/** Sends entries without a page, based on the article as it is now. */
async function storeEntries(page: Page, articleId: string, entries: { type: string; payload: object }[]): Promise<void> {
  const address = `/api/v1/articles/${articleId}`;
  const { state } = Base.parse(await (await page.request.get(`${address}/state`)).json());
  const batch = {
    base: state,
    clientId: uuidv7(),
    schemaVersion: SCHEMA_VERSION,
    entries: entries.map((one) => ({ id: uuidv7(), ...one })),
  };
  const answer = await page.request.post(`${address}/entries`, { data: batch });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const Base = z.object({
  state: z.object({ version: z.number(), seq: z.number() }),
});
const Tagged = z.object({ state: z.object({ annotations: z.array(z.object({ id: z.string() })) }) });

/** Drafts of so many queries about the first claim, made without a page; their ids. */
async function storeDrafts(page: Page, articleId: string, count: number): Promise<string[]> {
  const { state } = Tagged.parse(await (await page.request.get(`/api/v1/articles/${articleId}/state`)).json());
  const annotationId = state.annotations[0]?.id;
  const ids = Array.from({ length: count }, () => uuidv7());
  const drafts = ids.map((threadId, n) => ({
    type: 'query.asked',
    payload: { threadId, commentId: uuidv7(), annotationId, text: `Who counted ${n}?`, replacement: null },
  }));
  for (let at = 0; at < count; at += 500) await storeEntries(page, articleId, drafts.slice(at, at + 500));
  return ids;
}

test('I gather questions and send them; the author answers, takes my wording, and I see it on the claim', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, hanne, articleId } = await begin(page, openElsewhere);
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
  const { nika, articleId } = await begin(page, openElsewhere);
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

test('The author has no account: I copy and print the list, mark it as sent and write down what was answered', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, articleId } = await begin(page, openElsewhere, { hasAuthor: false });
  await nika.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  expect((await ruben.goto(`/articles/${articleId}/queries`))?.status()).toBe(404);
  const author = nika.getByText('No account here');
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(author).toBeVisible();
  await expect(author).not.toContainText('copy or print');
  await ask(nika, articleId, 'C1', 'Who counted?', 'the line carries people');
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(author).toContainText('copy or print the list, then mark it as sent.');
  await nika.getByRole('button', { name: 'Copy' }).click();
  await expect(nika.getByText('1 query copied', { exact: true })).toBeVisible();
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
  const { nika, hanne, articleId } = await begin(page, openElsewhere);
  await nika.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await storeDrafts(nika, articleId, 1);
  await nika.goto(`/articles/${articleId}/queries`);
  // The author has an account: nothing is marked as sent that went no other way.
  await expect(nika.getByRole('button', { name: 'Send to Ruben' })).toBeVisible();
  await expect(nika.getByRole('button', { name: 'Mark as sent' })).toHaveCount(0);
  await nika.getByRole('button', { name: 'Copy' }).click();
  await expect(nika.getByText('1 query copied', { exact: true })).toBeVisible();
  await storeDrafts(hanne, articleId, 1);
  await expect(queryOf(nika)).toHaveCount(2);
  await nika.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(nika.getByText('1 query marked as sent. 1 query, added or worded anew since, still waits.', { exact: true })).toBeVisible();
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(1);
  await nika.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(nika.getByText('These were added or worded anew since. Copy or print the list again.', { exact: true })).toBeVisible();
  await expect(nika.getByRole('article', { name: 'Query, not sent' })).toHaveCount(1);
});

test('I write down an answer, and lose neither words nor focus when the query is answered, settled or opened again meanwhile', async ({
  page,
  openElsewhere,
}) => {
  const { nika, ruben, hanne, articleId } = await begin(page, openElsewhere);
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
  const { nika, ruben, hanne, articleId } = await begin(page, openElsewhere);
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
  const { nika, hanne, articleId } = await begin(page, openElsewhere);
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
  const { nika, ruben, articleId } = await begin(page, openElsewhere);
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
  await expect(nika.getByText('1 query will be sent to Ruben when the line is back', { exact: true })).toBeVisible();
  await expect(queryOf(nika)).toContainText('It is sent to Ruben when the line is back');
  await nika.context().setOffline(false);
  await expect(queryOf(nika)).toContainText('You sent it to Ruben');
  await expect(queryOf(ruben)).toContainText('Who counted?');
});

test('I send more queries than one change holds, and hear which part a colleague has sent before me', async ({ page, openElsewhere }) => {
  // A busy machine draws so many of them for longer than is waited for elsewhere.
  test.slow();
  const drawn = { timeout: 60_000 };
  const { nika, hanne, articleId } = await begin(page, openElsewhere);
  const drafts = await storeDrafts(nika, articleId, 501);
  await nika.goto(`/articles/${articleId}/queries`);
  await expect(nika.getByRole('heading', { name: 'Not sent 501' })).toBeVisible(drawn);
  await nika.context().setOffline(true);
  await nika.getByRole('button', { name: 'Send to Ruben' }).click();
  await expect(nika.getByText('501 queries will be sent to Ruben when the line is back', { exact: true })).toBeVisible(drawn);
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

test('An editor says whose article it is, and the author has it in their list', async ({ page, openElsewhere }) => {
  const { hanne, ruben, articleId } = await begin(page, openElsewhere, { hasAuthor: false });
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
    const { nika, ruben, articleId } = await begin(await openElsewhere(), async () => page);
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
