import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { entryTypeNames } from '../journal/entry-types';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import { kindOfEntry } from './entry-kinds';
import { sentenceOfEntry } from './entry-sentence';
import { joinRows, rowOf } from './history-rows';
import { type HistoryRow, shortQuote } from './shown-history';

const article = () => new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.', 'The next one is at 5.10.'));
const joinableOf = (journal: TestJournal) =>
  journal.entries.map((entry) => rowOf(entry, journal.stateAt(entry.seq), journal.stateAt(entry.seq - 1))).reverse();
const rowsOf = (journal: TestJournal) => joinableOf(journal).map(({ row }) => row);
const lastOf = (journal: TestJournal) => {
  const entry = journal.entries.at(-1);
  if (!entry) throw new Error('an entry');
  return entry;
};
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

  it('says which of two values that were given at once was taken, or that the one which stood was kept', () => {
    const journal = article();
    const id = journal.tag('12.35');
    const settle = (take: boolean) => {
      const rivalEntryId = journal.annotation(id).rivals[0]?.entryId;
      journal.send('rival.settled', { annotationId: id, rivalEntryId, take }, { may: () => true });
      return rowsOf(journal)[0]?.words;
    };
    const judge = (value: string) =>
      journal.send('verdict.given', { annotationId: id, verdict: { value, rationale: 'because' }, basedOn: null });
    judge('partly');
    judge('unproven');
    expect(rowsOf(journal)[0]?.words).toBe('gave {tag} another verdict: unproven');
    expect(settle(false)).toBe('kept {tag} as it stood, against the verdict that {named} gave: unproven');
    // Nothing else keeps what was passed over.
    expect(rowsOf(journal)[0]).toMatchObject({ namedId: journal.actorId, quote: 'because' });
    const kept = lastOf(journal);
    expect(sentenceOfEntry(kept, journal.state).words).toBe('kept {tag} as it stood');
    judge('unproven');
    expect(settle(true)).toBe('took the other verdict of {tag}: unproven');
    journal.send('check.state-changed', { annotationId: id, checkState: 'on-legal', reason: 'A name.', basedOn: null });
    expect(settle(true)).toBe('took the other state of {tag}: on legal');
    journal.send('annotation.kind-changed', { annotationId: id, kind: 'opinion', basedOn: null });
    expect(settle(true)).toBe('took the other kind of {tag}: opinion');
  });

  it('says of what somebody had taken away, and another kept, that it was taken away', () => {
    const journal = article();
    const id = journal.tag('12.35');
    const keep = () => {
      const rivalEntryId = journal.annotation(id).rivals[0]?.entryId;
      journal.send('rival.settled', { annotationId: id, rivalEntryId, take: false }, { may: () => true });
      return rowsOf(journal)[0];
    };
    journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'because' }, basedOn: null });
    journal.send('verdict.given', { annotationId: id, verdict: null, basedOn: null });
    expect(keep()).toMatchObject({
      words: 'kept {tag} as it stood, where {named} had taken the verdict away',
      namedId: journal.actorId,
      quote: null,
    });
    const set = (type: string, value: object) => journal.send(type, { annotationId: id, value, basedOn: null }, { may: () => true });
    set('check.assigned', { personId: testId() });
    set('check.assigned', { personId: null });
    expect(keep()?.words).toBe('kept {tag} as it stood, where {named} had taken the checker away');
  });

  it('says of what was set for the work on a claim at the same moment as something else that it stands beside that', () => {
    const journal = article();
    const annotationId = journal.tag('12.35');
    const [nika, jonah, elif, ruben] = [testId(), testId(), testId(), testId()];
    const set = (type: string, value: object) => {
      journal.send(type, { annotationId, value, basedOn: null }, { may: () => true });
      return rowsOf(journal)[0];
    };
    expect(set('check.assigned', { personId: nika })).toMatchObject({ words: 'gave out {tag} to {named}', namedId: nika });
    expect(set('check.assigned', { personId: jonah })).toMatchObject({
      words: 'gave out {tag} to {named}, beside what was set meanwhile',
      namedId: jonah,
    });
    expect(set('check.assigned', { personId: null })?.words).toBe('took {tag} back, beside what was set meanwhile');
    set('check.second-assigned', { personId: elif });
    expect(set('check.second-assigned', { personId: ruben })?.words).toBe(
      'named {named} as second checker of {tag}, beside what was set meanwhile',
    );
    const [soon, later] = ['2026-10-10T16:00:00.000Z', '2026-10-11T16:00:00.000Z'];
    set('check.due-set', { dueAt: soon });
    expect(set('check.due-set', { dueAt: later })).toMatchObject({
      words: 'set another due date for {tag}',
      dueAt: later,
    });
  });

  it('says which tag was waived, and how many sentences', () => {
    const journal = article();
    const waive = (kind: string, annotationId: string | null, reason: string) =>
      journal.send('rule.waived', { kind, annotationId, reason }, { rules: { ...plainCheckRules, coverage: true } });
    const id = journal.tag('12.35');
    waive('to-check', id, 'It is so.');
    waive('unseen', null, 'Nothing in them.');
    expect(rowsOf(journal).slice(0, 2)).toMatchObject([
      { words: 'waived 2 sentences that nobody has seen', quote: 'Nothing in them.', tag: null },
      { words: 'waived {tag}', quote: 'It is so.', tag: { id } },
    ]);
    // Of before it was kept how many.
    const before = { type: 'rule.waived', payload: { kind: 'unseen', annotationId: null, reason: '', wordsHash: '' } };
    expect(sentenceOfEntry(before, journal.state).words).toBe('waived a rule');
  });

  it('says which tag was merged into which, and parted from it', () => {
    const journal = article();
    const [into, from] = [journal.tag('12.35'), journal.tag('12.35')];
    const undoes = journal.send('annotation.merged', { annotationId: from, intoId: into });
    journal.send('annotation.unmerged', { annotationId: from, intoId: into, undoes });
    expect(rowsOf(journal).slice(0, 2)).toMatchObject([
      { words: 'parted C2 from {tag} again', tag: { id: into, label: 'C1' } },
      { words: 'merged C2 into {tag}', tag: { id: into, label: 'C1' } },
    ]);
  });

  it('says what a person decided for, and what became of a verdict when a vote was taken back', () => {
    const journal = article();
    const id = journal.tag('12.35');
    const people = [testId(), testId(), testId()];
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
    const verdictEntryId = journal.send(
      'verdict.given',
      { annotationId: id, verdict: { value: 'unproven', rationale: 'because' }, basedOn: null },
      { rules },
    );
    const vote = { annotationId: id, verdictEntryId, vote: { value: 'partly', rationale: 'In summer alone.' } };
    for (const actorId of people.slice(0, 2)) journal.send('check.voted', vote, { rules, actorId });
    const undoes = journal.entries.at(-1)?.id;
    journal.send('check.voted', { ...vote, vote: null, undoes }, { rules, actorId: people[1] });
    expect(rowsOf(journal)[0]?.words).toBe('took a vote on {tag} back, and the verdict before it stands again');
    const alone = { ...rules, votes: { ...rules.votes, of: 2 } };
    journal.send('check.voted', { ...vote, vote: { value: 'unproven', rationale: 'None.' } }, { rules: alone, actorId: people[1] });
    journal.send(
      'check.adjudicated',
      { annotationId: id, took: 'first', rationale: 'So it is.' },
      { rules: alone, actorId: people[2], may: () => true },
    );
    expect(rowsOf(journal)[0]?.words).toBe('decided {tag} after votes, for the verdict that stood');
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

  it('says whom and which moment the article’s own facts were set to, and that there is none any more', () => {
    const { state } = new TestJournal(docOf('Buses', 'One.'));
    const said = (type: string, payload: object) => sentenceOfEntry({ type, payload }, state);
    expect(said('article.owner-named', { ownerId: 'priya' })).toMatchObject({ namedId: 'priya' });
    expect(said('article.author-named', { authorId: null })).toMatchObject({ namedId: null });
    expect(said('article.due-set', { dueAt: '2026-10-10T16:00:00.000Z' })).toMatchObject({ dueAt: '2026-10-10T16:00:00.000Z' });
    expect(said('check.due-set', { dueAt: '2026-10-10T16:00:00.000Z' })).not.toHaveProperty('dueAt');
  });

  it('says to whom a claim was given, who is to look again, by when, and as what somebody signed', () => {
    const { state } = new TestJournal(docOf('Buses', 'One.'));
    const said = (type: string, payload: object) => sentenceOfEntry({ type, payload }, state);
    const personId = 'priya';
    expect(said('check.assigned', { value: { personId } })).toMatchObject({ words: 'gave out a tag to {named}', namedId: personId });
    expect(said('check.assigned', { value: { personId: null } })).not.toHaveProperty('namedId');
    const second = { words: 'named {named} as second checker of a tag', namedId: personId };
    expect(said('check.second-assigned', { value: { personId } })).toMatchObject(second);
    expect(said('check.second-assigned', { value: { personId }, asked: {} }).words).toBe(`${second.words}, which waits for that now`);
    const dueAt = '2026-10-10T16:00:00.000Z';
    expect(said('check.due-set', { value: { dueAt } })).toMatchObject({ words: 'set a due date for a tag', dueAt });
    expect(said('check.due-set', { value: { dueAt: null } })).not.toHaveProperty('dueAt');
    expect(said('article.signed-off', { signature: 'second' }).words).toBe('signed the article as second');
    expect(said('article.signed-off', { signature: 'a notary' }).words).toBe('signed the article');
    expect(said('text', { origin: 'newer-version', restoredSeq: 4 }).words).toBe('brought an earlier text back, that of entry 4');
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
    const before = 'a'.repeat(159);
    // A vowel sign, a letter with its accent, a family, and a letter that is two units.
    for (const character of ['कि', 'ที่', 'นำ', 'e\u0301', '👩‍👧', '𠮷']) {
      expect(shortQuote(`${before}${character} and more`)).toBe(`${before}…`);
      expect(shortQuote(`${before.slice(character.length - 1)}${character} and more`)).toBe(
        `${before.slice(character.length - 1)}${character}…`,
      );
    }
  });
});

