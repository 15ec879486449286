import { z } from 'zod';
import { readJson } from '@/lib/domain/read-json';

/** The JSON of a notice, to be piped into what it must hold. Anyone with the database's password can notify: a made-up notice must not end the process. */
export const NoticeJson = z.string().transform(readJson);
