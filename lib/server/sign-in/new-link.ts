import { v7 as uuidv7 } from 'uuid';
import { linkHours } from '@/lib/domain/contract/one-time-links';
import { takeLock } from '../advisory-locks';
import type { Transaction } from '../database';
import { hashToken, newToken } from './one-time-token';

/** A one-time link that nobody has yet: what its row keeps, and what is shown of it once. `hours` is how long it can be used. */
export function newLink(purpose: 'invitation' | 'passwordReset', hours: number = linkHours[purpose]) {
  const token = newToken();
  const id = uuidv7();
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  const path = `${purpose === 'invitation' ? '/invitation' : '/reset'}/${token}`;
  return { row: { id, tokenHash: hashToken(token), expiresAt }, shown: { id, path, expiresAt: expiresAt.toISOString() } };
}

/**
 * Withdraws the person's links that could still set a password. Whoever may have read their mail, or their screen, would have the account again
 * after it was made safe. Before the person's row is written: whoever uses a link takes the two in this order.
 */
export async function withdrawPasswordResets(tx: Transaction, personId: string): Promise<void> {
  await lockPasswordResets(tx, personId);
  await tx.oneTimeLink.deleteMany({ where: { purpose: 'passwordReset', personId, usedAt: null } });
}

/**
 * Whoever makes, uses or withdraws a link of this person waits here for whoever does. Not at the rows: one that came meanwhile has its own place in every
 * order of them, and two would wait for each other.
 */
export async function lockPasswordResets(tx: Transaction, personId: string): Promise<void> {
  await takeLock(tx, 'passwordResets', personId);
}

/**
 * Withdraws the invitations of this address to the desk that nobody has used: who was taken off it would be back by one. Before the membership is written:
 * whoever uses one takes the two in this order.
 */
export async function withdrawInvitations(tx: Transaction, to: { email: string; deskId: string }): Promise<void> {
  await tx.oneTimeLink.deleteMany({ where: { purpose: 'invitation', ...to, usedAt: null } });
}

/** Two who invite the same address to a desk at once wait for each other here; the second replaces the first's link. */
export async function lockInvitations(tx: Transaction, to: { email: string; deskId: string }): Promise<void> {
  await takeLock(tx, 'invitation', `${to.deskId} ${to.email}`);
}
