import { expect, type Locator, type Page } from '@playwright/test';
import { makePerson, signIn, test } from './fixtures';

test.use({ viewport: { width: 1440, height: 900 } });

/** The gallery, drawn as somebody sees it who sees no colours. */
async function openGallery(page: Page): Promise<void> {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/gallery');
  await expect(page.getByRole('region', { name: 'Verdicts', exact: true })).toBeVisible();
  await expect(page.locator('.text-mark.proposal').first()).toBeVisible();
  const eyes = await page.context().newCDPSession(page);
  await eyes.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
}

/** What of a picture is dark, pixel by pixel, and whether any of it has a hue. */
async function drawn(page: Page, part: Locator): Promise<{ dark: boolean[]; hasHue: boolean }> {
  const picture = (await part.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(14, 14).getContext('2d');
    canvas?.drawImage(image, 0, 0, 14, 14);
    const { data } = canvas?.getImageData(0, 0, 14, 14) ?? new ImageData(14, 14);
    const pixels = Array.from({ length: 14 * 14 }, (_, n) => [...data.subarray(n * 4, n * 4 + 3)]);
    const light = pixels.map(([red = 0]) => red);
    const middle = (Math.min(...light) + Math.max(...light)) / 2;
    return {
      dark: light.map((one) => one < middle),
      hasHue: pixels.some((one) => Math.max(...one) - Math.min(...one) > 3),
    };
  }, picture);
}

/** Every two of them. */
const pairs = <T>(all: readonly T[]) => all.flatMap((one, n) => all.slice(n + 1).map((other) => [one, other] as const));

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Without colours the verdicts are told apart by their shapes (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openGallery(page);
    const glyphs = page.getByRole('region', { name: 'Verdicts', exact: true });
    const shapes: { name: string; dark: boolean[] }[] = [];
    for (const name of ['supported', 'partly', 'refuted', 'unproven', 'checking', 'open']) {
      const { dark, hasHue } = await drawn(page, glyphs.locator(`svg.v-${name}`).first());
      expect(hasHue, name).toBe(false);
      shapes.push({ name, dark });
    }
    for (const [one, other] of pairs(shapes)) {
      const differing = one.dark.filter((isDark, n) => isDark !== other.dark[n]).length;
      // A twentieth of what is drawn: more than the edges of one shape that is drawn twice.
      expect(differing, `${one.name} and ${other.name}`).toBeGreaterThan(10);
    }
  });
}

test('Without colours the kinds are told apart by their lines, and the verdicts in the text by their signs', async ({ page }) => {
  await openGallery(page);
  /** The lines and signs of a mark, with all that is only a colour taken out. */
  const look = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((mark) => {
        const { borderBottomStyle, borderBottomWidth, textDecorationLine, textDecorationStyle } = getComputedStyle(mark);
        const before = getComputedStyle(mark, '::before');
        const after = getComputedStyle(mark, '::after');
        return {
          below: borderBottomWidth === '0px' ? 'none' : `${borderBottomStyle} ${borderBottomWidth}`,
          line: textDecorationLine === 'none' ? 'none' : textDecorationStyle,
          bracket: before.borderInlineStartWidth === '0px' ? 'none' : before.borderInlineStartStyle,
          sign: after.content.split(' / ')[0]?.replaceAll('\u2060', ''),
        };
      });
  const plain = ':not(.is-active, .is-stale, .is-drifted, .is-moved, .supported, .partly, .refuted, .unproven)[data-start]';
  const [claim, opinion, proposal] = await Promise.all(['claim', 'opinion', 'proposal'].map((kind) => look(`.text-mark.${kind}${plain}`)));
  expect(claim).toMatchObject({ below: 'solid 2px', line: 'none' });
  expect(opinion).toMatchObject({ below: 'none', line: 'wavy' });
  expect(proposal).toMatchObject({ below: 'double 3px', line: 'none' });
  expect([claim?.bracket, opinion?.bracket, proposal?.bracket]).toEqual(['none', 'none', 'solid']);

  const verdicts = ['supported', 'partly', 'refuted', 'unproven'];
  const signs = await Promise.all(verdicts.map((verdict) => look(`.text-mark.${verdict}[data-end]:not([data-sign])`)));
  expect(signs.map(({ sign }) => sign)).toEqual(['"✓"', '"◐"', '"✗"', '"?"']);

  // On chips the line under the letter is the kind's: one, a wave, two.
  const chips = await Promise.all(
    ['claim', 'opinion', 'proposal'].map((kind) =>
      page
        .locator(`.k.${kind}`)
        .first()
        .evaluate((chip) => {
          const { backgroundImage, backgroundSize, backgroundRepeat } = getComputedStyle(chip);
          const isWave = backgroundImage.includes('url(');
          return `${isWave ? 'wave' : backgroundImage.match(/gradient/g)?.length} ${backgroundSize} ${backgroundRepeat}`;
        }),
    ),
  );
  expect(chips.map((chip) => chip.split(' ')[0])).toEqual(['1', 'wave', '2']);
});

test('Each sign is in our font, as wide as it is high', async ({ page }) => {
  await openGallery(page);
  const widths = await page.evaluate(async (signs) => {
    const font = '100px "Galley signs"';
    await document.fonts.load(font, signs);
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) throw new Error('This browser draws nothing');
    canvas.font = font;
    return [...signs].map((sign) => canvas.measureText(sign).width);
  }, '✓◕◐◔✗⚠?–◌◉⌘⊘');
  expect(widths).toEqual(Array.from({ length: 12 }, () => 100));
});
