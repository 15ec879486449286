import { expect, type Locator, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { makeArticle, openArticle, storeTags, tagSentence, waitForTagColumn, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { expectFetched } from './has-fetched';
import { holdLateScripts } from './late-scripts';
import { storeEntries, tagIdsOf } from './stored-entries';

const boats = Array.from({ length: 24 }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
const fleet = `A fleet at sea\n\n${Array.from({ length: 8 }, (_, n) => boats.slice(n * 3, n * 3 + 3).join(' ')).join('\n\n')}`;

async function begin(page: Page, text = ferryArticle) {
  const deskId = await makeDesk();
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  return { roles, articleId: await makeArticle(page, deskId, text) };
}

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Tag the selection' });
const Rect = z.object({ left: z.number(), right: z.number(), top: z.number(), bottom: z.number() });

/** The box of the selected words' last line, and of the bar. */
async function boxes(page: Page) {
  const line = await page.evaluate(() => [...(window.getSelection()?.getRangeAt(0).getClientRects() ?? [])].at(-1)?.toJSON());
  const box = await bar(page).evaluate((element) => element.getBoundingClientRect().toJSON());
  return { line: Rect.parse(line), box: Rect.parse(box) };
}

test('The bar stands 6 pixels above the line where I ended, below it at the top, and inside the paper', async ({ page }) => {
  const { articleId } = await begin(page);
  const { text } = await openArticle(page, articleId);
  const select = async (words: string) => {
    await page.keyboard.press('Escape');
    await text
      .getByText(words)
      .first()
      .evaluate((element, words) => {
        const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
        const at = node?.nodeValue?.indexOf(words) ?? -1;
        if (node) window.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      }, words);
    await expect(bar(page)).toBeVisible();
  };
  await select('The two boats');
  await expect(async () => {
    const { line, box } = await boxes(page);
    expect(Math.abs(line.top - box.bottom - 6)).toBeLessThan(4);
  }).toPass();
  // The headline is too near to the top of the paper.
  await select('nobody asked');
  await expect(async () => {
    const { line, box } = await boxes(page);
    const scroller = await page.locator('.sheet-scroll').boundingBox();
    expect(line.top - (scroller?.y ?? 0) < 56 ? box.top - line.bottom : line.top - box.bottom).toBeGreaterThan(0);
  }).toPass();
  await select('says the yard');
  await expect(async () => {
    const { box } = await boxes(page);
    const paper = await text.boundingBox();
    expect(box.right).toBeLessThanOrEqual((paper?.x ?? 0) + (paper?.width ?? 0) + 1);
    expect(box.left).toBeGreaterThanOrEqual((paper?.x ?? 0) - 1);
  }).toPass();
});

test('A click on the claim strip goes to its claim, and the pointer stands under that', async ({ page }) => {
  const { articleId } = await begin(page, fleet);
  await storeTags(page, articleId, boats, ['claim']);
  const { card } = await openArticle(page, articleId);
  const strip = page.getByRole('img', { name: /^24 claims in text order/ });
  const box = await strip.boundingBox();
  const at = (claim: number) => ((box?.width ?? 0) * (claim - 0.5)) / 24;
  for (const claim of [18, 3]) {
    await strip.click({ position: { x: at(claim), y: 10 } });
    await expect(card).toHaveAccessibleName(new RegExp(`^Claim ${claim},`));
    await expect(card).toBeInViewport({ ratio: 1 });
    await expect(async () => {
      const pointer = await strip.locator('.strip-now').boundingBox();
      expect(Math.abs((pointer?.x ?? 0) + (pointer?.width ?? 0) / 2 - (box?.x ?? 0) - at(claim))).toBeLessThan(6);
    }).toPass();
  }
});

test('What a colleague does leaves my open card where it is', async ({ page, openElsewhere }) => {
  const { roles, articleId } = await begin(page, fleet);
  await storeTags(page, articleId, boats.slice(0, 12), ['claim']);
  const { card, option } = await openArticle(page, articleId);
  await option(/^C10\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 10,/);
  const topOf = async () => Math.round((await card.boundingBox())?.y ?? 0);
  let before = -1;
  // Once it has come to rest.
  await expect(async () => {
    const was = before;
    before = await topOf();
    expect(before).toBe(was);
  }).toPass();
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  await openArticle(jonah, articleId);
  await tagSentence(jonah, 14);
  await workbenchOf(jonah).option(/^C1\b/).click();
  await expect(workbenchOf(jonah).card).toHaveAccessibleName(/^Claim 1,/);
  await jonah.keyboard.press('Backspace');
  await expect(page.getByRole('listbox', { name: 'Tags in text order' }).getByRole('option', { name: /^C13\b/ })).toBeAttached();
  await expect(page.getByRole('listbox', { name: 'Tags in text order' }).getByRole('option', { name: /^C1\b/ })).toHaveCount(0);
  await expect(card).toHaveAccessibleName(/^Claim 10,/);
  await expect.poll(topOf).toBe(before);
});

test('Nothing jumps while an article opens', async ({ page }) => {
  const { articleId } = await begin(page, fleet);
  await storeTags(page, articleId, boats, ['claim', 'opinion']);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const { card } = await openArticle(page, articleId);
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Cards' }).getByRole('article').first()).toBeVisible();
  const shifts = z.array(z.number()).parse(await page.evaluate(() => ('shifts' in window ? window.shifts : null)));
  expect(Number(shifts.reduce((sum, one) => sum + one, 0).toFixed(2))).toBe(0);
});

test('A note of what was done goes after six seconds, and stays while it has focus', async ({ page }) => {
  const { articleId } = await begin(page);
  await page.clock.install();
  const { option } = await openArticle(page, articleId);
  const note = page.getByText('Tag C1 removed', { exact: true }).first();
  await tagSentence(page, 1);
  await expect(option(/^C1\b/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(note).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).focus();
  await page.clock.runFor(20_000);
  await expect(note).toBeVisible();
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  await page.clock.runFor(7_000);
  await expect(note).toHaveCount(0);
});

test('A note that I have gone to before its script was here keeps my focus when that comes, and goes once I have left it', async ({
  page,
}) => {
  const { articleId } = await begin(page);
  const letCome = await holdLateScripts(page, articleId, 'ToastViewport');
  await waitForTagColumn(page);
  const { option, text } = workbenchOf(page);
  const note = page.getByText('Tag C1 removed', { exact: true }).first();
  const undo = page.getByRole('button', { name: /^Undo/ });
  await tagSentence(page, 1);
  await expect(option(/^C1\b/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(note).toBeVisible();
  await undo.focus();
  await letCome();
  await expectFetched(page, 'ToastViewport');
  // Focus could go when the script is run and the page drawn anew: that has been by the second time that the page is at rest.
  for (let n = 0; n < 2; n++) {
    await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => requestAnimationFrame(() => done()))));
  }
  await expect(undo).toBeFocused();
  await text.focus();
  await expect(note).toHaveCount(0);
});

test('The number of the paragraph whose tags I scroll through sticks at the top of their list, until the next one pushes it on', async ({
  page,
}) => {
  const many = Array.from({ length: 180 }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
  const paragraphs = Array.from({ length: 9 }, (_, n) => many.slice(n * 20, n * 20 + 20).join(' '));
  const { articleId } = await begin(page, ['A fleet at sea', ...paragraphs].join('\n\n'));
  await storeTags(page, articleId, many, ['claim']);
  const { tags, option } = await openArticle(page, articleId);
  await expect(option(/^C1\b/)).toBeVisible();
  // A row is 28 pixels high, a paragraph has 20. Its number stands where the first row is at rest, and goes only with its last one.
  for (const [px, wanted] of [
    [0, '¶1 at 0'],
    [3 * 28, '¶1 at 0'],
    [7 * 28 + 11, '¶1 at 0'],
    [19 * 28, '¶1 at 0'],
    [19 * 28 + 12, '¶1 at -12, ¶2 at 16'],
    [20 * 28, '¶2 at 0'],
    [100 * 28 + 20, '¶6 at 0'],
    [172 * 28 + 5, '¶9 at 0'],
  ] as const) {
    await expect.poll(() => numbersAt(tags, px)).toBe(wanted);
  }
  // Those who hear the list hear it of no row.
  await expect(option(/^C175\b/)).toHaveText(/^C175Boat number 175 left the quay on time/);
});

/** The numbers of paragraphs in the upper part of the list of tags, scrolled so far, and where they stand. */
const numbersAt = (tags: Locator, px: number) =>
  tags.evaluate((list, px) => {
    const box = list.parentElement;
    if (!box) return null;
    box.scrollTop = px;
    const top = box.getBoundingClientRect().top + Number.parseFloat(getComputedStyle(box).paddingTop);
    return [...list.querySelectorAll('.row-number')]
      .map((one) => ({ number: one.textContent, y: Math.round(one.getBoundingClientRect().top - top) }))
      .filter(({ number, y }) => number !== '' && y > -28 && y < 28)
      .map(({ number, y }) => `¶${number} at ${y}`)
      .join(', ');
  }, px);

/** Keeps where the text stands whenever it is scrolled, from now on. */
const watchScrolls = (page: Page) =>
  page.locator('.sheet-scroll').evaluate((scroller) => {
    const tops = [scroller.scrollTop];
    Object.assign(window, { tops });
    scroller.addEventListener('scroll', () => tops.push(scroller.scrollTop));
  });

/** How often the text stood more than `room` pixels from where it was at first and from where it is now. */
async function timesBetween(page: Page, room: number): Promise<number> {
  const tops = z.array(z.number()).parse(await page.evaluate(() => ('tops' in window ? window.tops : null)));
  const [from = 0, to = 0] = [tops[0], tops.at(-1)];
  return tops.filter((top) => top > Math.min(from, to) + room && top < Math.max(from, to) - room).length;
}

test('What is many screens away is there at once, and only a colleague who is near is glided after', async ({ page, openElsewhere }) => {
  const runs = Array.from(
    { length: 120 },
    (_, n) => `The ferry made run ${n + 1} and came back. It was no great thing to see, but it was seen.`,
  );
  const { roles, articleId } = await begin(page, ['A ferry that goes on', ...runs].join('\n\n'));
  await storeTags(page, articleId, ['The ferry made run 119'], ['claim']);
  const [annotationId] = await tagIdsOf(page, articleId);
  const about = { about: 'tag', annotationId, threadId: uuidv7(), commentId: uuidv7() };
  await storeEntries(page, articleId, [{ type: 'comment', payload: { ...about, text: 'Compare ¶2.', mentions: [] } }]);
  const { card, option, text } = await openArticle(page, articleId);
  const run = (n: number) => text.getByText(`made run ${n} and`);
  const goTo = async (at: Page, paragraph: number) => {
    await workbenchOf(at).text.focus();
    await at.keyboard.press('g');
    await at.keyboard.type(`${paragraph}`);
    await at.keyboard.press('Enter');
  };
  const screen = await page.locator('.sheet-scroll').evaluate(({ clientHeight }) => clientHeight);
  const expectAtOnce = async (go: () => Promise<void>, n: number) => {
    await watchScrolls(page);
    await go();
    await expect(run(n)).toBeInViewport();
    expect(await timesBetween(page, screen)).toBe(0);
  };
  await expectAtOnce(() => goTo(page, 90), 90);
  await expectAtOnce(() => goTo(page, 1), 1);
  await expectAtOnce(() => option(/^C1\b/).click(), 119);
  // A ¶ in a comment leads there.
  await expectAtOnce(() => card.getByRole('button', { name: '¶2' }).click(), 2);

  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  await openArticle(jonah, articleId);
  await goTo(jonah, 1);
  await page.getByRole('button', { name: 'Jonah, here' }).click();
  await expect(run(1)).toBeInViewport();
  await expectAtOnce(() => goTo(jonah, 100), 100);
  // A page that stands still for as long as a glide takes has seen none of it: he goes there and back until one was seen.
  let n = 100;
  await expect(async () => {
    n = n === 100 ? 110 : 100;
    await watchScrolls(page);
    await goTo(jonah, n);
    await expect(run(n)).toBeInViewport();
    await expect.poll(() => timesBetween(page, 20), { timeout: 2_000 }).toBeGreaterThan(0);
  }).toPass({ timeout: 45_000 });
});
