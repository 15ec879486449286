import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { DomainError } from '../../errors';
import { randomInput, tried } from '../../export/random-journal.fixture';
import { answersOf, countWaiting, isQuery, type QueryThread, queryStandingOf, seenBy } from '../../talk/query';
import { newestByOthers, removedIn } from '../../talk/thread';
import { newsOf } from '../entry-news';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { showEntries } from '../show-entries';

const AUTHOR = testId();
const everything = { may: () => true };

function begin() {
  const journal = new TestJournal(docOf('The ferry', 'It sailed twelve times that winter.', 'It sailed twelve times.'));
  journal.send('article.author-named', { authorId: AUTHOR });
  const annotationId = journal.tag('twelve times');
  const query = (id: string): QueryThread => {
    const thread = journal.state.threads.get(id);
    if (!thread || !isQuery(thread)) throw new Error('no such query');
    return thread;
  };
  const ask = (fields: object = {}) => {
    const ids = { threadId: testId(), commentId: testId() };
    journal.send('query.asked', { ...ids, annotationId, text: 'Who counted?', ...fields }, everything);
    return ids;
  };
  const send = (...threadIds: string[]) => journal.send('queries.sent', { threadIds, toId: AUTHOR });
  const answer = (threadId: string, text = 'The harbour office.') =>
    journal.send('comment', { about: 'thread', threadId, commentId: testId(), text }, { actorId: AUTHOR });
  const standing = (id: string) => queryStandingOf(query(id), journal.state.details);
  return { journal, annotationId, query, ask, send, answer, standing };
}

const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : `broke: ${String(error)}`;
  }
};

