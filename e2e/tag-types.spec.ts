import { expect, type Page } from '@playwright/test';
import { plainTagTypes } from '../lib/domain/tags/plain-tag-types';
import { openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { sideways } from './look-at-all';
import { beginWithTwoClaims } from './two-claims';
import { whenAlive } from './when-alive';

/** The types are the house's: the next journey wants those that a house begins with. */
test.afterEach(() => inDatabase((client) => client.query(`delete from "HouseSetting" where key = 'tag-types'`)));

test('I say by two keys that a claim is a statistic, fill its fields, tick its checklist, and take the type back', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const card = page.getByRole('article', { name: /^Claim 1,/ });
  await expect(card).toBeVisible();

  await page.keyboard.press('l');
  await expect(card.getByRole('group', { name: 'Type of C1' })).toContainText('A figure drawn from data');
  await expectNoAxeFinding(page, { how: 'the types of a claim' });
  await page.keyboard.press('7');
  await expect(card.getByRole('button', { name: 'Type Statistic' })).toBeVisible();

  await card.getByLabel('Unit').fill('people');
  await card.getByLabel('Unit').press('Enter');
  await card.getByRole('button', { name: 'Checklist 0 of 4' }).click();
  await card.getByLabel('Figure stands in the source').click();
  await expect(card.getByLabel('Figure stands in the source')).toBeChecked();
  await card.getByLabel('Compared with like').click();
  await expect(card.getByRole('button', { name: 'Checklist 2 of 4' })).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await expectNoAxeFinding(page, { how: 'a claim with its checklist' });

  await page.reload();
  await option(/^C1/).click();
  await expect(card.getByRole('button', { name: 'Checklist 2 of 4' })).toBeVisible();
  await expect(card.getByLabel('Unit')).toHaveValue('people');

  await page.keyboard.press('l');
  await page.keyboard.press('0');
  await expect(card.getByRole('button', { name: 'Type none' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card.getByRole('button', { name: 'Type Statistic' })).toBeVisible();
  await expect(card.getByRole('button', { name: 'Checklist 2 of 4' })).toBeVisible();
});

test('What I write in a field of a type stays there while a colleague fills another, and Tab goes on to the next', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const cardOf = (of: Page) => of.getByRole('article', { name: /^Claim 1,/ });
  const mine = cardOf(page);
  // The button that opens the types closes them, too.
  await mine.getByRole('button', { name: 'Type none' }).click();
  await expect(mine.getByRole('group', { name: 'Type of C1' })).toBeVisible();
  await mine.getByRole('button', { name: 'Type none' }).click();
  await expect(mine.getByRole('group', { name: 'Type of C1' })).toHaveCount(0);
  await expect(mine.getByRole('button', { name: 'Type none' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(mine.getByRole('button', { name: 'Type Quotation' })).toBeVisible();

  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'checker' } }));
  await (await openArticle(jonah, articleId)).option(/^C1/).click();
  const his = cardOf(jonah);
  await mine.getByLabel('Speaker').fill('The mayor');
  await his.getByLabel('Said on').fill('2026-05-01');
  await his.getByLabel('Said on').press('Enter');
  await expect(mine.getByLabel('Said on')).toHaveValue('2026-05-01');
  await expect(mine.getByLabel('Speaker')).toHaveValue('The mayor');
  await expect(mine.getByLabel('Speaker')).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(his.getByLabel('Speaker')).toHaveValue('The mayor');
  await expect(mine.getByLabel('Said on')).toBeFocused();
  // What was not changed here is not written over.
  await his.getByLabel('Speaker').fill('The deputy mayor');
  await his.getByLabel('Speaker').press('Enter');
  await expect(mine.getByLabel('Speaker')).toHaveValue('The deputy mayor');

  // Both write in one field: once I am told, leaving it keeps nothing of mine, and Enter does.
  await mine.getByLabel('Speaker').fill('The mayoress');
  await his.getByLabel('Speaker').fill('A clerk');
  await his.getByLabel('Speaker').press('Enter');
  await his.getByLabel('Said on').fill('2026-05-02');
  await his.getByLabel('Said on').press('Enter');
  await expect(mine.getByLabel('Said on')).toHaveValue('2026-05-02');
  await mine.getByLabel('Speaker').press('Tab');
  const told = mine.getByText('A colleague wrote meanwhile: “A clerk”');
  await expect(told).toBeVisible();
  await mine.getByLabel('Speaker').click();
  await page.keyboard.press('Tab');
  await expect(told).toBeVisible();
  await expect(mine.getByLabel('Speaker')).toHaveValue('The mayoress');
  await mine.getByLabel('Speaker').press('Enter');
  await expect(his.getByLabel('Speaker')).toHaveValue('The mayoress');
  await expect(told).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('I open what a type of our house is with a finger', async ({ page }) => {
    await signIn(page, await makePerson('Hanne Voss', { isAdmin: true }));
    await page.goto('/people/types');
    const type = page.locator('summary').filter({ hasText: 'Superlative' });
    expect((await type.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await type.tap();
    await expect(page.getByRole('button', { name: 'Retire Superlative' })).toBeVisible();
  });

  test('An address in the guidelines and a type of one long word are no wider than the page', async ({ page }) => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau';
    const types = plainTagTypes.types.map((one, n) => (n === 0 ? { ...one, name: word, definition: word } : one));
    const guidelines = `See https://rules.example/${word}/${word}.`;
    await inDatabase((client) =>
      client.query(`insert into "HouseSetting" (key, value) values ('tag-types', $1)`, [JSON.stringify({ version: 1, guidelines, types })]),
    );
    await signIn(page, await makePerson('Nika Oravec', { roles: { [await makeDesk(uniqueName('City'))]: 'checker' } }));
    await page.goto('/people/types');
    await expect(page.getByText(guidelines)).toBeVisible();
    expect(await sideways(page)).toEqual([]);
  });

  test('I say with a finger what type a claim is, and tick its checklist', async ({ page }) => {
    const { articleId } = await beginWithTwoClaims(page);
    await openArticle(page, articleId);
    await page.getByRole('button', { name: 'Tags', exact: true }).tap();
    await page.getByRole('option', { name: /^C1/ }).tap();
    const card = page.getByRole('article', { name: /^Claim 1,/ });
    const lowest = () =>
      card
        .locator('button, input:not([type=checkbox], [type=radio]), select, label:has([type=checkbox])')
        .evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)));
    await card.getByRole('button', { name: 'Type none' }).tap();
    await expect.poll(lowest).toBeGreaterThanOrEqual(44);
    await card.getByRole('button', { name: /^Statistic/ }).tap();
    await card.getByRole('button', { name: 'Checklist 0 of 4' }).tap();
    await expect.poll(lowest).toBeGreaterThanOrEqual(44);
    // The buttons under a verdict as well.
    await card.locator('label').filter({ hasText: 'Unproven' }).tap();
    await card.getByLabel('Note').fill('Nobody counted.');
    await card.getByRole('button', { name: 'Give the verdict' }).tap();
    await expect(card.getByRole('button', { name: 'Change the note' })).toBeVisible();
    await expect.poll(lowest).toBeGreaterThanOrEqual(44);
    await card.getByText('Figure stands in the source').tap();
    await expect(card.getByRole('button', { name: 'Checklist 1 of 4' })).toBeVisible();
    expect(await sideways(page)).toEqual([]);
  });
});

