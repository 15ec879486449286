'use client';
import { useEffect, useRef, useState } from 'react';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { DeskSelect } from '../desk/desk-select';
import { oldAnswerClass } from '../ui/answer-state';
import { DayInput } from '../ui/dated-input';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { type ClaimNarrowing, sayClaimCount } from './claim-narrowing';
import type { ClaimsAddress } from './claims-address';
import { standingName } from './standing-label';

/** What narrows the claims: verdict, when it was given, by whom, sources, desk. */
export function ClaimFilters({ address, desks, counts, people, answer, isPartial, onChange }: ClaimNarrowing) {
  const { standings, from, to, byId, sources, deskId } = address;
  const toggle = (one: RememberedStanding) =>
    onChange({ standings: standings.includes(one) ? standings.filter((other) => other !== one) : [...standings, one] });
  return (
    <div className="claim-filters">
      <fieldset>
        <legend>Verdict</legend>
        {RememberedStanding.options.map((standing) => {
          const count = answer === 'no-line' ? undefined : counts?.standings.find((one) => one.standing === standing);
          return (
            <label key={standing} className="claim-filter">
              <input type="checkbox" checked={standings.includes(standing)} onChange={() => toggle(standing)} />
              <VerdictGlyph value={standing === 'none' ? 'open' : standing} isNamedBeside />
              <span className="sp">{standingName({ standing, grade: null })}</span>
              {count && !(isPartial && count.count === 0) && (
                <span className={`num ${oldAnswerClass(answer)}`}>{sayClaimCount(count)}</span>
              )}
            </label>
          );
        })}
      </fieldset>
      <fieldset>
        <legend>Checked</legend>
        <DayFilter label="From" value={from} max={to || undefined} onDay={(from, how) => onChange({ from }, how)} />
        <DayFilter
          label="To"
          value={to}
          min={from || undefined}
          error={isTurned({ from, to }) ? 'The last day is before the first one.' : null}
          onDay={(to, how) => onChange({ to }, how)}
        />
        <Field label="By">
          {(ids) => (
            <Select {...ids} value={byId} onChange={(event) => onChange({ byId: event.target.value })}>
              <option value="">Anyone</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {byId !== '' && !people.some(({ id }) => id === byId) && <option value={byId}>Someone</option>}
            </Select>
          )}
        </Field>
      </fieldset>
      <fieldset>
        <legend>Sources</legend>
        <Field label="Sources" isLabelHidden>
          {(ids) => (
            <Select {...ids} value={sources} onChange={(event) => onChange({ sources: sourcesOf(event.target.value) })}>
              <option value="">With and without</option>
              <option value="with">With sources</option>
              <option value="without">Without sources</option>
            </Select>
          )}
        </Field>
      </fieldset>
      {desks.length > 1 && (
        <fieldset>
          <legend>Desk</legend>
          <Field label="Desk" isLabelHidden>
            {(ids) => <DeskSelect {...ids} desks={desks} deskId={deskId} all="All desks" onDesk={(deskId) => onChange({ deskId })} />}
          </Field>
        </fieldset>
      )}
    </div>
  );
}

interface DayFilterProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  error?: string | null;
  onDay: (day: string, how: 'push' | 'replace') => void;
}

/**
 * A day that narrows the claims. Whoever types it passes through other days, and the address says each a moment later: what is typed stands in the field
 * meanwhile. All of one stay in the field is one step, that Back goes back over.
 */
function DayFilter({ label, value, error, onDay, ...bounds }: DayFilterProps) {
  const [typed, setTyped] = useState(value);
  // The address as it was left by what was typed here last.
  const left = useRef<string | null>(null);
  useEffect(() => {
    if (left.current === window.location.search) return;
    left.current = null;
    setTyped(value);
  }, [value]);
  const change = (day: string) => {
    setTyped(day);
    onDay(day, left.current === window.location.search ? 'replace' : 'push');
    left.current = window.location.search;
  };
  const begin = () => {
    left.current = null;
  };
  return (
    <Field label={label} error={error}>
      {(ids) => <DayInput {...ids} {...bounds} value={typed} onFocus={begin} onChange={(event) => change(event.target.value)} />}
    </Field>
  );
}

/** True where no day can be both. A year of fewer than four digits is still being typed. */
const isTurned = ({ from, to }: { from: string; to: string }) => to >= '1000' && to < from;

const sourcesOf = (value: string): ClaimsAddress['sources'] => (value === 'with' || value === 'without' ? value : '');
