import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { waitsFor } from '@/lib/domain/articles/article-work';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { glyphOf } from '../tag-words';
import { filterTags, isFiltered, NO_TYPE, noFilter, type TagFilter } from './tag-filter';

const statistic = plainTagTypes.types.find(({ name }) => name === 'Statistic')?.id ?? '';

/** C1 unproven and decided, C2 a statistic being checked, O1. */
function tags() {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left. It was late. A lazy cut.'));
  const make = (words: string, kind: string) => {
    const annotationId = testId();
    const from = 14 + 'The last bus left. It was late. A lazy cut.'.indexOf(words);
    journal.send('annotation.created', { annotationId, kind, ranges: [quoteRange(journal.state.doc, from, from + words.length)] });
    return annotationId;
  };
  const [judged, begun] = [make('The last bus left.', 'claim'), make('It was late.', 'claim')];
  make('A lazy cut.', 'opinion');
  journal.send('verdict.given', { annotationId: judged, verdict: { value: 'unproven', rationale: 'why' }, basedOn: null });
  journal.send('check.state-changed', { annotationId: begun, checkState: 'checking', basedOn: null });
  journal.send('annotation.typed', { annotationId: begun, value: { typeId: statistic, fields: {} }, basedOn: null });
  return [...journal.state.annotations.values()];
}

/** A claim, C1, that is an opinion now, O1. */
function turned() {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const annotationId = testId();
  const basedOn = journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [quoteRange(journal.state.doc, 14, 32)] });
  journal.send('annotation.kind-changed', { annotationId, kind: 'opinion', basedOn });
  return [...journal.state.annotations.values()];
}

