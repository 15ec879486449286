import { type Db, inTransaction, prisma } from '../database';
import { accountHash, countTryIn, dropOldTries, signInLimits } from './sign-in-limits';

/**
 * Wrong tries from one network for all accounts together within the window, after which it pauses: a spray over thousands of accounts ends there,
 * and so does the work of hashing. Far more than an office behind one address mistypes in a quarter of an hour.
 */
const networkLimit = 100;
const networkLimits = { fromOneAddress: networkLimit, fromAll: networkLimit };

/** So long an address is known for an account after the right password. */
const knownDays = 30;
/** What others try does not count there: the account would be shut to its own person by whoever has a handful of networks. */
const knownLimits = { fromOneAddress: signInLimits.fromOneAddress, fromAll: Number.POSITIVE_INFINITY };

/** A try that was counted. */
export interface CountedTry {
  /** How many are left before a pause. */
  left: number;
  /** To be called if it was right: it was no wrong try then, and those before it from there are forgotten. */
  wasRight(): Promise<void>;
}

/**
 * Counts a try at an account's password before it is compared: by account and address, by account, and by network for all accounts. From an
 * address where it was right in the last 30 days it is by account and address alone. Throws `too-many-tries`; such tries are not counted. Works
 * alike for accounts that do not exist.
 */
export async function countSignIn(account: string, address: string): Promise<CountedTry> {
  await dropOldTries();
  const site = siteOf(address);
  const [byNetwork, byAccount] = await inTransaction(async (tx) => {
    if (await isKnownAddress(tx, account, address)) return [null, await countTryIn(tx, account, address, knownLimits)];
    // Always the network's turn before the account's: two tries cannot wait for each other.
    return [await countTryIn(tx, `sign-ins from ${site}`, address, networkLimits), await countTryIn(tx, account, address, signInLimits)];
  });
  return {
    left: byAccount.left,
    wasRight: async () => {
      const ours = [{ accountHash: accountHash(account), address }, ...(byNetwork === null ? [] : [{ id: byNetwork.id }])];
      await prisma.signInFailure.deleteMany({ where: { OR: ours } });
      await remember(knownHash(account, address));
    },
  };
}

/** True for an address where the account was signed in to in the last 30 days: what others try keeps nobody out there. */
export async function isKnownAddress(db: Pick<Db, 'knownAddress'>, account: string, address: string): Promise<boolean> {
  const isRecent = { hash: knownHash(account, address), at: { gte: knownSince() } };
  return (await db.knownAddress.count({ where: isRecent })) > 0;
}

/**
 * The network of an address for the limit over all accounts: the /48 of an IPv6 address. Whoever has an IPv6 line for a house may have a /48, which is 65,536
 * times a /64.
 */
function siteOf(address: string): string {
  const [, site] = /^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):[0-9a-f]+::\/64$/.exec(address) ?? [];
  return site === undefined ? address : `${site}::/48`;
}

const knownHash = (account: string, address: string) => accountHash(`${account} from ${address}`);
const knownSince = () => new Date(Date.now() - knownDays * 24 * 3_600_000);

async function remember(hash: string): Promise<void> {
  await prisma.knownAddress.deleteMany({ where: { at: { lt: knownSince() } } });
  // In SQL: two sign-ins at once must not fail on each other's row.
  await prisma.$executeRaw`insert into "KnownAddress" (hash) values (${hash}) on conflict (hash) do update set at = now()`;
}
