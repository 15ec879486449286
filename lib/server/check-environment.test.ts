import { describe, expect, it } from 'vitest';
import { unusableSetting } from './check-environment';

const NEXTAUTH_SECRET = 'a secret of these tests';
const publicAddress = 'must be an address without user, path or query, such as https://galley.example.org.';
const level = 'GALLEY_LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent.';
const pool = 'GALLEY_POOL_SIZE must be a whole number from 1 to 1000.';
const silence = 'GALLEY_DATABASE_SILENCE_MS must be a whole number from 1 to 2147483647.';
const header = 'GALLEY_PROXY_HEADER must be the name of one header, such as x-forwarded-for.';

describe('unusableSetting', () => {
  it.each<[string, Record<string, string>]>([
    ['nothing but a secret', {}],
    ['a public address', { GALLEY_URL: 'https://galley.example.org' }],
    ['one with a slash at its end, and a port', { GALLEY_URL: 'http://[::1]:3000/', NEXTAUTH_URL: 'http://localhost:3000' }],
    ['limits', { GALLEY_POOL_SIZE: '1', GALLEY_DATABASE_SILENCE_MS: '660000' }],
    ['a level and a header', { GALLEY_LOG_LEVEL: 'warn', GALLEY_PROXY_HEADER: 'X-Forwarded-For' }],
    [
      'blank settings, which are not set',
      { GALLEY_URL: '', NEXTAUTH_URL: ' ', GALLEY_POOL_SIZE: '', GALLEY_LOG_LEVEL: ' ', GALLEY_PROXY_HEADER: '' },
    ],
  ])('takes %s', (_, env) => {
    expect(unusableSetting({ NEXTAUTH_SECRET, ...env })).toBeNull();
  });

  it.each<[string, Record<string, string>, string]>([
    ['an address without a scheme', { GALLEY_URL: 'galley.example.org' }, `GALLEY_URL ${publicAddress}`],
    ['of another scheme', { GALLEY_URL: 'ftp://galley.example.org' }, `GALLEY_URL ${publicAddress}`],
    ['whose host is taken for a scheme', { GALLEY_URL: 'localhost:3000' }, `GALLEY_URL ${publicAddress}`],
    ['that is not one to every reader', { GALLEY_URL: 'https:galley.example.org' }, `GALLEY_URL ${publicAddress}`],
    ['with a path', { GALLEY_URL: 'https://example.org/galley' }, `GALLEY_URL ${publicAddress}`],
    ['with a query', { GALLEY_URL: 'https://example.org?desk' }, `GALLEY_URL ${publicAddress}`],
    ['with a user', { GALLEY_URL: 'https://ines@example.org' }, `GALLEY_URL ${publicAddress}`],
    ['with a port that is none', { GALLEY_URL: 'https://example.org:99999' }, `GALLEY_URL ${publicAddress}`],
    ['of sessions, with a path', { NEXTAUTH_URL: 'https://example.org/api/auth' }, `NEXTAUTH_URL ${publicAddress}`],
    ['a short secret', { NEXTAUTH_SECRET: 'fifteen letters' }, 'NEXTAUTH_SECRET is missing or shorter than 16 characters.'],
    ['no secret', { NEXTAUTH_SECRET: '' }, 'NEXTAUTH_SECRET is missing or shorter than 16 characters.'],
    ['a negative number', { GALLEY_POOL_SIZE: '-1' }, pool],
    ['none at all', { GALLEY_POOL_SIZE: '0' }, pool],
    ['half a number', { GALLEY_POOL_SIZE: '2.5' }, pool],
    ['a word for a number', { GALLEY_POOL_SIZE: 'ten' }, pool],
    ['too many', { GALLEY_POOL_SIZE: '1001' }, pool],
    ['a unit', { GALLEY_DATABASE_SILENCE_MS: '45s' }, silence],
    ['no time', { GALLEY_DATABASE_SILENCE_MS: '0' }, silence],
    ['more time than timers have', { GALLEY_DATABASE_SILENCE_MS: '2147483648' }, silence],
    ['a level that pino has not', { GALLEY_LOG_LEVEL: 'verbose' }, level],
    ['two headers', { GALLEY_PROXY_HEADER: 'x-real-ip, x-forwarded-for' }, header],
    ['a header with its colon', { GALLEY_PROXY_HEADER: 'x-real-ip:' }, header],
    [
      'part of a provider',
      { GALLEY_OIDC_ISSUER: 'https://id.example.org' },
      'GALLEY_OIDC_CLIENT_ID, GALLEY_OIDC_CLIENT_SECRET and GALLEY_OIDC_NAME are missing: set all of GALLEY_OIDC_ISSUER, GALLEY_OIDC_CLIENT_ID, GALLEY_OIDC_CLIENT_SECRET and GALLEY_OIDC_NAME, or none.',
    ],
    [
      'half of the mail',
      { GALLEY_SMTP_URL: 'smtp://mail.example.org' },
      'GALLEY_MAIL_FROM is missing: set all of GALLEY_SMTP_URL and GALLEY_MAIL_FROM, or none.',
    ],
    ['part of a path', { GALLEY_HEADS_FILE: 'heads.jsonl' }, 'GALLEY_HEADS_FILE must be a whole path, from the root on.'],
  ])('names %s', (_, env, sentence) => {
    expect(unusableSetting({ NEXTAUTH_SECRET, ...env })).toBe(sentence);
  });
});
