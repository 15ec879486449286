import type { Page } from '@playwright/test';

/**
 * What a finger would miss on the page as it stands: controls in sight of which less than 44 px are touched, in width or height. A label counts
 * as its field, and what a control lays over its surroundings as the control. Links within a sentence are as high as its line.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const enough = 44;
    const kinds =
      'a[href], button, summary, select, textarea, input:not([type=hidden]), :is([role=button], [role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=tab], [role=radio], [role=checkbox], [role=switch], [role=slider])';
    const isShown = (control: Element) => {
      const { width, height } = control.getBoundingClientRect();
      return (
        width > 1 &&
        height > 1 &&
        !control.closest('[inert], :disabled') &&
        control.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      );
    };
    const isInline = (part: Element) => getComputedStyle(part).display === 'inline';
    /** A link in a line of words: it flows as they do. */
    const isInWords = (control: Element) => {
      if (control.tagName !== 'A' || !isInline(control)) return false;
      const blockOf = (part: Element | null): Element | null => (part && isInline(part) ? blockOf(part.parentElement) : part);
      const block = blockOf(control);
      const texts = document.createTreeWalker(block ?? control, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!control.contains(text) && blockOf(text.parentElement) === block && /\p{L}{2}/u.test(text.textContent ?? '')) return true;
      }
      return false;
    };
    const partsOf = (control: Element): Element[] => [
      control,
      ...('labels' in control && control.labels instanceof NodeList ? [...control.labels].filter((label) => label instanceof Element) : []),
    ];
    const isLarge = (part: Element) => {
      const { width, height } = part.getBoundingClientRect();
      return Math.round(width) >= enough && Math.round(height) >= enough;
    };
    /** True if `control` is touched so far around a place in its middle line; where something else lies over all of that line, too. */
    const isTouched = (control: Element, parts: readonly Element[]) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      const hits = (x: number, y: number) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && parts.some((part) => part.contains(hit));
      };
      const reach = (x: number, y: number, dx: number, dy: number) => {
        let far = 0;
        while (far < enough && hits(x + dx * (far + 1), y + dy * (far + 1))) far += 1;
        return far;
      };
      const seen = [1, 2, 3].map((quarter) => [left + (width * quarter) / 4, top + height / 2] as const).filter(([x, y]) => hits(x, y));
      return (
        seen.length === 0 ||
        seen.some(([x, y]) => reach(x, y, -1, 0) + reach(x, y, 1, 0) + 1 >= enough && reach(x, y, 0, -1) + reach(x, y, 0, 1) + 1 >= enough)
      );
    };
    const scrolledParts = () =>
      [...document.querySelectorAll('*')].filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0);
    const before = new Map(scrolledParts().map((part) => [part, { top: part.scrollTop, left: part.scrollLeft }]));
    const small = [...document.querySelectorAll(kinds)].flatMap((control) => {
      const parts = partsOf(control);
      if (!isShown(control) || isInWords(control) || parts.some(isLarge)) return [];
      control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      if (isTouched(control, parts)) return [];
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40);
      const { width, height } = control.getBoundingClientRect();
      return [`${control.tagName.toLowerCase()}.${control.className} “${name}” ${Math.round(width)}×${Math.round(height)}`];
    });
    for (const part of new Set([...before.keys(), ...scrolledParts()])) {
      part.scrollTo({ ...(before.get(part) ?? { top: 0, left: 0 }), behavior: 'instant' });
    }
    return small;
  });
