import { z } from 'zod';

/** Longest moment that is read: ISO 8601 allows any number of digits behind the second. UTF-16 units. */
export const MAX_MOMENT_CHARS = 40;

/** True of a day or moment (ISO 8601) that the tables can hold: PostgreSQL knows no year before 1. */
export const isInTables = (at: string): boolean => at >= '0001';

const TOO_EARLY = 'This is before the first year there is.';
// A date field takes a year of six digits.
const NO_DAY = 'A day is written as 2026-11-25: its year has four digits.';
const NO_MOMENT = 'A moment is written as 2026-11-25T14:00:00Z: its year has four digits.';

/** A moment from outside, as it was written, that the tables can hold or compare with. */
export const Instant = z.iso.datetime({ error: NO_MOMENT, abort: true }).max(MAX_MOMENT_CHARS).refine(isInTables, TOO_EARLY);

/** A day without a time, as `YYYY-MM-DD`, that the tables can hold. */
export const Day = z.iso.date({ error: NO_DAY, abort: true }).refine(isInTables, TOO_EARLY);

/**
 * A moment from outside, written as all others are (ISO 8601, UTC, milliseconds): the same moment is the same value. Entries keep it, and whoever writes it
 * into a table asks `isInTables`: what is stored must stay readable.
 */
export const Moment = z.iso
  .datetime({ error: NO_MOMENT, abort: true })
  .max(MAX_MOMENT_CHARS)
  .transform((at) => new Date(at).toISOString());
