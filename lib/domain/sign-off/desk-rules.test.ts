import { describe, expect, it } from 'vitest';
import { DeskRules, withSince } from './desk-rules';

const [then, now] = ['2026-01-02T03:04:05.678Z', '2026-05-03T10:00:00.000Z'];
const rules = (more: object) => DeskRules.parse(more);
const every = { when: 'every', needed: 2, of: 3 };
const sinceOf = (before: object, wanted: object) => withSince(rules(before), rules(wanted), now).since;

describe('withSince', () => {
  it('keeps when a rule on who looks again was turned on, and that it was always on', () => {
    expect(sinceOf({}, { secondCheck: true })).toEqual({ secondCheck: now });
    expect(sinceOf({ secondCheck: true, since: { secondCheck: then } }, { secondCheck: true })).toEqual({ secondCheck: then });
    expect(sinceOf({ secondCheck: true }, { secondCheck: true })).toBeUndefined();
    expect(sinceOf({}, { votes: every })).toEqual({ votes: now });
    expect(sinceOf({ votes: every, since: { votes: then } }, { votes: { ...every, needed: 3 } })).toEqual({ votes: then });
    expect(sinceOf({ votes: every }, { votes: every })).toBeUndefined();
  });

  it('begins votes on every claim anew where they were asked for only where two differ', () => {
    expect(sinceOf({ votes: { ...every, when: 'differ' } }, { votes: every })).toEqual({ votes: now });
    expect(sinceOf({}, { votes: { ...every, when: 'differ' } })).toBeUndefined();
  });

  it('forgets the time of a rule that is off, and takes none that is sent', () => {
    expect(sinceOf({ secondCheck: true, since: { secondCheck: then } }, {})).toBeUndefined();
    expect(sinceOf({ votes: every, since: { votes: then } }, { secondCheck: true })).toEqual({ secondCheck: now });
    expect(withSince(rules({}), rules({ coverage: true, since: { secondCheck: then } }), now)).toEqual(rules({ coverage: true }));
  });
});