test('I see the types in the list and on the slips, and find the tags of one', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option, tags } = await openArticle(page, articleId);
  await option(/^C2/).click();
  await page.keyboard.press('l');
  await page.keyboard.press('7');
  await expect(option(/^C2/)).toContainText('Statistic');
  await option(/^C1/).click();
  await expect(page.getByRole('article', { name: /^Claim 2,.*Statistic/ })).toBeVisible();

  const filter = page.getByRole('button', { name: 'Type and sources', exact: true });
  // One line, as wide as the column is.
  await expect(async () => {
    const [first, last] = [await page.getByRole('button', { name: 'Kind', exact: true }).boundingBox(), await filter.boundingBox()];
    expect(Math.abs((first?.y ?? 0) - (last?.y ?? 99))).toBeLessThan(4);
  }).toPass();
  await filter.click();
  await expect(page.getByRole('menuitemradio', { name: 'No type 1' })).toBeVisible();
  await expectNoAxeFinding(page, { how: 'the filter by type' });
  await page.getByRole('menuitemradio', { name: 'Statistic 1' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await expect(option(/^C2/)).toBeVisible();
  await page.getByRole('button', { name: 'Type and sources: Statistic' }).click();
  await page.getByRole('menuitemradio', { name: 'Any type' }).click();
  await expect(tags.getByRole('option')).toHaveCount(2);

  await page.getByRole('searchbox', { name: 'Find in tags' }).fill('statist');
  await expect(tags.getByRole('option')).toHaveCount(1);
});

