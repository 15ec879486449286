'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '@/lib/api';
import { markGivenRead } from '@/lib/domain/contract/given-read';

/** What somebody was given in an article is read once they have opened it. Without a line it stays unread until they open it again. */
export function useGivenRead(articleId: string, isUnread: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isUnread) return;
    call(markGivenRead, { params: { articleId } }).then(
      () => queries.invalidateQueries({ queryKey: ['inbox-count'] }),
      () => undefined,
    );
  }, [articleId, isUnread, queries]);
}
