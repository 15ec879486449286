import { signOut } from '@/lib/sign-out';

/** Work that exists only in this browser. The outbox registers one. */
export interface KeptHere {
  /** How many changes are nowhere but here: not sent yet, or not taken and not seen to. */
  countUnsent: () => Promise<number>;
  /** Whether something is begun in a field here, or in another tab, and not sent. */
  hasBegun?: () => Promise<boolean>;
  /** Keeps nothing from here on: the person is signed out, in this tab or another. */
  end: () => Promise<unknown>;
  /** Deletes all that is kept for this person: they sign out in this tab. */
  wipe?: () => Promise<unknown>;
}

const kept = new Set<KeptHere>();

/** Has signing out ask about, and then wipe, what is kept here. The result takes it back. */
export function registerKept(entry: KeptHere): () => void {
  kept.add(entry);
  return () => kept.delete(entry);
}

/** What each that is registered makes of `ask`. One that fails holds nobody up: a browser may open no store. */
const askAll = <T>(ask: (entry: KeptHere) => Promise<T> | undefined) =>
  Promise.all([...kept].map((entry) => ask(entry)?.catch(() => undefined)));

/** How many changes would be lost by signing out now, as far as the browser can say. */
export async function countUnsent(): Promise<number> {
  const counts = await askAll((entry) => entry.countUnsent());
  return counts.reduce<number>((sum, count = 0) => sum + count, 0);
}

/** Whether words that are begun and not sent would be lost by signing out now, in this tab or another. */
export const hasBegun = async (): Promise<boolean> => (await askAll((entry) => entry.hasBegun?.())).includes(true);

/** From here on this page keeps nothing of the person, who is signed out. Done when what it had under way is. */
export const endKept = () => askAll((entry) => entry.end());

/**
 * Signs out, wipes what is kept here and goes to the page at `to`, also where the browser stores nothing. The whole page is left, so nothing of the
 * person stays in memory.
 */
export async function signOutAndWipe(to = '/sign-in'): Promise<void> {
  await signOut();
  await askAll((entry) => entry.wipe?.());
  window.location.assign(to);
}
