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
  el: {
    titles: 'κ κα κκ πρ δρ Δρ καθ αγ Αγ Χρ Αλ Κων Στ',
    numbered: 'σελ αρ άρθρ παρ κεφ ν τηλ Ιαν Φεβ Μαρ Απρ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ',
    always: 'π.χ λ.χ βλ πρβλ δηλ',
    openers:
      'Ο Η Το Οι Τα Τον Την Του Της Των Ένας Μια Μία Ένα Αυτός Αυτή Αυτό Αυτοί Εγώ Εμείς Και Αλλά Όμως Ή Αν Όταν Πως Που Γιατί Τι Ποιος Πού Εδώ Εκεί Στο Στη Στην Στον Στις Στους Από Με Για Σε Όπως Δεν Θα Να Τώρα Τότε Έτσι',
  },
  tr: {
    titles: 'Prof Ord Doç Yrd Dr Öğr Gör Arş Uzm Op Av Sn Hz Org Korg Alb Yzb Ltd',
    numbered: 'No no s md Cad Sok Mah',
    always: 'bkz örn',
    openers:
      'Bu Şu O Bir Ben Sen Biz Siz Onlar Ve Ama Fakat Ancak Veya Ya Eğer Çünkü Ne Kim Nasıl Neden Niçin Nerede Burada Orada Şimdi Sonra Önce Her Hiç Bunun Bunu Buna Onun Onu Ona Böyle Öyle Daha Yine İşte Evet Hayır',
  },
  vi: {
    titles: 'TP Tp TX TT TS ThS PGS GS TSKH PGS.TS GS.TS GS.TSKH BS KS LS',
    numbered: 'Q P tr ĐT',
    always: '',
    openers:
      'Ông Bà Anh Chị Cô Em Họ Tôi Chúng Nó Đây Đó Khi Nếu Nhưng Và Hay Theo Trong Tại Từ Các Những Một Với Để Do Vì Sau Trước Hiện Đến Ngoài Cả Mỗi Ai Sao Không Có Còn Thì Nên',
  },
  // These scripts have no capitals: initials are named one by one. Not م, which ends a year as well.
  ar: { titles: 'د ود أ وأ ا', numbered: 'ص ج ط مج', always: '', openers: '' },
  hi: {
    titles: 'डॉ डा श्री श्रीमती सुश्री प्रो पं स्व मो ले कै ए बी सी डी एफ एच जे के एल एम एन पी आर एस टी यू वी',
    numbered: 'रु सं क्र नं पृ अनु',
    always: 'उदा',
    openers: '',
  },
};

/** The language itself of a tag (BCP 47), in small letters: "fil" is not Finnish. */
const primary = (language: string): string => /^[a-z]*/i.exec(language)?.[0].toLowerCase() ?? '';

/** The sets of a language (BCP 47), of English for one without any. */
export const abbreviationsOf = (language: string): Record<keyof Abbreviations, ReadonlySet<string>> => {
  const words = ownMember(abbreviations, primary(language)) ?? abbreviations.en;
  const set = (list: string | undefined) => new Set((list ?? '').split(' ').filter((word) => word !== ''));
  return { titles: set(words?.titles), numbered: set(words?.numbered), always: set(words?.always), openers: set(words?.openers) };
};

const withOrdinals = new Set(['de', 'tr']);

/**
 * True if a name may follow the full stop of an ordinal: 3. Oktober, 12. Cumhurbaşkanı. Not of Czech, Danish, Finnish, Polish and others, which write
 * small what follows: with a capital behind it a figure of theirs mostly ends its sentence.
 */
export const namesFollowOrdinals = (language: string): boolean => withOrdinals.has(primary(language));
