import { z } from 'zod';
import { Day } from '../moment';
import { isUnseen } from '../text/is-unseen';
import { inputText } from '../text/text-input';
import { SourceType } from './source';
import { sourceLine } from './source-line';
import { SourceUrl } from './source-url';

/** Longest title of a source. UTF-16 units. */
export const MAX_SOURCE_TITLE_CHARS = 500;
/** Longest author or publisher of a source. UTF-16 units. */
export const MAX_SOURCE_NAME_CHARS = 300;
/** Longest note on a source. UTF-16 units. */
export const MAX_SOURCE_NOTE_CHARS = 10_000;

/** What a person enters for a source. A title or an address is needed; the address stands in for a missing title. */
export const SourceInput = z
  .object({
    title: inputText(MAX_SOURCE_TITLE_CHARS).transform((title) => (isUnseen(title) ? '' : sourceLine(title))),
    url: SourceUrl.nullable().default(null),
    type: SourceType.default('webpage'),
    author: inputText(MAX_SOURCE_NAME_CHARS).transform(sourceLine).default(''),
    publisher: inputText(MAX_SOURCE_NAME_CHARS).transform(sourceLine).default(''),
    publishedOn: Day.nullable().default(null),
    note: inputText(MAX_SOURCE_NOTE_CHARS).default(''),
  })
  .refine((source) => source.title !== '' || source.url !== null, 'A source needs a title or a link.')
  .transform((source) => ({ ...source, title: source.title || (source.url ?? '') }));
export type SourceInput = z.infer<typeof SourceInput>;
