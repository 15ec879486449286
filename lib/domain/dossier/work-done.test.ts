import { describe, expect, it } from 'vitest';
import { kindOfEntry } from '../history/entry-kinds';
import { WorkDone } from './work-done';

describe('WorkDone', () => {
  it('counts as changes of text what the history tells as such', () => {
    const work = new WorkDone();
    for (const type of ['text', 'suggestion.accepted', 'suggestion.reopened', 'suggestion.made', 'suggestion.rejected']) {
      work.add({ actorId: 'a', at: '2026-01-02T03:04:05.678Z', type });
    }
    expect(work.people()).toMatchObject([{ counts: { text: 3, other: 2 } }]);
    expect(['text', 'suggestion.accepted', 'suggestion.reopened'].map(kindOfEntry)).toEqual(['text', 'text', 'text']);
  });
});
