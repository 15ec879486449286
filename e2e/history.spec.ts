import { expect, type Page } from '@playwright/test';
import { openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { makeDesk, makePerson, newsOn, signIn, toastOf } from './fixtures';
import { gateOf } from './gate';
import { judge, keepRevision, makeHistory, writeOver } from './history-article';
import { test } from './keys-only';

/** The history and its parts by their roles. */
const historyOf = (page: Page) => ({
  entries: page.getByRole('complementary', { name: 'Entries' }),
  text: page.getByRole('article', { name: /^Text (as it was|with what changed)$/ }),
  changed: page.getByRole('complementary', { name: 'What changed' }),
  from: page.getByRole('slider', { name: 'From' }),
  to: page.getByRole('slider', { name: 'To' }),
  heading: page.getByRole('heading', { level: 1 }),
  /** What is said of where a button led. */
  said: newsOn(page, 'Moments shown'),
});

async function newsroom() {
  const deskId = await makeDesk();
  const editor = await makePerson('Tomas Reed', { roles: { [deskId]: 'editor' } });
  const checker = await makePerson('Amara Osei', { roles: { [deskId]: 'checker' } });
  return { deskId, editor, checker };
}

test('I look at what changed since a revision, and send a colleague the link to it', async ({ page, openElsewhere }) => {
  const staff = await newsroom();
  const articleId = await makeHistory(page, staff);
  await openArticle(page, articleId);
  await page.getByRole('link', { name: 'History' }).click();
  const { entries, text, changed, heading } = historyOf(page);
  // Revision 2 is the newest; since then the age of the boats was changed.
  await expect(heading).toHaveText('Revision 2 to now');
  await expect(text.getByRole('deletion')).toHaveText('31');
  await expect(text.getByRole('insertion')).toHaveText('30');
  await expect(changed).toContainText('Text changed');
  await expect(text.getByRole('button', { name: '¶1 to ¶2 unchanged' })).toBeVisible();
  await text.getByRole('button', { name: '¶1 to ¶2 unchanged' }).press('Enter');
  await expect(text).toContainText('The board met twice in the winter');

  await entries.getByRole('button', { name: /Rev 1.*As filed/ }).click();
  await expect(heading).toHaveText('Revision 1 to now');
  await expect(changed).toContainText('New claim');
  await expect(changed).toContainText(/To check.*Partly/);
  await expect(text.getByRole('deletion').filter({ hasText: 'Nobody voted on it.' })).toBeVisible();
  await expectNoAxeFinding(page, { how: 'the history' });

  const colleague = await openElsewhere();
  await signIn(colleague, staff.checker);
  await colleague.goto(page.url());
  await expect(historyOf(colleague).heading).toHaveText('Revision 1 to now');

  // Whose work, and about what.
  await entries.getByLabel('Person').selectOption({ label: 'Amara Osei' });
  await entries.getByLabel('Kind of entry').selectOption('Verdicts');
  await expect(entries.getByRole('listitem')).toHaveCount(3);
  await expect(entries.getByText('3 entries', { exact: true })).toBeAttached();
  await entries.getByRole('button', { name: /C1.*to partly/ }).click();
  await expect(changed.getByRole('listitem')).toHaveCount(1);
  await page.goBack();
  await expect(heading).toHaveText('Revision 1 to now');
});

test('I choose a person and a kind faster than the page follows, and it shows both', async ({ page }) => {
  const articleId = await makeHistory(page, await newsroom());
  await page.goto(`/articles/${articleId}/history`);
  const { entries } = historyOf(page);
  await expect(entries.getByLabel('Person')).toContainText('Amara Osei');
  // One right after the other: the address is another one by then, and the page is still drawn as it was.
  await entries.evaluate((list) => {
    for (const words of ['Amara Osei', 'Verdicts']) {
      const option = [...list.querySelectorAll('option')].find(({ label }) => label === words);
      const select = option?.closest('select');
      if (!option || !select) throw new Error(`there is no ${words}`);
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  await expect(entries.getByLabel('Kind of entry')).toHaveValue('verdicts');
  await expect(entries.getByLabel('Person')).not.toHaveValue('');
  await expect(entries.getByRole('listitem')).toHaveCount(3);
});

test('I read why each verdict was given, in the history of the article and on the card of the claim', async ({ page }) => {
  const staff = await newsroom();
  const articleId = await makeHistory(page, staff);
  const why = `${'The office has no figure for the year before, and nobody there knows of one. '.repeat(3)}\nAsk again in May.`;
  await signIn(page, staff.checker);
  await judge(page, articleId, 'C2', 'unproven', why);
  await judge(page, articleId, 'C2', 'partly', 'The office found it: 11 per cent.');

  await page.goto(`/articles/${articleId}/history`);
  const { entries } = historyOf(page);
  await expect(entries.getByRole('button', { name: /C2.*to unproven: “The office has no figure.*…”/ })).toBeVisible();
  await expect(entries).not.toContainText('Ask again in May.');
  await entries.getByRole('button', { name: /C2.*to unproven: “The office has no figure/ }).click();
  await expect(entries).toContainText('Ask again in May.');
  await expectNoAxeFinding(page, { how: 'a line with its whole note' });

  const { option } = await openArticle(page, articleId);
  await option(/^C2/).click();
  const card = page.getByRole('article', { name: /^Claim 2,/ });
  await expect(card).not.toContainText('Ask again in May.');
  await card.getByRole('button', { name: '2 more' }).click();
  await expect(card).toContainText('No figure for the year before.');
  await expect(card).toContainText('Ask again in May.');
  await expectNoAxeFinding(page, { how: 'a card with its whole history' });
});

test('By keys alone I go back in time, and see the text as it was', async ({ page, me }) => {
  const articleId = await makeHistory(page, await newsroom());
  const { text, from, to, heading, said } = historyOf(page);
  await page.goto(`/articles/${articleId}/history`);
  await expect(text).toBeVisible();
  await me.tabTo('slider', 'To');
  await expect(to).toHaveAttribute('aria-valuenow', '15');
  await expect(to).toHaveAttribute('aria-valuetext', /^now, entry 15 of 15, /);
  // It stops at the other handle.
  await me.press('Home');
  await expect(to).toHaveAttribute('aria-valuenow', '14');
  await me.press('End', 'Shift+Tab');
  await expect(from).toBeFocused();
  await me.press('PageDown');
  await expect(from).toHaveAttribute('aria-valuetext', /^revision 1, entry 9 of 15/);
  await expect(page.locator('.history-head')).toContainText('· 6 entries');
  await expect(text.getByRole('deletion').filter({ hasText: 'lazy' })).toBeVisible();
  await me.press('ArrowRight', 'ArrowRight');
  await expect(heading).toHaveText('Entry 11 to now');
  await expect(text.getByRole('deletion').filter({ hasText: 'lazy' })).toBeHidden();
  // The handles have said where they are.
  await expect(said).toBeEmpty();
  await page.goto(`/articles/${articleId}/history?mode=single&to=9`);
  await expect(heading).toHaveText('Revision 1: As filed');
  await expect(page.locator('.history-head')).toContainText('· entry 9 of 15');
  await expect(text).toContainText('It was a lazy count');
  // Whose glyph one does not see hears the verdict where its words begin.
  await expect(text.locator('mark[data-start]').nth(2)).toHaveAttribute('data-start', 'claim 2, unproven');
  await expect(page.getByRole('complementary', { name: 'At this moment' })).toContainText('101');
  await expect(said).toBeEmpty();
  await me.use('button', 'Forward one entry');
  await expect(text).toContainText('It was a careless count');
  await expect(said).toHaveText(/^Entry 10, \S/);
  await me.tabTo('slider', 'Moment');
  await me.press('ArrowRight');
  await expect(heading).toHaveText('Entry 11');
  await expect(said).toBeEmpty();
  // The press that comes to the newest entry is none on what was off; the next one is.
  await page.goto(`/articles/${articleId}/history?mode=single&to=14`);
  await me.use('button', 'Forward one entry');
  await expect(heading).toHaveText('Now');
  await me.press('Enter');
  await expect(toastOf(page).last()).toHaveText('This is the newest entry.');
  await expect(toastOf(page)).toHaveCount(1);
});

test('I keep a revision, bring an earlier text back, and am told which tags to look at', async ({ page, openElsewhere }) => {
  const staff = await newsroom();
  const articleId = await makeHistory(page, staff);
  const { heading, text, entries } = historyOf(page);
  await page.goto(`/articles/${articleId}/history`);
  await page.getByRole('button', { name: 'Name this revision…' }).click();
  await page.getByLabel('Name', { exact: true }).fill('After the call');
  // It is kept, and the answer lost: sent again, it is that revision.
  await page.route(
    '**/revisions',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  const naming = page.getByRole('dialog', { name: 'Name this revision' });
  await naming.getByRole('button', { name: 'Keep revision' }).click();
  await expect(naming.getByRole('alert')).toContainText('The server did not answer.');
  await naming.getByRole('button', { name: 'Keep revision' }).click();
  await expect(toastOf(page, 'Revision 3 is kept as “After the call”.')).toBeVisible();
  await expect(naming).toBeHidden();
  await expect(entries.getByRole('button', { name: /Rev 3.*After the call/ })).toBeVisible();
  const keep = page.getByRole('button', { name: 'Name this revision…' });
  await expect(keep).toHaveAttribute('title', 'Nothing has changed since revision 3.');
  // Who has nothing to point with presses it: a note says why.
  // The script of the notes comes when the page is at rest: who is told nothing presses again.
  await expect(async () => {
    await keep.press('Enter');
    await expect(toastOf(page, 'Nothing has changed since revision 3.').first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 45_000 });

  await page.clock.install();
  await page.goto(`/articles/${articleId}/history?from=9`);
  await expect(heading).toHaveText('Revision 1 to 3');
  await page.getByRole('button', { name: 'Restore revision 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore revision 1?' });
  await expect(dialog).toContainText('What stands there now stays in the history.');
  // A colleague writes meanwhile: one looks again.
  const colleague = await openElsewhere();
  await signIn(colleague, await makePerson('Runa Holm', { roles: { [staff.deskId]: 'editor' } }));
  await writeOver(colleague, articleId, 'in a week of August', 'in one week of August');
  // Back from another tab, the page behind the dialog is read anew by itself. Nobody has looked at it yet.
  await page.clock.fastForward(6_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await expect(page.getByRole('slider', { name: 'To', includeHidden: true })).toHaveAttribute('aria-valuetext', /^now, entry 17 of 17/);
  await dialog.getByRole('button', { name: 'Restore revision 1' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Someone has changed the text since you opened this page.');
  await dialog.getByRole('button', { name: 'Restore revision 1' }).click();
  await expect(dialog).toBeHidden();
  await expect(entries.getByRole('button', { name: /Brought an earlier text back/i })).toBeVisible();
  await page.goto(`/articles/${articleId}/history?mode=single`);
  await expect(text).toContainText('It was a lazy count, made in a week of August.');
});

test('In a narrow window the two signs of the history say what they are for to whoever points at them', async ({ page }) => {
  const articleId = await makeHistory(page, await newsroom());
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto(`/articles/${articleId}/history`);
  await expect(historyOf(page).heading).toHaveText('Revision 2 to now');
  await expect(page.getByRole('button', { name: 'Name this revision…' })).toHaveAttribute('title', 'Name this revision…');
  await expect(page.getByRole('button', { name: 'Restore revision 2' })).toHaveAttribute('title', 'Restore revision 2');
});

test('As a reader I find nothing to press in the history', async ({ page, openElsewhere }) => {
  const staff = await newsroom();
  const articleId = await makeHistory(page, staff);
  await keepRevision(page, articleId, 'As read');
  const reader = await openElsewhere();
  await signIn(reader, await makePerson('Paul Winter', { roles: { [staff.deskId]: 'reader' } }));
  await reader.goto(`/articles/${articleId}/history`);
  await expect(historyOf(reader).entries.getByRole('listitem').first()).toBeVisible();
  for (const name of [/^Restore/, /^Name this/, 'Verify']) await expect(reader.getByRole('button', { name })).toHaveCount(0);
});

test('As an admin I erase the words of one entry for good, and a lead is not offered that', async ({ page, openElsewhere }) => {
  const staff = await newsroom();
  const articleId = await makeHistory(page, staff);
  await signIn(page, await makePerson('Ines Falk', { isAdmin: true }));
  await page.goto(`/articles/${articleId}/history`);
  const { entries } = historyOf(page);
  const line = entries.getByRole('button', { name: /C1.*to partly/ });
  await expect(line).toContainText('on market days');
  await line.click();
  await entries.getByRole('button', { name: 'Erase its words…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase the words of this entry for good?' });
  await expect(dialog.getByRole('button', { name: 'Erase the words' })).toBeDisabled();
  await expectNoAxeFinding(page, { how: 'erasing words' });
  await dialog.getByLabel('Why').fill('Ruling 4/2026');
  await dialog.getByRole('button', { name: 'Erase the words' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(entries.getByRole('button', { name: /erased words/i })).toBeVisible();
  await expect(line).toContainText('██');
  await expect(page.getByText('on market days')).toHaveCount(0);

  const lead = await openElsewhere();
  await signIn(lead, await makePerson('Noor Haddad', { roles: { [staff.deskId]: 'lead' } }));
  await lead.goto(`/articles/${articleId}/history`);
  const theirs = historyOf(lead).entries.getByRole('button', { name: /C3.*to supported/ });
  await theirs.click();
  await expect(theirs).toHaveAttribute('aria-current', 'true');
  await expect(lead.getByRole('button', { name: /^Erase/ })).toHaveCount(0);
});

test('No moment’s text stands under another’s name, without a line or while one waits, and none is restored that I do not see', async ({
  context,
  page,
}) => {
  const articleId = await makeHistory(page, await newsroom());
  const { entries, text, changed, heading, to } = historyOf(page);
  const restore = (name: string) => page.getByRole('button', { name: `Restore ${name}` });
  await page.goto(`/articles/${articleId}/history?from=9`);
  await expect(text.getByRole('deletion').filter({ hasText: 'lazy' })).toBeVisible();
  await expect(restore('revision 1')).toBeEnabled();

  const { gate, open: answer } = gateOf();
  await page.route('**/history/compare?*', async (route) => {
    await gate;
    await route.continue();
  });
  await entries.getByRole('button', { name: /^Rev 2/ }).click();
  await expect(heading).toHaveText('Revision 2 to now');
  await expect(text).toBeHidden();
  await expect(changed.getByRole('heading')).toBeHidden();
  await expect(page.getByRole('main').locator('.skel').first()).toBeVisible();
  await expect(restore('revision 2')).toHaveAttribute('title', 'Its text is not here yet.');
  answer();
  await expect(text.getByRole('deletion')).toHaveText('31');
  await expect(restore('revision 2')).toBeEnabled();

  await context.setOffline(true);
  await expect(page.getByText('You are offline', { exact: true })).toBeVisible();
  const comes = page.getByText('The comparison of these moments comes when the line is back.');
  await to.press('ArrowLeft');
  await expect(heading).toHaveText('Revision 2');
  await expect(comes).toBeVisible();
  await expect(text).toHaveCount(0);
  await expect(changed).toBeEmpty();
  await expect(restore('revision 2')).toHaveAttribute('title', 'Its text is not here yet.');
  // What was read before is here without a line too, and can be looked at.
  await entries.getByRole('button', { name: /^Rev 1/ }).click();
  await expect(heading).toHaveText('Revision 1 to now');
  await expect(text.getByRole('deletion').filter({ hasText: 'lazy' })).toBeVisible();
  await expect(comes).toHaveCount(0);

  // Nor does another person's work stand for somebody's.
  await entries.getByLabel('Person').selectOption({ label: 'Amara Osei' });
  await expect(entries.getByText('These entries come when the line is back.')).toBeVisible();
  await expect(entries.getByRole('listitem')).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'What was done comes when the line is back.' })).toBeVisible();
  await page.getByRole('group', { name: 'What is shown' }).getByText('Single').click();
  await expect(page.getByText('The text of this moment comes when the line is back.')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeFinding(page, { how: colorScheme, coloursOnly: colorScheme === 'dark' });
  }

  await context.setOffline(false);
  await expect(text).toContainText('30 years old');
  await expect(entries.getByRole('listitem').first()).toBeVisible();
  await expect(page.getByText('You are offline')).toHaveCount(0);
});
