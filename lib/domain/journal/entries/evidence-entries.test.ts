import { describe, expect, it } from 'vitest';
import { applyEntry, stateFromJson, stateToJson } from '../../article-state';
import type { Sender } from '../decide-entry';
import { docOf, TestJournal, testId } from '../journal.fixture';

/** A claim with one piece of evidence, with `more` said of it. */
function linked(more: object = {}) {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left at 12.35.'));
  const claim = journal.tag('at 12.35');
  const evidenceId = testId();
  journal.send('evidence.linked', { annotationId: claim, evidenceId, sourceId: testId(), stance: 'supports', ...more });
  const now = () => journal.annotation(claim).evidence[0];
  const change = (said: object, sender: Partial<Sender> = {}) =>
    journal.send('evidence.changed', { annotationId: claim, evidenceId, basedOn: now()?.entryId, stance: 'supports', ...said }, sender);
  return { journal, now, change };
}

describe('evidence.linked', () => {
  it('keeps what it is for this fact and whose word it is', () => {
    const { journal, now } = linked({ tier: 'secondary', origin: ' Agency wire ' });
    expect(now()).toMatchObject({ tier: 'secondary', origin: 'Agency wire' });
    expect(stateFromJson(stateToJson(journal.state))).toEqual(journal.state);
  });

  it('leaves out what nobody has said', () => {
    for (const more of [{}, { tier: null, origin: null }, { origin: '  ' }]) {
      const { now } = linked(more);
      expect(now()).not.toHaveProperty('tier');
      expect(now()).not.toHaveProperty('origin');
    }
  });

  it('keeps an origin as it is seen, however it was copied', () => {
    const { now, change } = linked({ tier: 'secondary', origin: '\u200fرويترز\u202c' });
    expect(now()).toMatchObject({ origin: 'رويترز' });
    change({ origin: '\u2067رويترز\u2069 ' });
    expect(now()).toMatchObject({ origin: 'رويترز' });
  });

  it('refuses an origin of more than 120 characters', () => {
    expect(() => linked({ origin: 'x'.repeat(121) })).toThrow('120');
  });
});

describe('evidence.changed', () => {
  it('names whoever changed it last beside whoever linked it, and entries from before do not', () => {
    const { journal, now, change } = linked();
    expect(now()).not.toHaveProperty('changed');
    const before = journal.state;
    const [jonah, at] = [testId(), '2026-01-02T03:05:00.000Z'];
    change({ quote: '12.35' }, { actorId: jonah, now: at });
    expect(now()).toMatchObject({ quote: '12.35', byId: journal.actorId, changed: { byId: jonah, at } });
    const last = journal.entries.at(-1);
    if (!last) throw new Error('it was changed');
    const { namesChanger: _namesChanger, ...payload } = last.payload as Record<string, unknown>;
    const [old] = [...applyEntry(before, { ...last, payload }).annotations.values()];
    expect(old?.evidence[0]).toMatchObject({ quote: '12.35' });
    expect(old?.evidence[0]).not.toHaveProperty('changed');
    expect(old?.evidence[0]).not.toHaveProperty('namesChanger');
  });

  it('is refused where it was changed since, and stays as it is', () => {
    const { now, change } = linked();
    const basedOn = now()?.entryId;
    change({ quote: '12.35' });
    expect(() => change({ basedOn, quote: '12.53' })).toThrow('This evidence of C1 was changed since. It stays as it is.');
    expect(now()?.quote).toBe('12.35');
  });

  it('says more, leaves what it does not speak of, and takes back what it says is null', () => {
    const { journal, now, change } = linked();
    change({ tier: 'primary', origin: 'The log' });
    expect(now()).toMatchObject({ tier: 'primary', origin: 'The log' });
    // As a tab from before the rules for sources sends it.
    change({ quote: '12.35' });
    expect(now()).toMatchObject({ quote: '12.35', tier: 'primary', origin: 'The log' });
    change({ tier: null, origin: '' });
    expect(now()).not.toHaveProperty('tier');
    expect(now()).not.toHaveProperty('origin');
    expect(stateToJson(journal.stateAt(journal.entries.length))).toEqual(stateToJson(journal.state));
  });
});
