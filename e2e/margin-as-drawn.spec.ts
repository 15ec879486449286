import { expect, type Locator, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { openArticle } from './articles';
import { test } from './fixtures';
import { judge } from './history-article';
import { beginWithOwnArticle, openOwnArticle } from './own-article';
import { storeEntries, tagIdsOf, tagOf } from './stored-entries';
import { CLAIM } from './two-claims';

// The size that the screens are drawn for.
test.use({ viewport: { width: 1440, height: 900 } });

const boatsOf = (count: number) => Array.from({ length: count }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
const boats = boatsOf(24);
const fleet = fleetOf(boats);

/** An article of these sentences, three in each paragraph. */
function fleetOf(sentences: readonly string[]): string {
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 3) }, (_, n) => sentences.slice(n * 3, n * 3 + 3).join(' '));
  return ['A fleet at sea', ...paragraphs].join('\n\n');
}

const margin = (page: Page) => page.getByRole('complementary', { name: 'Cards' });

test('What an open card far down presses off the top is one pill, and its list leads to each', async ({ page }) => {
  const { card, option, text } = await openOwnArticle(page, { text: fleet, tags: boats });
  await option(/^C24\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 24,/);
  const pill = margin(page).getByRole('button', { name: /^\d+ (above|below|more)$/ });
  const cards = margin(page).getByRole('article');
  await expect(pill).toHaveText(/^\d+ above$/);
  // It stands at the top of the text, and the first slip that has room under it.
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, -4_000);
  await expect(pill).toBeInViewport({ ratio: 1 });
  await expect(async () => {
    const [top, paper, next] = await Promise.all([pill, margin(page), cards.first()].map((one) => one.boundingBox()));
    expect(Math.round((top?.y ?? 0) - (paper?.y ?? 0))).toBe(0);
    expect(next?.y).toBeGreaterThanOrEqual((top?.y ?? 0) + (top?.height ?? 0) + 6);
    expect(Number.parseInt((await pill.textContent()) ?? '', 10) + (await cards.count())).toBe(24);
  }).toPass();
  const folded = 24 - (await cards.count());
  expect(folded).toBeGreaterThan(3);

  await pill.click();
  const rows = page.getByRole('menu').getByRole('menuitem');
  await expect(rows).toHaveCount(folded);
  await expect(rows.first()).toContainText(boats[0] ?? '');
  await rows.nth(2).click();
  await expect(card).toHaveAccessibleName(/^Claim 3,/);
  await expect(card).toBeInViewport({ ratio: 1 });
  await expect(text.locator('mark.is-active')).toBeInViewport();
  await expect(text.locator('mark.is-active')).toHaveText(boats[2] ?? '');
});

/** What the browser makes of a token as a colour. */
function colourOf(page: Page, token: string): Promise<string> {
  return page.evaluate((token) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${token})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, token);
}

test('The line to the open card has the colour of its kind, and goes with its words', async ({ page }) => {
  const tagged = { tags: boats.slice(0, 3), kinds: ['claim', 'opinion', 'proposal'] } as const;
  const { card, option, text } = await openOwnArticle(page, { text: fleetOf(boatsOf(90)), ...tagged });
  const leader = page.locator('.leader');
  const colours = new Set<string>();
  for (const [label, token] of [
    ['C1', '--claim-line'],
    ['O1', '--opinion-line'],
    ['P1', '--proposal-line'],
  ] as const) {
    await option(new RegExp(`^${label}\\b`)).click();
    await expect(card.getByText(label, { exact: true })).toBeVisible();
    const colour = await colourOf(page, token);
    colours.add(colour);
    await expect(leader.locator('path')).toHaveCSS('stroke', colour);
    await expect(leader.locator('path')).toHaveCSS('stroke-width', '1.5px');
    await expect(leader.locator('circle')).toHaveCSS('fill', colour);
    await expect(leader.locator('circle')).toBeInViewport();
  }
  expect(colours.size).toBe(3);

  // The card stays; there is nothing to lead to.
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 900);
  await expect(text.locator('mark.is-active')).not.toBeInViewport();
  await expect(card).toBeInViewport({ ratio: 1 });
  await expect(leader).toBeHidden();
  await page.mouse.wheel(0, -900);
  await expect(leader.locator('circle')).toBeInViewport();
});

