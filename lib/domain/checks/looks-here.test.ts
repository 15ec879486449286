import { Mapping } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emptyState } from '../article-state';
import { decideEntry } from '../journal/decide-entry';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { blockersOf } from '../sign-off/sign-off-blockers';
import type { Annotation } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { type CheckRules, plainCheckRules } from './check-rules';

// A made-up archive can say of any claim that two people looked at it, or that votes decided it.

const WORDS = 'The last bus left at 12.35';
const CAME = '2026-05-05T05:05:05.000Z';
/** People of another house, and of this one. */
const [foreign, other, third] = [testId(), testId(), testId()];
const [priya, jonah, elif] = [testId(), testId(), testId()];
const every: VoteRule = { when: 'every', needed: 2, of: 3 };
const lax = plainCheckRules;
const second = { ...lax, secondCheck: true };
const voting = { ...lax, votes: every };

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', `${WORDS}, said the driver.`));
  claim = journal.tag(WORDS);
});

const tag = (id = claim) => journal.annotation(id);
const judge = (actorId: string, value = 'unproven', rules: CheckRules = lax, id = claim) =>
  journal.send(
    'verdict.given',
    { annotationId: id, verdict: { value, rationale: 'Who knows.' }, basedOn: tag(id).basis.verdict?.entryId ?? null },
    { actorId, rules },
  );
const judgeAgain = (actorId: string, value = 'unproven', basis = tag().check?.basis.secondCheck?.entryId ?? null) => {
  const found = { value, rationale: 'I asked too.' };
  const about = { annotationId: claim, verdictEntryId: tag().verdict?.entryId };
  return journal.send('check.second-given', { ...about, second: found, basedOn: basis }, { actorId, rules: lax });
};
const vote = (actorId: string, value = 'unproven') => {
  const about = { annotationId: claim, verdictEntryId: tag().verdict?.entryId, secondEntryId: tag().check?.second?.entryId ?? null };
  return journal.send('check.voted', { ...about, vote: { value, rationale: 'So it is.' } }, { actorId, rules: voting });
};
const adjudicate = (actorId: string, rules: CheckRules = lax) => {
  const about = { annotationId: claim, secondEntryId: tag().check?.second?.entryId ?? null };
  const took = { took: 'first', rationale: 'It is the better one.' };
  return journal.send('check.adjudicated', { ...about, ...took }, { actorId, rules, may: () => true });
};
const setState = (checkState: string, rules: CheckRules, id = claim) =>
  journal.send(
    'check.state-changed',
    { annotationId: id, checkState, basedOn: tag(id).basis.checkState?.entryId },
    { actorId: elif, rules },
  );
/** What stands in the way, by reason. */
const inTheWay = (rules: CheckRules) => blockersOf(journal.state, rules).map(({ kind }) => kind);

/** The article imported from an archive that holds it as `change` has it. */
function arrive(change: (annotation: Annotation) => unknown = (one) => one): Annotation {
  const { articleId, details, doc, annotations, labelCounts } = journal.state;
  const origin = { format: 'archive', fileName: null };
  const payload = { details, doc: doc.toJSON(), origin, annotations: [...annotations.values()].map(change), labelCounts };
  const sender = { actorId: priya, clientId: 'server', now: CAME, since: new Mapping() };
  journal.state = decideEntry(emptyState(articleId), { id: testId(), type: 'article.imported', payload }, sender).state;
  return tag();
}

