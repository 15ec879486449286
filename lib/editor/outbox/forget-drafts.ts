import { withStorage } from '../browser-storage';

/**
 * Where a tab keeps what this person has begun to write: under their name, so that nobody else who signs in there sees it. `apart` names what
 * is too long to be written with all else.
 */
export const draftsKey = (personId: string, apart?: string) => `galley-drafts-${personId}${apart === undefined ? '' : ` ${apart}`}`;

/** Forgets what a person has begun to write in this tab: signing out. */
export function forgetDrafts(personId: string): void {
  withStorage('sessionStorage', (storage) => {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    // The space ends the name, of which another's may be the beginning.
    for (const key of keys) if (`${key} `.startsWith(`${draftsKey(personId)} `)) storage.removeItem(key);
  });
}
