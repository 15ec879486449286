'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { inboxCountKey } from '@/components/inbox/inbox-keys';
import { attendanceHere } from '@/components/threads/use-read-thread';
import { call } from '@/lib/api';
import { markGivenRead } from '@/lib/domain/contract/given-read';
import { GivenHere } from '@/lib/editor/live/given-here';
import { useWorkbench } from './session-context';

/**
 * What somebody was given in an article is read once they have opened it, or look at it when it comes. Without a line it stays unread until they
 * open it again.
 */
export function useGivenRead(isUnread: boolean): void {
  const { session } = useWorkbench();
  const { articleId, personId } = session.options;
  const queries = useQueryClient();
  useEffect(() => {
    const read = () => {
      call(markGivenRead, { params: { articleId } }).then(
        () => queries.invalidateQueries({ queryKey: inboxCountKey }),
        () => undefined,
      );
    };
    // This comes some moments after the page: nobody has listened to what came before.
    if (isUnread || session.confirmed.seq > session.options.state.seq) read();
    const here = new GivenHere(personId, session.confirmed);
    let callOff: (() => void) | null = null;
    const leave = session.subscribeEntries((entries) => {
      if (!here.hear(entries, session.confirmed)) return;
      callOff?.();
      callOff = attendanceHere().whenHere(read);
    });
    return () => {
      leave();
      callOff?.();
    };
  }, [session, articleId, personId, isUnread, queries]);
}
