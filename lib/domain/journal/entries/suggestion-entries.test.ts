import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { quoteRange } from '../../anchors/anchor';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../../article-state';
import { DomainError } from '../../errors';
import { placeOfSuggestion, type Suggestion } from '../../talk/suggestion';
import { peopleConcerned } from '../../talk/thread';
import { articleSchema } from '../../text/article-schema';
import { readText, wordsBetween } from '../../text/article-text';
import { docOf, TestJournal, testId } from '../journal.fixture';

const article = () =>
  new TestJournal(
    docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.', 'It was a lazy cut. Nobody asked the drivers.'),
  );

const [elif, jonah] = [testId(), testId()];

/** Suggests `replacement` for the first `words`, and gives the suggestion's id. */
function suggest(journal: TestJournal, words: string, replacement: string, fields: object = {}): string {
  return suggestAt(journal, journal.rangeOf(words), replacement, fields);
}

function suggestAt(journal: TestJournal, span: { from: number; to: number }, replacement: string, fields: object = {}): string {
  const suggestionId = testId();
  const range = { ...quoteRange(journal.state.doc, span.from, span.to), ...fields };
  journal.sendEntry({ id: testId(), type: 'suggestion.made', payload: { suggestionId, ranges: [range], replacement } }, { actorId: elif });
  return suggestionId;
}

/** Suggests new words before the first `words`. */
const suggestBefore = (journal: TestJournal, words: string, replacement: string) => {
  const { from } = journal.rangeOf(words);
  return suggestAt(journal, { from, to: from }, replacement);
};

function send(journal: TestJournal, type: string, suggestionId: string, by = jonah, mayEdit = true, more: object = {}): string {
  const id = testId();
  const may = (action: string) => action !== 'edit text' || mayEdit;
  journal.sendEntry({ id, type: `suggestion.${type}`, payload: { suggestionId, ...more } }, { actorId: by, may });
  return id;
}

function one(journal: TestJournal, id: string): Suggestion {
  const found = journal.state.suggestions.get(id);
  if (!found) throw new Error(`no suggestion ${id}`);
  return found;
}

/** The words that a suggestion stands on now, or null if it is outdated. */
function wordsOf(journal: TestJournal, id: string): string | null {
  const place = placeOfSuggestion(journal.state.doc, one(journal, id));
  return place && wordsBetween(journal.state.doc, place.from, place.to);
}

const text = (journal: TestJournal) => readText(journal.state.doc).words;

/** Puts other words in place of the first `words`, and gives the way back. */
function rewrite(journal: TestJournal, words: string, now: string) {
  const { from, to } = journal.rangeOf(words);
  const tr = new Transform(journal.state.doc);
  if (now === '') tr.delete(from, to);
  else tr.replaceWith(from, to, articleSchema.text(now));
  journal.edit(tr);
  return () => journal.edit(tr.steps.map((step, i) => step.invert(tr.docs[i] ?? journal.state.doc)).reverse());
}

