import type { EvidenceTier, Stance } from '@/lib/domain/sources/evidence';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';

interface SampleSource {
  key: string;
  title: string;
  url?: string;
  type: 'webpage' | 'document' | 'dataset' | 'interview';
  author?: string;
  publisher?: string;
  publishedOn?: string;
  note?: string;
}

/** The sources of the desk. */
export const sampleSources: SampleSource[] = [
  {
    key: 'report',
    title: 'Review of night services, report to full council',
    url: 'https://marrowquay.example/council/2023/night-services.pdf',
    type: 'document',
    author: 'Transport committee',
    publisher: 'Marrow Quay Borough Council',
    publishedOn: '2023-02-14',
  },
  {
    key: 'counts',
    title: 'Passenger counts, night routes, 2022',
    url: 'https://marrowquay.example/data/night-counts-2022.csv',
    type: 'dataset',
    publisher: 'Quay Buses',
    publishedOn: '2023-01-31',
  },
  {
    key: 'timetable',
    title: 'Timetable of route 41',
    url: 'https://quaybuses.example/41',
    type: 'webpage',
    publisher: 'Quay Buses',
    publishedOn: '2026-09-01',
  },
  {
    key: 'rota',
    title: 'Rota office, St Jude’s Infirmary, by telephone',
    type: 'interview',
    author: 'Maud Fenner',
    note: 'Called on 10 November, 10:20. She read the figures from the November rota.',
  },
  {
    key: 'accounts',
    title: 'Council accounts 2025/26, draft',
    url: 'https://marrowquay.example/council/accounts-2026-draft.pdf',
    type: 'document',
    publisher: 'Marrow Quay Borough Council',
    publishedOn: '2026-07-20',
  },
];

/** What links a tag to a source. */
export interface SampleEvidence {
  /** The key of its source. */
  source: string;
  stance: Stance;
  quote: string;
  locator: string;
  tier?: EvidenceTier;
  origin?: string;
}

/** What a checker says of a claim. */
export interface SampleVerdict {
  value: VerdictValue;
  rationale: string;
}

interface SampleTag {
  words: string;
  kind: TagKind;
  evidence?: SampleEvidence[];
  verdict?: SampleVerdict;
}

/** The tags of the article, on words that stand in it once. */
export const sampleTags: SampleTag[] = [
  {
    words: 'The last 41 bus leaves the Corn Exchange at 22.52',
    kind: 'claim',
    evidence: [
      { source: 'timetable', stance: 'supports', quote: 'Corn Exchange, last departure 22:52', locator: 'Mon to Sun', tier: 'primary' },
    ],
    verdict: { value: 'supported', rationale: '' },
  },
  {
    words: 'four routes ran all night, every forty minutes, seven days a week',
    kind: 'claim',
  },
  {
    words: 'the night routes lost £2.4 million in their last year',
    kind: 'claim',
    evidence: [{ source: 'report', stance: 'supports', quote: 'Net cost of night services 2022/23: £2.4m', locator: 'p. 4, table 2' }],
    verdict: { value: 'supported', rationale: '' },
  },
  {
    words: '£900,000 of this was rent for a depot the council owns itself',
    kind: 'claim',
    evidence: [
      {
        source: 'report',
        stance: 'refutes',
        quote: 'Depot charge (notional): £690,000',
        locator: 'p. 5, note 3',
        tier: 'secondary',
        origin: 'Depot accounts',
      },
    ],
    verdict: { value: 'refuted', rationale: 'The report has £690,000. The £900,000 is the charge for day and night together.' },
  },
  { words: 'A loss you pay to yourself is a strange kind of loss.', kind: 'opinion' },
  {
    words: 'an average of 23 passengers a trip, and 31 on Fridays',
    kind: 'claim',
    evidence: [{ source: 'counts', stance: 'supports', quote: 'mean 23.1; Fri 31.4', locator: 'rows 2 to 8', tier: 'primary' }],
    verdict: { value: 'supported', rationale: '' },
  },
  { words: 'Mr Amble has never been seen on a night bus, and it shows.', kind: 'opinion' },
  {
    words: 'St Jude’s Infirmary starts 340 shifts between ten at night and six in the morning',
    kind: 'claim',
    evidence: [{ source: 'rota', stance: 'supports', quote: 'Three hundred and forty, give or take the agency.', locator: '' }],
  },
  {
    words: 'the town has paid £310,000 for taxi vouchers',
    kind: 'claim',
    evidence: [{ source: 'accounts', stance: 'supports', quote: 'Taxi vouchers, night: £310,480', locator: 'p. 62', tier: 'primary' }],
  },
  { words: 'Injuries on the unlit Causeway road have doubled in the same time', kind: 'claim' },
  {
    words: 'The council should bring back the 41 and the 17 through the night, and pay for it with the vouchers.',
    kind: 'proposal',
  },
  { words: 'publish, every quarter, what each route costs without the rent', kind: 'proposal' },
  { words: 'A town that sends its nurses home on foot has no business calling itself kind.', kind: 'opinion' },
];

/** A change that the editor made after the check: it touches a checked claim, whose verdict then waits for another look. */
export const sampleEdit = { from: 'an average of 23 passengers', to: 'an average of almost 24 passengers' };

/** What a checker proposes instead, and why. It lies in a claim: accepted, it would have that looked at again. */
export const sampleSuggestion = {
  words: 'every forty minutes',
  replacement: 'every forty-five minutes',
  note: 'The last timetable says 45.',
};
