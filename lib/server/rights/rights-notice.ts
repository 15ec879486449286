import type { Transaction } from '../database';

/** The channel on which a change of someone's rights is told to every process, at COMMIT; the payload is the person's id. */
export const rightsChannel = 'galley_rights';

/** Tells this person's open streams to read their rights anew, at once. */
export async function announceRights(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${rightsChannel}, ${personId})`;
}

/** The channel on which it is told to every process, at COMMIT, that claims are checked by other rules, verdicts or types; of which desk it does not say. */
export const settingsChannel = 'galley_settings';

/** Tells all who have an article open to ask by what it is checked now. */
export async function announceSettings(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_notify(${settingsChannel}, '')`;
}

/** The channel on which it is told to every process, at COMMIT, that an article has another desk or author, or is gone; the payload is its id. */
export const readersChannel = 'galley_readers';

/** Tells that who may read this article may be others from now on. */
export async function announceReaders(tx: Transaction, articleId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${readersChannel}, ${articleId})`;
}
