import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../../article-state';
import { DomainError } from '../../errors';
import { randomInput, tried } from '../../export/random-journal.fixture';
import { MAX_COMMENT_CHARS, newestByOthers, removedIn, type Thread, withoutRemoved } from '../../talk/thread';
import { articleSchema } from '../../text/article-schema';
import { wordsBetween } from '../../text/article-text';
import type { EntryInput } from '../entry';
import { entryTypeOf } from '../entry-types';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { showEntries } from '../show-entries';

const article = () =>
  new TestJournal(
    docOf(
      'A bus that runs',
      'The last bus left at 12.35, and the next one is at 5.10.',
      'It was a lazy cut, made by people who drive home.',
      'Nobody asked the drivers.',
    ),
  );

const [elif, jonah] = [testId(), testId()];

function begin(journal: TestJournal, about: object, { by = elif, text = 'Is that so?', mentions = [] as string[] } = {}): string {
  const threadId = testId();
  journal.sendEntry(
    { id: testId(), type: 'comment', payload: { threadId, commentId: testId(), text, mentions, ...about } },
    { actorId: by },
  );
  return threadId;
}

const on = (journal: TestJournal, words: string) => ({ about: 'words', ranges: [journal.rangeOf(words)] });

function threadOf(journal: TestJournal, id: string): Thread {
  const thread = journal.state.threads.get(id);
  if (!thread) throw new Error(`no thread ${id}`);
  return thread;
}

function anchorOf(journal: TestJournal, id: string) {
  const { about } = threadOf(journal, id);
  if (about.on !== 'words') throw new Error('It is not about words.');
  return about.anchor;
}

const wordsOf = (journal: TestJournal, id: string) =>
  anchorOf(journal, id)
    .ranges.map(({ from, to }) => wordsBetween(journal.state.doc, from, to))
    .join('\n');

const entry = (type: string, payload: object): EntryInput => ({ id: testId(), type, payload });
const remove = (journal: TestJournal, words: string) => {
  const { from, to } = journal.rangeOf(words);
  const tr = new Transform(journal.state.doc).delete(from, to);
  journal.edit(tr);
  return () => journal.edit(tr.steps.map((step, i) => step.invert(tr.docs[i] ?? journal.state.doc)).reverse());
};

describe('comment', () => {
  it('begins a thread on a tag, on words and on the article, and is answered in it', () => {
    const journal = article();
    const tag = journal.tag('the next one is at 5.10');
    const onTag = begin(journal, { about: 'tag', annotationId: tag }, { mentions: [jonah, jonah] });
    const onWords = begin(journal, on(journal, 'a lazy cut'));
    const onArticle = begin(journal, { about: 'article' });
    const commentId = testId();
    const { seq } = journal.state;
    journal.send('comment', { about: 'thread', threadId: onTag, commentId, text: 'It is.' }, { actorId: jonah });
    expect(threadOf(journal, onTag)).toMatchObject({
      about: { on: 'tag', annotationId: tag },
      comments: [
        { byId: elif, text: 'Is that so?', mentions: [jonah], seq: 3 },
        { id: commentId, byId: jonah, text: 'It is.', mentions: [], seq: seq + 1, edits: [], removed: null },
      ],
      resolved: null,
    });
    expect(wordsOf(journal, onWords)).toBe('a lazy cut');
    expect(threadOf(journal, onArticle).about).toEqual({ on: 'article' });
  });

  it('is refused on what is not there, and with an id that is taken', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' });
    const [first] = threadOf(journal, thread).comments;
    const send = (payload: object) => () => journal.send('comment', { commentId: testId(), text: 'So?', ...payload });
    expect(send({ about: 'tag', threadId: testId(), annotationId: testId() })).toThrow('That tag does not exist.');
    expect(send({ about: 'thread', threadId: testId() })).toThrow('That thread does not exist.');
    expect(send({ about: 'article', threadId: thread })).toThrow('an id that is taken');
    expect(send({ about: 'thread', threadId: thread, commentId: first?.id })).toThrow('an id that is taken');
  });

  it('of signs that nobody sees is refused, also in the place of another', () => {
    const journal = article();
    const threadId = begin(journal, { about: 'article' });
    const commentId = threadOf(journal, threadId).comments[0]?.id;
    for (const text of ['\u200b', ' \u2800\u00ad']) {
      expect(() => begin(journal, { about: 'article' }, { text })).toThrow('Write a comment first.');
      expect(() => journal.send('comment-edited', { threadId, commentId, text }, { actorId: elif })).toThrow('Write a comment first.');
    }
  });

  it.each([
    ['of 10 MB', 'x'.repeat(10_000_000), 'At most 5,000 characters.'],
    ['one character too long', 'x'.repeat(MAX_COMMENT_CHARS + 1), 'At most 5,000 characters.'],
    ['with half a character', 'Look: \ud83d', 'This text holds characters that cannot be stored.'],
    ['with a NUL', 'a\0b', 'This text holds characters that cannot be stored.'],
    ['of white space', ' \n ', 'Write a comment first.'],
  ])('%s is refused with a reason', (_what, text, reason) => {
    const journal = article();
    const seq = journal.state.seq;
    try {
      begin(journal, { about: 'article' }, { text });
      expect.unreachable();
    } catch (error) {
      expect(error instanceof ZodError && error.issues[0]?.message).toBe(reason);
    }
    expect(journal.state.seq).toBe(seq);
  });

  it('opens a resolved thread again', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' });
    journal.sendEntry(entry('thread-resolved', { threadId: thread }), { actorId: elif });
    journal.send('comment', { about: 'thread', threadId: thread, commentId: testId(), text: 'Not yet.' });
    expect(threadOf(journal, thread).resolved).toBeNull();
  });
});

