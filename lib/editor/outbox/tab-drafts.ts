import { KeptDrafts } from './kept-drafts';

const opened = new Map<string, KeptDrafts>();

/** What this person has begun and not sent, in this tab: the same for all forms of a page. In the browser only. */
export function tabDrafts(personId: string): KeptDrafts {
  const known = opened.get(personId);
  if (known) return known;
  const drafts = new KeptDrafts(storageOfTab(), personId, (write) => requestAnimationFrame(() => write()));
  opened.set(personId, drafts);
  // A page that is not in sight has no frames, and may go without a word.
  window.addEventListener('pagehide', () => drafts.write());
  document.addEventListener('visibilitychange', () => drafts.write());
  return drafts;
}

/** Where the tab keeps things; null where the browser has that switched off. */
export function storageOfTab(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    // Switched off.
    return null;
  }
}
