import { signOut } from '@/lib/api';

/** Work that exists only in this browser. The outbox registers one. */
export interface KeptHere {
  /** How many changes are nowhere but here: not sent yet, or not taken and not seen to. */
  countUnsent: () => Promise<number>;
  /** Deletes all that is kept for this person. */
  wipe: () => Promise<void>;
}

const kept = new Set<KeptHere>();

/** Has signing out ask about, and then wipe, what is kept here. The result takes it back. */
export function registerKept(entry: KeptHere): () => void {
  kept.add(entry);
  return () => kept.delete(entry);
}

/** How many changes would be lost by signing out now. */
export async function countUnsent(): Promise<number> {
  const counts = await Promise.all([...kept].map((entry) => entry.countUnsent()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Signs out, wipes what is kept here and shows the sign-in page. The whole page is left, so nothing of the person stays in memory. */
export async function signOutAndWipe(): Promise<void> {
  await signOut();
  await Promise.all([...kept].map((entry) => entry.wipe()));
  window.location.assign('/sign-in');
}