describe('suggestion.made', () => {
  it('proposes other words, and leaves the text as it is', () => {
    const journal = article();
    const before = journal.state.doc;
    const id = suggest(journal, 'lazy cut', 'hasty cut');
    expect(one(journal, id)).toMatchObject({ words: 'lazy cut', replacement: 'hasty cut', note: '', byId: elif, settled: null });
    expect(wordsOf(journal, id)).toBe('lazy cut');
    expect(journal.state.doc).toBe(before);
    expect(journal.state.version).toBe(0);
  });

  it('is refused with the same words, over two paragraphs, with a line break, and with an id that is taken', () => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    expect(() => suggest(journal, 'lazy', 'lazy')).toThrow('These are the words that stand there.');
    expect(() => suggestBefore(journal, 'lazy', '')).toThrow('These are the words that stand there.');
    expect(() => suggest(journal, '5.10.\nIt was', 'x')).toThrow('within one paragraph');
    expect(() => suggest(journal, 'lazy', 'has\nty')).toThrow(ZodError);
    const again = { suggestionId: id, ranges: [journal.rangeOf('cut')], replacement: 'x' };
    expect(() => journal.send('suggestion.made', again)).toThrow('an id that is taken');
    const two = { suggestionId: testId(), ranges: [journal.rangeOf('cut'), journal.rangeOf('Nobody')], replacement: 'x' };
    expect(() => journal.send('suggestion.made', two)).toThrow(ZodError);
  });

  it('is refused inside a character', () => {
    const journal = new TestJournal(docOf('Title', 'A 🚌 runs'));
    const { from } = journal.rangeOf('🚌');
    expect(() => suggestAt(journal, { from: from + 1, to: from + 1 }, 'x', { prefix: '', suffix: '' })).toThrow('inside a character');
    expect(() => suggestAt(journal, { from, to: from + 2 }, '🚎')).not.toThrow();
  });

  it('is taken between two characters that are each written as two units', () => {
    const journal = new TestJournal(docOf('Title', 'A 🚌🚎 runs'));
    const { from } = journal.rangeOf('🚎');
    expect(wordsOf(journal, suggestAt(journal, { from, to: from }, 'or a '))).toBe('');
    expect(wordsOf(journal, suggestAt(journal, { from, to: from + 2 }, 'van'))).toBe('🚎');
  });

  it('is kept, and outdated, where its words are others by now', () => {
    const journal = article();
    const range = journal.rangeOf('lazy cut');
    const id = suggestAt(journal, range, 'hasty cut', { exact: 'loose cut' });
    expect(one(journal, id)).toMatchObject({ words: 'loose cut', anchor: { state: 'drifted' } });
    expect(wordsOf(journal, id)).toBeNull();
    expect(() => send(journal, 'accepted', id)).toThrow('have changed since');
  });
});

