import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArticleSort } from '@/lib/domain/contract/articles';
import { type ListAddress, sortedBy } from './list-address';
import type { ChangeAddress } from './use-list-address';

interface Props {
  sort: ArticleSort;
  address: ListAddress;
  onChange: ChangeAddress;
  children: ReactNode;
}

/** The head of a column that the list can be ordered by. */
export function SortHead({ sort, address, onChange, children }: Props) {
  const isOn = address.sort === sort;
  const isUp = address.direction === 'asc';
  // Urgency is neither up nor down.
  const ordered = sort === 'urgency' ? 'other' : isUp ? 'ascending' : 'descending';
  const Arrow = isUp ? ArrowUp : ArrowDown;
  const isTurned = isOn && sort !== 'urgency';
  return (
    <th scope="col" aria-sort={isOn ? ordered : undefined}>
      <button type="button" className={`sort-head ${isOn ? 'on' : ''}`} onClick={() => onChange(sortedBy(address, sort))}>
        {children}
        {isTurned && <Arrow className="i s" aria-hidden="true" />}
      </button>
    </th>
  );
}
