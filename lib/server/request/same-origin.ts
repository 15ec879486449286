import { DomainError } from '@/lib/domain/errors';

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
  if (isForeignSite || (origin !== null && !isOwnOrigin(origin, request.headers.get('host')))) {
    throw new DomainError('forbidden', 'This request came from another site, so it was refused.');
  }
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const publicUrl = process.env.NEXTAUTH_URL;
  // Behind a proxy the Host header may be the inner one: the address that people use counts as well.
  return (
    new URL(origin).host === host ||
    (publicUrl !== undefined && URL.canParse(publicUrl) && new URL(origin).origin === new URL(publicUrl).origin)
  );
}
