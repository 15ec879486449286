'use client';
import { useEffect, useMemo, useState } from 'react';
import { namesOf } from '@/lib/domain/people/person-name';
import type { Colleagues } from '@/lib/editor/live/colleagues';
import { namesWith } from './person-names';

type Names = ReadonlyMap<string, string>;

const nobody: Names = new Map();

/** Names by id: of those whom the page came with, and of who is on the desk since, who is first heard of where they are. */
export function useColleagueNames(people: Parameters<typeof namesOf>[0], colleagues: Colleagues | undefined): Names {
  const given = useMemo(() => namesOf(people), [people]);
  const [heard, setHeard] = useState(nobody);
  useEffect(() => colleagues?.subscribe((news) => setHeard((before) => namesWith(before, news.people, given))), [colleagues, given]);
  return useMemo(
    () => (heard === nobody ? given : namesOf([...[...heard].map(([id, name]) => ({ id, name })), ...people])),
    [heard, given, people],
  );
}
