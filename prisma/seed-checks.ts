import type { EntryInput } from '@/lib/domain/journal/entry';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { firstVoteRule } from '@/lib/domain/verdicts/vote-rule';
import { setDeskRules } from '@/lib/server/people/desks';
import { sampleDisagreement, sampleFacts, sampleRequests, sampleSplit, sampleStatement } from './seed-check-words';
import { deskOf, missing, placeOf, type SampleWork, send, tagOn } from './seed-entries';

const HOUR_MS = 3_600_000;

/** What a person says is checked of a claim whose own words leave it open. */
export async function seedStatement({ actors: { second }, articleId, newId }: SampleWork): Promise<void> {
  const { id: annotationId } = await tagOn(second, articleId, sampleStatement.words);
  const payload = { annotationId, statement: sampleStatement.statement, basedOn: null };
  await send(second, articleId, [{ id: newId(), type: 'annotation.stated', payload }]);
}

/** A claim that says three things at once: each is a fact with its own source and verdict, and the claim follows them. */
export async function seedFacts(
  { actors: { checker }, articleId, newId }: SampleWork,
  sourceIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { id: factOf } = await tagOn(checker, articleId, sampleSplit);
  const [facts, rest]: [EntryInput[], EntryInput[]] = [[], []];
  for (const { words, statement, evidence, verdict } of sampleFacts) {
    const annotationId = newId();
    const ranges = [{ ...(await placeOf(checker, articleId, words)), exact: words }];
    facts.push({ id: newId(), type: 'annotation.created', payload: { annotationId, kind: 'claim', factOf, statement, ranges } });
    const { source, ...fields } = evidence;
    const linked = { annotationId, evidenceId: newId(), sourceId: sourceIds.get(source), lookedAt: '2026-11-10', ...fields };
    rest.push({ id: newId(), type: 'evidence.linked', payload: linked });
    rest.push({ id: newId(), type: 'verdict.given', payload: { annotationId, basedOn: null, verdict } });
  }
  await send(checker, articleId, facts);
  await send(checker, articleId, rest);
}

/** The desk votes where two differ. Two do, the editor has voted, and the lead has not yet. */
export async function seedVotes({ actors: { lead, editor, second }, articleId, newId }: SampleWork): Promise<void> {
  await setDeskRules(lead, deskOf(lead), { ...plainRules, votes: firstVoteRule, basedOn: plainRules });
  const { words, secondCheck, vote } = sampleDisagreement;
  const { id: annotationId, verdict, basis } = await tagOn(editor, articleId, words);
  const verdictEntryId = verdict?.entryId ?? missing(`verdict on “${words}”`);
  await send(editor, articleId, [
    {
      id: newId(),
      type: 'check.state-changed',
      payload: { annotationId, checkState: 'second-check', basedOn: basis.checkState?.entryId ?? null },
    },
  ]);
  const secondEntryId = newId();
  await send(second, articleId, [
    { id: secondEntryId, type: 'check.second-given', payload: { annotationId, verdictEntryId, second: secondCheck, basedOn: null } },
  ]);
  await send(editor, articleId, [{ id: newId(), type: 'check.voted', payload: { annotationId, verdictEntryId, secondEntryId, vote } }]);
}

/** One request for a reply that was answered, and one whose deadline has passed. `now`: their times are some hours before it. */
export async function seedRequests({ actors: { checker }, articleId, newId }: SampleWork, now: Date): Promise<void> {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
  for (const { about, asked, channel, sentHoursAgo, dueHoursAgo, awaited, outcome } of sampleRequests) {
    const tags = await Promise.all(about.map((words) => tagOn(checker, articleId, words)));
    const requestId = newId();
    const request = {
      requestId,
      annotationIds: tags.map(({ id }) => id),
      asked,
      channel,
      sentAt: hoursAgo(sentHoursAgo),
      deadlineAt: hoursAgo(dueHoursAgo),
    };
    const waiting = tags
      .filter(({ anchor }) => awaited.includes(anchor.ranges[0]?.exact ?? ''))
      .map(({ id: annotationId, basis }) => ({
        id: newId(),
        type: 'check.state-changed',
        payload: { annotationId, checkState: 'awaiting-reply', basedOn: basis.checkState?.entryId ?? null },
      }));
    await send(checker, articleId, [{ id: newId(), type: 'reply.asked', payload: request }, ...waiting]);
    if (!outcome) continue;
    const { hoursAgo: cameHoursAgo, ...said } = outcome;
    const settled = { requestId, basedOn: null, outcome: { ...said, happenedAt: hoursAgo(cameHoursAgo) } };
    await send(checker, articleId, [{ id: newId(), type: 'reply.settled', payload: settled }]);
  }
}
