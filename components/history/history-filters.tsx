import { useId } from 'react';
import { Select } from '@/components/ui/select';
import { EntryKind, entryKinds } from '@/lib/domain/history/entry-kinds';

interface Filter {
  personId: string;
  kind: EntryKind | null;
}

interface Props {
  people: Readonly<Record<string, string>>;
  filter: Filter;
  onFilter: (filter: Partial<Filter>) => void;
}

/** Whose entries, and about what. */
export function HistoryFilters({ people, filter, onFilter }: Props) {
  const id = useId();
  const named = Object.entries(people).toSorted(([, one], [, other]) => one.localeCompare(other));
  return (
    <div className="history-filters">
      <label className="vh" htmlFor={`${id}-person`}>
        Person
      </label>
      <Select id={`${id}-person`} value={filter.personId} onChange={(event) => onFilter({ personId: event.target.value })}>
        <option value="">Everyone</option>
        {named.map(([personId, name]) => (
          <option key={personId} value={personId}>
            {name}
          </option>
        ))}
      </Select>
      <label className="vh" htmlFor={`${id}-kind`}>
        Kind of entry
      </label>
      <Select
        id={`${id}-kind`}
        value={filter.kind ?? ''}
        onChange={(event) => onFilter({ kind: EntryKind.safeParse(event.target.value).data ?? null })}
      >
        <option value="">All entries</option>
        {EntryKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {entryKinds[kind].name}
          </option>
        ))}
      </Select>
    </div>
  );
}
