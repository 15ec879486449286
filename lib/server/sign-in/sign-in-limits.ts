import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { DomainError } from '@/lib/domain/errors';
import { sayCount } from '@/lib/domain/text/say-count';
import { takeLock } from '../advisory-locks';
import { inTransaction, prisma, type Transaction } from '../database';
import { proxyHeader } from '../settings';
import { forwardedFor } from './forwarded-for';
import { peerAddressOf } from './peer-address';
import { sessionSecret } from './session-cookie';

/** How much may be tried for one account within the window: from one address, and from all together. */
export interface TryLimits {
  fromOneAddress: number;
  fromAll: number;
}

/** Wrong tries for one account within the window, after which it pauses: from one address, and from all together. */
export const signInLimits = { windowMinutes: 15, fromOneAddress: 5, fromAll: 30 } as const;

const numberWords = ['No', 'One', 'Two', 'Three', 'Four'];

/**
 * The address that tries are counted under: that of the connection, or what a trusted proxy says (GALLEY_PROXY_HEADER, none by default). Of an
 * IPv6 address only the network counts, since one household has more addresses in it than can be tried. `direct` where neither is known.
 */
export function addressOf(headers: Headers): string {
  const name = proxyHeader();
  const said = name === null ? null : headers.get(name);
  // The last one was added by the proxy itself; those before it are what the client claims.
  const last = name?.toLowerCase() === 'forwarded' ? forwardedFor(said ?? '') : said?.split(',').at(-1)?.trim();
  return networkOf(last || (peerAddressOf(headers) ?? 'direct'));
}

/** An IPv4 address without port, also where it is written as an IPv6 one; the /64 of an IPv6 address; anything else as it is. */
function networkOf(given: string): string {
  const address = given.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/%.*$/, '');
  const [, plain] = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(address) ?? [];
  if (plain !== undefined && isIPv4(plain)) return plain;
  if (!isIPv6(address)) return address;
  // One way of writing each: hexadecimal, without zeros in front.
  const known = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(known)?.slice(1);
  if (mapped) {
    const halves = mapped.map((group) => Number.parseInt(group, 16));
    return halves.flatMap((half) => [half >> 8, half & 255]).join('.');
  }
  const [head = '', tail] = known.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail ?? '')];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** What stands for an account in the tables, which are to name nobody. */
export function accountHash(account: string): string {
  return createHmac('sha256', sessionSecret()).update(account).digest('base64url');
}

/**
 * Counts a try before the secret is compared, so that many at once cannot slip through, and gives how many are left. Throws `too-many-tries`
 * while the account pauses; such tries are not counted. Works alike for accounts that do not exist. Other things that are tried have other
 * `limits`, and `tooMany` says of them what was too much.
 */
export async function countTry(
  account: string,
  address: string,
  { limits = signInLimits, tooMany }: { limits?: TryLimits; tooMany?: string } = {},
): Promise<number> {
  await dropOldTries();
  return inTransaction(async (tx) => (await countTryIn(tx, account, address, limits, tooMany)).left);
}

/** The moment before which tries do not count any more. */
const windowStart = () => new Date(Date.now() - signInLimits.windowMinutes * 60_000);

/** Deletes the tries that do not count any more. By itself: a transaction that waits for another's turn must not hold rows that this one wants. */
export async function dropOldTries(): Promise<void> {
  await prisma.signInFailure.deleteMany({ where: { at: { lt: windowStart() } } });
}

/** `countTry` in a transaction that may count several things, with the id of the row; what is thrown takes all of them back. */
export async function countTryIn(
  tx: Transaction,
  account: string,
  address: string,
  limits: TryLimits,
  tooMany = 'Too many wrong tries.',
): Promise<{ left: number; id: bigint }> {
  const hash = accountHash(account);
  await takeLock(tx, 'tries', hash);
  const tries = await tx.signInFailure.findMany({ where: { accountHash: hash, at: { gte: windowStart() } }, orderBy: { at: 'asc' } });
  const here = tries.filter((each) => each.address === address);
  const left = Math.min(limits.fromOneAddress - here.length, limits.fromAll - tries.length);
  if (left <= 0) throw tooManyTries(tooMany, here.length >= limits.fromOneAddress ? here[0]?.at : tries[0]?.at);
  const { id } = await tx.signInFailure.create({ data: { accountHash: hash, address } });
  return { left: left - 1, id };
}

/** Forgets the tries for an account from everywhere, after a reset. */
export async function forgetTries(account: string): Promise<void> {
  await prisma.signInFailure.deleteMany({ where: { accountHash: accountHash(account) } });
}

/** The sentence for a wrong try: the same whether or not the account exists. `field` is the one that was wrong, where that is no secret. */
export function wrongTry(what: string, left: number, field?: string): DomainError {
  const count = numberWords[left] ?? String(left);
  const rest = left === 0 ? 'No tries left: wait 15 minutes.' : `${count} ${left === 1 ? 'try' : 'tries'} left before a 15 minute pause.`;
  return new DomainError('invalid', `${what} ${rest}`, { triesLeft: left, ...(field === undefined ? {} : { field }) });
}

function tooManyTries(what: string, oldest: Date | undefined): DomainError {
  const endsAt = (oldest?.getTime() ?? Date.now()) + signInLimits.windowMinutes * 60_000;
  const minutes = Math.max(1, Math.ceil((endsAt - Date.now()) / 60_000));
  const sentence = `${what} You can try again in ${sayCount(minutes, 'minute')}.`;
  return new DomainError('too-many-tries', sentence, { retryAfterSeconds: minutes * 60 });
}