/** Links documents with these titles to the first claim. */
const linkSources = (page: Page, articleId: string, titles: readonly string[]): Promise<void> =>
  storeEntries(page, articleId, (state) =>
    titles.map((title) => {
      const payload = {
        annotationId: tagOf(state, 'C1').id,
        evidenceId: uuidv7(),
        sourceId: uuidv7(),
        newSource: { title, type: 'document', publisher: 'Harbour office' },
        stance: 'supports',
        quote: 'On an average day of the year under report the line carried 1,240 persons in both directions.',
        locator: 'p. 12',
      };
      return { type: 'evidence.linked', payload };
    }),
  );

/** True if nothing lies over the middle of it. */
const isUncovered = (one: Locator) =>
  one.evaluate((element) => {
    const { left, width, top, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

test('A card higher than the screen is pinned to its top and scrolls inside, under its head and verdicts', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text: fleet, tags: boats.slice(11, 12) });
  const titles = Array.from({ length: 16 }, (_, n) => `Report of the year ${2001 + n}`);
  await linkSources(page, articleId, titles);
  const { card, option } = await openArticle(page, articleId);
  await option(/^C1\b/).click();
  await expect(card.getByRole('list', { name: 'Sources of this tag' }).getByRole('listitem')).toHaveCount(16);
  await expect(card).toBeInViewport({ ratio: 1 });
  const parts = [
    card.getByRole('button', { name: /^Check: / }),
    ...(await card.getByRole('group', { name: 'Verdict' }).locator('label').all()),
  ];
  expect(parts.length).toBe(5);
  const topsOf = () => Promise.all(parts.map((one) => one.evaluate((element) => Math.round(element.getBoundingClientRect().top))));

  const scrolled = () => card.evaluate((element) => element.scrollTop);
  const field = card.getByLabel('Comment', { exact: true });
  await expect(field).not.toBeInViewport();
  await card.hover();
  await page.mouse.wheel(0, 4_000);
  await expect(field).toBeInViewport({ ratio: 1 });
  await expect.poll(scrolled).toBeGreaterThan(300);
  await expect(card.getByText('Report of the year 2001')).not.toBeInViewport();
  const scroller = await page.locator('.sheet-scroll').boundingBox();
  const box = await card.boundingBox();
  expect((box?.y ?? 0) - (scroller?.y ?? 0)).toBeGreaterThanOrEqual(10);
  expect((box?.y ?? 0) - (scroller?.y ?? 0)).toBeLessThan(40);
  for (const one of parts) {
    await expect(one).toBeInViewport({ ratio: 1 });
    expect(await isUncovered(one)).toBe(true);
  }
  // Nor do they go on with what is read farther down.
  const before = await topsOf();
  await page.mouse.wheel(0, -100);
  await expect.poll(scrolled).toBeGreaterThan(200);
  expect(await topsOf()).toEqual(before);
});

