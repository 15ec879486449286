import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { rowOf } from './listed-articles';
import { sideways } from './look-at-all';

/** The words of a button as eyes see them: it has them whether they are seen or not. */
const noteOf = (page: Page) => page.locator('.note-above');
/** The list asks every ten seconds who has come and gone. */
const soon = { timeout: 20_000 };

const sayHere = async (page: Page, articleId: string, isAway = false) => {
  const place = { version: 0, anchor: 1, head: 1, annotationId: null, isAway };
  const answer = await page.request.post(`/api/v1/articles/${articleId}/presence`, { data: { tabId: uuidv7(), place } });
  expect(answer.ok()).toBe(true);
};

test('I see in the list who is in which article, until they leave, and a stranger hears nothing of it', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk();
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Priya Raman', { roles }));
  const [ferry, myths] = [
    await makeArticle(page, deskId, 'The night ferry\n\nIt sails.'),
    await makeArticle(page, deskId, 'Five myths\n\nNo.'),
  ];
  const elif = await openElsewhere();
  await signIn(elif, await makePerson('Elif Tuncel', { roles }));
  await openArticle(elif, ferry);
  await page.goto('/articles');
  await expect(rowOf(page, 'The night ferry')).toContainText('Elif is here', soon);
  await expect(rowOf(page, 'Five myths')).not.toContainText('here');

  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  await sayHere(jonah, ferry);
  await sayHere(jonah, myths, true);
  // One's own other tab is not company.
  await sayHere(page, ferry);
  const two = rowOf(page, 'The night ferry').getByRole('button', { name: '2 here now: Elif, Jonah' });
  await expect(two).toBeVisible(soon);
  await two.hover();
  await expect(noteOf(page)).toHaveText('2 here now: Elif, Jonah');
  await expect(rowOf(page, 'Five myths')).not.toContainText('here');
  await expectNoAxeFinding(page);

  const stranger = await openElsewhere();
  await signIn(stranger, await makePerson('Ada Quill', { roles: { [await makeDesk()]: 'lead' } }));
  const answer = await stranger.request.get(`/api/v1/articles/presence?article=${ferry}&article=${uuidv7()}`);
  expect(await answer.json()).toEqual({ articles: [] });

  await sayHere(jonah, ferry);
  await elif.goto('/articles');
  await expect(rowOf(elif, 'The night ferry')).toContainText(/2 here now|Priya is here|Jonah is here/, soon);
  // What her page said as it went may be lost. Then she is taken to have left when she has said nothing for 45 seconds, as Jonah would be.
  await expect(async () => {
    await sayHere(jonah, ferry);
    await expect(rowOf(page, 'The night ferry')).toContainText('Jonah is here', { timeout: 10_000 });
  }).toPass({ timeout: 70_000 });
});

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a card says who is in an article, and at a tap who they are and how its claims stand', async ({ page, openElsewhere }) => {
    const deskId = await makeDesk();
    const roles = { [deskId]: 'editor' };
    await signIn(page, await makePerson('Priya Raman', { roles }));
    const articleId = await makeArticle(page, deskId, 'The night ferry that sails when nobody looks\n\nIt sails.');
    const there: Page[] = [];
    for (const name of ['Elif Tuncel', 'Jonah Okoye', 'Marc Delisle']) {
      const one = await openElsewhere();
      await signIn(one, await makePerson(name, { roles }));
      there.push(one);
    }
    for (const one of there) await sayHere(one, articleId);
    await page.goto('/articles');
    const company = rowOf(page, 'The night ferry').getByRole('button', { name: '3 here now: Elif, Jonah, Marc' });
    await expect(company).toBeVisible(soon);
    expect((await company.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await company.tap();
    await expect(noteOf(page)).toHaveText('3 here now: Elif, Jonah, Marc');
    expect(await sideways(page)).toEqual([]);
    await expectNoAxeFinding(page);
    await page.getByRole('heading', { name: 'Articles' }).tap();
    await expect(noteOf(page)).toHaveCount(0);
    await expect(page).toHaveURL('/articles');
  });
});
