import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { sayNearDue } from './near-due';

/** A claim that is due then. */
function claimDue(at: Date) {
  const journal = new TestJournal(docOf('Buses', 'The last bus left.'));
  const annotationId = journal.tag('The last bus left');
  journal.send('check.due-set', { annotationId, value: { dueAt: at.toISOString() }, basedOn: null }, { may: () => true });
  return journal.annotation(annotationId);
}

const now = new Date(2026, 2, 4, 16, 30);
const at = (day: number, hour: number) => claimDue(new Date(2026, 2, day, hour));
const say = (day: number, hour: number) => sayNearDue(at(day, hour), now, 'en-GB');

describe('sayNearDue', () => {
  it('says what is late and what is due today, and nothing of what is later', () => {
    expect(say(4, 18)).toEqual({ tone: 'today', short: '18:00', said: 'Due Today 18:00' });
    expect(say(4, 12)).toEqual({ tone: 'late', short: 'late 12:00', said: 'Due Today 12:00, late' });
    expect(say(3, 18)).toEqual({ tone: 'late', short: 'late 3 Mar', said: 'Due Yesterday 18:00, late' });
    expect(say(5, 9)).toBeNull();
  });
});
