import { describe, expect, it } from 'vitest';
import { articleSchema as schema } from './article-schema';
import { wordsBetween } from './article-text';
import { sentenceAt, sentencesIn, splitSentences } from './sentences';

/** Each case is its sentences joined by a space; the split must find them again. */
const cases: Record<string, { language: string; sentences: string[] }> = {
  'two plain sentences': { language: 'en', sentences: ['The bus left.', 'It was late!'] },
  'a title before a name': { language: 'en', sentences: ['Mr. Smith met Dr. Khan on St. Mary Street.', 'They spoke.'] },
  'a number after No.': { language: 'en', sentences: ['Bus No. 5 was full, see p. 41.', 'Was it?', 'No.', 'It left.'] },
  'e.g. before a name': { language: 'en', sentences: ['Some cities, e.g. London, do.', 'Others, i.e. Paris, do not.'] },
  'initials of a name': { language: 'en', sentences: ['The report by J. K. Marsh is out.', 'Colin J. Marsh wrote it.'] },
  'a letter that ends a sentence': { language: 'en', sentences: ['They chose plan B.', 'The rest is known.'] },
  'an acronym inside a name': { language: 'en', sentences: ['The U.S. Senate voted.', 'He left the U.S.', 'They stayed.'] },
  'times of day': { language: 'en', sentences: ['It closes at 1 a.m. Monday.', 'It opens at 5 p.m.', 'Buses run later.'] },
  'figures with points': { language: 'en', sentences: ['It rose 3.5 per cent to £11.40.', 'That is 1.26 million.'] },
  'a quoted question that goes on': { language: 'en', sentences: ['“Why?” he asked.', '“Because.”', 'She left.'] },
  'marks of notes behind stops': {
    language: 'en',
    sentences: ['He left.¹', 'They stayed!³', 'The U.S.⁴ Senate “sat.”⁵', 'It is 10⁵.⁶', 'No.'],
  },
  'quotes around whole sentences': { language: 'en', sentences: ['“It is late.', 'We go.”', 'They went.'] },
  'a German ordinal and titles': { language: 'de', sentences: ['Am 3. Oktober kam Dr. Weber, z. B. mit Nr. 5.', 'Er blieb.'] },
  'German millions': {
    language: 'de',
    sentences: ['Es kostet 5 Mio. Euro, z. B. Berlin 3 Mrd. Euro.', 'Es waren 2 Mio.', 'Das ist viel.'],
  },
  'French titles': { language: 'fr', sentences: ['M. Dupont est parti.', 'Le train aussi.'] },
  'Spanish titles': { language: 'es', sentences: ['El Sr. López llegó.', '¿Y ella?', 'No vino.'] },
  'Arabic stops and titles': {
    language: 'ar-EG',
    sentences: ['قال د. أحمد إن هذا خطأ، ص. ٥.', 'لماذا؟', 'جاء أ.د. سامي ود. علي.', 'هذا كثير؛ فلا!', 'نعم.'],
  },
  'Hebrew stops': { language: 'he', sentences: ['ד"ר כהן אמר: לא.', 'למה?', 'פרופ׳ לוי, רח׳ הרצל 5, הלך לארה״ב!', 'כן.'] },
  'Urdu stops': { language: 'ur', sentences: ['ڈاکٹر خان نے کہا۔', 'کیوں؟', 'ہاں، وہ گیا؛ بس!', 'ختم۔'] },
  'Persian stops': { language: 'fa', sentences: ['او می‌رود.', 'چرا؟', 'بله!', 'قیمت ۳٫۵ است.'] },
  'Hindi stops and titles': {
    language: 'hi',
    sentences: ['डॉ. शर्मा और प्रो. ए. पी. वर्मा ने रु. 500 दिए।', 'क्या?', 'पी.एम. मोदी आए!', 'सं. ५ वह है॥', 'वह गया.', 'अंत।'],
  },
  'Hindi kilometres': { language: 'hi', sentences: ['वह 5 कि.मी. दूर है।', 'अंत।'] },
  'Russian for that is': {
    language: 'ru',
    sentences: [
      'Порт, т. е. Мурманск, закрыт, т.е. Москва ждёт.',
      'Остался план Б.',
      'Он готов.',
      'Это витамин Е.',
      'Она ушла.',
      'Груз лежит на ул. Ленина.',
    ],
  },
  'Ukrainian for that is': { language: 'uk', sentences: ['Порт, т. б. Одеса, стоїть на вул. Франка.', 'Він зачинений.'] },
  'Spanish for example': { language: 'es', sentences: ['Hay puertos, p. ej. Cádiz.', 'Son dos.'] },
  'Greek millions': { language: 'el', sentences: ['Κοστίζει 5 εκατ. ευρώ ή 3 δισ. δολάρια.', 'Η εταιρεία όχι.'] },
  'Bengali stops': { language: 'bn', sentences: ['সে গেল।', 'কেন?', 'হ্যাঁ!', 'শেষ।'] },
  'Amharic stops': { language: 'am', sentences: ['እሱ ሄደ።', 'ለምን፧', 'አዎ!', 'አበቃ።'] },
  'Armenian stops': { language: 'hy', sentences: ['Նա գնաց։', 'Ինչո՞ւ։', 'Այո։'] },
  'Greek stops': { language: 'el', sentences: ['Έφυγε.', 'Γιατί;', 'Ναι!'] },
  'Greek titles': {
    language: 'el-GR',
    sentences: [
      'Ο κ. Μητσοτάκης, η κα. Παπαδοπούλου και οι κ.κ. Τσίπρας και Α. Παππάς, π.χ. Τρίτη, μίλησαν.',
      'Βλ. σελ. 5 και άρθρ. 12.',
      'Ο πρ. Υπουργός και ο Δρ. Κ. Λάμπρου διαφώνησαν με το σχέδιο Β.',
      'Η συνέχεια είναι γνωστή.',
      'Ήρθε το 12.',
      'Ο Λάμπρου όχι.',
    ],
  },
  'Turkish titles and ordinals': {
    language: 'tr',
    sentences: [
      'Prof. Dr. Aylin Demir, Yrd. Doç. Dr. Ömer Şahin ve Av. Çelik geldi.',
      '12. Cumhurbaşkanı Erdoğan, Sn. Yılmaz ile 29. Ekim Sokak, No. 5 adresinde görüştü, bkz. Resmî Gazete.',
      'Kazanan B.',
      'Bu bilinir.',
      'Sayı 12.',
      'Ama az.',
    ],
  },
  'Vietnamese titles and places': {
    language: 'vi-VN',
    sentences: [
      'PGS.TS. Nguyễn Văn An, ThS. Trần Bình và BS. Lê Hoa họp tại P. Bến Nghé, Q. 1, TP. HCM.',
      'TS. Phạm Minh đến muộn.',
      'Họ chọn phương án P.',
      'Ông An đồng ý.',
    ],
  },
  'Korean stops': { language: 'ko', sentences: ['그가 갔다.', '왜?', '3.5배다!', '끝.'] },
};

