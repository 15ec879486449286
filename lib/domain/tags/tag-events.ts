import type { SecondCheck } from '../checks/check';
import type { WordingChange } from '../meaning/wording-changes';
import type { NamedVerdict } from '../verdicts/verdict';
import { type Annotation, checkOf } from './annotation';

/** Something that somebody did with a tag. `at` is an ISO time. */
export type TagEvent = { byId: string; at: string } & (
  | { what: 'tagged' }
  | { what: 'linked' }
  | { what: 'changed' }
  | { what: 'judged'; verdict: NamedVerdict; note: string }
  | { what: 'looked-again'; verdict: NamedVerdict; note: string }
  | { what: 'voted'; verdict: NamedVerdict; note: string }
  | { what: 'decided'; note: string }
  | { what: 'held'; changes: WordingChange[] }
);

/**
 * What a tag itself tells of its history, the newest first: who made it, who linked what it rests on and changed it, who gave which verdict, who looked again, who voted how, each with
 * the note that says why, and who changed its words without changing what they say.
 */
export function tagEvents(annotation: Annotation): TagEvent[] {
  const { byId, at, evidence, verdict, split, pastVerdicts } = annotation;
  const { adjudication, votes: counted = [], pastVotes = [] } = checkOf(annotation);
  const votes = [...counted, ...pastVotes];
  const voteIds = new Set(votes.map(({ entryId }) => entryId));
  // What follows from facts is told on these.
  const own = verdict?.followed ? null : verdict;
  const verdicts = [...pastVerdicts.map((past) => past.verdict), split?.own?.verdict ?? null, own];
  // One that came of a vote is told as that.
  const judged = verdicts.filter((one) => one !== null && !voteIds.has(one.entryId));
  const events: TagEvent[] = [
    { what: 'tagged', byId, at },
    ...evidence.map((one) => ({ what: 'linked' as const, byId: one.byId, at: one.at })),
    ...evidence.flatMap(({ changed }) => (changed ? [{ what: 'changed' as const, ...changed }] : [])),
    ...judged.flatMap((one) => (one ? [{ what: 'judged' as const, ...said(one) }] : [])),
    ...verdicts.flatMap((one) =>
      one?.held ? [{ what: 'held' as const, changes: one.held.changes, byId: one.held.byId, at: one.held.at }] : [],
    ),
  ];
  for (const vote of votes) events.push({ what: 'voted', ...said(vote) });
  for (const { second, isFirst } of secondsOf(annotation)) events.push({ what: isFirst ? 'judged' : 'looked-again', ...said(second) });
  if (adjudication) events.push({ what: 'decided', note: adjudication.rationale, byId: adjudication.byId, at: adjudication.at });
  // What came in one batch has one time: of those the last comes first.
  return events.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** A judgement as it is told: what it was, why, by whom and when. */
const said = ({ value, grade, rationale, byId, at }: NamedVerdict & { rationale: string; byId: string; at: string }) => ({
  verdict: { value, ...(grade && { grade }) },
  note: rationale,
  byId,
  at,
});

/**
 * What stands or stood beside its verdicts, each once. A second check that a third person took is the verdict, and told as that; what it stood against
 * is the second then, and the first verdict (`isFirst`): a merge may have brought it alone.
 */
function secondsOf(annotation: Annotation): { second: SecondCheck; isFirst: boolean }[] {
  const { pastSeconds, ...check } = checkOf(annotation);
  const beside = [...annotation.pastVerdicts, ...pastSeconds, check];
  const verdictIds = new Set([annotation.verdict, ...annotation.pastVerdicts.map((past) => past.verdict)].map((one) => one?.entryId));
  const known = new Map<string, { second: SecondCheck; isFirst: boolean }>();
  for (const { second, adjudication } of beside) {
    if (!second || verdictIds.has(second.entryId)) continue;
    const isFirst = adjudication?.took === 'second';
    known.set(second.entryId, { second, isFirst: isFirst || known.get(second.entryId)?.isFirst === true });
  }
  return [...known.values()];
}