describe('suggestion.accepted', () => {
  it.each([
    ['words for others', 'lazy cut', 'hasty cut', 'It was a hasty cut. Nobody'],
    ['none for some', ', and the next one is at 5.10', '', 'left at 12.35.\nIt'],
    ['a headline', 'A bus that runs', 'A bus that ran', 'A bus that ran\nThe'],
  ])('changes the text by one entry: %s', (_what, words, replacement, expected) => {
    const journal = article();
    const id = suggest(journal, words, replacement);
    const { seq } = journal.state;
    const entryId = send(journal, 'accepted', id);
    expect(text(journal)).toContain(expected);
    expect(journal.state).toMatchObject({ seq: seq + 1, version: 1 });
    expect(one(journal, id).settled).toMatchObject({ how: 'accepted', byId: jonah, entryId });
    expect(wordsOf(journal, id)).toBe(replacement);
  });

  it('puts new words in at a place', () => {
    const journal = article();
    send(journal, 'accepted', suggestBefore(journal, 'lazy', 'very '));
    expect(text(journal)).toContain('It was a very lazy cut.');
  });

  it('finds the words where they are now', () => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    const place = suggestBefore(journal, 'Nobody', 'So. ');
    rewrite(journal, 'It was', 'That had been');
    rewrite(journal, 'The last bus', 'The bus');
    send(journal, 'accepted', id);
    send(journal, 'accepted', place);
    expect(text(journal)).toContain('That had been a hasty cut. So. Nobody');
  });

  it('is refused once their last word goes on behind them, until it ends there again', () => {
    const journal = article();
    const id = suggest(journal, 'a lazy cut', 'a hasty cut');
    const { to } = journal.rangeOf('a lazy cut');
    journal.edit(new Transform(journal.state.doc).insert(to, articleSchema.text('s')));
    expect(() => send(journal, 'accepted', id)).toThrow('The words have changed since this was suggested.');
    journal.edit(new Transform(journal.state.doc).delete(to, to + 1));
    send(journal, 'accepted', id);
    expect(text(journal)).toContain('It was a hasty cut.');
  });

  it('is refused once the words are others, which an undo makes good', () => {
    const journal = article();
    const id = suggest(journal, 'a lazy cut', 'a hasty cut');
    const undo = rewrite(journal, 'lazy', 'cheap');
    expect(one(journal, id)).toMatchObject({ words: 'a lazy cut', anchor: { state: 'drifted' } });
    expect(() => send(journal, 'accepted', id)).toThrow('The words have changed since this was suggested.');
    undo();
    send(journal, 'accepted', id);
    expect(text(journal)).toContain('It was a hasty cut.');
  });

  it('is refused where the words stand in two paragraphs by now', () => {
    const journal = article();
    const id = suggest(journal, 'lazy cut', 'hasty cut');
    journal.edit(new Transform(journal.state.doc).split(journal.rangeOf(' cut').from));
    expect(() => send(journal, 'accepted', id)).toThrow('have changed since');
  });

  it('of a place is refused once all around it has gone, which an undo makes good', () => {
    const journal = article();
    const id = suggestBefore(journal, 'lazy', 'very ');
    const undo = rewrite(journal, 'was a lazy cut', '');
    expect(one(journal, id).anchor.state).toBe('orphaned');
    expect(() => send(journal, 'accepted', id)).toThrow('have changed since');
    undo();
    send(journal, 'accepted', id);
    expect(text(journal)).toContain('It was a very lazy cut.');
  });

  it('happens once: the second person hears who was first, and no words are put in twice', () => {
    const journal = article();
    const id = suggestBefore(journal, 'lazy', 'very ');
    send(journal, 'accepted', id);
    const after = text(journal);
    expect(() => send(journal, 'accepted', id, elif)).toThrow('This suggestion was accepted already.');
    expect(text(journal)).toBe(after);
  });

  it('makes another suggestion for the same words outdated, and a verdict on them stale', () => {
    const journal = article();
    const tag = journal.tag('lazy cut');
    journal.send('verdict.given', { annotationId: tag, verdict: { value: 'unproven', rationale: 'Who says?' }, basedOn: null });
    const first = suggest(journal, 'lazy', 'hasty');
    const second = suggest(journal, 'lazy', 'slow');
    send(journal, 'accepted', first);
    expect(one(journal, second).anchor.state).not.toBe('exact');
    expect(() => send(journal, 'accepted', second)).toThrow('have changed since');
    expect(journal.annotation(tag).isStale).toBe(true);
    send(journal, 'rejected', second);
    expect(one(journal, second)).toMatchObject({ words: 'lazy', replacement: 'slow', settled: { how: 'rejected' } });
  });

  it('keeps bold words bold', () => {
    const journal = article();
    const { from, to } = journal.rangeOf('lazy');
    journal.edit(new Transform(journal.state.doc).addMark(from, to, articleSchema.mark('bold')));
    const id = suggest(journal, 'lazy', 'hasty');
    send(journal, 'accepted', id);
    const bold = (words: string) => {
      const { from, to } = journal.rangeOf(words);
      return journal.state.doc.rangeHasMark(from, to, articleSchema.mark('bold').type);
    };
    expect(bold('hasty')).toBe(true);
    expect(bold('cut')).toBe(false);
  });
});

