import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer } from '@/lib/editor/session/session.fixture';
import { sayRefused } from './refused-act';

const { journal } = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.'));
const annotationId = journal.tag('The last bus');
const ids = { threadId: testId(), commentId: testId() };
journal.send('comment', { ...ids, annotationId, about: 'tag', text: 'Who says so?', mentions: [] }, { may: () => true });

const grade = { id: 'true', stands: 'supported', name: 'True', definition: 'It is so' };
const names = { scale: { grades: [grade] as never }, nameOf: () => 'Disa', language: 'en' };
const said = (type: string, payload: object) => sayRefused(journal.state, { id: testId(), type, payload: { ...payload } }, names);

describe('sayRefused', () => {
  it.each([
    ['verdict.given', { verdict: { value: 'supported', rationale: '' } }, 'Verdict of C1: Supported'],
    ['verdict.given', { verdict: { value: 'supported', gradeId: 'true', rationale: '' } }, 'Verdict of C1: True'],
    ['verdict.given', { verdict: null }, 'Verdict of C1: none'],
    ['check.second-given', { second: { value: 'partly', rationale: 'No.' } }, 'Second check of C1: Partly'],
    ['check.voted', { vote: { value: 'refuted', rationale: '' } }, 'Vote on C1: Refuted'],
    ['check.state-changed', { checkState: 'cut', reason: 'It goes.' }, 'State of C1: Cut'],
    ['check.assigned', { value: { personId: testId() } }, 'Checker of C1: Disa'],
    ['check.assigned', { value: { personId: null } }, 'Checker of C1: nobody'],
    ['check.due-set', { value: { dueAt: null } }, 'Due date of C1: none'],
    ['annotation.kind-changed', { kind: 'proposal' }, 'Kind of C1: Proposal'],
    ['annotation.removed', {}, 'Removal of C1'],
    ['evidence.linked', { stance: 'supports', quote: 'It left.' }, 'Source of C1'],
    ['a.later-type', {}, 'Change of C1'],
  ])('tells %s with %j', (type, payload, words) => {
    expect(said(type, { annotationId, ...payload })).toBe(words);
  });

  it('counts other tags of which it says the same', () => {
    const given = { id: testId(), type: 'check.assigned', payload: { annotationId, value: { personId: testId() } } };
    expect(sayRefused(journal.state, given, names, 1_199)).toBe('Checker of C1 and 1,199 more: Disa');
  });

  it('names the tag of a thread', () => {
    expect(said('thread-resolved', { threadId: ids.threadId })).toBe('Resolving of a thread on C1');
  });

  it('says nothing of what is of no tag, or of one that is not there', () => {
    expect(said('text', { steps: [] })).toBeNull();
    expect(said('annotation.created', { annotationId: testId(), kind: 'claim' })).toBeNull();
  });
});
