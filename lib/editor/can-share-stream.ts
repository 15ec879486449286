/** True where tabs can agree on one stream. On plain http, but from localhost, browsers give pages no locks: https://w3c.github.io/web-locks/ */
export const canShareStream = (): boolean => 'locks' in navigator && 'BroadcastChannel' in window;
