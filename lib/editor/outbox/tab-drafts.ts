import { draftsKey } from './forget-drafts';
import { KeptDrafts } from './kept-drafts';

const opened = new Map<string, KeptDrafts>();

/**
 * What this person has begun and not sent, in this tab: the same for all forms of a page. What is long is kept `apart`, by a name of its own:
 * each change writes all that is together. In the browser only.
 */
export function tabDrafts(personId: string, apart?: string): KeptDrafts {
  const key = draftsKey(personId, apart);
  const known = opened.get(key);
  if (known) return known;
  const drafts = new KeptDrafts(key, (write) => requestAnimationFrame(() => write()));
  opened.set(key, drafts);
  // A page that is not in sight has no frames, and may go without a word.
  window.addEventListener('pagehide', () => drafts.write());
  document.addEventListener('visibilitychange', () => drafts.write());
  return drafts;
}