describe('filterTags', () => {
  it('finds a tag by the label that it had before it was another kind', () => {
    expect(turned().map(({ label }) => label)).toEqual(['O1']);
    expect(filterTags(turned(), { ...noFilter, query: 'c1' })).toHaveLength(1);
    expect(filterTags(turned(), { ...noFilter, query: 'c2' })).toHaveLength(0);
  });

  it('finds words without their accents, however they are encoded', () => {
    const journal = new TestJournal(docOf('Nguyễn', `${'Nguyễn'.normalize('NFD')} met İsmail in Łódź.`));
    journal.tag(`${'Nguyễn'.normalize('NFD')} met İsmail`);
    const all = [...journal.state.annotations.values()];
    for (const query of ['Nguyễn', 'nguyen', 'ismail', 'MET']) expect(filterTags(all, { ...noFilter, query })).toHaveLength(1);
    expect(filterTags(all, { ...noFilter, query: 'nguyet' })).toHaveLength(0);
  });

  it('shows those that wait for a reply past its deadline', () => {
    const all = tags();
    const overdue = new Set(all.filter(({ label }) => label === 'C2').map(({ id }) => id));
    expect(filterTags(all, { ...noFilter, status: 'reply-overdue' }, { overdue }).map(({ label }) => label)).toEqual(['C2']);
  });

  it('shows those that are late', () => {
    const isLate = ({ label }: Annotation) => label === 'C2';
    expect(filterTags(tags(), { ...noFilter, status: 'late' }, { isLate }).map(({ label }) => label)).toEqual(['C2']);
  });

  it('shows none as one that needs a source which has a verdict that may rest on a note, while it awaits a second check', () => {
    const journal = new TestJournal(docOf('Buses', 'It cost 40 pounds.'));
    const annotationId = journal.tag('It cost 40 pounds');
    journal.send('check.second-assigned', { annotationId, value: { personId: testId() }, basedOn: null }, { may: () => true });
    const show = () => filterTags([...journal.state.annotations.values()], { ...noFilter, needsSource: true }).map(({ label }) => label);
    expect(show()).toEqual(['C1']);
    const verdict = { value: 'unproven', rationale: 'No list of prices.' };
    journal.send('verdict.given', { annotationId, verdict, basedOn: null });
    expect(journal.annotation(annotationId).checkState).toBe('second-check');
    expect(show()).toEqual([]);
    // Other words have to be judged anew.
    const { from, to } = journal.rangeOf('40');
    journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('90')));
    expect(show()).toEqual(['C1']);
  });

  it('shows none as one that needs a source which is set aside, until somebody takes it up again', () => {
    const journal = new TestJournal(docOf('Buses', 'It cost 40 pounds.'));
    const annotationId = journal.tag('It cost 40 pounds');
    const show = () => filterTags([...journal.state.annotations.values()], { ...noFilter, needsSource: true }).map(({ label }) => label);
    const set = (checkState: string, said: object) => {
      const basedOn = journal.annotation(annotationId).basis.checkState?.entryId ?? null;
      journal.send('check.state-changed', { annotationId, checkState, ...said, basedOn });
    };
    set('cannot-be-checked', { reason: 'No source can settle it.' });
    expect(show()).toEqual([]);
    set('checking', {});
    expect(show()).toEqual(['C1']);
  });

  it('shows those with something unread', () => {
    const all = tags();
    const unread = new Set(all.filter(({ label }) => label === 'O1').map(({ id }) => id));
    const show = (filter: TagFilter) => filterTags(all, filter, { unread }).map(({ label }) => label);
    expect(show({ ...noFilter, isUnread: true })).toEqual(['O1']);
    expect(show(noFilter)).toEqual(['C1', 'C2', 'O1']);
  });

  it('shows as mine what waits for one, and by who has it in hand what is checked too', () => {
    const journal = new TestJournal(docOf('Night buses', 'The first bus, the second.'));
    const [mine, done] = [journal.tag('The first bus'), journal.tag('the second')];
    const me = testId();
    const value = { personId: me };
    for (const annotationId of [mine, done]) journal.send('check.assigned', { annotationId, value, basedOn: null }, { actorId: me });
    journal.send('verdict.given', { annotationId: done, verdict: { value: 'unproven', rationale: 'why' }, basedOn: null }, { actorId: me });
    const waitsForMe = (one: Annotation) => waitsFor(one, me, null, null);
    const ids = (part: Partial<TagFilter>) =>
      filterTags([...journal.state.annotations.values()], { ...noFilter, ...part }, { waitsForMe }).map(({ id }) => id);
    expect(ids({ isMine: true })).toEqual([mine]);
    expect(ids({ who: me })).toEqual([mine, done]);
  });

  it('shows by a verdict what the counts count for it: none that waits for a second check or for votes', () => {
    const [judged] = tags();
    if (!judged) throw new Error('no claim');
    const waits = (checkState: 'second-check' | 'adjudication') => [{ ...judged, checkState }];
    for (const all of [waits('second-check'), waits('adjudication')]) {
      expect(filterTags(all, { ...noFilter, verdict: 'unproven' })).toEqual([]);
      expect(filterTags(all, { ...noFilter, verdict: 'checking' })).toEqual(all);
      expect(progressOf(all[0] ?? judged)).toBe('checking');
      expect(glyphOf(all[0] ?? judged)).toBe('unproven');
    }
  });

  it.each([
    ['nothing', {}, ['C1', 'C2', 'O1']],
    ['a kind', { kind: 'opinion' }, ['O1']],
    ['what is checked', { status: 'checked' }, ['C1']],
    ['a state', { status: 'checking' }, ['C2']],
    ['a verdict', { verdict: 'unproven' }, ['C1']],
    ['what has no verdict yet', { verdict: 'checking' }, ['C2']],
    ['claims that need a source', { needsSource: true }, ['C2']],
    ['changed words', { hasChanged: true }, []],
    ['claims on one source', { sourcing: 'single-sourced' }, []],
    ['a type', { typeId: statistic }, ['C2']],
    ['what has no type', { typeId: NO_TYPE }, ['C1', 'O1']],
    ['the name of a type', { query: 'statis' }, ['C2']],
    ['words', { query: ' LAZY ' }, ['O1']],
    ['a label', { query: 'c2' }, ['C2']],
    ['two at once', { kind: 'claim', query: 'late' }, ['C2']],
  ] satisfies [string, Partial<TagFilter>, string[]][])('keeps by %s', (_, part, labels) => {
    const filter = { ...noFilter, ...part };
    expect(filterTags(tags(), filter).map(({ label }) => label)).toEqual(labels);
    expect(isFiltered(filter)).toBe(Object.keys(part).length > 0);
  });
});
