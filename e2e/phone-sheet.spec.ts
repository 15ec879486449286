import { expect, type Locator, type Page } from '@playwright/test';
import { addSources } from './add-sources';
import { openArticle, waitForTagColumn, workbenchOf } from './articles';
import { boxOf } from './box-of';
import { fingerOn } from './finger';
import { makePerson, test } from './fixtures';
import { beginWithOwnArticle } from './own-article';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** How high the sheet is at each of its stops, above the bar at the foot. */
const stops = { peek: 118, half: 418, full: 748 };

const boats = Array.from({ length: 24 }, (_, n) => `Boat number ${n + 1} left the quay on time with everybody who had waited for it.`);
const fleet = `A fleet at sea\n\n${Array.from({ length: 8 }, (_, n) => boats.slice(n * 3, n * 3 + 3).join(' ')).join('\n\n')}`;

/** A long article whose sentences are all claims, with the card of the twelfth one open, on a desk with these colleagues. */
async function begin(page: Page, colleagues: readonly string[] = []) {
  const { deskId, articleId } = await beginWithOwnArticle(page, { text: fleet, tags: boats });
  for (const name of colleagues) await makePerson(name, { roles: { [deskId]: 'checker' } });
  const workbench = await openArticle(page, articleId);
  await page.getByRole('button', { name: 'Tags', exact: true }).tap();
  await workbench.option(/^C12\b/).tap();
  await expect(workbench.card).toHaveAccessibleName(/^Claim 12,/);
  const sheet = page.getByRole('region', { name: 'Card', exact: true });
  const expectStop = (stop: keyof typeof stops) =>
    expect.poll(async () => Math.round((await sheet.boundingBox())?.height ?? 0)).toBe(stops[stop]);
  await expectStop('half');
  return { ...workbench, deskId, sheet, expectStop, finger: await fingerOn(page) };
}

const middleOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Lays a keyboard of this height over the page, as Safari does, which leaves the window as it was. */
const layOver = (page: Page, px: number) =>
  page.evaluate((covered) => {
    const { visualViewport: seen } = window;
    if (!seen) return;
    Object.defineProperty(seen, 'height', { configurable: true, get: () => window.innerHeight - covered });
    seen.dispatchEvent(new Event('resize'));
  }, px);

const footOf = async (part: Locator) => {
  const { y, height } = await boxOf(part);
  return y + height;
};

test('I drag the sheet with a finger from stop to stop, and its handle steps through them', async ({ page }) => {
  const { card, sheet, expectStop, finger } = await begin(page);
  const handle = sheet.getByRole('button', { name: /^Show (the|half)/ });
  const drag = async (by: number) => {
    const from = middleOf(await boxOf(handle));
    await finger.drag(from, { x: from.x, y: from.y + by });
  };
  for (const stop of ['full', 'peek', 'half'] as const) {
    await handle.tap();
    await expectStop(stop);
  }
  await drag(-200);
  await expectStop('full');
  await drag(200);
  await expectStop('half');
  await drag(200);
  await expectStop('peek');
  await drag(-200);
  await expectStop('half');
  // A slip of the finger means nothing.
  await drag(-20);
  await expectStop('half');
  await expect(card).toHaveAccessibleName(/^Claim 12,/);
});

test('The head of the sheet says which claim, how it stands and its first words, and stays a head as I swipe on', async ({ page }) => {
  const { text, card, sheet, expectStop, finger } = await begin(page);
  await page.getByRole('button', { name: 'Show the whole card' }).tap();
  await page.getByRole('button', { name: 'Show the head of the card' }).tap();
  await expectStop('peek');
  await expect(card.getByText('C12', { exact: true })).toBeInViewport({ ratio: 1 });
  await expect(sheet.getByText('To check', { exact: true }).first()).toBeInViewport({ ratio: 1 });
  const firstLine = await card.locator('.card-words').evaluate((words) => {
    const range = document.createRange();
    range.selectNodeContents(words);
    const { left, top, bottom } = range.getClientRects()[0] ?? new DOMRect();
    return { bottom, isSeen: words.contains(document.elementFromPoint(left + 4, (top + bottom) / 2)) };
  });
  expect(firstLine.isSeen).toBe(true);
  expect(firstLine.bottom).toBeLessThanOrEqual(844 - 56);

  await page.getByRole('button', { name: 'Previous: C11' }).tap();
  await expect(card).toHaveAccessibleName(/^Claim 11,/);
  await expectStop('peek');
  const swipe = async (by: number) => {
    const { y } = await boxOf(card);
    await finger.drag({ x: 195 - by / 2, y: y + 60 }, { x: 195 + by / 2, y: y + 60 });
  };
  await swipe(-160);
  await expect(card).toHaveAccessibleName(/^Claim 12,/);
  await expectStop('peek');
  await swipe(160);
  await expect(card).toHaveAccessibleName(/^Claim 11,/);
  await expectStop('peek');
  await expect(text.locator('mark.is-active')).toBeInViewport();
});