const unspaced: Record<string, string> = {
  letters: 'a',
  'letters with accents and apostrophes': 'l’été',
  'letters before a stop at the end': `${'a'.repeat(499_999)}.`,
  'full stops': 'a.',
  'exclamations that go on': 'a!',
  'initials that Unicode parts': 'Ა.',
  'times of day': 'a.m.',
  'quotes that go on': 'a!”',
  'marks that open and close': '."',
  'marks behind spaces': '! »',
  'marks that open': '「',
};

describe('splitSentences', () => {
  it.each(Object.entries(cases))('keeps %s', (_, { language, sentences }) => {
    const words = sentences.join(' ');
    expect(splitSentences(words, language).map(({ start, end }) => words.slice(start, end))).toEqual(sentences);
  });

  it('splits text that has no spaces', () => {
    const words = '巴士离开了。它迟到了。';
    expect(splitSentences(words, 'zh').map(({ start, end }) => words.slice(start, end))).toEqual(['巴士离开了。', '它迟到了。']);
  });

  it('ends a sentence at a line break and drops empty ones', () => {
    expect(splitSentences('One line\n\n two lines ', 'en')).toEqual([
      { start: 0, end: 8 },
      { start: 11, end: 20 },
    ]);
  });

  it('takes English for a language tag that is none', () => {
    expect(splitSentences('Mr. Smith left. Good.', 'not a tag')).toHaveLength(2);
  });

  it('knows an abbreviation, and who said it, behind any number of words and spaces', () => {
    const long = 'seen '.repeat(200);
    const sentences = [
      `They had ${long}Mr. Smith and J. K. Marsh at 1 a.m. Monday.`,
      `“Why the ${long}bus?”${' '.repeat(200)}he asked.`,
      'Then.',
    ];
    const words = sentences.join(' ');
    expect(splitSentences(words, 'en').map(({ start, end }) => words.slice(start, end))).toEqual(sentences);
  });

  // One that looks back to the beginning of the text at each stop takes minutes for these.
  it.each(Object.entries(unspaced))(
    'splits half a million characters without a space, of %s',
    (_, piece) => {
      const words = piece.repeat(Math.ceil(500_000 / piece.length));
      const sentences = splitSentences(words, 'en');
      expect(sentences.at(0)?.start).toBe(0);
      expect(sentences.at(-1)?.end).toBe(words.length);
    },
    60_000,
  );

  it('cuts a long text as it cuts its parts', () => {
    const part = `It has e.g. “etc.” ${'1, '.repeat(900)}he said. Mr. Smith left at 1 a.m. Monday! ${'2, '.repeat(900)}Then 中。`;
    const words = `${part}\n`.repeat(40);
    const once = splitSentences(part, 'en').map(({ start, end }) => part.slice(start, end));
    expect(once).toEqual([
      `It has e.g. “etc.” ${'1, '.repeat(900)}he said.`,
      'Mr. Smith left at 1 a.m. Monday!',
      `${'2, '.repeat(900)}Then 中。`,
    ]);
    expect(splitSentences(words, 'en').map(({ start, end }) => words.slice(start, end))).toEqual(Array(40).fill(once).flat());
  });
});

describe('sentencesIn', () => {
  const bold = schema.mark('bold');
  const block = schema.node('paragraph', null, [schema.text('One '), schema.text('two. Three', [bold]), schema.text(' four.')]);
  const doc = schema.node('doc', null, [schema.node('title'), block]);

  it('gives positions, through bold words', () => {
    expect(sentencesIn(block, 3, 'en').map(({ from, to }) => wordsBetween(doc, from, to))).toEqual(['One two.', 'Three four.']);
  });

  it('finds the sentence at a position, the one that ends there before the next', () => {
    const wordsAt = (pos: number) => {
      const span = sentenceAt(doc, pos, 'en');
      return span && wordsBetween(doc, span.from, span.to);
    };
    expect([3, 5, 11, 12, 22].map(wordsAt)).toEqual(['One two.', 'One two.', 'One two.', 'Three four.', 'Three four.']);
    expect(wordsAt(1)).toBeNull();
    expect(wordsAt(0)).toBeNull();
  });
});
