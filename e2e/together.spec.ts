import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, tagSentence, workbenchOf, writeInHeadline } from './articles';
import { cutSending, mendSending } from './cut-sending';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, newsOn, signIn, test, toastOf } from './fixtures';
import { giveVerdict, newsOf } from './judging';
import { linkTyped } from './link-typed';

/** Elif at `page` and Jonah at another browser, editors of one desk, with an article of theirs. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const other = await openElsewhere();
  await signIn(other, await makePerson('Jonah Okoye', { roles }));
  return { elif: page, jonah: other, articleId: await makeArticle(page, deskId, ferryArticle) };
}

/** Makes a tag the active one from the list. */
async function choose(page: Page, label: string): Promise<void> {
  await workbenchOf(page)
    .option(new RegExp(`^${label}\\b`))
    .click();
  await expect(workbenchOf(page).card).toHaveAccessibleName(new RegExp(`^Claim ${label.slice(1)},`));
}

/** Gives the claim a verdict that needs a note, by its digit. */
async function judge(page: Page, label: string, digit: string, note: string): Promise<void> {
  await choose(page, label);
  await giveVerdict(page, digit, note);
  await expect(workbenchOf(page).text).toBeFocused();
}

/** Links a new source to the active tag. */
async function link(page: Page, title: string): Promise<void> {
  await page.keyboard.press('s');
  await page.keyboard.type(title);
  await linkTyped(page);
  await expect(workbenchOf(page).card.getByRole('list', { name: 'Sources of this tag' })).toContainText(title);
}

test('Two of us give claims different verdicts at once, and both are asked which one holds', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await begin(page, openElsewhere);
  await openArticle(elif, articleId);
  await tagSentence(elif, 1);
  await tagSentence(elif, 2);
  await openArticle(jonah, articleId);
  await expect(workbenchOf(jonah).tags.getByRole('option')).toHaveCount(2);
  // Who cannot see it is told what the other one does, from when they have been told who is there.
  const told = newsOn(jonah, 'What others do');
  await expect(told).toContainText('Elif is here.');
  await tagSentence(elif, 3);
  await expect(told).toContainText('Elif added claim 3.');
  await elif.keyboard.press('Backspace');
  await expect(workbenchOf(jonah).tags.getByRole('option')).toHaveCount(2);
  // The script of the cards has come: it would not without a line.
  await choose(jonah, 'C1');
  await jonah.context().setOffline(true);
  await judge(jonah, 'C1', '2', 'It is 1,204 a day.');
  await judge(jonah, 'C2', '2', 'They counted for ten days.');
  await expect(workbenchOf(jonah).saveState).toHaveText('Offline: 2 kept');
  await judge(elif, 'C1', '4', 'Nobody has the minutes.');
  await judge(elif, 'C2', '4', 'Nobody says when.');
  await expect(workbenchOf(elif).saveState).toContainText('Saved');
  await jonah.context().setOffline(false);
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');

  // Each hears of the other's, who gave theirs at the same time: of the one whose card is open at once.
  await expect(newsOf(elif)).toHaveText('Jonah gave C2 another verdict at the same time');
  const banner = (at: Page, label: string) =>
    at.getByRole('region', { name: `${at === jonah ? 'Elif' : 'Jonah'} gave ${label} another verdict at the same time` });
  for (const at of [elif, jonah]) {
    await choose(at, 'C1');
    await expect(banner(at, 'C1')).toBeVisible();
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources');
    await expect(banner(at, 'C1')).toContainText(/Unproven.*Nobody has the minutes\..*Partly.*It is 1,204 a day\./);
    await expect(at.getByText('0 of 2 claims checked')).toBeVisible();
  }
  // A question to the other begins with their name.
  await elif.getByRole('button', { name: 'Ask Jonah' }).click();
  await expect(workbenchOf(elif).card.getByLabel('Comment', { exact: true })).toBeFocused();
  await elif.keyboard.type('Is that the winter table?');
  await elif.keyboard.press('Enter');
  await expect(workbenchOf(jonah).card).toContainText('@Jonah Okoye Is that the winter table?');
  await elif.getByRole('button', { name: 'Keep mine' }).click();
  for (const at of [elif, jonah]) {
    await expect(banner(at, 'C1')).toHaveCount(0);
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources, 1 comment');
  }
  for (const at of [elif, jonah]) {
    await choose(at, 'C2');
    await expect(banner(at, 'C2')).toBeVisible();
  }
  await expect(jonah.getByRole('button', { name: 'Keep Elif’s' })).toBeVisible();
  await jonah.getByRole('button', { name: 'Take mine' }).click();
  for (const at of [elif, jonah]) {
    await expect(banner(at, 'C2')).toHaveCount(0);
    await expect(workbenchOf(at).card).toHaveAccessibleName('Claim 2, paragraph 1, partly, 0 sources');
    await expect(workbenchOf(at).card).toContainText(`${at === jonah ? 'You' : 'Jonah'} set Partly`);
    await expect(at.getByText('2 of 2 claims checked')).toBeVisible();
  }
});

