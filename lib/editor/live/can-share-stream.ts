/** True where tabs can agree on one stream. On plain http, but from localhost, browsers give pages no locks: https://w3c.github.io/web-locks/ */
export const canShareStream = (): boolean => 'locks' in navigator && 'BroadcastChannel' in window;

/** Where they cannot, each tab asks so often. */
export const POLL_MS = 2_000;
