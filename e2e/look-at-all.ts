import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { smallTargets } from './targets';

/** What scrolls sideways: the page, or a part of it that scrolls by itself. Three rows of a phone are meant to be moved by a finger. */
export const sideways = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (part: Element) => part === document.documentElement || /auto|scroll/.test(getComputedStyle(part).overflowX);
    return [...document.querySelectorAll('html, body *:not(input, textarea, .tag-filters, .stage-tabs, .profile-side)')]
      .filter((part) => scrolls(part) && part.scrollWidth > part.clientWidth)
      .map(({ tagName, className }) => `${tagName} ${className}`);
  });

export const setTheme = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);

/**
 * The page as it stands on a desk, in both themes, and on a phone how wide it is and what a finger would miss: for what differs from another by
 * a part that looks the same there.
 */
export async function lookAtDesk(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    await expectNoAxeFinding(page, { how: theme, coloursOnly: theme === 'dark' });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => sideways(page), 'sideways on a phone').toEqual([]);
  await expect.poll(() => smallTargets(page), 'too small for a finger').toEqual([]);
}

/**
 * The page as it stands, in both themes on a desk and on a phone, where a finger must not miss anything, zoomed to twice its size, and with
 * more contrast. Under forced colours axe takes ours for the reader's, and all else is as it was: those are looked at by eye, and in
 * `gallery.spec.ts`.
 */
export async function lookAtAll(page: Page): Promise<void> {
  for (const [name, width, height] of [
    ['a desk', 1440, 900],
    ['a phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(page, theme);
      await expectNoAxeFinding(page, { how: `${theme} on ${name}`, coloursOnly: theme === 'dark' });
    }
    await expect.poll(() => sideways(page), `sideways on ${name}`).toEqual([]);
  }
  // On the phone, which came last.
  await expect.poll(() => smallTargets(page), 'too small for a finger').toEqual([]);
  // 1440 px at 200% are 720 px wide.
  await page.setViewportSize({ width: 720, height: 450 });
  await expect.poll(() => sideways(page), 'sideways at 200%').toEqual([]);
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  await expectNoAxeFinding(page, { how: 'more contrast', coloursOnly: true });
  // What moved when it was asked for less may take a frame to end.
  const moving = () => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  await expect.poll(moving, 'what moves under reduced motion').toBe(0);
}
