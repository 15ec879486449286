import { EnvironmentError } from './environment';
import { headSettings } from './heads/head-settings';
import { mailSettings } from './mail';
import { identityProvider } from './sign-in/identity-provider';

/** Ends this server with one sentence if what it is told by environment variables cannot be used. Called once when it starts. */
export function checkEnvironment(): void {
  try {
    identityProvider();
    mailSettings();
    headSettings();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
