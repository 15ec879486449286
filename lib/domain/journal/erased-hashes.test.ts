import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { sha256Hex } from '../hash';
import { articleWordsHash } from '../sign-off/sign-off';
import { articleSchema } from '../text/article-schema';
import { ERASED } from '../text/erased-sign';
import type { JournalEntry } from './entry';
import { erasedEntries } from './erased-entries.fixture';
import { docOf, TestJournal, testId } from './journal.fixture';

const WORDS = 'It was Ada.';
const GONE = ERASED.repeat(64);
const [nika, jonah] = [testId(), testId()];

let journal: TestJournal;
/** The entry that brought the first of the two sentences, which says the same. */
let first: number;

beforeEach(() => {
  journal = new TestJournal(docOf('Bus', '', WORDS));
  const text = { content: [{ type: 'text', text: WORDS }] };
  journal.send('text', { steps: [{ stepType: 'replace', from: 6, to: 6, slice: text }] });
  first = journal.state.seq;
});

const tag = (occurrence: number) => journal.tag(WORDS, 'claim', occurrence);
const judge = (annotationId: string, value = 'partly', actorId = nika) =>
  journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value, rationale: 'As it is.' } }, { actorId });
const merge = (annotationId: string, intoId: string) => journal.send('annotation.merged', { annotationId, intoId });
const rules = { ...plainCheckRules, coverage: true };
const waive = (kind: string, annotationId: string | null, reason: string) =>
  journal.send('rule.waived', { kind, annotationId, reason }, { may: () => true, rules });
const seqOf = (id: string) => journal.entries.find((one) => one.id === id)?.seq ?? 0;

/** The article once the words of these entries are erased. */
const without = (...seqs: number[]) => erasedEntries(journal.entries, seqs).reduce(applyEntry, emptyState(journal.state.articleId));

describe('a verdict that came by a merge, on words that all stand', () => {
  const isWhole = (id: string, seq: number) => {
    const verdict = without(seq).annotations.get(id)?.verdict;
    expect(verdict).toMatchObject({ words: WORDS, wordsHash: sha256Hex(WORDS) });
  };

  it('keeps its hash where a waiver of the same claim is erased', () => {
    const [from, into] = [tag(1), tag(1)];
    const waiver = waive('to-check', into, 'Ada Quarkfort says so.');
    judge(from);
    merge(from, into);
    isWhole(into, seqOf(waiver));
  });

  it('keeps its hash where the same words are erased elsewhere', () => {
    judge(tag(0));
    const [from, into] = [tag(1), tag(1)];
    judge(from);
    merge(from, into);
    isWhole(into, first);
  });
});

describe('a verdict that a merge put beside another', () => {
  it('can be taken where the same words are erased elsewhere', () => {
    judge(tag(0));
    const [from, into] = [tag(1), tag(1)];
    const rivalEntryId = judge(from);
    judge(into, 'unproven', jonah);
    merge(from, into);
    journal.state = without(first);
    journal.send('rival.settled', { annotationId: into, rivalEntryId, take: true }, { may: () => true });
    expect(journal.annotation(into).verdict).toMatchObject({ value: 'partly', words: WORDS, wordsHash: sha256Hex(WORDS) });
  });

  it('has no hash any more where its words are erased, and all stands of another that came by the same merge', () => {
    const [from, into, last] = [tag(0), tag(0), tag(0)];
    const { from: start } = journal.rangeOf('Ada');
    const write = (name: string) => {
      journal.edit(new Transform(journal.state.doc).replaceWith(start, start + 3, articleSchema.text(name)));
      return journal.state.seq;
    };
    const erased = write('Eve');
    judge(from);
    judge(from, 'unproven', jonah);
    write('Bob');
    const basedOn = journal.annotation(from).basis.verdict?.entryId;
    journal.send('verdict.given', { annotationId: from, basedOn, verdict: { value: 'partly', rationale: 'So it is.' } });
    const merged = merge(from, into);
    judge(last, 'unproven', jonah);
    merge(into, last);
    const [eve, bob] = ['It was Eve.', 'It was Bob.'].map(sha256Hex);
    const hashesIn = (entries: readonly JournalEntry[]) =>
      JSON.stringify(entries.find(({ id }) => id === merged)?.payload).match(new RegExp(`${eve}|${bob}`, 'g'));
    expect(hashesIn(journal.entries)).toEqual([bob, eve]);
    expect(hashesIn(erasedEntries(journal.entries, [erased]))).toEqual([bob]);
  });

  it('has no hash any more where its own line is erased', () => {
    const [from, into] = [tag(1), tag(1)];
    const rivalEntryId = judge(from);
    judge(into, 'unproven', jonah);
    merge(from, into);
    const rivals = without(seqOf(rivalEntryId)).annotations.get(into)?.rivals;
    expect(rivals).toMatchObject([{ entryId: rivalEntryId, proposed: { verdict: { wordsHash: GONE } } }]);
  });
});

describe('the hash of the whole text', () => {
  const sign = (signature: string, by: object) => {
    const signed = { signature, seq: journal.state.seq, wordsHash: articleWordsHash(journal.state), cited: [] };
    return journal.send('article.signed-off', signed, { may: () => true, ...by });
  };
  const hashes = (...seqs: number[]) => without(...seqs).signOffs.map((one) => [one.signature, one.wordsHash]);

  it('goes with the line of one signature, and stays under the next', () => {
    const text = articleWordsHash(journal.state);
    const one = sign('checker', { actorId: nika });
    sign('second', { actorId: jonah });
    expect(hashes(seqOf(one))).toEqual([
      ['checker', GONE],
      ['second', text],
    ]);
  });

  it('stays under a signature, and in a second waiver of what nobody has seen, where the line of the first is erased', () => {
    const text = articleWordsHash(journal.state);
    const one = waive('unseen', null, 'Ada Quarkfort says so.');
    journal.send('rule.waiver-withdrawn', { waiverEntryId: one }, { may: () => true });
    waive('unseen', null, 'Two lines that say the same.');
    sign('checker', { actorId: nika, rules });
    expect(without(seqOf(one)).waivers).toMatchObject([{ wordsHash: text }]);
    expect(hashes(seqOf(one))).toEqual([['checker', text]]);
  });
});
