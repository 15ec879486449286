/** Only a path of this server: a link to us must not send anyone elsewhere after signing in. */
export function pathWithin(given: string | string[] | undefined): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/articles';
  const inner = 'http://galley.invalid';
  if (!URL.canParse(given, inner)) return '/articles';
  const url = new URL(given, inner);
  // `/.//host` is a path of ours until its dots are gone; then it begins as an address of another server does.
  const isOurs = url.origin === inner && !url.pathname.startsWith('//');
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : '/articles';
}