describe('an answer that names what was read', () => {
  const answers = ['accepted', 'rejected'];

  it.each(answers)('is refused once its author has changed the words, and leaves the text alone: %s', (how) => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    const basedOn = one(journal, id).entryId;
    const before = text(journal);
    const other = { ranges: [journal.rangeOf('lazy')], replacement: 'crazy' };
    const changed = send(journal, 'changed', id, elif, false, other);
    expect(basedOn).not.toBe(changed);
    expect(() => send(journal, how, id, jonah, true, { basedOn })).toThrow('Its author has changed this suggestion since.');
    expect([text(journal), one(journal, id).settled]).toEqual([before, null]);
    send(journal, how, id, jonah, true, { basedOn: changed });
    expect(one(journal, id).settled?.how).toBe(how);
  });

  it.each(answers)('is refused too where what was read is from before entries were named, and taken where it names nothing: %s', (how) => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    const { entryId: _, ...unnamed } = one(journal, id);
    journal.state = { ...journal.state, suggestions: journal.state.suggestions.with([unnamed]) };
    const other = { ranges: [journal.rangeOf('lazy')], replacement: 'crazy' };
    const settled = () => send(journal, how, id, jonah, true, { basedOn: null });
    const { state } = journal;
    settled();
    journal.state = state;
    journal.entries.length = state.seq;
    send(journal, 'changed', id, elif, false, other);
    expect(settled).toThrow('Its author has changed this suggestion since.');
    send(journal, how, id);
    expect(one(journal, id).settled?.how).toBe(how);
  });
});

describe('suggestion.reopened', () => {
  it('takes accepted words out again and puts back what was there, bold words and all', () => {
    const journal = article();
    const { from, to } = journal.rangeOf('lazy');
    journal.edit(new Transform(journal.state.doc).addMark(from, to, articleSchema.mark('bold')));
    const before = journal.state.doc;
    const id = suggest(journal, 'a lazy cut', 'haste');
    send(journal, 'accepted', id);
    rewrite(journal, 'Nobody', 'No one');
    const undone = send(journal, 'reopened', id);
    expect(journal.state.doc.child(2).textContent).toBe('It was a lazy cut. No one asked the drivers.');
    expect(journal.state.doc.slice(from - 2, to + 4).eq(before.slice(from - 2, to + 4))).toBe(true);
    expect(one(journal, id)).toMatchObject({ settled: null, anchor: { state: 'exact' } });
    expect(journal.entries.at(-1)?.id).toBe(undone);
    send(journal, 'accepted', id);
    expect(text(journal)).toContain('It was haste. No one');
  });

  it('takes back, as an undo, one’s own settlement alone, and not what a colleague has accepted since', () => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    const undoes = send(journal, 'rejected', id);
    const hanne = testId();
    expect(() => send(journal, 'reopened', id, hanne, true, { undoes })).toThrow('Only who made that change can undo it.');
    send(journal, 'reopened', id, hanne);
    const accepted = send(journal, 'accepted', id, hanne);
    const now = text(journal);
    expect(() => send(journal, 'reopened', id, jonah, true, { undoes })).toThrow(
      'This suggestion was opened again and accepted since. It stays as it is.',
    );
    expect([text(journal), one(journal, id).settled?.byId]).toEqual([now, hanne]);
    send(journal, 'reopened', id, hanne, true, { undoes: accepted });
    expect(one(journal, id).settled).toBeNull();
  });

  it('takes back by hand what the person saw, and not what a colleague has accepted meanwhile', () => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    const reopens = send(journal, 'rejected', id);
    const hanne = testId();
    send(journal, 'reopened', id, hanne);
    const accepted = send(journal, 'accepted', id, hanne);
    const now = text(journal);
    expect(() => send(journal, 'reopened', id, jonah, true, { reopens })).toThrow(
      'This suggestion was opened again and accepted since. It stays as it is.',
    );
    expect([text(journal), one(journal, id).settled?.byId]).toEqual([now, hanne]);
    // Read again, it is anybody’s to reopen who may edit.
    send(journal, 'reopened', id, jonah, true, { reopens: accepted });
    expect(one(journal, id).settled).toBeNull();
  });

  it('is refused once the accepted words are others', () => {
    const journal = article();
    const id = suggest(journal, 'lazy cut', 'hasty cut');
    send(journal, 'accepted', id);
    rewrite(journal, 'hasty', 'rushed');
    expect(() => send(journal, 'reopened', id)).toThrow('have been changed since');
  });

  it('changes no text after a rejection or a withdrawal, nor its version', () => {
    const journal = article();
    const before = journal.state.doc;
    const id = suggest(journal, 'lazy', 'hasty');
    send(journal, 'rejected', id);
    send(journal, 'reopened', id);
    send(journal, 'withdrawn', id, elif);
    send(journal, 'reopened', id, elif, false);
    expect(one(journal, id).settled).toBeNull();
    expect(journal.state).toMatchObject({ doc: before, version: 0 });
    expect(() => send(journal, 'reopened', id)).toThrow('This suggestion is open.');
  });
});

