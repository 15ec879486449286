/** Called by Next once when a server starts. This file is compiled for the edge too, so Node's part stands in a second one. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    (await import('./instrumentation-node')).endWithLauncher();
    (await import('./lib/server/live/shutdown')).hearOfShutdown();
    (await import('./lib/server/check-environment')).checkEnvironment();
    (await import('./lib/server/sign-in/peer-address')).notePeerAddresses();
    (await import('./lib/server/inbox/inbox-mail-rounds')).startMailRounds();
    (await import('./lib/server/heads/head-rounds')).startHeadRounds();
    (await import('./lib/server/memory/remember-claims')).startRememberingClaims();
    (await import('./lib/server/journal/compose')).startComposing();
  }
}