describe('a query', () => {
  it('is a draft with a question and the words that are proposed for the tag’s', () => {
    const { ask, query, standing } = begin();
    const { threadId } = ask({ replacement: 'ten times' });
    expect(query(threadId)).toMatchObject({
      about: { on: 'tag' },
      comments: [{ text: 'Who counted?' }],
      query: { proposal: { words: 'twelve times', replacement: 'ten times' }, sent: null, withdrawn: null },
    });
    expect(standing(threadId)).toBe('draft');
  });

  it('is refused that proposes the words that stand there, or nothing, or is on no tag', () => {
    const { ask } = begin();
    expect(codeOf(() => ask({ replacement: 'twelve times' }))).toBe('invalid');
    for (const none of ['  ', '\u200b']) {
      expect(() => ask({ replacement: none })).toThrow('Write the words that you propose.');
      expect(() => ask({ text: none })).toThrow();
    }
    expect(codeOf(() => ask({ annotationId: testId() }))).toBe('not-found');
  });

  it('is changed while it is a draft, and the question keeps no trace of what it asked before', () => {
    const { journal, ask, send, query } = begin();
    const { threadId } = ask({ replacement: 'ten times' });
    journal.send('query.changed', { threadId, text: 'When was that?' });
    expect(query(threadId)).toMatchObject({ comments: [{ text: 'When was that?', edits: [] }], query: { proposal: null } });
    send(threadId);
    expect(codeOf(() => journal.send('query.changed', { threadId, text: 'Other' }))).toBe('conflict');
  });

  it('is changed by who has read it as it is, and by nobody else', () => {
    const { journal, ask, query } = begin();
    const { threadId } = ask();
    const [nika, hanne] = [testId(), testId()];
    const asked = query(threadId).query.basis?.entryId;
    const change = (text: string, basedOn: string | null | undefined, actorId: string) =>
      journal.send('query.changed', { threadId, text, basedOn }, { actorId });
    const changed = change('Who invented that?', asked, hanne);
    expect(() => change('When?', asked, nika)).toThrow(
      'A colleague has reworded this query since. Read it again, then change it. If it looks the same, reload the page.',
    );
    expect(() => change('When?', asked, hanne)).toThrow('You have reworded this query since.');
    expect(() => change('When?', null, nika)).toThrow('reworded this query since.');
    expect(query(threadId).comments[0]?.text).toBe('Who invented that?');
    change('When?', changed, nika);
    // A page from before this rule names nothing.
    change('And where?', undefined, hanne);
    expect(query(threadId).comments[0]?.text).toBe('And where?');
    expect(JSON.stringify(journal.entries.at(-2)?.payload)).not.toContain('basedOn');
  });

  it('takes no comment, no removal and no settling while it is a draft', () => {
    const { journal, ask } = begin();
    const { threadId, commentId } = ask();
    const comment = { about: 'thread', threadId, commentId: testId(), text: 'He will not know' };
    expect(codeOf(() => journal.send('comment', comment))).toBe('conflict');
    expect(codeOf(() => journal.send('thread-resolved', { threadId }, everything))).toBe('conflict');
    expect(codeOf(() => journal.send('comment-edited', { threadId, commentId, text: 'Else' }))).toBe('conflict');
    expect(codeOf(() => journal.send('comment-removed', { threadId, commentId }))).toBe('conflict');
    const received = { threadId, commentId: testId(), text: 'Yes', who: 'Ruben', how: 'phone' };
    expect(codeOf(() => journal.send('query.answered', received))).toBe('conflict');
  });

  it('waits once it is sent, is answered as often as the author writes, in order, and is settled', () => {
    const { journal, ask, send, answer, query, standing } = begin();
    const [{ threadId }, other] = [ask(), ask()];
    send(threadId, other.threadId);
    expect([standing(threadId), countWaiting(journal.state)]).toEqual(['waiting', 2]);
    journal.send('comment', { about: 'thread', threadId, commentId: testId(), text: 'By Friday, please' });
    expect(standing(threadId)).toBe('waiting');
    answer(threadId, 'Twelve.');
    answer(threadId, 'No, ten.');
    expect(standing(threadId)).toBe('answered');
    expect(answersOf(query(threadId), journal.state.details).map(({ text }) => text)).toEqual(['Twelve.', 'No, ten.']);
    journal.send('thread-resolved', { threadId });
    expect([standing(threadId), countWaiting(journal.state)]).toEqual(['settled', 1]);
    answer(threadId, 'Eleven, sorry.');
    expect(standing(threadId)).toBe('answered');
  });

  it('stays answered, whoever is the author later, and is not by who was none when they wrote', () => {
    const { journal, ask, send, answer, standing } = begin();
    const karla = testId();
    const name = (authorId: string | null) => journal.send('article.author-named', { authorId });
    const say = (threadId: string, actorId: string) =>
      journal.send('comment', { about: 'thread', threadId, commentId: testId(), text: 'Ten.' }, { actorId });
    const [one, other] = [ask().threadId, ask().threadId];
    send(one, other);
    name(karla);
    say(one, karla);
    name(null);
    expect([standing(one), standing(other)]).toEqual(['answered', 'waiting']);
    name(testId());
    expect([standing(one), standing(other), countWaiting(journal.state)]).toEqual(['answered', 'waiting', 1]);
    // Whoever was asked answers, and nobody by becoming the author after they wrote.
    const petra = testId();
    say(other, petra);
    name(petra);
    expect(standing(other)).toBe('waiting');
    answer(other);
    expect(standing(other)).toBe('answered');
  });

  it('is answered by who is the author now, where comments from before do not say whose they were', () => {
    const { journal, ask, send, standing } = begin();
    const { threadId } = ask();
    send(threadId);
    const karla = testId();
    journal.send('comment', { about: 'thread', threadId, commentId: testId(), text: 'Ten.' }, { actorId: karla });
    const stored = journal.entries.map(({ payload, ...entry }) => {
      const { isAnswer: _, ...before } = z.looseObject({}).parse(payload);
      return { ...entry, payload: before };
    });
    journal.state = stored.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(standing(threadId)).toBe('waiting');
    journal.send('article.author-named', { authorId: karla });
    expect(standing(threadId)).toBe('answered');
  });

  it('is settled and withdrawn by who has read what was answered', () => {
    const { journal, ask, send, answer, query, standing } = begin();
    const { threadId } = ask();
    send(threadId);
    answer(threadId, 'Twelve.');
    const readTo = newestByOthers(query(threadId), journal.actorId);
    answer(threadId, 'No, ten.');
    for (const type of ['thread-resolved', 'query.withdrawn']) {
      expect(codeOf(() => journal.send(type, { threadId, readTo }, everything))).toBe('conflict');
    }
    expect(standing(threadId)).toBe('answered');
    journal.send('query.withdrawn', { threadId, readTo: newestByOthers(query(threadId), journal.actorId) }, everything);
    expect(standing(threadId)).toBe('withdrawn');
  });

  it('goes to the author whom the sender saw, and only once', () => {
    const { journal, ask, send } = begin();
    const { threadId } = ask();
    expect(codeOf(() => journal.send('queries.sent', { threadIds: [threadId], toId: testId() }))).toBe('conflict');
    send(threadId);
    expect(codeOf(() => send(threadId))).toBe('conflict');
    expect(codeOf(() => send(journal.state.annotations.keys().next().value ?? ''))).toBe('not-found');
  });

  it('is sent as the sender has read it, and by nobody else in other words', () => {
    const { journal, ask, query } = begin();
    const [{ threadId }, other] = [ask(), ask()];
    const [nika, hanne] = [testId(), testId()];
    const basedOn = [threadId, other.threadId].map((id) => query(id).query.basis?.entryId ?? null);
    const changed = journal.send('query.changed', { threadId, text: 'Who invented that?' }, { actorId: hanne });
    expect(query(threadId).query.basis).toEqual({ entryId: changed, byId: hanne });
    const send = (read: (string | null)[], actorId = nika) =>
      journal.send('queries.sent', { threadIds: [threadId, other.threadId], toId: AUTHOR, basedOn: read }, { actorId });
    expect(() => send(basedOn)).toThrow(
      'A colleague has reworded a query since. Read it again, then send it. If it looks the same, reload the page.',
    );
    expect(() => send(basedOn, hanne)).toThrow('You have reworded a query since.');
    expect(query(other.threadId).query.sent).toBeNull();
    send([changed, ...basedOn.slice(1)]);
    expect(query(threadId)).toMatchObject({ comments: [{ text: 'Who invented that?' }], query: { sent: { byId: nika } } });
    expect(JSON.stringify(journal.entries.at(-1)?.payload)).not.toContain(hanne);
    expect(query(threadId).query.basis).toBeUndefined();
  });

  it('from before its words were named is sent by whoever has read it so, until it is reworded', () => {
    const { journal, ask, query } = begin();
    const { threadId } = ask();
    const { basis: _, ...unnamed } = query(threadId).query;
    journal.state = { ...journal.state, threads: journal.state.threads.with([{ ...query(threadId), query: unnamed }]) };
    const send = () => journal.send('queries.sent', { threadIds: [threadId], toId: null, basedOn: [null] });
    const { state } = journal;
    send();
    journal.entries.length = state.seq;
    journal.state = state;
    journal.send('query.changed', { threadId, text: 'Who invented that?' });
    expect(send).toThrow('reworded a query since.');
  });

  it('that went another way gets the answer that came another way, with who gave it', () => {
    const { journal, ask, query, standing } = begin();
    const { threadId } = ask();
    journal.send('queries.sent', { threadIds: [threadId], toId: null });
    const answer = { threadId, commentId: testId(), text: 'Ten.', who: 'R. Amsel', how: 'phone' };
    for (const who of [' ', '\u3164']) expect(codeOf(() => journal.send('query.answered', { ...answer, who }))).toBe('invalid');
    journal.send('query.answered', answer);
    expect(query(threadId).comments[1]).toMatchObject({ text: 'Ten.', received: { who: 'R. Amsel', how: 'phone' } });
    expect(standing(threadId)).toBe('answered');
  });

  it('stays on the record when it is withdrawn, and what the author answers meanwhile with it', () => {
    const { journal, ask, send, answer, query, standing } = begin();
    const { threadId } = ask();
    send(threadId);
    journal.send('query.withdrawn', { threadId });
    answer(threadId);
    expect(standing(threadId)).toBe('withdrawn');
    expect(query(threadId).comments).toHaveLength(2);
    expect(codeOf(() => journal.send('query.withdrawn', { threadId }))).toBe('conflict');
  });
});