describe('a thread on words', () => {
  it('follows them through edits, and finds them again after an undo', () => {
    const journal = article();
    const thread = begin(journal, on(journal, 'the next one is at 5.10'));
    journal.edit(new Transform(journal.state.doc).insert(1, articleSchema.text('Once more: ')));
    expect(wordsOf(journal, thread)).toBe('the next one is at 5.10');
    const undo = remove(journal, 'one is at ');
    expect(anchorOf(journal, thread).state).toBe('drifted');
    undo();
    expect(anchorOf(journal, thread).state).toBe('exact');
  });

  it('stays with its old words when they go, and comes back with them', () => {
    const journal = article();
    const thread = begin(journal, on(journal, 'a lazy cut'));
    const undo = remove(journal, 'a lazy cut');
    expect(anchorOf(journal, thread)).toMatchObject({ state: 'orphaned', ranges: [{ exact: 'a lazy cut' }] });
    undo();
    expect(anchorOf(journal, thread).state).toBe('exact');
    expect(wordsOf(journal, thread)).toBe('a lazy cut');
    expect(threadOf(journal, thread).about).not.toHaveProperty('lostSeq');
  });

  it('goes along when a paragraph is cut in one entry and pasted in another', () => {
    const journal = article();
    const words = 'It was a lazy cut, made by people who drive home.';
    const thread = begin(journal, on(journal, words));
    remove(journal, words);
    expect(anchorOf(journal, thread).state).toBe('orphaned');
    const paragraph = articleSchema.node('paragraph', null, [articleSchema.text(words)]);
    journal.edit(new Transform(journal.state.doc).insert(journal.state.doc.content.size, paragraph));
    expect(anchorOf(journal, thread).state).toBe('moved');
    expect(wordsOf(journal, thread)).toBe(words);
  });

  describe('in several places', () => {
    const first = 'It was a lazy cut, made by people who drive home.';
    const both = ['a lazy cut, made by people who drive home', 'Nobody asked the drivers'];
    const begun = () => {
      const journal = article();
      const thread = begin(journal, { about: 'words', ranges: both.map((words) => journal.rangeOf(words)) });
      return { journal, thread };
    };
    const paste = (journal: TestJournal, words: string) =>
      journal.edit(
        new Transform(journal.state.doc).insert(
          journal.state.doc.content.size,
          articleSchema.node('paragraph', null, [articleSchema.text(words)]),
        ),
      );
    const lostSeqOf = (journal: TestJournal, id: string) => {
      const { about } = threadOf(journal, id);
      return about.on === 'words' ? about.lostSeq : undefined;
    };
    const typeX = (journal: TestJournal) => journal.edit(new Transform(journal.state.doc).insert(1, articleSchema.text('x')));
    const expectReplay = (journal: TestJournal) => {
      const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
      expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
    };

    it('has one again that was cut in one entry and pasted in another', () => {
      const { journal, thread } = begun();
      remove(journal, first);
      expect(anchorOf(journal, thread).state).toBe('drifted');
      expect(lostSeqOf(journal, thread)).toBe(journal.state.seq);
      paste(journal, first);
      expect(anchorOf(journal, thread).state).toBe('moved');
      expect(wordsOf(journal, thread)).toBe(both.join('\n'));
      expect(lostSeqOf(journal, thread)).toBeUndefined();
      expectReplay(journal);
    });

    it('has one again that was cut where the other was gone long before', () => {
      const { journal, thread } = begun();
      remove(journal, first);
      const since = journal.state.seq;
      for (let n = 0; n < 60; n++) typeX(journal);
      remove(journal, 'asked');
      expect(lostSeqOf(journal, thread)).toBe(since);
      remove(journal, 'Nobody  the drivers.');
      expect(anchorOf(journal, thread).state).toBe('orphaned');
      expect(lostSeqOf(journal, thread)).toBe(journal.state.seq);
      for (let n = 0; n < 10; n++) typeX(journal);
      paste(journal, first);
      expect(wordsOf(journal, thread)).toBe(`${both[0]}\n`);
      expect(lostSeqOf(journal, thread)).toBe(journal.state.seq - 11);
      expectReplay(journal);
    });

    it('has one again that went while the comment was being written', () => {
      const journal = article();
      const ranges = both.map((words) => journal.rangeOf(words));
      const { from, to } = journal.rangeOf(first);
      const tr = new Transform(journal.state.doc).delete(from, to);
      journal.edit(tr);
      const threadId = testId();
      journal.sendEntry(entry('comment', { about: 'words', threadId, commentId: testId(), text: 'Why lazy?', ranges }), {
        since: tr.mapping,
      });
      expect(lostSeqOf(journal, threadId)).toBe(journal.state.seq);
      paste(journal, first);
      expect(wordsOf(journal, threadId)).toBe(both.join('\n'));
      expectReplay(journal);
    });

    it('is told by entries from before as it was: they say of no part that it went', () => {
      const { journal, thread } = begun();
      remove(journal, first);
      const asBefore = journal.entries.map((one) => ({
        ...one,
        payload: JSON.parse(JSON.stringify(one.payload, (name, value) => (name === 'lost' ? undefined : value))),
      }));
      const { threads } = asBefore.reduce(applyEntry, emptyState(journal.state.articleId));
      expect(threads.get(thread)?.about).not.toHaveProperty('lostSeq');
    });
  });

  it('is kept where its words went while it was being written', () => {
    const journal = article();
    const ranges = [journal.rangeOf('a lazy cut')];
    const tr = new Transform(journal.state.doc).delete(ranges[0]?.from ?? 0, ranges[0]?.to ?? 0);
    journal.edit(tr);
    const threadId = testId();
    journal.sendEntry(entry('comment', { about: 'words', threadId, commentId: testId(), text: 'Why lazy?', ranges }), {
      since: tr.mapping,
    });
    expect(anchorOf(journal, threadId)).toMatchObject({ state: 'orphaned', ranges: [{ exact: 'a lazy cut' }] });
  });
});

