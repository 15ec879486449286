import { z } from 'zod';

/** A moment from outside, written as all others are (ISO 8601, UTC, milliseconds): the same moment is the same value. */
export const Moment = z.iso.datetime().transform((at) => new Date(at).toISOString());
