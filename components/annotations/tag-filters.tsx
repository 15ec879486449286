'use client';
import { ChevronDown, Link2Off, TriangleAlert, Waypoints } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import { Menu, MenuChoice } from '@/components/ui/menu';
import { type GlyphValue, glyphName } from '@/components/ui/verdict-glyph';
import { CheckState } from '@/lib/domain/check';
import { sourcingFindingKinds, sourcingFindings } from '@/lib/domain/sourcing';
import { labelledKinds, tagKinds } from '@/lib/domain/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdict';
import { statusName, type TagFilter } from './tag-filter';

interface Props {
  /** Those who have claims in hand, by name. */
  whose: readonly { value: string; label: string }[];
  /** Who looks, and how many claims are theirs. */
  me: string;
  mine: number;
  /** Of all tags: what the chips say. */
  unsourced: number;
  changed: number;
  related: number;
  filter: TagFilter;
  onChange: (change: Partial<TagFilter>) => void;
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
  const isMine = filter.who === me;

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
      {(mine > 0 ||
        isMine ||
        unsourced > 0 ||
        changed > 0 ||
        related > 0 ||
        filter.needsSource ||
        filter.hasChanged ||
        filter.isRelated) && (
        <div className="filter-chips">
          {(unsourced > 0 || filter.needsSource) && (
            <Chip isOn={filter.needsSource} onClick={() => onChange({ needsSource: !filter.needsSource })}>
              <Link2Off className="i xs" aria-hidden="true" /> Needs source <b className="num">{unsourced}</b>
            </Chip>
          )}
          {(mine > 0 || isMine) && (
            <Chip isOn={isMine} onClick={() => onChange({ who: isMine ? null : me })}>
              Mine <b className="num">{mine}</b>
            </Chip>
          )}
          {(changed > 0 || filter.hasChanged) && (
            <Chip isOn={filter.hasChanged} onClick={() => onChange({ hasChanged: !filter.hasChanged })}>
              <TriangleAlert className="i xs" aria-hidden="true" /> Text changed <b className="num">{changed}</b>
            </Chip>
          )}
          {(related > 0 || filter.isRelated) && (
            <Chip isOn={filter.isRelated} onClick={() => onChange({ isRelated: !filter.isRelated })}>
              <Waypoints className="i xs" aria-hidden="true" /> Related <b className="num">{related}</b>
            </Chip>
          )}
        </div>
      )}
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
