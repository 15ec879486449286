import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, storeTags, tagSentence } from './articles';
import { expectNoAxeFinding } from './axe';
import { guardedPages, openWhole, withIds } from './every-page';
import { ferryArticle } from './ferry-article';
import { fingerOn } from './finger';
import { makeDesk, makePerson, signIn, test, toastOf, uniqueName } from './fixtures';
import { sideways } from './look-at-all';
import { press } from './words-by-pointer';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('On a phone I find a tag in the list, see its words above its card, and go back to the text', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { text, tags, card } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await tagSentence(page, 1);
  await tagSentence(page, 4);
  const closeCard = async () => {
    await card.getByRole('button', { name: /^More for/ }).tap();
    await page.getByRole('menuitem', { name: 'Close the card' }).tap();
  };
  await closeCard();
  await expect(card).toHaveCount(0);
  await expect(tags).not.toBeInViewport();

  const opener = page.getByRole('button', { name: 'Tags', exact: true });
  await opener.tap();
  await expect(tags).toBeInViewport();
  await page.getByRole('button', { name: 'Close the tags' }).tap();
  await expect(tags).not.toBeInViewport();
  await opener.tap();
  await page.getByRole('option', { name: /^C2/ }).tap();
  await expect(tags).not.toBeInViewport();
  await expect(card).toBeInViewport();
  await expect(text.locator('mark').nth(1)).toBeInViewport();
  await expect(page.getByRole('radio', { name: 'Supported' })).toBeAttached();
  expect(await sideways(page)).toEqual([]);
  await expectNoAxeFinding(page);

  await closeCard();
  await expect(text).toBeFocused();
});

test('On a phone the card has three stops, its head says the verdict, and a swipe goes to the next tag', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { card } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await tagSentence(page, 1);
  await tagSentence(page, 4);
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  const sheet = page.getByRole('region', { name: 'Card' });
  await expect(sheet.locator('.sheet-verdict')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Show the whole card' }).tap();
  await sheet.getByRole('button', { name: 'Show the head of the card' }).tap();
  await expect(sheet.locator('.sheet-verdict')).toHaveText('To check');
  await expect(sheet.locator('.sheet-verdict')).toBeInViewport();
  await expectNoAxeFinding(page);
  const finger = await fingerOn(page);
  const swipe = async (by: number) => {
    const y = ((await card.boundingBox())?.y ?? 0) + 44;
    await finger.drag({ x: 195, y }, { x: 195 + by, y });
  };
  await swipe(120);
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await swipe(-120);
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
});

test('A word that I press long has the kinds at the foot, also after I have scrolled, in the place of the bar', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { option } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  const finger = await fingerOn(page);
  const kinds = page.getByRole('toolbar', { name: 'Tag the selection' });
  const foot = await page.getByRole('navigation', { name: 'From tag to tag' }).boundingBox();
  await press(page, 'harbour');
  await expect(kinds).toBeVisible();
  await expect(async () => {
    const [words, bar] = [
      await page.evaluate(() => document.getSelection()?.getRangeAt(0).getBoundingClientRect().bottom),
      await kinds.boundingBox(),
    ];
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(844);
    expect(bar?.width).toBe(390);
    expect(bar?.y).toBeLessThanOrEqual(foot?.y ?? 0);
    expect(bar?.y).toBeGreaterThan((words ?? 844) + 44);
  }).toPass();
  for (const kind of ['Claim', 'Opinion', 'Proposal']) {
    const button = kinds.getByRole('button', { name: kind, exact: true });
    await expect(button).toBeInViewport({ ratio: 1 });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }

  await kinds.getByRole('button', { name: 'Claim', exact: true }).tap();
  await expect(option(/^C1 harbour/)).toBeAttached();
  await expect(kinds).toHaveCount(0);

  // The browser takes the finger from the page when it scrolls: no pointer ever goes up.
  const scrolled = () => page.locator('.sheet-scroll').evaluate(({ scrollTop }) => scrollTop);
  const before = await scrolled();
  await finger.drag({ x: 200, y: 300 }, { x: 200, y: 150 });
  await expect.poll(scrolled).not.toBe(before);
  await press(page, 'August');
  await expect(kinds).toBeVisible();
});

