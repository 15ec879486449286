import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, storeTags } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { claimOf, giveVerdict } from './judging';
import { lookAtAll, sideways } from './look-at-all';
import { beginWithTwoClaims, CLAIM, OTHER } from './two-claims';

const facts = (page: Page) => claimOf(page, 1).getByRole('region', { name: 'Facts' });
const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });

/** Sina, an editor, with two claims in an article. */
async function beginAsEditor(page: Page): Promise<string> {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Sina Amrani', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM, OTHER], ['claim']);
  return articleId;
}

/** Splits the claim that is open into two facts. */
async function split(page: Page): Promise<void> {
  await claimOf(page, 1).getByRole('button', { name: 'More for C1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split C1 into facts' });
  await dialog.getByLabel('Fact 1').fill('The line carries 1,240 people');
  await dialog.getByLabel('Fact 1').press('Enter');
  await expect(dialog.getByLabel('Fact 2')).toBeFocused();
  await page.keyboard.type('That many ride it every day');
  await expectNoAxeFinding(page, { how: 'the dialog that splits a claim' });
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Gives the open fact a verdict that a note is enough for, by its digit. */
async function judge(page: Page, claim: number, digit: string): Promise<void> {
  await expect(claimOf(page, claim).getByLabel('Clear the verdict')).toHaveCount(0);
  await giveVerdict(page, digit, 'Counted on one day only.');
}

test('I split a claim into facts, judge these, and the claim follows them, also when its words change and change back', async ({
  page,
}) => {
  const articleId = await beginAsEditor(page);
  const { option, saveState } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await split(page);
  await expect(facts(page)).toContainText('0 of 2 decided');
  await expect(progress(page)).toContainText('0 of 2 claims checked');
  await expect(option(/^C1.*2 facts/)).toBeVisible();
  await expect(option(/^C3.*fact of C1.*The line carries 1,240 people/)).toBeVisible();
  await expect(page.locator('mark[data-mark]')).toHaveCount(2);

  // A press on a fact opens its card, which knows the way back.
  await facts(page).getByRole('button', { name: /^C3/ }).press('Enter');
  await expect(page.getByRole('article', { name: /^Claim 3, fact of claim 1, paragraph/ })).toBeVisible();
  await expect(page.getByRole('article', { name: /^Claim 1,.* 2 facts/ })).toContainText('2 facts');
  await judge(page, 3, '4');
  await expect(saveState).toContainText('Saved');
  await page.keyboard.press('n');
  await expect(claimOf(page, 4)).toContainText('Fact of C1');
  await judge(page, 4, '2');
  await claimOf(page, 4).getByRole('button', { name: 'Fact of C1' }).click();
  await expect(claimOf(page, 1)).toContainText('PartlyFollows its facts');
  await expect(facts(page)).toContainText('2 of 2 decided');
  await expect(progress(page)).toContainText('1 of 2 claims checked');
  await expect(saveState).toContainText('Saved');
  await lookAtAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  // On paper the sources are those of its facts: a fact without one says so, the claim does not.
  await page.emulateMedia({ media: 'print' });
  const printed = (label: string) => page.locator('.printed-tags li').filter({ has: page.getByText(label, { exact: true }) });
  await expect(printed('C3')).toContainText('No source');
  await expect(printed('C1').first()).toContainText('Follows C3, C4');
  await expect(printed('C1').first()).not.toContainText('No source');
  await page.emulateMedia({ media: 'screen' });

  // It takes no verdict of its own.
  await option(/^C1/).click();
  await page.keyboard.press('v');
  await expect(page.getByText('C1 follows its facts: C3, C4.', { exact: true })).toBeVisible();

  // Other words, and the words as they were.
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+ArrowRight');
  // In one: letters with half a second between them are taken back one by one.
  await page.keyboard.insertText(' night');
  await expect(saveState).toContainText('Saved');
  await expect(progress(page)).toContainText('0 of 2 claims checked');
  await expect(facts(page)).toContainText('Unproven, text changed');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(progress(page)).toContainText('1 of 2 claims checked');
  await page.keyboard.press('Escape');

  // Two verdicts and the split, taken back.
  for (let press = 0; press < 3; press++) await page.keyboard.press('ControlOrMeta+z');
  await expect(facts(page)).toHaveCount(0);
  await expect(option(/^C3/)).toHaveCount(0);
});

test('I say what is checked in a sentence of its own, find the claim by it, and read it in the report', async ({ page }) => {
  const articleId = await beginAsEditor(page);
  const { option, saveState } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await claimOf(page, 1).getByRole('button', { name: 'Say what is checked' }).click();
  await expect(claimOf(page, 1).getByLabel('Statement of C1')).toBeFocused();
  await page.keyboard.type('The Ferry line carried 1,240 people a day in September.');
  await expectNoAxeFinding(page, { how: 'a statement that is written' });
  await page.keyboard.press('Enter');
  const statement = claimOf(page, 1).getByRole('button', { name: /^Statement: The Ferry line carried/ });
  await expect(statement).toBeFocused();
  await statement.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Something else');
  await page.keyboard.press('Escape');
  await expect(statement).toBeFocused();
  await page.getByRole('searchbox', { name: 'Find in tags' }).fill('in september');
  await expect(option(/^C1/)).toBeVisible();
  await expect(option(/^C2/)).toHaveCount(0);
  await expect(saveState).toContainText('Saved');

  await claimOf(page, 1).getByRole('button', { name: 'More for C1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split C1 into facts' });
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveText('A claim has at least two facts. Write one a line.');
  await dialog.getByLabel('Fact 1').fill('It carried 1,240 people a day');
  await dialog.getByLabel('Fact 2').fill('It did so in September');
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();
  // Until the page has drawn the facts, what is said to be saved is what was before.
  await expect(option(/^C4/)).toBeVisible();
  await expect(saveState).toContainText('Saved');
  await page.goto(`/articles/${articleId}/report`);
  const claims = page.getByRole('table', { name: /^Every claim/ });
  await expect(claims.getByRole('row', { name: /^C1/ })).toContainText('The Ferry line carried 1,240 people a day in September.');
  await expect(claims.getByRole('row', { name: /^C3/ })).toContainText('It carried 1,240 people a day');
  await expect(page.getByText('Supported if all its facts are')).toBeVisible();
  await lookAtAll(page);

  // The memory of the house finds it by the sentence too, and shows that.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/claims?q=september+1240');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Statement: The Ferry line carried 1,240 people a day in September.' }),
  ).toHaveCount(1);
  await page.getByRole('link', { name: CLAIM }).click();
  await expect(page.getByRole('region', { name: 'The open claim' })).toContainText('Statement: The Ferry line carried');
  await expectNoAxeFinding(page, { how: 'a claim with a statement in the memory' });

  // On a phone its row is no wider than the screen, and says how it stands beside when.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/claims?q=september+1240');
  const row = page.getByRole('listitem').filter({ hasText: 'Statement: The Ferry line' });
  await expect(row).toBeVisible();
  const [standing, figures] = [await row.locator('.claim-verdict > *').boundingBox(), await row.locator('.claim-facts').boundingBox()];
  expect((standing?.x ?? 0) + (standing?.width ?? 0)).toBeLessThan(figures?.x ?? 0);
  expect(await sideways(page)).toEqual([]);
});

