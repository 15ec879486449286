import type { Page } from '@playwright/test';

/**
 * From the next page on a press does what it does in Safari on a Mac: a button, a link or a box to tick takes no focus by it. What is around and can
 * take focus has it then, else nothing.
 */
export const pressWithoutFocus = (page: Page) =>
  page.addInitScript(() => {
    const typed =
      'textarea, select, summary, [contenteditable=true], input:not([type=radio], [type=checkbox], [type=file], [type=button], [type=submit])';
    window.addEventListener('mousedown', (event) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      const pressed = event.target.closest<HTMLElement>(`button, a[href], [tabindex], input, ${typed}`);
      if (!pressed?.matches(`:is(button, a[href], input):not([tabindex], ${typed})`)) return;
      event.preventDefault();
      const around = pressed.parentElement?.closest<HTMLElement>(`[tabindex], ${typed}`);
      if (around) around.focus();
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  });
