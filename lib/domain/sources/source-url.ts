import { inputText } from '../text/text-input';

/** A web address of a source: http or https, at most 4,096 characters. */
export const SourceUrl = inputText(4096).refine(
  (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
  'A link starts with http:// or https://.',
);
