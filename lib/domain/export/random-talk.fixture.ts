import { quoteRange, type Span } from '../anchors/anchor';
import { isQuery } from '../talk/query';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';

export type ThreadStep = 'answer' | 'edit comment' | 'remove comment' | 'resolve';
export type QueryStep = 'send queries' | 'work on query';

interface Work<Step> {
  what: Step;
  /** Which thread, as a share. */
  which: number;
  text: string;
  person: string;
}

const ANYONE = [testId(9, 1), testId(9, 2), testId(9, 3)];

/** Begins a thread on a tag, on words, or on the article where there are none. */
export function beginThread(
  journal: JournalWriter,
  { text, person, tagId, span }: { text: string; person: string; tagId: string | undefined; span: Span | null },
) {
  const number = journal.entries.length;
  const words = { threadId: testId(6, number), commentId: testId(7, number), text, mentions: ANYONE.slice(0, number % 3) };
  const quoted = span && span.from < span.to ? [quoteRange(journal.state.doc, span.from, span.to)] : [];
  const about = tagId
    ? { about: 'tag', annotationId: tagId }
    : quoted.length > 0
      ? { about: 'words', ranges: quoted }
      : { about: 'article' };
  journal.append('comment', { ...words, ...about }, person);
}

/** Answers in a thread, changes or removes its last comment, or settles it. */
export function changeThreads(journal: JournalWriter, { what, which, text, person }: Work<ThreadStep>) {
  const threads = [...journal.state.threads.values()];
  const thread = pickAt(threads, which);
  const last = thread?.comments.at(-1);
  if (!thread || !last) return;
  const threadId = thread.id;
  if (what === 'resolve') journal.append(thread.resolved ? 'thread-reopened' : 'thread-resolved', { threadId }, person);
  else if (what === 'remove comment') journal.append('comment-removed', { threadId, commentId: last.id }, person);
  else if (what === 'edit comment') journal.append('comment-edited', { threadId, commentId: last.id, text }, last.byId);
  else journal.append('comment', { about: 'thread', threadId, commentId: testId(7, journal.entries.length), text }, person);
}

/** Asks the author about a tag. */
export function ask(
  journal: JournalWriter,
  { tagId, text, person, replacement }: { tagId: string; text: string; person: string; replacement: string | null },
) {
  const number = journal.entries.length;
  const ids = { threadId: testId(6, number), commentId: testId(7, number), annotationId: tagId };
  journal.append('query.asked', { ...ids, text, replacement }, person);
}

/** Sends all drafts, or changes, withdraws or answers one query. */
export function changeQueries(journal: JournalWriter, { what, which, text, person }: Work<QueryStep>) {
  const queries = [...journal.state.threads.values()].filter(isQuery);
  const query = pickAt(queries, which);
  if (!query) return;
  const { id: threadId } = query;
  const number = journal.entries.length;
  if (what === 'send queries') {
    const threadIds = queries.map(({ id }) => id);
    journal.append('queries.sent', { threadIds, toId: number % 2 ? journal.state.details.authorId : null }, person);
  } else if (number % 4 === 0) journal.append('query.withdrawn', { threadId }, person);
  else if (query.query.sent === null) journal.append('query.changed', { threadId, text }, person);
  else journal.append('query.answered', { threadId, commentId: testId(7, number), text, who: 'R. A.', how: 'phone' }, person);
}
