import { describe, expect, it } from 'vitest';
import { signInRefusalSentence } from './provider-sign-in';

describe('signInRefusalSentence', () => {
  it('says why, by the name of the provider', () => {
    expect(signInRefusalSentence('not-invited', 'Ledger')).toBe('This address was not invited. Ask an admin.');
    expect(signInRefusalSentence('unverified-email', 'Ledger')).toBe(
      'Ledger has not confirmed your email address. Confirm it there, then sign in again.',
    );
  });

  it.each(['OAuthCallback', 'Your account is locked, call 0800 555', '__proto__', 'toString'])('never says the code %j', (code) => {
    expect(signInRefusalSentence(code, 'Ledger')).toBe(
      'Signing in with Ledger did not work. You are not signed in; start again from here.',
    );
  });
});
