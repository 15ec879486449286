import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState } from '../article-state';
import { randomInput, tried } from '../export/random-journal.fixture';
import { sha256Hex } from '../hash';
import { articleWordsHash } from '../sign-off/sign-off';
import { articleSchema } from '../text/article-schema';
import type { JournalEntry } from './entry';
import { erasePayload } from './erase';
import { copiesIn } from './erased-entries.fixture';
import { docOf, TestJournal, testId } from './journal.fixture';

/** What is found in a journal whose entries `isNamed` lose their words, by seq, as JSON. */
function foundIn({ entries }: TestJournal, isNamed: (entry: JournalEntry) => boolean) {
  const found = copiesIn(entries, new Set(entries.filter(isNamed).map(({ seq }) => seq)));
  return new Map([...found].map(([seq, payload]) => [seq, JSON.stringify(payload)]));
}

const type = (journal: TestJournal, at: number, words: string) => {
  for (const [index, text] of [...words].entries())
    journal.send('text', {
      steps: [{ stepType: 'replace', from: at + index, to: at + index, slice: { content: [{ type: 'text', text }] } }],
    });
};

describe('ErasedCopies', () => {
  it('finds what was typed letter by letter, however short, and nothing of what stands beside it', () => {
    const journal = new TestJournal(docOf('Bus', 'A bus left.'));
    type(journal, 12, 'Ada ');
    journal.tag('Ada');
    const beside = journal.entries.length + 1;
    journal.tag('left');
    const found = foundIn(journal, ({ type }) => type === 'text');
    expect(found.get(beside - 1)).toContain('"exact":"███"');
    expect(found.get(beside)).toContain('"exact":"left"');
    expect(JSON.stringify([...found])).not.toContain('Ada');
  });

  it('finds what tags lost in the text, and in what was around it', () => {
    const journal = new TestJournal(docOf('Bus', 'Quarkfort said that the bus left at noon. Then it rained.'));
    journal.tag('the bus left at noon');
    const { from, to } = journal.rangeOf('bus left');
    journal.send('text', { steps: [{ stepType: 'replace', from, to }] });
    const found = foundIn(journal, ({ seq }) => seq === 1);
    expect([...found.keys()]).toEqual([2, 3]);
    expect(JSON.stringify([...found])).not.toMatch(/Quark|said|bus|left|noon|rain/);
  });

  it('leaves a tag on words that are still there, though others like them were erased', () => {
    const journal = new TestJournal(docOf('Bus', 'The bus left at noon.', ''));
    type(journal, 29, 'The bus left at noon.');
    journal.tag('The bus left at noon');
    expect(foundIn(journal, ({ type }) => type === 'text').get(journal.entries.length)).toContain('"exact":"The bus left at noon"');
  });

  it('finds what is proposed in other words than were erased, and leaves what repeats words that still stand', () => {
    const journal = new TestJournal(docOf('Bus', 'Ada Quarkfort left at noon.', ''));
    const suggest = (words: string, replacement: string, occurrence = 0) =>
      journal.send('suggestion.made', { suggestionId: testId(), ranges: [journal.rangeOf(words, occurrence)], replacement });
    suggest('Ada Quarkfort left', 'Ada Quarkfort walked');
    suggest('noon', 'Ada');
    type(journal, 35, 'Ada Quarkfort left at noon.');
    suggest('Ada Quarkfort left', 'Ada Quarkfort ran', 1);
    const found = foundIn(journal, ({ seq }) => seq === 1);
    expect(found.get(2)).toContain('"replacement":"██████████████walked"');
    expect(found.get(3)).toContain('"replacement":"Ada"');
    expect(found.get(journal.entries.length)).toContain('"replacement":"Ada Quarkfort ran"');
  });

  it('takes nothing of entries from before', () => {
    const journal = new TestJournal(docOf('Bus', 'The bus left at noon.'));
    journal.tag('The bus left at noon');
    type(journal, 6, 'The bus left at noon. ');
    const named = ({ seq }: JournalEntry) => seq > 2;
    expect([...foundIn(journal, named).keys()]).toEqual([]);
  });

  describe('what the server itself writes again', () => {
    const SECRET = 'Ada Quarkfort';
    const [nika, jonah] = [testId(), testId()];
    const judge = (journal: TestJournal, annotationId: string, rationale: string, actorId = nika) =>
      journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value: 'unproven', rationale } }, { actorId });
    /** All that is left where the entries with these ids lose their words. */
    const leftOf = (journal: TestJournal, ...ids: string[]) => {
      const isNamed = ({ id }: JournalEntry) => ids.includes(id);
      const found = foundIn(journal, isNamed);
      return journal.entries
        .filter((one) => !isNamed(one))
        .map(({ seq, payload }) => found.get(seq) ?? JSON.stringify(payload))
        .join('\n');
    };

    it.each([
      ['the words of the claim', 0, 'Somebody left in the night'],
      ['the statement before', 4, 'Somebody left'],
    ])('is gone from what a judgement was given on: %s', (_, seq, next) => {
      const journal = new TestJournal(docOf('Bus', seq === 0 ? `${SECRET} left at noon.` : 'She left at noon.'));
      const claim = journal.tag(seq === 0 ? `${SECRET} left at noon` : 'She left at noon');
      const stated = seq === 0 ? null : journal.send('annotation.stated', { annotationId: claim, basedOn: null, statement: 'Ada left' });
      judge(journal, claim, 'As it is.');
      journal.send('annotation.stated', { annotationId: claim, basedOn: stated, statement: next });
      expect(leftOf(journal, stated ?? journal.entries[0]?.id ?? '')).not.toContain('Ada');
    });

    it('is gone from a merge, with the notes and the quotes that went along', () => {
      const journal = new TestJournal(docOf('Bus', 'The bus left at noon.'));
      const [from, into, other] = [journal.tag('The bus left'), journal.tag('The bus left'), journal.tag('at noon')];
      const link = { annotationId: from, evidenceId: testId(), sourceId: testId(), stance: 'supports', quote: SECRET };
      const erased = [journal.send('evidence.linked', link), judge(journal, from, `${SECRET} says so`)];
      judge(journal, other, `${SECRET} says so`);
      journal.send('annotation.merged', { annotationId: from, intoId: into });
      // Somebody wrote the same of another claim: their words stay.
      expect(leftOf(journal, ...erased).match(/"[^"]*Ada[^"]*"/g)).toEqual([`"${SECRET} says so"`]);
    });

    it('is gone from a rival that was taken, and from a state that came back', () => {
      const journal = new TestJournal(docOf('Bus', 'The bus left at noon.'));
      const claim = journal.tag('The bus left');
      judge(journal, claim, 'As it is.');
      const verdict = { value: 'partly', rationale: `${SECRET} says so` };
      const rivalEntryId = journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict }, { actorId: jonah });
      journal.send('rival.settled', { annotationId: claim, rivalEntryId, take: true }, { may: () => true });
      const move = (checkState: string, more: object) =>
        journal.send('check.state-changed', {
          ...{ annotationId: claim, checkState, basedOn: journal.annotation(claim).basis.checkState?.entryId ?? null },
          ...more,
        });
      const stopped = move('on-legal', { reason: `${SECRET} sues` });
      const undoes = move('on-author', { reason: 'We ask.' });
      move('on-legal', { undoes });
      expect(leftOf(journal, rivalEntryId, stopped)).not.toContain('Ada');
      // Typed again, it is theirs.
      move('on-author', { reason: `${SECRET} sues` });
      expect(leftOf(journal, rivalEntryId, stopped).match(/Ada/g)).toHaveLength(1);
    });

    it('is gone from a link that was taken off, and left of one that somebody else put in', () => {
      const journal = new TestJournal(docOf('Bus', 'The bus left at noon.'));
      const link = articleSchema.mark('link', { href: 'https://example.org/ada' });
      const add = (words: string) => {
        const { from, to } = journal.rangeOf(words);
        journal.edit(new Transform(journal.state.doc).addMark(from, to, link));
        return journal.entries.at(-1)?.id ?? '';
      };
      const { from, to } = journal.rangeOf('bus');
      const first = add('bus');
      journal.edit(new Transform(journal.state.doc).removeMark(from, to, link));
      expect(leftOf(journal, first)).not.toContain('/ada');
      const second = add('noon');
      expect(leftOf(journal, first)).toContain('/ada');
      expect(leftOf(journal, first, second)).not.toContain('/ada');
    });

    it('leaves no hash of a claim from which short words could be guessed, and that of the whole text under a signature', () => {
      const journal = new TestJournal(docOf('Bus', 'It was Ada who took it.'));
      const [from, into] = [journal.tag('Ada'), journal.tag('Ada')];
      judge(journal, from, 'As it is.');
      judge(journal, into, 'No.', jonah);
      journal.send('annotation.merged', { annotationId: from, intoId: into });
      const words = sha256Hex('Ada');
      const waiver = { kind: 'rival', annotationId: into, reason: 'It may pass.' };
      journal.send('rule.waived', waiver, { may: () => true });
      const text = articleWordsHash(journal.state);
      const signed = { signature: 'checker', seq: journal.state.seq, wordsHash: text, cited: [] };
      journal.send('article.signed-off', signed, { may: () => true });
      const whole = journal.entries.map(({ payload }) => JSON.stringify(payload)).join();
      for (const hash of [words, text]) expect(whole).toContain(hash);
      const left = leftOf(journal, journal.entries[0]?.id ?? '');
      expect(left).not.toContain(words);
      // By that a newspaper proves what was signed. It goes with the signature's own line.
      expect(left).toContain(text);
      expect(left).toContain('It may pass.');
    });
  });

  it('leaves the waiver of a claim that says the same elsewhere', () => {
    const journal = new TestJournal(docOf('Bus', 'It was Ada.', ''));
    type(journal, 19, 'It was Ada.');
    const [first, second] = [journal.tag('It was Ada.'), journal.tag('It was Ada.', 'claim', 1)];
    for (const id of [first, second])
      journal.send('rule.waived', { kind: 'to-check', annotationId: id, reason: 'It may pass.' }, { may: () => true });
    const words = sha256Hex('It was Ada.');
    const found = foundIn(journal, ({ seq }) => seq === 1);
    expect(found.get(journal.entries.length - 1)).not.toContain(words);
    expect(found.has(journal.entries.length)).toBe(false);
  });

  it('keeps tags as they are, whichever entries of whatever people did are erased, and finds nothing more the second time', () => {
    fc.assert(
      fc.property(randomInput, fc.integer({ min: 1, max: 9 }), ({ state, entries }, every) => {
        const seqs = new Set(entries.flatMap(({ seq }) => (seq % every === 0 || every === 9 ? [seq] : [])));
        if (seqs.size === 0) return;
        const copies = copiesIn(entries, seqs);
        const left = entries.map((one) => ({
          ...one,
          payload: seqs.has(one.seq) ? erasePayload(one.type, one.payload) : (copies.get(one.seq) ?? one.payload),
        }));
        const tagsOf = ({ annotations }: typeof state) =>
          [...annotations.values()].map(({ label, isRemoved, checkState, isStale, verdict, anchor }) => [
            ...[label, isRemoved, checkState, isStale, verdict?.value, anchor.state],
            anchor.ranges.map(({ from, to, exact }) => [from, to, exact.length]),
          ]);
        const now = left.reduce(applyEntry, emptyState(state.articleId));
        expect(tagsOf(now)).toEqual(tagsOf(state));
        expect(JSON.stringify(left)).not.toMatch(/\\ud[89a-f]/i);
        expect(copiesIn(left, seqs).size).toBe(0);
      }),
      tried(12),
    );
  });
});
