import { describe, expect, it } from 'vitest';
import { EnvironmentError } from '../environment';
import { identityProvider } from './identity-provider';

const all = {
  GALLEY_OIDC_ISSUER: 'https://id.ledger.example/realms/news',
  GALLEY_OIDC_CLIENT_ID: 'galley',
  GALLEY_OIDC_CLIENT_SECRET: 'between us',
  GALLEY_OIDC_NAME: 'Ledger',
};

function sentenceFor(env: Record<string, string | undefined>): string {
  try {
    return identityProvider(env) === null ? 'none' : 'fine';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}

describe('identityProvider', () => {
  it('is what the four variables say', () => {
    expect(identityProvider(all)).toEqual({
      issuer: 'https://id.ledger.example/realms/news',
      clientId: 'galley',
      clientSecret: 'between us',
      name: 'Ledger',
    });
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['none of them', {}, 'none'],
    ['empty ones', { GALLEY_OIDC_ISSUER: '', GALLEY_OIDC_NAME: ' ' }, 'none'],
    ['http on this machine, for trials', { ...all, GALLEY_OIDC_ISSUER: 'http://127.0.0.1:9000' }, 'fine'],
    ['http on [::1]', { ...all, GALLEY_OIDC_ISSUER: 'http://[::1]:9000' }, 'fine'],
    [
      'http elsewhere',
      { ...all, GALLEY_OIDC_ISSUER: 'http://id.ledger.example' },
      'GALLEY_OIDC_ISSUER must be the issuer’s https:// address (http:// on this machine only).',
    ],
    [
      'a host that only begins like this machine',
      { ...all, GALLEY_OIDC_ISSUER: 'http://localhost.evil.example' },
      'GALLEY_OIDC_ISSUER must be the issuer’s https:// address (http:// on this machine only).',
    ],
    [
      'no address',
      { ...all, GALLEY_OIDC_ISSUER: 'id.ledger.example' },
      'GALLEY_OIDC_ISSUER must be the issuer’s https:// address (http:// on this machine only).',
    ],
    [
      'one missing',
      { ...all, GALLEY_OIDC_CLIENT_SECRET: undefined },
      'GALLEY_OIDC_CLIENT_SECRET is missing: set all of GALLEY_OIDC_ISSUER, GALLEY_OIDC_CLIENT_ID, GALLEY_OIDC_CLIENT_SECRET and GALLEY_OIDC_NAME, or none.',
    ],
    [
      'a name too long for a button',
      { ...all, GALLEY_OIDC_NAME: 'The single sign-on of the Ledger and its sisters' },
      'GALLEY_OIDC_NAME must be at most 40 characters, since it stands on a button.',
    ],
  ])('says of %s in one sentence whether it can be used', (_, env, sentence) => {
    expect(sentenceFor(env)).toBe(sentence);
  });
});
