import { expect, type Page } from '@playwright/test';
import { openArticle, storeTags } from './articles';
import { expectNoAxeFinding } from './axe';
import { fingerOn } from './finger';
import { inDatabase, makePerson, newsOn, signIn, test, toastOf } from './fixtures';
import { openOwnArticle } from './own-article';
import { smallTargets } from './targets';

const boats = Array.from({ length: 60 }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
const fleet = `A fleet at sea\n\n${Array.from({ length: 12 }, (_, n) => boats.slice(n * 5, n * 5 + 5).join(' ')).join('\n\n')}`;

/** An editor with an article of sixty claims open, more than the list shows at once. */
const begin = (page: Page) => openOwnArticle(page, { text: fleet, tags: boats });

test('The list follows me as I go through the tags in the text, and its keys go on from there', async ({ page }) => {
  const { tags, option, text } = await begin(page);
  // All of the column is there: what comes later would take room from the list.
  await expect(page.getByRole('button', { name: 'Comment on the article' })).toBeVisible();
  await option(/^C1\b/).click();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  for (let n = 0; n < 40; n++) await page.keyboard.press('j');
  const active = page.locator('.tag-row.on');
  // The list hears of the active tag after the text is drawn.
  await expect(option(/^C41\b/).and(active)).toBeInViewport({ ratio: 0.8 });
  const id = (await active.getAttribute('id')) ?? '';
  // Scrolled away, it is back as soon as the keys go to the list.
  await tags.evaluate((list) => list.parentElement?.scrollTo({ top: 0 }));
  await expect(active).toHaveCount(0);
  await page.keyboard.press('t');
  await expect(tags).toBeFocused();
  await expect(tags).toHaveAttribute('aria-activedescendant', id);
  await expect(active).toBeInViewport({ ratio: 0.8 });
});

test('Shift selects from a row that the list shows, and from no other', async ({ page }) => {
  const { tags, option } = await begin(page);
  const selected = page.getByRole('toolbar', { name: 'Selected tags' }).getByRole('status');
  await option(/^C4\b/).click();
  await option(/^C9\b/).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('6 selected');
  await page.getByRole('button', { name: 'Select none' }).click();

  // What is selected first is filtered away, and so is the active one.
  await option(/^C7\b/).click({ modifiers: ['ControlOrMeta'] });
  const find = page.getByPlaceholder('Find in tags');
  await find.fill('Boat number 1');
  await expect(option(/^C7\b/)).toHaveCount(0);
  await option(/^C12\b/).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('1 selected');
  await page.getByRole('button', { name: 'Select none' }).click();
  await tags.focus();
  await page.keyboard.press(' ');
  await expect(selected).toHaveCount(0);
  await find.fill('');
  await expect(option(/^C7\b/)).toBeVisible();
  await expect(selected).toHaveCount(0);
});

test('The keys of a list go on from where I am, through what its filter shows', async ({ page }) => {
  const { tags, option, card } = await begin(page);
  await option(/^C15\b/).click();
  await page.getByPlaceholder('Find in tags').fill('Boat number 2');
  await expect(option(/^C15\b/)).toHaveCount(0);
  await tags.focus();
  for (const [key, claim] of [
    ['ArrowDown', /^Claim 20,/],
    ['k', /^Claim 2,/],
    ['j', /^Claim 20,/],
    ['n', /^Claim 21,/],
  ] as const) {
    await page.keyboard.press(key);
    await expect(card).toHaveAccessibleName(claim);
  }
  await expect(tags).toBeFocused();
});

test('The reason for several tags is asked only where it can be given, and stays while their rows go', async ({ page, openElsewhere }) => {
  const { option, articleId, deskId } = await begin(page);
  const selected = page.getByRole('toolbar', { name: 'Selected tags' });
  const choose = async (state: string, ...labels: string[]) => {
    for (const label of labels) await option(new RegExp(`^${label}\\b`)).click({ modifiers: ['ControlOrMeta'] });
    await selected.getByRole('button', { name: /^State of/ }).click();
    await page.getByRole('menuitem', { name: state }).click();
  };
  await choose('On legal', 'C1', 'C2');
  await page.getByLabel('Why?').fill('They name the harbour master.');
  await page.getByRole('button', { name: 'Set them' }).click();
  await expect(toastOf(page, '2 claims now on legal')).toBeVisible();
  await choose('On legal', 'C1', 'C2');
  await expect(toastOf(page, 'None of these can be set to on legal now.')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Select none' }).click();

  const said = newsOn(page, 'Tags found');
  await expect(said).toBeEmpty();
  await page.getByPlaceholder('Find in tags').fill('C3');
  await expect(said).toHaveText(/^\d+ of 60 tags$/);
  await choose('Cut', 'C3');
  await page.getByLabel('Why?').fill('It repeats');
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }));
  const colleague = await openArticle(jonah, articleId);
  await colleague.option(/^C3\b/).click();
  await colleague.card.press('Backspace');
  await expect(colleague.option(/^C3\b/)).toHaveCount(0);
  // Its row is gone here too.
  await expect(page.locator('.tag-row', { hasText: 'Boat number 3 left' })).toHaveCount(0);
  await expect(page.getByLabel('Why?')).toHaveValue('It repeats');
  await page.getByRole('button', { name: 'Set them' }).click();
  await expect(toastOf(page, 'None of these can be set to cut now.')).toBeVisible();
  await expect(page.getByLabel('Why?')).toHaveValue('It repeats');
});