test('Whichever way I come to a tag, its words rest in the upper third of the screen, above the sheet', async ({ page }) => {
  const { text, card, sheet, option, finger } = await begin(page);
  const expectWordsAtRest = async (claim: number) => {
    await expect(card).toHaveAccessibleName(new RegExp(`^Claim ${claim},`));
    await expect(async () => {
      const words = await text.locator('mark.is-active').evaluate((mark) => {
        const { left, top, bottom } = mark.getClientRects()[0] ?? new DOMRect();
        return { top, bottom, isSeen: mark.contains(document.elementFromPoint(left + 4, (top + bottom) / 2)) };
      });
      expect(words.isSeen).toBe(true);
      expect(words.bottom).toBeLessThanOrEqual((await sheet.boundingBox())?.y ?? 0);
      expect(words.bottom).toBeLessThanOrEqual(844 / 3);
    }).toPass();
  };
  await expectWordsAtRest(12);
  await page.getByRole('button', { name: 'Next: C13' }).tap();
  await expectWordsAtRest(13);
  // The last one has no text below it that could be scrolled up.
  await page.getByRole('button', { name: 'Filter', exact: true }).tap();
  await page.getByLabel('Find in tags').fill('C24');
  await option(/^C24\b/).tap();
  await expectWordsAtRest(24);
  const { y } = await boxOf(card);
  await finger.drag({ x: 100, y: y + 100 }, { x: 300, y: y + 100 });
  await expectWordsAtRest(23);
});

test('A field in the sheet raises it above the keyboard, and the next tag has it where I had put it', async ({ page }) => {
  const { card, sheet, expectStop } = await begin(page);
  await card.getByRole('button', { name: 'Add source' }).tap();
  await expect(card.getByRole('combobox', { name: 'Source: title or link' })).toBeFocused();
  await expectStop('full');
  await page.getByRole('button', { name: 'Next: C13' }).tap();
  await expect(card).toHaveAccessibleName(/^Claim 13,/);
  await expectStop('half');
  await card.getByRole('group', { name: 'Verdict' }).getByText('Unproven').tap();
  await card.getByLabel('Note').tap();
  await expect(sheet.getByLabel('Note')).toBeFocused();
  await expectStop('full');
  await sheet.getByRole('button', { name: 'Cancel' }).tap();
  await expectStop('half');

  // Neither does a tick raise it.
  await card.getByRole('button', { name: 'Type none' }).tap();
  await card.getByRole('button', { name: /^Statistic/ }).tap();
  await card.getByRole('button', { name: 'Checklist 0 of 4' }).tap();
  await card.getByText('Figure stands in the source').tap();
  await expect(card.getByRole('button', { name: 'Checklist 1 of 4' })).toBeVisible();
  await expectStop('half');
});

test('A mouse that selects words of the card turns no card, and nor does what happens in a dialog over it', async ({ page }) => {
  const { card, sheet, finger } = await begin(page);
  const words = await boxOf(card.locator('.card-words'));
  const y = words.y + 8;
  await page.mouse.move(words.x + 160, y);
  await page.mouse.down();
  await page.mouse.move(words.x + 10, y, { steps: 4 });
  await page.mouse.up();
  await card.getByRole('button', { name: 'Check: To check' }).tap();
  await page.getByRole('menuitem', { name: /^Cut/ }).tap();
  const dialog = page.getByRole('dialog', { name: /Cut$/ });
  const title = middleOf(await boxOf(dialog.getByRole('heading')));
  await finger.drag({ x: title.x + 80, y: title.y }, { x: title.x - 80, y: title.y });
  await expect(dialog).toHaveAccessibleName('C12: Cut');
  await dialog.getByRole('button', { name: 'Cancel' }).tap();
  // By a finger on it, it turns; had it turned before, this would be another one.
  const at = await boxOf(sheet);
  await finger.drag({ x: 300, y: at.y + 60 }, { x: 100, y: at.y + 60 });
  await expect(card).toHaveAccessibleName(/^Claim 13,/);
});

