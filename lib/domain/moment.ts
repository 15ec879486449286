import { z } from 'zod';

/** Longest moment that is read: ISO 8601 allows any number of digits behind the second. UTF-16 units. */
export const MAX_MOMENT_CHARS = 40;

/** A moment from outside, written as all others are (ISO 8601, UTC, milliseconds): the same moment is the same value. */
export const Moment = z.iso
  .datetime()
  .max(MAX_MOMENT_CHARS)
  .transform((at) => new Date(at).toISOString());
