import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleDetailsChange } from '../contract/articles';
import { ImportCorrections } from '../import/draft';
import { canonicalLanguage } from '../import/language';
import { LanguageTag } from './language-tag';
import { splitSentences } from './sentences';

const isTag = (text: string) => LanguageTag.safeParse(text).success;
const subtag = fc.string({ unit: fc.constantFrom(...'aeglnux09'), minLength: 1, maxLength: 8 });
const declared = fc.tuple(fc.constantFrom('en', 'ar', 'zh', 'art', 'sgn', 'cel'), fc.array(subtag, { maxLength: 4 }));
/** What pages say, and what older versions kept of it though it is no tag. */
const written = ['', 'en', 'pt-BR', 'zh-Hant', 'de-x-mtfrom-en', 'ar-u-nu-latn', 'hy-arevela', 'EN-gb', 'klingon', 'en-12'];

describe('LanguageTag', () => {
  it('takes whatever language an import finds', () => {
    expect(written.every((one) => isTag(canonicalLanguage(one)))).toBe(true);
    fc.assert(fc.property(declared, ([first, rest]) => isTag(canonicalLanguage([first, ...rest].join('-')))));
  });

  it.each(written)('takes “%s” at every door, and such a text has sentences', (language) => {
    expect(isTag(language)).toBe(true);
    expect(ArticleDetailsChange.parse({ language }).language).toBe(language);
    expect(ImportCorrections.parse({ language }).language).toBe(language);
    expect(splitSentences('Ja. Nein!', language)).toHaveLength(2);
  });

  it.each(['e', 'en_US', 'en-', 'en US', 'not a tag', '12', 'en-toolongsubtag', 'en\n', '"><script>'])('refuses “%s”', (language) => {
    expect(isTag(language)).toBe(false);
    expect(ArticleDetailsChange.safeParse({ language }).success).toBe(false);
  });
});
