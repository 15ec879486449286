import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { checkOf } from '@/lib/domain/tags/annotation';
import { inverseOf, valueEntry } from './inverse-entry';

describe('inverseOf', () => {
  it('gives a verdict anew on what was checked when it was taken back, whatever a colleague said since', () => {
    const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.'));
    const annotationId = journal.tag('The last bus');
    const tag = () => journal.annotation(annotationId);
    const seen = journal.send('annotation.stated', { annotationId, statement: 'The last bus left at 12.35', basedOn: null });
    const verdict = { value: 'unproven', rationale: 'No timetable.' };
    const given = journal.send('verdict.given', { annotationId, verdict, basedOn: null });
    const before = tag();
    const payload = { annotationId, verdict: null, basedOn: given, undoes: given };
    const undone = journal.send('verdict.given', payload);
    journal.send('annotation.stated', { annotationId, statement: 'No bus left', basedOn: seen });
    const action = { entryId: undone, type: 'verdict.given', payload, before, wasSuggested: null, wasRequested: null, ranges: [] };
    const redo = inverseOf(action, undone);
    journal.send(redo.type, redo.payload);
    expect(tag()).toMatchObject({ isStale: true, verdict: { restatedFrom: 'The last bus left at 12.35' } });
  });

  it('gives no verdict anew that was on another statement already when it was taken back', () => {
    const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.'));
    const annotationId = journal.tag('The last bus');
    const seen = journal.send('annotation.stated', { annotationId, statement: 'The last bus left at 12.35', basedOn: null });
    const verdict = { value: 'unproven', rationale: 'No timetable.' };
    const given = journal.send('verdict.given', { annotationId, verdict, basedOn: null });
    journal.send('annotation.stated', { annotationId, statement: 'No bus left', basedOn: seen });
    const before = journal.annotation(annotationId);
    const payload = { annotationId, verdict: null, basedOn: given, undoes: given };
    const undone = journal.send('verdict.given', payload);
    const action = { entryId: undone, type: 'verdict.given', payload, before, wasSuggested: null, wasRequested: null, ranges: [] };
    expect(() => inverseOf(action, undone)).toThrow('What is checked was changed since. Judge it anew.');
  });

  it('takes a vote back by its own entry, and gives it anew by the undo of that', () => {
    const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.'));
    const [nika, hanne] = [testId(), testId()];
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
    const annotationId = journal.tag('The last bus');
    const tag = () => journal.annotation(annotationId);
    const verdict = { value: 'unproven', rationale: 'No timetable.' };
    const verdictEntryId = journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: nika, rules });
    const asHanne = { actorId: hanne, rules };
    const about = { annotationId, verdictEntryId, secondEntryId: null };
    const invert = (type: string, payload: Record<string, unknown>, before: ReturnType<typeof tag>, entryId: string) =>
      inverseOf({ entryId, type, payload, before, wasSuggested: null, wasRequested: null, ranges: [] }, entryId);

    const payload = { ...about, vote: { value: 'partly', rationale: 'In part.' } };
    const before = tag();
    const given = journal.send('check.voted', payload, asHanne);
    const undo = invert('check.voted', payload, before, given);
    const voted = tag();
    const undone = journal.send(undo.type, undo.payload, asHanne);
    expect(checkOf(tag()).votes).toBeUndefined();
    const redo = invert(undo.type, undo.payload, voted, undone);
    journal.send(redo.type, redo.payload, asHanne);
    expect(checkOf(tag()).votes).toMatchObject([{ byId: hanne, value: 'partly', rationale: 'In part.' }]);
  });

  describe('of what a colleague has put back or taken away since', () => {
    const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35. It ran.'));
    const [nika, hanne] = [testId(), testId()];
    const [annotationId, toId] = [journal.tag('The last bus'), journal.tag('It ran')];
    const [evidenceId, relationId, requestId] = [testId(), testId(), testId()];
    const source = { annotationId, evidenceId };
    const relation = { annotationId, relationId, toId };
    const asked = {
      requestId,
      annotationIds: [annotationId],
      asked: { name: 'The bus line', role: '', question: 'Did it?' },
      channel: 'email',
      sentAt: '2025-12-31T09:00:00.000Z',
      deadlineAt: null,
    };
    /** Does something, and gives the way to take it back by its inverse. */
    const act = (type: string, payload: Record<string, unknown>, actorId = nika) => {
      const known = {
        before: journal.annotation(annotationId),
        wasSuggested: null,
        wasRequested: journal.state.replyRequests.find(({ id }) => id === requestId) ?? null,
        ranges: [],
      };
      const entryId = journal.send(type, payload, { actorId });
      return () => {
        const action = { entryId, type, payload, ...known };
        const inverse = inverseOf(action, valueEntry(action));
        return act(inverse.type, inverse.payload, actorId);
      };
    };

    it.each([
      ['a source', 'evidence.linked', { ...source, sourceId: testId(), stance: 'supports' }, 'evidence.unlinked', source],
      ['a relation', 'relation.made', { ...relation, kind: 'contradicts' }, 'relation.removed', relation],
      ['a request', 'reply.asked', asked, 'reply.removed', { requestId }],
    ])('is refused by name, both ways: %s', (_, made, payload, gone, thing) => {
      const refused =
        /(Someone else has worked on C1 since|Meanwhile someone has worked on the request to The bus line)\. It stays as it is\./;
      const unmake = act(made, payload);
      const back = act(gone, thing, hanne);
      back();
      expect(unmake).toThrow(refused);
      const restore = act(gone, thing);
      const again = restore();
      const takeAway = act(gone, thing, hanne);
      expect(restore).toThrow(refused);
      takeAway();
      expect(again).toThrow(refused);
      const late = act(gone, thing, hanne);
      expect(() => act(gone, thing)).toThrow();
      // As a tab has it whose own entry was refused.
      const entry = { entryId: testId(), type: gone, payload: thing, before: null, wasSuggested: null, wasRequested: null, ranges: [] };
      const inverse = inverseOf(entry, entry.entryId);
      expect(() => journal.send(inverse.type, inverse.payload, { actorId: nika })).toThrow(refused);
      late();
      // One's own is still taken back, and done again, as often as one likes.
      act(gone, thing)()()()();
    });
  });
});
