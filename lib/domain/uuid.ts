import { z } from 'zod';

/** A UUID from outside, in small letters as the tables write it: two spellings of one id must not be two tags. https://www.rfc-editor.org/rfc/rfc9562#section-4 */
export const Uuid = z.uuid().toLowerCase();
