import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../article-state';
import { type CheckRules, plainCheckRules } from '../check-rules';
import { docOf, TestJournal, testId } from './journal.fixture';

const WORDS = 'the next one is at 5.10';
const [elif, jonah, priya] = [testId(), testId(), testId()];

/** An article in which Elif and Jonah have tagged the same words as a claim. */
function twins() {
  const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  const [older, newer] = [elif, jonah].map((actorId) => {
    const annotationId = testId();
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [journal.rangeOf(WORDS)] }, { actorId });
    return annotationId;
  });
  if (!older || !newer) throw new Error('two tags');
  return { journal, older, newer };
}

type Twins = ReturnType<typeof twins>;

function link({ journal }: Twins, annotationId: string, actorId: string, stance = 'supports') {
  const evidence = { evidenceId: testId(), sourceId: testId(), stance, quote: '5.10', locator: 'p. 4', lookedAt: '2026-01-02' };
  journal.send('evidence.linked', { annotationId, ...evidence }, { actorId });
  return evidence;
}

const judge = ({ journal }: Twins, annotationId: string, actorId: string, value = 'unproven', rationale = 'No timetable.') =>
  journal.send('verdict.given', { annotationId, verdict: { value, rationale }, basedOn: null }, { actorId });

const merge = ({ journal, newer, older }: Twins, actorId = priya) =>
  journal.send('annotation.merged', { annotationId: newer, intoId: older }, { actorId });

const unmerge = ({ journal, newer, older }: Twins, undoes: string) =>
  journal.send('annotation.unmerged', { annotationId: newer, intoId: older, undoes }, { actorId: priya });

describe('annotation.merged', () => {
  it('leaves the older tag, with the sources of both, each in the name of whoever linked it', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const first = link(both, older, elif);
    const second = link(both, newer, jonah, 'refutes');
    merge(both);
    expect(journal.annotation(newer).isRemoved).toBe(true);
    const { evidenceId: _first, ...ofElif } = first;
    const { evidenceId: _second, ...ofJonah } = second;
    expect(journal.annotation(older)).toMatchObject({
      label: 'C1',
      isRemoved: false,
      evidence: [
        { ...ofElif, byId: elif },
        { ...ofJonah, byId: jonah },
      ],
    });
    const ids = [...journal.state.annotations.values()].flatMap(({ evidence }) => evidence.map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
  });

  it('gives the older tag the verdict where it had none, with its own author, time and words', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, newer, jonah);
    const given = journal.annotation(newer).verdict;
    const mergeId = merge(both);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'decided', isStale: false, rivals: [] });
    expect(journal.annotation(older).verdict).toEqual({ ...given, entryId: mergeId });
  });

  it('keeps the verdict of the older tag, and sets another one beside it', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, older, elif);
    const rival = judge(both, newer, jonah, 'partly', 'At 5.15.');
    merge(both);
    expect(journal.annotation(older)).toMatchObject({
      verdict: { value: 'unproven', byId: elif },
      rivals: [{ entryId: rival, byId: jonah }],
    });
    journal.send('rival.settled', { annotationId: older, rivalEntryId: rival, take: true }, { may: () => true });
    expect(journal.annotation(older)).toMatchObject({ verdict: { value: 'partly', rationale: 'At 5.15.', byId: jonah }, rivals: [] });
  });

  it('waits for the second check that somebody asked for on the older tag', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const named = { annotationId: older, value: { personId: priya }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: elif, may: () => true });
    judge(both, newer, jonah);
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'second-check', verdict: { byId: jonah }, check: { secondId: priya } });
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'untouched', verdict: null, check: { secondId: priya } });
  });

  it('sets a verdict of another grade beside that of the older tag, and takes it as that', () => {
    const half = { id: 'half-true', name: 'Half true', standing: 'partly' as const, definition: '', rating: 3 };
    const scale = { version: 2, grades: [{ ...half, id: 'mostly-true', name: 'Mostly true', rating: 4 }, half] };
    const rules = { ...plainCheckRules, scale };
    const both = twins();
    const { journal, older, newer } = both;
    const grade = (annotationId: string, gradeId: string) => {
      const verdict = { value: 'partly', gradeId, rationale: 'At 5.15.' };
      return journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: jonah, rules });
    };
    grade(older, 'mostly-true');
    const rival = grade(newer, 'half-true');
    merge(both);
    expect(journal.annotation(older).rivals).toMatchObject([
      { entryId: rival, proposed: { verdict: { value: 'partly', grade: { id: 'half-true', name: 'Half true' }, scale: { version: 2 } } } },
    ]);
    const take = (asked: CheckRules) =>
      journal.send('rival.settled', { annotationId: older, rivalEntryId: rival, take: true }, { rules: asked, may: () => true });
    const changed = 'The verdicts of this house have changed since: there is no “Half true” any more.';
    const renamed = { ...rules, scale: { version: 3, grades: [{ ...half, name: 'Mixed' }] } };
    for (const other of [plainCheckRules, renamed]) expect(() => take(other)).toThrow(changed);
    take(rules);
    expect(journal.annotation(older).verdict).toMatchObject({ value: 'partly', grade: { id: 'half-true', name: 'Half true' } });
  });

  it('makes no rival of the same verdict', () => {
    const both = twins();
    judge(both, both.older, elif);
    judge(both, both.newer, jonah);
    merge(both);
    expect(both.journal.annotation(both.older)).toMatchObject({ rivals: [], verdict: { byId: elif } });
  });

  it('keeps how far the newer tag was where nobody had started on the older', () => {
    const both = twins();
    const { journal, older, newer } = both;
    journal.send('check.state-changed', { annotationId: newer, checkState: 'awaiting-reply', basedOn: null }, { actorId: jonah });
    merge(both);
    expect(journal.annotation(older).checkState).toBe('awaiting-reply');
  });

  it('brings a stale verdict along as stale', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, newer, jonah);
    const { from } = journal.rangeOf('5.10');
    journal.edit(new Transform(journal.state.doc).delete(from, from + 1));
    merge(both);
    expect(journal.annotation(older)).toMatchObject({ isStale: true, verdict: { words: WORDS } });
  });

  it('refuses what is not alike: another kind, other words, itself, or gone', () => {
    const alike = 'do not stand alike on the same words any more. Both stay.';
    const itself = twins();
    expect(() => merge({ ...itself, older: itself.newer })).toThrow(alike);
    const kind = twins();
    const { basis } = kind.journal.annotation(kind.newer);
    kind.journal.send('annotation.kind-changed', { annotationId: kind.newer, kind: 'opinion', basedOn: basis.kind.entryId });
    expect(() => merge(kind)).toThrow(`O1 and C1 ${alike}`);
    const words = twins();
    const ranges = [words.journal.rangeOf('one is at 5.10')];
    words.journal.send('annotation.span-changed', { annotationId: words.newer, how: 'span', ranges });
    expect(() => merge(words)).toThrow(alike);
    const gone = twins();
    gone.journal.send('annotation.removed', { annotationId: gone.older });
    expect(() => merge(gone)).toThrow('C1 was removed.');
    expect(gone.journal.annotation(gone.newer).isRemoved).toBe(false);
  });

  it('is refused the second time, when two people merge at once', () => {
    const both = twins();
    merge(both);
    expect(() => merge(both, elif)).toThrow('C2 was removed.');
  });
});

