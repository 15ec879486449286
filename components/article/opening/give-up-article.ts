import type { Abandoned } from '@/lib/editor/outbox/abandoned-outboxes';
import { watchLeaving } from '@/lib/editor/outbox/watch-leaving';
import type { OpenedArticle } from '@/lib/editor/session/open-article';
import type { OpenArticle } from './assemble-article';

interface Watched {
  hold: OpenedArticle['hold'];
  sender: OpenArticle['sender'];
  abandoned: Abandoned;
  /** The article is open no more, and the page another one. */
  isClosed: () => boolean;
}

/** Keeps what there is when the page is left, and gives the article up once another tab has its outbox. Returns what ends the watch over leaving. */
export function giveUpWhenTaken({ hold, sender, abandoned, isClosed }: Watched): () => void {
  /** What this page had is another's by now: it takes nothing more and is loaded anew, unless its words are nowhere else. */
  const giveUp = async () => {
    // First: what is written from here on would be under nobody's name.
    sender.halt('Another tab may have gone on with this article. Reload it; what you have not sent is kept.');
    await Promise.allSettled([sender.keepNow(), abandoned.stop()]);
    if (isClosed() || sender.unkept > 0) return;
    // Without a line the browser would put its own page in the place of this one.
    if (navigator.onLine) window.location.reload();
    else window.addEventListener('online', () => window.location.reload(), { once: true });
  };
  void hold.taken.then(giveUp);
  return watchLeaving({
    keepNow: () => {
      void sender.keepNow();
      abandoned.keepNow();
    },
    putAway: () => {
      if (sender.unkept === 0) hold.putAway();
    },
    comeBack: () => {
      if (hold.isPutAway) void giveUp();
    },
  });
}
