import type { Locator } from '@playwright/test';

/** Pastes what another program would have put into the clipboard, without the clipboard. */
export const pasteInto = (text: Locator, pasted: { plain: string; html?: string }): Promise<void> =>
  text.evaluate((element, { plain, html }) => {
    const clipboardData = new DataTransfer();
    if (html !== undefined) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', plain);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
