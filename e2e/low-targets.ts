import type { Page } from '@playwright/test';

/**
 * The buttons and links that a finger misses: those that take it on less than 44 px of height, each with its size as drawn. The screen is asked
 * who takes a touch, since much is larger than it looks. Those in a sentence are as high as its lines, and what something covers is pressed
 * when that has gone. https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export const lowTargets = (page: Page): Promise<string[]> =>
  page
    .getByRole('button')
    .or(page.getByRole('link'))
    .evaluateAll((all) => {
      const isWords = ({ nodeType, nodeValue }: Node) => nodeType === Node.TEXT_NODE && /\p{L}/u.test(nodeValue ?? '');
      const isInSentence = (one: Element) =>
        getComputedStyle(one).display.startsWith('inline') && [...(one.parentElement?.childNodes ?? [])].some(isWords);
      return all.flatMap((one) => {
        if (isInSentence(one)) return [];
        one.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = one.getBoundingClientRect();
        const takes = (by: number) => one.contains(document.elementFromPoint(left + width / 2, top + height / 2 + by));
        if (!takes(0)) return [];
        const reach = (way: 1 | -1) => {
          let px = 0;
          while (px < 44 && takes((px + 1) * way)) px++;
          return px;
        };
        // Counted from the middle in whole pixels: of 44 the edges may be left out.
        if (reach(1) + reach(-1) >= 42) return [];
        return `${one.getAttribute('aria-label') ?? one.textContent}: ${Math.round(width)} x ${Math.round(height)}`;
      });
    });