test('With the keyboard up the list of people and that of sources stand in sight under what I write', async ({ page }) => {
  const { card } = await begin(page);
  const expectSeen = async (name: RegExp) => {
    const row = page.getByRole('option', { name });
    await expect(row).toBeInViewport({ ratio: 1 });
    await expect
      .poll(() =>
        row.evaluate((shown) => {
          const { left, top, height } = shown.getBoundingClientRect();
          return shown.contains(document.elementFromPoint(left + 20, top + height / 2));
        }),
      )
      .toBe(true);
  };
  const whole = { width: 390, height: 844 };
  const besideKeyboard = { width: 390, height: 420 };
  await card.getByLabel('Comment', { exact: true }).tap();
  await page.setViewportSize(besideKeyboard);
  await page.keyboard.type('Who says so, @el');
  await expectSeen(/^Elif Tuncel/);
  await expect(card.getByLabel('Comment', { exact: true })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.setViewportSize(whole);

  await card.getByRole('button', { name: 'Add source' }).tap();
  const title = card.getByRole('combobox', { name: 'Source: title or link' });
  await expect(title).toBeFocused();
  await page.setViewportSize(besideKeyboard);
  await page.keyboard.type('Harbour log');
  await expectSeen(/^New source/);
  await expect(title).toBeInViewport({ ratio: 1 });
  // The bar is back where the keyboard is not.
  await page.setViewportSize(whole);
  await expect(page.getByRole('navigation', { name: 'From tag to tag' })).toBeVisible();
});

test('Of a long list of people the first stands in sight above the keyboard, under what I write, and so does each that I go to', async ({
  page,
}) => {
  const { card } = await begin(page, ['Ana Berg', 'Bo Lund', 'Cleo Haas', 'Dag Moe', 'Edda Kuhn', 'Fay Ross', 'Gil Adler']);
  const field = card.getByLabel('Comment', { exact: true });
  await field.tap();
  await page.setViewportSize({ width: 360, height: 310 });
  await page.keyboard.type('Who says so, @');
  const rows = page.getByRole('listbox', { name: 'People to mention' }).getByRole('option');
  await expect(rows).toHaveCount(6);
  const isSeen = (part: Locator) =>
    part.evaluate((shown) => {
      const { left, top, bottom } = shown.getBoundingClientRect();
      return [top + 2, bottom - 2].every((y) => shown.contains(document.elementFromPoint(left + 20, y)));
    });
  await expect.poll(() => isSeen(rows.first()), 'the first').toBe(true);
  await expect.poll(() => isSeen(field), 'what is written in').toBe(true);
  await page.keyboard.press('ArrowUp');
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => isSeen(rows.last()), 'the last').toBe(true);
  await expect.poll(() => isSeen(field), 'what is written in').toBe(true);
});

for (const { how, bringUp } of [
  { how: 'leaves less of the window', bringUp: (page: Page) => page.setViewportSize({ width: 390, height: 420 }) },
  { how: 'lies over the page', bringUp: (page: Page) => layOver(page, 424) },
]) {
  test(`A list of sources that opened before the keyboard came stands in sight once that is up and ${how}`, async ({ page }) => {
    const { card, deskId, expectStop } = await begin(page);
    await addSources(page, deskId, ['Harbour accounts', 'Harbour log']);
    await card.getByRole('button', { name: 'Add source' }).tap();
    const rows = card.getByRole('option');
    await expect(rows).toHaveCount(2);
    await expectStop('full');
    await bringUp(page);
    await expect.poll(() => footOf(rows.last())).toBeLessThanOrEqual(420);
  });
}

test('No field of a card is so small that a phone zooms into it', async ({ page }) => {
  const { card } = await begin(page);
  await card.getByRole('button', { name: 'Ask the author' }).tap();
  await card.getByRole('button', { name: 'Propose other words' }).tap();
  await expect(card.getByLabel('Proposed wording')).toBeFocused();
  await card.getByRole('button', { name: 'Add source' }).tap();
  await page.keyboard.type('Harbour log');
  await page.getByRole('option', { name: /^New source/ }).tap();
  await expect(card.getByLabel('Quoted words')).toBeVisible();
  const sizes = await card
    .locator('textarea, select, input:not([type=radio], [type=checkbox])')
    .evaluateAll((fields) => fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)));
  expect(sizes.length).toBeGreaterThan(5);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
});

