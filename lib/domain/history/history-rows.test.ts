import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../article-schema';
import { entryTypeNames } from '../journal/entry-types';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { kindOfEntry } from './entry-kinds';
import { sentenceOfEntry } from './entry-sentence';
import { joinRows, rowOf } from './history-rows';
import { shortQuote } from './shown-history';

const article = () => new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.', 'The next one is at 5.10.'));
const rowsOf = (journal: TestJournal) =>
  journal.entries.map((entry) => rowOf(entry, journal.stateAt(entry.seq), journal.stateAt(entry.seq - 1))).reverse();
const write = (journal: TestJournal, after: string, words: string) => {
  const { to } = journal.rangeOf(after);
  journal.edit(new Transform(journal.state.doc).insert(to, articleSchema.text(words)));
};

describe('rowOf', () => {
  it('says what was done to which tag, with the note and the source', () => {
    const journal = article();
    const id = journal.tag('12.35');
    const sourceId = testId();
    journal.send('evidence.linked', { annotationId: id, evidenceId: testId(), sourceId, stance: 'refutes', tier: 'primary' });
    journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'In summer alone.' }, basedOn: null });
    journal.send('revision.made', { name: 'As filed' });
    expect(rowsOf(journal)).toMatchObject([
      { words: 'kept revision 1', revision: 1, quote: 'As filed', kind: 'article', tag: null },
      { words: 'set {tag} to partly', tag: { id, label: 'C1' }, quote: 'In summer alone.', kind: 'verdicts' },
      { words: 'linked a primary source to {tag}', sourceId, kind: 'sources' },
      { words: 'added {tag}', tag: { id, kind: 'claim', label: 'C1' }, kind: 'tags' },
      { words: 'brought the article in', kind: 'article' },
    ]);
  });

  it('says the verdict that was given then, whatever stands now', () => {
    const journal = article();
    const id = journal.tag('12.35');
    const give = (value: string, basedOn: string | null) =>
      journal.send('verdict.given', { annotationId: id, verdict: { value, rationale: 'because' }, basedOn });
    give('unproven', give('partly', null));
    const [, , first] = journal.entries;
    expect(first && sentenceOfEntry(first, journal.state).words).toBe('set {tag} to partly');
  });

  it('says where text was changed', () => {
    const journal = article();
    write(journal, 'A bus', ' and a tram');
    write(journal, '12.35', ' sharp');
    expect(rowsOf(journal).slice(0, 2)).toMatchObject([{ places: ['¶1'] }, { places: ['headline'] }]);
  });

  it('has the whole note, however long it is, and none of white space', () => {
    const journal = article();
    const give = (rationale: string) =>
      sentenceOfEntry({ type: 'verdict.given', payload: { verdict: { value: 'partly', rationale } } }, journal.state).quote;
    expect(give('👩'.repeat(200))).toBe('👩'.repeat(200));
    expect(give(' \n ')).toBeNull();
  });

  it('has a sentence and a kind for every type of entry, those to come too', () => {
    const { state } = article();
    for (const type of entryTypeNames) expect(sentenceOfEntry({ type, payload: {} }, state).words, type).not.toBe('');
    expect(sentenceOfEntry({ type: 'sealed.by-notary', payload: null }, state)).toMatchObject({ words: 'changed the article', tag: null });
    expect(kindOfEntry('sealed.by-notary')).toBe('article');
  });
});

describe('shortQuote', () => {
  it('leaves a short note whole, and cuts a long one between characters', () => {
    expect(shortQuote('a'.repeat(160))).toBe('a'.repeat(160));
    expect(shortQuote(`a${'👩'.repeat(80)}`)).toBe(`a${'👩'.repeat(79)}…`);
  });
});

describe('joinRows', () => {
  it('makes one line of somebody’s keys, and keeps all else apart', () => {
    const journal = article();
    for (const words of [' or', ' so', ' they', ' say']) write(journal, '12.35', words);
    journal.tag('5.10', 'clear');
    journal.tag('The next one', 'clear');
    write(journal, '5.10', ' sharp');
    const joined = joinRows(rowsOf(journal));
    expect(joined.map(({ words, count, firstSeq, seq, places }) => [words, count, firstSeq, seq, places])).toEqual([
      ['edited the text', 1, 8, 8, ['¶2']],
      ['marked a sentence clear', 2, 6, 7, []],
      ['edited the text', 4, 2, 5, ['¶1']],
      ['brought the article in', 1, 1, 1, []],
    ]);
    expect(joinRows(joined)).toEqual(joined);
  });

  it('keeps the keys of two people apart, and those of two days', () => {
    const journal = article();
    write(journal, '12.35', ' or');
    const [row] = rowsOf(journal);
    if (!row) throw new Error('a row');
    const others = { ...row, byId: testId(), seq: 3 };
    const nextDay = { ...row, at: '2026-01-03T03:04:05.678Z', seq: 3 };
    expect(joinRows([others, row])).toHaveLength(2);
    expect(joinRows([nextDay, row])).toHaveLength(2);
  });
});
