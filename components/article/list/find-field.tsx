import { Search } from 'lucide-react';
import { MAX_QUERY_CHARS } from '@/lib/domain/contract/articles';
import { type Find, useTypedSearch } from '../../ui/use-typed-search';

interface Props {
  query: string;
  onFind: Find;
}

export function FindField({ query, onFind }: Props) {
  const { field, typed, setTyped } = useTypedSearch(query, onFind);
  return (
    <span className="inp soft">
      <Search className="i s" aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label="Find by title or byline"
        placeholder="Find by title or byline"
        value={typed}
        maxLength={MAX_QUERY_CHARS}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}
