'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { mayRetry } from '@/components/ui/query-provider';
import { call } from '@/lib/api';
import { listMentionable } from '@/lib/domain/contract/threads';
import { type MentionName, nameStanding } from './mentions';

const AGAIN_MS = 5_000;
const nobody: readonly MentionName[] = [];

/**
 * The people who may be mentioned here. Of each of `strays`, names that are nobody's, they are asked for anew: a colleague may have joined since. What
 * could not be read is asked for again and again; a comment can be written all the same.
 */
export function useMentionable(strays: (people: readonly MentionName[]) => readonly string[]) {
  const { session } = useWorkbench();
  const { articleId } = session.options;
  const { data, dataUpdatedAt, errorUpdatedAt, isPaused, refetch } = useQuery({
    queryKey: ['mentionable', articleId],
    queryFn: ({ signal }) => call(listMentionable, { params: { articleId }, signal }),
    staleTime: 60_000,
    refetchInterval: ({ state }) => mayRetry(0, state.error) && AGAIN_MS,
  });
  const people = data?.people ?? nobody;
  /** Since when each is nobody's. */
  const [since, setSince] = useState<ReadonlyMap<string, number>>(new Map());
  const unseen = strays(people)
    .filter((name) => !since.has(name))
    .join('\n');
  useEffect(() => {
    if (unseen === '') return;
    const now = Date.now();
    setSince((before) => new Map([...before, ...unseen.split('\n').map((name) => [name, now] as const)]));
    if (dataUpdatedAt < now) void refetch({ cancelRefetch: false });
  }, [unseen, dataUpdatedAt, refetch]);
  return { people, standingOf: (name: string) => nameStanding(since.get(name), { dataUpdatedAt, errorUpdatedAt, isPaused }) };
}
