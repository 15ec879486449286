import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { freeAddress } from './second-server';

/** Whoever signs in at the provider next, without a form: what it says of them. */
export interface Someone {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  /** True if the signed token itself names the address; else it is to be asked for. */
  isInToken?: boolean;
}

/** A real OpenID provider on this machine, which knows one client: the server at `clientUrl`. */
export async function openProvider(clientUrl: string) {
  const { port } = await freeAddress();
  const issuer = `http://127.0.0.1:${port}`;
  const client = { id: 'galley', secret: 'a secret between the two' };
  const people = new Map<string, Someone>();
  let next: Someone | 'refused' = 'refused';

  const configuration: Configuration = {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [`${clientUrl}/api/auth/callback/house`] }],
    cookies: { keys: ['a key of its cookies'] },
    jwks: {
      keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'one' }],
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const { isInToken = false, ...claims } = people.get(sub) ?? { sub };
      return { accountId: sub, claims: (use) => (use === 'id_token' && !isInToken ? { sub } : { ...claims }) };
    },
    // Nobody is asked whether the newsroom may know them.
    loadExistingGrant: async (context) => {
      const { client: asking, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: asking?.clientId ?? '', accountId: session?.accountId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(async (context, goOn) => {
    if (!context.path.startsWith('/interaction/')) return goOn();
    const result = next === 'refused' ? { error: 'access_denied' } : { login: { accountId: next.sub } };
    context.redirect(await provider.interactionResult(context.req, context.res, result));
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  return {
    env: {
      GALLEY_OIDC_ISSUER: issuer,
      GALLEY_OIDC_CLIENT_ID: client.id,
      GALLEY_OIDC_CLIENT_SECRET: client.secret,
      GALLEY_OIDC_NAME: 'Ledger',
    },
    /** From now on this person signs in there, or whoever comes is refused. */
    admit: (someone: Someone | 'refused') => {
      next = someone;
      if (someone !== 'refused') people.set(someone.sub, someone);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
