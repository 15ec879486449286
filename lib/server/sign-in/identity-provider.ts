import { z } from 'zod';
import { readEnvironment } from '../environment';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What the provider says goes over the net in the open with http, so that is for this machine only. */
function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash } = new URL(issuer);
  return search === '' && hash === '' && (protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname)));
}

const Settings = z.object({
  GALLEY_OIDC_ISSUER: z.string().refine(isSafeIssuer, 'must be the issuer’s https:// address (http:// on this machine only).'),
  GALLEY_OIDC_CLIENT_ID: z.string(),
  GALLEY_OIDC_CLIENT_SECRET: z.string(),
  GALLEY_OIDC_NAME: z.string().max(40, 'must be at most 40 characters, since it stands on a button.'),
});

/** The house's identity provider. `name` is what people call it. */
export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/** The identity provider that the house has set, or null. Settings that cannot be used: EnvironmentError. */
export function identityProvider(env: Record<string, string | undefined> = process.env): IdentityProvider | null {
  const settings = readEnvironment(Settings, env);
  if (settings === null) return null;
  return {
    issuer: settings.GALLEY_OIDC_ISSUER,
    clientId: settings.GALLEY_OIDC_CLIENT_ID,
    clientSecret: settings.GALLEY_OIDC_CLIENT_SECRET,
    name: settings.GALLEY_OIDC_NAME,
  };
}
