import { type Check, noCheck, type SecondCheck, type StateReason } from '../checks/check';
import type { ReplyRequest } from '../replies/reply-request';
import type { Evidence } from '../sources/evidence';
import type { Source } from '../sources/source';
import type { Annotation, Rival } from '../tags/annotation';
import type { Ticked } from '../tags/tag-types';
import type { GivenGrade, Verdict } from '../verdicts/verdict';
import { testId } from './journal-writer.fixture';
import { people } from './sample.fixture';

const at = '2026-02-03T04:05:06.000Z';
const cameAt = '2026-02-04T04:05:06.000Z';
const id = (number: number) => testId(8, number);
const basis = { entryId: id(90), byId: people.mara };
const by = { byId: people.mara, at };

const grade: GivenGrade = {
  id: 'half-true',
  name: 'Half true',
  definition: 'Something is missing',
  rating: 3,
  sign: 'half',
  colour: 'partly',
};
const scale = { id: 'house', version: 2 };
const judged = { value: 'partly', grade, rationale: 'A number of its own.', words: 'words', wordsHash: 'a'.repeat(64), cameAt } as const;

/** The source that the tag rests on, with all that can be said of one. */
export const wholeSource: Source = {
  id: testId(5, 1),
  deskId: testId(2, 1),
  title: 'Berth log',
  url: 'https://data.ossery.example/berths',
  type: 'interview',
  author: 'Ines Calder',
  publisher: 'Port of Ossery',
  publishedOn: '2026-01-15',
  note: 'On record.',
  createdAt: at,
  updatedAt: at,
};

const verdict: Verdict = { ...judged, ...by, entryId: id(1), scale };
const held: Verdict['held'] = { words: 'Words', wordsHash: 'b'.repeat(64), changes: ['case'], seq: 4, ...by };
const second: SecondCheck = { ...judged, ...by, entryId: id(2), byId: people.aylin, words: 'other words' };
const plain: SecondCheck = { ...second, grade: undefined };
const vote = { ...second, entryId: id(3), scale, verdictEntryId: verdict.entryId };
const reason: StateReason = { text: 'Nobody is there.', ...by, also: [{ text: 'Nor on Sundays.', ...by }] };

const check: Check = {
  assigneeId: people.aylin,
  secondId: people.jonas,
  dueAt: '2031-01-02T03:04:00.000Z',
  methods: ['watched'],
  reason: null,
  reasonBefore: null,
  needsSecond: true,
  second,
  pastSeconds: [{ second: { ...second, entryId: id(4) }, checkState: 'decided' }],
  adjudication: { entryId: id(5), took: 'first', rationale: 'The first is right.', ...by, cameAt },
  votes: [vote],
  pastVotes: [{ ...vote, entryId: id(6), endedBy: id(7) }],
  voted: { entryId: id(8), rule: { when: 'every', needed: 3, of: 4 }, at, cameAt },
  basis: noCheck.basis,
};

const evidence: Evidence = {
  id: id(10),
  sourceId: wholeSource.id,
  stance: 'supports',
  quote: '412 vessels',
  locator: 'row 7',
  lookedAt: '2026-03-01',
  tier: 'primary',
  origin: 'The harbour log',
  ...by,
  changed: { byId: people.aylin, at: '2026-02-05T04:05:06.000Z' },
  entryId: id(11),
};

const ticked: Ticked = { typeId: id(12), version: 3, items: [{ itemId: id(13), text: 'Read', isDone: true }], words: 'other words', basis };

const typed: Annotation['typed'] = {
  type: { typeId: id(12), name: 'Statistic', version: 3, fields: [{ fieldId: id(14), name: 'Unit', kind: 'text', said: 'ships' }] },
  basis,
};
const stated: Annotation['stated'] = { statement: '412 ships waited.', basis };

const rival = (field: Rival['field'], proposed: Rival['proposed']): Partial<Annotation> => ({
  rivals: [{ entryId: id(20), field, proposed, ...by, cameAt }],
});
const proposed = {
  value: 'partly',
  rationale: 'I think so.',
  grade,
  scale,
  wordsHash: 'c'.repeat(64),
  restatedFrom: 'Ships waited.',
} as const;

/** Tags that between them have every member that a tag can have, each as a change of a claim on which nothing hangs. `otherId`: a tag beside it. */
export function wholeTags({ anchor }: Annotation, otherId: string): Partial<Annotation>[] {
  const [range] = anchor.ranges;
  if (!range) throw new Error('a tag has words');
  const { from, to, ...quote } = range;
  const place = { from, to, prefix: quote.prefix, suffix: quote.suffix };
  const relation = { id: id(16), kind: 'supports', toId: otherId, ...by } as const;
  const own = { verdict, checkState: 'decided', check, basis: { checkState: basis, verdict: basis } } as const;
  return [
    { aliases: ['O7'] },
    { typed, ticked },
    { stated },
    { verdict, check, checkState: 'decided' },
    { verdict: { ...verdict, held } },
    { verdict: { ...verdict, restatedFrom: 'Ships waited.' }, isStale: true },
    { verdict: { ...verdict, followed: ['C8'] } },
    // Of the four, which need no grade.
    { verdict: { ...verdict, grade: undefined }, check: { ...noCheck, second: plain, votes: [{ ...vote, ...plain }] } },
    { check: { ...noCheck, reason }, checkState: 'cannot-be-checked' },
    { evidence: [evidence] },
    { removedEvidence: [evidence] },
    { relations: [relation] },
    { removedRelations: [relation] },
    { anchor: { state: 'drifted', ranges: [{ ...range, exact: 'Other words' }] } },
    { anchor: { state: 'orphaned', ranges: [{ ...range, to: from }] } },
    { anchor: { state: 'moved', ranges: [{ ...range, home: { ...place, away: quote } }] } },
    { factOf: otherId },
    { split: { factIds: [otherId], own } },
    { split: { factIds: [otherId], own: null, last: verdict } },
    { pastVerdicts: [{ verdict, checkState: 'decided', second }] },
    { pastKinds: [{ kind: 'opinion', verdict, checkState: 'decided', verdictEntryId: id(20) }] },
    rival('kind', { kind: 'opinion' }),
    rival('checkState', { checkState: 'cut', reason }),
    rival('verdict', { verdict: proposed }),
    rival('verdict', { verdict: { value: 'partly', rationale: '' } }),
    rival('secondCheck', { second: proposed }),
    rival('secondCheck', { second: { value: 'partly', rationale: '' } }),
    rival('assignee', { assigneeId: people.aylin }),
    rival('secondChecker', { secondId: people.aylin }),
    rival('due', { dueAt: '2031-01-02T03:04:00.000Z' }),
    rival('methods', { methods: ['watched'] }),
  ];
}

/** A request for a reply about the tag, with all that can be said of one. */
export const wholeRequest = (annotationId: string): ReplyRequest => ({
  id: id(30),
  annotationIds: [annotationId],
  asked: { name: 'I. Vance', role: 'director', question: 'Is that right?' },
  channel: 'phone',
  sentAt: '2026-03-01T08:30:00Z',
  deadlineAt: '2026-03-02T08:30:00Z',
  outcome: { kind: 'answered', happenedAt: '2026-03-01T08:40:00Z', effect: 'reply-added', said: { answer: 'Six.', note: 'In ¶2' }, ...by },
  pastOutcomes: [],
  ...by,
  changed: { byId: people.aylin, at: '2026-03-01T09:00:00.000Z' },
  isRemoved: false,
  basis: { request: basis, outcome: basis },
});
