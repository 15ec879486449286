import type { CaseGroup } from './case-group';

/** Other languages: other words are stale, other marks are not. Invented. Judged before anybody looked at how `changes-meaning` would judge them. */
export const freshLanguages: readonly CaseGroup[] = [
  {
    what: 'German words',
    language: 'de',
    isChanged: true,
    pairs: [
      ['Der Damm brach am 6. Mai.', 'Der Damm brach am 6. März.'],
      ['Der Stadtrat stimmte zu.', 'Der Stadtrat stimmte nicht zu.'],
      ['Das Werk hat 1.200 Beschäftigte.', 'Das Werk hat 1,200 Beschäftigte.'],
      ['Der Minister sagte, er wisse nichts.', 'Der Minister behauptete, er wisse nichts.'],
      ['Fast alle Boote waren leck.', 'Alle Boote waren leck.'],
    ],
  },
  {
    what: 'German marks',
    language: 'de',
    isChanged: false,
    pairs: [
      ['„Das Tor war offen“, sagte Orlo.', '»Das Tor war offen«, sagte Orlo.'],
      ['Der Damm  brach am 6. Mai.', 'Der Damm brach am 6. Mai.'],
      ['Der Plan - sein dritter - scheiterte.', 'Der Plan – sein dritter – scheiterte.'],
    ],
  },
  {
    what: 'French words',
    language: 'fr',
    isChanged: true,
    pairs: [
      ['Le maire a signé l’accord.', 'Le maire n’a pas signé l’accord.'],
      ['Le maire a signé l’accord.', 'Le maire aurait signé l’accord.'],
      ['Plus de 300 élèves ont manifesté.', 'Près de 300 élèves ont manifesté.'],
      ['Le barrage a cédé en juin.', 'Le barrage a cédé en juillet.'],
    ],
  },
  {
    what: 'French marks',
    language: 'fr',
    isChanged: false,
    pairs: [
      ['« Jamais », a dit le maire.', '"Jamais", a dit le maire.'],
      ["Le maire a signé l'accord.", 'Le maire a signé l’accord.'],
      ['Pourquoi pas : le maire a signé.', 'Pourquoi pas\u00a0: le maire a signé.'],
    ],
  },
  {
    what: 'Spanish words',
    language: 'es',
    isChanged: true,
    pairs: [
      ['La presa se rompió en mayo.', 'La presa se rompió en marzo.'],
      ['La alcaldesa conocía el informe.', 'La alcaldesa desconocía el informe.'],
      ['El paro bajó un 3 por ciento.', 'El paro bajó tres puntos.'],
    ],
  },
  {
    what: 'Spanish marks',
    language: 'es',
    isChanged: false,
    pairs: [
      ['«Nunca», dijo la alcaldesa.', '“Nunca”, dijo la alcaldesa.'],
      ['En mayo la presa se rompió.', 'En mayo, la presa se rompió.'],
    ],
  },
  {
    what: 'Arabic words',
    language: 'ar',
    isChanged: true,
    pairs: [
      ['وقع الوزير الاتفاق يوم الأحد.', 'وقع الوزير الاتفاق يوم الاثنين.'],
      ['وقع الوزير الاتفاق.', 'لم يوقع الوزير الاتفاق.'],
      ['أغلقت ٣ مدارس.', 'أغلقت ٤ مدارس.'],
    ],
  },
  {
    what: 'Arabic marks',
    language: 'ar',
    isChanged: false,
    pairs: [
      ['في مايو، وقع الوزير الاتفاق.', 'في مايو وقع الوزير الاتفاق.'],
      ['وقع الوزير الاتفاق', 'وقع الوزير الاتفاق.'],
    ],
  },
  {
    what: 'Chinese words',
    language: 'zh',
    isChanged: true,
    pairs: [
      ['市长签署了协议。', '市长没有签署协议。'],
      ['大坝于五月决口。', '大坝于六月决口。'],
      ['约三百人参加了集会。', '三百人参加了集会。'],
    ],
  },
  {
    what: 'Chinese marks',
    language: 'zh',
    isChanged: false,
    pairs: [
      ['市长签署了协议。', '市长签署了协议'],
      ['五月，大坝决口。', '五月,大坝决口。'],
    ],
  },
  {
    what: 'Greek words',
    language: 'el',
    isChanged: true,
    pairs: [
      ['Ο δήμαρχος υπέγραψε τη συμφωνία.', 'Ο δήμαρχος δεν υπέγραψε τη συμφωνία.'],
      ['Το φράγμα έσπασε τον Μάιο.', 'Το φράγμα έσπασε τον Μάρτιο.'],
    ],
  },
  {
    what: 'Greek marks',
    language: 'el',
    isChanged: false,
    pairs: [['«Ποτέ», είπε ο δήμαρχος.', '“Ποτέ”, είπε ο δήμαρχος.']],
  },
  {
    what: 'words of Polish, Turkish and Russian',
    language: '',
    isChanged: true,
    pairs: [
      ['Burmistrz podpisał umowę.', 'Burmistrz nie podpisał umowy.'],
      ['Başkan anlaşmayı imzaladı.', 'Başkan anlaşmayı imzalamadı.'],
      ['Мэр подписал договор в мае.', 'Мэр подписал договор в марте.'],
    ],
  },
  {
    what: 'marks of Polish and Russian',
    language: '',
    isChanged: false,
    pairs: [
      ['„Nigdy”, powiedział burmistrz.', '"Nigdy", powiedział burmistrz.'],
      ['Мэр — её брат — подписал договор.', 'Мэр – её брат – подписал договор.'],
    ],
  },
];
