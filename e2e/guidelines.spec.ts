import { expect, type Page } from '@playwright/test';
import { plainTagTypes } from '../lib/domain/tags/plain-tag-types';
import { openArticle, tagSentence } from './articles';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makePerson, signIn, test } from './fixtures';
import { beginWithTwoClaims } from './two-claims';
import { whenAlive } from './when-alive';

const RULE = 'A figure of a ministry is a claim of the ministry until we have its table.';

const writeGuidelines = () =>
  inDatabase((client) =>
    client.query(`insert into "HouseSetting" (key, value) values ('tag-types', $1)`, [
      JSON.stringify({ ...plainTagTypes, version: 1, guidelines: RULE }),
    ]),
  );

/** The types are the house's: the next journey wants those that a house begins with. */
test.afterEach(() => inDatabase((client) => client.query(`delete from "HouseSetting" where key = 'tag-types'`)));

const guidelinesOf = (page: Page) => page.getByRole('complementary', { name: 'Guidelines' });

test('I read the guidelines beside the text while I tag, and they go to the type that I am at', async ({ page }) => {
  await writeGuidelines();
  const { articleId } = await beginWithTwoClaims(page);
  const { text, option } = await openArticle(page, articleId);
  const guidelines = guidelinesOf(page);
  await page.keyboard.press('Shift+L');
  await expect(guidelines.getByText(RULE)).toBeVisible();
  await expect(text).toBeFocused();
  await expectNoAxeFinding(page, { how: 'the guidelines beside the text' });

  // Where the tags are a drawer they stand over the cards, and cover none of the text.
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect(async () => {
    const [panel, words] = [await guidelines.boundingBox(), await text.boundingBox()];
    if (!panel || !words) throw new Error('The guidelines or the text are not drawn.');
    expect(words.x + words.width).toBeLessThanOrEqual(panel.x);
  }).toPass();
  await page.setViewportSize({ width: 1280, height: 720 });

  // One goes on tagging, and what L offers stands there with what it means.
  await tagSentence(page, 5);
  await expect(option(/^C3/)).toHaveCount(1);
  await page.keyboard.press('l');
  await page.keyboard.press('7');
  await expect(text).toBeFocused();
  const now = guidelines.locator('[aria-current]');
  await expect(now).toContainText('Statistic');
  await expect(now).toContainText('Figure stands in the source');
  await expect(now).toBeInViewport();
  await page.keyboard.press('k');
  await expect(now).toHaveCount(0);

  // The tags come to the front while focus is in them.
  await page.keyboard.press('t');
  await expect(page.getByRole('listbox', { name: 'Tags in text order' })).toBeFocused();
  await option(/^C3/).click();
  await expect(now).toContainText('Statistic');

  // By F6 one gets into them, and by Escape out of them.
  const room = guidelines.getByRole('region', { name: 'What the desk holds to' });
  await text.focus();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(room).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(guidelines).toHaveCount(0);
  await expect(text).toBeFocused();

  // The menu of everything and the card lead to them too; in the text Escape first leaves the tag, then the guidelines.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }).fill('guidelines');
  await page.keyboard.press('Enter');
  await expect(guidelines).toBeVisible();
  await page.keyboard.press('Shift+L');
  await expect(guidelines).toHaveCount(0);
  await page
    .getByRole('article', { name: /^Claim 3,/ })
    .getByRole('button', { name: 'Guidelines' })
    .click();
  await expect(guidelines).toBeVisible();
  await text.focus();
  await page.keyboard.press('Escape');
  await expect(guidelines).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(guidelines).toHaveCount(0);
});

test('A lead writes what their desk holds to, and everyone reads it above what holds for all', async ({ page, openElsewhere }) => {
  await writeGuidelines();
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const other = await openElsewhere();
  await signIn(other, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  await other.goto('/people/desks');
  await (await whenAlive(other.getByRole('button', { name: /^Guidelines of / }))).press('Enter');
  const dialog = other.getByRole('dialog', { name: /^Guidelines of / });
  await dialog.getByRole('textbox', { name: 'Guidelines' }).fill('Ring the harbour before you write of it.');
  await expectNoAxeFinding(other, { how: 'the guidelines of a desk' });
  await dialog.getByRole('button', { name: 'Set the guidelines' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await openArticle(page, articleId);
  await page.keyboard.press('Shift+L');
  await expect(guidelinesOf(page).getByRole('region', { name: 'This desk' })).toContainText('Ring the harbour before you write of it.');
  await expect(guidelinesOf(page).getByRole('region', { name: 'All desks' })).toContainText(RULE);
});

test('Where nobody has written guidelines I learn who does', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  await openArticle(page, articleId);
  await page.keyboard.press('Shift+L');
  await expect(guidelinesOf(page)).toContainText(
    'No guidelines yet. Leads write those of the desk at Desks, admins those of the house at Types of tags.',
  );
  await expect(guidelinesOf(page).getByText('A figure drawn from data')).toBeAttached();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('The guidelines take the screen, and give it back', async ({ page }) => {
    await writeGuidelines();
    const { articleId } = await beginWithTwoClaims(page);
    const { text } = await openArticle(page, articleId);
    await page.getByRole('button', { name: 'More of this article' }).tap();
    await page.getByRole('menuitem', { name: 'Guidelines' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Guidelines' });
    await expect(sheet.getByText(RULE)).toBeVisible();
    await expectNoAxeFinding(page, { how: 'the guidelines on a phone' });
    await sheet.getByRole('button', { name: 'Close' }).tap();
    await expect(sheet).toHaveCount(0);
    await expect(text).toBeVisible();
  });
});
