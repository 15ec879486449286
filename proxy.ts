import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/server/request/content-security-policy';
import { cookieName, isServedSecurely, pathHeader, readSessionToken } from '@/lib/server/sign-in/session-cookie';

// Pages that people reach before they are signed in.
const openPaths = ['/sign-in', '/setup', '/forgot', '/invitation/', '/reset/'];

/**
 * Gives every page its content policy with a fresh nonce, and sends the signed-out to sign in. It is a convenience, not the guard: it reads
 * only the cookie, never the tables. Services and routes decide.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const isOpen = openPaths.some((path) => pathname === path || (path.endsWith('/') && pathname.startsWith(path)));
  if (!isOpen && (await readSessionToken(request.cookies.get(cookieName('session'))?.value)) === null) {
    const target = new URL('/sign-in', request.url);
    if (pathname !== '/') target.searchParams.set('to', pathname + search);
    return overHttpsOnly(NextResponse.redirect(target));
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set(pathHeader, pathname + search);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return overHttpsOnly(response);
}

/** A browser that was here once over https asks for no page over http for a year, on which somebody between could answer in our place. */
function overHttpsOnly(response: NextResponse): NextResponse {
  if (isServedSecurely()) response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;
}

export const config = {
  // Not the API: it answers no pages, and a proxy would buffer uploads and streams. Not what is the same for everyone. Each to its end: an
  // address that only begins so is a page that is not there.
  matcher: ['/((?!api/|_next/static/|_next/image$|icon\\.svg$).*)'],
};
