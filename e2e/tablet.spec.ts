import { expect, type Locator } from '@playwright/test';
import { makeArticle } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { sideways } from './look-at-all';
import { openOwnArticle } from './own-article';
import { smallTargets } from './targets';
import { CLAIM } from './two-claims';

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true });

test('On a tablet a finger meets everything in the workbench', async ({ page }) => {
  const { option } = await openOwnArticle(page, { role: 'lead', tags: [CLAIM, 'The harbour board'] });
  await expect(page.getByRole('article', { name: /^Claim 2,/ })).toBeVisible();
  await option(/^C1/).tap();
  const card = page.getByRole('article', { name: /^Claim 1,/ });
  await page.getByLabel('Comment', { exact: true }).fill('Who counted?');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: 'Edit' })).toBeVisible();
  await expect.poll(() => smallTargets(page), 'too small for a finger').toEqual([]);
  const cramped = () =>
    page
      .getByRole('banner')
      .getByRole('button')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  await expect.poll(cramped, 'narrower than what it says').toBe(0);
});

for (const viewport of [
  { width: 1024, height: 768 },
  { width: 820, height: 1180 },
]) {
  test(`On a tablet of ${viewport.width} by ${viewport.height} the modes keep off the bar above and the text below`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openOwnArticle(page, { role: 'lead' });
    const boxOf = async (part: Locator) => {
      const { y = 0, height = 0 } = (await part.boundingBox()) ?? {};
      return { top: y, bottom: y + height };
    };
    const leastGap = async () => {
      const [bar, modes, text] = await Promise.all([
        boxOf(page.getByRole('banner')),
        boxOf(page.getByRole('group', { name: 'Mode' })),
        boxOf(page.getByRole('textbox', { name: 'Text of the article' })),
      ]);
      return Math.min(modes.top - bar.bottom, text.top - modes.bottom);
    };
    await expect.poll(leastGap).toBeGreaterThanOrEqual(8);
  });
}

test('On an upright tablet I read the names of people, of desks and of articles', async ({ page }) => {
  const name = uniqueName('Opinion');
  const deskId = await makeDesk(name);
  await signIn(page, await makePerson('Hanne Voss', { isAdmin: true, roles: { [deskId]: 'lead' } }));
  await makeArticle(page, deskId, ferryArticle);
  for (const path of ['/people', '/people/desks', '/articles']) {
    for (const width of [820, 1023, 1024]) {
      await page.setViewportSize({ width, height: 1180 });
      await page.goto(path);
      // A house of other journeys may have more people than are drawn at first.
      if (path === '/people') await page.getByLabel('Find a person').fill(name);
      const row = page.getByRole('row').filter({ hasText: name });
      const first = row.getByRole('cell').first();
      await expect.poll(async () => (await first.boundingBox())?.width, `${path} at ${width} px`).toBeGreaterThanOrEqual(110);
      expect((await first.boundingBox())?.height, `${path} at ${width} px`).toBeLessThanOrEqual(120);
      expect(await sideways(page), `${path} at ${width} px`).toEqual([]);
    }
  }
});

test('On an upright tablet all of the bar is on the screen, the name of the article too', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await openOwnArticle(page, { role: 'lead', tags: [CLAIM] });
  await expect(page.getByRole('button', { name: /^Sign off/ })).toContainText('1 left');
  for (const width of [820, 834, 884, 1023, 1024]) {
    await page.setViewportSize({ width, height: 1180 });
    await expect.poll(() => sideways(page), `${width}`).toEqual([]);
    const name = page.getByRole('navigation', { name: 'Place' }).locator('[aria-current]');
    await expect.poll(async () => (await name.boundingBox())?.width, `${width}`).toBeGreaterThanOrEqual(120);
    await expect(page.getByRole('link', { name: 'Paste a newer version' })).toBeInViewport({ ratio: 1 });
  }
});

test('On a tablet the state of a claim stands before its arrow, and nothing of the card’s head is cut off', async ({ page }) => {
  const { card, option } = await openOwnArticle(page, { role: 'lead', tags: [CLAIM] });
  for (const width of [820, 1180]) {
    await page.setViewportSize({ width, height: 820 });
    await option(/^C1/).evaluate((row) => row instanceof HTMLElement && row.click());
    const state = card.getByRole('button', { name: 'Check: To check' });
    const cut = (part: Locator) => part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    await expect.poll(() => cut(state), `${width}`).toBe(0);
    expect(await cut(card), `${width}`).toBe(0);
    expect((await state.boundingBox())?.width, `${width}`).toBeGreaterThanOrEqual(44);
  }
});