describe('joinRows', () => {
  it('makes one line of somebody’s keys, and keeps all else apart', () => {
    const journal = article();
    for (const words of [' or', ' so', ' they', ' say']) write(journal, '12.35', words);
    journal.tag('5.10', 'clear');
    journal.tag('The next one', 'clear');
    write(journal, '5.10', ' sharp');
    const joined = joinRows(joinableOf(journal));
    expect(joined.map(({ row: { words, count, firstSeq, seq, places } }) => [words, count, firstSeq, seq, places])).toEqual([
      ['edited the text', 1, 8, 8, ['¶2']],
      ['marked a sentence clear', 2, 6, 7, []],
      ['edited the text', 4, 2, 5, ['¶1']],
      ['brought the article in', 1, 1, 1, []],
    ]);
    expect(joinRows(joined)).toEqual(joined);
  });

  it('names no places of keys in more places than it tells, also where what was typed before was in few', () => {
    const journal = new TestJournal(docOf('A bus that runs', 'One.', 'Two.', 'Three.', 'Four.', 'Five.'));
    for (const after of ['One', 'Two', 'Three', 'Four', 'Five']) write(journal, after, ' or so');
    const [keys, ...others] = joinRows(joinableOf(journal));
    expect(keys?.row).toMatchObject({ count: 5, places: [] });
    // As the list is joined while more is read for it.
    const rows = joinableOf(journal);
    expect(joinRows([...joinRows(rows.slice(0, 4)), ...rows.slice(4)])).toEqual([keys, ...others]);
  });

  it('joins by what was done, not by what is said of it', () => {
    const journal = article();
    const change = (type: string, payload: object) => rowOf({ ...lastOf(journal), type, payload }, journal.state, null);
    const twice = (type: string, payload: object) => joinRows([change(type, payload), change(type, payload)]).length;
    expect(twice('suggestion.changed', {})).toBe(1);
    expect(twice('query.changed', {})).toBe(1);
    expect(twice('text', { steps: [], origin: 'newer-version' })).toBe(2);
    expect(twice('text', { steps: [], origin: 'edit', restoredSeq: 1 })).toBe(2);
    expect(twice('annotation.created', { kind: 'claim' })).toBe(2);
    expect(twice('suggestion.made', {})).toBe(2);
  });

  it('keeps the keys of two people apart, and those of two days', () => {
    const journal = article();
    write(journal, '12.35', ' or');
    const [one] = joinableOf(journal);
    if (!one) throw new Error('a row');
    const later = (changed: Partial<HistoryRow>) => ({ ...one, row: { ...one.row, seq: 3, ...changed } });
    expect(joinRows([later({}), one])).toHaveLength(1);
    expect(joinRows([later({ byId: testId() }), one])).toHaveLength(2);
    expect(joinRows([later({ at: '2026-01-03T03:04:05.678Z' }), one])).toHaveLength(2);
  });
});
