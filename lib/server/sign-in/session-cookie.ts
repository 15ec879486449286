import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { EnvironmentError } from '../environment';

/** Twelve hours: a shift and its handover. */
export const SESSION_SECONDS = 12 * 3600;

/** What the session's token says: who, and up to which `sessionVersion` of their row it counts. */
export const SessionToken = z.object({ personId: z.uuid(), sessionVersion: z.number().int() });
export type SessionToken = z.infer<typeof SessionToken>;

/** True if people reach this server over https, as NEXTAUTH_URL says; cookies are then sent over https only. */
export function isServedSecurely(): boolean {
  return (process.env.NEXTAUTH_URL ?? '').startsWith('https:');
}

/** Where proxy.ts says which page is asked for, as layouts are not told. Set on every page request, so a client's own is overwritten. */
export const pathHeader = 'x-galley-path';

/**
 * The name of a cookie of this Galley. Cookies ignore the port, so two Galleys on one machine would sign each other out without it. It is the
 * port that people type: several processes of one Galley listen on ports of their own and must know each other's cookies. Over https browsers
 * take it from this host alone: a neighbouring one could sign people in as somebody else.
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.2
 */
export function cookieName(purpose: 'session' | 'csrf' | 'callback' | 'pkce' | 'state' | 'nonce'): string {
  return `${isServedSecurely() ? '__Host-' : ''}galley-${purpose}-${publicPort()}`;
}

function publicPort(): string {
  const url = process.env.NEXTAUTH_URL ?? '';
  if (!URL.canParse(url)) return process.env.PORT ?? '3000';
  return new URL(url).port || (isServedSecurely() ? '443' : '80');
}

/** The key of session tokens. The launcher makes it once and keeps it beside the data; a server without it must not start: EnvironmentError. */
export function sessionSecret(env: Record<string, string | undefined> = process.env): string {
  const secret = env.NEXTAUTH_SECRET;
  if (secret === undefined || secret.length < 16) throw new EnvironmentError('NEXTAUTH_SECRET is missing or shorter than 16 characters.');
  return secret;
}

/** How many cookies that were opened are remembered; those that came first go first. */
const MAX_OPENED = 2_000;

const Opened = SessionToken.extend({ exp: z.number() });

/**
 * What cookies say that were opened before, by secret and cookie, until they end. A cookie says the same each time, and to derive the key and decrypt it
 * cost each keystroke as much as storing it. Only what was opened well is in it: forged ones without end fill nothing.
 */
const opened = new Map<string, { token: SessionToken; endsAtMs: number }>();

/** The content of a session cookie, or null if it is absent, forged, too old or of another shape. It says nothing about the person's row. */
export async function readSessionToken(cookie: string | undefined): Promise<SessionToken | null> {
  if (cookie === undefined || cookie === '') return null;
  const secret = sessionSecret();
  const key = `${secret} ${cookie}`;
  const known = opened.get(key);
  if (known && Date.now() < known.endsAtMs) return known.token;
  opened.delete(key);
  const parsed = Opened.safeParse(await decode({ token: cookie, secret }).catch(() => null));
  if (!parsed.success) return null;
  const { exp, ...token } = parsed.data;
  opened.set(key, { token, endsAtMs: exp * 1_000 });
  const oldest = opened.keys().next().value;
  if (opened.size > MAX_OPENED && oldest !== undefined) opened.delete(oldest);
  return token;
}

/** The value of a cookie in a request's headers, or undefined. */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return decodeCookieValue(pair.slice(at + 1).trim());
  }
  return undefined;
}

function decodeCookieValue(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** The settings that every cookie of ours shares. Lax: a link from a mail opens the newsroom signed in; writes check the origin. */
export function cookieOptions(): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isServedSecurely() };
}

/** A `Set-Cookie` header that signs this browser in as the person. */
export async function sessionCookieHeader(token: SessionToken): Promise<string> {
  const value = await encode({ token, secret: sessionSecret(), maxAge: SESSION_SECONDS });
  const secure = isServedSecurely() ? '; Secure' : '';
  return `${cookieName('session')}=${value}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** A 204 that also signs this browser in. */
export async function signedInResponse(token: SessionToken): Promise<Response> {
  const headers = { 'Set-Cookie': await sessionCookieHeader(token), 'Cache-Control': 'no-store' };
  return new Response(null, { status: 204, headers });
}