describe('what people looked at, in an archive', () => {
  it('is no second check of this house, and a person here does that', () => {
    judge(foreign);
    judgeAgain(other);
    expect(arrive().check?.second).toMatchObject({ byId: other, cameAt: CAME });
    expect(inTheWay(lax)).toEqual([]);
    expect(inTheWay(second)).toEqual(['second-check']);
    judgeAgain(jonah);
    expect(tag()).toMatchObject({ checkState: 'decided', check: { second: { byId: jonah } } });
    expect(tag().check?.second).not.toHaveProperty('cameAt');
    expect(inTheWay(second)).toEqual([]);
  });

  it('lets a claim wait for a second check by hand, and be decided by none but one of here', () => {
    judge(foreign);
    judgeAgain(other);
    arrive();
    setState('second-check', lax);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    expect(() => setState('decided', second)).toThrow('This desk asks for a second check of every claim.');
    judgeAgain(jonah);
    expect(inTheWay(lax)).toEqual([]);
  });

  it('does not stay beside a verdict that is given here, and stays on record', () => {
    judge(foreign);
    judgeAgain(other);
    arrive();
    judge(jonah, 'unproven', second);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: null } });
    expect(tag().pastVerdicts.at(-1)).toMatchObject({ verdict: { byId: foreign }, second: { byId: other, cameAt: CAME } });
    expect(inTheWay(second)).toEqual(['second-check']);
  });

  it('is no word of a third person of this house', () => {
    judge(foreign);
    judgeAgain(other, 'partly');
    adjudicate(third);
    expect(arrive().check?.adjudication).toMatchObject({ byId: third, cameAt: CAME });
    expect(inTheWay(second)).toEqual(['second-check']);
  });

  it('is told from what a third person of this house decides', () => {
    judge(foreign);
    judgeAgain(other, 'partly');
    arrive();
    expect(inTheWay(second)).toEqual(['adjudication']);
    const about = { annotationId: claim, secondEntryId: tag().check?.second?.entryId };
    journal.send('check.adjudicated', { ...about, took: 'second', rationale: 'It is.' }, { actorId: elif });
    expect(tag()).toMatchObject({ verdict: { byId: other, cameAt: CAME }, check: { second: { byId: foreign, cameAt: CAME } } });
    expect(inTheWay(second)).toEqual([]);
  });

  it('brings no vote that counts here', () => {
    judge(foreign, 'unproven', voting);
    vote(other);
    vote(third);
    expect(arrive()).toMatchObject({
      checkState: 'decided',
      check: { voted: { cameAt: CAME }, votes: [{ cameAt: CAME }, { cameAt: CAME }] },
    });
    expect(inTheWay(voting)).toEqual(['votes']);
    expect(inTheWay(second)).toEqual(['second-check']);
    setState('second-check', voting);
    vote(jonah);
    expect(tag().checkState).toBe('second-check');
    vote(elif);
    expect(tag()).toMatchObject({ checkState: 'decided', check: { voted: { rule: every } } });
    expect(tag().check?.voted).not.toHaveProperty('cameAt');
    expect(tag().check?.votes?.map(({ byId }) => byId)).toEqual([other, third, jonah, elif]);
    expect(inTheWay(voting)).toEqual([]);
  });

  it('takes nobody’s place among those who may vote, and settles nothing', () => {
    judge(foreign, 'unproven', voting);
    vote(other, 'unproven');
    vote(third, 'partly');
    vote(testId(), 'unproven');
    arrive();
    setState('second-check', voting);
    vote(jonah, 'partly');
    vote(elif, 'partly');
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'partly', byId: jonah } });
    expect(tag().verdict).not.toHaveProperty('cameAt');
  });

  it('is none of this house where somebody here takes it from beside another', () => {
    judge(foreign);
    const [first, again] = [judgeAgain(other), judgeAgain(third, 'unproven', null)];
    expect(tag().rivals).toMatchObject([{ entryId: again, field: 'secondCheck' }]);
    arrive();
    expect(tag().rivals).toMatchObject([{ cameAt: CAME }]);
    setState('second-check', lax);
    journal.send('rival.settled', { annotationId: claim, rivalEntryId: again, take: true }, { actorId: jonah, may: () => true });
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: { byId: third, cameAt: expect.any(String) } } });
    expect(first).not.toBe(again);
    expect(inTheWay(second)).toEqual(['second-check']);
  });

  it('is none of this house after a merge', () => {
    const twin = journal.tag(WORDS);
    judge(foreign, 'unproven', lax, twin);
    const [into, from] = [claim, twin];
    claim = from;
    judgeAgain(other);
    arrive();
    claim = into;
    judge(jonah, 'unproven', second);
    expect(tag().checkState).toBe('second-check');
    journal.send('annotation.merged', { annotationId: from, intoId: into }, { actorId: elif, rules: second });
    expect(tag()).toMatchObject({ checkState: 'second-check', verdict: { byId: jonah } });
    expect(inTheWay(second)).toEqual(expect.arrayContaining([expect.stringMatching(/second-check|rival/)]));
  });

  it('is marked wherever a tag keeps it, and never by what the file says', () => {
    judge(foreign, 'unproven', voting);
    vote(other, 'partly');
    vote(other);
    vote(third);
    judge(other, 'partly');
    judgeAgain(third);
    judgeAgain(foreign);
    adjudicate(testId());
    journal.send('annotation.kind-changed', { annotationId: claim, kind: 'opinion', basedOn: tag().basis.kind.entryId });
    journal.send('annotation.kind-changed', { annotationId: claim, kind: 'claim', basedOn: tag().basis.kind.entryId });
    judge(foreign);
    judgeAgain(other);
    const forged = (one: Annotation) => ({ ...one, check: one.check && { ...one.check, second: { ...one.check.second, cameAt: '1999' } } });
    const all = looksIn(arrive(forged));
    expect(all.length).toBeGreaterThan(9);
    expect(all.filter(({ cameAt }) => cameAt !== CAME)).toEqual([]);
  });
});

const Look = z.looseObject({ entryId: z.string(), at: z.string(), cameAt: z.string().optional() });

/** All that a tag keeps of what somebody found or decided: what has an entry and a time. */
function looksIn(value: unknown): z.infer<typeof Look>[] {
  if (typeof value !== 'object' || value === null) return [];
  const look = Look.safeParse(value).data;
  return [...(look ? [look] : []), ...Object.values(value).flatMap(looksIn)];
}
