import { expect, type Page } from '@playwright/test';
import { makeArticle, storedArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test } from './fixtures';
import { beginVerdict, giveVerdict, openClaim } from './judging';
import { linkTyped } from './link-typed';
import { CLAIM } from './two-claims';

/** Elif at `page`, Jonah and Nika each at a browser of their own, editors of one desk that asks for `rules`, all with the same claim open. */
async function begin(page: Page, openElsewhere: () => Promise<Page>, rules: object = {}) {
  const deskId = await makeDesk();
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  const nika = await openElsewhere();
  await signIn(nika, await makePerson('Nika Oravec', { roles }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  for (const one of [page, jonah, nika]) await openClaim(one, articleId);
  return { elif: page, jonah, nika, articleId };
}

const note = (at: Page) => workbenchOf(at).card.getByLabel('Note');
const banner = (at: Page, name: string, what: string) =>
  at.getByRole('region', { name: `${name} gave C1 another ${what} at the same time` });

/** Begins a verdict from the text. */
async function draft(page: Page, digit: string, words: string): Promise<void> {
  await workbenchOf(page).text.focus();
  await beginVerdict(page, digit, words);
}

/** Gives a verdict from the text, and waits until it is stored. */
async function judge(page: Page, digit: string, words: string): Promise<void> {
  await workbenchOf(page).text.focus();
  await giveVerdict(page, digit, words);
  await expect(workbenchOf(page).text).toBeFocused();
  await expect(workbenchOf(page).saveState).toContainText('Saved');
}

test('A colleague gives a claim a verdict while I write mine, and mine stands beside it', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await draft(jonah, '2', 'It is 1,204 a day.');
  await judge(elif, '4', 'Nobody has the minutes.');
  await expect(workbenchOf(jonah).card).toContainText('Elif found Unproven meanwhile. Yours will stand beside it.');
  await expect(note(jonah)).toBeFocused();
  await expectNoAxeFinding(jonah, { how: 'a verdict that came meanwhile' });
  await jonah.keyboard.type(' So says the log.');
  await jonah.keyboard.press('ControlOrMeta+Enter');
  for (const [at, other] of [
    [elif, 'Jonah'],
    [jonah, 'Elif'],
  ] as const) {
    await expect(banner(at, other, 'verdict')).toContainText(
      /Unproven.*Nobody has the minutes\..*Partly.*It is 1,204 a day\. So says the log\./,
    );
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources');
  }
  await elif.getByRole('button', { name: 'Keep mine' }).click();
  await expect(banner(jonah, 'Elif', 'verdict')).toHaveCount(0);

  // No more does a change of my own note put my verdict back over theirs.
  await workbenchOf(elif).card.getByRole('button', { name: 'Change the note' }).click();
  await elif.keyboard.press('End');
  await elif.keyboard.type(' I asked twice.');
  await judge(jonah, '2', 'The log says so.');
  await expect(workbenchOf(elif).card).toContainText('Jonah found Partly meanwhile. Yours will stand beside it.');
  await elif.keyboard.press('ControlOrMeta+Enter');
  for (const at of [elif, jonah]) {
    await expect(banner(at, at === elif ? 'Jonah' : 'Elif', 'verdict')).toContainText(/Partly.*Unproven.*I asked twice\./);
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, partly, 0 sources');
  }
});

test('A colleague changes the words while I judge them, and what I found is no verdict on the new ones', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  /** Elif writes behind "the line carries". */
  const write = async (words: string) => {
    await workbenchOf(elif).option(/^C1/).click();
    await elif.keyboard.press('e');
    for (let n = 0; n < 3; n++) await elif.keyboard.press('ControlOrMeta+ArrowRight');
    await elif.keyboard.type(words);
    await elif.keyboard.press('Escape');
    await expect(workbenchOf(elif).saveState).toContainText('Saved');
  };
  // While it is written: it is asked for first.
  await draft(jonah, '2', 'It is less.');
  await write(' about');
  // All of them: words that come after the answer are asked about again.
  await expect(workbenchOf(jonah).text).toContainText(' about');
  await expect(workbenchOf(jonah).card).toContainText('The words were changed meanwhile.');
  await jonah.getByRole('button', { name: 'Keep mine for what stands now' }).click();
  await expect(note(jonah)).toBeFocused();
  await jonah.keyboard.press('ControlOrMeta+Enter');
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');
  await expect(workbenchOf(elif).card).toHaveAccessibleName('Claim 1, paragraph 1, partly, 0 sources');

  // And without a line: it stands for the words that were seen.
  await jonah.context().setOffline(true);
  await draft(jonah, '4', 'Nobody has counted.');
  await jonah.keyboard.press('ControlOrMeta+Enter');
  await expect(workbenchOf(jonah).card).toContainText('Waiting to be sent');
  await write(' not');
  await jonah.context().setOffline(false);
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');
  for (const at of [elif, jonah]) {
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, text changed, 0 sources');
    await expect(workbenchOf(at).card).toContainText('Unproven was said of the old words.');
  }
});

