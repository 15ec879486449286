import { describe, expect, it } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { wordsOfItem, wordsOfItems } from './item-words';

const wordsOf = (type: string, payload: Record<string, unknown>) => wordsOfItem({ id: testId(), type, payload });
const insert = (from: number, text: string, to = from) => ({ stepType: 'replace', from, to, slice: { content: [{ type: 'text', text }] } });

describe('wordsOfItem', () => {
  it('gives what a suggestion proposes and why, beside the words that it is for', () => {
    const ranges = [{ from: 3, to: 8, exact: '12.35' }];
    expect(wordsOf('suggestion.made', { suggestionId: testId(), ranges, replacement: '12.40', note: 'The timetable says so.' })).toEqual({
      about: '12.35',
      own: '12.40\nThe timetable says so.',
    });
  });

  it('gives the other words that a query asks about', () => {
    const { own } = wordsOf('query.asked', { threadId: testId(), text: 'Is this right?', replacement: 'at 12.40' });
    expect(own).toBe('Is this right?\nat 12.40');
  });

  it('gives what was written into evidence, a verdict, a request for a reply and the answers of a type of tag', () => {
    expect(wordsOf('evidence.linked', { stance: 'supports', quote: 'It left.', locator: 'p. 4', origin: 'The depot' }).own).toBe(
      'It left.\np. 4\nThe depot',
    );
    expect(wordsOf('verdict.given', { basedOn: testId(), verdict: { value: 'unproven', rationale: 'No source.' } }).own).toBe('No source.');
    const asked = { name: 'Ada Brandt', role: 'Mayor', question: 'Did you say so?' };
    expect(wordsOf('reply.asked', { channel: 'mail', asked }).own).toBe('Ada Brandt\nMayor\nDid you say so?');
    expect(wordsOf('reply.settled', { outcome: { kind: 'answered', said: { answer: 'No.', note: 'Now cut.' } } }).own).toBe(
      'No.\nNow cut.',
    );
    expect(wordsOf('annotation.typed', { value: { typeId: testId(), fields: { [testId()]: 'In May' } } }).own).toBe('In May');
  });

  it('joins letters that were typed one behind the other, less those that were taken back', () => {
    const steps = [...'helo'].map((letter, index) => insert(5 + index, letter));
    const back = { stepType: 'replace', from: 8, to: 9 };
    expect(wordsOf('text', { origin: 'edit', steps: [...steps, back, insert(8, 'l'), insert(9, 'o'), insert(40, 'there')] })).toEqual({
      about: '',
      own: 'hello\nthere',
    });
  });

  it('gives words whose place is gone as they are kept, and none where there are none', () => {
    expect(wordsOf('text', { text: 'most of\nthem' }).own).toBe('most of\nthem');
    expect(wordsOf('annotation.removed', { annotationId: testId() })).toEqual({ about: '', own: '' });
  });
});

describe('wordsOfItems', () => {
  it('gives a word as one that was typed in two entries, and leaves what lies between apart', () => {
    const text = (from: number, written: string) => ({ id: testId(), type: 'text', payload: { steps: [insert(from, written)] } });
    const tag = { id: testId(), type: 'annotation.created', payload: { ranges: [{ from: 3, to: 8, exact: '12.35' }] } };
    const own = (...items: Parameters<typeof wordsOfItems>[0]) => wordsOfItems(items).map((one) => one.own);
    expect(own(text(3, 'slo'), text(6, 'w'))).toEqual(['slow']);
    expect(own(text(3, 'slo'), tag, text(6, 'w'))).toEqual(['slo', '', 'w']);
    expect(own(text(3, 'slow'), text(40, 'late'))).toEqual(['slow\nlate']);
  });
});
