import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { claimOf, giveVerdict, hearNews, newsOf, openClaim } from './judging';
import { sideways } from './look-at-all';
import { CLAIM } from './two-claims';
import { whenAlive } from './when-alive';

/** Marc, a lead, at `page`; Nika, a checker, Hanne and Jun, editors, each at a browser of their own; and a claim. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskName = uniqueName('Votes');
  const deskId = await makeDesk(deskName);
  const elsewhere = async (name: string, role: string) => {
    const other = await openElsewhere();
    await signIn(other, await makePerson(name, { roles: { [deskId]: role } }));
    return other;
  };
  const nika = await elsewhere('Nika Oravec', 'checker');
  const hanne = await elsewhere('Hanne Voss', 'editor');
  const jun = await elsewhere('Jun Sato', 'editor');
  await signIn(page, await makePerson('Marc Delacroix', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  return { marc: page, nika, hanne, jun, articleId, deskId, deskName };
}

const votes = (page: Page, name: string | RegExp) => claimOf(page).getByRole('region', { name });

test('A lead asks for votes, I judge a claim, and two of three editors decide it', async ({ page, openElsewhere }) => {
  const { marc, nika, hanne, jun, articleId, deskName } = await begin(page, openElsewhere);
  await marc.goto('/people/desks');
  const rules = marc.getByRole('row', { name: new RegExp(deskName) }).getByRole('button', { name: /^Rules/ });
  await (await whenAlive(rules)).click();
  const dialog = marc.getByRole('dialog', { name: /asks for$/ });
  await dialog.getByRole('checkbox', { name: /^Editors and leads vote/ }).check();
  await dialog.getByLabel('When they vote').selectOption('every');
  await expect(dialog.getByLabel('Votes that must agree')).toHaveValue('2');
  await expect(dialog.getByLabel('Votes at most')).toHaveValue('3');
  await expectNoAxeFinding(marc, { how: 'the rule for votes' });
  await dialog.getByRole('button', { name: 'Set the rules' }).click();
  await expect(marc.getByRole('row', { name: new RegExp(deskName) })).toContainText('Two of three votes on every claim');

  await openClaim(nika, articleId);
  await giveVerdict(nika, '4', 'Nobody counts the boats.');
  await expect(votes(nika, 'No vote yet: two alike decide, 3 may vote')).toContainText('Editors and leads vote on this desk.');
  await expect(nika.getByText('0 of 1 claim checked')).toBeVisible();

  await hanne.clock.install();
  const { option } = await openArticle(hanne, articleId);
  const heard = await hearNews(hanne);
  await option(/^C1/).click();
  await expect(hanne.getByRole('button', { name: 'Awaits my vote 1' })).toBeVisible();
  await expect(votes(hanne, /^No vote yet/)).toContainText('Nika found Unproven');
  // What stands on a card is not said of it when it has come to rest; to whom it came while the card was open it was said.
  await hanne.clock.runFor(1_000);
  await expect(newsOf(nika)).toHaveText('No vote yet: two alike decide, 3 may vote');
  await giveVerdict(hanne, '2', 'The count was of one week in May.');
  await expect(votes(hanne, '1 of 2 votes for Partly, 2 more may vote')).toContainText('You have voted.');
  await expect(claimOf(hanne).getByRole('group', { name: 'Your vote' }).getByRole('radio', { name: 'Partly' })).toBeChecked();
  await expect(hanne.getByRole('button', { name: /^Awaits my vote/ })).toHaveCount(0);
  await expectNoAxeFinding(hanne, { how: 'a claim that is voted on' });

  await expect(newsOf(nika)).toHaveText('1 of 2 votes for Partly, 2 more may vote');

  // It is not settled for the eye either.
  const mark = nika.locator('mark[data-end="end of claim 1"]');
  await expect(mark).toHaveClass(/is-open/);

  // The list of articles says that it waits for who has not voted, and leads to it.
  await marc.goto('/articles');
  await marc.getByRole('link', { name: 'one waits for your vote' }).click();
  await expect(marc.getByRole('table', { name: 'Articles' }).getByRole('link')).toHaveCount(1);
  await expect(marc).toHaveURL(/mine/);
  await marc.setViewportSize({ width: 1440, height: 900 });
  await marc.getByRole('button', { name: 'Load' }).click();
  await expect(marc.getByRole('dialog', { name: 'Who has how much to do' }).getByRole('columnheader', { name: 'Votes' })).toBeVisible();
  await expect.poll(() => sideways(marc), 'sideways beside the votes').toEqual([]);

  // Nothing is signed meanwhile.
  await openClaim(jun, articleId);
  await jun.getByRole('button', { name: 'Sign off 1 left' }).click();
  await expect(jun.getByRole('dialog', { name: '1 claim stands in the way' })).toContainText('1 awaiting votes');
  await jun.keyboard.press('Escape');
  await jun.getByRole('option', { name: /^C1/ }).click();
  await giveVerdict(jun, '2', 'I asked the pier master, too.');
  for (const one of [jun, hanne, nika]) await expect(one.getByText('1 of 1 claim checked')).toBeVisible();
  await expect(votes(nika, 'Decided by two of three votes')).toContainText('The count was of one week in May.');
  for (const one of [hanne, nika]) await expect(newsOf(one)).toHaveText('Decided by two of three votes');
  expect(await heard()).toEqual(['1 of 2 votes for Partly, 2 more may vote', 'Decided by two of three votes']);
  await expect(claimOf(nika).getByRole('radio', { name: 'Partly' })).toBeChecked();
  await expect(mark).not.toHaveClass(/is-open/);
  await expectNoAxeFinding(nika, { how: 'a claim that votes have decided' });

  // What somebody voted is taken back as everything is, with what it decided.
  await jun.getByLabel('Text of the article').focus();
  await jun.keyboard.press('Control+z');
  await expect(votes(nika, '1 of 2 votes for Partly, 2 more may vote')).toBeVisible();
  // As before: it is said once more.
  await expect(newsOf(nika)).toHaveText('1 of 2 votes for Partly, 2 more may vote');
  await expect(claimOf(nika).getByRole('radio', { name: 'Unproven' })).toBeChecked();
});

test('Two of us differ, votes settle nothing, and a lead who has not voted decides and says why', async ({ page, openElsewhere }) => {
  const { marc, nika, hanne, jun, articleId, deskId } = await begin(page, openElsewhere);
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'checker' } }));
  const rules = { secondCheck: true, votes: { when: 'differ', needed: 2, of: 2 } };
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  await openClaim(nika, articleId);
  await giveVerdict(nika, '4', 'Nobody counts the boats.');
  await openClaim(jonah, articleId);
  await giveVerdict(jonah, '2', 'The count was of one week in May.');
  const open = 'No vote yet: two alike decide, 2 may vote';
  await expect(votes(jonah, open)).toContainText('Nika found Unproven, you found Partly');
  await expect(votes(jonah, open)).toContainText('Editors and leads vote on this desk.');

  await openClaim(hanne, articleId);
  await expect(votes(hanne, open)).toContainText('Look for yourself, then vote above. Everyone sees who voted how.');
  await giveVerdict(hanne, '2', 'A week is better than nothing.');
  await openClaim(jun, articleId);
  await giveVerdict(jun, '4', 'There is no log.');
  const split = 'Votes settle nothing: 1 for Partly, 1 for Unproven';
  await expect(votes(jun, split)).toContainText('You have voted. Someone who has not decides, or one of you votes anew.');
  await expect(votes(nika, split)).toContainText('You are one of the two who differ.');

  await openClaim(marc, articleId);
  const asked = votes(marc, split);
  await asked.getByRole('radio', { name: /^Partly/ }).check();
  // Signs that nobody sees say nothing.
  await asked.getByLabel('Why this one?').fill('\u200B ');
  await expect(asked.getByRole('button', { name: 'Decide' })).toHaveAttribute('title', 'Say why first: those who checked will read it.');
  await asked.getByLabel('Why this one?').fill('A week is a week.');
  await expectNoAxeFinding(marc, { how: 'votes that settle nothing' });
  // What is begun waits while the card is closed.
  await marc.keyboard.press('Escape');
  await expect(workbenchOf(marc).text).toBeFocused();
  await marc.keyboard.press('Escape');
  await expect(asked).toHaveCount(0);
  await marc.getByRole('option', { name: /^C1/ }).click();
  await expect(asked.getByLabel('Why this one?')).toHaveValue('A week is a week.');
  await expect(asked.getByRole('radio', { name: /^Partly/ })).toBeChecked();
  await asked.getByRole('button', { name: 'Decide' }).click();
  await expect(votes(nika, /^Marc decided after the votes/)).toContainText('A week is a week.');
  await expect(claimOf(nika).getByRole('radio', { name: 'Partly' })).toBeChecked();
  await expect(nika.getByText('1 of 1 claim checked')).toBeVisible();
});

test('The desk begins to vote while my article is open: the page says that it shows what was asked before, and how I get what is now', async ({
  page,
  openElsewhere,
}) => {
  const { nika, hanne, articleId, deskId } = await begin(page, openElsewhere);
  const setRules = (rules: object) => inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  await setRules({ secondCheck: true });
  await openClaim(nika, articleId);
  await giveVerdict(nika, '4', 'Nobody counts the boats.');
  await openClaim(hanne, articleId);
  await expect(claimOf(hanne)).toContainText('Look for yourself, then say above what you find.');
  await expect(workbenchOf(hanne).saveState).toContainText('Saved');
  await setRules({ votes: { when: 'every', needed: 2, of: 3 } });

  await giveVerdict(hanne, '2', 'The count was of one week in May.');
  const refused = 'On this desk votes take the place of the second check.';
  await expect(hanne.getByText(refused)).toBeVisible();
  const notice = hanne.getByRole('status').filter({ hasText: 'What is asked of a check has changed' });
  await expect(notice).toContainText('The rules of the desk, the verdicts or the types are others than this page shows.');
  await expectNoAxeFinding(hanne, { how: 'rules that have changed under an open article' });
  await notice.getByRole('button', { name: 'Load anew' }).click();
  await expect(notice).toHaveCount(0);
  // What was written is there to be copied.
  await expect(hanne.getByText(refused)).toBeVisible();
  await expect(hanne.getByText('The count was of one week in May.')).toBeVisible();
  await hanne.getByRole('option', { name: /^C1/ }).click();
  await expect(votes(hanne, /^No vote yet/)).toContainText('Nika found Unproven');
  await giveVerdict(hanne, '2', 'The count was of one week in May.');
  await expect(votes(hanne, '1 of 2 votes for Partly, 2 more may vote')).toContainText('You have voted.');
});
