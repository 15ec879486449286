'use client';
import { Search } from 'lucide-react';
import { MAX_CLAIM_QUERY_CHARS } from '@/lib/domain/contract/claims';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { type Find, useTypedSearch } from '../ui/use-typed-search';

interface Props {
  query: string;
  onFind: Find;
}

/** The words that claims are looked for by. Escape empties it. */
export function ClaimSearchField({ query, onFind }: Props) {
  const { field, typed, setTyped, send } = useTypedSearch(query, onFind);
  return (
    <search className="claim-search">
      <Search className="i" aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label="Find claims by their words"
        placeholder="Find claims by their words"
        value={typed}
        maxLength={MAX_CLAIM_QUERY_CHARS}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isOfInputMethod(event.nativeEvent) || typed === '') return;
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
