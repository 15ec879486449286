'use client';
import { useToast } from './toast';

/** Words, or the same thing in several forms by their media types. */
type Copied = string | Readonly<Record<string, string>>;

interface Told {
  /** Said when it is in the clipboard. */
  done?: string;
  /** Said where the browser does not allow it: what to do instead. */
  instead?: string;
}

/** Puts something into the clipboard and says so, or says what to do where the browser does not allow it. True if it was done. */
export function useCopy(): (what: Copied, told?: Told) => Promise<boolean> {
  const toast = useToast();
  return async (what, { done = 'Copied', instead = 'Select the words and copy them with the keyboard.' } = {}) => {
    const isDone = await putInClipboard(what);
    toast({ text: isDone ? done : `This browser does not let the page copy. ${instead}` });
    return isDone;
  };
}

/** For who says it in a place of their own. False where the browser does not allow it: on plain http there is no clipboard for pages. */
export async function putInClipboard(what: Copied): Promise<boolean> {
  try {
    await (typeof what === 'string' ? navigator.clipboard.writeText(what) : navigator.clipboard.write([itemOf(what)]));
    return true;
  } catch {
    return false;
  }
}

function itemOf(forms: Readonly<Record<string, string>>): ClipboardItem {
  return new ClipboardItem(Object.fromEntries(Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })])));
}
