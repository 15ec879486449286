import { z } from 'zod';
import { MAX_GUIDELINES_CHARS } from '../tags/tag-types';
import { inputText } from '../text/text-input';
import { endpoint } from './endpoint';
import { WholeNumber } from './whole-number';

const DeskParams = z.object({ deskId: z.uuid() });

/** What a desk holds to when it tags and checks, in plain text: its own, under a version that goes up with every save, and what holds for the whole house. */
export const Guidelines = z.object({ version: z.number().int().nonnegative(), desk: z.string(), house: z.string() });
export type Guidelines = z.infer<typeof Guidelines>;

/** For everyone on the desk. */
export const readGuidelines = endpoint({
  method: 'GET',
  path: '/api/v1/desks/{deskId}/guidelines',
  params: DeskParams,
  answer: Guidelines,
});

/**
 * Those of the desk anew, for who manages it. `basedOn` is the version that they were made from: if another is stored by now nothing is saved
 * (`conflict`), and `details.now` is what is.
 */
export const saveGuidelines = endpoint({
  method: 'PUT',
  path: '/api/v1/desks/{deskId}/guidelines',
  params: DeskParams,
  body: z.object({ basedOn: WholeNumber, desk: inputText(MAX_GUIDELINES_CHARS) }),
  answer: Guidelines,
});
/** What `saveGuidelines` takes, once parsed. */
export type GuidelinesInput = z.output<NonNullable<(typeof saveGuidelines)['body']>>;
