import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, signIn, toastOf, uniqueName } from './fixtures';
import { gateOf } from './gate';
import { test } from './keys-only';

/** An article of nobody's by its byline, its editor, who is signed in, and a checker of its desk. */
async function begin(page: Page) {
  const deskId = await makeDesk(uniqueName('City'));
  await signIn(page, await makePerson('Marc Delisle', { roles: { [deskId]: 'editor' } }));
  const checker = await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } });
  const articleId = await makeArticle(page, deskId, 'Night buses\n\nThe last bus left. Nobody asked why. It rained.');
  return { deskId, articleId, checker };
}

const formOf = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Article details' });
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  return { dialog, field, save: dialog.getByRole('button', { name: 'Save' }) };
};

async function openFromList(page: Page) {
  await page.goto('/articles');
  await page.getByRole('button', { name: 'Actions on Night buses' }).click();
  await page.getByRole('menuitem', { name: 'Article details…' }).click();
  return formOf(page);
}

test('I correct byline, date, language and direction over the text, and a colleague’s page has them at once', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, checker } = await begin(page);
  const colleague = await openElsewhere();
  await signIn(colleague, checker);
  const { text: theirs } = await openArticle(colleague, articleId);
  const { text } = await openArticle(page, articleId);
  // Nobody could tell.
  await expect(theirs).toHaveAttribute('lang', '');

  await page.getByRole('button', { name: 'Add a byline' }).click();
  const { dialog, field, save } = formOf(page);
  await expect(field('Byline')).toBeFocused();
  await expectNoAxeFinding(page);
  await field('Byline').fill('Tove Ekman');
  await field('Date').fill('2026-03-04');
  await field('Language').selectOption('Persian');
  await field('Direction').selectOption('Right to left');
  await save.click();
  await expect(dialog).toHaveCount(0);

  await expect(page.getByRole('button', { name: 'Tove Ekman' })).toBeFocused();
  for (const words of [text, theirs]) {
    await expect(words).toHaveAttribute('lang', 'fa');
    await expect(words).toHaveAttribute('dir', 'rtl');
  }
  // Who checks sees it, and corrects nothing.
  await expect(colleague.getByRole('main').getByText('Tove Ekman')).toBeVisible();
  await expect(colleague.getByRole('button', { name: 'Tove Ekman' })).toHaveCount(0);
  await colleague.keyboard.press('ControlOrMeta+k');
  await colleague.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }).fill('details');
  await expect(colleague.getByRole('option', { name: /^Article details/ })).toHaveCount(0);

  const exported = await (await page.request.get(`/api/v1/articles/${articleId}/export?format=html`)).text();
  for (const words of ['<html lang="fa" dir="rtl">', 'Tove Ekman', '4 March 2026']) expect(exported).toContain(words);
  await page.goto(`/articles/${articleId}/history`);
  await expect(page.getByText('corrected byline, date or language').first()).toBeVisible();
});

test('I correct the details from the list and from the menu of commands by keys alone; what I had begun waits', async ({ page, me }) => {
  const { articleId } = await begin(page);
  await page.goto('/articles');
  const { dialog, field } = formOf(page);
  await me.choose('Actions on Night buses', 'Article details…');
  await expect(field('Byline')).toBeFocused();
  await me.type('Tove Ekman');
  await me.press('Escape');
  await expect(page.getByRole('button', { name: 'Actions on Night buses' })).toBeFocused();
  await me.choose('Actions on Night buses', 'Article details…');
  await expect(field('Byline')).toHaveValue('Tove Ekman');
  await me.tabTo('combobox', 'Language');
  await me.type('Dutch');
  await expect(field('Language')).toHaveValue('nl');
  await me.use('button', 'Save');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Night buses' })).toContainText('Tove Ekman');

  await openArticle(page, articleId);
  await me.press('ControlOrMeta+k');
  await me.type('details');
  await me.press('Enter');
  await expect(field('Byline')).toHaveValue('Tove Ekman');
  await expect(field('Language')).toHaveValue('nl');
  await me.write('textbox', 'Byline', 'Tove Ekman and Ada Quill');
  await me.use('button', 'Cancel');
  await expect(dialog).toHaveCount(0);
  await me.press('ControlOrMeta+k');
  await me.type('details');
  await me.press('Enter');
  await expect(field('Byline')).toHaveValue('Tove Ekman');
});

test('A colleague corrects the byline before me: mine stays beside theirs, and goes in their place when I save again', async ({
  page,
  openElsewhere,
}) => {
  const { deskId, articleId } = await begin(page);
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }));
  const { dialog, field, save } = await openFromList(page);
  await field('Byline').fill('Tove Ekman');
  const data = { byline: 'T. Ekman', publishedOn: '2026-03-04' };
  const corrected = await jonah.request.patch(`/api/v1/articles/${articleId}/details`, { data });
  expect(corrected.ok(), await corrected.text()).toBe(true);
  await save.click();
  await expect(dialog).toContainText('The details were changed meanwhile');
  await expect(dialog).toContainText(
    'Filled in as it is now: Date. Byline is “T. Ekman” now. Save once more to put what you wrote in that place.',
  );
  await expect(field('Byline')).toHaveValue('Tove Ekman');
  await expect(field('Date')).toHaveValue('2026-03-04');
  await expectNoAxeFinding(page);
  await save.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Night buses' })).toContainText('Tove Ekman');
});

