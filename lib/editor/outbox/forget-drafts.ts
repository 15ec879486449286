import { readJson } from '@/lib/domain/read-json';
import { withStorage } from '../browser-storage';

/**
 * Where a tab keeps what this person has begun to write: under their name, so that nobody else who signs in there sees it. `apart` names what
 * is too long to be written with all else.
 */
export const draftsKey = (personId: string, apart?: string) => `galley-drafts-${personId}${apart === undefined ? '' : ` ${apart}`}`;

/** The keys under which this tab keeps drafts of a person. */
function keysOf(storage: Storage, personId: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  // The space ends the name, of which another's may be the beginning.
  return keys.filter((key) => `${key} `.startsWith(`${draftsKey(personId)} `));
}

/** Forgets what a person has begun to write in this tab: signing out. */
export function forgetDrafts(personId: string): void {
  withStorage('sessionStorage', (storage) => {
    for (const key of keysOf(storage, personId)) storage.removeItem(key);
  });
}

/** True if a person has begun to write something in this tab that is not sent. */
export function hasDrafts(personId: string): boolean {
  const kept = withStorage('sessionStorage', (storage) => keysOf(storage, personId).map((key) => storage.getItem(key) ?? ''));
  return (kept ?? []).some((drafts) => hasWords(readJson(drafts)));
}

/** Ids are kept beside the words, also where these were deleted again. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a form that was only opened is filled with. */
const FILLED_IN = ['stance', 'lookedAt'];

function hasWords(draft: unknown): boolean {
  if (typeof draft === 'string') return draft.trim() !== '' && !ID.test(draft);
  if (typeof draft !== 'object' || draft === null || ('isChanged' in draft && draft.isChanged === false)) return false;
  return Object.entries(draft).some(([name, part]) => !FILLED_IN.includes(name) && hasWords(part));
}
