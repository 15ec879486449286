import type { TagKind } from '../tags/tag-kinds';

interface TaggedChange {
  name: string;
  /** The paragraph that is tagged, among others. */
  text: string;
  tags: readonly (readonly [words: string, kind: TagKind])[];
  /** Words of the text, and what stands there in their place since. Only what differs is written anew. */
  changes: readonly (readonly [was: string, is: string])[];
  /** The sentences that nobody has seen any more. */
  unseen: readonly string[];
}

const text = 'The mayor spoke. On Monday 300 people came, a lazy cut of a budget, she said. Nobody asked.';
const opinion = ['a lazy cut', 'opinion'] as const;
const claim = ['300 people came', 'claim'] as const;

/** What becomes of a sentence with tags when the text changes. The sentences beside it are marked clear. */
export const taggedChanges: readonly TaggedChange[] = [
  { name: 'nothing', text, tags: [opinion], changes: [], unseen: [] },
  {
    name: 'another figure beside an opinion',
    text,
    tags: [opinion],
    changes: [['300', '900']],
    unseen: ['On Monday 900 people came, a lazy cut of a budget, she said.'],
  },
  {
    name: 'a figure put in beside an opinion',
    text,
    tags: [opinion],
    changes: [['a budget', 'a £4m budget']],
    unseen: ['On Monday 300 people came, a lazy cut of a £4m budget, she said.'],
  },
  {
    name: 'a figure put in beside a claim',
    text,
    tags: [claim],
    changes: [['came, a', 'came and 40 left, a']],
    unseen: ['On Monday 300 people came and 40 left, a lazy cut of a budget, she said.'],
  },
  {
    name: 'words taken out beside an opinion',
    text,
    tags: [opinion],
    changes: [['people came, a', 'people, a']],
    unseen: ['On Monday 300 people, a lazy cut of a budget, she said.'],
  },
  {
    name: 'words taken out at the beginning of the sentence',
    text: 'The mayor spoke. Yesterday Ada came, a lazy cut.',
    tags: [opinion],
    changes: [['Yesterday Ada', 'Ada']],
    unseen: ['Ada came, a lazy cut.'],
  },
  {
    name: 'words taken out at the beginning of the sentence, which another tag begins now',
    text: 'The mayor spoke. Yesterday Ada came, a lazy cut.',
    tags: [opinion, ['Ada came', 'claim']],
    changes: [['Yesterday Ada', 'Ada']],
    unseen: ['Ada came, a lazy cut.'],
  },
  {
    name: 'words taken out at the beginning of the paragraph, which another tag begins now',
    text: 'Yesterday Ada came, a lazy cut.',
    tags: [opinion, ['Ada came', 'claim']],
    changes: [['Yesterday Ada', 'Ada']],
    unseen: ['Ada came, a lazy cut.'],
  },
  {
    name: 'words taken out at the end of the paragraph, which another tag ends now',
    text: 'Yesterday Ada came, a lazy cut again',
    tags: [opinion, ['Ada came', 'claim']],
    changes: [[' again', '']],
    unseen: ['Yesterday Ada came, a lazy cut'],
  },
  {
    name: 'words put in at the beginning of the sentence',
    text,
    tags: [claim],
    changes: [['On Monday 300', 'Yesterday on Monday 300']],
    unseen: ['Yesterday on Monday 300 people came, a lazy cut of a budget, she said.'],
  },
  {
    name: 'a change further off than the tag knows',
    text,
    tags: [['300 people', 'claim']],
    changes: [['she said', 'he said']],
    unseen: [],
  },
  {
    name: 'a change and its undoing',
    text,
    tags: [opinion],
    changes: [
      ['300', '900'],
      ['900', '300'],
    ],
    unseen: [],
  },
  {
    name: 'punctuation and spacing',
    text,
    tags: [opinion],
    changes: [
      ['came, a', 'came —  a'],
      ['budget, she', 'budget she'],
    ],
    unseen: [],
  },
  { name: 'case', text, tags: [opinion], changes: [['On Monday', 'on Monday']], unseen: [] },
  {
    name: 'the sign of a figure',
    text: 'It was a cold -5 in a bad winter.',
    tags: [['bad winter', 'opinion']],
    changes: [['-5', '5']],
    unseen: ['It was a cold 5 in a bad winter.'],
  },
  {
    name: 'a decimal point',
    text: 'It rose by 12.5 in a bad winter.',
    tags: [['bad winter', 'opinion']],
    changes: [['12.5', '125']],
    unseen: ['It rose by 125 in a bad winter.'],
  },
  {
    name: 'the sentence before',
    text,
    tags: [claim, opinion],
    changes: [['The mayor spoke', 'The mayor shouted']],
    unseen: ['The mayor shouted.'],
  },
  { name: 'the sentence before, taken out', text, tags: [claim, opinion], changes: [['The mayor spoke. ', '']], unseen: [] },
  {
    name: 'the sentence behind',
    text,
    tags: [['she said', 'claim']],
    changes: [['Nobody asked', 'Everybody asked']],
    unseen: ['Everybody asked.'],
  },
  { name: 'a sentence put in before', text, tags: [claim], changes: [['spoke. On', 'spoke. It rained. On']], unseen: ['It rained.'] },
  {
    name: 'a sentence put in behind',
    text,
    tags: [['she said', 'claim']],
    changes: [['said. Nobody', 'said. It rained. Nobody']],
    unseen: ['It rained.'],
  },
  {
    name: 'a sentence parted in two by a full stop',
    text,
    tags: [opinion],
    changes: [['came, a lazy', 'came. A lazy']],
    unseen: ['On Monday 300 people came.', 'A lazy cut of a budget, she said.'],
  },
  {
    name: 'two sentences made one by a comma',
    text: 'He came. She went, a lazy cut.',
    tags: [
      ['a lazy cut', 'opinion'],
      ['He came', 'claim'],
    ],
    changes: [['came. She', 'came, She']],
    unseen: [],
  },
  {
    name: 'other words of an opinion',
    text,
    tags: [opinion],
    changes: [['lazy', 'brave']],
    unseen: ['On Monday 300 people came, a brave cut of a budget, she said.'],
  },
  { name: 'other words of a claim: its check says so', text, tags: [claim], changes: [['300', '900']], unseen: [] },
  { name: 'punctuation in an opinion', text, tags: [['came, a lazy cut', 'opinion']], changes: [['came, a', 'came - a']], unseen: [] },
  {
    name: 'a word in one sentence of an opinion that runs over three',
    text: 'It was bad. It was worse. It was a cut.',
    tags: [['It was bad. It was worse. It was a cut.', 'opinion']],
    changes: [['worse', 'better']],
    unseen: ['It was better.'],
  },
  {
    name: 'words between two tags that stand beside each other',
    text,
    tags: [claim, opinion],
    changes: [['came, a', 'came by bus, a']],
    unseen: ['On Monday 300 people came by bus, a lazy cut of a budget, she said.'],
  },
  {
    name: 'other words of a claim beside an opinion: its check says so',
    text,
    tags: [opinion, claim],
    changes: [['300', '900']],
    unseen: [],
  },
  {
    name: 'all words of a claim beside an opinion, taken out',
    text,
    tags: [opinion, ['300', 'claim']],
    changes: [['Monday 300 people', 'Monday people']],
    unseen: ['On Monday people came, a lazy cut of a budget, she said.'],
  },
  {
    name: 'a word beside a tag in a script without spaces',
    text: '市長は月曜日に三百人が来たと述べた。',
    tags: [['来た', 'claim']],
    changes: [['三百', '九百']],
    unseen: ['市長は月曜日に九百人が来たと述べた。'],
  },
];
