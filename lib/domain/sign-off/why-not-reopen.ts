import { signatures } from './desk-rules';
import type { SignOff } from './sign-off';

/**
 * Why an article is not opened again by somebody who saw the signatures of these entries, as a sentence: others stand under it. Null where these do, and
 * where none does any more, which is refused by itself.
 */
export function whyNotReopen(signOffs: readonly Pick<SignOff, 'entryId' | 'signature'>[], seenIds: readonly string[]): string | null {
  const since = signOffs.filter(({ entryId }) => !seenIds.includes(entryId));
  if (since.length === 0) return null;
  const names = since.map(({ signature }) => signatures[signature].name.toLowerCase()).join(' and ');
  return `It has been signed as ${names} since you saw it. Look at who has signed, then reopen it.`;
}
