import { Search } from 'lucide-react';
import { type Find, useTypedSearch } from '../../ui/use-typed-search';

interface Props {
  query: string;
  onFind: Find;
}

export function FindField({ query, onFind }: Props) {
  const { typed, setTyped } = useTypedSearch(query, onFind);
  return (
    <span className="inp soft">
      <Search className="i s" aria-hidden="true" />
      <input
        type="search"
        aria-label="Find by title or byline"
        placeholder="Find by title or byline"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}
