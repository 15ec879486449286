import { cookies } from 'next/headers';
import { cookieName } from '@/lib/server/sign-in/session-cookie';
import { pathWithin } from './path-within';

/**
 * Where to go after signing in: what the address says. Who comes back refused from the identity provider has an address without it; then
 * what next-auth has kept in its cookie since they went there.
 */
export async function wantedPath(said: string | string[] | undefined, isBack: boolean): Promise<string> {
  if (said !== undefined || !isBack) return pathWithin(said);
  const kept = (await cookies()).get(cookieName('callback'))?.value;
  if (kept === undefined || !URL.canParse(kept, 'http://galley.invalid')) return pathWithin(undefined);
  const { pathname, search, hash } = new URL(kept, 'http://galley.invalid');
  return pathWithin(`${pathname}${search}${hash}`);
}
