/** Sentences that stand in one line, with `between` between them (a space where nothing is said). */
export interface SentenceCase {
  language: string;
  between?: string;
  sentences: string[];
}

/** What the split must find again where quotation marks and brackets stand at the edges. */
export const quoted: Record<string, SentenceCase> = {
  'Chinese quotes': { language: 'zh', between: '', sentences: ['市长表示同意。', '“我们会查。”', '他说。', '‘好！’', '走了。'] },
  'a Chinese quote of two sentences, in a quote': {
    language: 'zh',
    between: '',
    sentences: ['他说：“今天去。', '她说‘不去。’', '明天去。”', '完。'],
  },
  'a Chinese quote before a particle': { language: 'zh', between: '', sentences: ['这是“谁来付钱？”的问题。', '“的确。”', '的确如此。'] },
  'Chinese titles and heads': {
    language: 'zh',
    between: '',
    sentences: ['他走了。', '《家》出版了。', '【本报讯】雨停了。', '（完。）', '再见。'],
  },
  'dots before a Chinese closing mark': { language: 'zh', between: '', sentences: ['她答：“因为！……”', '他走了。'] },
  'Chinese in straight quotes': {
    language: 'zh',
    between: '',
    sentences: ['他说"我们会查。"', '他走了。', '"好。"', '＂不好。＂', '完。'],
  },
  'Japanese quotes': {
    language: 'ja',
    between: '',
    sentences: ['彼女は言った。', '「行こう。」', '彼は笑った。', '『本。』', '「何？」', '「あれ！」', '終わり。'],
  },
  'a Japanese quote that was said': {
    language: 'ja',
    between: '',
    sentences: ['彼は来た。', '「行こう。」と彼は言った。', '「待て！」の声だ。', '「さあ。」', 'ところが雨だ。'],
  },
  'Japanese brackets': { language: 'ja', between: '', sentences: ['雨だ。', '（注。）', '（「行く。」）', '晴れた。'] },
  'Japanese with wide spaces': { language: 'ja', between: '\u3000', sentences: ['彼女は言った。', '「行こう。」', '彼は笑った。'] },
  'Korean quotes': { language: 'ko', sentences: ['“가자.”라고 그가 말했다.', '"왜?"라는 물음이다.', '“네.”', '그가 갔다.'] },
  'French quotes behind spaces': {
    language: 'fr',
    sentences: ['Il a dit : « C’est faux. »', 'La ministre a répondu.', '« Oui.', 'Non. »', '« Si ! »', 'Fin.'],
  },
  'French quotes behind spaces that break no line': {
    language: 'fr',
    sentences: ['Il a dit : «\u00a0C’est faux.\u00a0»', '«\u202fOui\u202f!\u202f»', 'Elle part.'],
  },
  'who says it behind a French quote': {
    language: 'fr',
    sentences: [
      '« Non ! » dit-elle.',
      '« Quoi ? », dit-il.',
      '«\u202fOh\u202f!\u202f» a-t-elle dit.',
      'Il a dit « non ! ».',
      '« Ah ! » — Elle rit.',
      'Fin.',
    ],
  },
  'French quotes in quotes': { language: 'fr', sentences: ['« Elle a dit “Non.” »', 'Il note : « L’urgence d’“agir.” »', 'Fin.'] },
  'dots behind a French stop': { language: 'fr', sentences: ['Quoi ?…', 'Elle part.', '« Quoi ?… »', 'Fin.'] },
  'German quotes': {
    language: 'de',
    sentences: ['Er sagte: „Das ist falsch.“', 'Sie ging.', '„Nein!“, sagte sie.', '„Er rief ‚Halt!‘ “', '„Ja?“ fragte er.', 'Ende.'],
  },
  'German quotes turned inward': {
    language: 'de',
    sentences: ['Er sagte: »Das ist falsch.«', '»Er rief: ›Halt!‹«', 'Sie ging.', '»… Ja.«', 'Ende.'],
  },
  'German quotes without a space': {
    language: 'de',
    between: '',
    sentences: ['Er ging.', '„Nein.“', 'Sie blieb.', '„Das ist falsch!', 'Ja.“', 'Ende.'],
  },
  'Danish quotes': { language: 'da', sentences: ['Han sagde: »Det er forkert.«', 'Hun gik.', '»Nej!« sagde hun.', '»Ja.«', 'Slut.'] },
  'Swedish quotes': {
    language: 'sv',
    sentences: ['Han sa: ”Det är fel.”', 'Hon gick.', '”Nej!” sa hon.', '”Hon sa ’Nej.’”', '»Ja.»', 'Slut.'],
  },
  'English straight quotes': {
    language: 'en',
    sentences: ['He left.', '"It is late."', "She didn't.", "'It is.'", '("It was.")', '"We go!" she said.', 'Now.'],
  },
  'English straight quotes without a space': {
    language: 'en',
    between: '',
    sentences: ['He left.', '"It is late."', 'She said.', '("It was.")', 'Now.'],
  },
  'straight quotes between spaces': {
    language: 'en',
    sentences: ['He left.', '" It is late. "', 'She said so.', '( It was. )', '[ Yes. ]', 'Now.'],
  },
  'English quotes in quotes': {
    language: 'en',
    sentences: ['“He said, ‘Go.’”', '‘She said, “Why?”’', '“ ‘Because.’ ”', '’Twas late.', 'The boys’.', 'Now.'],
  },
  'a note that ends within brackets': {
    language: 'en',
    sentences: ['(It is late.)', '[It is.]', 'He left (see below).', 'Mr. “Bob” Smith came.', '{Now.}'],
  },
  'Spanish quotes': { language: 'es', sentences: ['Dijo: «No es.»', '¿Qué?', '«¡Sí!»', '«¿Ella?», dijo.', 'Fin.'] },
  'Russian quotes': { language: 'ru', sentences: ['«Нет!» — сказал он.', 'Она ушла.', '«Да.»', '„Да.“', 'Конец.'] },
  'Polish quotes': { language: 'pl', sentences: ['„Nie.”', 'Wyszła.', '„Tak!” powiedział.', 'Koniec.'] },
  'Arabic quotes': { language: 'ar', sentences: ['قال: «هذا خطأ.»', 'ثم ذهب.', '« لماذا؟ »', 'سألت.', '“نعم.”', '﴿قل.﴾', 'لا.'] },
  'Hebrew quotes': {
    language: 'he',
    sentences: ['הוא אמר: "זה לא נכון."', 'היא הלכה לארה"ב.', '״כן.״', '״למה?״', '”לא.”', '„לא.”', 'סוף.'],
  },
  'Hebrew quotes with marks of direction': { language: 'he', sentences: ['הוא הלך.\u200f', '\u200f"כן."\u200f', 'סוף.'] },
  'Urdu quotes': { language: 'ur', sentences: ['اس نے کہا۔', '’’یہ غلط ہے۔‘‘', 'وہ گیا۔', '“کیوں؟”', 'ہاں۔'] },
  'Hindi quotes': { language: 'hi', sentences: ['उसने कहा, “यह गलत है।”', 'वह गया।', '“क्यों?”', '( नहीं। )', 'हाँ।'] },
};
