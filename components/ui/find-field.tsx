import { Search } from 'lucide-react';
import type { TypedSearch } from './use-typed-search';

interface Props extends Pick<TypedSearch, 'field' | 'typed' | 'setTyped'> {
  /** What is found by which words: "Find by title or byline". */
  label: string;
  maxLength: number;
}

/** The field over a list for the words that its rows are found by. */
export function FindField({ label, maxLength, field, typed, setTyped }: Props) {
  return (
    <span className="inp soft">
      <Search className="i s" aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={maxLength}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}
