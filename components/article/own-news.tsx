'use client';
import { type ReactNode, useCallback, useState } from 'react';
import { Heard } from '@/components/ui/heard';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** So long a new tag waits for its label to be said with it. Without a line it is said without. */
const LABEL_WAIT_MS = 1_000;

/** The place where a screen reader hears what the person has just done, and how to say something there. */
export const useOwnNews = () => useNews('What you did');

/** A place where a screen reader hears what happens, and how to say something there. The same twice is heard twice. */
export function useNews(label: string): [ReactNode, (what: string) => void] {
  const [news, setNews] = useState({ text: '', count: 0 });
  const say = useCallback((text: string) => setNews(({ count }) => ({ text, count: count + 1 })), []);
  const region = (
    <Heard what={label}>
      {/* A new element each time: words that are the same would be no change. */}
      <p key={news.count}>{news.text}</p>
    </Heard>
  );
  return [region, say];
}

/** Says that a tag was added, by its label as soon as the server has given it: "Claim 32 added". */
export function sayAdded(session: ArticleSession, id: string, say: (what: string) => void): void {
  const now = () => session.annotations.get(id);
  const kind = now()?.kind;
  if (kind === undefined) return;
  const end = (what: string | null) => {
    stop();
    clearTimeout(timer);
    if (what !== null) say(what);
  };
  const stop = session.subscribe(() => {
    const tag = now();
    if (!tag || tag.isRemoved) end(null);
    else if (tag.label !== null) end(`${spokenName(tag)} added`);
  });
  const timer = setTimeout(() => end(`${tagKinds[kind].name} added`), LABEL_WAIT_MS);
}
