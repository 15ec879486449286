import { z } from 'zod';
import { type AnchorRange, mapRange } from '@/lib/domain/anchors/anchor';
import type { Thread } from '@/lib/domain/talk/thread';
import type { ArticleSession } from '../session/article-session';
import { mappingSince, mapToEditor } from '../session/pending';
import type { MarkSpan } from './mark-positions';

const BeginsOnWords = z.object({
  threadId: z.string(),
  ranges: z.array(z.object({ from: z.number(), to: z.number(), exact: z.string() })),
});

/** Where the words of a thread stand in the editor now, own unconfirmed steps among it. None if it is about no words, or they are gone. */
export function threadSpans(session: ArticleSession, { id, about }: Thread): MarkSpan[] {
  if (about.on !== 'words') return [];
  const steps = session.steps();
  const ranges = session.confirmed.threads.has(id) ? mapToEditor(about.anchor, steps).ranges : queuedRanges(session, id);
  return ranges.filter(({ from, to }) => from < to).map(({ from, to }) => ({ from, to }));
}

/** The ranges of a thread that is still in the outbox: those of its entry, which follow what others do, and what was typed since. */
function queuedRanges(session: ArticleSession, threadId: string): AnchorRange[] {
  for (const item of session.items) {
    const { data } = BeginsOnWords.safeParse(item.payload);
    if (data?.threadId !== threadId) continue;
    const since = mappingSince(item, session.items, session.steps());
    return data.ranges.map((range) => mapRange({ prefix: '', suffix: '', ...range }, since));
  }
  return [];
}