describe('an article without a query', () => {
  it('has a state as it was written before there were any', () => {
    const { journal, annotationId } = begin();
    journal.send('comment', { about: 'tag', annotationId, threadId: testId(), commentId: testId(), text: 'Well?' });
    expect(JSON.stringify(stateToJson(journal.state))).not.toMatch(/query|received/);
  });
});

describe('what the author and readers see', () => {
  /** A journal with a query of every standing, two tags on the same words that were merged, and what nobody but the checkers may see. */
  function secretJournal() {
    const all = begin();
    const { journal, annotationId, ask, send, answer } = all;
    const [sent, changed, dropped, draft, waiting] = [
      ask({ text: 'Open?' }),
      ask({ text: 'Secret' }),
      ask({ text: 'Secret' }),
      ask(),
      ask(),
    ];
    journal.send('query.changed', { threadId: draft.threadId, text: 'A secret', replacement: 'secret times' });
    journal.send('query.changed', { threadId: changed.threadId, text: 'Open now', replacement: 'ten times' });
    journal.send('query.withdrawn', { threadId: dropped.threadId });
    const twin = journal.tag('twelve times');
    journal.send('annotation.merged', { annotationId, intoId: twin });
    send(sent.threadId, changed.threadId);
    answer(sent.threadId);
    send(waiting.threadId);
    journal.send('query.withdrawn', { threadId: waiting.threadId });
    return { ...all, draftIds: [dropped.threadId, draft.threadId] };
  }

  it('has no draft in state or entries, and is what replaying the entries gives, at every seq', () => {
    const { journal, draftIds } = secretJournal();
    const shown = showEntries(journal.entries, { seesDrafts: false }, noneIs);
    expect(JSON.stringify(shown)).not.toMatch(/secret/i);
    let replayed = emptyState(journal.state.articleId);
    for (const entry of shown) {
      replayed = applyEntry(replayed, entry);
      const seen = seenBy(journal.stateAt(entry.seq), { seesDrafts: false });
      expect(byId(replayed.threads)).toEqual(byId(seen.threads));
    }
    for (const id of draftIds) expect(replayed.threads.has(id)).toBe(false);
    expect(replayed.threads.size).toBe(3);
    expect(showEntries(journal.entries, { seesDrafts: true }, noneIs).map(({ payload }) => payload)).toEqual(
      journal.entries.map(({ payload }) => payload),
    );
  });

  it('tells of a draft neither who works on it, nor in which tab, nor on which tag', () => {
    const { journal, annotationId, ask, send } = begin();
    const author = { actorId: AUTHOR, clientId: 'a-tab-of-the-author' };
    journal.send('comment', { about: 'article', threadId: testId(), commentId: testId(), text: 'Hm' }, author);
    const [draft, sent] = [ask(), ask()];
    journal.send('query.changed', { threadId: draft.threadId, text: 'When?' });
    journal.send('query.withdrawn', { threadId: draft.threadId });
    const before = journal.entries.slice(-4);
    expect(before.map(({ type }) => type)).toEqual(['query.asked', 'query.asked', 'query.changed', 'query.withdrawn']);
    const told = (seesDrafts: boolean) => JSON.stringify(showEntries(before, { seesDrafts }, noneIs));
    for (const secret of [journal.actorId, before[0]?.clientId ?? '', annotationId]) {
      expect(told(true)).toContain(secret);
      expect(told(false)).not.toContain(secret);
    }
    // What is sent, and what becomes of it then, is told whole.
    send(sent.threadId);
    journal.send('query.withdrawn', { threadId: sent.threadId });
    const after = journal.entries.slice(-2);
    expect(showEntries(after, { seesDrafts: false }, noneIs)).toEqual(showEntries(after, { seesDrafts: true }, noneIs));
  });

  it('has every query as it was sent, also for somebody whose role changed while the page was open', () => {
    const { journal } = secretJournal();
    const sent = byId(seenBy(journal.state, { seesDrafts: false }).threads);
    for (const sawDrafts of [true, false]) {
      for (let seq = 1; seq < journal.state.seq; seq++) {
        const entries = journal.entries.flatMap((one) =>
          showEntries([one], { seesDrafts: one.seq <= seq ? sawDrafts : !sawDrafts }, noneIs),
        );
        const replayed = entries.reduce(applyEntry, emptyState(journal.state.articleId));
        expect(byId(seenBy(replayed, { seesDrafts: false }).threads)).toEqual(sent);
      }
    }
  });

  it('is the redacted state for whatever was done', () => {
    fc.assert(
      fc.property(randomInput, ({ state, entries }) => {
        const shown = showEntries(entries, { seesDrafts: false }, removedIn(state)).reduce(applyEntry, emptyState(state.articleId));
        const seen = seenBy(state, { seesDrafts: false });
        expect({ ...shown, threads: byId(shown.threads) }).toEqual({ ...seen, threads: byId(seen.threads) });
      }),
      tried(80),
    );
  });

  it('tells the author nothing of drafts, and the checkers who wrote one', () => {
    const { journal } = secretJournal();
    const news = (seesDrafts: boolean) =>
      showEntries(journal.entries, { seesDrafts }, noneIs).flatMap(
        (entry) => newsOf(entry, seenBy(journal.stateAt(entry.seq), { seesDrafts })) ?? [],
      );
    expect(news(false).filter((said) => said.includes('quer'))).toEqual([
      'sent queries to the author',
      'sent queries to the author',
      'withdrew a query',
    ]);
    expect(news(true).filter((said) => said === 'wrote a query on claim 1')).toHaveLength(5);
  });

  it('of an archive that was brought in has no draft either', () => {
    const { journal } = secretJournal();
    const threads = [...journal.state.threads.values()];
    const { details, doc } = journal.state;
    const other = new TestJournal(doc);
    const [first] = other.entries;
    if (!first) throw new Error('no entry');
    const imported = { ...first, payload: { details, doc: doc.toJSON(), origin: { format: 'archive', fileName: null }, threads } };
    expect(JSON.stringify(showEntries([imported], { seesDrafts: false }, noneIs))).not.toMatch(/secret/i);
    expect(JSON.stringify(showEntries([imported], { seesDrafts: true }, noneIs))).toMatch(/secret/i);
  });
});

const noneIs = () => false;
const byId = (threads: ReadonlyMap<string, unknown>) => Object.fromEntries(threads);
