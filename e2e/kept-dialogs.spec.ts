import { expect, type Locator, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { keepRevision } from './history-article';
import { CLAIM } from './two-claims';
import { whenAlive } from './when-alive';

async function begin(page: Page, role: 'editor' | 'lead') {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: role } }));
  return deskId;
}

interface Kept {
  page: Page;
  dialog: Locator;
  field: Locator;
  open: () => Promise<void>;
}

/** What is written stays through a press beside the dialog and through Escape, until it is put away by its button. */
async function expectKept({ page, dialog, field, open }: Kept, words: string, cancel = 'Cancel'): Promise<void> {
  const before = await open().then(() => field.inputValue());
  await field.fill(words);
  await page.mouse.click(4, 300);
  await expect(field).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await open();
  await expect(field).toHaveValue(`${words}!`);
  await dialog.getByRole('button', { name: cancel }).click();
  await expect(dialog).toHaveCount(0);
  await open();
  await expect(field).toHaveValue(before);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

test('I press on the claim beside a dialog in which I write, and close it by Escape: my words wait until I cancel', async ({ page }) => {
  const deskId = await begin(page, 'editor');
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const openByMenu = (row: string) => async () => {
    await card.getByRole('button', { name: 'More for C1', exact: true }).click();
    await page.getByRole('menuitem', { name: row }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  };
  const request = page.getByRole('dialog', { name: 'Log a request for reply' });
  const question = { page, dialog: request, field: request.getByLabel('What was asked'), open: openByMenu('Log a request for reply…') };
  await expectKept(question, 'Does the ferry carry 1,240 people a day?');
  const split = page.getByRole('dialog', { name: 'Split C1 into facts' });
  await expectKept(
    { page, dialog: split, field: split.getByLabel('Fact 1'), open: openByMenu('Split into facts…') },
    'The line carries 1,240 people',
  );

  const cut = page.getByRole('dialog', { name: 'C1: Cut' });
  const openCut = async () => {
    await card.getByRole('button', { name: /^Check:/ }).click();
    await page.getByRole('menuitem', { name: 'Cut' }).click();
    await expect(cut).toBeVisible();
  };
  await expectKept({ page, dialog: cut, field: cut.getByLabel('Why?'), open: openCut }, 'The desk has no room');

  // What is only read is closed by a press beside it.
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'All keys' });
  await expect(keys).toBeVisible();
  // A dialog hears of presses beside it a moment after it is there, and somebody would press again.
  await expect(async () => {
    await page.mouse.click(4, 300);
    await expect(keys).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
});

test('So do a source that I describe or change, and the guidelines of a desk, over a page that is loaded anew', async ({ page }) => {
  const deskId = await begin(page, 'lead');
  const sourceId = uuidv7();
  const made = await page.request.post('/api/v1/sources', { data: { id: sourceId, deskId, source: { title: 'Harbour accounts' } } });
  expect(made.ok(), await made.text()).toBe(true);

  await page.goto('/sources');
  const fresh = page.getByRole('dialog', { name: 'New source' });
  const openNew = async () => {
    await (await whenAlive(page.getByRole('button', { name: 'New source' }))).click();
    await expect(fresh).toBeVisible();
  };
  await expectKept({ page, dialog: fresh, field: fresh.getByLabel('Note'), open: openNew }, 'Page 3 is missing.');

  await page.goto(`/sources/${sourceId}`);
  const change = page.getByRole('dialog', { name: 'Change source' });
  const note = change.getByLabel('Note');
  const openChange = async () => {
    await (await whenAlive(page.getByRole('button', { name: 'Change this source' }))).click();
    await expect(change).toBeVisible();
  };
  await expectKept({ page, dialog: change, field: note, open: openChange }, 'Page 4 is missing.');
  await openChange();
  await note.fill('Page 5 is missing.');
  await page.reload();
  await openChange();
  await expect(note).toHaveValue('Page 5 is missing.');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'What is known' })).toContainText('Page 5 is missing.');

  await page.goto('/people/desks');
  const guidelines = page.getByRole('dialog', { name: /^Guidelines of / });
  const rules = guidelines.getByRole('textbox', { name: 'Guidelines' });
  const openGuidelines = async () => {
    await (await whenAlive(page.getByRole('button', { name: /^Guidelines of / }))).click();
    await expect(rules).toBeVisible();
  };
  await expectKept({ page, dialog: guidelines, field: rules, open: openGuidelines }, 'Ring the harbour first.', 'Keep them as they are');
  await openGuidelines();
  await rules.fill('Ring the harbour before you write of it.');
  await page.reload();
  await openGuidelines();
  await expect(rules).toHaveValue('Ring the harbour before you write of it.');
  await guidelines.getByRole('button', { name: 'Set the guidelines' }).click();
  await expect(guidelines).toHaveCount(0);
  await openGuidelines();
  await expect(rules).toHaveValue('Ring the harbour before you write of it.');
  await expect(guidelines.getByRole('button', { name: 'Set the guidelines' })).toHaveAttribute('aria-disabled', 'true');
});

