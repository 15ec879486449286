import { type CheckRules, plainCheckRules } from '../checks/check-rules';
import { type Annotation, checkOf } from '../tags/annotation';
import { plainTagTypes } from '../tags/plain-tag-types';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';

/** Steps of work on a check. Those who vote have to be several. */
export const checkSteps = [
  'look again',
  'look again',
  'vote',
  'vote',
  'vote',
  'vote',
  'decide alone',
  'undo check',
  'settle rival',
  'typed',
] as const;
export type CheckStep = (typeof checkSteps)[number];

interface Work {
  what: CheckStep;
  /** Shares: which tag, who, and how. */
  which: number;
  places: readonly [number, number, number, number];
  text: string;
}

/** What the desks of random articles ask for. */
export const randomRules: readonly CheckRules[] = [
  plainCheckRules,
  { ...plainCheckRules, secondCheck: true },
  { ...plainCheckRules, secondCheck: true, votes: { when: 'differ', needed: 2, of: 3 } },
  { ...plainCheckRules, votes: { when: 'every', needed: 2, of: 2 } },
  { ...plainCheckRules, votes: { when: 'every', needed: 2, of: 3 } },
];

const voters = [testId(9, 1), testId(9, 2), testId(9, 3), testId(9, 4)];

/** Looks at a claim again, votes on it, decides, takes one of these back, settles a rival, or says what type it is. */
export function workOnCheck(journal: JournalWriter, { what, which, places: [a, b, c], text }: Work): void {
  const all = [...journal.state.annotations.values()].filter(({ kind, isRemoved }) => kind === 'claim' && !isRemoved);
  const tag = pickAt(all, which);
  const person = pickAt(voters, a) ?? '';
  if (!tag) return;
  if (what === 'vote' || what === 'look again') ensureVerdict(journal, tag);
  const annotationId = tag.id;
  const { verdict, check } = journal.state.annotations.get(annotationId) ?? tag;
  const { second, votes = [], basis } = checkOf({ check });
  const seen = { annotationId, verdictEntryId: verdict?.entryId ?? null, secondEntryId: second?.entryId ?? null };
  // Those that need no source: nearly all others would be refused.
  const judgement = { value: c < 0.5 ? 'unproven' : 'partly', rationale: `${text}.` };
  if (what === 'look again') {
    const basedOn = b < 0.2 ? null : (basis.secondCheck?.entryId ?? null);
    journal.append('check.second-given', { annotationId, verdictEntryId: seen.verdictEntryId, second: judgement, basedOn }, person);
  } else if (what === 'vote') {
    const own = votes.find(({ byId }) => byId === person);
    if (own && b < 0.4) journal.append('check.voted', { ...seen, vote: null, undoes: own.entryId }, person);
    else journal.append('check.voted', { ...seen, vote: judgement }, person);
  } else if (what === 'decide alone') {
    const took = b < 0.3 ? 'first' : b < 0.6 ? 'second' : 'vote';
    const voteEntryId = pickAt(votes, c)?.entryId;
    journal.append(
      'check.adjudicated',
      { annotationId, secondEntryId: seen.secondEntryId, took, voteEntryId, rationale: 'So it is.' },
      person,
    );
  } else if (what === 'undo check') undo(journal, tag, b < 0.5);
  else if (what === 'settle rival') {
    const rivalEntryId = tag.rivals[0]?.entryId;
    if (rivalEntryId) journal.append('rival.settled', { annotationId, rivalEntryId, take: b < 0.6 }, person);
  } else typeOrTick(journal, tag, { person, text, share: b });
}

/** There is nothing to look at again before there is a first verdict. */
function ensureVerdict(journal: JournalWriter, { id: annotationId, verdict, isStale, basis }: Annotation): void {
  if (verdict && !isStale) return;
  const first = { value: 'unproven', rationale: 'Nobody knows.' };
  journal.append('verdict.given', { annotationId, basedOn: basis.verdict?.entryId ?? null, verdict: first }, voters[3]);
}

/** Takes the newest verdict, or the newest second check, back. */
function undo(journal: JournalWriter, tag: Annotation, isVerdict: boolean): void {
  const newest = isVerdict ? tag.basis.verdict : checkOf(tag).basis.secondCheck;
  if (!newest) return;
  const based = { annotationId: tag.id, basedOn: newest.entryId, undoes: newest.entryId };
  if (isVerdict) journal.append('verdict.given', { ...based, verdict: null }, newest.byId);
  else journal.append('check.second-given', { ...based, verdictEntryId: tag.verdict?.entryId ?? null, second: null }, newest.byId);
}

function typeOrTick(
  journal: JournalWriter,
  tag: Annotation,
  { person, text, share }: { person: string; text: string; share: number },
): void {
  const annotationId = tag.id;
  const type = pickAt(
    plainTagTypes.types.filter(({ kind }) => kind === tag.kind),
    share,
  );
  if (tag.typed?.type && share < 0.5) {
    const checklist = plainTagTypes.types.find(({ id }) => id === tag.typed?.type?.typeId)?.checklist ?? [];
    const doneIds = checklist.slice(0, 2).map(({ id }) => id);
    journal.append('check.items-ticked', { annotationId, doneIds, basedOn: tag.ticked?.basis.entryId ?? null }, person);
    return;
  }
  const fields = Object.fromEntries(type?.fields.filter(({ kind }) => kind === 'text').map(({ id }) => [id, text]) ?? []);
  const value = { typeId: share > 0.9 ? null : (type?.id ?? null), fields: share > 0.9 ? {} : fields };
  journal.append('annotation.typed', { annotationId, value, basedOn: tag.typed?.basis.entryId ?? null }, person);
}
