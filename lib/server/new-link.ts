import { v7 as uuidv7 } from 'uuid';
import { linkHours } from '@/lib/domain/contract/one-time-links';
import { hashToken, newToken } from './one-time-token';

/** A one-time link that nobody has yet: what its row keeps, and what is shown of it once. `hours` is how long it can be used. */
export function newLink(purpose: 'invitation' | 'passwordReset', hours: number = linkHours[purpose]) {
  const token = newToken();
  const id = uuidv7();
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  const path = `${purpose === 'invitation' ? '/invitation' : '/reset'}/${token}`;
  return { row: { id, tokenHash: hashToken(token), expiresAt }, shown: { id, path, expiresAt: expiresAt.toISOString() } };
}
