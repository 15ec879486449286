/** Where a tab keeps what this person has begun to write: under their name, so that nobody else who signs in there sees it. */
export const draftsKey = (personId: string) => `galley-drafts-${personId}`;

/** Forgets what a person has begun to write in this tab: signing out. */
export function forgetDrafts(personId: string): void {
  try {
    window.sessionStorage.removeItem(draftsKey(personId));
  } catch {
    // Switched off: nothing is kept.
  }
}