test('Tags and filters take the whole screen of a phone, and a finger does it all', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, ['1,240 people', 'a lazy count', '12 per cent'], ['claim', 'opinion']);
  const { tags } = await openArticle(page, articleId);
  await expect(page.getByRole('navigation', { name: 'From tag to tag' })).toContainText('3 tags');
  const list = page.getByRole('navigation', { name: 'Tags', exact: true });
  const whole = { x: 0, y: 0, width: 390, height: 844 };
  await page.getByRole('button', { name: 'Tags', exact: true }).tap();
  await expect.poll(() => list.boundingBox()).toEqual(whole);
  await expect(tags.getByRole('option')).toHaveCount(3);
  for (const row of await tags.getByRole('option').all())
    await expect.poll(async () => (await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByRole('button', { name: 'Close the tags' }).tap();
  await expect(list).not.toBeInViewport();

  await page.getByRole('button', { name: 'Filter', exact: true }).tap();
  await expect.poll(() => list.boundingBox()).toEqual(whole);
  await expect(page.getByLabel('Find in tags')).toBeFocused();
  await page.getByRole('button', { name: 'Kind', exact: true }).tap();
  const opinions = page.getByRole('menuitemradio', { name: 'Opinions' });
  await expect(opinions).toBeVisible();
  expect((await opinions.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  // The filters stay where they are while one is chosen.
  await expect.poll(() => list.boundingBox()).toEqual(whole);
  await opinions.tap();
  await expect(tags.getByRole('option')).toHaveText([/a lazy count/]);
  await expect.poll(() => list.boundingBox()).toEqual(whole);
  await tags.getByRole('option').tap();
  await expect(page.getByRole('article', { name: /^Opinion 1,/ })).toBeInViewport();
  await expect(list).not.toBeInViewport();
});

test('The filters of a phone are one row that a finger moves sideways, and leave the screen to the tags', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, ['1,240 people', 'a lazy count', '12 per cent'], ['claim', 'opinion']);
  const { tags } = await openArticle(page, articleId);
  await page.getByRole('button', { name: 'Tags', exact: true }).tap();
  const filters = page.getByRole('region', { name: 'Find and filter' });
  const unsourced = filters.getByRole('button', { name: /^Needs source/ });
  await expect(unsourced).toBeAttached();
  // What stands above them may still be coming.
  await expect(async () => {
    const boxes = await filters
      .locator('.tag-filters')
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((one) => one.getBoundingClientRect()).map(({ y, height }) => ({ y, height })));
    expect(boxes.length).toBeGreaterThan(5);
    for (const { y, height } of boxes) {
      expect(height).toBeGreaterThanOrEqual(44);
      expect(y).toBe(boxes[0]?.y);
    }
  }).toPass();
  // A line to write in and the row, with the room around them.
  expect((await filters.boundingBox())?.height).toBeLessThanOrEqual(44 + 44 + 32);
  await expect(unsourced).not.toBeInViewport({ ratio: 1 });
  const row = await filters.getByRole('button', { name: 'Kind', exact: true }).boundingBox();
  const finger = await fingerOn(page);
  const y = (row?.y ?? 0) + 22;
  await finger.drag({ x: 350, y }, { x: 40, y });
  await expect(unsourced).toBeInViewport({ ratio: 1 });
  await unsourced.tap();
  await expect(tags.getByRole('option')).toHaveCount(2);
  expect(await sideways(page)).toEqual([]);
});

test('The chips of the kinds at the foot of a phone stand level with their words', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await press(page, 'harbour');
  const kinds = page.getByRole('toolbar', { name: 'Tag the selection' });
  for (const kind of ['Claim', 'Opinion', 'Proposal']) {
    const button = kinds.getByRole('button', { name: kind, exact: true });
    await expect(button).toBeInViewport({ ratio: 1 });
    await expect(async () => {
      const [outer, chip] = [await button.boundingBox(), await button.locator('.k').boundingBox()];
      const middle = (box: typeof outer) => (box?.y ?? 0) + (box?.height ?? 0) / 2;
      expect(Math.abs(middle(outer) - middle(chip))).toBeLessThanOrEqual(0.5);
    }).toPass();
  }
});

/** A desk with something for every page, of which an admin at `page` is the lead. */
async function makeDeskForAll(page: Page, name: string): Promise<Record<string, string>> {
  const deskId = await makeDesk(uniqueName(name));
  await signIn(page, await makePerson('Hanne Voss', { isAdmin: true, roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, ['1,240 people', 'a lazy count', '12 per cent'], ['claim', 'opinion']);
  const sourceId = uuidv7();
  const added = await page.request.post('/api/v1/sources', { data: { id: sourceId, deskId, source: { title: 'Log of the harbour' } } });
  expect(added.ok(), await added.text()).toBe(true);
  return { articleId, sourceId };
}

test('Nothing on a phone shows only while it is pointed at, which a finger cannot do', async ({ page }) => {
  const ids = await makeDeskForAll(page, 'Desk');
  for (const path of Object.keys(guardedPages).map((address) => withIds(address, ids))) {
    await openWhole(page, path);
    const { rules, hidden } = await page.evaluate(() => {
      const under: string[] = [];
      let rules = 0;
      const read = (list: CSSRuleList) => {
        for (const rule of list) {
          if (rule instanceof CSSMediaRule && !window.matchMedia(rule.media.mediaText).matches) continue;
          if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover')) {
            rules += 1;
            // What shows with focus, too, shows at a tap.
            const shows = ['display', 'visibility', 'opacity', 'clip-path', 'pointer-events', 'max-height', 'transform'].some(
              (name) => rule.style.getPropertyValue(name) !== '',
            );
            if (shows && !rule.selectorText.includes(':focus')) under.push(rule.cssText);
          }
          if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) read(rule.cssRules);
        }
      };
      for (const sheet of document.styleSheets) read(sheet.cssRules);
      return { rules, hidden: under };
    });
    expect(rules, path).toBeGreaterThan(0);
    expect(hidden, path).toEqual([]);
  }
});

test('On a phone a note stands above the kinds, also where these need two rows', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { option } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeAttached();
  await page.keyboard.press('Escape');
  await tagSentence(page, 1);
  const note = toastOf(page, 'These words are already C1.');
  const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
  await expect(note).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Remove C1' })).toBeVisible();
  // The note goes up when the kinds have come.
  await expect(async () => {
    const [above, below] = [await note.boundingBox(), await bar.boundingBox()];
    expect(above).not.toBeNull();
    expect(below?.height).toBeGreaterThan(80);
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  }).toPass({ timeout: 5_000 });
});

test('No page of the newsroom scrolls sideways on a phone', async ({ page }) => {
  const ids = await makeDeskForAll(page, 'A desk with a long name');
  for (const path of [...Object.keys(guardedPages).map((address) => withIds(address, ids)), '/nowhere']) {
    await openWhole(page, path);
    expect(await sideways(page), path).toEqual([]);
    // A small phone, and a large one whose reader has made everything larger.
    await page.setViewportSize({ width: 320, height: 568 });
    await expect.poll(() => sideways(page), `${path} at 320 px`).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    // Nothing of the bar is pressed together until a finger misses it.
    const widths = await page
      .locator('.top :is(a, button):visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths), path).toBeGreaterThanOrEqual(44);
  }
});
