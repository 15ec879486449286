import { registerKept } from '@/components/sign-in/sign-out';
import { holdPage } from '@/components/ui/held-page';
import type { OpenArticle } from './assemble-article';

/** Said to who would leave a page of which the browser keeps nothing. */
const HELD_UNKEPT = 'This browser cannot keep your changes. Leave the page open until they are saved, or copy them.';

/**
 * Holds the page while something of the article is in its memory alone: who would leave it is asked, and signing out counts it. `stop` ends keeping and
 * sending; `end` does so once nobody asks any more, and is what signing out does. `letPageGo` ends the question of links, `forget` that of signing out.
 */
export function holdUnkept(session: OpenArticle['session'], sender: OpenArticle['sender'], stop: () => Promise<unknown>) {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  const stopListening = session.subscribe(() => {
    // Only then: browsers put a page that asks when it is left away less readily, and people learn to press on.
    if (sender.unkept > 0) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  });
  const end = () => {
    stopListening();
    window.removeEventListener('beforeunload', ask);
    return stop();
  };
  // The store counts what is kept.
  const letPageGo = holdPage(() => (sender.unkept > 0 ? HELD_UNKEPT : null));
  const forget = registerKept({ countUnsent: async () => sender.unkept, end });
  return { end, letPageGo, forget };
}