test('A colleague looks again while I do, and what I found stays a second check', async ({ page, openElsewhere }) => {
  const { elif, jonah, nika } = await begin(page, openElsewhere, { secondCheck: true });
  await judge(elif, '2', 'It is 1,204 a day.');
  for (const at of [jonah, nika]) await expect(workbenchOf(at).card.getByRole('group', { name: 'Second check' })).toBeVisible();
  await draft(jonah, '4', 'Nobody counts the boats.');
  await judge(nika, '2', 'I asked the pier master.');
  await expect(workbenchOf(jonah).card).toContainText('Nika found Partly meanwhile. Yours will stand beside it.');
  await expect(workbenchOf(jonah).card.getByRole('group', { name: 'Second check' })).toBeVisible();
  await jonah.keyboard.press('ControlOrMeta+Enter');
  for (const at of [jonah, nika]) {
    await expect(banner(at, at === jonah ? 'Nika' : 'Jonah', 'second check')).toContainText(
      /Partly.*I asked the pier master\..*Unproven.*Nobody counts the boats\./,
    );
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, partly, 0 sources');
  }
});

test('The first verdict goes while I look again, and my words are no verdict until I say so', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere, { secondCheck: true });
  await judge(elif, '2', 'It is 1,204 a day.');
  await expect(workbenchOf(jonah).card.getByRole('group', { name: 'Second check' })).toBeVisible();
  await draft(jonah, '4', 'Nobody counts the boats.');
  await workbenchOf(elif)
    .card.getByRole('button', { name: /^Clear the verdict/ })
    .click();
  await expect(workbenchOf(jonah).card).toContainText('The first verdict does not stand any more, so there is nothing to look at again.');
  await jonah.keyboard.press('ControlOrMeta+Enter');
  await expect(note(jonah)).toHaveValue('Nobody counts the boats.');
  await expect(workbenchOf(jonah).card).toHaveAccessibleName('Claim 1, paragraph 1, 0 sources');
  await expectNoAxeFinding(jonah, { how: 'a second check of nothing' });
  await jonah.getByRole('button', { name: 'Make it a verdict' }).click();
  await expect(note(jonah)).toBeFocused();
  await jonah.keyboard.press('ControlOrMeta+Enter');
  for (const at of [elif, jonah]) {
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources');
    await expect(workbenchOf(at).card.getByRole('region', { name: /at the same time$/ })).toHaveCount(0);
  }
});

test('The first verdict is another one while I look again, and mine is given on that one only when I say so', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah, articleId } = await begin(page, openElsewhere, { secondCheck: true });
  await judge(elif, '2', 'It is 1,204 a day.');
  await expect(workbenchOf(jonah).card.getByRole('group', { name: 'Second check' })).toBeVisible();
  await draft(jonah, '4', 'Nobody counts the boats.');
  await judge(elif, '4', 'Nobody has the minutes.');
  await expect(workbenchOf(jonah).card).toContainText('Elif’s first verdict is Unproven now.');
  await jonah.keyboard.press('ControlOrMeta+Enter');
  await expect(note(jonah)).toHaveValue('Nobody counts the boats.');
  expect((await storedArticle(articleId, elif)).count('check.second-given')).toBe(0);
  await expectNoAxeFinding(jonah, { how: 'a second check of another first verdict' });
  await jonah.getByRole('button', { name: 'Keep mine for this one' }).click();
  await expect(note(jonah)).toBeFocused();
  await jonah.keyboard.press('ControlOrMeta+Enter');
  await expect(workbenchOf(elif).card).toContainText('Second check: Jonah found the same');
});

