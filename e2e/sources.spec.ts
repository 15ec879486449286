import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, storeTags } from './articles';
import { inDatabase, makeDesk, makePerson, newsOn, signIn, test, uniqueName } from './fixtures';
import { gateOf } from './gate';
import { noneMatches } from './none-matches';

/** Elif at `page` and Jonah at another browser, checkers of one desk, and a source of it. */
async function begin(page: Page, openElsewhere: () => Promise<Page>, source: { title: string }) {
  const deskId = await makeDesk();
  const roles = { [deskId]: 'checker' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  const sourceId = uuidv7();
  const added = await page.request.post('/api/v1/sources', { data: { id: sourceId, deskId, source } });
  expect(added.ok(), await added.text()).toBe(true);
  return { elif: page, jonah, deskId, sourceId };
}

async function openChange(page: Page, sourceId: string) {
  await page.goto(`/sources/${sourceId}`);
  await page.getByRole('button', { name: 'Change this source' }).click();
  await expect(page.getByLabel('Title')).toBeFocused();
}

const known = (page: Page) => page.getByRole('region', { name: 'What is known' });
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

test('A colleague changes a source that I am changing: I see it, and neither’s words are lost', async ({ page, openElsewhere }) => {
  const { elif, jonah, sourceId } = await begin(page, openElsewhere, { title: 'Harbour acounts' });
  for (const at of [elif, jonah]) await openChange(at, sourceId);
  await jonah.getByLabel('Note', { exact: true }).fill('Page 3 is missing.');
  await save(jonah);
  await expect(known(jonah)).toContainText('Page 3 is missing.');

  await elif.getByLabel('Title').fill('Harbour accounts');
  await save(elif);
  const dialog = elif.getByRole('dialog');
  await expect(dialog).toContainText('This source was changed meanwhile');
  await expect(dialog).toContainText('Filled in as it is now: Note.');
  await expect(elif.getByLabel('Note', { exact: true })).toHaveValue('Page 3 is missing.');
  await save(elif);
  await expect(known(elif)).toContainText('Harbour accounts');
  await expect(known(elif)).toContainText('Page 3 is missing.');

  // Both change the title: mine stays in the form beside theirs, which I can take.
  for (const at of [elif, jonah]) await openChange(at, sourceId);
  await jonah.getByLabel('Title').fill('Accounts of the harbour');
  await save(jonah);
  await expect(known(jonah)).toContainText('Accounts of the harbour');
  await elif.getByLabel('Title').fill('Harbour accounts 2024');
  await save(elif);
  await expect(dialog).toContainText('Title is “Accounts of the harbour” now.');
  await expect(elif.getByLabel('Title')).toHaveValue('Harbour accounts 2024');
  await elif.getByRole('button', { name: 'Take theirs' }).click();
  await expect(elif.getByLabel('Title')).toHaveValue('Accounts of the harbour');
  await elif.getByLabel('Title').fill('Accounts of the harbour 2024');
  await save(elif);
  await expect(known(elif)).toContainText('Accounts of the harbour 2024');
});

test('What I type while a change of a source is on its way stays, also where a colleague was first', async ({ page, openElsewhere }) => {
  const { elif, jonah, sourceId } = await begin(page, openElsewhere, { title: 'Harbour acounts' });
  for (const at of [elif, jonah]) await openChange(at, sourceId);
  await jonah.getByLabel('Author').fill('B. Clerk');
  await save(jonah);
  await expect(known(jonah)).toContainText('B. Clerk');

  const { gate, open: answer } = gateOf();
  const asked = elif.waitForRequest((request) => request.method() === 'PUT');
  await elif.route(`**/sources/${sourceId}`, async (route) => {
    await gate;
    await route.continue();
  });
  await elif.getByLabel('Title').fill('Harbour accounts');
  await save(elif);
  await asked;
  await elif.getByLabel('Title').fill('Harbour accounts 2024');
  await elif.getByLabel('Note', { exact: true }).fill('Page 3 is missing.');
  answer();
  await expect(elif.getByRole('dialog')).toContainText('Filled in as it is now: Author.');
  await expect(elif.getByLabel('Title')).toHaveValue('Harbour accounts 2024');
  await expect(elif.getByLabel('Note', { exact: true })).toHaveValue('Page 3 is missing.');
  await expect(elif.getByLabel('Author')).toHaveValue('B. Clerk');
});

test('A colleague renames a source that I have begun to change: I am told as I open the form again', async ({ page, openElsewhere }) => {
  const { elif, jonah, sourceId } = await begin(page, openElsewhere, { title: 'Harbour acounts' });
  for (const at of [elif, jonah]) await openChange(at, sourceId);
  await elif.getByLabel('Note', { exact: true }).fill('Page 3 is missing.');
  await elif.keyboard.press('Escape');
  await jonah.getByLabel('Title').fill('Harbour accounts');
  await save(jonah);
  await expect(known(jonah)).toContainText('Harbour accounts');
  await openChange(elif, sourceId);
  const dialog = elif.getByRole('dialog');
  await expect(dialog).toContainText('This source was changed meanwhile');
  await expect(dialog).toContainText('Filled in as it is now: Title.');
  await expect(elif.getByLabel('Title')).toHaveValue('Harbour accounts');
  await expect(elif.getByLabel('Note', { exact: true })).toHaveValue('Page 3 is missing.');

  // What I save myself is in the form that I open at once, before the page is there anew.
  const { gate, open: answer } = gateOf();
  await elif.route(/_rsc=/, async (route) => {
    await gate;
    await route.continue();
  });
  await elif.getByLabel('Title').fill('Harbour accounts 2024');
  await save(elif);
  await expect(dialog).toHaveCount(0);
  await elif.getByRole('button', { name: 'Change this source' }).click();
  await expect(elif.getByLabel('Title')).toHaveValue('Harbour accounts 2024');
  answer();
});

test('What I look for in the sources is said when it has come, and when nothing has', async ({ page, openElsewhere }) => {
  const { elif } = await begin(page, openElsewhere, { title: 'Harbour accounts' });
  await elif.goto('/sources');
  await expect(elif.getByRole('link', { name: 'Harbour accounts' })).toBeVisible();
  const said = newsOn(elif, 'Sources found');
  await elif.getByRole('searchbox', { name: 'Find by title or link' }).fill('granary');
  await expect(said.filter({ hasText: /^No source matches\.$/ })).toBeAttached();
  await expect(noneMatches(elif, 'No source')).toBeVisible();
  await elif.getByRole('searchbox', { name: 'Find by title or link' }).fill('harbour');
  await expect(said.filter({ hasText: '1 source' })).toBeAttached();
});

test('The desk that I choose among the sources is still chosen when I come back from one', async ({ page }) => {
  const [city, night] = [uniqueName('City'), uniqueName('Night')];
  const desks = [await makeDesk(city), await makeDesk(night)];
  await signIn(page, await makePerson('Elif Tuncel', { roles: Object.fromEntries(desks.map((id) => [id, 'checker'])) }));
  for (const [n, deskId] of desks.entries()) {
    await page.request.post('/api/v1/sources', { data: { id: uuidv7(), deskId, source: { title: `Harbour accounts ${n}` } } });
  }
  const [first, second] = [0, 1].map((n) => page.getByRole('link', { name: `Harbour accounts ${n}` }));
  if (!first || !second) throw new Error('two sources');
  const desk = page.getByLabel('Desk', { exact: true });
  const field = page.getByRole('searchbox', { name: 'Find by title or link' });
  await page.goto('/sources');
  await expect(first).toBeVisible();
  await desk.selectOption(night);
  await expect(first).toHaveCount(0);
  await field.fill('harbour');
  await expect(page).toHaveURL(`/sources?desk=${desks[1]}&q=harbour`);
  await second.click();
  await expect(known(page)).toBeVisible();
  await page.goBack();
  await expect(desk).toHaveValue(desks[1] ?? '');
  await expect(field).toHaveValue('harbour');
  await expect(second).toBeVisible();
  await expect(first).toHaveCount(0);

  // What is taken off at once is one step back.
  await field.fill('granary');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/sources');
  await expect(first).toBeVisible();
  await expect(desk).toHaveValue('');
  await page.goBack();
  await expect(page).toHaveURL(`/sources?desk=${desks[1]}&q=granary`);
  await expect(desk).toHaveValue(desks[1] ?? '');
});

test('Of a source that everybody cites I see the first uses, counts of all, and more when I ask', async ({ page, openElsewhere }) => {
  const { elif, deskId, sourceId } = await begin(page, openElsewhere, { title: 'Passenger counts 2026' });
  const articleId = await makeArticle(elif, deskId, 'Night buses\n\nThe last bus left. Nobody asked why.');
  await storeTags(elif, articleId, ['The last bus left.'], ['claim']);
  await inDatabase((client) =>
    client.query(
      `insert into "Evidence" (id, "annotationId", "articleId", "sourceId", stance, quote, locator, "byId", at, "entryId")
       select gen_random_uuid(), a.id, a."articleId", $2, 'supports', '', 'row ' || n, j."actorId", j.at + n * interval '1 second', j.id
       from "Annotation" a join "JournalEntry" j on j."articleId" = a."articleId" and j.seq = 2, generate_series(1, 230) n where a."articleId" = $1`,
      [articleId, sourceId],
    ),
  );
  await elif.goto(`/sources/${sourceId}`);
  const used = elif.getByRole('region', { name: 'Where it is used' });
  await expect(used.getByRole('heading', { name: 'Used in 1 claim, 1 article' })).toBeVisible();
  await expect(used.getByRole('list', { name: 'By stance' })).toContainText('230');
  await expect(used.getByText('row 200', { exact: true })).toBeVisible();
  await expect(used.getByText('row 201', { exact: true })).toHaveCount(0);
  await used.getByRole('button', { name: 'Show more' }).click();
  await expect(used.getByText('row 230', { exact: true })).toBeVisible();
  await expect(used.getByRole('link', { name: 'Night buses' })).toHaveCount(1);
  await expect(used.getByRole('button', { name: 'Show more' })).toHaveCount(0);
});
