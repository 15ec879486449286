import type { Page } from '@playwright/test';

interface Point {
  x: number;
  y: number;
}

/** A finger on the screen of a phone, which the browser takes for a drag or a scroll by itself. Playwright's own only taps. */
export async function fingerOn(page: Page) {
  const screen = await page.context().newCDPSession(page);
  return {
    /** Rests on a place until it is lifted. */
    down: (at: Point) => screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] }),
    up: () => screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    /** From one place to another, with places between and a rest at the end: a jump is taken for nothing, and a throw goes on by itself. */
    drag: async (from: Point, to: Point) => {
      // As if it had taken half a second, and were over.
      let at = Date.now() / 1000 - 0.5;
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) => {
        at += 0.06;
        return screen.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: at });
      };
      await touch('touchStart', [from]);
      for (const part of [0.2, 0.4, 0.6, 0.8, 1, 1]) {
        await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
      }
      await touch('touchEnd', []);
    },
  };
}