test('Where the keyboard lies over the page, the sheet and its list of sources stand above it', async ({ page }) => {
  const { card, sheet, expectStop } = await begin(page);
  await card.getByRole('button', { name: 'Add source' }).tap();
  await expectStop('full');
  await layOver(page, 424);
  await page.keyboard.type('Harbour log');
  await expect.poll(() => footOf(sheet)).toBeLessThanOrEqual(420);
  await expect.poll(() => footOf(page.getByRole('option', { name: /^New source/ }))).toBeLessThanOrEqual(420);
  expect((await boxOf(card.getByRole('combobox', { name: 'Source: title or link' }))).y).toBeGreaterThan(40);
  await layOver(page, 0);
  await expectStop('full');
});

test('In a low window a whole card that I put up myself leaves me the bar at the foot, and a field takes its place', async ({ page }) => {
  const { card, sheet } = await begin(page);
  await page.setViewportSize({ width: 640, height: 400 });
  const next = page.getByRole('button', { name: /^Next: / });
  await sheet.getByRole('button', { name: 'Show the whole card' }).tap();
  await expect(next).toBeInViewport({ ratio: 1 });
  const field = card.getByLabel('Comment', { exact: true });
  await field.focus();
  await expect(next).toBeHidden();
  await field.blur();
  await expect(next).toBeInViewport({ ratio: 1 });
});

test('Back closes the sheet and leaves me in the article; what closes it otherwise leaves no step behind', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text: fleet, tags: boats });
  await page.goto('/articles');
  await page.getByRole('link', { name: 'A fleet at sea' }).tap();
  const { text, card, option } = workbenchOf(page);
  await waitForTagColumn(page);
  const open = async () => {
    await page.getByRole('button', { name: 'Tags', exact: true }).tap();
    await option(/^C12\b/).tap();
    await expect(card).toHaveAccessibleName(/^Claim 12,/);
  };
  const expectClosed = async () => {
    await expect(card).toHaveCount(0);
    await expect(text).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`/articles/${articleId}$`));
  };
  await open();
  // However many tags it has gone on to.
  await page.getByRole('button', { name: 'Next: C13' }).tap();
  await expect(card).toHaveAccessibleName(/^Claim 13,/);
  await page.goBack();
  await expectClosed();

  // Loaded anew with the sheet up, it has the step that it had.
  await open();
  await page.reload();
  await expect(card).toHaveAccessibleName(/^Claim 12,/);
  await waitForTagColumn(page);
  await page.goBack();
  await expectClosed();

  await open();
  await card.getByRole('button', { name: /^More for/ }).tap();
  await page.getByRole('menuitem', { name: 'Close the card' }).tap();
  await expectClosed();
  await page.goBack();
  await expect(page).toHaveURL(/\/articles$/);
});

test('Back puts a dialog away before the sheet that it lies over, and Forward leads to neither', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text: fleet, tags: boats });
  await page.goto('/articles');
  await page.getByRole('link', { name: 'A fleet at sea' }).tap();
  const { text, card, option } = workbenchOf(page);
  await waitForTagColumn(page);
  await page.getByRole('button', { name: 'Tags', exact: true }).tap();
  await option(/^C12\b/).tap();
  const dialog = page.getByRole('dialog', { name: 'C12: Cut' });
  const why = dialog.getByLabel('Why?');
  const cut = async () => {
    await card.getByRole('button', { name: /^Check:/ }).tap();
    await page.getByRole('menuitem', { name: 'Cut' }).tap();
    await expect(dialog).toBeVisible();
  };
  // The browser goes there a moment later, and back from there.
  const expectSteps = (count: number) => expect.poll(() => page.evaluate(() => history.state?.galleyStands ?? 0)).toBe(count);
  const expectInSheet = async () => {
    await expect(dialog).toHaveCount(0);
    await expect(card).toHaveAccessibleName(/^Claim 12,/);
    await expectSteps(1);
  };
  await cut();
  await why.fill('No room.');
  await expectSteps(2);
  await page.goBack();
  await expectInSheet();
  await page.evaluate(() => history.forward());
  await expectInSheet();

  // It waits, as after Escape.
  await cut();
  await expect(why).toHaveValue('No room.');
  await expectSteps(2);
  await dialog.getByRole('button', { name: 'Cancel' }).tap();
  await expectInSheet();

  await page.goBack();
  await expect(card).toHaveCount(0);
  await expect(text).toBeFocused();
  await page.evaluate(() => history.forward());
  await expectSteps(0);
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}$`));
  await page.goBack();
  await expect(page).toHaveURL(/\/articles$/);
});
