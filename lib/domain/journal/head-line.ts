import { z } from 'zod';
import { canonicalJson } from '../canonical-json';
import { isClockAhead } from '../clock-ahead';
import { sha256Hex } from '../hash';
import { readJson } from '../read-json';
import { NO_HASH } from './entry';

/** Most heads in one line: a house publishes all of its own the first time. */
export const MAX_HEADS_IN_LINE = 5000;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The ends of journals as they are published outside: one line of canonical JSON. A line names the hash of the one before, so that the lines are
 * a chain themselves. It holds no titles, no names, no words.
 */
export const HeadLine = z.strictObject({
  format: z.literal('galley-heads'),
  /** 1, 2, 3… in a house. */
  number: z.number().int().positive(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** How many articles the house has, those that were deleted too. */
  articleCount: z.number().int().nonnegative(),
  /** The end of each journal that has grown since the line before. */
  heads: z.array(z.strictObject({ articleId: z.uuid(), seq: z.number().int().positive(), hash: Hash })).max(MAX_HEADS_IN_LINE),
  /** SHA-256 of the line before without its line feed; of the first, zeros. As that line names the one before it, it stands for all. */
  before: Hash,
});
export type HeadLine = z.infer<typeof HeadLine>;

/** What the first line follows. */
export const NO_LINE = { number: 0, hash: NO_HASH } as const;

/** The line as it is written, without a line feed, and its hash. */
export function writeHeadLine(line: Omit<HeadLine, 'format'>): { line: string; hash: string } {
  const text = canonicalJson({ format: 'galley-heads', ...line } satisfies HeadLine);
  return { line: text, hash: sha256Hex(text) };
}

/** A line that was kept, or null if it is none of ours: not only in what it says, but to the letter. */
export function readHeadLine(text: string): (HeadLine & { hash: string }) | null {
  const parsed = HeadLine.safeParse(readJson(text));
  return parsed.success && canonicalJson(parsed.data) === text ? { ...parsed.data, hash: sha256Hex(text) } : null;
}

const DAY_MS = 86_400_000;

/** True if the line of today is to be made: once a day by the calendar of UTC. What was missed is in the next one. One of a wrong clock holds up none. */
export const isLineDue = (madeAt: Date | null, now: Date): boolean =>
  madeAt === null || isClockAhead(madeAt, now) || Math.floor(madeAt.getTime() / DAY_MS) < Math.floor(now.getTime() / DAY_MS);

const MINUTE_MS = 60_000;

/** How long after a failed try the next one is made: a minute, then twice as long each time, at most an hour. It is never given up. */
export const headRetryDelayMs = (tries: number): number => Math.min(60, 2 ** Math.min(tries - 1, 10)) * MINUTE_MS;
