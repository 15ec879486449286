import { expect } from '@playwright/test';
import { test } from './fixtures';
import { sideways } from './look-at-all';
import { beginWithOwnArticle } from './own-article';
import { readPdfPages } from './pdf-text';

const sentences = Array.from({ length: 60 }, (_, n) => `On day ${n + 1} the ferry carried ${1_000 + n} people across the harbour.`);
const address = `https://example.org/${'a-very-long-folder/'.repeat(12)}`;
const text = `Sixty days of a ferry\n\n${Array.from({ length: 12 }, (_, n) => sentences.slice(n * 5, n * 5 + 5).join(' ')).join('\n\n')}\n\n${address}`;

const bare = (words: string) => words.replace(/\s+/g, '');

/** A4 without the margins of the export's own `@page`, at 96 dpi. */
const A4 = { width: Math.round((210 - 36) * (96 / 25.4)), height: Math.round((297 - 38) * (96 / 25.4)) };

test('I print the HTML export: every sentence and every claim is on paper once, and nothing sticks out', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text, tags: sentences, kinds: ['claim', 'opinion', 'proposal'] });
  const answer = await page.request.get(`/api/v1/articles/${articleId}/export?format=html`);
  expect(answer.ok()).toBe(true);

  // As a file that somebody opens: without the house.
  await page.goto('about:blank');
  await page.setContent(await answer.text());
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(A4);
  expect(await sideways(page)).toEqual([]);
  const pages = readPdfPages(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
  expect(pages.length).toBeGreaterThan(3);
  const printed = bare(pages.join(''));
  for (const [n, sentence] of sentences.entries()) {
    const label = `${'COP'.charAt(n % 3)}${Math.floor(n / 3) + 1}`;
    // In the article, and in the list of tags.
    expect(printed.split(bare(sentence)).length - 1, label).toBe(2);
  }
  expect(printed).toContain(address);
  // A tag and what is said of it stand on one page.
  const split = await page
    .locator('.tags > li')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length);
  expect(split).toBe(0);
  await expect(page.locator('.tags > li')).toHaveCount(sentences.length);

  // Where no style is taken it is a page that reads: words marked, with their labels, and a list of what is said of them.
  await page.locator('style').evaluateAll((all) => {
    for (const one of all) one.remove();
  });
  await expect(page.locator('article mark')).toHaveCount(sentences.length);
  const read = bare((await page.locator('body').textContent()) ?? '');
  expect(read).toContain(bare(`${sentences[0]} C1 ${sentences[1]} O1`));
  for (const [label, kind] of [
    ['C1', 'Claim'],
    ['O1', 'Opinion'],
    ['P20', 'Proposal'],
  ])
    expect(read).toContain(`${label}${kind}`);
});
