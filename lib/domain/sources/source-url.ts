import { inputText } from '../text/text-input';

/** Longest address of a source. UTF-16 units. */
export const MAX_URL_CHARS = 4_096;

/** A web address of a source: http or https. */
export const SourceUrl = inputText(MAX_URL_CHARS).refine(
  (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
  'A link starts with http:// or https://.',
);