describe('suggestion.reopened in a signed article', () => {
  const signed = (how: string) => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    send(journal, how, id, how === 'withdrawn' ? elif : jonah);
    const { seq, version } = journal.state;
    const what = { signature: 'checker' as const, seq, version, wordsHash: '', claimCount: 0, waivers: [], isComplete: true };
    journal.state = { ...journal.state, signOffs: [{ ...what, entryId: testId(), byId: elif, at: '2026-01-02T03:04:05.678Z' }] };
    return { journal, id };
  };

  it.each(['withdrawn', 'rejected'])('takes back what is %s: the text stays as it was signed', (how) => {
    const { journal, id } = signed(how);
    const { doc } = journal.state;
    send(journal, 'reopened', id, elif);
    expect(one(journal, id).settled).toBeNull();
    expect(journal.state.doc.eq(doc)).toBe(true);
    expect(journal.state.signOffs).toHaveLength(1);
  });

  it('is refused where it would take accepted words out of the text', () => {
    const { journal, id } = signed('accepted');
    expect(() => send(journal, 'reopened', id)).toThrow('This article is signed. A lead can reopen it; the sign-off will be withdrawn.');
    expect(one(journal, id).settled?.how).toBe('accepted');
  });
});

describe('who may', () => {
  it('changes and withdraws only what is their own, and only while it is open', () => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    const other = { ranges: [journal.rangeOf('lazy cut')], replacement: 'hasty move', note: 'It was no cut.' };
    expect(() => send(journal, 'changed', id, jonah, true, other)).toThrow('Only who made a suggestion');
    expect(() => send(journal, 'withdrawn', id)).toThrow('Only who made a suggestion');
    send(journal, 'changed', id, elif, false, other);
    expect(one(journal, id)).toMatchObject({ words: 'lazy cut', replacement: 'hasty move', note: 'It was no cut.', byId: elif });
    expect(one(journal, id).changedAt).not.toBeNull();
    send(journal, 'withdrawn', id, elif, false);
    for (const type of ['changed', 'withdrawn']) {
      expect(() => send(journal, type, id, elif, true, other)).toThrow('This suggestion was withdrawn already.');
    }
    for (const type of ['accepted', 'rejected']) expect(() => send(journal, type, id)).toThrow('This suggestion was withdrawn already.');
  });

  it('takes back a withdrawal if it is theirs, and all else with the right to edit', () => {
    const journal = article();
    const id = suggest(journal, 'lazy', 'hasty');
    send(journal, 'withdrawn', id, elif);
    expect(() => send(journal, 'reopened', id, jonah, true)).toThrow('Only who made a suggestion');
    send(journal, 'reopened', id, elif, false);
    for (const how of ['rejected', 'accepted']) {
      send(journal, how, id);
      expect(() => send(journal, 'reopened', id, elif, false)).toThrow('Only who may edit the text');
      send(journal, 'reopened', id, jonah, true);
    }
  });
});

describe('a thread on a suggestion', () => {
  it('is about it, and concerns its author', () => {
    const journal = article();
    const suggestionId = suggest(journal, 'lazy', 'hasty');
    const threadId = testId();
    const words = { threadId, commentId: testId(), text: 'Why?', mentions: [] };
    journal.sendEntry({ id: testId(), type: 'comment', payload: { ...words, about: 'suggestion', suggestionId } }, { actorId: jonah });
    const thread = journal.state.threads.get(threadId);
    expect(thread?.about).toEqual({ on: 'suggestion', suggestionId });
    expect(thread && [...peopleConcerned(journal.state, thread)]).toEqual([jonah, elif]);
    const lost = { ...words, threadId: testId(), commentId: testId(), about: 'suggestion', suggestionId: testId() };
    expect(() => journal.send('comment', lost)).toThrow('That suggestion does not exist.');
  });
});

