import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { leftByMerge, whyNotMerge } from './left-by-merge';
import { plainTagTypes } from './plain-tag-types';

const WORDS = 'the next one is at 5.10';
const [number, quotation] = plainTagTypes.types.filter(({ kind, checklist }) => kind === 'claim' && checklist.length > 1);

/** Two claims on the same words, and what can be said of each. */
function twins() {
  const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  const [into, from] = [journal.tag(WORDS), journal.tag(WORDS)];
  const give = (annotationId: string, type = number, fields = {}) =>
    journal.send('annotation.typed', { annotationId, value: { typeId: type?.id, fields }, basedOn: null });
  const tick = (annotationId: string, ...places: number[]) => {
    const doneIds = places.map((place) => number?.checklist[place]?.id);
    journal.send('check.items-ticked', { annotationId, doneIds, basedOn: null }, { may: () => true });
  };
  const state = (annotationId: string, statement: string) => journal.send('annotation.stated', { annotationId, statement, basedOn: null });
  const left = () => leftByMerge(journal.annotation(from), journal.annotation(into));
  const judge = (annotationId: string) =>
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'No timetable.' }, basedOn: null });
  const refused = () => whyNotMerge(journal.state, journal.annotation(from), journal.annotation(into));
  const merge = () => journal.send('annotation.merged', { annotationId: from, intoId: into });
  return { into, from, give, tick, state, left, judge, refused, merge };
}

describe('whyNotMerge', () => {
  const sentence = 'Something else is checked of C2 than of C1. Both stay.';

  it('says of two statements that say something else what the server says', () => {
    const { into, from, state, refused, merge } = twins();
    state(from, 'It leaves at 17.10.');
    expect(refused()).toBeNull();
    state(into, 'It leaves at 5.10.');
    expect(refused()).toBe(sentence);
    expect(merge).toThrow(sentence);
  });

  it('says nothing where two statements say the same in other words, and the server merges them', () => {
    const { into, from, state, refused, merge } = twins();
    state(from, 'The bus leaves at 5.10.');
    state(into, 'The bus leaves at 5.10');
    expect(refused()).toBeNull();
    merge();
  });

  it('says it of the only statement once somebody has judged, where the words say something else', () => {
    const { into, from, state, judge, refused, merge } = twins();
    state(from, 'It leaves at 17.10.');
    judge(into);
    expect(refused()).toBe(sentence);
    expect(merge).toThrow(sentence);
  });
});

describe('leftByMerge', () => {
  it('is nothing where one of two has nothing of its own', () => {
    const { from, give, tick, state, left } = twins();
    give(from);
    tick(from, 0);
    state(from, 'It leaves at 17.10.');
    expect(left()).toEqual([]);
  });

  it('is the statement of two, and the type of two with all that is of it', () => {
    const { into, from, give, tick, state, left } = twins();
    give(from);
    tick(from, 0);
    give(into, quotation);
    state(from, 'It leaves at 17.10.');
    state(into, 'It leaves at 5.10.');
    expect(left()).toEqual(['statement', 'type']);
  });

  it('is what was answered or ticked otherwise of one type', () => {
    const { into, from, give, tick, left } = twins();
    const [field] = number?.fields ?? [];
    if (!field) throw new Error('The type has a field.');
    give(from, number, { [field.id]: 'minutes' });
    give(into);
    tick(from, 0);
    expect(left()).toEqual(['answers']);
    tick(into, 1);
    expect(left()).toEqual(['answers', 'ticks']);
  });
});