test('A colleague unlinks a source that I am changing: my words stay where they were, to be linked anew or put away', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  const sources = (at: Page) => workbenchOf(at).card.getByRole('list', { name: 'Sources of this tag' });
  const quote = sources(jonah).getByLabel('Quoted words');
  for (const title of ['Harbour board minutes', 'Fare table']) {
    await elif.keyboard.press('s');
    await elif.keyboard.type(title);
    await linkTyped(elif);
    await expect(sources(jonah)).toContainText(title);
  }
  const begun = async (words: string) => {
    await jonah.getByRole('button', { name: 'More for Harbour board minutes' }).click();
    await jonah.getByRole('menuitem', { name: 'Change…' }).click();
    await quote.click();
    await expect(quote).toBeFocused();
    await jonah.keyboard.type(words);
    await elif.getByRole('button', { name: 'More for Harbour board minutes' }).click();
    await elif.getByRole('menuitem', { name: 'Unlink' }).click();
    await expect(sources(jonah).getByRole('status')).toHaveText('Elif unlinked this source.');
  };
  await begun('1,204 people');
  await expect(quote).toBeFocused();
  await jonah.keyboard.type(' a day');
  await expect(sources(jonah).getByRole('listitem').first()).toContainText('Harbour board minutes');
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/, 1 source$/);
  await expectNoAxeFinding(jonah, { how: 'a source that was unlinked meanwhile' });
  // It waits for me, also while the page is loaded anew.
  await jonah.reload();
  await expect(quote).toHaveValue('1,204 people a day');
  await expect(sources(jonah).getByRole('status')).toHaveText('This source was unlinked meanwhile.');
  await jonah.getByRole('button', { name: 'Link it anew' }).click();
  await expect(quote).toHaveCount(0);
  for (const at of [elif, jonah]) {
    await expect(workbenchOf(at).card).toHaveAccessibleName(/, 2 sources$/);
    await expect(sources(at).getByRole('blockquote')).toHaveText('1,204 people a day');
  }
  await begun('Never mind. ');
  await jonah.getByRole('button', { name: 'Put it away' }).click();
  await expect(quote).toHaveCount(0);
  await expect(sources(jonah).getByRole('listitem')).toHaveCount(1);
});

test('A colleague changes a source of a claim while I do, and I see it before mine is put in its place', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await elif.keyboard.press('s');
  await elif.keyboard.type('Harbour board minutes');
  await linkTyped(elif);
  const sources = (at: Page) => workbenchOf(at).card.getByRole('list', { name: 'Sources of this tag' });
  const change = async (at: Page, words: string) => {
    await expect(sources(at)).toContainText('Harbour board minutes');
    await at.getByRole('button', { name: 'More for Harbour board minutes' }).click();
    await at.getByRole('menuitem', { name: 'Change…' }).click();
    await sources(at).getByLabel('Quoted words').fill(words);
  };
  await change(jonah, '1,204 people a day');
  await change(elif, 'a thousand a day');
  await sources(elif).getByLabel('Where in it').fill('p. 41');
  await sources(elif).getByRole('button', { name: 'Keep the change' }).click();
  await expect(sources(jonah).getByRole('blockquote')).toHaveText('a thousand a day');

  const keep = sources(jonah).getByRole('button', { name: 'Keep the change' });
  await keep.click();
  await expect(sources(jonah).getByRole('status')).toHaveText(
    'Elif changed this meanwhile, as it stands above. Keep yours once more to put it in that place.',
  );
  await expect(sources(jonah).getByLabel('Quoted words')).toHaveValue('1,204 people a day');
  await expectNoAxeFinding(jonah, { how: 'a source that was changed meanwhile' });
  await expect(sources(elif)).toContainText('p. 41');
  await expect(sources(elif).getByRole('blockquote')).toHaveText('a thousand a day');
  await keep.click();
  for (const at of [elif, jonah]) {
    await expect(sources(at).getByRole('blockquote')).toHaveText('1,204 people a day');
    await expect(sources(at)).not.toContainText('p. 41');
  }
});
