import type { CaseGroup } from './case-group';

/** Every third case of each sort: how these are judged is not looked at while the rules are made. */
export const heldBackSame: readonly CaseGroup[] = [
  {
    what: 'spacing',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The council met  on Tuesday.', 'The council met on Tuesday.'],
      ['The mayor said nothing.\nThe clerk left.', 'The mayor said nothing. The clerk left.'],
      ['The pipe is 30 km long.', 'The pipe is 30km long.'],
      ['Moss ,the mayor, resigned.', 'Moss, the mayor, resigned.'],
      ['The fee is £ 40.', 'The fee is £40.'],
    ],
  },
  {
    what: 'quotation marks of another style',
    language: 'en',
    isChanged: false,
    pairs: [
      ["The mayor's aide left.", 'The mayor’s aide left.'],
      ['“We won,” he said.', '“We won”, he said.'],
      ['Moss said, “I paid.”', 'Moss said: “I paid.”'],
      ['The tenants` union sued.', "The tenants' union sued."],
    ],
  },
  {
    what: 'dashes',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The mayor – a banker – resigned.', 'The mayor, a banker, resigned.'],
      ['The mayor (a banker) resigned.', 'The mayor, a banker, resigned.'],
      ['The Moss-Reed bill passed.', 'The Moss–Reed bill passed.'],
    ],
  },
  {
    what: 'hyphenation',
    language: 'en',
    isChanged: false,
    pairs: [
      ['Two thirds of members agreed.', 'Two-thirds of members agreed.'],
      ['A 10-year-old boy was found.', 'A 10 year old boy was found.'],
      ['Twenty-five homes burned.', 'Twenty five homes burned.'],
      ['The Covid-19 ward is full.', 'The Covid\u201119 ward is full.'],
      ['The clean-up took a year.', 'The cleanup took a year.'],
    ],
  },
  {
    what: 'a comma',
    language: 'en',
    isChanged: false,
    pairs: [
      ['In 2019 the mill closed.', 'In 2019, the mill closed.'],
      ['The tax fell on 3 May, 2021.', 'The tax fell on 3 May 2021.'],
      ['The bill passed, too.', 'The bill passed too.'],
      ['Martin Vale Jr. owns the mill.', 'Martin Vale, Jr., owns the mill.'],
    ],
  },
  {
    what: 'a full stop',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The bill passed; it was close.', 'The bill passed. It was close.'],
      ['J. R. Moss signed.', 'J.R. Moss signed.'],
      ['Kestrel Inc. sued.', 'Kestrel Inc sued.'],
      ['The tax is dead!', 'The tax is dead.'],
      ['Rents rose;', 'Rents rose'],
    ],
  },
  {
    what: 'case at the start of a sentence',
    language: 'en',
    isChanged: false,
    pairs: [
      ['rents rose by a fifth', 'Rents rose by a fifth'],
      ['One thing is sure: The firm paid.', 'One thing is sure: the firm paid.'],
      ['Who paid? the firm did.', 'Who paid? The firm did.'],
    ],
  },
  {
    what: 'case of a common word or an abbreviation',
    language: 'en',
    isChanged: false,
    pairs: [
      ['Nato sent two ships.', 'NATO sent two ships.'],
      ['The alarm rang at 2 PM.', 'The alarm rang at 2 pm.'],
    ],
  },
  {
    what: 'Unicode',
    language: 'en',
    isChanged: false,
    pairs: [
      ['Müller chairs the board.', 'Mu\u0308ller chairs the board.'],
      ['The coun\u00adcil met.', 'The council met.'],
      ['The flat has 50 m².', 'The flat has 50 m2.'],
      ['Ward \uff17 voted no.', 'Ward 7 voted no.'],
    ],
  },
  {
    what: 'a number written in another way',
    language: 'en',
    isChanged: false,
    pairs: [
      ['Rents rose by 5%.', 'Rents rose by 5 per cent.'],
      ['The fire killed twelve people.', 'The fire killed 12 people.'],
      ['It was her 2nd win.', 'It was her second win.'],
      ['It was minus 3 degrees.', 'It was -3 degrees.'],
      ['The pool is 5 1/2 metres deep.', 'The pool is 5½ metres deep.'],
      ['The town lost 21 000 jobs.', 'The town lost 21,000 jobs.'],
      ['The ship costs $5bn.', 'The ship costs 5 billion dollars.'],
    ],
  },
  {
    what: 'a date or time written in another way',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The hearing is on Sept. 4.', 'The hearing is on September 4.'],
      ['The council met on Tues 4 May.', 'The council met on Tuesday 4 May.'],
    ],
  },
  {
    what: 'a contraction',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The firm did not pay.', "The firm didn't pay."],
      ['The council will not pay.', 'The council won’t pay.'],
      ['We are losing, Moss wrote.', "We're losing, Moss wrote."],
      ['The council can not pay.', 'The council cannot pay.'],
    ],
  },
  {
    what: 'spelling of another country',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The colour of the water changed.', 'The color of the water changed.'],
      ['The defence ministry paid.', 'The defense ministry paid.'],
      ['The judgement is final.', 'The judgment is final.'],
    ],
  },
  {
    what: 'an abbreviation',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The box weighs 5 kg.', 'The box weighs 5 kilograms.'],
      ['The UK left.', 'The U.K. left.'],
    ],
  },
  {
    what: 'a slip put right',
    language: 'en',
    isChanged: false,
    pairs: [
      ['The the council met.', 'The council met.'],
      ['The committe sold teh park.', 'The committee sold the park.'],
    ],
  },
  {
    what: 'punctuation and spacing',
    language: 'de',
    isChanged: false,
    pairs: [
      ['Der Rat hat 40 Mitglieder', 'Der Rat hat 40 Mitglieder.'],
      ['Müller leitet den Rat.', 'Mu\u0308ller leitet den Rat.'],
    ],
  },
  {
    what: 'punctuation and spacing',
    language: 'fr',
    isChanged: false,
    pairs: [["L'école est fermée.", 'L’école est fermée.']],
  },
  {
    what: 'punctuation and spacing',
    language: 'es',
    isChanged: false,
    pairs: [['El alcalde dijo: «Pagué».', 'El alcalde dijo: “Pagué”.']],
  },
  {
    what: 'punctuation and spacing',
    language: 'ru',
    isChanged: false,
    pairs: [['Город продал парк', 'Город продал парк.']],
  },
  {
    what: 'punctuation and spacing',
    language: 'zh',
    isChanged: false,
    pairs: [['市议会通过了法案。', '市议会通过了法案']],
  },
];
