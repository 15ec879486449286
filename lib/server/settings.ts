import { z } from 'zod';
import { readEnvironment } from './environment';

type Environment = Record<string, string | undefined>;

/** Links are made below it, origins are compared with it, and cookies ask how it begins: a path or a user in it would be lost in some of these. */
function isPublicAddress(url: string): boolean {
  return /^https?:\/\/[^/\\?#@]+\/?$/.test(url) && URL.canParse(url);
}

const PublicAddress = z
  .string()
  .refine(isPublicAddress, 'must be an address without user, path or query, such as https://galley.example.org.');

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}.`,
    )
    .transform(Number);

const GalleyUrl = z.object({ GALLEY_URL: PublicAddress });
const NextAuthUrl = z.object({ NEXTAUTH_URL: PublicAddress });

/** Throws EnvironmentError unless what people type to reach the house, where it is set, can be used. Scripts give it to the app as NEXTAUTH_URL. */
export function checkPublicAddress(env: Environment): void {
  readEnvironment(GalleyUrl, env);
  readEnvironment(NextAuthUrl, env);
}

const PoolSize = z.object({ GALLEY_POOL_SIZE: wholeNumber(1, 1000) });

/** How many connections to the database this process may have at once, 10 unless told otherwise. One that cannot be used: EnvironmentError. */
export function poolSize(env: Environment = process.env): number {
  return readEnvironment(PoolSize, env)?.GALLEY_POOL_SIZE ?? 10;
}

/** PostgreSQL ends a statement after 30 s, and a transaction in which nothing is asked after 10 s. Who hears nothing for longer hears nothing any more. */
const MAX_SILENCE_MS = 45_000;

/** No timer of Node's is longer. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const Silence = z.object({ GALLEY_DATABASE_SILENCE_MS: wholeNumber(1, MAX_TIMER_MS) });

/** After how long a connection on which the database says nothing is given up, in ms. One that cannot be used: EnvironmentError. */
export function longestSilenceMs(env: Environment = process.env): number {
  return readEnvironment(Silence, env)?.GALLEY_DATABASE_SILENCE_MS ?? MAX_SILENCE_MS;
}

/**
 * Has connections wait for `ms` from now on, or for longer where that is set: for who computes between two statements. A setting that cannot be used:
 * EnvironmentError.
 */
export function allowSilence(ms: number, env: Environment = process.env): void {
  env.GALLEY_DATABASE_SILENCE_MS = String(Math.max(ms, longestSilenceMs(env)));
}

const ProxyHeader = z.object({
  // What HTTP calls a token: anything else is thrown back by `Headers`. https://www.rfc-editor.org/rfc/rfc9110#name-tokens
  GALLEY_PROXY_HEADER: z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of one header, such as x-forwarded-for.'),
});

/** The header in which a trusted proxy says who asks, or null if there is none. One that cannot be used: EnvironmentError. */
export function proxyHeader(env: Environment = process.env): string | null {
  return readEnvironment(ProxyHeader, env)?.GALLEY_PROXY_HEADER ?? null;
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** From which level on the log is written: pino's, and `silent`. */
export const LogLevel = z.enum(levels, `must be ${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}.`);
export type LogLevel = z.infer<typeof LogLevel>;

const LogSettings = z.object({ GALLEY_LOG_LEVEL: LogLevel });

/** Throws EnvironmentError where the level that is set is none. The log itself writes `info` then. */
export function checkLogLevel(env: Environment): void {
  readEnvironment(LogSettings, env);
}
