interface DateWords {
  published: string;
  updated: string;
  /** They say neither, as "by" and "reading time". */
  around: string;
  /** Those of them that stand beside times, and are nobody's name: "at", "pm", but not "ora". */
  clock: string;
  /** Those of them that stand beside the figures of a time: beside a day alone, "Hod" is a name. */
  hour?: string;
}

/** What stands beside a day, in the languages whose dates are read. */
const words: Readonly<Record<string, DateWords>> = {
  en: {
    published: 'published posted',
    updated: 'updated modified edited revised',
    around: 'first last date by of the min read minutes minute reading time',
    clock: 'on at am pm gmt bst utc est edt cst cdt pst pdt ist',
    // Zones without their season: "et" is a word of French, and initials may look like them.
    hour: 'et ct mt pt',
  },
  de: {
    published: 'veröffentlicht erstellt erschienen',
    updated: 'aktualisiert geändert stand aktualisierung',
    around: 'um vom den der zuletzt datum lesedauer lesezeit minuten',
    clock: 'am cet cest',
    hour: 'uhr',
  },
  fr: {
    published: 'publié publiée parution',
    updated: 'mis mise jour modifié modifiée',
    around: 'le la à h il y date de du',
    clock: '',
  },
  es: {
    published: 'publicado publicada publicación',
    updated: 'actualizado actualizada actualización',
    around: 'el a las de del fecha horas hora',
    clock: '',
  },
  it: {
    published: 'pubblicato pubblicata pubblicazione',
    updated: 'aggiornato aggiornata aggiornamento modificato',
    around: 'il alle ore di data ultimo ultima',
    clock: '',
  },
  pt: {
    published: 'publicado publicada publicação',
    updated: 'atualizado atualizada atualização',
    around: 'em às de data há última',
    clock: '',
  },
  nl: {
    published: 'gepubliceerd geplaatst',
    updated: 'bijgewerkt gewijzigd aangepast',
    around: 'laatst op om datum',
    clock: '',
    hour: 'uur',
  },
  sv: {
    published: 'publicerad publicerat publicerades',
    updated: 'uppdaterad uppdaterat uppdaterades',
    around: 'den senast datum',
    clock: '',
    hour: 'kl',
  },
  da: { published: 'udgivet publiceret offentliggjort', updated: 'opdateret', around: 'den senest sidst dato', clock: '', hour: 'kl' },
  nb: { published: 'publisert', updated: 'oppdatert endret', around: 'den sist dato', clock: '', hour: 'kl' },
  fi: { published: 'julkaistu', updated: 'päivitetty muokattu', around: 'viimeksi', clock: '', hour: 'klo' },
  pl: {
    published: 'opublikowano publikacja publikacji',
    updated: 'zaktualizowano aktualizacja aktualizacji',
    around: 'dnia data r roku o ostatnia',
    clock: '',
    hour: 'godz godzina',
  },
  cs: {
    published: 'publikováno zveřejněno vydáno',
    updated: 'aktualizováno upraveno',
    around: 'dne v ve naposledy',
    clock: '',
    hour: 'hod',
  },
  ru: {
    published: 'опубликовано опубликована опубликован публикации',
    updated: 'обновлено обновлена обновления изменено',
    around: 'г года в дата последнее',
    clock: 'мск',
  },
  uk: { published: 'опубліковано публікації', updated: 'оновлено оновлення змінено', around: 'р року о об дата востаннє', clock: '' },
  el: {
    published: 'δημοσιεύτηκε δημοσιεύθηκε δημοσίευση δημοσίευσης',
    updated: 'ενημερώθηκε ενημέρωση ενημέρωσης',
    around: 'τελευταία στις την στη ημερομηνία',
    clock: 'πμ μμ',
    hour: 'ώρα',
  },
  tr: {
    published: 'yayınlandı yayımlandı yayınlanma yayımlanma yayın',
    updated: 'güncellendi güncelleme güncellenme',
    around: 'son tarihi tarih',
    clock: '',
    hour: 'saat',
  },
  ro: {
    published: 'publicat publicată',
    updated: 'actualizat actualizată actualizare',
    around: 'pe la ora data ultima',
    clock: '',
  },
  hu: {
    published: 'megjelent közzétéve publikálva',
    updated: 'frissítve frissült módosítva',
    around: 'utoljára legutóbb dátum',
    clock: '',
  },
  ar: {
    published: 'نشر نشرت نُشر نُشرت النشر',
    updated: 'تحديث التحديث حدث حُدث محدث',
    around: 'في تاريخ آخر يوم بتاريخ م هـ ص',
    clock: 'الساعة مساء صباحا بتوقيت غرينتش',
  },
  he: { published: 'פורסם פורסמה פרסום', updated: 'עודכן עודכנה עדכון', around: 'ב בתאריך תאריך יום אחרון לאחרונה', clock: 'בשעה' },
  hi: {
    published: 'प्रकाशित प्रकाशन',
    updated: 'अपडेट अपडेटेड अद्यतन',
    around: 'को बजे दिनांक तारीख समय अंतिम सुबह शाम दोपहर रात',
    clock: '',
  },
  zh: {
    published: '发布 发布于 发表于 發布 發佈 發表於 发布时间 發布時間',
    updated: '更新 更新于 更新於 更新时间 更新時間',
    around: '上午 下午 日期',
    clock: '',
  },
  ja: {
    published: '公開 掲載 配信 投稿 公開日 投稿日 掲載日',
    updated: '更新日 最終更新 最終更新日 更新日時',
    around: '午前 午後',
    clock: '',
  },
  ko: {
    published: '입력 등록 게재 발행 기사입력',
    updated: '수정 최종수정 기사수정 업데이트',
    around: '오전 오후',
    clock: '',
  },
};

const wordsOf = (part: keyof DateWords) =>
  new Set(Object.values(words).flatMap((language) => (language[part] ?? '').split(' ').filter((word) => word !== '')));

/** Words that say that a text came out on a day, lower case. */
export const publishedWords: ReadonlySet<string> = wordsOf('published');

/** Words that say that a text was changed on a day. */
export const updatedWords: ReadonlySet<string> = wordsOf('updated');

/** True for a word (lower case) that says of a day what it is the day of. */
export const isDayWord = (word: string): boolean => publishedWords.has(word) || updatedWords.has(word);

/** Words that only stand beside the figures of a time. */
export const hourWords: ReadonlySet<string> = wordsOf('hour');

/** Words that only stand beside times, or lead to a day, in whatever case: but for those of hours nobody has such a name. Initials may look like them. */
export const clockWords: ReadonlySet<string> = new Set([...wordsOf('clock'), ...hourWords]);

/** Words that only stand beside days and times. */
export const aroundWords: ReadonlySet<string> = new Set([...wordsOf('around'), ...clockWords]);

/** Those of them that what somebody is or does may end in, too: "head of data", "Lee & son". */
export const workWords: ReadonlySet<string> = new Set('first last date data time reading read minute minutes son'.split(' '));
