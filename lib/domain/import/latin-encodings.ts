/** An encoding of one byte a letter, by its name to people and to TextDecoder. */
export interface OldEncoding {
  name: string;
  label: string;
}

interface Language {
  encoding: OldEncoding;
  /** Its small letters that are not in ASCII. */
  letters: string;
  /** Its commonest words in small letters, and shapes of words that are hardly another language's. */
  words: RegExp;
}

const turkish: OldEncoding = { name: 'Windows-1254 (Turkish)', label: 'windows-1254' };

const languages: readonly Language[] = [
  // Ş and ı have the bytes of Þ and ý, and Icelandic has no þ before most consonants or at the end of a word, and no two ý in one.
  {
    encoding: turkish,
    letters: 'çğıöşüâîû',
    words:
      /^(?:bir|ve|bu|için|ile|çok|daha|olarak|değil|yıl|gibi|olan|ama|yok|\p{L}*(?:[aeıioöuü]ş(?:[bcçdfghklmnpstz]\p{L}*)?|ı\p{L}*ı\p{L}*))$/u,
  },
];

/** The commonest words of languages that Windows-1252 is for. */
const westernWords = [
  'the of and to in that is for was on with said',
  'der die das und den von ist nicht mit ein eine für',
  'le la les de des et à un une est que dans pas il',
  'de la que el en y los las del por un una se no',
  'di che il la e per un una non del è si della',
  'de que o a os as da do em um uma não é para se',
  'de la i el que els les en un una no és amb del',
  'de het een van en in is dat op te niet zijn',
  'og i at det er en til på af for ikke som de den',
  'och i att det som en på är av för inte den',
  'og í að á er sem við það til en var ekki um af',
  'og í at á er sum til ein ikki hava tað við av',
  'ja on ei se että oli ovat mutta kun myös',
  'ja on ei et ka see oli mis kui aga',
].map((words) => new RegExp(`^(?:${words.replaceAll(' ', '|')})$`, 'u'));

/** So many letters must be others than Windows-1252 would make of them. */
const MIN_TELLING_LETTERS = 2;
const MIN_WORDS = 2;
const MIN_SHARE_OF_WORDS = 0.06;
/** Of the letters beyond ASCII, so many may be of names from elsewhere. */
const MAX_SHARE_OF_FOREIGN = 0.05;

/**
 * The encoding in which a file of Latin letters is of a language that Windows-1252 has not all letters of: nearly all of its letters are that language's,
 * and it has more of its commonest words than of those of any language of Western Europe. Null where none is.
 */
export function latinEncodingOf(sample: Uint8Array): OldEncoding | null {
  const western = new TextDecoder('windows-1252').decode(sample);
  const least = Math.max(...westernWords.map((words) => countWords(western, words, 'en').share));
  const fitting = languages.flatMap((language) => {
    const text = new TextDecoder(language.encoding.label).decode(sample);
    const { count, share } = countWords(text, language.words, localeOf(language));
    const isFitting = count >= MIN_WORDS && share >= MIN_SHARE_OF_WORDS && share > least && hasLettersOf(language, text, western);
    return isFitting ? [{ encoding: language.encoding, share }] : [];
  });
  return fitting.sort((one, other) => other.share - one.share)[0]?.encoding ?? null;
}

/** I and İ are two letters in Turkish, each with a small one of its own. */
const localeOf = ({ encoding }: Language) => (encoding === turkish ? 'tr' : 'en');

function countWords(text: string, known: RegExp, locale: string): { count: number; share: number } {
  const words = text.toLocaleLowerCase(locale).match(/\p{L}+/gu) ?? [];
  const count = words.filter((word) => known.test(word)).length;
  return { count, share: count / Math.max(1, words.length) };
}

/** A sign for which no language parts a word: it is a letter in another encoding. */
const strangeSign = /[\u0080-\u009f¡-§©¬®-¶¸¹»-¿×÷ˇ˘˙˛˝]/u;

function hasLettersOf(language: Language, text: string, western: string): boolean {
  const isLetterAt = (i: number) => /\p{L}/u.test(text.charAt(i));
  let own = 0;
  let foreign = 0;
  let telling = 0;
  for (const { index, 0: sign } of text.matchAll(/[^\0-\u007f]/gu)) {
    const small = sign.toLocaleLowerCase(localeOf(language));
    // The small letter of İ is i.
    if (language.letters.includes(small) || small <= '\u007f') {
      own++;
      if (sign !== western[index]) telling++;
    } else if (isLetterAt(index) || (strangeSign.test(sign) && isLetterAt(index - 1) && isLetterAt(index + 1))) foreign++;
  }
  return telling >= MIN_TELLING_LETTERS && foreign <= MAX_SHARE_OF_FOREIGN * (own + foreign);
}
