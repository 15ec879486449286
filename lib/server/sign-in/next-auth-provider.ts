import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { providerId } from '@/lib/domain/people/provider-sign-in';
import { log } from '../log';
import { signInByIdentity } from './external-sign-in';
import type { IdentityProvider } from './identity-provider';

/** The provider as next-auth takes it: its addresses and keys are found from the issuer, and everything that can be checked is. */
export function nextAuthProvider({ issuer, clientId, clientSecret, name }: IdentityProvider): OAuthConfig<unknown> {
  return {
    id: providerId,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    // The default of 3.5 s is short for a provider that was asleep.
    httpOptions: { timeout: 10_000 },
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = claimsIn(tokens.id_token ?? '');
        if (withoutSlash(claims.iss) !== withoutSlash(issuer))
          throw new Error('The provider calls itself by another issuer than GALLEY_OIDC_ISSUER.');
        const asksMore = claims.email === undefined || claims.email_verified === undefined;
        if (!asksMore || client.issuer.metadata.userinfo_endpoint === undefined || tokens.access_token === undefined) return claims;
        // The address and whether it is verified come from one answer, never one from each. Whose it is says the signed token alone.
        const more = await client.userinfo(tokens.access_token);
        if (more.sub !== claims.sub) throw new Error('The provider told of another person than the one who signed in.');
        return { ...more, iss: claims.iss, sub: claims.sub };
      },
    },
    profile: async (claims) => {
      // next-auth swallows what is thrown here, so a failure is told as a refusal too. `jwt` of sign-in.ts finds the session in this object.
      const outcome = await signInByIdentity(claims).catch((error: unknown) => {
        log.error({ err: error }, 'Signing in by the identity provider failed');
        return { refusal: 'busy' as const };
      });
      return { id: providerId, ...outcome };
    },
  };
}

const IdTokenClaims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional().catch(undefined),
  email_verified: z.unknown().optional(),
});

/** What an id token says. Its signature, issuer, audience, nonce and time have been checked: openid-client gives no token that fails. */
function claimsIn(idToken: string): z.infer<typeof IdTokenClaims> {
  return IdTokenClaims.parse(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')));
}

const withoutSlash = (issuer: string) => issuer.replace(/\/$/, '');