test('I say of several claims at once what type they are, and one undo takes it back', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option, tags, card } = await openArticle(page, articleId);
  await option(/^C2/).click();
  await page.keyboard.press('l');
  await page.keyboard.press('2');
  await expect(option(/^C2/)).toContainText('Quotation');
  const bar = page.getByRole('toolbar', { name: 'Selected tags' });
  await tags.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Type of 2 tags' }).click();
  await expect(page.getByRole('menuitem', { name: 'No type' })).toBeVisible();
  await expectNoAxeFinding(page, { how: 'the types of several claims' });
  await page.getByRole('menuitem', { name: 'Statistic' }).click();
  await expect(bar).toHaveCount(0);
  for (const claim of [/^C1/, /^C2/]) await expect(option(claim)).toContainText('Statistic');
  await expect(page.getByText('2 tags of the type Statistic').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(option(/^C2/)).toContainText('Quotation');
  await expect(option(/^C1/)).not.toContainText('Statistic');

  // A type is one of its kind.
  await option(/^C1/).click();
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(option(/^O1/)).toBeVisible();
  await tags.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar.getByRole('button', { name: 'Kind of 2 tags' })).toBeVisible();
  await expect(bar.getByRole('button', { name: /^Type of/ })).toHaveCount(0);
});

test('Our house adds a type with a checklist, and retires one that nobody needs', async ({ page, openElsewhere }) => {
  const admin = await openElsewhere();
  await signIn(admin, await makePerson('Hanne Voss', { isAdmin: true, roles: { [await makeDesk(uniqueName('City'))]: 'lead' } }));
  await admin.goto('/people/types');
  await (await whenAlive(admin.getByRole('button', { name: 'Add a type of claim' }))).click();
  const added = admin.locator('[data-type]').filter({ has: admin.getByText('New type') });
  await expect(added.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(admin.getByRole('alert').filter({ hasText: 'Every type needs a name.' })).toBeVisible();
  await admin.keyboard.type('Distance');
  const row = admin.locator('[data-type]').filter({ has: admin.getByText('Distance', { exact: true }) });
  await row.getByLabel('Digit that chooses it').selectOption('9');
  // What has no room is said before it is lost.
  await row.getByLabel('Checklist').fill(Array.from({ length: 13 }, (_, n) => `Step ${n + 1}`).join('\n'));
  await expect(row.getByLabel('Checklist')).toHaveAccessibleDescription(/^Only the first 12 lines are kept\./);
  await row.getByLabel('Checklist').fill('Measured on a map\nBy road or as the crow flies');
  await row.getByRole('button', { name: 'Add a field' }).click();
  await row.getByLabel('Field 1: name').fill('Kilometres');
  await row.getByLabel('Field 1: holds').selectOption('Number');
  await expectNoAxeFinding(admin, { how: 'types that are changed' });
  await admin.locator('summary').filter({ hasText: 'Superlative' }).click();
  await admin.getByRole('button', { name: 'Retire Superlative' }).click();
  await admin.getByRole('button', { name: 'Keep the types' }).click();
  await expect(admin.getByRole('button', { name: 'Keep the types' })).toBeDisabled();
  await expect(admin.locator('summary').filter({ hasText: 'Retired: not offered any more' })).toBeVisible();

  const { articleId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const card = page.getByRole('article', { name: /^Claim 1,/ });
  await page.keyboard.press('l');
  await expect(card.getByRole('group', { name: 'Type of C1' })).not.toContainText('Superlative');
  await page.keyboard.press('9');
  await expect(card.getByRole('button', { name: 'Checklist 0 of 2' })).toBeVisible();
  await page.goto('/people/types');
  await expect(page.getByText('By road or as the crow flies')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep the types' })).toHaveCount(0);
  await expectNoAxeFinding(page, { how: 'the types of the house' });
});
