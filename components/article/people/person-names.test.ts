import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { nameInSentence, namesWith, shortNameOf } from './person-names';

const nika = { personId: '1', name: 'Nika Dolidze' };
const known = new Map([['2', 'Hanne Vik']]);

describe('nameInSentence', () => {
  it('calls the reader and one who is not known by small letters, and others as everywhere', () => {
    const { session } = new TestTab(new TestServer(docOf('A bus', 'It ran.')));
    const known = testId();
    const names = { session, people: new Map([[known, 'Nika Dolidze']]) };
    const ids = [session.options.personId, known, testId()];
    expect(ids.map((id) => nameInSentence(names, id))).toEqual(['you', 'Nika', 'someone']);
    expect(ids.map((id) => shortNameOf(names, id))).toEqual(['You', 'Nika', 'Someone']);
  });
});

describe('namesWith', () => {
  it('gives another map where somebody is heard of for the first time: what is drawn by it is drawn anew', () => {
    const heard = new Map<string, string>();
    const now = namesWith(heard, [nika], known);
    expect(now).not.toBe(heard);
    expect(now.get('1')).toBe('Nika Dolidze');
    expect(heard.size).toBe(0);
  });

  it('gives the same map where all are known', () => {
    const heard = namesWith(new Map(), [nika], known);
    expect(namesWith(heard, [nika, { personId: '2', name: 'Hanne Vik' }], known)).toBe(heard);
  });
});
