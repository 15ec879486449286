import pino from 'pino';
import { LogLevel } from './settings';

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

/** What of an error helps: its kind, sentence, code and trace. Drivers hang whole connections on theirs, with host and user. */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = error.cause === undefined ? {} : { cause: errorForLog(error.cause) };
  return { type: error.name, message: error.message, errorCode: Reflect.get(error, 'code'), stack: error.stack, ...cause };
}

// A level that is none must not keep anybody from saying so (`checkEnvironment`): this module is loaded before.
const asked = LogLevel.safeParse(process.env.GALLEY_LOG_LEVEL?.trim());
const usual = process.env.NODE_ENV === 'test' ? 'silent' : 'info';

/** The server's log: JSON lines on standard output. Values under names of secrets are cut out, one level deep too. */
export const log = pino({
  level: asked.success ? asked.data : usual,
  base: null,
  serializers: { err: errorForLog },
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[cut]' },
});
