'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Colleagues } from '@/lib/editor/live/colleagues';
import { namesWith } from './person-names';

type Names = ReadonlyMap<string, string>;

const nobody: Names = new Map();

/** Names by id: of those whom the page came with, and of who is on the desk since, who is first heard of where they are. */
export function useColleagueNames(people: readonly { id: string; name: string }[], colleagues: Colleagues | undefined): Names {
  const given = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  const [heard, setHeard] = useState(nobody);
  useEffect(() => colleagues?.subscribe((news) => setHeard((before) => namesWith(before, news.people, given))), [colleagues, given]);
  return useMemo(() => (heard === nobody ? given : new Map([...heard, ...given])), [heard, given]);
}