test('I close the dialog while it saves: the list has what was saved, and I correct it once more', async ({ page }) => {
  const { articleId } = await begin(page);
  const { dialog, field, save } = await openFromList(page);
  const row = page.getByRole('row').filter({ hasText: 'Night buses' });
  await field('Byline').fill('Tove Ekman');
  const { gate, open: answer } = gateOf();
  const address = `**/articles/${articleId}/details`;
  await page.route(address, async (route) => {
    await gate;
    await route.continue();
  });
  const saved = page.waitForResponse(address);
  await save.click();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  answer();
  expect((await saved).ok()).toBe(true);
  await expect(row).toContainText('Tove Ekman');
  await page.getByRole('button', { name: 'Actions on Night buses' }).click();
  await page.getByRole('menuitem', { name: 'Article details…' }).click();
  await field('Byline').fill('Tove Ekman and Ada Quill');
  await save.click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('Tove Ekman and Ada Quill');
});

/** A lead of the desk puts the article into the archive, and brings it out again. */
async function archivist(openElsewhere: () => Promise<Page>, deskId: string, articleId: string) {
  const lead = await openElsewhere();
  await signIn(lead, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  return async (isArchived: boolean) => {
    const answer = await lead.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
}

const ARCHIVED = 'The article is archived. Restore it in the list of articles to change it.';

test('The article is locked while I correct its details: I am told, and when it opens again the dialog does so only when I ask', async ({
  page,
  openElsewhere,
}) => {
  const { deskId, articleId } = await begin(page);
  const put = await archivist(openElsewhere, deskId, articleId);
  await openArticle(page, articleId);
  const { dialog, field } = formOf(page);
  await page.getByRole('button', { name: 'Add a byline' }).click();
  await field('Byline').fill('Tove Ekman');
  await put(true);
  await expect(toastOf(page, ARCHIVED)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await put(false);
  await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toBeChecked();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a byline' }).click();
  await expect(field('Byline')).toHaveValue('Tove Ekman');
});

test('The article is archived while I say by when it is due or sign it off: that closes, and nothing offers it until it is back', async ({
  page,
  openElsewhere,
}) => {
  const { deskId, articleId } = await begin(page);
  const put = await archivist(openElsewhere, deskId, articleId);
  await openArticle(page, articleId);
  const ways = [
    { opener: page.getByRole('button', { name: 'No due date' }), asked: 'When is “Night buses” due?' },
    { opener: page.getByRole('button', { name: /^Sign off/ }), asked: 'Nothing stands in the way' },
  ];
  for (const { opener, asked } of ways) {
    const dialog = page.getByRole('dialog', { name: asked });
    await opener.click();
    await expect(dialog).toBeVisible();
    await put(true);
    await expect(dialog).toHaveCount(0);
    await expect(toastOf(page, ARCHIVED).first()).toBeVisible();
    await expect(opener).toHaveCount(0);
    await put(false);
    await expect(opener).toBeVisible();
    await expect(dialog).toHaveCount(0);
  }
  await put(true);
  await expect(page.getByRole('radio', { name: 'Read', exact: true })).toBeChecked();
  await page.keyboard.press('ControlOrMeta+k');
  const offered = (name: string) => page.getByRole('option', { name });
  await expect(offered('History')).toBeVisible();
  for (const name of ['Due date of the article', 'Owner of the article', 'Sign off']) await expect(offered(name)).toHaveCount(0);
});

test('From the first signature on headline and details are locked, and the menu says who opens it again', async ({ page }) => {
  const { deskId, articleId } = await begin(page);
  const rules = { signatures: ['checker', 'standards'] };
  await inDatabase((database) => database.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  await openArticle(page, articleId);
  await page.getByRole('button', { name: 'Sign off', exact: true }).click();
  await page.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(page.getByText('Still to sign: standards.')).toBeVisible();
  await page.goto('/articles');
  await page.getByRole('button', { name: 'Actions on Night buses' }).click();
  for (const name of [/^Rename/, /^Article details/]) {
    const row = page.getByRole('menuitem', { name });
    await expect(row).toHaveAttribute('aria-disabled', 'true');
    await expect(row).toContainText('The article is signed. A lead can reopen it; the sign-off will be withdrawn.');
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('I correct the byline from the menu of the article', async ({ page }) => {
    const { articleId } = await begin(page);
    await openArticle(page, articleId);
    await page.getByRole('button', { name: 'More of this article' }).tap();
    await page.getByRole('menuitem', { name: 'Article details…' }).tap();
    const { field, save } = formOf(page);
    await expectNoAxeFinding(page);
    await field('Byline').fill('Tove Ekman');
    await save.tap();
    await expect(page.getByRole('main').getByText('Tove Ekman')).toBeVisible();
  });
});
