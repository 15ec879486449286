/** What stands beside a day, in the languages whose dates are read. `around` are words that say neither, as "at" and "reading time". */
const words: Readonly<Record<string, { published: string; updated: string; around: string }>> = {
  en: {
    published: 'published posted',
    updated: 'updated modified edited revised',
    around: 'first last date on at by of the am pm gmt bst utc est edt cst cdt pst pdt min read minutes minute reading time',
  },
  de: {
    published: 'veröffentlicht erstellt erschienen',
    updated: 'aktualisiert geändert stand aktualisierung',
    around: 'um am vom den der zuletzt datum uhr cet cest',
  },
  fr: { published: 'publié publiée parution', updated: 'mis mise jour modifié modifiée', around: 'le la à h il y date de du' },
  es: {
    published: 'publicado publicada publicación',
    updated: 'actualizado actualizada actualización',
    around: 'el a las de del fecha horas hora',
  },
  it: {
    published: 'pubblicato pubblicata pubblicazione',
    updated: 'aggiornato aggiornata aggiornamento modificato',
    around: 'il alle ore di data ultimo ultima',
  },
  pt: { published: 'publicado publicada publicação', updated: 'atualizado atualizada atualização', around: 'em às de data há última' },
  nl: { published: 'gepubliceerd geplaatst', updated: 'bijgewerkt gewijzigd aangepast', around: 'laatst op om uur datum' },
  sv: { published: 'publicerad publicerat publicerades', updated: 'uppdaterad uppdaterat uppdaterades', around: 'den kl senast datum' },
  da: { published: 'udgivet publiceret offentliggjort', updated: 'opdateret', around: 'den kl senest sidst dato' },
  nb: { published: 'publisert', updated: 'oppdatert endret', around: 'den kl sist dato' },
  fi: { published: 'julkaistu', updated: 'päivitetty muokattu', around: 'klo viimeksi' },
  pl: {
    published: 'opublikowano publikacja publikacji',
    updated: 'zaktualizowano aktualizacja aktualizacji',
    around: 'dnia data r roku o godz godzina ostatnia',
  },
  cs: { published: 'publikováno zveřejněno vydáno', updated: 'aktualizováno upraveno', around: 'dne v ve naposledy hod' },
  ru: {
    published: 'опубликовано опубликована опубликован публикации',
    updated: 'обновлено обновлена обновления изменено',
    around: 'г года в дата последнее мск',
  },
  uk: { published: 'опубліковано публікації', updated: 'оновлено оновлення змінено', around: 'р року о об дата востаннє' },
  el: {
    published: 'δημοσιεύτηκε δημοσιεύθηκε δημοσίευση δημοσίευσης',
    updated: 'ενημερώθηκε ενημέρωση ενημέρωσης',
    around: 'τελευταία στις την στη ώρα ημερομηνία πμ μμ',
  },
  tr: {
    published: 'yayınlandı yayımlandı yayınlanma yayımlanma yayın',
    updated: 'güncellendi güncelleme güncellenme',
    around: 'son tarihi tarih saat',
  },
  ro: { published: 'publicat publicată', updated: 'actualizat actualizată actualizare', around: 'pe la ora data ultima' },
  hu: { published: 'megjelent közzétéve publikálva', updated: 'frissítve frissült módosítva', around: 'utoljára legutóbb dátum' },
  ar: {
    published: 'نشر نشرت نُشر نُشرت النشر',
    updated: 'تحديث التحديث حدث حُدث محدث',
    around: 'في تاريخ آخر يوم بتاريخ الساعة م هـ ص مساء صباحا بتوقيت غرينتش',
  },
  he: { published: 'פורסם פורסמה פרסום', updated: 'עודכן עודכנה עדכון', around: 'ב בתאריך תאריך בשעה יום אחרון לאחרונה' },
  zh: { published: '发布 发布于 发表于 發布 發佈 發表於 发布时间 發布時間', updated: '更新 更新于 更新於 更新时间 更新時間', around: '' },
  ja: { published: '公開 掲載 配信 投稿 公開日 投稿日 掲載日', updated: '更新日 最終更新 最終更新日 更新日時', around: '' },
};

const wordsOf = (part: 'published' | 'updated' | 'around') =>
  new Set(Object.values(words).flatMap((language) => language[part].split(' ').filter((word) => word !== '')));

/** Words that say that a text came out on a day, lower case. */
export const publishedWords: ReadonlySet<string> = wordsOf('published');

/** Words that say that a text was changed on a day. */
export const updatedWords: ReadonlySet<string> = wordsOf('updated');

/** Words that only stand beside days and times. */
export const aroundWords: ReadonlySet<string> = wordsOf('around');
