import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test } from './fixtures';
import { claimOf, giveVerdict, openClaim } from './judging';
import { lookAtAll } from './look-at-all';
import { CLAIM } from './two-claims';

/** Hanne, an editor, at `page`; Nika and Jonah, checkers, and Marc, a lead, each at a browser of their own; and a claim. */
async function begin(page: Page, openElsewhere: () => Promise<Page>, rules: object = {}) {
  const deskId = await makeDesk();
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  const elsewhere = async (name: string, role: string) => {
    const other = await openElsewhere();
    await signIn(other, await makePerson(name, { roles: { [deskId]: role } }));
    return other;
  };
  const nika = await elsewhere('Nika Oravec', 'checker');
  const jonah = await elsewhere('Jonah Okoye', 'checker');
  const marc = await elsewhere('Marc Delacroix', 'lead');
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  return { hanne: page, nika, jonah, marc, articleId };
}

test('An editor gives a claim to me and says by when; I check it, and a colleague who was asked looks again', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, jonah, articleId } = await begin(page, openElsewhere);
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
  await claimOf(nika).getByRole('button', { name: 'How it was checked: not said' }).click();
  await nika.getByRole('menuitem', { name: /^Called/ }).click();
  await expect(claimOf(nika).getByRole('button', { name: 'How: Called' })).toBeVisible();
  await expect(nika.getByText('0 of 1 claim checked')).toBeVisible();

  await openClaim(jonah, articleId);
  await expect(claimOf(jonah)).toContainText('Nika found Partly. Look for yourself, then say above what you find.');
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

test('I say how I checked before there is a verdict, and so does who looks again', async ({ page, openElsewhere }) => {
  const { nika, jonah, articleId } = await begin(page, openElsewhere, { secondCheck: true });
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
  const { nika, jonah, marc, articleId } = await begin(page, openElsewhere, { secondCheck: true });
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await openClaim(jonah, articleId);
  await giveVerdict(jonah, '4', 'Nobody counts the boats.');
  await expect(claimOf(jonah).getByRole('region', { name: 'Nika and you differ' })).toContainText('You are one of the two who differ.');
  await openClaim(marc, articleId);
  const differ = claimOf(marc).getByRole('region', { name: 'Nika and Jonah differ' });
  await expect(differ).toContainText('Nobody counts the boats.');
  await expectNoAxeFinding(marc, { how: 'two checkers who differ' });
  await differ.getByRole('button', { name: 'Take Jonah’s' }).click();
  await expect(differ.getByLabel('Why Jonah’s?')).toBeFocused();
  await marc.keyboard.type('A week is no year.');
  // What is begun waits while the card is closed.
  await marc.keyboard.press('Escape');
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
});

