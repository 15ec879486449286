import { z } from 'zod';

/** The JSON of a notice, to be piped into what it must hold. Anyone with the database's password can notify: a made-up notice must not end the process. */
export const NoticeJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});
