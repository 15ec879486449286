'use client';
import { Link2Off, TriangleAlert, Vote } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip } from '@/components/ui/chip';
import { type Flag, flags, type TagFilter } from './tag-filter';

export interface ChipsProps {
  /** How many of all tags each flag lets pass. */
  counts: Record<Flag, number>;
  filter: TagFilter;
  onToggle: (flag: Flag) => void;
}

/** What each flag is called, and its sign, where it has one. */
const chips: Record<Flag, { name: string; sign?: ReactNode }> = {
  needsSource: { name: 'Needs source', sign: <Link2Off className="i xs" aria-hidden="true" /> },
  isMine: { name: 'Mine' },
  isUnread: { name: 'Unread' },
  awaitsMyVote: { name: 'Awaits my vote', sign: <Vote className="i xs" aria-hidden="true" /> },
  hasChanged: { name: 'Changed or moved', sign: <TriangleAlert className="i xs" aria-hidden="true" /> },
  isRelated: { name: 'Related', sign: <span aria-hidden="true">↔</span> },
};

/** Narrows the list of tags to what asks for something. What there is none of has no chip, unless it is on. */
export function FilterChips({ counts, filter, onToggle }: ChipsProps) {
  const shown = flags.filter((flag) => counts[flag] > 0 || filter[flag]);
  return (
    <div className="filter-chips">
      {shown.map((flag) => (
        <Chip key={flag} isOn={filter[flag]} onClick={() => onToggle(flag)}>
          {chips[flag].sign} {chips[flag].name} <b className="num">{counts[flag]}</b>
        </Chip>
      ))}
    </div>
  );
}
