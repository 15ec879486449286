import { type Check, type CheckState, noCheck, type SecondCheck, type Vote } from '@/lib/domain/checks/check';
import type { Evidence } from '@/lib/domain/sources/evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { giveType } from '@/lib/domain/tags/tag-types';
import { VERDICT_SCALE, type VerdictValue } from '@/lib/domain/verdicts/verdict';
import { GALLERY_AT as AT, galleryId, JONAH, PRIYA } from './gallery-ids';

const ELIF = galleryId(903);
const judged = (byId: string, value: VerdictValue, rationale: string, n: number): SecondCheck => ({
  entryId: galleryId(n),
  value,
  rationale,
  words: '',
  wordsHash: '',
  byId,
  at: AT,
});

interface Sample {
  label: string;
  checkState: CheckState;
  verdictBy: string | null;
  check: Partial<Check>;
  /** What it rests on, each of another source. */
  said?: Pick<Evidence, 'tier' | 'origin'>[];
  /** How many items of a statistic's checklist are done; a claim without it has no type. */
  done?: number;
}

const given = { assigneeId: JONAH, secondId: PRIYA, dueAt: '2025-10-10T16:00:00.000Z', needsSecond: true };
const second = judged(PRIYA, 'unproven', 'Nobody counts them.', 972);

const votes = (...values: VerdictValue[]): Vote[] =>
  values.map((value, n) => ({
    ...judged(n === 0 ? PRIYA : ELIF, value, n === 0 ? 'Only for May.' : '', 974 + n),
    scale: { ...VERDICT_SCALE },
    verdictEntryId: galleryId(976),
  }));
const voted = { entryId: galleryId(975), rule: { when: 'every' as const, needed: 2, of: 3 }, at: AT };

/** A claim as it is given out, looked at again, differed on, decided, set aside, resting on copies of one story, decided by votes, and confirmed in words that run from the right. */
const samples: Sample[] = [
  { label: 'C11', checkState: 'untouched', verdictBy: null, check: { ...given, secondId: null, needsSecond: false } },
  { label: 'C12', checkState: 'second-check', verdictBy: JONAH, check: given },
  { label: 'C13', checkState: 'second-check', verdictBy: PRIYA, check: { ...given, assigneeId: PRIYA, secondId: JONAH } },
  { label: 'C14', checkState: 'adjudication', verdictBy: JONAH, check: { ...given, second } },
  {
    label: 'C15',
    checkState: 'decided',
    verdictBy: JONAH,
    done: 3,
    check: {
      ...given,
      second,
      methods: ['read', 'called'],
      adjudication: { entryId: galleryId(973), took: 'first', rationale: 'A week is a week.', byId: ELIF, at: AT },
    },
  },
  {
    label: 'C16',
    checkState: 'on-legal',
    verdictBy: null,
    check: { reason: { text: 'It names the harbour master.', byId: JONAH, at: AT } },
  },
  {
    label: 'C17',
    checkState: 'decided',
    verdictBy: JONAH,
    check: {},
    said: [
      { tier: 'secondary', origin: 'Agency wire, 3 October' },
      { tier: 'secondary', origin: 'agency wire, 3 October' },
    ],
  },
  { label: 'C18', checkState: 'decided', verdictBy: JONAH, check: { votes: votes('partly', 'partly'), voted } },
  {
    label: 'C19',
    checkState: 'decided',
    verdictBy: JONAH,
    check: { ...given, second: judged(PRIYA, 'partly', 'شمارش تنها یک هفته بود.', 977) },
  },
];

const evidenceOf = (said: Pick<Evidence, 'tier' | 'origin'>, n: number): Evidence => ({
  id: galleryId(962 + n),
  sourceId: galleryId(966 + n),
  stance: 'supports',
  quote: '',
  locator: `p. ${n + 1}`,
  lookedAt: null,
  ...said,
  byId: JONAH,
  at: AT,
  entryId: galleryId(968 + n),
});

/** The samples on the words of `base`. They are shown and not worked on. */
export const checkedClaims = (base: Annotation): Annotation[] =>
  samples.map(({ label, checkState, verdictBy, check, said = [], done }, n) => ({
    ...base,
    id: galleryId(980 + n),
    label,
    checkState,
    evidence: said.map(evidenceOf),
    verdict:
      verdictBy === null ? null : { ...judged(verdictBy, 'partly', 'The count was of one week.', 990 + n), scale: { ...VERDICT_SCALE } },
    isStale: false,
    check: { ...noCheck, ...check },
    ...(done !== undefined && asStatistic(done, base)),
  }));

/** What a claim that is a statistic holds of it. */
function asStatistic(done: number, { basis }: Annotation): Pick<Annotation, 'typed' | 'ticked'> {
  const type = plainTagTypes.types.find(({ name }) => name === 'Statistic');
  if (!type) return {};
  const [unit] = type.fields;
  const given = giveType(type, plainTagTypes.version, unit ? { [unit.id]: 'people a day' } : {});
  const items = type.checklist.map(({ id, text }, index) => ({ itemId: id, text, isDone: index < done }));
  const ticked = { typeId: type.id, version: plainTagTypes.version, items, words: 'Nine people a day', basis: basis.kind };
  return { typed: { type: given, basis: basis.kind }, ticked };
}