test('I change what is checked of a judged claim, am told that its verdict was of something else, and say that it holds', async ({
  page,
}) => {
  const { option, saveState } = await openArticle(page, await beginAsEditor(page));
  await option(/^C1/).click();
  await judge(page, 1, '4');
  await expect(progress(page)).toContainText('1 of 2 claims checked');
  const say = async (sentence: string) => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(sentence);
    await page.keyboard.press('Enter');
  };
  await claimOf(page, 1).getByRole('button', { name: 'Say what is checked' }).click();
  await expect(claimOf(page, 1).getByText('Where it says something else than before, the verdict is stale.')).toBeVisible();
  await say('The Ferry line carried 1,240 people a day.');
  const notice = claimOf(page, 1).getByText('Says something else now', { exact: true });
  await expect(notice).toBeVisible();
  await expect(progress(page)).toContainText('0 of 2 claims checked');
  await expectNoAxeFinding(page, { how: 'a claim that is said to be another' });
  await expect(option(/^C1.*, says something else now/)).toBeVisible();
  await expect(page.locator('mark[data-start="claim 1, says something else now"]')).toBeVisible();
  await claimOf(page, 1).getByRole('button', { name: 'It holds' }).click();
  await expect(notice).toHaveCount(0);
  await expect(progress(page)).toContainText('1 of 2 claims checked');

  await claimOf(page, 1)
    .getByRole('button', { name: /^Statement: The Ferry line/ })
    .click();
  await say('The Ferry line carried 1240 people a day');
  await expect(saveState).toContainText('Saved');
  await expect(notice).toHaveCount(0);
  await claimOf(page, 1)
    .getByRole('button', { name: /^Statement: The Ferry line/ })
    .click();
  await say('The Ferry line carried 1,420 people a day.');
  await expect(notice).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(notice).toHaveCount(0);
  await expect(progress(page)).toContainText('1 of 2 claims checked');
});

