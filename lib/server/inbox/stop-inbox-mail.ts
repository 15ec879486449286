import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { notFound } from '@/lib/domain/errors';
import { storePreferences } from '../people/person-preferences';
import { sessionSecret } from '../sign-in/session-cookie';

/**
 * The token with which a mail program ends a person's mail about their inbox: their id, sealed with the house's secret. Nothing is stored of it.
 * It does nothing else, and what it did stands in their profile.
 */
export function stopToken(personId: string): string {
  const id = parse(personId);
  return Buffer.concat([id, sealOf(id)]).toString('base64url');
}

/** Ends the mail of the person whose token it is. `not-found` for any other. */
export async function stopInboxMail(token: string): Promise<void> {
  const bytes = Buffer.from(token, 'base64url');
  const [id, seal] = [bytes.subarray(0, 16), bytes.subarray(16)];
  if (seal.length !== 32 || !timingSafeEqual(seal, sealOf(id))) throw notFound();
  await storePreferences(stringify(id), { inboxMail: 'never' });
}

// Its first words part it from whatever else the secret may come to seal.
const sealOf = (id: Uint8Array) => createHmac('sha256', sessionSecret()).update('stop inbox mail ').update(id).digest();