test('Two of us tag the same words at once, and one of us merges the two', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await begin(page, openElsewhere);
  await openArticle(elif, articleId);
  await openArticle(jonah, articleId);
  await jonah.context().setOffline(true);
  await tagSentence(jonah, 1);
  await expect(workbenchOf(jonah).saveState).toHaveText('Offline: 1 kept');
  await tagSentence(elif, 1);
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/^Claim 1,/);
  await jonah.context().setOffline(false);
  await expect(workbenchOf(elif).option(/^C2/)).toBeVisible();
  await expect(workbenchOf(elif).card).toContainText('Same words as C2');
  await expect(workbenchOf(jonah).card).toHaveAccessibleName(/^Claim 2,/);
  await expect(workbenchOf(jonah).card).toContainText('Same words as C1');

  await link(elif, 'Harbour board minutes');
  await workbenchOf(jonah).text.focus();
  await link(jonah, 'Fare table');
  await jonah.keyboard.press('v');
  await jonah.keyboard.press('1');
  await expect(workbenchOf(jonah).card).toHaveAccessibleName('Claim 2, paragraph 1, supported, 1 source');
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');

  await workbenchOf(elif).card.getByRole('button', { name: 'Merge C2 into C1' }).click();
  await expect(workbenchOf(elif).text).toBeFocused();
  for (const at of [elif, jonah]) await expect(workbenchOf(at).tags.getByRole('option')).toHaveCount(1);
  // Jonah had it open.
  await expect(toastOf(jonah, 'C2 was merged into C1 by Elif.')).toBeVisible();
  await expect(toastOf(elif, 'C2 was merged')).toHaveCount(0);
  await jonah.getByRole('button', { name: 'Open C1' }).click();
  for (const at of [elif, jonah]) {
    const { card } = workbenchOf(at);
    await expect(card).toHaveAccessibleName('Claim 1, paragraph 1, supported, 2 sources');
    await expect(card).toContainText(`${at === jonah ? 'You' : 'Jonah'} set Supported`);
    for (const title of ['Harbour board minutes', 'Fare table']) await expect(card).toContainText(title);
    await expect(card).not.toContainText('Same words');
  }

  await elif.keyboard.press('ControlOrMeta+z');
  for (const at of [elif, jonah]) await expect(workbenchOf(at).tags.getByRole('option')).toHaveCount(2);
  await expect(workbenchOf(elif).card).toHaveAccessibleName('Claim 1, paragraph 1, 1 source');
  await choose(jonah, 'C2');
  await expect(workbenchOf(jonah).card).toHaveAccessibleName('Claim 2, paragraph 1, supported, 1 source');
  await elif.keyboard.press('ControlOrMeta+Shift+z');
  await expect(workbenchOf(elif).card).toHaveAccessibleName('Claim 1, paragraph 1, supported, 2 sources');
  await expect(workbenchOf(elif).saveState).toContainText('Saved');
  expect((await storedArticle(articleId, elif)).labels).toEqual(['C1']);
});

