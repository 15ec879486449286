import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { DomainError, notFound } from '@/lib/domain/errors';
import { providerId } from '@/lib/domain/people/provider-sign-in';
import { failureResponse } from '@/lib/server/request/problem';
import { readBytes } from '@/lib/server/request/request-body';
import { requireSameOrigin } from '@/lib/server/request/same-origin';
import { identityProvider } from '@/lib/server/sign-in/identity-provider';
import { cookieName } from '@/lib/server/sign-in/session-cookie';
import { authOptions } from '@/lib/server/sign-in/sign-in';
import { isOfServer } from '@/lib/server/sign-in/way-back';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** A sign-in is a few short fields. next-auth would read whatever a stranger sends, into memory. */
const MAX_FORM_BYTES = 20_000;

/**
 * What signing in and out needs. `session` would give whoever has a cookie a new one for twelve hours more, each time, and `_log` writes what a
 * stranger sends into the log.
 */
const served = new Set(['csrf', 'signin', 'callback', 'signout', 'error']);

/**
 * Signing out is posted. next-auth's own page for it has no content policy, and its button asks nothing about what is unsent. Passwords are posted too, and
 * there is one way back from elsewhere: at all others next-auth would say in plain text that the server is broken.
 */
function isServed([action = '', of]: readonly string[], method: string): boolean {
  if (action === 'callback') return of === 'credentials' ? method === 'POST' : of === providerId && identityProvider() !== null;
  return served.has(action) && (action !== 'signout' || method === 'POST');
}

/** The type of the forms that browsers and `lib/api.ts` send. */
const FORM = 'application/x-www-form-urlencoded';

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!isServed(nextauth, request.method)) return failureResponse(notFound(), request);
  // next-auth takes the server's own address from here alone; a forwarded host header is not believed.
  process.env.NEXTAUTH_URL ||= `http://localhost:${process.env.PORT ?? '3000'}`;
  await dropWrongWayBack(new URL(process.env.NEXTAUTH_URL).origin);
  return NextAuth(withoutWayBack(request), context, authOptions());
}

/**
 * Drops a cookie of the way back that is no address of this server, at `origin`: next-auth would answer each request of that browser with a 500, and write
 * the cookie into the log. Anything on the same host, and a neighbouring one, may have set it.
 */
async function dropWrongWayBack(origin: string): Promise<void> {
  const name = cookieName('callback');
  const jar = await cookies();
  const wayBack = jar.get(name)?.value;
  if (wayBack !== undefined && !isOfServer(wayBack, origin)) jar.delete(name);
}

/** The request without a way back in its address, which would be written into the log where it is none. Ours is in the form. */
function withoutWayBack(request: NextRequest): NextRequest {
  if (!request.nextUrl.searchParams.has('callbackUrl')) return request;
  const address = new URL(request.url);
  address.searchParams.delete('callbackUrl');
  return new NextRequest(address, request);
}

async function handleForm(request: NextRequest, context: Context): Promise<Response> {
  try {
    // Beside next-auth's own token, whose cookie a neighbouring host could set.
    requireSameOrigin(request);
    const headers = formHeaders(request);
    const body = await readBytes(request, MAX_FORM_BYTES);
    return await handle(new NextRequest(request.url, { method: request.method, headers, body }), context);
  } catch (error) {
    return failureResponse(error, request);
  }
}

/** The request's headers, of a form or of nothing. next-auth would read JSON too, and fail on what is broken: a 500, which any stranger could have logged. */
function formHeaders({ headers }: NextRequest): Headers {
  const type = headers.get('content-type');
  if (type === null) return headers;
  if (type.replace(/;.*/s, '').trim().toLowerCase() !== FORM) throw new DomainError('invalid', `Send this as a form (${FORM}).`);
  const plain = new Headers(headers);
  // It looks for JSON in all that is said of the type.
  plain.set('content-type', FORM);
  return plain;
}

export { handle as GET, handleForm as POST };
