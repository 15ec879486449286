import type { CaseGroup } from './case-group';

/** Claims of other languages, and of none that is named. */
export const otherLanguages: readonly CaseGroup[] = [
  {
    what: 'words',
    language: 'de',
    isChanged: true,
    pairs: [
      ['Der Rat hat 40 Mitglieder.', 'Der Rat hat 14 Mitglieder.'],
      ['Der Damm fasst 1.000 Liter.', 'Der Damm fasst 1,000 Liter.'],
      ['Die Stadt hat den Park verkauft.', 'Die Stadt hat den Park nicht verkauft.'],
      ['Der Minister sagte, er zahle.', 'Der Minister behauptete, er zahle.'],
    ],
  },
  {
    what: 'letters, case and punctuation',
    language: 'de',
    isChanged: true,
    pairs: [
      ['Der Stoff kam in Maßen.', 'Der Stoff kam in Massen.'],
      ['Sie haben zugestimmt.', 'sie haben zugestimmt.'],
      ['Die Stadt hat gezahlt.', 'Die Stadt hat gezahlt?'],
      ['Der Rat will, er nicht.', 'Der Rat, will er nicht.'],
    ],
  },
  {
    what: 'punctuation and spacing',
    language: 'de',
    isChanged: false,
    pairs: [
      ['Er sagte: „Ich zahle.“', 'Er sagte: "Ich zahle."'],
      ['Die Miete stieg um 5 %.', 'Die Miete stieg um 5%.'],
      ['Der Rat – alle neun – ging.', 'Der Rat - alle neun - ging.'],
    ],
  },
  {
    what: 'words',
    language: 'fr',
    isChanged: true,
    pairs: [
      ['Le maire a signé le contrat.', "Le maire n'a pas signé le contrat."],
      ['Tous les élus ont voté pour.', 'Certains élus ont voté pour.'],
      ['Les ministres, qui ont menti, sont partis.', 'Les ministres qui ont menti sont partis.'],
      ['Le pécheur est parti.', 'Le pêcheur est parti.'],
    ],
  },
  {
    what: 'punctuation and spacing',
    language: 'fr',
    isChanged: false,
    pairs: [
      ['Le conseil a voté !', 'Le conseil a voté\u202f!'],
      ['Le maire a dit : « Je paie. »', 'Le maire a dit\u00a0: “Je paie.”'],
      ['le conseil a voté.', 'Le conseil a voté.'],
      ['La ville a perdu 3 000 emplois.', 'La ville a perdu 3\u202f000 emplois.'],
    ],
  },
  {
    what: 'words and marks',
    language: 'es',
    isChanged: true,
    pairs: [
      ['Sí pagó la multa.', 'Si pagó la multa.'],
      ['¿Pagó la multa?', 'Pagó la multa.'],
      ['No, pagó la multa.', 'No pagó la multa.'],
    ],
  },
  {
    what: 'punctuation and spacing',
    language: 'es',
    isChanged: false,
    pairs: [
      ['El puente  está cerrado.', 'El puente está cerrado.'],
      ['el puente está cerrado', 'El puente está cerrado.'],
    ],
  },
  {
    what: 'letters',
    language: 'tr',
    isChanged: true,
    pairs: [['Su ılık.', 'Su ilik.']],
  },
  {
    what: 'words and punctuation',
    language: 'ru',
    isChanged: true,
    pairs: [
      ['Город продал парк.', 'Город не продал парк.'],
      ['Судить, нельзя простить.', 'Судить нельзя, простить.'],
    ],
  },
  {
    what: 'punctuation and marks',
    language: 'el',
    isChanged: true,
    pairs: [
      ['Ο δή\u03bcαρχος πλήρωσε.', 'Ο δή\u03bcαρχος πλήρωσε;'],
      ['Πού πήγε το χρή\u03bcα.', 'Που πήγε το χρή\u03bcα.'],
    ],
  },
  {
    what: 'words and punctuation',
    language: 'zh',
    isChanged: true,
    pairs: [
      ['市长可以辞职。', '市长必须辞职。'],
      ['他没错\uff0c是市长。', '他没错是市长。'],
    ],
  },
  {
    what: 'punctuation and spacing',
    language: 'zh',
    isChanged: false,
    pairs: [['市长说\uff0c他付了钱。', '市长说,他付了钱。']],
  },
  {
    what: 'words',
    language: 'ja',
    isChanged: true,
    pairs: [['市長は署名した。', '市長は署名しなかった。']],
  },
  {
    what: 'characters of another width',
    language: 'ja',
    isChanged: false,
    pairs: [['市は\uff14\uff10人を失った。', '市は40人を失った。']],
  },
  {
    what: 'spacing',
    language: 'th',
    isChanged: true,
    pairs: [['เด็กนั่งตากลม', 'เด็กนั่ง ตา กลม']],
  },
  {
    what: 'words',
    language: 'ar',
    isChanged: true,
    pairs: [['ع\u064fر\u0650ف الرجل.', 'ع\u064eر\u064eف الرجل.']],
  },
  {
    what: 'formatting',
    language: 'ar',
    isChanged: false,
    pairs: [['وافق المجلس على الخطة.', 'وافق المج\u0640لس على الخطة.']],
  },
  {
    what: 'a decimal that the claim begins with',
    language: 'de',
    isChanged: true,
    pairs: [
      ['.5 Prozent blieben zu Hause.', '5 Prozent blieben zu Hause.'],
      [',5 Prozent blieben zu Hause.', '5 Prozent blieben zu Hause.'],
    ],
  },
  {
    what: 'a decimal that the claim begins with',
    language: '',
    isChanged: true,
    pairs: [['.5 % bleven thuis.', '5 % bleven thuis.']],
  },
  {
    what: 'words of an unnamed language',
    language: '',
    isChanged: true,
    pairs: [['The firm did not pay.', "The firm didn't pay at all."]],
  },
  {
    what: 'punctuation of an unnamed language',
    language: '',
    isChanged: false,
    pairs: [['De raad verkocht het park', 'De raad verkocht het park.']],
  },
  {
    what: 'words',
    language: 'nl',
    isChanged: true,
    pairs: [['De burgemeester moet weg.', 'De burgemeester wil weg.']],
  },
  {
    what: 'punctuation and spacing',
    language: 'nl',
    isChanged: false,
    pairs: [['‘De raad betaalt’, zei Reed.', "'De raad betaalt', zei Reed."]],
  },
];
