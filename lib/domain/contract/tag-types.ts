import type { z } from 'zod';
import { TagTypes } from '../tags/house-types';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

/** The types of tags that the house has, retired ones among them, and its guidelines. For everyone on a desk. */
export const readTagTypes = endpoint({ method: 'GET', path: '/api/v1/house/tag-types', answer: TagTypes });

/**
 * The whole set anew, for admins. `basedOn` is the version that it was made from: if another is stored by now nothing is saved (`conflict`), and
 * `details.now` is what is.
 * What is in use is never removed, only retired; entries from before keep the types as they were then.
 */
export const saveTagTypes = endpoint({
  method: 'PUT',
  path: '/api/v1/house/tag-types',
  body: TagTypes.omit({ version: true }).extend({ basedOn: WholeNumber }),
  answer: TagTypes,
});
/** What `saveTagTypes` takes, once parsed. */
export type TagTypesInput = z.output<NonNullable<(typeof saveTagTypes)['body']>>;
