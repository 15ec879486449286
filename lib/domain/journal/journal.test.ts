import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../article-state';
import { findChainFault } from './entry';
import { docOf, TestJournal, testId } from './journal.fixture';

const article = () =>
  new TestJournal(
    docOf(
      'A bus that runs',
      'The last bus left at 12.35, and the next one is at 5.10.',
      'It was a lazy cut, made by people who drive home.',
    ),
  );

describe('journal', () => {
  it('gives labels by kind and never reuses them', () => {
    const journal = article();
    const first = journal.tag('The last bus left at 12.35');
    const second = journal.tag('the next one is at 5.10');
    const opinion = journal.tag('It was a lazy cut', 'opinion');
    journal.send('annotation.removed', { annotationId: second });
    const third = journal.tag('people who drive home');
    expect([first, second, opinion, third].map((id) => journal.annotation(id).label)).toEqual(['C1', 'C2', 'O1', 'C3']);
  });

  it('gives the next label of the new kind, keeps the old as alias, and takes it back', () => {
    const journal = article();
    const id = journal.tag('the next one is at 5.10');
    const basedOn = journal.annotation(id).basis.kind.entryId;
    journal.send('annotation.kind-changed', { annotationId: id, kind: 'opinion', basedOn });
    expect(journal.annotation(id)).toMatchObject({ label: 'O1', aliases: ['C1'] });
    journal.send('annotation.kind-changed', { annotationId: id, kind: 'claim', basedOn: journal.annotation(id).basis.kind.entryId });
    expect(journal.annotation(id)).toMatchObject({ label: 'C1', aliases: ['O1'] });
  });

  it('makes a verdict stale when its words change, and holds again when they come back', () => {
    const journal = article();
    const id = journal.tag('the next one is at 5.10');
    journal.send('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'No timetable' }, basedOn: null });
    const { from } = journal.rangeOf('5.10');
    const edit = new Transform(journal.state.doc).delete(from, from + 1);
    const undo = edit.steps.map((step, index) => step.invert(edit.docs[index] ?? journal.state.doc)).reverse();
    journal.edit(edit);
    expect(journal.annotation(id)).toMatchObject({ isStale: true, anchor: { state: 'drifted' } });
    expect(journal.words(id)).toBe('the next one is at .10');
    journal.edit(undo);
    expect(journal.annotation(id)).toMatchObject({ isStale: false, anchor: { state: 'exact' } });
  });

  it('keeps the stored verdict and sets a later one on an older basis beside it', () => {
    const journal = article();
    const id = journal.tag('the next one is at 5.10');
    const give = (value: string, basedOn: string | null) =>
      journal.send('verdict.given', { annotationId: id, verdict: { value, rationale: 'because' }, basedOn });
    give('unproven', null);
    const rival = give('partly', null);
    expect(journal.annotation(id).verdict?.value).toBe('unproven');
    expect(journal.annotation(id).rivals.map(({ entryId }) => entryId)).toEqual([rival]);
    journal.send('rival.settled', { annotationId: id, rivalEntryId: rival, take: true }, { may: () => true });
    expect(journal.annotation(id)).toMatchObject({ verdict: { value: 'partly' }, rivals: [] });
  });

  it('refuses a verdict that its rules do not allow', () => {
    const journal = article();
    const id = journal.tag('the next one is at 5.10');
    const give = (verdict: unknown) => journal.send('verdict.given', { annotationId: id, verdict, basedOn: null });
    expect(() => give({ value: 'refuted', rationale: '' })).toThrow(
      'Refuted needs a source that refutes it. Link one, or choose Unproven and say why.',
    );
    expect(() => give({ value: 'partly', rationale: ' ' })).toThrow('Partly needs a note.');
    journal.send('evidence.linked', { annotationId: id, evidenceId: testId(), sourceId: testId(), stance: 'refutes' });
    give({ value: 'refuted', rationale: '' });
    expect(journal.annotation(id)).toMatchObject({ checkState: 'decided', verdict: { value: 'refuted' } });
  });

  it('replays from the first entry to an equal state, through JSON too', () => {
    const journal = article();
    const id = journal.tag('the next one is at 5.10');
    journal.edit(new Transform(journal.state.doc).delete(12, 20));
    journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed' });
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
    expect(stateToJson(stateFromJson(JSON.parse(JSON.stringify(stateToJson(replayed)))))).toEqual(
      JSON.parse(JSON.stringify(stateToJson(replayed))),
    );
  });

  it('names the first entry and field that do not hold together', () => {
    const journal = article();
    journal.tag('the next one is at 5.10');
    journal.tag('The last bus');
    const head = { headSeq: 3, headHash: journal.entries[2]?.hash ?? '' };
    const { entries } = journal;
    const [a, b, c] = entries;
    if (!a || !b || !c) throw new Error('three entries');
    expect(findChainFault(entries, head)).toBeNull();
    expect(findChainFault([a, { ...b, payload: { ...Object(b.payload), kind: 'opinion' } }, c], head)).toEqual({
      seq: 2,
      field: 'payloadHash',
    });
    expect(findChainFault([a, { ...b, actorId: testId() }, c], head)).toEqual({ seq: 2, field: 'hash' });
    expect(findChainFault([a, c], head)).toEqual({ seq: 2, field: 'seq' });
    expect(findChainFault([a, { ...c, seq: 2 }, { ...b, seq: 3 }], head)).toEqual({ seq: 2, field: 'prevHash' });
    expect(findChainFault([a, b], head)).toEqual({ seq: 3, field: 'headSeq' });
    expect(findChainFault([a, b], { headSeq: 2, headHash: c.hash })).toEqual({ seq: 2, field: 'headHash' });
  });
});
