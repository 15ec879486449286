import { ApiError, call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/journal';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { isRefusal } from '@/lib/editor/session/is-refusal';
import type { SessionTransport } from '@/lib/editor/session/session-options';
import type { RunLog } from './run-log';

// What halts a page is seldom and never comes again when one looks for it: the log has all that is needed to find it.

/** The line to the server as the app has it. A refusal that names no entry halts the page: what was asked is written down. */
export function tellingTransport(name: string, log: RunLog): SessionTransport {
  const told = async <T>(asked: unknown, answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      const isUnnamed = error instanceof ApiError && isRefusal(error) && error.code !== 'stale-version' && !('entryId' in error.details);
      if (isUnnamed) log.write(`${name} was refused: ${error.message} ${JSON.stringify({ ...error, asked })}`);
      throw error;
    }
  };
  return {
    append: (articleId, batch) => told(batch, call(contract.appendEntries, { params: { articleId }, body: batch })),
    entriesAfter: (articleId, after, hash) =>
      told({ after, hash }, call(contract.readEntries, { params: { articleId }, query: { after, hash } })),
  };
}

const listened = new WeakSet<ArticleSession>();

/** Entries that a page cannot take in halt it: they are written down, with the text that they met. */
export function tellWhatIsNotTaken(name: string, log: RunLog, session: ArticleSession): void {
  if (listened.has(session)) return;
  listened.add(session);
  const receive = session.receive.bind(session);
  session.receive = (entries) => {
    const { seq, hash, version, doc } = session.confirmed;
    try {
      receive(entries);
    } catch (error) {
      const met = { seq, hash, version, doc, endedAt: session.confirmed.seq, waiting: session.outbox(), entries };
      log.write(`${name} could not take entries in: ${error instanceof Error ? error.stack : error} ${JSON.stringify(met)}`);
      throw error;
    }
  };
}
