/** What is done as a page goes, and as it comes back. */
interface Leaving {
  /** Whether a page that is out of sight comes back is known to nobody, least of all on a phone. */
  keepNow(): void;
  /** The browser may put the page away as it is, for when the person goes back: without locks to be asked for, or with those it has (WebKit). */
  putAway(): void;
  /** It is shown again as it was then. */
  comeBack(): void;
}

/** Calls these when the page is left, put away or shown again. Gives the way to stop. */
export function watchLeaving({ keepNow, putAway, comeBack }: Leaving): () => void {
  const onHide = ({ persisted }: PageTransitionEvent) => {
    keepNow();
    if (persisted) putAway();
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) comeBack();
  };
  // Not when it is seen again: one that slept has not heard yet that another tab has gone on with its outbox.
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') keepNow();
  };
  window.addEventListener('pagehide', onHide);
  window.addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('pageshow', onShow);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
