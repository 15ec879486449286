'use client';
import { X } from 'lucide-react';
import { oldAnswerClass } from '../ui/answer-state';
import { Select } from '../ui/select';
import { useSayDay } from '../ui/when';
import { type ClaimNarrowing, type Counts, sayClaimCount } from './claim-narrowing';
import type { ClaimsAddress } from './claims-address';
import { standingName } from './standing-label';

/** How many claims there are, what narrows them, each with the way to take it back, and their order. */
export function ClaimHead({ address, desks, counts, people, answer, isPartial, onChange }: ClaimNarrowing) {
  const sayDay = useSayDay();
  const { standings, deskId, byId, from, to, sources, query, order } = address;
  const chips: { name: string; off: Partial<ClaimsAddress> }[] = [
    { name: sayStandings(standings), off: { standings: [] } },
    { name: sayDays(from, to, sayDay), off: { from: '', to: '' } },
    { name: byId === '' ? '' : `By ${people.find(({ id }) => id === byId)?.name ?? 'someone'}`, off: { byId: '' } },
    { name: sources === '' ? '' : `${sources === 'with' ? 'With' : 'Without'} sources`, off: { sources: '' } },
    { name: desks.find(({ id }) => id === deskId)?.name ?? '', off: { deskId: '' } },
  ];
  return (
    <div className="claim-head">
      <b className={`num ${oldAnswerClass(answer)}`} role="status">
        {counts && answer !== 'no-line' && !isPartial ? sayTotal(counts.total) : ''}
      </b>
      {chips.map(
        ({ name, off }) =>
          name !== '' && (
            <button
              key={Object.keys(off).join()}
              type="button"
              className="chip on"
              aria-label={`${name}: take this filter away`}
              onClick={() => onChange(off)}
            >
              <bdi>{name}</bdi>
              <X className="i xs" aria-hidden="true" />
            </button>
          ),
      )}
      <span className="sp" />
      {query !== '' && (
        <Select
          className="soft"
          aria-label="Order"
          value={order}
          onChange={(event) => onChange({ order: event.target.value === 'newest' ? 'newest' : 'closest' })}
        >
          <option value="closest">Closest first</option>
          <option value="newest">Newest first</option>
        </Select>
      )}
    </div>
  );
}

const sayTotal = (total: Counts['total']) => `${sayClaimCount(total)} ${total.count === 1 && !total.isMore ? 'claim' : 'claims'}`;

/** "Partly or refuted" */
function sayStandings(standings: ClaimsAddress['standings']): string {
  const names = standings.map((standing, index) => {
    const name = standingName({ standing, grade: null });
    return index === 0 ? name : name.toLowerCase();
  });
  return names.join(' or ');
}

function sayDays(from: string, to: string, sayDay: (on: string) => string): string {
  if (from === '' && to === '') return '';
  if (from === '') return `Until ${sayDay(to)}`;
  return to === '' ? `Since ${sayDay(from)}` : `${sayDay(from)} to ${sayDay(to)}`;
}
