import { ownMember } from '../own-member';

/** What a full stop after these does not end. Unicode's rules know no abbreviations. */
interface Abbreviations {
  /** A name follows: "Mr. Smith". Never the end of a sentence. */
  titles: string;
  /** A number follows: "No. 5". The end of a sentence before anything else. */
  numbered: string;
  /** Anything may follow: "e.g. London". Never the end of a sentence. */
  always: string;
  /** Words that open a sentence even after an initial or an acronym: "plan B. The". */
  openers: string;
}

const abbreviations: Record<string, Abbreviations> = {
  en: {
    titles: 'Mr Mrs Ms Mx Dr Prof Rev Hon Sen Rep Gov Gen Lt Col Sgt Capt Maj Cpl Pte Cmdr Adm Cllr Supt Insp Fr Sr St Mt Messrs',
    numbered: 'No Nos Art Arts Sec Ch Vol Fig Figs Eq p pp par para c ca approx Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
    always: 'e.g i.e cf viz vs v al',
    openers:
      'The A An It He She They We You I This That These Those There Here In On At By But And Or If When While For As So What Who Why How No Not Yet Then Now His Her Their Our My Its',
  },
  de: {
    titles: 'Hr Fr Dr Prof Ing St Frl Abg',
    numbered: 'Nr Art Abs S Bd Kap Abb Ziff',
    always: 'z.B z d.h u.a bzw ca vgl sog u i.d.R usf',
    openers:
      'Der Die Das Ein Eine Er Sie Es Wir Ihr Ich Und Aber Oder In Im Am An Auf Bei Für Mit Von Zu Wenn Als So Was Wer Dann Nun Doch',
  },
  fr: {
    titles: 'M MM Mme Mlle Dr Pr Me St Ste Mgr',
    numbered: 'n no art p pp chap fig vol env',
    always: 'c.-à-d cf ex',
    openers: "Le La Les Un Une Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Et Mais Ou Dans En Au À Pour Si Quand L'",
  },
  es: {
    titles: 'Sr Sra Srta Dr Dra Prof D Dña Ud Uds Lic Ing',
    numbered: 'n núm nº art arts p pp pág págs cap fig vol aprox',
    always: 'p.ej ej cf',
    openers: 'El La Los Las Un Una Él Ella Ellos En Y Pero O Por Para Si Cuando No Se Su Este Esta Esto',
  },
  // Those below have few openers, as all of this comes with the first scripts of an article.
  el: { titles: 'κ κα κκ πρ δρ Δρ', numbered: 'σελ άρθρ', always: 'π.χ βλ δηλ', openers: 'Ο Η Το Οι Τα Και Αλλά Αν Δεν' },
  // Not г, which ends a year as well, and not т. д. and т. п., which end sentences.
  ru: { titles: 'ул им е к', numbered: 'стр с', always: 'т.е т.к', openers: 'Он Она И Но В' },
  uk: { titles: 'вул ім б', numbered: 'с', always: 'т.б', openers: 'Він Вона І Але' },
  tr: { titles: 'Dr Prof Doç Yrd Av Sn Op', numbered: 'No s', always: 'bkz örn', openers: 'Bu Şu O Bir Ve Ama Ben Biz' },
  vi: { titles: 'TP TS ThS PGS GS BS PGS.TS', numbered: 'Q P', always: '', openers: 'Ông Bà Anh Khi Nhưng Và' },
  // These scripts have no capitals: initials are named one by one. Not م, which ends a year as well.
  ar: { titles: 'د ود أ وأ ا', numbered: 'ص ج ط مج', always: '', openers: '' },
  hi: {
    titles: 'डॉ डा श्री श्रीमती सुश्री प्रो पं स्व मो ले कै ए बी सी डी एफ एच जे के एल एम एन पी आर एस टी यू वी कि मी ग्रा',
    numbered: 'रु सं क्र नं पृ अनु',
    always: 'उदा',
    openers: '',
  },
};

/** The sets of a language (BCP 47), of English for one without any. */
export const abbreviationsOf = (language: string): Record<keyof Abbreviations, ReadonlySet<string>> => {
  const words = ownMember(abbreviations, language.slice(0, 2).toLowerCase()) ?? abbreviations.en;
  const set = (list: string | undefined) => new Set((list ?? '').split(' ').filter((word) => word !== ''));
  return { titles: set(words?.titles), numbered: set(words?.numbered), always: set(words?.always), openers: set(words?.openers) };
};
