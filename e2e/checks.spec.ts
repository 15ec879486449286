import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { beginWithCheckers } from './checking-desk';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test } from './fixtures';
import { claimOf, giveVerdict, newsOf, openClaim } from './judging';
import { CLAIM } from './two-claims';

test('An editor gives a claim to me and says by when; I check it, and a colleague who was asked looks again', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, jonah, articleId } = await beginWithCheckers(page, openElsewhere);
  await openClaim(hanne, articleId);
  await hanne.keyboard.press('a');
  await hanne.getByRole('menuitem', { name: 'Nika Oravec' }).click();
  await claimOf(hanne).getByRole('button', { name: 'Second checker: nobody. 2nd check' }).click();
  await hanne.getByRole('menuitem', { name: 'Jonah Okoye' }).click();
  await claimOf(hanne).getByRole('button', { name: 'Due date of C1: none' }).click();
  await hanne.getByRole('menuitem', { name: 'Tomorrow 12:00' }).click();
  await expect(claimOf(hanne)).toContainText('Tomorrow 12:00');
  await expectNoAxeFinding(hanne, { how: 'a claim that is given out' });

  await openClaim(nika, articleId);
  await expect(claimOf(nika)).toContainText('2nd: Jonah');
  await expect(claimOf(nika).getByRole('button', { name: 'Checker: Nika' })).toBeVisible();
  await expect(nika.getByRole('button', { name: /^Mine/ })).toContainText('1');
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await expect(claimOf(nika)).toContainText(
    'Waits for Jonah’s second check. You gave the first verdict. Someone else must do the second check.',
  );
  await expect(newsOf(nika)).toHaveText(/^Waits for Jonah’s second check\./);
  // Nothing of it is hers to do any more.
  await expect(nika.getByRole('button', { name: /^Mine/ })).toHaveCount(0);
  await claimOf(nika).getByRole('button', { name: 'How it was checked: not said' }).click();
  await nika.getByRole('menuitem', { name: /^Called/ }).click();
  await expect(claimOf(nika).getByRole('button', { name: 'How: Called' })).toBeVisible();
  await expect(nika.getByText('0 of 1 claim checked')).toBeVisible();

  await openClaim(jonah, articleId);
  await expect(claimOf(jonah)).toContainText('Nika found Partly. Look for yourself, then say above what you find.');
  await expect(jonah.getByRole('button', { name: /^Mine/ })).toContainText('1');
  await giveVerdict(jonah, '2', 'I asked the pier master, too.');
  await expect(claimOf(jonah)).toContainText('Second check: you found the same');
  for (const one of [jonah, nika, hanne]) await expect(one.getByText('1 of 1 claim checked')).toBeVisible();
  await expect(claimOf(nika)).toContainText('Second check: Jonah found the same');
  // What somebody found is taken back as everything is.
  await jonah.getByLabel('Text of the article').focus();
  await jonah.keyboard.press('Control+z');
  await expect(nika.getByText('0 of 1 claim checked')).toBeVisible();
});

test('I am the author and may judge here too: somebody else looks again', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk();
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, { secondCheck: true }]));
  const author = await makePerson('Karla Brandt', { isAdmin: true, roles: { [deskId]: 'author' } });
  await signIn(page, author);
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const named = await page.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: author.id } });
  expect(named.ok(), await named.text()).toBe(true);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  const nika = await openElsewhere();
  await signIn(nika, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await openClaim(page, articleId);
  await expect(claimOf(page)).toContainText('Waits for a second check. This is your article. Someone else must do the second check.');
});

test('A colleague who was asked to look again leaves the desk, and I read that somebody else must', async ({ page, openElsewhere }) => {
  const { hanne, nika, articleId } = await beginWithCheckers(page, openElsewhere);
  await openClaim(hanne, articleId);
  await claimOf(hanne).getByRole('button', { name: 'Second checker: nobody. 2nd check' }).click();
  await hanne.getByRole('menuitem', { name: 'Jonah Okoye' }).click();
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await expect(claimOf(nika)).toContainText('Waits for Jonah’s second check.');
  await inDatabase((client) =>
    client.query('update "Person" set "disabledAt" = now() where id in (select "secondId" from "Annotation" where "articleId" = $1)', [
      articleId,
    ]),
  );
  for (const one of [nika, hanne]) {
    await openClaim(one, articleId);
    await expect(claimOf(one)).toContainText('Jonah does not check on this desk. Another second checker must be named.');
  }
  await expect(claimOf(nika)).toContainText('Waits for a second check.');
  await hanne.goto('/articles');
  await hanne.getByRole('button', { name: 'Load' }).click();
  await expect(hanne.getByRole('row', { name: /^Jonah Okoye/ })).toContainText('no longer checks there');
});

