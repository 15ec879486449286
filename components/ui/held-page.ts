const HELD_WITHOUT_LINE = 'You are offline. Other pages open when the line is back.';

/** Gives a sentence while the page must not be left, and else null. */
type Hold = () => string | null;

const holds = new Set<Hold>();

/** Has links and whatever else goes to other pages ask `hold` first. The result takes it back. */
export function holdPage(hold: Hold): () => void {
  holds.add(hold);
  return () => holds.delete(hold);
}

/** Why another page of Galley does not take the place of this one now, in a sentence. Null where nothing holds it. */
export function whyHeld(): string | null {
  for (const hold of holds) {
    const why = hold();
    if (why !== null) return why;
  }
  // The browser would put its own page in the place of Galley.
  return navigator.onLine ? null : HELD_WITHOUT_LINE;
}