describe('comment-edited', () => {
  it('keeps what it said before, in order', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' }, { text: 'Frist' });
    const [{ id: commentId } = { id: '' }] = threadOf(journal, thread).comments;
    for (const text of ['First', 'First, then'])
      journal.sendEntry(entry('comment-edited', { threadId: thread, commentId, text, mentions: [jonah] }), { actorId: elif });
    expect(threadOf(journal, thread).comments).toMatchObject([
      { text: 'First, then', mentions: [jonah], edits: [{ text: 'Frist' }, { text: 'First' }] },
    ]);
  });

  it('is its author’s alone, whoever else asks', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' });
    const [{ id: commentId } = { id: '' }] = threadOf(journal, thread).comments;
    const edit = entry('comment-edited', { threadId: thread, commentId, text: 'Mine' });
    expect(() => journal.sendEntry(edit, { actorId: jonah, may: () => true })).toThrow('Only its author can change a comment.');
  });
});

describe('comment-removed', () => {
  const removedBy = (actorId: string, mayRemove: boolean) => {
    const journal = article();
    const thread = begin(journal, { about: 'article' }, { text: 'Frist', mentions: [jonah] });
    const [{ id: commentId } = { id: '' }] = threadOf(journal, thread).comments;
    journal.sendEntry(entry('comment-edited', { threadId: thread, commentId, text: 'First' }), { actorId: elif });
    journal.sendEntry(entry('comment-removed', { threadId: thread, commentId }), {
      actorId,
      may: (action) => mayRemove && action === 'remove comment',
    });
    return { journal, thread, commentId };
  };

  it('takes the words away and keeps the place', () => {
    const { journal, thread, commentId } = removedBy(elif, false);
    expect(threadOf(journal, thread).comments).toMatchObject([
      { id: commentId, byId: elif, text: '', mentions: [], edits: [], removed: { byId: elif } },
    ]);
    expect(JSON.stringify(stateToJson(journal.state))).not.toMatch(/Frist|First/);
    const edit = entry('comment-edited', { threadId: thread, commentId, text: 'Again' });
    expect(() => journal.sendEntry(edit, { actorId: elif })).toThrow('This comment was removed.');
  });

  it('takes a right for comments of others', () => {
    expect(() => removedBy(jonah, false)).toThrow('Only its author or a lead can remove a comment.');
    const { journal, thread } = removedBy(jonah, true);
    expect(threadOf(journal, thread).comments[0]?.removed?.byId).toBe(jonah);
  });
});

