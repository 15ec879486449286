'use client';
import { ChevronDown } from 'lucide-react';
import { late, useLate } from '@/components/ui/late';
import { Menu, MenuChoice } from '@/components/ui/menu';
import { type GlyphValue, glyphName } from '@/components/ui/verdict-glyph';
import { CheckState } from '@/lib/domain/check';
import { sourcingFindingKinds, sourcingFindings } from '@/lib/domain/sourcing';
import { labelledKinds, tagKinds } from '@/lib/domain/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdict';
import type { ChipsProps } from './filter-chips';
import { statusName } from './tag-filter';

const filterChips = late(() => import('./filter-chips'));

interface Props extends ChipsProps {
  /** Those who have claims in hand, by name. */
  whose: readonly { value: string; label: string }[];
}

const kinds = labelledKinds.map((kind) => ({ value: kind, label: `${tagKinds[kind].name}s` }));
const statuses = (['checked', ...CheckState.options] as const).map((status) => ({ value: status, label: statusName(status) }));
const verdicts = ([...VerdictValue.options, 'checking', 'open'] as const satisfies GlyphValue[]).map((glyph) => ({
  value: glyph,
  label: glyphName(glyph),
}));

const sourcings = sourcingFindingKinds.map((finding) => ({ value: finding, label: sourcingFindings[finding].name }));

/** Narrows the list of tags by kind, status and verdict, and to what asks for something. */
export function TagFilters({ whose, me, mine, unsourced, changed, related, filter, onChange }: Props) {
  const asks = mine + unsourced + changed + related > 0;
  const hasChips = asks || filter.who === me || filter.needsSource || filter.hasChanged || filter.isRelated;
  // What they count is known a moment after the text is there.
  const chips = useLate(filterChips, hasChips);
  return (
    <div className="tag-filters">
      <div className="filter-menus">
        <Choice name="Kind" all="All kinds" value={filter.kind} options={kinds} onChange={(kind) => onChange({ kind })} />
        <Choice name="Status" all="Any status" value={filter.status} options={statuses} onChange={(status) => onChange({ status })} />
        <Choice name="Verdict" all="Any verdict" value={filter.verdict} options={verdicts} onChange={(verdict) => onChange({ verdict })} />
        <Choice name="Who" all="Anybody" value={filter.who} options={whose} onChange={(who) => onChange({ who })} />
        <Choice
          name="Sources"
          all="Any sources"
          value={filter.sourcing}
          options={sourcings}
          onChange={(sourcing) => onChange({ sourcing })}
        />
      </div>
      {chips && hasChips && <chips.FilterChips {...{ me, mine, unsourced, changed, related, filter, onChange }} />}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  all: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
}

function Choice<Value extends string>({ name, all, value, options, onChange }: ChoiceProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu
      label={name}
      align="start"
      trigger={
        <button type="button" className={`filter-menu ${chosen ? 'on' : ''}`} aria-label={chosen ? `${name}: ${chosen.label}` : name}>
          {chosen?.label ?? name}
          <ChevronDown className="i xs" aria-hidden="true" />
        </button>
      }
    >
      <MenuChoice
        label={name}
        value={value ?? ''}
        options={[{ value: '', label: all }, ...options]}
        onChange={(picked) => onChange(options.find((option) => option.value === picked)?.value ?? null)}
      />
    </Menu>
  );
}
