import { expect, type Page } from '@playwright/test';
import { makeArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { gateOf } from './gate';
import { listArticles, rowOf } from './listed-articles';
import { sideways } from './look-at-all';
import { noneMatches } from './none-matches';

// Each day has 24 hours there: how many days something is late is counted in hours.
test.use({ timezoneId: 'UTC' });

const tableOf = (page: Page) => page.getByRole('table', { name: 'Articles' });
const fromMenu = async (page: Page, title: string, item: string) => {
  await page.getByRole('button', { name: `Actions on ${title}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** A desk with an editor, who is signed in, and a checker. */
async function deskOfTwo(page: Page) {
  const deskId = await makeDesk(uniqueName('City'));
  const editor = await makePerson('Marc Delisle', { roles: { [deskId]: 'editor' } });
  const checker = await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } });
  await signIn(page, editor);
  return { deskId, editor, checker };
}

test('I say who sees an article through and by when, and take the date away again', async ({ page }) => {
  const { deskId } = await deskOfTwo(page);
  for (const title of ['Night buses', 'Five myths']) await makeArticle(page, deskId, `${title}\n\nWords of it.`);
  await page.goto('/articles');
  await expect(page.getByRole('row', { name: 'No due date 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Assign an owner to Night buses' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).selectOption('Priya Raman');
  await expectNoAxeFinding(page);
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(rowOf(page, 'Night buses')).toContainText('Owner Priya Raman.');

  await fromMenu(page, 'Night buses', 'Due…');
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(page.getByText('Choose a day and a time.')).toBeVisible();
  await page.getByRole('button', { name: 'In a week, 12:00' }).click();
  await expectNoAxeFinding(page);
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(page.getByRole('row', { name: 'Next seven days 1' })).toBeVisible();
  await expect(tableOf(page).getByRole('link')).toHaveText(['Night buses', 'Five myths']);
  await expect(rowOf(page, 'Night buses')).toContainText('12:00');
  await page.getByRole('button', { name: 'Due: all' }).click();
  await page.getByRole('menuitemradio', { name: 'Next seven days' }).click();
  await expect(tableOf(page).getByRole('link')).toHaveText(['Night buses']);
  await expect(page).toHaveURL('/articles?due=week');

  await fromMenu(page, 'Night buses', 'Due…');
  await page.getByRole('button', { name: 'No due date' }).click();
  await expect(noneMatches(page, 'No article')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('row', { name: 'No due date 2' })).toBeVisible();
  // The counts may be there before the list: until it is, the article stands in its old group, and its menu closes when it moves.
  await expect(page.getByRole('row', { name: /^Next seven days/ })).toHaveCount(0);
  await fromMenu(page, 'Night buses', 'Owner…');
  await page.getByRole('combobox', { name: 'Owner' }).selectOption('Nobody');
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(page.getByRole('button', { name: 'Assign an owner to Night buses' })).toBeVisible();
});

test('I say who and when where a colleague was quicker: I am shown what they said, and asked again', async ({ page }) => {
  const { deskId, editor, checker } = await deskOfTwo(page);
  const articleId = await makeArticle(page, deskId, 'Night buses\n\nWords of it.');
  await page.goto('/articles');
  await expect(rowOf(page, 'Night buses')).toContainText('Assign');
  const quicker = async (what: 'owner' | 'due', data: unknown) => {
    expect((await page.request.put(`/api/v1/articles/${articleId}/${what}`, { data })).ok()).toBe(true);
  };

  await quicker('owner', { ownerId: checker.id, seenOwnerId: null });
  await fromMenu(page, 'Night buses', 'Owner…');
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await expect(owner).toHaveValue(checker.id);
  await owner.selectOption('Nobody');
  await quicker('owner', { ownerId: editor.id, seenOwnerId: checker.id });
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(page.getByText('The owner is Marc Delisle now. Name the owner once more to put yours in that place.')).toBeVisible();
  await expect(owner).toHaveValue('');
  await owner.selectOption('Priya Raman');
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(rowOf(page, 'Night buses')).toContainText('Owner Priya Raman.');

  await fromMenu(page, 'Night buses', 'Due…');
  await page.getByRole('button', { name: 'In a week, 12:00' }).click();
  await quicker('due', { dueAt: '2031-05-06T10:30:00Z', seenDueAt: null });
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(page.getByText(/^The due date is .*2031.* now\. Set yours once more to put it in that place\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(page.getByRole('row', { name: 'Next seven days 1' })).toBeVisible();
  await expect(rowOf(page, 'Night buses')).toContainText('12:00');
});

test('I see what is late and due today, find what is mine, and who has how much to do', async ({ page, openElsewhere }) => {
  const { deskId, editor, checker } = await deskOfTwo(page);
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const at = (days: number, hour: number) => new Date(today + (days * 24 + hour) * 3_600_000);
  // Noon of the reader's day, so that "today" is today whenever this runs.
  await page.clock.setFixedTime(at(0, 12));
  const hand = { open: 5, done: 1, second: 0 };
  await listArticles(editor.id, [
    { title: 'Harbour dredging', deskId, stage: 'checking', claims: 24, checked: 18, dueAt: at(0, 20), ownerId: editor.id },
    { title: 'School meals', deskId, claims: 14, dueAt: at(-3, 12), work: { [checker.id]: hand } },
    {
      title: 'Glassworks',
      deskId,
      claims: 3,
      dueAt: at(2, 12),
      work: { [checker.id]: hand, [editor.id]: { open: 0, done: 0, second: 2 } },
    },
    { title: 'No hurry', deskId },
    // What is checked waits for its signatures, and is late like the rest; what is signed off is done.
    { title: 'Unsigned', deskId, stage: 'checked', claims: 2, checked: 2, dueAt: at(-2, 12) },
    { title: 'Old news', deskId, stage: 'signed-off', claims: 2, checked: 2, dueAt: at(-40, 12) },
  ]);
  await page.goto('/articles');
  await expect(tableOf(page).getByRole('link')).toHaveText([
    'School meals',
    'Unsigned',
    'Harbour dredging',
    'Glassworks',
    'No hurry',
    'Old news',
  ]);
  for (const name of [/^Today, .* 3$/, 'Next seven days 1', 'No due date 1', 'Signed off 1']) {
    await expect(page.getByRole('row', { name })).toBeVisible();
  }
  await expect(rowOf(page, 'School meals')).toContainText('late by 3 days');
  await expect(rowOf(page, 'Harbour dredging')).toContainText('20:00 in 8 h');
  await expect(rowOf(page, 'Unsigned')).toContainText('late by 2 days');
  await expect(rowOf(page, 'Old news')).not.toContainText('late');
  await expect(rowOf(page, 'Glassworks')).toContainText('Checkers Marc Delisle, Priya Raman.');
  await expectNoAxeFinding(page);

  await page.getByRole('button', { name: 'Load' }).click();
  const load = page.getByRole('dialog', { name: 'Who has how much to do' });
  await expect(load.getByRole('row', { name: /Priya Raman/ })).toContainText('10');
  await expect(load.getByRole('row', { name: 'Marc Delisle 0 2 1' })).toBeVisible();
  await expectNoAxeFinding(page);
  // Whoever has work leads to it.
  await load.getByRole('link', { name: 'Priya Raman' }).click();
  await expect(load).toHaveCount(0);
  await expect(page).toHaveURL(/\/articles\?who=[-\da-f]+$/);
  await expect(tableOf(page).getByRole('link')).toHaveText(['School meals', 'Glassworks']);
  const waits = page.getByRole('button', { name: 'Waits for Priya Raman' });
  await expect(waits).toHaveAttribute('aria-pressed', 'true');
  await waits.click();
  await expect(page).toHaveURL('/articles');
  await expect(waits).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Mine' })).toBeFocused();

  await page.getByRole('link', { name: 'two wait for your second check' }).click();
  await expect(page).toHaveURL('/articles?mine=1');
  await expect(tableOf(page).getByRole('link')).toHaveText(['Harbour dredging', 'Glassworks']);
  await page.getByRole('button', { name: 'Mine' }).click();
  await page.getByRole('button', { name: 'Owner: all' }).click();
  await page.getByRole('menuitemradio', { name: 'Marc Delisle' }).click();
  await expect(tableOf(page).getByRole('link')).toHaveText(['Harbour dredging']);

  const checkers = await openElsewhere();
  await signIn(checkers, checker);
  await checkers.goto('/articles?mine=1');
  await expect(tableOf(checkers).getByRole('link')).toHaveText(['School meals', 'Glassworks']);
  // Whoever may not give out work is offered none of it.
  await expect(checkers.getByRole('button', { name: /^Assign an owner/ })).toHaveCount(0);
  await checkers.getByRole('button', { name: 'Actions on Glassworks' }).click();
  await expect(checkers.getByRole('menuitem')).toHaveText(['History']);
  await checkers.keyboard.press('Escape');
  await checkers.emulateMedia({ colorScheme: 'dark' });
  await expectNoAxeFinding(checkers);
});

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('whose work the list shows is never anybody’s: the name comes with the figures, and a long one is cut', async ({ page }) => {
    const { deskId, editor } = await deskOfTwo(page);
    const name = 'Wilhelmina Konstantinopoulou-Featherstonehaugh of Upper Castleford and Pontefract';
    const { id } = await makePerson(name, { roles: { [deskId]: 'checker' } });
    await listArticles(editor.id, [{ title: 'School meals', deskId, claims: 14, work: { [id]: { open: 5, done: 1, second: 0 } } }]);
    const { gate, open: answer } = gateOf();
    await page.route('**/api/v1/articles/load*', async (route) => {
      await gate;
      await route.continue();
    });
    await page.goto(`/articles?who=${id}`);
    const chip = page.getByRole('button', { name: /^Waits for/ });
    await expect(chip).toHaveAccessibleName('Waits for one colleague');
    answer();
    await expect(chip).toHaveAccessibleName(`Waits for ${name}`);
    expect(await sideways(page)).toEqual([]);
    await expect(chip).toBeInViewport({ ratio: 1 });
    await expectNoAxeFinding(page);
    // Whoever has nothing left is not among those who have something.
    await inDatabase((client) => client.query(`update "Article" set work = '{}' where "deskId" = $1`, [deskId]));
    await page.reload();
    await expect(chip).toHaveAccessibleName('Waits for one colleague');
  });

  test('a card says who and when, and is named an owner with a thumb', async ({ page }) => {
    const { deskId, editor, checker } = await deskOfTwo(page);
    await listArticles(editor.id, [
      { title: 'School meals', deskId, claims: 14, dueAt: new Date(Date.now() - 3 * 24 * 3_600_000), ownerId: checker.id },
      { title: 'Glassworks', deskId, claims: 3 },
    ]);
    await page.goto('/articles');
    await expect(rowOf(page, 'School meals')).toContainText('late by 3 days');
    const assign = page.getByRole('button', { name: 'Assign an owner to Glassworks' });
    expect((await assign.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await sideways(page)).toEqual([]);
    await expectNoAxeFinding(page);
    const progress = page.getByRole('button', { name: '0 of 14 claims checked. 14 left: 14 to check' });
    expect((await progress.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await progress.tap();
    await expect(page.locator('.note-above')).toHaveText('0 of 14 claims checked. 14 left: 14 to check');
    await assign.tap();
    await expect(page.getByRole('dialog', { name: 'Who sees “Glassworks” through?' })).toBeVisible();
    await expectNoAxeFinding(page);
  });
});