test('A due time that is being written for several tags goes neither with one of them nor with the last that is shown', async ({
  page,
  openElsewhere,
}) => {
  const { option, articleId, deskId } = await begin(page);
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }));
  const colleague = await openArticle(jonah, articleId);
  const remove = async (label: string, words: string) => {
    await colleague.option(new RegExp(`^${label}\\b`)).click();
    await colleague.card.press('Backspace');
    await expect(page.locator('.tag-row', { hasText: words })).toHaveCount(0);
  };
  const askFor = async (...labels: string[]) => {
    for (const label of labels) await option(new RegExp(`^${label}\\b`)).click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('button', { name: /^Due date of th/ }).click();
    await page.getByRole('menuitem', { name: 'Another time…' }).click();
  };
  const time = page.getByLabel('Day and time');
  await askFor('C1', 'C2', 'C3');
  await expect(page.getByRole('dialog', { name: 'When are these 3 claims due?' })).toBeVisible();
  await time.fill('2031-03-04T18:00');
  await remove('C2', 'Boat number 2 left');
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(toastOf(page, '2 claims with a due date')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByPlaceholder('Find in tags').fill('C4');
  await askFor('C4');
  await time.fill('2031-03-05T18:00');
  await remove('C4', 'Boat number 4 left');
  await expect(time).toHaveValue('2031-03-05T18:00');
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(toastOf(page, 'None of these claims is there any more.')).toBeVisible();
  await expect(time).toHaveValue('2031-03-05T18:00');
});

test('I give several claims a second checker and a time, and see which of them are late', async ({ page }) => {
  const { tags, option, card, deskId } = await begin(page);
  // More than the menu of checkers has room for; all can be reached, also where the bar is above them.
  for (let n = 10; n < 40; n++) await makePerson(`Colleague ${n}`, { roles: { [deskId]: 'checker' } });
  await page.reload();
  const select = async () => {
    for (const label of ['C1', 'C2']) await option(new RegExp(`^${label}\\b`)).click({ modifiers: ['ControlOrMeta'] });
  };
  await select();
  await page.getByRole('button', { name: '2nd check of 2 claims' }).click();
  await page.getByRole('menuitem', { name: 'Colleague 10' }).hover();
  await page.getByRole('menuitem', { name: 'Elif Tuncel' }).click();
  await expect(page.getByText('2 second checks for Elif').first()).toBeVisible();
  await option(/^C2\b/).click();
  await expect(card.getByRole('button', { name: /^Second checker: 2nd: Elif/ })).toBeVisible();

  await select();
  await page.getByRole('button', { name: /^Due date of these 2 claims/ }).click();
  await page.getByRole('menuitem', { name: 'Another time…' }).click();
  await page.getByLabel('Day and time').fill('2021-03-04T18:00');
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(option(/^C2\b.*Due .*, late/)).toBeVisible();
  await expect(page.getByRole('article', { name: /^Claim 1,.*Due .*, late/ })).toBeVisible();
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Late' }).click();
  await expect(tags.getByRole('option')).toHaveCount(2);
});