describe('thread-resolved', () => {
  it('is for whoever began the thread, and for those with the right', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' });
    const send = (type: string, actorId: string, mayResolve: boolean) =>
      journal.sendEntry(entry(type, { threadId: thread }), { actorId, may: (action) => mayResolve && action === 'resolve thread' });
    expect(() => send('thread-resolved', jonah, false)).toThrow(DomainError);
    send('thread-resolved', elif, false);
    expect(threadOf(journal, thread).resolved?.byId).toBe(elif);
    expect(() => send('thread-reopened', jonah, false)).toThrow(DomainError);
    send('thread-reopened', jonah, true);
    expect(threadOf(journal, thread).resolved).toBeNull();
    send('thread-resolved', jonah, true);
    send('thread-reopened', elif, false);
    expect(threadOf(journal, thread).resolved).toBeNull();
  });

  it('is of what the person has read: what somebody else has written since is read first', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' });
    const answer = (actorId: string) =>
      journal.send('comment', { about: 'thread', threadId: thread, commentId: testId(), text: 'No, ten.' }, { actorId });
    const readTo = newestByOthers(threadOf(journal, thread), elif);
    answer(jonah);
    const resolve = (to?: number) =>
      journal.sendEntry(entry('thread-resolved', { threadId: thread, readTo: to }), { actorId: elif, may: () => true });
    expect(() => resolve(readTo)).toThrow('Somebody has written here since. Read that first.');
    expect(threadOf(journal, thread).resolved).toBeNull();
    const read = newestByOthers(threadOf(journal, thread), elif);
    answer(elif);
    resolve(read);
    expect(threadOf(journal, thread).resolved?.byId).toBe(elif);
    // A tab from before this was asked says nothing of it.
    answer(jonah);
    resolve();
    expect(threadOf(journal, thread).resolved?.byId).toBe(elif);
  });

  it('stays the first one’s when two do it at once', () => {
    const journal = article();
    const thread = begin(journal, { about: 'article' });
    for (const actorId of [jonah, elif]) journal.sendEntry(entry('thread-resolved', { threadId: thread }), { actorId, may: () => true });
    expect(threadOf(journal, thread).resolved?.byId).toBe(jonah);
  });
});

describe('a tag with a thread', () => {
  it('keeps it through another kind, removal and restoring', () => {
    const journal = article();
    const tag = journal.tag('a lazy cut', 'opinion');
    const thread = begin(journal, { about: 'tag', annotationId: tag });
    journal.send('annotation.kind-changed', { annotationId: tag, kind: 'claim', basedOn: journal.annotation(tag).basis.kind.entryId });
    journal.send('annotation.removed', { annotationId: tag });
    journal.send('annotation.restored', { annotationId: tag });
    expect(threadOf(journal, thread).about).toEqual({ on: 'tag', annotationId: tag });
  });

  it('takes it along when it is merged into another, twice over, and back', () => {
    const journal = article();
    const [a, b, c] = [journal.tag('a lazy cut'), journal.tag('a lazy cut'), journal.tag('a lazy cut')];
    const thread = begin(journal, { about: 'tag', annotationId: c });
    const about = () => threadOf(journal, thread).about;
    const first = journal.send('annotation.merged', { annotationId: c, intoId: b });
    const second = journal.send('annotation.merged', { annotationId: b, intoId: a });
    expect(about()).toEqual({ on: 'tag', annotationId: a, mergedFrom: [c, b] });
    journal.send('annotation.unmerged', { annotationId: b, intoId: a, undoes: second });
    expect(about()).toEqual({ on: 'tag', annotationId: b, mergedFrom: [c] });
    journal.send('annotation.unmerged', { annotationId: c, intoId: b, undoes: first });
    expect(about()).toEqual({ on: 'tag', annotationId: c });
  });

  it('is not taken back by undo once somebody else has commented', () => {
    const journal = article();
    const annotationId = testId();
    const undoes = journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [journal.rangeOf('a lazy cut')] });
    begin(journal, { about: 'tag', annotationId }, { by: jonah });
    expect(() => journal.send('annotation.removed', { annotationId, undoes })).toThrow('Someone else has worked on C1 since.');
  });
});