test('On a tablet the bar at the foot has no words that do nothing at a tap', async ({ page }) => {
  await openOwnArticle(page, { role: 'lead', tags: [CLAIM] });
  const foot = page.locator('footer.keys');
  await expect(foot.getByRole('button', { name: 'all keys' })).toBeVisible();
  for (const words of ['next, previous', 'source', 'edit the text']) await expect(foot.getByText(words)).toBeHidden();
});

test('The byline and the count of words stand on one line, also where a finger needs more room', async ({ page }) => {
  await openOwnArticle(page, { role: 'lead' });
  const slug = page.locator('.slug');
  await expect(slug.getByText(/words$/)).toBeVisible();
  await expect(async () => {
    const middles = await slug.locator('> *').evaluateAll((parts) =>
      parts.map((part) => {
        const words = document.createRange();
        words.selectNodeContents(part);
        const { top, bottom } = words.getBoundingClientRect();
        return (top + bottom) / 2;
      }),
    );
    expect(middles.length).toBeGreaterThan(1);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(1);
  }).toPass();
});

test('With keys on a tablet the tag that Enter takes is in sight in a list that is longer than its box', async ({ page }) => {
  const words = ['harbour board', 'line', 'people', 'day', 'count', '12 per cent', 'year', 'boats', 'winter'];
  const { card, option } = await openOwnArticle(page, { role: 'lead', tags: words });
  await option(/^C1\b/).tap();
  await card.getByRole('button', { name: 'More for C1', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Relate to another tag…' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Relate C1 to another tag' });
  await dialog.getByRole('combobox', { name: 'Which tag' }).focus();
  const rows = dialog.getByRole('option');
  await expect(rows).toHaveCount(8);
  for (let n = 0; n < 7; n++) await page.keyboard.press('ArrowDown');
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');
  await expect(rows.last()).toBeInViewport({ ratio: 0.99 });
});

test('No field of a tablet is so small that it zooms into it: not that of the menu, nor that for other words', async ({ page }) => {
  const { card, option } = await openOwnArticle(page, { role: 'lead', tags: [CLAIM] });
  const sizeOf = (field: Locator) => field.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  await page.keyboard.press('ControlOrMeta+k');
  expect(await sizeOf(page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }))).toBeGreaterThanOrEqual(16);
  await page.keyboard.press('Escape');
  await option(/^C1/).tap();
  await card.getByRole('button', { name: 'Ask the author' }).tap();
  await card.getByRole('button', { name: 'Propose other words' }).tap();
  expect(await sizeOf(card.getByLabel('Proposed wording'))).toBeGreaterThanOrEqual(16);
});

test('A page that fits the window does not move under the finger', async ({ page }) => {
  const { articleId } = await openOwnArticle(page);
  for (const path of [`/articles/${articleId}`, `/articles/${articleId}/queries`]) {
    await page.goto(path);
    await expect(page.getByRole('banner')).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), path).toBe(0);
  }
});

test('A title that runs from right to left keeps its first words where the bar cuts it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const text =
    'الترام الذي لم يركبه أحد في المدينة القديمة ولا في القرى التي حولها منذ عشر سنوات كاملة\n\nنقل الترام 1000 راكب في يوم الاثنين الماضي.';
  const { articleId } = await openOwnArticle(page, { text });
  for (const path of [`/articles/${articleId}`, `/articles/${articleId}/history`]) {
    await page.goto(path);
    const name = page.locator('.article-name:not(h1)');
    await expect(name).toContainText('الترام');
    const isCut = () => name.evaluate((shown) => shown.scrollWidth > shown.clientWidth || shown.scrollHeight > shown.clientHeight);
    await expect.poll(isCut, path).toBe(true);
    const isSeen = await name.evaluate((shown) => {
      const words = document.createRange();
      const [letters] = shown.childNodes;
      if (!letters) return false;
      words.setStart(letters, 0);
      words.setEnd(letters, 3);
      const [first, box] = [words.getBoundingClientRect(), shown.getBoundingClientRect()];
      return first.left >= box.left - 1 && first.right <= box.right + 1;
    });
    expect(isSeen, path).toBe(true);
  }
});
