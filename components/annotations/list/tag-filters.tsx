'use client';
import { type GlyphValue, glyphName } from '@/components/ui/glyph-name';
import { late, useLate } from '@/components/ui/late';
import { CheckState } from '@/lib/domain/checks/check';
import { labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdicts/verdict';
import type { CountedType } from '../types/count-types';
import type { ChipsProps } from './filter-chips';
import { FilterChoice } from './filter-choice';
import { flags, statusName, type TagFilter, type TagStatus } from './tag-filter';

const filterChips = late(() => import('./filter-chips'));
const moreFilters = late(() => import('./more-filters'));

interface Props extends ChipsProps {
  /** Those who have claims in hand, by name. */
  whose: readonly { value: string; label: string }[];
  /** The types that the tags have. */
  types: readonly CountedType[];
  onChange: (change: Partial<TagFilter>) => void;
}

const kinds = labelledKinds.map((kind) => ({ value: kind, label: `${tagKinds[kind].name}s` }));
const statuses = (['checked', 'late', ...CheckState.options] as const)
  // A reply is overdue where one is awaited.
  .flatMap((status): TagStatus[] => (status === 'awaiting-reply' ? [status, 'reply-overdue'] : [status]))
  .map((status) => ({ value: status, label: statusName(status) }));
const verdicts = ([...VerdictValue.options, 'checking', 'open'] as const satisfies GlyphValue[]).map((glyph) => ({
  value: glyph,
  label: glyphName(glyph),
}));

/** Narrows the list of tags by kind, status and verdict, and to what asks for something. */
export function TagFilters({ whose, types, onChange, ...ofChips }: Props) {
  const { counts, filter } = ofChips;
  const hasChips = flags.some((flag) => counts[flag] > 0 || filter[flag]);
  // What they count is known a moment after the text is there.
  const chips = useLate(filterChips, hasChips);
  const more = useLate(moreFilters, false);
  return (
    <div className="tag-filters">
      <div className="filter-menus">
        <FilterChoice name="Kind" all="All kinds" value={filter.kind} options={kinds} onChange={(kind) => onChange({ kind })} />
        <FilterChoice name="Status" all="Any status" value={filter.status} options={statuses} onChange={(status) => onChange({ status })} />
        <FilterChoice
          name="Verdict"
          all="Any verdict"
          value={filter.verdict}
          options={verdicts}
          onChange={(verdict) => onChange({ verdict })}
        />
        <FilterChoice name="Who" all="Anybody" value={filter.who} options={whose} onChange={(who) => onChange({ who })} />
        {more && <more.MoreFilters types={types} filter={filter} onChange={onChange} />}
      </div>
      {hasChips && (chips ? <chips.FilterChips {...ofChips} /> : <div className="filter-chips" />)}
    </div>
  );
}