test('Once every claim is voted on, I take off together whoever was named to look again, and name nobody', async ({ page }) => {
  const { option, card, deskId } = await begin(page);
  const second = page.getByRole('button', { name: '2nd check of 2 claims' });
  const select = async () => {
    for (const label of ['C1', 'C2']) await option(new RegExp(`^${label}\\b`)).click({ modifiers: ['ControlOrMeta'] });
  };
  await select();
  await second.click();
  await page.getByRole('menuitem', { name: 'Elif Tuncel' }).click();
  await expect(page.getByText('2 second checks for Elif').first()).toBeVisible();
  const votes = { when: 'every', needed: 2, of: 3 };
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, { votes }]));
  await page.reload();

  await select();
  await second.click();
  await expect(page.getByRole('menuitem')).toHaveText(['Nobody']);
  await page.getByRole('menuitem', { name: 'Nobody' }).click();
  await expect(page.getByText('2 second checks for nobody').first()).toBeVisible();
  await option(/^C2\b/).click();
  await expect(card.getByRole('button', { name: /^Assign|^Checker/ })).toBeVisible();
  await expect(card.getByRole('button', { name: /^Second checker/ })).toHaveCount(0);
  await select();
  await expect(page.getByRole('button', { name: 'Assign 2 claims' })).toBeVisible();
  await expect(second).toHaveCount(0);
});

