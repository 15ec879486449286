import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { statementOf } from '../../checks/statement';
import { typeOf } from '../../tags/annotation';
import { plainTagTypes } from '../../tags/plain-tag-types';
import { docOf, TestJournal, testId } from '../journal.fixture';

const WORDS = 'the next one is at 5.10';
const SAID = 'The bus after 12.35 leaves at 17.10.';
const [elif, jonah, priya] = [testId(), testId(), testId()];
const [number, quotation] = plainTagTypes.types;
const [unit] = number?.fields ?? [];
const items = number?.checklist.map(({ id }) => id) ?? [];

/** An article in which Elif and Jonah have tagged the same words as a claim, and what they can say of each tag. */
function twins() {
  const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  const [older, newer] = [journal.tag(WORDS), journal.tag(WORDS)];
  const give = (annotationId: string, type = number, fields: Record<string, string> = {}, actorId = jonah) => {
    const basedOn = journal.annotation(annotationId).typed?.basis.entryId ?? null;
    return journal.send('annotation.typed', { annotationId, value: { typeId: type?.id, fields }, basedOn }, { actorId });
  };
  const answer = (annotationId: string, said: string, actorId = jonah) => give(annotationId, number, { [unit?.id ?? '']: said }, actorId);
  const tick = (annotationId: string, doneIds: readonly string[], actorId = jonah) => {
    const basedOn = journal.annotation(annotationId).ticked?.basis.entryId ?? null;
    return journal.send('check.items-ticked', { annotationId, doneIds, basedOn }, { actorId });
  };
  const state = (annotationId: string, statement: string | null, actorId = jonah) => {
    const basedOn = journal.annotation(annotationId).stated?.basis.entryId ?? null;
    return journal.send('annotation.stated', { annotationId, statement, basedOn }, { actorId });
  };
  const judge = (annotationId: string, more = {}, actorId = elif) =>
    journal.send(
      'verdict.given',
      {
        annotationId,
        verdict: { value: 'unproven', rationale: 'No timetable.' },
        basedOn: journal.annotation(annotationId).basis.verdict?.entryId ?? null,
        ...more,
      },
      { actorId },
    );
  const pair = { annotationId: newer, intoId: older };
  const merge = () => journal.send('annotation.merged', pair, { actorId: priya });
  const unmerge = (undoes: string) => journal.send('annotation.unmerged', { ...pair, undoes }, { actorId: priya });
  const saidOf = (id: string) => {
    const one = journal.annotation(id);
    return [
      typeOf(one)?.fields[0]?.said ?? typeOf(one)?.name ?? null,
      one.ticked?.items.filter(({ isDone }) => isDone).length ?? null,
      statementOf(one),
    ];
  };
  const sayAll = (id: string, actorId = jonah) => {
    answer(id, 'minutes', actorId);
    tick(id, items.slice(0, 2), actorId);
    state(id, SAID, actorId);
  };
  return { journal, older, newer, give, answer, tick, state, judge, merge, unmerge, saidOf, sayAll };
}

function expectReplayed({ journal }: ReturnType<typeof twins>) {
  const stored: TestJournal['entries'] = JSON.parse(JSON.stringify(journal.entries));
  expect(stateToJson(stored.reduce(applyEntry, emptyState(journal.state.articleId)))).toEqual(stateToJson(journal.state));
}

