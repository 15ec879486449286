import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { makePerson, signIn, test } from './fixtures';

test.use({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC', locale: 'en-GB' });

/** The groups of the gallery in their order. A new one needs a snapshot with any line in it, which `npm test -- browser gallery --update-snapshots` then writes anew. */
const groups = [
  'Marks',
  'Overlays',
  'Command menu',
  'Card of the active tag',
  'Card, text changed',
  'Card, conflict',
  'Card, checks',
  'Card, split claim',
  'Card, replies',
  'Card, opinion',
  'Card, suggestion',
  'Slips',
  'Tag rows',
  'Save states',
  'Presence',
  'Modes',
  'On paper',
  'Queries',
  'Claims',
  'A claim of the house',
  'Seen before',
  'Kinds',
  'Verdicts',
  'Focus',
  'Buttons',
  'Choices',
  'Fields',
  'Tags of states',
  'Toast',
  'Banners',
  'Card, loading',
  'Card, failed',
  'Empty margin',
  'Charts',
  'Tables',
  'History',
];

async function openGallery(page: Page): Promise<void> {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/gallery');
  await expect(page.getByRole('article', { name: /^Claim 6,/ })).toBeVisible();
}

test('Every component says to a screen reader what it says to the eye', async ({ page }) => {
  // Writing new snapshots takes seconds for each.
  test.setTimeout(300_000);
  await openGallery(page);
  await expect(page.getByRole('main').locator('> section')).toHaveCount(groups.length);
  for (const name of groups) {
    const file = `${name.toLowerCase().replaceAll(/\W+/g, '-')}.aria.yml`;
    await expect(page.getByRole('region', { name, exact: true })).toMatchAriaSnapshot({ name: file });
  }
});

const looks = [
  { name: 'by day', media: { colorScheme: 'light' } },
  { name: 'by night', media: { colorScheme: 'dark' } },
  { name: 'in the colours of the system', media: { forcedColors: 'active' } },
  { name: 'with more contrast', media: { contrast: 'more' } },
] as const;

for (const { name, media } of looks) {
  test(`Every component can be read ${name}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', ...media });
    await openGallery(page);
    await expectNoAxeFinding(page);
  });
}

test('Kinds and verdicts of marks are told apart in the colours of the system, by their lines and shapes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page);
  const look = (selector: string, property: 'textDecorationStyle' | 'maskImage' | 'outlineWidth', pseudo?: string) =>
    page.evaluate(
      ([selector, property, pseudo]) => {
        const mark = document.querySelector(selector);
        return mark && getComputedStyle(mark, pseudo)[property];
      },
      [selector, property, pseudo] as const,
    );
  const lines = await Promise.all(['claim', 'opinion', 'proposal'].map((kind) => look(`.text-mark.${kind}`, 'textDecorationStyle')));
  expect(lines).toEqual(['solid', 'wavy', 'double']);
  const glyphs = await Promise.all(
    ['supported', 'partly', 'refuted', 'unproven'].map((verdict) => look(`.text-mark.${verdict}[data-end]`, 'maskImage', '::after')),
  );
  expect(new Set(glyphs).size).toBe(4);
  expect(glyphs.every((glyph) => glyph?.startsWith('url('))).toBe(true);
  expect(await look('.text-mark.is-active', 'outlineWidth')).toBe('2px');
});

test('No component is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openGallery(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await expect(page.getByRole('region', { name: 'Phone', exact: true })).toMatchAriaSnapshot({ name: 'phone.aria.yml' });
  await expectNoAxeFinding(page);
});
