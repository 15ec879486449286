import { DomainError } from '@/lib/domain/errors';
import { log } from '../log';
import { isServedSecurely } from '../sign-in/session-cookie';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Throws `forbidden` for a write that a page of another origin caused. Browsers always send `Origin` with a write, and `Sec-Fetch-Site` in
 * secure contexts; a request with neither comes from a program, which holds no one's cookie by accident.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function requireSameOrigin(request: Request): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isForeignSite = site !== null && site !== 'same-origin' && site !== 'none';
  if (isForeignSite) throw new DomainError('forbidden', 'This request came from another site, so it was refused.');
  const host = request.headers.get('host');
  if (origin === null || isOwnOrigin(origin, host)) return;
  logOnce(origin, host);
  throw new DomainError(
    'forbidden',
    'This address is not the one that Galley is set to, so the request was refused. Whoever runs Galley finds both in its log.',
  );
}

const AGAIN_MS = 3_600_000;
const MAX_PAIRS = 100;
/** Pairs of origin and host that were logged, with when. Anybody can make up others: no more than so many are logged in an hour. */
const logged = new Map<string, number>();

/** The likely reason is a proxy that names its own host, which nobody would guess from what people are shown. */
function logOnce(origin: string, host: string | null): void {
  const now = Date.now();
  for (const [pair, at] of logged) if (now - at >= AGAIN_MS) logged.delete(pair);
  const pair = JSON.stringify([origin, host]);
  if (logged.has(pair) || logged.size >= MAX_PAIRS) return;
  logged.set(pair, now);
  log.warn(
    { origin: origin.slice(0, 300), host: host?.slice(0, 300), galleyUrl: process.env.NEXTAUTH_URL },
    'A write was refused, since its origin is neither its Host nor GALLEY_URL. Is GALLEY_URL what people type, and does the proxy pass Host on?',
  );
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const own = new URL(origin);
  const publicUrl = process.env.NEXTAUTH_URL;
  // Behind a proxy the Host header may be the inner one: the address that people use counts as well.
  return (
    (own.host === host && !mayBeForged(own)) ||
    (publicUrl !== undefined && URL.canParse(publicUrl) && own.origin === new URL(publicUrl).origin)
  );
}

const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where people use https, a page of the same host over http is of whoever sits between: not every browser calls that another site. */
const mayBeForged = ({ protocol, hostname }: URL) => isServedSecurely() && protocol !== 'https:' && !ownMachine.has(hostname);