describe('a merge', () => {
  it('brings type, answers, ticks and statement to a tag that has none, in the names of those who said them', () => {
    const both = twins();
    const { journal, older, newer, saidOf } = both;
    both.sayAll(newer);
    const merged = both.merge();
    expect(saidOf(older)).toEqual(['minutes', 2, SAID]);
    const basis = { entryId: merged, byId: jonah };
    expect(journal.annotation(older)).toMatchObject({ typed: { basis }, ticked: { basis }, stated: { basis } });
    expectReplayed(both);
  });

  it('gives them back when it is undone, and brings them again', () => {
    const both = twins();
    const { journal, older, newer, saidOf } = both;
    both.sayAll(newer);
    const apart = both.unmerge(both.merge());
    expect([older, newer].map(saidOf)).toEqual([
      [null, null, null],
      ['minutes', 2, SAID],
    ]);
    expectReplayed(both);
    journal.send('annotation.merged', { annotationId: newer, intoId: older, undoes: apart }, { actorId: priya });
    expect(saidOf(older)).toEqual(['minutes', 2, SAID]);
  });

  it('keeps what the tag that stays has of its own', () => {
    const both = twins();
    const { older, newer, saidOf } = both;
    both.sayAll(newer);
    both.give(older, quotation, {}, elif);
    both.state(older, `${SAID} `, elif);
    const before = both.journal.annotation(older).stated;
    const merged = both.merge();
    expect(saidOf(older)).toEqual(['Quotation', null, SAID]);
    both.unmerge(merged);
    expect(saidOf(older)).toEqual(['Quotation', null, SAID]);
    expect(both.journal.annotation(older).stated).toEqual(before);
  });

  it('brings ticks under the type that both have, where nothing was ticked', () => {
    const both = twins();
    const { older, newer, saidOf } = both;
    both.sayAll(newer);
    both.answer(older, 'hours', elif);
    both.tick(older, items.slice(0, 1), elif);
    both.tick(older, [], elif);
    const merged = both.merge();
    expect(saidOf(older).slice(0, 2)).toEqual(['hours', 2]);
    both.unmerge(merged);
    expect(saidOf(older).slice(0, 2)).toEqual(['hours', null]);
    both.tick(older, items.slice(0, 1), elif);
    both.merge();
    expect(saidOf(older).slice(0, 2)).toEqual(['hours', 1]);
    expectReplayed(both);
  });

  it('leaves on both tags what was changed since it came', () => {
    const answered = twins();
    answered.sayAll(answered.newer);
    const first = answered.merge();
    answered.answer(answered.older, 'hours', elif);
    answered.state(answered.older, 'It leaves at 17.10.', elif);
    answered.unmerge(first);
    expect(answered.saidOf(answered.older)).toEqual(['hours', null, 'It leaves at 17.10.']);

    // Ticks need their type.
    const ticked = twins();
    ticked.sayAll(ticked.newer);
    const second = ticked.merge();
    ticked.tick(ticked.older, items, elif);
    ticked.unmerge(second);
    expect(ticked.saidOf(ticked.older)).toEqual(['minutes', items.length, null]);
    expect(ticked.saidOf(ticked.newer)).toEqual(['minutes', 2, SAID]);
  });

  it('is refused by name where two statements say something else', () => {
    const both = twins();
    both.state(both.newer, SAID);
    both.state(both.older, 'The bus after 12.35 leaves at 18.10.', elif);
    expect(both.merge).toThrow('Something else is checked of C2 than of C1. Both stay.');
  });

  it('brings no earlier verdict back on a statement that it was not given on', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const given = both.judge(older);
    const back = both.judge(older, { verdict: null, basedOn: given, undoes: given });
    both.state(newer, SAID);
    const stale = () => journal.annotation(older).isStale;
    const merged = both.merge();
    // What an undo of the undo sends.
    const again = (more: object) => both.judge(older, { basedOn: back, ...more });
    again({ statedEntryId: null });
    expect(stale()).toBe(true);
    const anew = both.judge(older, { statedEntryId: merged });
    expect(stale()).toBe(false);
    const apart = both.unmerge(merged);
    expect(journal.annotation(older)).toMatchObject({ isStale: true, verdict: { entryId: anew, restatedFrom: SAID } });
    both.judge(older, { statedEntryId: apart });
    expect(stale()).toBe(false);
    expectReplayed(both);
  });

  it('has judgements name it as what said what is checked', () => {
    const both = twins();
    const { journal, older, newer } = both;
    both.state(newer, SAID);
    const merged = both.merge();
    both.state(older, 'The bus after 12.35 leaves at 18.10.', elif);
    both.judge(older, { statedEntryId: merged });
    expect(journal.annotation(older).verdict?.restatedFrom).toBe(SAID);
  });
});