test('A judged claim with its words, source, note and thread fits in one card at 900 pixels', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { tags: [CLAIM] });
  await linkSources(page, articleId, ['Annual report 2025']);
  await judge(page, articleId, 'C1', 'supported', 'Page 12 has the same figure, for both directions together.');
  const [annotationId] = await tagIdsOf(page, articleId);
  const about = { about: 'tag', annotationId, threadId: uuidv7(), commentId: uuidv7() };
  const payload = { ...about, text: 'Is that the whole year, or August alone? See ¶2.', mentions: [] };
  await storeEntries(page, articleId, [{ type: 'comment', payload }]);
  const { card, option } = await openArticle(page, articleId);
  await option(/^C1\b/).click();
  const decisive = [
    card.locator('.card-words', { hasText: CLAIM }),
    card.getByRole('group', { name: 'Verdict' }),
    card.getByText('Page 12 has the same figure, for both directions together.'),
    card.getByText('Annual report 2025'),
    card.getByText('On an average day of the year under report the line carried 1,240 persons in both directions.'),
    card.getByText('p. 12', { exact: true }),
    card.getByText('Is that the whole year, or August alone?'),
    card.getByLabel(/^(Comment|Reply)$/),
  ];
  for (const one of decisive) await expect(one).toBeInViewport({ ratio: 1 });
  await expect(card).toBeInViewport({ ratio: 1 });
  expect(await card.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
});

/** From now on, keeps how long each card that glides takes. */
const watchGlides = (page: Page) =>
  page.addInitScript(() => {
    const glides: string[] = [];
    Object.assign(window, { glides });
    document.addEventListener('transitionrun', ({ target, propertyName }) => {
      if (!(target instanceof Element) || !target.matches('.margin-place') || propertyName !== 'transform') return;
      glides.push(getComputedStyle(target).transitionDuration);
    });
  });

const glidesOf = async (page: Page) => z.array(z.string()).parse(await page.evaluate(() => ('glides' in window ? window.glides : null)));

const placeOf = (card: Locator) => card.evaluate((element) => element.parentElement?.style.transform ?? '');

test('Cards glide to their places in 180 milliseconds, but neither as they come nor while I scroll', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text: fleet, tags: boats });
  await watchGlides(page);
  const { card, option } = await openArticle(page, articleId);
  // Near enough to the card that opens: what it would push too far is folded.
  const slip = margin(page).getByRole('article', { name: /^Claim 7,/ });
  await expect(slip).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const first = await placeOf(slip);
  expect(await glidesOf(page)).toEqual([]);

  await option(/^C5\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 5,/);
  await expect.poll(() => placeOf(slip)).not.toBe(first);
  await expect.poll(() => glidesOf(page)).toContain('0.18s');
  expect(new Set(await glidesOf(page))).toEqual(new Set(['0.18s']));

  // Once all have come to rest.
  const isGliding = () => margin(page).evaluate((element) => element.getAnimations({ subtree: true }).length);
  await expect.poll(isGliding).toBe(0);
  // Low enough to be scrolled under the card.
  await page.setViewportSize({ width: 1440, height: 480 });
  let count = 0;
  await expect(async () => {
    const counted = count;
    count = (await glidesOf(page)).length;
    // What the new height moves begins to glide some frames later.
    await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => requestAnimationFrame(() => done()))));
    expect([count, await isGliding()]).toEqual([counted, 0]);
  }).toPass();
  const before = await placeOf(card);
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, 400);
  await expect.poll(() => placeOf(card)).not.toBe(before);
  expect((await glidesOf(page)).length).toBe(count);
});

test('No card glides for who wants less motion', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text: fleet, tags: boats });
  await watchGlides(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { card, option } = await openArticle(page, articleId);
  const places = margin(page).locator('.margin-place');
  const placesNow = () => places.evaluateAll((all) => all.map((one) => (one instanceof HTMLElement ? one.style.transform : '')).join());
  for (const label of ['C5', 'C9', 'C2']) {
    const before = await placesNow();
    await option(new RegExp(`^${label}\\b`)).click();
    await expect(card).toHaveAccessibleName(new RegExp(`^Claim ${label.slice(1)},`));
    await expect.poll(placesNow).not.toBe(before);
  }
  const durations = places.evaluateAll((all) => all.map((one) => getComputedStyle(one).transitionDuration));
  expect(new Set(await durations)).toEqual(new Set(['0s']));
  expect(await glidesOf(page)).toEqual([]);
});