test('I say how I checked before there is a verdict, and so does who looks again', async ({ page, openElsewhere }) => {
  const { nika, jonah, articleId } = await beginWithCheckers(page, openElsewhere, { secondCheck: true });
  await openClaim(nika, articleId);
  await claimOf(nika).getByRole('button', { name: 'Check: To check' }).click();
  await nika.getByRole('menuitem', { name: /^Awaiting reply/ }).click();
  await claimOf(nika).getByRole('button', { name: 'How it was checked: not said' }).click();
  await nika.getByRole('menuitem', { name: /^Called/ }).click();
  await expect(claimOf(nika).getByRole('button', { name: 'How: Called' })).toBeVisible();
  await expect(claimOf(nika).getByRole('button', { name: 'Check: Awaiting reply' })).toBeVisible();
  await nika.keyboard.press('Escape');
  await expect(workbenchOf(nika).text).toBeFocused();
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await openClaim(jonah, articleId);
  await expect(claimOf(jonah)).toContainText('Look for yourself');
  await claimOf(jonah).getByRole('button', { name: 'How: Called' }).click();
  await jonah.getByRole('menuitem', { name: /^Own count/ }).click();
  await expect(claimOf(jonah).getByRole('button', { name: /^How: Called, / })).toBeVisible();
});

test('Two of us differ, and a third decides and says why', async ({ page, openElsewhere }) => {
  const { nika, jonah, marc, articleId } = await beginWithCheckers(page, openElsewhere, { secondCheck: true });
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await openClaim(jonah, articleId);
  await giveVerdict(jonah, '4', 'Nobody counts the boats.');
  await expect(claimOf(jonah).getByRole('region', { name: 'Nika and you differ' })).toContainText('You are one of the two who differ.');
  // Her card was open all the while: what came to stand there was said.
  await expect(newsOf(nika)).toHaveText('You and Jonah differ');
  await openClaim(marc, articleId);
  const differ = claimOf(marc).getByRole('region', { name: 'Nika and Jonah differ' });
  await expect(differ).toContainText('Nobody counts the boats.');
  await expectNoAxeFinding(marc, { how: 'two checkers who differ' });
  await differ.getByRole('button', { name: 'Take Jonah’s' }).click();
  await expect(differ.getByLabel('Why Jonah’s?')).toBeFocused();
  await marc.keyboard.type('A week is no year.');
  // What is begun waits while the card is closed.
  await marc.keyboard.press('Escape');
  await expect(workbenchOf(marc).text).toBeFocused();
  await marc.keyboard.press('Escape');
  await expect(differ).toHaveCount(0);
  await marc.getByRole('option', { name: /^C1/ }).click();
  await expect(differ.getByLabel('Why Jonah’s?')).toHaveValue('A week is no year.');
  await expect(differ.getByLabel('Why Jonah’s?')).not.toBeFocused();
  // What Jonah found is another entry by now: it is read first.
  await claimOf(jonah).getByRole('button', { name: 'Change the note' }).click();
  await expect(claimOf(jonah).getByLabel('Note')).toBeFocused();
  await jonah.keyboard.press('End');
  await jonah.keyboard.type(' I asked.');
  await jonah.keyboard.press('Control+Enter');
  await expect(differ).toContainText('Nobody counts the boats. I asked.');
  await expect(differ).toContainText('Jonah’s second check is Unproven now.');
  await differ.getByRole('button', { name: 'Keep mine for what stands now' }).click();
  await expect(differ.getByLabel('Why Jonah’s?')).toBeFocused();
  await differ.getByRole('button', { name: 'Decide' }).click();
  await expect(claimOf(nika)).toContainText('You found Partly. Marc decided for Jonah');
  await expect(claimOf(nika).getByRole('radio', { name: 'Unproven' })).toBeChecked();
  await expect(nika.getByText('1 of 1 claim checked')).toBeVisible();
  // On paper she did not look again: hers was the first.
  await nika.emulateMedia({ media: 'print' });
  const printed = nika.locator('.printed-tags li').first();
  await expect(printed).toContainText('First verdict: Partly');
  await expect(printed).toContainText(/Decided for Jonah [^:]+: A week is no year\./);
  await nika.emulateMedia({ media: 'screen' });
});

