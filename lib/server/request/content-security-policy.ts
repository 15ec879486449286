/**
 * The policy of newsroom pages: only scripts and style elements with this nonce, nothing from elsewhere, never in a frame. Style attributes are
 * allowed, since positions of cards and carets are set by them. Development adds what Next's reloading needs. https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // A nonce would make browsers ignore 'unsafe-inline', so development, whose tools bring styles of their own, has none for styles.
  const styles = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  const directives = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': styles,
    'style-src-elem': styles,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'object-src': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