describe('any history of edits and suggestions', () => {
  const Act = fc.record({
    what: fc.constantFrom('edit', 'edit', 'suggest', 'suggest', 'change', 'accept', 'accept', 'reject', 'withdraw', 'reopen', 'undo'),
    a: fc.nat(1000),
    b: fc.nat(12),
    words: fc.constantFrom('', 'x', ' and more', 'bus'),
  });

  it('puts exactly the proposed words where the old ones stood, replays to the same state, and survives JSON', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(Act, { minLength: 20, maxLength: 40 }), (acts) => {
        const journal = article();
        for (const { what, a, b, words } of acts) {
          const isOpen = what !== 'reopen';
          const ids = [...journal.state.suggestions.values()].flatMap((each) => ((each.settled === null) === isOpen ? each.id : []));
          const id = ids[a % Math.max(1, ids.length)] ?? testId();
          const { doc } = journal.state;
          const from = 1 + (a % (doc.content.size - 1));
          const span = { from, to: Math.min(from + b, doc.content.size) };
          try {
            if (what === 'suggest') suggestAt(journal, span, words);
            else if (what === 'change') {
              const range = quoteRange(doc, span.from, span.to);
              send(journal, 'changed', id, elif, true, { ranges: [range], replacement: words });
            } else if (what === 'reject') send(journal, 'rejected', id);
            else if (what === 'withdraw') send(journal, 'withdrawn', id, elif);
            else if (what === 'reopen') send(journal, 'reopened', id, elif);
            else if (what === 'accept') {
              const before = one(journal, id);
              const place = placeOfSuggestion(doc, before);
              send(journal, 'accepted', id);
              if (!place) throw new Error('an outdated suggestion was accepted');
              const { replacement, words: old } = before;
              expect(wordsBetween(doc, place.from, place.to)).toBe(old);
              expect(wordsBetween(journal.state.doc, place.from, place.from + replacement.length)).toBe(replacement);
              expect(journal.state.doc.textContent.length).toBe(
                doc.textContent.length - old.replaceAll('\n', '').length + replacement.length,
              );
              accepted += 1;
            } else if (what === 'edit' || what === 'undo') {
              const tr = new Transform(doc);
              if (words === '') tr.delete(span.from, Math.max(span.from + 1, span.to));
              else tr.replaceWith(span.from, span.from, articleSchema.text(words));
              journal.edit(tr);
              if (what === 'undo') journal.edit(tr.steps.map((step, i) => step.invert(tr.docs[i] ?? doc)).reverse());
            }
          } catch (error) {
            // What does not fit, or may not be, changes nothing.
            const isRefusal =
              error instanceof DomainError ||
              error instanceof RangeError ||
              (error instanceof Error && error.message.startsWith('no suggestion'));
            if (!isRefusal) throw error;
          }
          for (const suggestion of journal.state.suggestions.values()) {
            const { anchor, words: old, replacement, settled } = suggestion;
            const [range] = anchor.ranges;
            if (!range) throw new Error('no range');
            // The state never says more than is true: what is called exact has its words.
            if (anchor.state === 'exact' || anchor.state === 'moved') {
              expect(wordsBetween(journal.state.doc, range.from, range.to)).toBe(settled?.how === 'accepted' ? replacement : old);
            }
          }
        }
        const state = stateToJson(journal.state);
        expect(stateToJson(journal.entries.reduce(applyEntry, emptyState(journal.state.articleId)))).toEqual(state);
        expect(stateToJson(stateFromJson(JSON.parse(JSON.stringify(state))))).toEqual(state);
      }),
      { numRuns: 200 },
    );
    expect(accepted).toBeGreaterThan(30);
  });
});