test('I press V and Enter on a claim that a colleague has judged: nothing is given in my name', async ({ page, openElsewhere }) => {
  const { hanne, nika, articleId } = await begin(page, openElsewhere);
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
  const { hanne, nika, articleId } = await begin(page, openElsewhere);
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
  const { nika, jonah, articleId } = await begin(page, openElsewhere);
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

test('What stands in the way of a sign-off is shown in the text from its queries too', async ({ page, openElsewhere }) => {
  const { hanne, articleId } = await begin(page, openElsewhere, { coverage: true });
  const show = async (what: RegExp) => {
    await hanne.goto(`/articles/${articleId}/queries`);
    await hanne.getByRole('button', { name: /^Sign off/ }).click();
    await hanne.getByRole('region', { name: what }).getByRole('button', { name: 'Show' }).click();
  };
  await show(/to check$/);
  await expect(hanne).toHaveURL(/\?tag=/);
  await expect(claimOf(hanne)).toBeVisible();
  await show(/nobody has seen$/);
  await expect(hanne).toHaveURL(/\?unseen$/);
  await expect(hanne.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();

  // In the open text keys go on from what is shown.
  const { text } = workbenchOf(hanne);
  const showHere = async (what: RegExp) => {
    await hanne.getByRole('button', { name: /^Sign off/ }).click();
    await hanne.getByRole('region', { name: what }).getByRole('button', { name: 'Show' }).click();
    await expect(hanne.getByRole('dialog')).toHaveCount(0);
    await expect(text).toBeFocused();
  };
  await showHere(/to check$/);
  await expect(claimOf(hanne)).toBeVisible();
  await showHere(/nobody has seen$/);
  await expect(hanne.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  // Closed without a choice, the dialog gives focus back.
  await hanne.getByRole('button', { name: /^Sign off/ }).click();
  await hanne.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(hanne.getByRole('button', { name: /^Sign off/ })).toBeFocused();
});

test('I sign an article off when nothing is left, it is locked, and a lead opens it again with a reason', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, jonah, marc, articleId } = await begin(page, openElsewhere, { signatures: ['checker', 'standards'] });
  await openClaim(hanne, articleId);
  await hanne.getByRole('button', { name: 'Sign off 1 left' }).click();
  const blocked = hanne.getByRole('dialog', { name: '1 claim stands in the way' });
  await expect(blocked).toContainText('1 to check');
  await expectNoAxeFinding(hanne, { how: 'what stands in the way' });
  await blocked.getByRole('button', { name: 'Show' }).click();
  await expect(claimOf(hanne)).toBeVisible();

  // An editor lets it pass, and takes that back when somebody has checked it.
  await hanne.getByRole('button', { name: 'Sign off 1 left' }).click();
  await blocked.getByText('Which one').click();
  await blocked.getByRole('button', { name: 'Waive C1' }).click();
  await hanne.getByLabel('Why may it pass?').fill('The company publishes no count.');
  await hanne.getByRole('button', { name: 'Waive it' }).click();
  const free = hanne.getByRole('dialog', { name: 'Nothing stands in the way' });
  await expect(free).toContainText('The company publishes no count.');
  await free.getByRole('button', { name: 'Take back' }).click();
  await expect(blocked).toBeVisible();
  await blocked.getByRole('button', { name: 'Close', exact: true }).click();

  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  // Once nothing is left: what comes while the dialog is open has to be looked at first.
  await hanne.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(free.getByRole('button', { name: 'Sign as standards' })).toHaveAttribute('title', 'Leads of this desk sign as standards.');
  await expectNoAxeFinding(hanne, { how: 'the signatures' });
  await free.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(hanne.getByText('Signed as checker by you')).toBeVisible();

  // It is locked in every open tab at once: plain values stand where the tools were.
  await expect(nika.getByText('Signed as checker by Hanne')).toBeVisible();
  await expect(nika.getByText('Still to sign: standards.')).toBeVisible();
  await expect(claimOf(nika).getByRole('radio', { name: 'Partly' })).toHaveCount(0);
  await expect(nika.getByRole('radio', { name: 'Tag' })).toHaveAttribute('aria-disabled', 'true');
  await expect(nika.getByRole('button', { name: 'Reopen' })).toHaveCount(0);

  await marc.goto(`/articles/${articleId}`);
  await expect(marc.getByText('Signed as checker by Hanne')).toBeVisible();
  await marc.getByRole('button', { name: 'Sign off' }).click();
  await marc.getByRole('button', { name: 'Sign as standards' }).click();
  for (const one of [hanne, nika]) await expect(one.getByText('Signed off by Marc')).toBeVisible();

  await jonah.goto(`/articles/${articleId}`);
  await expect(jonah.getByText('Signed off by Marc')).toBeVisible();
  await lookAtAll(jonah);

  await marc.getByRole('button', { name: 'Reopen' }).click();
  const reopening = marc.getByRole('dialog', { name: 'Reopen the article?' });
  await expect(reopening).toContainText('All 2 signatures are withdrawn. They stay on record, with your reason.');
  await reopening.getByLabel('Why is it opened again?').fill('The company has published a count.');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(nika.getByText('Signed off by Marc')).toHaveCount(0);
  await expect(claimOf(nika).getByRole('radio', { name: 'Partly' })).toBeChecked();
  await expect(workbenchOf(nika).text).toBeVisible();
});

test('I sign and waive what I saw when I opened the form, and am told what a colleague has changed since', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, articleId } = await begin(page, openElsewhere);
  await openClaim(hanne, articleId);
  await openClaim(nika, articleId);
  const setState = async (name: string, reason: string) => {
    await claimOf(nika)
      .getByRole('button', { name: /^Check: / })
      .click();
    await nika.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    await nika
      .getByRole('dialog', { name: `C1: ${name}` })
      .getByLabel('Why?')
      .fill(reason);
    await nika.keyboard.press('Tab');
    await nika.getByRole('button', { name: `Set to ${name.toLowerCase()}` }).click();
  };
  await setState('On author', 'She was there.');
  // What the form is begun on is what she has been told.
  await expect(claimOf(hanne).getByRole('button', { name: 'Check: On author' })).toBeVisible();
  await hanne.getByRole('button', { name: 'Sign off 1 left' }).click();
  const blocked = hanne.getByRole('dialog', { name: '1 claim stands in the way' });
  await blocked.getByText('Which one').click();
  await blocked.getByRole('button', { name: 'Waive C1' }).click();
  await hanne.getByLabel('Why may it pass?').fill('She was there.');
  // It stands in the way for another reason by now: the form stays, with its words.
  await claimOf(nika).getByRole('button', { name: 'Check: On author' }).click();
  await nika.getByRole('menuitem', { name: /^Checking/ }).click();
  await expect(hanne.getByText('C1 was “set aside” when you began, and is “being checked” now.')).toBeVisible();
  await expect(hanne.getByLabel('Why may it pass?')).toHaveValue('She was there.');
  await setState('On legal', 'It names the harbour master.');
  // It lies behind the dialog.
  await expect(hanne.locator('body')).toContainText('It names the harbour master.');
  await hanne.getByRole('button', { name: 'Waive it' }).click();
  await expect(hanne.getByText('C1 has changed since you saw it. Look at it again, then waive it.')).toBeVisible();
  await expect(hanne.getByLabel('Why may it pass?')).toHaveValue('She was there.');
  await hanne.getByRole('button', { name: 'Waive it' }).click();

  const free = hanne.getByRole('dialog', { name: 'Nothing stands in the way' });
  const sign = free.getByRole('button', { name: 'Sign as checker' });
  const look = free.getByRole('button', { name: 'I have looked' });
  await look.click();
  await expect(sign).toBeEnabled();
  await storeTags(nika, articleId, ['harbour'], ['opinion']);
  await expect(free.getByRole('status')).toContainText('Nika added opinion 1.');
  await expect(sign).toHaveAttribute('title', 'Look at what has changed first.');
  await expectNoAxeFinding(hanne, { how: 'something that has changed since' });
  await look.click();
  await sign.click();
  await expect(hanne.getByText('Signed off by you')).toBeVisible();
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
