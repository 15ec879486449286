import { expect } from '@playwright/test';
import { openArticle, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, signIn, test, toastOf, uniqueName } from './fixtures';
import { beginWithTwoClaims } from './two-claims';
import { whenAlive } from './when-alive';

/** The scale is the house's: the next journey wants the plain one again. */
test.afterEach(() => inDatabase((client) => client.query(`delete from "HouseSetting" where key = 'verdict-scale'`)));

test('We call our verdicts as our readers know them, and what was given before keeps its name', async ({ page, openElsewhere }) => {
  const admin = await openElsewhere();
  await signIn(admin, await makePerson('Hanne Voss', { isAdmin: true, roles: { [await makeDesk(uniqueName('City'))]: 'lead' } }));
  await admin.goto('/people/verdicts');
  await expect(admin.getByRole('button', { name: /^Keep as version/ })).toBeDisabled();
  await (await whenAlive(admin.getByRole('listitem').filter({ hasText: 'Supported' }).first().getByLabel('Name'))).fill('True');
  await admin.getByRole('button', { name: 'Add a verdict' }).click();
  const grades = admin.getByRole('listitem').filter({ has: admin.getByLabel('Name') });
  const added = grades.last();
  await expect(added.getByLabel('Name')).toBeFocused();
  await expect(admin.getByRole('alert').filter({ hasText: 'Every verdict needs a name.' })).toBeVisible();
  await admin.keyboard.type('Half true');
  await added.getByLabel('Means').fill('Something that matters is left out');
  // Nothing may look like more than it stands for.
  await expect(added.getByLabel('Sign').getByRole('option')).toHaveText(['Three quarters', 'Half', 'Quarter', 'Warning']);
  await added.getByLabel('Sign').selectOption('Quarter');
  await added.getByLabel('Colour').selectOption('Red');
  await added.getByRole('button', { name: 'Half true further up' }).press('Enter');
  await expectNoAxeFinding(admin, { how: 'a scale that is changed' });
  await admin.getByRole('button', { name: 'Keep as version 2' }).click();
  await expect(admin.getByText(/^Version 2\./)).toBeVisible();

  const { articleId } = await beginWithTwoClaims(page);
  await openArticle(page, articleId);
  await page.getByRole('option', { name: /^C2/ }).click();
  await page.keyboard.press('v');
  // Its place in the scale is its digit.
  await page.keyboard.press('4');
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
  await page.keyboard.type('The year before had a strike.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('option', { name: /^C2.*Half true/ })).toBeVisible();
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  const mark = page.locator('mark[data-end="end of claim 2"]');
  await expect(mark).toHaveAttribute('data-sign', 'quarter');
  await expect(mark).toHaveAttribute('data-start', /^claim 2, half true/);

  // A scale that is edited under old verdicts.
  await grades.nth(3).getByLabel('Name').fill('Half false');
  await grades.nth(3).getByLabel('Sign').selectOption('Half');
  await admin.getByRole('button', { name: 'Keep as version 3' }).click();
  await expect(admin.getByText(/^Version 3\./)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('option', { name: /^C2.*Half true/ })).toBeVisible();
  await expect(mark).toHaveAttribute('data-sign', 'quarter');
  // It is another verdict by its new name: nobody has chosen that one.
  const { card } = workbenchOf(page);
  await page.getByRole('option', { name: /^C2/ }).click();
  const verdicts = card.getByRole('group', { name: 'Verdict' });
  await expect(verdicts.getByRole('radio', { name: 'Half false' })).toBeVisible();
  await expect(verdicts.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(card).toContainText('Half true is none of the house’s verdicts any more.');
  await expectNoAxeFinding(page, { how: 'a verdict that the house has no more' });
  // With the form the page goes on saying why it cannot be given.
  await card.getByRole('button', { name: 'Change the note' }).click();
  const note = card.getByLabel('Note', { exact: true });
  await note.fill('The year before had a strike, and a storm.');
  const why = 'The house has changed its verdicts since. Choose one of those above.';
  await expect(card.getByText(why)).toBeVisible();
  await expect(note).toHaveAccessibleDescription(why);
  await expectNoAxeFinding(page, { how: 'the note of a verdict that the house has no more' });
  await card.getByRole('button', { name: 'Cancel' }).click();
  await expect(card).toContainText('Half true is none of the house’s verdicts any more.');

  await admin.goto(`/articles/${articleId}/report`);
  await expect(admin.getByRole('table', { name: /^Every claim/ }).getByRole('row', { name: /^C2/ })).toContainText('Half true');

  await admin.goto('/claims');
  await expect(admin.getByRole('article').filter({ hasText: 'Half true' }).first()).toBeVisible();

  // Its words change: that it holds is not said under the new name.
  await openArticle(admin, articleId);
  await admin.getByRole('option', { name: /^C2/ }).click();
  await admin.keyboard.press('e');
  await admin.keyboard.press('ControlOrMeta+ArrowRight');
  await admin.keyboard.type(' some');
  await expect(workbenchOf(admin).saveState).toContainText('Saved');
  await card.getByRole('button', { name: 'It holds' }).click();
  const changed = 'The verdicts of this house have changed since. Choose one of those that there are now.';
  await expect(toastOf(page, changed)).toBeVisible();
  await expect(card).toContainText('Half true was said of the old words.');
});

test('I do not run the house, and see what its verdicts mean', async ({ page }) => {
  await signIn(page, await makePerson('Nika Oravec', { roles: { [await makeDesk(uniqueName('City'))]: 'checker' } }));
  await page.goto('/people/verdicts');
  await expect(page.getByRole('row', { name: 'Partly True with a change 3 of 5' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Keep as/ })).toHaveCount(0);
  await expectNoAxeFinding(page, { how: 'the verdicts of the house' });
});
