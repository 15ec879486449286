/** An encoding of one byte a letter, by its name to people and to TextDecoder. */
export interface OldEncoding {
  name: string;
  label: string;
}

interface Language {
  encodings: readonly OldEncoding[];
  /** Its small letters that are not in ASCII. */
  letters: string;
  /** Its commonest words in small letters, and shapes of words that are hardly another language's. */
  words: RegExp;
}

const turkish: readonly OldEncoding[] = [{ name: 'Windows-1254 (Turkish)', label: 'windows-1254' }];
const central: readonly OldEncoding[] = [
  { name: 'Windows-1250 (Central European)', label: 'windows-1250' },
  { name: 'ISO-8859-2 (Central European)', label: 'iso-8859-2' },
];
const anyOf = (words: string) => new RegExp(`^(?:${words.replaceAll(' ', '|')})$`, 'u');

const languages: readonly Language[] = [
  // Ş and ı have the bytes of Þ and ý, and Icelandic has no þ before most consonants or at the end of a word, and no two ý in one.
  {
    encodings: turkish,
    letters: 'çğıöşüâîû',
    words:
      /^(?:bir|ve|bu|için|ile|çok|daha|olarak|değil|yıl|gibi|olan|ama|yok|\p{L}*(?:[aeıioöuü]ş(?:[bcçdfghklmnpstz]\p{L}*)?|ı\p{L}*ı\p{L}*))$/u,
  },
  {
    encodings: central,
    letters: 'áčďéěíňóřšťúůýž',
    words: anyOf('a v na se že je to s z o i do za by jsou byl jako pro ale si podle od po jen jich'),
  },
  {
    encodings: central,
    letters: 'áäčďéíĺľňóôŕšťúýž',
    words: anyOf('a v na sa že je to s z o i do za by sú bol ako pre ale si podľa od po len jej'),
  },
  { encodings: central, letters: 'ąćęłńóśźż', words: anyOf('i w na z się nie to że do jest o po jak za od przez są dla jego ale czy był') },
  { encodings: central, letters: 'áéíóöőúüű', words: anyOf('a az és hogy nem is egy de meg volt ez csak már ki szerint még nincs ha el') },
  { encodings: central, letters: 'ăâîşţ', words: anyOf('de şi în a la cu pe că din să nu o un este sunt pentru care mai au iar al ale') },
  { encodings: central, letters: 'čćđšž', words: anyOf('i u je se na da za su od nije što kao ali će o iz koji su ne bi jedne već') },
  { encodings: central, letters: 'čšž', words: anyOf('in je na se da za so ki v z ni o pa bi po kot še ne le pri iz jih') },
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
].map(anyOf);

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
  const fitting = languages.flatMap((language) =>
    language.encodings.flatMap((encoding) => {
      const text = new TextDecoder(encoding.label).decode(sample);
      const { count, share } = countWords(text, language.words, localeOf(language));
      // Text has no control characters; quotes and dashes of Windows are such in ISO-8859-2.
      if (/[\u0080-\u009f]/.test(text)) return [];
      const isFitting = count >= MIN_WORDS && share >= MIN_SHARE_OF_WORDS && share > least && hasLettersOf(language, text, western);
      return isFitting ? [{ encoding, share }] : [];
    }),
  );
  return fitting.sort((one, other) => other.share - one.share)[0]?.encoding ?? null;
}

/** I and İ are two letters in Turkish, each with a small one of its own. */
const localeOf = ({ encodings }: Language) => (encodings === turkish ? 'tr' : 'en');

function countWords(text: string, known: RegExp, locale: string): { count: number; share: number } {
  const words = text.toLocaleLowerCase(locale).match(/\p{L}+/gu) ?? [];
  const count = words.filter((word) => known.test(word)).length;
  return { count, share: count / Math.max(1, words.length) };
}

/** A sign for which no language parts a word: it is a letter in another encoding. */
const strangeSign = /[¡-§©¬®-¶¸¹»-¿×÷ˇ˘˙˛˝]/u;

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
