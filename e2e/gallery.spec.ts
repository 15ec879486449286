import { existsSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { makePerson, signIn, test } from './fixtures';
import { sideways } from './look-at-all';

test.use({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC', locale: 'en-GB' });

/** The groups of the gallery in their order. A new one fails until there is a snapshot with any line in it, which `npm test -- browser gallery --update-snapshots` then writes anew. */
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
  'Card, evidence form',
  'Card, read-only',
  'Card, opening',
  'Card, not loaded',
  'Slips',
  'Tag rows',
  'Save states',
  'Presence',
  'Modes',
  'On paper',
  'Several tags',
  'Source combobox',
  'Queries',
  'Comments',
  'Claims',
  'A claim of the house',
  'Seen before',
  'Card, moved',
  'Card, orphaned',
  'Card, same words',
  'Lost tags',
  'Card, not saved',
  'Refused changes',
  'Notices',
  'Kinds',
  'Verdicts',
  'Focus',
  'Buttons',
  'Choices',
  'Fields',
  'Tags of states',
  'Toast',
  'Banners',
  'Empty margin',
  'Charts',
  'List of articles',
  'List of sources',
  'History',
  'Keys',
  'Selection toolbar',
];

async function openGallery(page: Page): Promise<void> {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/gallery');
  await expect(page.getByRole('region', { name: 'Card of the active tag' }).getByRole('article', { name: /^Claim 6,/ })).toBeVisible();
  // They come when a selection has come to rest.
  await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toHaveCount(3);
}

test('Every component says to a screen reader what it says to the eye', async ({ page }) => {
  // Writing new snapshots takes seconds for each.
  test.setTimeout(300_000);
  await openGallery(page);
  await expect(page.getByRole('main').locator('> section')).toHaveCount(groups.length);
  for (const name of groups) {
    const file = `${name.toLowerCase().replaceAll(/\W+/g, '-')}.aria.yml`;
    // Playwright passes over one that is missing.
    expect(existsSync(test.info().snapshotPath(file, { kind: 'aria' })), `${file} is there`).toBe(true);
    await expect(page.getByRole('region', { name, exact: true })).toMatchAriaSnapshot({ name: file });
  }
});

/** What opens over the page, by the button that opens it. */
const opened = { 'all keys': 'All keys', 'Why is it cut?': 'C4: Cut' };

test('What opens over the page says what it is, and can be read by day and by night', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openGallery(page);
  for (const [button, name] of Object.entries(opened)) {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(dialog).toMatchAriaSnapshot({ name: `dialog-${name.toLowerCase().replaceAll(/\W+/g, '-')}.aria.yml` });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeFinding(page, { how: `${name}, ${colorScheme}`, within: '[role=dialog]', coloursOnly: colorScheme === 'dark' });
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

/** Elsewhere one card is open, and one sheet. */
const oncePerPage = ['landmark-unique'];

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
    await expectNoAxeFinding(page, { offRules: oncePerPage, coloursOnly: name !== 'by day' });
  });
}

test('Kinds and verdicts of marks are told apart in the colours of the system, by their lines and shapes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page);
  const look = (selector: string, property: 'textDecorationStyle' | 'content' | 'outlineWidth', pseudo?: string) =>
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
    ['supported', 'partly', 'refuted', 'unproven'].map((verdict) => look(`.text-mark.${verdict}[data-end]`, 'content', '::after')),
  );
  expect(glyphs.map((glyph) => glyph?.replaceAll('\u2060', '').split(' / ')[0])).toEqual(['"✓"', '"◐"', '"✗"', '"?"']);
  expect(await look('.text-mark.is-active', 'outlineWidth')).toBe('2px');
});

test('No component is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openGallery(page);
  expect(await sideways(page)).toEqual([]);
  await expect(page.getByRole('region', { name: 'Phone', exact: true })).toMatchAriaSnapshot({ name: 'phone.aria.yml' });
  await expect(page.getByRole('region', { name: 'Sheet', exact: true })).toMatchAriaSnapshot({ name: 'sheet.aria.yml' });
  await expectNoAxeFinding(page, { offRules: oncePerPage });
});
