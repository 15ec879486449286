/** The languages that are offered besides the one that was found. BCP 47. */
export const languageTags = [
  'en',
  'en-GB',
  'en-US',
  'ar',
  'bg',
  'bn',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'ga',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'mk',
  'nl',
  'no',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sq',
  'sr',
  'sv',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
  'zh-Hant',
];

const names = new Intl.DisplayNames(['en-GB'], { type: 'language' });

/** The English name of a language tag; the tag itself where there is none. */
export function languageName(tag: string): string {
  return names.of(tag) ?? tag;
}

/** What each direction of a text is called. */
export const directionNames = { ltr: 'Left to right', rtl: 'Right to left' } as const;
