import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { stateFromJson, stateToJson } from '../../article-state';
import { entryTypeOf } from '../entry-types';
import { docOf, TestJournal } from '../journal.fixture';

const article = () => new TestJournal(docOf('The mill', 'It burned down in 1954.'));

describe('revision.made', () => {
  it('numbers revisions, and remembers who kept which moment under what name', () => {
    const journal = article();
    journal.send('revision.made', { name: '  As filed ' });
    journal.tag('1954');
    journal.send('revision.made', {});
    expect(journal.state.revisions).toEqual([
      { number: 1, name: 'As filed', seq: 2, byId: journal.actorId, at: '2026-01-02T03:04:05.678Z' },
      { number: 2, name: '', seq: 4, byId: journal.actorId, at: '2026-01-02T03:04:05.678Z' },
    ]);
    expect(stateFromJson(JSON.parse(JSON.stringify(stateToJson(journal.state)))).revisions).toEqual(journal.state.revisions);
  });

  it('changes no text, and leaves no trace in the state of an article without any', () => {
    const journal = article();
    expect(stateToJson(journal.state)).not.toHaveProperty('revisions');
    const { version, doc } = journal.state;
    journal.send('revision.made', { name: 'As filed' });
    expect(journal.state).toMatchObject({ version, doc });
    expect(entryTypeOf('revision.made').keepsFrame).toBe(true);
  });

  it('refuses a second revision of the same moment, and a name of several lines or without end', () => {
    const journal = article();
    journal.send('revision.made', {});
    expect(() => journal.send('revision.made', { name: 'Again' })).toThrow('Nothing has changed since revision 1.');
    journal.edit(new Transform(journal.state.doc).delete(12, 14));
    expect(() => journal.send('revision.made', { name: 'One\nTwo' })).toThrow();
    expect(() => journal.send('revision.made', { name: 'x'.repeat(121) })).toThrow();
    expect(() => journal.send('revision.made', { name: 'half \ud800' })).toThrow();
    journal.send('revision.made', { name: 'x'.repeat(120) });
    expect(journal.state.revisions.at(-1)?.number).toBe(2);
  });
});