describe('annotation.unmerged', () => {
  it('puts everything back where it was', () => {
    const both = twins();
    const { journal, older, newer } = both;
    link(both, older, elif);
    link(both, newer, jonah);
    judge(both, newer, jonah, 'supported');
    const before = { older: journal.annotation(older), newer: journal.annotation(newer) };
    unmerge(both, merge(both));
    const { basis: _basis, removedEvidence, ...ofOlder } = journal.annotation(older);
    const { basis: _was, removedEvidence: _none, ...wasOlder } = before.older;
    expect(ofOlder).toEqual(wasOlder);
    expect(removedEvidence).toMatchObject([{ byId: jonah }]);
    expect({ ...journal.annotation(newer), basis: null }).toEqual({ ...before.newer, basis: null });
  });

  it('takes a rival back that came along', () => {
    const both = twins();
    judge(both, both.older, elif);
    judge(both, both.newer, jonah, 'partly', 'At 5.15.');
    unmerge(both, merge(both));
    expect(both.journal.annotation(both.older)).toMatchObject({ rivals: [], verdict: { value: 'unproven' } });
    expect(both.journal.annotation(both.newer)).toMatchObject({ isRemoved: false, verdict: { value: 'partly' } });
  });

  it('can be merged again, with the same sources', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const { sourceId } = link(both, newer, jonah);
    const apart = unmerge(both, merge(both));
    journal.send('annotation.merged', { annotationId: newer, intoId: older, undoes: apart }, { actorId: priya });
    expect(journal.annotation(older).evidence).toMatchObject([{ sourceId, byId: jonah }]);
  });

  it('is refused by name when someone has worked on what was gained', () => {
    const evidence = twins();
    link(evidence, evidence.newer, jonah);
    const evidenceMerge = merge(evidence);
    const [copy] = evidence.journal.annotation(evidence.older).evidence;
    const change = { annotationId: evidence.older, evidenceId: copy?.id, basedOn: copy?.entryId, stance: 'context' };
    evidence.journal.send('evidence.changed', change, { actorId: elif });
    expect(() => unmerge(evidence, evidenceMerge)).toThrow('The evidence of C1 was changed since. It stays as it is.');

    const verdict = twins();
    judge(verdict, verdict.newer, jonah);
    const verdictMerge = merge(verdict);
    const { basis } = verdict.journal.annotation(verdict.older);
    const next = { verdict: { value: 'partly', rationale: 'At 5.15.' }, basedOn: basis.verdict?.entryId };
    verdict.journal.send('verdict.given', { annotationId: verdict.older, ...next }, { actorId: elif });
    expect(() => unmerge(verdict, verdictMerge)).toThrow('The verdict of C1 was changed since. It stays as it is.');

    const rests = twins();
    link(rests, rests.newer, jonah);
    const restsMerge = merge(rests);
    judge(rests, rests.older, elif, 'supported');
    expect(() => unmerge(rests, restsMerge)).toThrow('The verdict on C1 rests on this source.');
  });
});

it('replays merges to the state that they led to', () => {
  const both = twins();
  const { journal } = both;
  link(both, both.newer, jonah);
  judge(both, both.newer, jonah, 'supported');
  unmerge(both, merge(both));
  merge(both);
  expect(stateToJson(journal.entries.reduce(applyEntry, emptyState(journal.state.articleId)))).toEqual(stateToJson(journal.state));
});
