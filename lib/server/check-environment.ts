import { EnvironmentError } from './environment';
import { headSettings } from './heads/head-settings';
import { mailSettings } from './mail';
import { checkLogLevel, checkPublicAddress, longestSilenceMs, poolSize, proxyHeader } from './settings';
import { identityProvider } from './sign-in/identity-provider';
import { sessionSecret } from './sign-in/session-cookie';

const readers = [
  checkPublicAddress,
  sessionSecret,
  proxyHeader,
  poolSize,
  longestSilenceMs,
  checkLogLevel,
  identityProvider,
  mailSettings,
  headSettings,
];

/** What is wrong with the first environment variable that cannot be used, as one sentence, or null if all can be. */
export function unusableSetting(env: Record<string, string | undefined>): string | null {
  try {
    for (const read of readers) read(env);
    return null;
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}

/** Ends this server with one sentence if what it is told by environment variables cannot be used. Called once when it starts. */
export function checkEnvironment(): void {
  const sentence = unusableSetting(process.env);
  if (sentence === null) return;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
