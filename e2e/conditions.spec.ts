import { expect, type Locator } from '@playwright/test';
import { emptyHouse, test } from './fixtures';
import { lookAtAll, lookAtDesk, setTheme, sideways } from './look-at-all';
import { deskStates, expectItsPage, waysIn } from './screens/looked-at';
import { leaveNewsroom, makeNewsroom, type Newsroom } from './screens/newsroom';
import { firstDayScreens } from './screens/way-in-screens';

// Without it a colour may be looked at in the middle of its change.
test.use({ reducedMotion: 'reduce' });

test.describe('On the first day', () => {
  test.beforeAll(emptyHouse);
  for (const { name, open } of firstDayScreens) {
    test(`${name} is whole and readable for everyone`, async ({ page }) => {
      await open(page);
      expectItsPage(page, name);
      await lookAtAll(page);
    });
  }
});

test.describe('In a newsroom', () => {
  let newsroom: Newsroom;
  test.beforeAll(async ({ browser, baseURL }) => {
    newsroom = await makeNewsroom(browser, baseURL ?? '');
  });
  test.afterAll(leaveNewsroom);

  for (const { name, who, open } of waysIn) {
    test(`${name} is whole and readable for everyone`, async ({ page }) => {
      await page.context().addCookies(newsroom.sessions[who]);
      await open(page, newsroom);
      expectItsPage(page, name);
      await lookAtAll(page);
    });
  }

  for (const { name, who, open } of deskStates) {
    test(`${name} is readable for everyone, by day and by night`, async ({ page }) => {
      await page.context().addCookies(newsroom.sessions[who]);
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, newsroom);
      await lookAtDesk(page);
    });
  }

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
    for (const part of [
      '.top .logo',
      '.top .saved svg',
      '.top [aria-label^="More of this"]',
      '.sheet-grab',
      '.phone-bar .btn:last-child',
    ]) {
      await expect.poll(() => isInSight(part), part).toBe(true);
    }
    await page.getByRole('button', { name: 'Show the whole card' }).press('Enter');
    await page.getByRole('button', { name: 'Add source' }).click();
    await expect(page.getByRole('combobox', { name: 'Source: title or link' })).toBeFocused();
    await expect.poll(() => sideways(page)).toEqual([]);
  });

  test('An article from right to left keeps its numbers at its edge, and its kinds at the foot of a phone', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.editor);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/articles/${newsroom.rightToLeftId}`);
    await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
    await page.keyboard.press('.');
    const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
    await expect(bar).toBeVisible();
    const foot = async () => {
      const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
      return y + height;
    };
    await expect.poll(foot).toBe(844);
    const edges = await page.evaluate(() =>
      [...document.querySelectorAll('.article-text > p')].map((one) => one.getBoundingClientRect().right),
    );
    expect(new Set(edges)).toEqual(new Set([390]));
    await expect.poll(() => sideways(page)).toEqual([]);
  });

  test('Words that run from right to left begin at the right in card, list and fields too, where all else is English', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.editor);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/articles/${newsroom.rightToLeftId}`);
    await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
    await page.keyboard.press('.');
    await page.keyboard.press('c');
    const card = page.getByRole('article', { name: /^Claim 1,/ });
    await expect(card).toBeVisible();
    const words = 'يقول مجلس الميناء إن الخط ينقل 1,240 شخصا في اليوم.';
    /** How far from the right edge of its room an element's first character stands. */
    const inset = (part: Locator) =>
      part.evaluate((element) => {
        const seen = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (one) =>
          one.parentElement?.closest('.vh') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
        );
        const text = seen.nextNode();
        const range = document.createRange();
        if (!text) return Number.NaN;
        range.setStart(text, 0);
        range.setEnd(text, 1);
        const { paddingRight, borderRightWidth } = getComputedStyle(element);
        const edge = element.getBoundingClientRect().right - Number.parseFloat(paddingRight) - Number.parseFloat(borderRightWidth);
        return Math.round(edge - range.getBoundingClientRect().right);
      });
    await card.getByRole('button', { name: 'Add source' }).click();
    await page.getByRole('combobox', { name: 'Source: title or link' }).fill('دفتر محاضر مجلس الميناء');
    await page.getByRole('combobox', { name: 'Source: title or link' }).press('Enter');
    await card.getByRole('textbox', { name: 'Quoted words' }).fill(words);
    await card.getByRole('button', { name: 'Link source' }).click();
    await card.getByRole('button', { name: 'Say what is checked' }).click();
    await card.getByRole('textbox', { name: 'Statement of C1' }).fill(words);
    await card.getByRole('textbox', { name: 'Statement of C1' }).press('Enter');
    const shown = {
      words: card.locator('.card-words'),
      statement: card.locator('.statement'),
      quotation: card.getByRole('blockquote'),
      source: card.locator('.evidence-head').getByText('دفتر محاضر مجلس الميناء'),
      row: page.getByRole('option', { name: /^C1/ }).locator('.trunc').first(),
    };
    const notAtTheRight = async () => {
      const insets = await Promise.all(Object.entries(shown).map(async ([name, part]) => ({ name, px: await inset(part) })));
      return insets.filter(({ px }) => !(px <= 1));
    };
    await expect.poll(notAtTheRight).toEqual([]);
    const language = await page.getByRole('textbox', { name: 'Text of the article' }).getAttribute('lang');
    await expect(card.locator('.card-words')).toHaveAttribute('lang', language || 'en');
    const note = card.getByRole('textbox', { name: 'Comment', exact: true });
    await note.fill(words);
    await expect(note).toHaveCSS('unicode-bidi', 'plaintext');
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
