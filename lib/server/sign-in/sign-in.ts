import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { Email, GivenPassword } from '@/lib/domain/contract/people';
import { DomainError } from '@/lib/domain/errors';
import { prisma } from '../database';
import { log } from '../log';
import { storageFailure } from '../storage-failure';
import { countSignIn } from './count-sign-in';
import { identityProvider } from './identity-provider';
import { nextAuthProvider } from './next-auth-provider';
import { isPassword } from './password';
import { actorOfToken } from './session';
import { cookieName, cookieOptions, SESSION_SECONDS, SessionToken, sessionSecret } from './session-cookie';
import { addressOf, wrongTry } from './sign-in-limits';
import { wayBack } from './way-back';

/** What becomes of a person's credentials or claims, as both providers give it to the callbacks. */
const SignedIn = z.object({ session: SessionToken });
const Refused = z.object({ refusal: z.string() });

const Credential = z.object({ email: Email, password: GivenPassword });

/**
 * Who these credentials belong to. Throws `invalid` with the tries left, or `too-many-tries`. An unknown email, a disabled person and a
 * wrong password get the same answer after the same work.
 */
export async function signIn(given: unknown, address: string): Promise<SessionToken> {
  const credential = Credential.safeParse(given);
  if (!credential.success) throw new DomainError('invalid', credential.error.issues[0]?.message ?? 'Write your email and password.');
  const { email, password } = credential.data;
  const counted = await countSignIn(email, address);
  const person = await prisma.person.findUnique({ where: { email } });
  const isRight = await isPassword(password, person?.passwordHash ?? null);
  if (!isRight || person === null || person.disabledAt !== null) throw wrongTry('That email and password do not match.', counted.left);
  await counted.wasRight();
  return { personId: person.id, sessionVersion: person.sessionVersion };
}

/** next-auth's settings. They are made at each use: the port and the secret are known only once the server runs. */
export function authOptions(): NextAuthOptions {
  const cookie = (purpose: 'session' | 'csrf' | 'callback') => ({ name: cookieName(purpose), options: cookieOptions() });
  // What ties the way back from the identity provider to this browser is needed for as long as people stay there.
  const brief = (purpose: 'pkce' | 'state' | 'nonce') => ({ name: cookieName(purpose), options: { ...cookieOptions(), maxAge: 900 } });
  const provider = identityProvider();
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: cookie('session'),
      csrfToken: cookie('csrf'),
      callbackUrl: cookie('callback'),
      pkceCodeVerifier: brief('pkce'),
      state: brief('state'),
      nonce: brief('nonce'),
    },
    providers: [
      Credentials({ credentials: { email: {}, password: {} }, authorize: authorizeCredentials }),
      ...(provider === null ? [] : [nextAuthProvider(provider)]),
    ],
    callbacks: {
      signIn({ user }) {
        const refused = Refused.safeParse(user);
        return refused.success ? `/sign-in?error=${refused.data.refusal}` : true;
      },
      async jwt({ token, user }) {
        if (user) return { ...SignedIn.parse(user).session };
        // Only next-auth's own addresses come here; pages and routes ask session.ts, which reads the row as well.
        const current = SessionToken.safeParse(token);
        return current.success && (await actorOfToken(current.data)) !== null ? { ...current.data } : {};
      },
      // Nothing of the person is given to scripts by next-auth: GET /api/v1/me does that.
      session: ({ session }) => ({ expires: session.expires }),
      // next-auth's own fails on what is no address.
      redirect: ({ url, baseUrl }) => wayBack(url, baseUrl),
    },
    logger: {
      error: (code, about) =>
        log.warn({ nextAuth: code, err: about instanceof Error ? about : about.error }, 'next-auth refused a request'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

async function authorizeCredentials(given: unknown, request: { headers?: Record<string, unknown> }) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers ?? {})) if (typeof value === 'string') headers.set(name, value);
  try {
    const token = await signIn(given, addressOf(headers));
    return { id: token.personId, session: token };
  } catch (error) {
    // next-auth carries an Error's message to the form, so only sentences for the person may leave here.
    const expected = error instanceof DomainError ? error : storageFailure(error);
    if (expected === null) log.error({ err: error }, 'Signing in failed');
    throw new Error(expected?.message ?? 'Something broke on the server. Try again.');
  }
}
