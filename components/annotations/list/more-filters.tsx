'use client';
import { SlidersHorizontal } from 'lucide-react';
import { Menu, MenuLine } from '@/components/ui/menu';
import { sourcingFindingKinds, sourcingFindings } from '@/lib/domain/sources/sourcing';
import type { CountedType } from '../types/count-types';
import { FilterOptions } from './filter-choice';
import type { TagFilter } from './tag-filter';

const sourcings = sourcingFindingKinds.map((finding) => ({ value: finding, label: sourcingFindings[finding].name }));

interface Props {
  types: readonly CountedType[];
  filter: TagFilter;
  onChange: (change: Partial<TagFilter>) => void;
}

/** Narrows the list of tags by their type, and by what is to be said against their sources: what the line of filters has no room for. */
export function MoreFilters({ types, filter: { typeId, sourcing }, onChange }: Props) {
  const chosen = [types.find(({ value }) => value === typeId)?.label, sourcing && sourcingFindings[sourcing].name]
    .filter(Boolean)
    .join(', ');
  const name = chosen === '' ? 'Type and sources' : `Type and sources: ${chosen}`;
  return (
    <Menu
      label="Type and sources"
      trigger={
        <button type="button" className={`filter-menu more ${chosen === '' ? '' : 'on'}`} title={name} aria-label={name}>
          {chosen !== '' && <span className="trunc">{chosen}</span>}
          <SlidersHorizontal className="i xs" aria-hidden="true" />
        </button>
      }
    >
      {types.length > 0 && (
        <>
          <FilterOptions name="Type" all="Any type" value={typeId} options={types} onChange={(wanted) => onChange({ typeId: wanted })} />
          <MenuLine />
        </>
      )}
      <FilterOptions
        name="Sources"
        all="Any sources"
        value={sourcing}
        options={sourcings}
        onChange={(wanted) => onChange({ sourcing: wanted })}
      />
    </Menu>
  );
}
