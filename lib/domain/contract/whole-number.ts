import { z } from 'zod';

/** The largest whole number that the tables can hold: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT */
export const MAX_WHOLE = 2_147_483_647;

/** A version or a seq that comes in: from 0 to `MAX_WHOLE`. With a larger one the database would refuse the query. */
export const WholeNumber = z.int().nonnegative().max(MAX_WHOLE);