test('I press V and Enter on a claim that a colleague has judged: nothing is given in my name', async ({ page, openElsewhere }) => {
  const { hanne, nika, articleId } = await beginWithCheckers(page, openElsewhere);
  await openClaim(nika, articleId);
  await giveVerdict(nika, '4', 'Nobody counted.');
  await expect(claimOf(nika)).toContainText('Nobody counted.');
  await openClaim(hanne, articleId);
  await expect(claimOf(hanne)).toContainText('Nobody counted.');
  const given = async () => (await storedArticle(articleId, hanne)).count('verdict.given');
  await hanne.keyboard.press('v');
  await expect(claimOf(hanne).getByRole('radio', { name: 'Unproven' })).toBeFocused();
  await hanne.keyboard.press('Enter');
  await expect(workbenchOf(hanne).text).toBeFocused();
  // Nor by the keys that give a note, while it says what it said.
  await claimOf(hanne).getByRole('button', { name: 'Change the note' }).click();
  await expect(claimOf(hanne).getByLabel('Note')).toBeFocused();
  await hanne.keyboard.press('ControlOrMeta+Enter');
  await expect(claimOf(hanne).getByLabel('Note')).toBeFocused();
  await claimOf(hanne).getByRole('button', { name: 'Cancel' }).click();
  await expect(workbenchOf(hanne).saveState).toContainText('Saved');
  expect(await given()).toBe(1);
});

test('Work on a claim stops for a reason that everyone reads', async ({ page, openElsewhere }) => {
  const { hanne, nika, articleId } = await beginWithCheckers(page, openElsewhere);
  await openClaim(nika, articleId);
  await claimOf(nika).getByRole('button', { name: 'Check: To check' }).click();
  await nika.getByRole('menuitem', { name: /^On legal/ }).click();
  const dialog = nika.getByRole('dialog', { name: 'C1: On legal' });
  await dialog.getByLabel('Why?').fill('It names the harbour master.');
  await dialog.getByRole('button', { name: 'Set to on legal' }).click();
  await openClaim(hanne, articleId);
  await expect(claimOf(hanne)).toContainText('On legal: It names the harbour master. Nika');
});

test('A colleague stops the work while I write why I do, and both reasons stand beside each other', async ({ page, openElsewhere }) => {
  const { nika, jonah, articleId } = await beginWithCheckers(page, openElsewhere);
  const ask = async (at: Page, state: string, why: string) => {
    await openClaim(at, articleId);
    await claimOf(at).getByRole('button', { name: 'Check: To check' }).click();
    await at.getByRole('menuitem', { name: new RegExp(`^${state}`) }).click();
    await at.getByLabel('Why?').fill(why);
  };
  await ask(jonah, 'Cut', 'Too long.');
  await ask(nika, 'On legal', 'It names the harbour master.');
  await nika.getByRole('button', { name: 'Set to on legal' }).click();
  // It lies behind the dialog.
  await expect(jonah.locator('body')).toContainText('It names the harbour master.');
  await jonah.getByRole('button', { name: 'Set to cut' }).click();
  for (const at of [nika, jonah]) {
    await expect(claimOf(at).getByRole('region', { name: /at the same time$/ })).toContainText(/On legal.*Cut.*Too long\./);
    await expect(claimOf(at)).toContainText('On legal: It names the harbour master.');
  }
});

test('A and D open their menus each time, on every card', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM, 'The harbour board'], ['claim']);
  const { option, tags } = await openArticle(page, articleId);
  for (const claim of ['C1', 'C2', 'C1']) {
    await option(new RegExp(`^${claim}\\b`)).click();
    for (const [key, menu] of [
      ['a', 'Checker'],
      ['d', 'Due'],
      ['a', 'Checker'],
      ['d', 'Due'],
    ] as const) {
      await tags.focus();
      await page.keyboard.press(key);
      await expect(page.getByRole('menu', { name: menu }).getByRole('menuitem').first(), `${claim} ${key}`).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
      // Focus goes back a moment after the menu has gone.
      await expect(page.locator('.card [data-part^=check-]:focus')).toHaveCount(1);
    }
  }
});
