'use client';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Heard } from '@/components/ui/heard';
import { inBrief } from '@/lib/domain/text/in-brief';

/** So much of the article's words is said with what happened to them. */
const MAX_SAID_CHARS = 80;

/** Of words that somebody is typing, and of what is taken back at once, nothing is said in between. */
const REST_MS = 500;

type Tell = (gone: readonly string[], came: readonly string[]) => void;

const NewsContext = createContext<Tell>(() => undefined);

/** A card says in one place what comes to stand on it while it is open. The place is there from the first: what comes together with it is often not heard. */
export function CardNews({ children }: { children: ReactNode }) {
  const [news, setNews] = useState<readonly string[]>([]);
  const tell = useCallback<Tell>(
    (gone, came) => setNews((before) => [...new Set([...before.filter((one) => !gone.includes(one)), ...came])]),
    [],
  );
  return (
    <NewsContext value={tell}>
      {/* What stands no more goes, and is said when it comes back. */}
      <Heard what="News of this card" isAtomic={false}>
        {news.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Heard>
      {children}
    </NewsContext>
  );
}

/**
 * Has the card say those of `standing` that did not stand on it before, as soon as they rest. What stood there when it was drawn is read with it. Null
 * is not known yet: the script that says it is still coming. `isHeard` is asked when something comes: false where it is told in another way.
 */
export function useCardNews(standing: readonly string[] | null, isHeard = () => true): void {
  const tell = useContext(NewsContext);
  const last = useRef(standing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with what stands there, and not with each drawing
  useEffect(() => {
    if (standing === null) return;
    const isNews = isHeard();
    const timer = setTimeout(() => {
      const before = last.current;
      last.current = standing;
      if (before === null) return;
      const gone = before.filter((one) => !standing.includes(one));
      const came = isNews ? standing.filter((one) => !before.includes(one)) : [];
      if (gone.length + came.length > 0) tell(gone, came);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [standing?.join('\n')]);
  // With its part of the card goes what that said: it would stand there for good, and not be said when it comes back.
  useEffect(() => () => tell(last.current ?? [], []), [tell]);
}

/** Words of the article in what is said: “the first of them…”. */
export const quotedInNews = (words: string) => `“${inBrief(words, MAX_SAID_CHARS)}”`;