test('A colleague says what is checked while I do: after I was told, only Enter puts mine in its place', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const { option, text } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const field = claimOf(page, 1).getByLabel('Statement of C1');
  await claimOf(page, 1).getByRole('button', { name: 'Say what is checked' }).click();
  await page.keyboard.type('The line carries 1,240.');
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'checker' } }));
  await (await openArticle(jonah, articleId)).option(/^C1/).click();
  await claimOf(jonah, 1).getByRole('button', { name: 'Say what is checked' }).click();
  await jonah.keyboard.type('It carries 1,240 people.');
  await jonah.keyboard.press('Enter');
  await expect(claimOf(jonah, 1).getByRole('button', { name: /^Statement: It carries/ })).toBeVisible();
  const told = claimOf(page, 1).getByText('A colleague wrote meanwhile: “It carries 1,240 people.”');
  // What he said comes here a moment later: until then leaving the field would be the first word.
  await claimOf(jonah, 1).focus();
  await jonah.keyboard.press('l');
  await jonah.keyboard.press('7');
  await expect(option(/^C1/)).toContainText('Statistic');
  await text.focus();
  await expect(told).toBeVisible();
  // I go in to copy my words, and leave again.
  await field.click();
  await text.focus();
  await expect(told).toBeVisible();
  await expect(field).toHaveValue('The line carries 1,240.');
  const stated = async () => (await storedArticle(articleId, page)).count('annotation.stated');
  expect(await stated()).toBe(1);
  await field.click();
  await page.keyboard.press('Enter');
  await expect(claimOf(jonah, 1).getByRole('button', { name: /^Statement: The line carries/ })).toBeVisible();
  expect(await stated()).toBe(2);
});

test('Enter that ends a word of an input method keeps no statement and makes no line, and a conflict waits without taking my keys', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const { option, text } = await openArticle(page, articleId);
  const devtools = await page.context().newCDPSession(page);
  const compose = (words: string) =>
    devtools.send('Input.imeSetComposition', { text: words, selectionStart: words.length, selectionEnd: words.length });
  // The input method takes the key for itself: the page hears of it, and no line comes of it.
  const endWord = () =>
    devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  await option(/^C1/).click();
  await claimOf(page, 1).getByRole('button', { name: 'Say what is checked' }).click();
  const written = claimOf(page, 1).getByLabel('Statement of C1');
  await compose('鈍い');
  await endWord();
  await expect(written).toBeFocused();
  await devtools.send('Input.insertText', { text: '鈍い' });

  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'checker' } }));
  await (await openArticle(jonah, articleId)).option(/^C1/).click();
  await claimOf(jonah, 1).getByRole('button', { name: 'Say what is checked' }).click();
  await jonah.keyboard.type('It carries 1,240 people.');
  await jonah.keyboard.press('Enter');
  // What he does next is seen here, so that is here as well.
  await claimOf(jonah, 1).focus();
  await jonah.keyboard.press('l');
  await jonah.keyboard.press('7');
  await expect(option(/^C1/)).toContainText('Statistic');
  await text.focus();
  await expect(claimOf(page, 1)).toContainText('A colleague wrote meanwhile: “It carries 1,240 people.”');

  // Going past it by keys takes nobody into the sentence.
  await page.keyboard.press('j');
  await expect(claimOf(page, 2)).toBeVisible();
  await page.keyboard.press('k');
  await expect(written).toHaveValue('鈍い');
  await expect(text).toBeFocused();

  await claimOf(page, 1).getByRole('button', { name: 'More for C1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split C1 into facts' });
  await expect(dialog.getByLabel('Fact 1')).toBeFocused();
  await compose('鈍い');
  await endWord();
  await expect(dialog.getByLabel('Fact 1')).toBeFocused();
});