test('Keys in the list change all tags that are selected, as the bar does, and never the active one alone', async ({ page }) => {
  const { tags, option } = await begin(page);
  const selected = page.getByRole('toolbar', { name: 'Selected tags' });
  const select = async () => {
    await option(/^[A-Z]1\b/).click();
    await tags.focus();
    for (let n = 0; n < 2; n++) await page.keyboard.press('Shift+ArrowDown');
    await expect(selected.getByRole('status')).toHaveText('3 selected');
  };
  await select();
  await page.keyboard.press('o');
  await expect(toastOf(page, '3 tags now opinions')).toBeVisible();
  await expect(option(/^O3\b/)).toBeVisible();

  await select();
  await page.keyboard.press('a');
  await expect(toastOf(page, 'None of the selected tags is a claim that is checked by itself.')).toBeVisible();
  await page.keyboard.press('c');
  await expect(toastOf(page, '3 tags now claims')).toBeVisible();

  await select();
  // Each opens its menu again after it was closed.
  for (const [key, menu, button] of [
    ['a', 'Assign 3 claims', /^Assign/],
    ['d', 'Due', /^Due date/],
    ['a', 'Assign 3 claims', /^Assign/],
  ] as const) {
    await tags.focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('menu', { name: menu }).getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    // Focus goes back a moment after the menu has gone.
    await expect(selected.getByRole('button', { name: button })).toBeFocused();
  }
  // What cannot be of all of them is of none: the active one is not changed alone.
  await tags.focus();
  for (const [key, why] of [
    ['[', 'Only one tag at a time can have its end moved.'],
    ['Shift+]', 'Only one tag at a time can have its end moved.'],
    ['+', 'Only one tag at a time can get words or lose some.'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(toastOf(page, `${why} Press Esc to select none first.`).last()).toBeVisible();
  }
  await expect(option(/^C3\b/)).toContainText('Boat number 3 left the quay on time.');
  await page.keyboard.press('Backspace');
  await expect(toastOf(page, '3 tags removed')).toBeVisible();
  await expect(option(/^C1\b/)).toHaveCount(0);
  await expect(option(/^C4\b/)).toBeVisible();
});

test('A row opens the tag that I pressed, also where a colleague tags something above it meanwhile', async ({ page }) => {
  const { articleId, text, option, card } = await openOwnArticle(page, { text: fleet, tags: boats.slice(1, 12) });
  // All of the column is there: rows stand where they will.
  await expect(page.getByRole('button', { name: 'Comment on the article' })).toBeVisible();
  await expect(page.getByText(/^\d+% seen$/)).toBeVisible();
  await option(/^C3\b/).hover();
  await page.mouse.down();
  const marks = text.locator('mark[data-mark]');
  const before = await marks.count();
  await storeTags(page, articleId, boats.slice(0, 1), ['claim']);
  await expect(marks).not.toHaveCount(before);
  await expect(page.getByText('0 of 12 claims checked')).toBeVisible();
  await page.mouse.up();
  await expect(card).toHaveAccessibleName(/^Claim 3,/);
  await expect(option(/^C12\b/)).toBeVisible();
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true });

  test('I hold a row to select several tags, touch more of them, and change them together', async ({ page }) => {
    const { option, card } = await begin(page);
    const selected = page.getByRole('toolbar', { name: 'Selected tags' });
    const finger = await fingerOn(page);
    // All of the column is there: rows stand where they will, and hear fingers.
    await expect(page.getByRole('button', { name: 'Comment on the article' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Select several tags' })).toBeVisible();
    await expect(page.getByText(/^\d+% seen$/)).toBeVisible();
    await expect(page.locator('.filter-menu.more')).toBeVisible();
    const row = await option(/^C2\b/).boundingBox();
    await finger.down({ x: (row?.x ?? 0) + 100, y: (row?.y ?? 0) + 22 });
    await expect(selected.getByRole('status')).toHaveText('1 selected');
    await finger.up();
    for (const [label, count] of [
      ['C4', 2],
      ['C3', 3],
      ['C4', 2],
    ] as const) {
      await option(new RegExp(`^${label}\\b`)).tap();
      await expect(selected.getByRole('status')).toHaveText(`${count} selected`);
    }
    await expect(option(/^C2\b/)).toHaveAttribute('aria-selected', 'true');
    await expect(card).toHaveCount(0);
    await expect.poll(() => smallTargets(page), 'too small for a finger').toEqual([]);
    await expectNoAxeFinding(page, { how: 'selecting with a finger' });
    await selected.getByRole('button', { name: 'State of 2 claims' }).tap();
    await page.getByRole('menuitem', { name: 'Checking', exact: true }).tap();
    await expect(toastOf(page, '2 claims now checking')).toBeVisible();
    await expect(selected).toHaveCount(0);
    // A finger that scrolls the list, or is gone soon, selects nothing.
    await finger.drag({ x: 100, y: 700 }, { x: 100, y: 600 });
    await option(/^C9\b/).tap();
    await expect(card).toHaveAccessibleName(/^Claim 9,/);
    await expect(selected).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('A button begins selecting several tags, and Done ends it', async ({ page }) => {
    const { tags, option, card } = await begin(page);
    const selected = page.getByRole('toolbar', { name: 'Selected tags' });
    await page.getByRole('button', { name: 'Tags', exact: true }).tap();
    const select = page.getByRole('button', { name: 'Select several tags' });
    await select.tap();
    await expect(select).toHaveAttribute('aria-pressed', 'true');
    await expect(selected.getByRole('status')).toHaveText('0 selected');
    await expect(selected.getByRole('button')).toHaveText(['Done']);
    for (const label of ['C1', 'C2']) await option(new RegExp(`^${label}\\b`)).tap();
    await expect(selected.getByRole('status')).toHaveText('2 selected');
    await expect(tags).toBeInViewport();
    await expect.poll(() => smallTargets(page), 'too small for a finger').toEqual([]);
    await expectNoAxeFinding(page, { how: 'selecting on a phone' });
    await selected.getByRole('button', { name: 'Done' }).tap();
    await expect(selected).toHaveCount(0);
    await expect(tags).toBeInViewport();
    await option(/^C1\b/).tap();
    await expect(card).toHaveAccessibleName(/^Claim 1,/);
  });
});
