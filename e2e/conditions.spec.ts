import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { emptyHouse, test } from './fixtures';
import { makeNewsroom, type Newsroom } from './screens/newsroom';
import { firstDayScreens, type Screen, screens } from './screens/screens';

/** The pages around the workbench; the others have journeys of their own. Left out is what differs from another by a sentence. */
const twins = ['sign-in-paused', 'import-file', 'sources-no-result'];
const around = screens.filter(
  ({ name }) => /^(sign-in|invitation|reset|import|newer-version|sources?|members|desks|not-found)/.test(name) && !twins.includes(name),
);

// Without it a colour may be looked at in the middle of its change.
test.use({ reducedMotion: 'reduce' });

/** What scrolls sideways: the page, or a part of it that scrolls by itself. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (part: Element) => part === document.documentElement || /auto|scroll/.test(getComputedStyle(part).overflowX);
    return [...document.querySelectorAll('html, body *:not(input, textarea)')]
      .filter((part) => scrolls(part) && part.scrollWidth > part.clientWidth)
      .map(({ tagName, className }) => `${tagName} ${className}`);
  });

const setTheme = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);

/** The page as it stands, in both themes on a desk and on a phone, zoomed to twice its size, and in colours of the reader's own. */
async function lookAtAll(page: Page): Promise<void> {
  for (const [name, width, height] of [
    ['a desk', 1440, 900],
    ['a phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(page, theme);
      await expectNoAxeFinding(page, { how: `${theme} on ${name}` });
    }
    expect(await sideways(page), `sideways on ${name}`).toEqual([]);
  }
  // 1440 px at 200% are 720 px wide.
  await page.setViewportSize({ width: 720, height: 450 });
  expect(await sideways(page), 'sideways at 200%').toEqual([]);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  // The colours are the reader's then, and axe takes ours for them.
  await expectNoAxeFinding(page, { how: 'forced colours', offRules: ['color-contrast'] });
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more', reducedMotion: 'reduce' });
  await expectNoAxeFinding(page, { how: 'more contrast' });
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  expect(moving, 'what moves under reduced motion').toBe(0);
}

test.describe('On the first day', () => {
  test.beforeAll(emptyHouse);
  for (const { name, open } of firstDayScreens) {
    test(`${name} is whole and readable for everyone`, async ({ page }) => {
      await open(page);
      await lookAtAll(page);
    });
  }
});

test.describe('In a newsroom', () => {
  let newsroom: Newsroom;
  test.beforeAll(async ({ browser, baseURL }) => {
    newsroom = await makeNewsroom(browser, baseURL ?? '');
  });

  const openAs = async (page: Page, { who, open }: Screen) => {
    await page.context().addCookies(newsroom.sessions[who]);
    await open(page, newsroom);
  };

  for (const screen of around) {
    test(`${screen.name} is whole and readable for everyone`, async ({ page }) => {
      await openAs(page, screen);
      await lookAtAll(page);
    });
  }

  test('A name that runs from right to left does so among others that do not', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.lead);
    await page.goto(`/sources/${newsroom.unusedSourceId}`);
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toHaveText('دفتر محاضر مجلس الميناء');
    await expect(title).toHaveCSS('direction', 'rtl');
    await page.goto('/sources');
    await expect(page.getByRole('link', { name: 'دفتر محاضر مجلس الميناء' })).toHaveCSS('direction', 'rtl');
    await expect(page.getByRole('link', { name: 'Timetable of route 41' })).toHaveCSS('direction', 'ltr');
  });

  test('A list goes on paper in dark ink, whole, and without what one presses', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.lead);
    for (const path of ['/sources', '/people', '/people/desks', `/sources/${newsroom.usedSourceId}`]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await setTheme(page, 'dark');
      await page.emulateMedia({ media: 'print' });
      // A4 between its margins.
      await page.setViewportSize({ width: 690, height: 980 });
      await expect(page.getByRole('navigation', { name: 'Main' }), path).toBeHidden();
      await expect(page.getByRole('button').filter({ visible: true }), path).toHaveCount(0);
      await expect(page.locator('body'), path).toHaveCSS('color', 'rgb(20, 24, 26)');
      expect(await sideways(page), path).toEqual([]);
      await page.emulateMedia({ media: 'screen' });
    }
  });

  test('The workbench zoomed to twice its size shows the active words above their card, and can all be reached', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.editor);
    await page.setViewportSize({ width: 720, height: 450 });
    await page.goto(`/articles/${newsroom.articleId}?tag=${newsroom.tagIds.C4}`);
    await expect(page.getByRole('article', { name: /^Claim 4,/ })).toBeVisible();
    const isInSight = (selector: string) =>
      page.evaluate((selector) => {
        const part = document.querySelector(selector);
        const { left, top, width, height } = part?.getClientRects()[0] ?? new DOMRect(-1, -1);
        return part?.contains(document.elementFromPoint(left + width / 2, top + height / 2)) ?? false;
      }, selector);
    await expect.poll(() => isInSight('.text-mark.is-active')).toBe(true);
    for (const part of ['.top .logo', '.top .saved svg', '.account', '.sheet-grab', '.phone-bar .btn:last-child']) {
      expect(await isInSight(part), part).toBe(true);
    }
    await page.getByRole('button', { name: 'Show the whole card' }).press('Enter');
    await page.getByRole('button', { name: 'Add source' }).click();
    await expect(page.getByRole('combobox', { name: 'Source: title or link' })).toBeFocused();
    expect(await sideways(page)).toEqual([]);
  });

  test('An article from right to left keeps its numbers at its edge, and its kinds at the foot of a phone', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.editor);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/articles/${newsroom.rightToLeftId}`);
    await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
    await page.keyboard.press('.');
    const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
    await expect(bar).toBeVisible();
    const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
    expect(y + height).toBe(844);
    const edges = await page.evaluate(() =>
      [...document.querySelectorAll('.article-text > p')].map((one) => one.getBoundingClientRect().right),
    );
    expect(new Set(edges)).toEqual(new Set([390]));
    expect(await sideways(page)).toEqual([]);
  });

  test('An article goes on paper with its marks and labels, then with all its tags and what they rest on', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.editor);
    await page.goto(`/articles/${newsroom.articleId}?tag=${newsroom.tagIds.C4}`);
    await expect(page.getByRole('article', { name: /^Claim 4,/ })).toContainText('Review of night services');
    const tags = page.getByRole('region', { name: 'Tags', exact: true });
    await expect(tags).toHaveCount(0);
    await setTheme(page, 'dark');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 690, height: 980 });
    await expect(tags.getByRole('listitem').filter({ has: page.locator('.k') })).toHaveCount(Object.keys(newsroom.tagIds).length);
    const refuted = tags.getByRole('listitem').filter({ hasText: 'C4' });
    await expect(refuted).toContainText('£900,000 of this was rent for a depot the council owns itself');
    await expect(refuted).toContainText('Refuted');
    await expect(refuted).toContainText('Amara Obi');
    await expect(refuted).toContainText(/Refutes Review of night services.*p\. 5, note 3/);
    await expect(refuted).toContainText('Depot charge (notional): £690,000');
    const end = page.locator(`.text-mark[data-mark="${newsroom.tagIds.C4}"][data-end]`);
    expect(await end.evaluate((mark) => getComputedStyle(mark, '::after').content)).toContain('C4');
    // The active tag looks like any other: where somebody is on the page is not printed.
    const look = (label: string) =>
      page
        .locator(`.text-mark[data-mark="${newsroom.tagIds[label]}"]`)
        .first()
        .evaluate((mark) => {
          const { backgroundColor, borderBottomWidth } = getComputedStyle(mark);
          return { backgroundColor, borderBottomWidth };
        });
    expect(await look('C4')).toEqual(await look('C6'));
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Text of the article' })).toHaveCSS('color', 'rgb(0, 0, 0)');
    expect(await sideways(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    await expect(tags).toHaveCount(0);
  });
});
