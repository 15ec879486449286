import type { Transaction } from './database';

/**
 * The advisory locks of PostgreSQL that are taken for a key, each kind with the seed by which its keys become numbers. Two of one seed keep apart by their
 * keys. No seed may change: processes of two versions run side by side while one takes over.
 */
const seeds = {
  /** Whoever stores a new article with this id. */
  newArticle: 0,
  /** Whoever counts a try for this account, by its hash. */
  tries: 0,
  /** First sign-ins by a provider: one key for all. */
  firstSignIns: 0,
  /** Whoever adds a source of this desk and address. */
  sourceAddress: 1,
  /** All addresses of this desk. Shared by those who take single ones. */
  sourceAddresses: 2,
  /** Whoever invites this address to this desk. */
  invitation: 3,
  /** Whoever makes, uses or withdraws links that set this person's password. Before the person's row. */
  passwordResets: 4,
} as const;

/** Those that there is one of, by their own number. 72707369 is taken by the engine of migrations (`scripts/schema-engine.mjs`). */
const numbers = {
  /** Whoever makes lines of heads. */
  headLines: 72_707_371,
  /** Whoever changes the verdicts of the house. */
  verdictScale: 72_707_372,
} as const;

type LockOfKey = keyof typeof seeds;
type LockOfAll = keyof typeof numbers;

/** Waits until nobody else has this lock, and holds it to the end of the transaction, also of a process that dies. */
export async function takeLock(tx: Pick<Transaction, '$executeRaw'>, name: LockOfKey, key: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, ${seeds[name]}))`;
}

/** The same beside others who share it, and against whoever takes it. */
export async function shareLock(tx: Pick<Transaction, '$executeRaw'>, name: LockOfKey, key: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${key}, ${seeds[name]}))`;
}

/** The same for one that there is one of. */
export async function takeLockOfAll(tx: Pick<Transaction, '$executeRaw'>, name: LockOfAll): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${numbers[name]})`;
}

/** Takes it if nobody else has it, and says whether. */
export async function tryLockOfAll(tx: Pick<Transaction, '$queryRaw'>, name: LockOfAll): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ isHeld: boolean }[]>`select pg_try_advisory_xact_lock(${numbers[name]}) as "isHeld"`;
  return lock?.isHeld === true;
}