test('Undo takes back my words alone where my colleague has written between them, also from the menu of the browser', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah, articleId } = await begin(page, openElsewhere);
  /** Puts words behind the `n`th word of the headline, as a paste does: all at once. */
  const write = async (at: Page, n: number, words: string) => {
    await at.keyboard.press('ControlOrMeta+Home');
    await at.keyboard.press('e');
    for (let word = 0; word < n; word++) await at.keyboard.press('ControlOrMeta+ArrowRight');
    await at.keyboard.insertText(words);
    await at.keyboard.press('Escape');
  };
  const fromMenu = (at: Page, inputType: 'historyUndo' | 'historyRedo') =>
    workbenchOf(at).text.evaluate(
      (element, type) => element.dispatchEvent(new InputEvent('beforeinput', { inputType: type, bubbles: true, cancelable: true })),
      inputType,
    );
  const expectHeadline = async (words: string) => {
    for (const at of [elif, jonah]) await expect(workbenchOf(at).text.getByRole('heading', { level: 1 })).toHaveText(words);
  };
  for (const at of [elif, jonah]) await openArticle(at, articleId);
  // No word begins or ends with what stands beside it: which of two spaces is the new one a browser cannot say.
  await write(elif, 1, 'n old');
  await expectHeadline('An old ferry that nobody asked for');
  await write(jonah, 2, 'er, slower');
  await expectHeadline('An older, slower ferry that nobody asked for');
  await elif.keyboard.press('ControlOrMeta+z');
  await expectHeadline('Aer, slower ferry that nobody asked for');
  await fromMenu(elif, 'historyRedo');
  await expectHeadline('An older, slower ferry that nobody asked for');
  await fromMenu(elif, 'historyUndo');
  await expectHeadline('Aer, slower ferry that nobody asked for');
  await expect(workbenchOf(elif).saveState).toContainText('Saved');
});

test('What my closed tabs have kept is not shown as saved before it is', async ({ page, openElsewhere }) => {
  const { elif, articleId } = await begin(page, openElsewhere);
  const context = elif.context();
  await cutSending(context);
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const tab of [first, second]) await openArticle(tab, articleId);
  await tagSentence(first, 1);
  await expect(workbenchOf(first).saveState).toHaveText('Offline: 1 kept');
  await tagSentence(second, 2, 'o');
  await tagSentence(second, 3, 'p');
  await expect(workbenchOf(second).saveState).toHaveText('Offline: 2 kept');
  await first.close();
  await second.close();
  const { saveState, tags } = await openArticle(elif, articleId);
  await expect(saveState).toHaveText('Offline: 3 kept');
  await expect(elif.getByRole('button', { name: 'Export' })).toHaveAttribute('aria-disabled', 'true');
  await mendSending(context);
  await expect(saveState).toContainText('Saved', { timeout: 30_000 });
  await expect(tags.getByRole('option')).toHaveCount(3);
  expect((await storedArticle(articleId, elif)).labels.sort()).toEqual(['C1', 'O1', 'P1']);
});

test('What a colleague does twice is heard twice', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await begin(page, openElsewhere);
  await openArticle(elif, articleId);
  await openArticle(jonah, articleId);
  const told = newsOn(jonah, 'What others do');
  await expect(told).toContainText('Elif is here.');
  const write = async () => {
    await writeInHeadline(elif, ' very');
    await expect(told).toHaveText('Elif edited the text.');
  };
  await write();
  // A screen reader hears what comes into its place, and the same words are no change.
  await told.evaluate((place) => {
    new MutationObserver(() => place.setAttribute('data-told-anew', '')).observe(place, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await write();
  await expect(told).toHaveAttribute('data-told-anew', '', { timeout: 15_000 });
});