test('So do a relation, the rules of a desk and the reason of an erasure', async ({ page }) => {
  const desk = uniqueName('Desk');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Hanne Voss', { isAdmin: true, roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, ['the line carries 1,240 people a day', 'up 12 per cent on the year before'], ['claim']);
  await keepRevision(page, articleId, 'As the yard told it');
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const relate = page.getByRole('dialog', { name: 'Relate C1 to another tag' });
  const other = relate.getByRole('combobox', { name: 'Which tag' });
  const answers = relate.getByRole('radio', { name: 'Answers' });
  const openRelate = async () => {
    await card.getByRole('button', { name: 'More for C1', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Relate to another tag…' }).click();
    await expect(relate).toBeVisible();
  };
  await openRelate();
  await relate.getByText('Answers', { exact: true }).click();
  await other.fill('C2');
  await other.press('Enter');
  await page.keyboard.press('Escape');
  await expect(relate).toHaveCount(0);
  await openRelate();
  await expect(answers).toBeChecked();
  await expect(other).toHaveValue(/^C2 up 12 per cent/);
  await relate.getByRole('button', { name: 'Cancel' }).click();
  await openRelate();
  await expect(answers).not.toBeChecked();
  await expect(other).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.goto('/people/desks');
  const rules = page.getByRole('dialog', { name: /asks for$/ });
  const coverage = rules.getByRole('checkbox', { name: /^Every sentence seen/ });
  const note = rules.getByText('These are rules that you had begun to set here');
  const openRules = async () => {
    await page.getByRole('button', { name: `Rules of ${desk}` }).click();
    await expect(rules).toBeVisible();
  };
  await openRules();
  await expect(note).toHaveCount(0);
  await coverage.check();
  await page.keyboard.press('Escape');
  await expect(rules).toHaveCount(0);
  await page.reload();
  await openRules();
  await expect(coverage).toBeChecked();
  await expect(note).toBeVisible();
  await rules.getByRole('button', { name: 'Keep them as they are' }).click();
  await openRules();
  await expect(coverage).not.toBeChecked();
  await expect(note).toHaveCount(0);
  await coverage.check();
  await rules.getByRole('button', { name: 'Set the rules' }).click();
  await expect(rules).toHaveCount(0);
  await expect(page.getByRole('row', { name: desk })).toContainText('Every sentence seen');
  await openRules();
  await expect(coverage).toBeChecked();
  await expect(note).toHaveCount(0);

  await page.goto(`/articles/${articleId}/history`);
  const entries = page.getByRole('complementary', { name: 'Entries' });
  await entries.getByRole('button', { name: /Rev 1.*As the yard told it/ }).click();
  const erase = page.getByRole('dialog', { name: 'Erase the words of this entry for good?' });
  const openErase = async () => {
    await entries.getByRole('button', { name: 'Erase its words…' }).click();
    await expect(erase).toBeVisible();
  };
  await expectKept({ page, dialog: erase, field: erase.getByLabel('Why'), open: openErase }, 'Ruling 4/2026');
  await openErase();
  await erase.getByLabel('Why').fill('Ruling 5/2026');
  await page.keyboard.press('Escape');
  await openErase();
  await erase.getByRole('button', { name: 'Erase the words' }).click();
  await expect(erase).toHaveCount(0);
  await expect(page.getByText('The words are erased.').first()).toBeVisible();
});

test('So do a source that I link and a question that I ask on a card', async ({ page }) => {
  const deskId = await begin(page, 'editor');
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, ['the line carries 1,240 people a day'], ['claim']);
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const quote = card.getByLabel('Quoted words');
  const adder = card.getByRole('button', { name: 'Add source' });
  await adder.click();
  await card.getByRole('combobox', { name: 'Source: title or link' }).fill('Harbour accounts');
  await page.keyboard.press('Enter');
  await quote.fill('1,240 a day');
  await quote.press('Escape');
  await expect(quote).toHaveCount(0);
  await expect(adder).toContainText('go on with the one begun');
  await adder.click();
  await expect(quote).toHaveValue('1,240 a day');
  await card.getByRole('button', { name: 'Link source' }).click();
  const sources = card.getByRole('list', { name: 'Sources of this tag' });
  await expect(sources).toContainText('1,240 a day');
  const change = async () => {
    await sources.getByRole('button', { name: /^More for / }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    await expect(quote).toBeFocused();
  };
  await change();
  await quote.fill('1,240 people a day');
  await quote.press('Escape');
  await expect(quote).toHaveCount(0);
  await expect(sources).not.toContainText('1,240 people a day');
  await change();
  await expect(quote).toHaveValue('1,240 people a day');
  await card.locator('.evidence-form').getByRole('button', { name: 'Cancel' }).click();
  await change();
  await expect(quote).toHaveValue('1,240 a day');
  // Nothing is written: it is closed, and nothing waits.
  await quote.press('Escape');

  const question = card.getByRole('textbox', { name: 'Question to the author' });
  const ask = card.getByRole('button', { name: 'Ask the author' });
  await ask.click();
  await question.fill('Who counted them?');
  await question.press('Escape');
  await expect(question).toHaveCount(0);
  await ask.click();
  await expect(question).toHaveValue('Who counted them?');
  await card.getByRole('form', { name: 'Question to the author' }).getByRole('button', { name: 'Cancel' }).click();
  await ask.click();
  await expect(question).toHaveValue('');
});
