'use client';
import { ChevronDown } from 'lucide-react';
import { Menu, MenuChoice } from '@/components/ui/menu';

interface Props<Value extends string> {
  name: string;
  all: string;
  value: Value | null;
  options: readonly { value: Value; label: string; count?: number }[];
  onChange: (value: Value | null) => void;
}

/** A filter that is one of several, or none. What is chosen stands in its place. */
export function FilterChoice<Value extends string>({ name, all, value, options, onChange }: Props<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu
      label={name}
      align="start"
      trigger={
        <button type="button" className={`filter-menu ${chosen ? 'on' : ''}`} aria-label={chosen ? `${name}: ${chosen.label}` : name}>
          {/* On the words that may be cut: on the button a screen reader would say it once more, behind the name. */}
          <span className="trunc" title={chosen?.label}>
            {chosen?.label ?? name}
          </span>
          <ChevronDown className="i xs" aria-hidden="true" />
        </button>
      }
    >
      <FilterOptions name={name} all={all} value={value} options={options} onChange={onChange} />
    </Menu>
  );
}

/** The options of a filter, in a menu. */
export function FilterOptions<Value extends string>({ name, all, value, options, onChange }: Props<Value>) {
  return (
    <MenuChoice
      label={name}
      value={value ?? ''}
      options={[{ value: '', label: all }, ...options]}
      onChange={(picked) => onChange(options.find((option) => option.value === picked)?.value ?? null)}
    />
  );
}
