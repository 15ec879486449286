'use client';
import { Link2Off, TriangleAlert, Vote } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import type { TagFilter } from './tag-filter';

export interface ChipsProps {
  /** How many claims the one who looks has still to check or to look at again. */
  mine: number;
  /** Of all tags: what the chips say. */
  unsourced: number;
  changed: number;
  related: number;
  /** Claims that wait for this person's vote. */
  toVoteOn: number;
  /** Tags with comments or queries that this person has not read. */
  unread: number;
  filter: TagFilter;
  onChange: (change: Partial<TagFilter>) => void;
}

/** Narrows the list of tags to what asks for something. What there is none of has no chip, unless it is on. */
export function FilterChips({ mine, unsourced, changed, related, toVoteOn, unread, filter, onChange }: ChipsProps) {
  return (
    <div className="filter-chips">
      {(unsourced > 0 || filter.needsSource) && (
        <Chip isOn={filter.needsSource} onClick={() => onChange({ needsSource: !filter.needsSource })}>
          <Link2Off className="i xs" aria-hidden="true" /> Needs source <b className="num">{unsourced}</b>
        </Chip>
      )}
      {(mine > 0 || filter.isMine) && (
        <Chip isOn={filter.isMine} onClick={() => onChange({ isMine: !filter.isMine })}>
          Mine <b className="num">{mine}</b>
        </Chip>
      )}
      {(unread > 0 || filter.isUnread) && (
        <Chip isOn={filter.isUnread} onClick={() => onChange({ isUnread: !filter.isUnread })}>
          Unread <b className="num">{unread}</b>
        </Chip>
      )}
      {(toVoteOn > 0 || filter.awaitsMyVote) && (
        <Chip isOn={filter.awaitsMyVote} onClick={() => onChange({ awaitsMyVote: !filter.awaitsMyVote })}>
          <Vote className="i xs" aria-hidden="true" /> Awaits my vote <b className="num">{toVoteOn}</b>
        </Chip>
      )}
      {(changed > 0 || filter.hasChanged) && (
        <Chip isOn={filter.hasChanged} onClick={() => onChange({ hasChanged: !filter.hasChanged })}>
          <TriangleAlert className="i xs" aria-hidden="true" /> Changed <b className="num">{changed}</b>
        </Chip>
      )}
      {(related > 0 || filter.isRelated) && (
        <Chip isOn={filter.isRelated} onClick={() => onChange({ isRelated: !filter.isRelated })}>
          <span aria-hidden="true">↔</span> Related <b className="num">{related}</b>
        </Chip>
      )}
    </div>
  );
}
