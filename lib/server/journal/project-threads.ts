import { quotedWords } from '@/lib/domain/anchors/anchor';
import type { ArticleState } from '@/lib/domain/article-state';
import type { Thread } from '@/lib/domain/talk/thread';
import type { Transaction } from '../database';
import { refuseTaken } from './project-annotations';

/** A thread as its row. Where its words stand is not in it: only the journal follows them. */
export function threadRow({ articleId }: Pick<ArticleState, 'articleId'>, { id, about, resolved, query }: Thread) {
  return {
    id,
    articleId,
    about: about.on,
    annotationId: about.on === 'tag' ? about.annotationId : null,
    words: about.on === 'words' ? quotedWords(about.anchor) : '',
    resolvedById: resolved?.byId ?? null,
    resolvedAt: resolved?.at ?? null,
    query: query ?? null,
  };
}

/** A thread's comments as rows, removed ones too. */
export function commentRows({ articleId }: Pick<ArticleState, 'articleId'>, thread: Thread) {
  return thread.comments.map(({ removed, received, isAnswer, ...comment }) => ({
    ...comment,
    threadId: thread.id,
    articleId,
    removedById: removed?.byId ?? null,
    removedAt: removed?.at ?? null,
    received: received ?? null,
    isAnswer: isAnswer ?? null,
  }));
}

/** Writes what became of the touched threads to their tables. An id that another article or thread has is refused (`conflict`). */
export async function projectThreads(tx: Transaction, state: ArticleState, touched: ReadonlySet<string>): Promise<void> {
  const threads = [...touched].flatMap((id) => state.threads.get(id) ?? []);
  if (threads.length === 0) return;
  const rows = JSON.stringify(threads.map((one) => threadRow(state, one)));
  const writtenThreads = await tx.$executeRaw`
    insert into "Thread" (id, "articleId", about, "annotationId", words, "resolvedById", "resolvedAt", query)
    select id, "articleId", about, "annotationId", words, "resolvedById", "resolvedAt", nullif(query, 'null'::jsonb)
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "articleId" uuid, about text, "annotationId" uuid, words text, "resolvedById" uuid, "resolvedAt" timestamptz,
      query jsonb)
    on conflict (id) do update set "annotationId" = excluded."annotationId", words = excluded.words, "resolvedById" = excluded."resolvedById",
      "resolvedAt" = excluded."resolvedAt", query = excluded.query
      where "Thread"."articleId" = excluded."articleId"`;
  refuseTaken(writtenThreads, threads.length);
  const comments = threads.flatMap((one) => commentRows(state, one));
  const writtenComments = await tx.$executeRaw`
    insert into "Comment" (id, "threadId", "articleId", seq, "byId", at, text, mentions, edits, "removedById", "removedAt", received, "isAnswer")
    select id, "threadId", "articleId", seq, "byId", at, text, mentions, edits, "removedById", "removedAt", nullif(received, 'null'::jsonb), "isAnswer"
    from jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) as r(id uuid, "threadId" uuid, "articleId" uuid, seq int, "byId" uuid, at timestamptz, text text,
      mentions uuid[], edits jsonb, "removedById" uuid, "removedAt" timestamptz, received jsonb, "isAnswer" boolean)
    on conflict (id) do update set text = excluded.text, mentions = excluded.mentions, edits = excluded.edits, "removedById" = excluded."removedById",
      "removedAt" = excluded."removedAt", received = excluded.received
      where "Comment"."threadId" = excluded."threadId"`;
  refuseTaken(writtenComments, comments.length);
}
