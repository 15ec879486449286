'use client';
import { Search } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useSettled } from '../ui/use-settled';

interface Props {
  query: string;
  inputRef: RefObject<HTMLInputElement | null>;
  /** The first letters are a step that Back goes back over; those that follow belong to the same step. */
  onFind: (query: string, how: 'push' | 'replace') => void;
}

/** The words that claims are looked for by. Escape empties it. */
export function ClaimSearchField({ query, inputRef, onFind }: Props) {
  const [typed, setTyped] = useState(query);
  const settled = useSettled(typed);
  const sent = useRef(query);
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  // The address changed by other means: Back, or a link. What is being typed is not overwritten by its own echo.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);
  const send = (next: string) => {
    if (next === sent.current) return;
    const how = sent.current === '' || next === '' ? 'push' : 'replace';
    sent.current = next;
    find.current(next, how);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what has settled is sent
  useEffect(() => send(settled.trimStart()), [settled]);
  return (
    <search className="claim-search">
      <Search className="i" aria-hidden="true" />
      <input
        ref={inputRef}
        type="search"
        aria-label="Find claims by their words"
        placeholder="Find claims by their words"
        aria-keyshortcuts="/"
        value={typed}
        maxLength={300}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          setTyped('');
          send('');
        }}
      />
      {typed !== '' && (
        <span className="kbd" aria-hidden="true">
          Esc
        </span>
      )}
    </search>
  );
}