describe('threads in a state', () => {
  it('replay to an equal state from any edits, through JSON too, and none is ever lost', () => {
    const place = fc.nat(100);
    const act = fc.record({
      what: fc.constantFrom('words', 'words', 'article', 'answer', 'insert', 'delete', 'delete'),
      a: place,
      b: place,
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const journal = article();
        let begun = 0;
        for (const { what, a, b } of acts) {
          const size = journal.state.doc.content.size;
          const [from, to] = [Math.min(a, b, size - 1), Math.min(Math.max(a, b), size)];
          const [first] = [...journal.state.threads.keys()];
          const words = wordsBetween(journal.state.doc, from, to);
          if (what === 'answer' && first) journal.send('comment', { about: 'thread', threadId: first, commentId: testId(), text: 'Yes' });
          if (what === 'article') begin(journal, { about: 'article' });
          if (what === 'words' && words.trim() !== '') begin(journal, { about: 'words', ranges: [{ from, to, exact: words }] });
          if (what === 'article' || (what === 'words' && words.trim() !== '')) begun += 1;
          const at = journal.state.doc.resolve(from);
          if (what === 'insert' && at.parent.isTextblock)
            journal.edit(new Transform(journal.state.doc).insert(from, articleSchema.text('ö')));
          const end = at.parent.isTextblock ? Math.min(at.end(), from + b) : from;
          if (what === 'delete' && from < end) journal.edit(new Transform(journal.state.doc).delete(from, end));
        }
        expect(journal.state.threads.size).toBe(begun);
        const json = (state: typeof journal.state) => JSON.parse(JSON.stringify(stateToJson(state)));
        const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
        expect(json(replayed)).toEqual(json(journal.state));
        expect(json(stateFromJson(json(replayed)))).toEqual(json(replayed));
        for (const { about } of replayed.threads.values()) {
          if (about.on !== 'words') continue;
          const { anchor } = about;
          expect(about.lostSeq === undefined).toBe(anchor.state !== 'orphaned');
          const words = anchor.ranges.map(({ from, to }) => wordsBetween(replayed.doc, from, to));
          if (anchor.state === 'exact') expect(words).toEqual(anchor.ranges.map(({ exact }) => exact));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are none in a state that was written before there were any', () => {
    const { threads: _threads, ...old } = stateToJson(article().state);
    expect(stateFromJson(old).threads.size).toBe(0);
    expect(stateToJson(stateFromJson(old))).not.toHaveProperty('threads');
  });
});

describe('entries after a comment was removed', () => {
  it('have none of its words, and lead to what a state of then is without them, whatever was done', () => {
    fc.assert(
      fc.property(randomInput, ({ state, entries }) => {
        const shown = showEntries(entries, { seesDrafts: true }, removedIn(state));
        let [whole, told] = [emptyState(state.articleId), emptyState(state.articleId)];
        for (const [index, one] of entries.entries()) {
          whole = applyEntry(whole, one);
          told = applyEntry(told, shown[index] ?? one);
          const seen = [...whole.threads.values()].map((thread) => withoutRemoved(thread, removedIn(state)));
          expect([...told.threads.values()]).toEqual(seen);
        }
        expect(stateToJson(told)).toEqual(stateToJson(state));
      }),
      tried(60),
    );
  });

  it('keep what a comment that is still there said before', () => {
    const journal = article();
    const threadId = begin(journal, { about: 'article' }, { text: 'At first' });
    const commentId = threadOf(journal, threadId).comments[0]?.id;
    journal.sendEntry(entry('comment-edited', { threadId, commentId, text: 'And then' }), { actorId: elif });
    const shown = showEntries(journal.entries, { seesDrafts: true }, removedIn(journal.state));
    expect(shown.map(({ payload }) => payload)).toEqual(journal.entries.map(({ payload }) => payload));
  });

  it('have no words of an answer to a query that was written down, and say still whose it was', () => {
    const payload = { threadId: testId(), commentId: testId(), text: 'In row 7', who: 'The harbour office', how: 'phone' };
    const said = entryTypeOf('query.answered').withoutRemoved(payload, () => true);
    expect(said).toEqual({ ...payload, text: '' });
  });
});
