import { inputText } from '../text/text-input';
import { withoutTurns } from '../text/without-turns';

/** Longest address of a source. UTF-16 units. */
export const MAX_URL_CHARS = 4_096;

/** A web address of a source: http or https, without signs that turn the order in which it is read. An address has them escaped. */
export const SourceUrl = inputText(MAX_URL_CHARS)
  .transform(withoutTurns)
  .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'A link starts with http:// or https://.');
