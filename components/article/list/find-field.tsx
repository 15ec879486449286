import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSettled } from '../../ui/use-settled';

interface Props {
  query: string;
  /** The first letters are a step that Back goes back over; those that follow belong to the same step. */
  onFind: (query: string, how: 'push' | 'replace') => void;
}

export function FindField({ query, onFind }: Props) {
  const [typed, setTyped] = useState(query);
  const settled = useSettled(typed.trim());
  const sent = useRef(query);
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  // The address changed by other means: Back, a link, or Clear filters. What is being typed is not overwritten by its own echo.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);
  useEffect(() => {
    if (settled === sent.current) return;
    const how = sent.current === '' || settled === '' ? 'push' : 'replace';
    sent.current = settled;
    find.current(settled, how);
  }, [settled]);
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
