import pino from 'pino';

const secrets = [
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'token',
  'tokenHash',
  'code',
  'cookie',
  'authorization',
  'DATABASE_URL',
];

/** The server's log: JSON lines on standard output. Values under names of secrets are cut out, one level deep too. */
export const log = pino({
  level: process.env.GALLEY_LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: null,
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[cut]' },
});
