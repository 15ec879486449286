import { ArrowDownUp, ChevronDown, UserRoundCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { DueFilter, MAX_QUERY_CHARS } from '@/lib/domain/contract/articles';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { FindField } from '../../ui/find-field';
import { Menu, MenuChoice } from '../../ui/menu';
import { Select } from '../../ui/select';
import { Skeleton } from '../../ui/skeleton';
import { useAnswerState } from '../../ui/use-answer-state';
import { type Find, useTypedSearch } from '../../ui/use-typed-search';
import type { ListDesk } from './article-list';
import type { ListAddress } from './list-address';
import { orderOf, orders } from './list-orders';
import { useLoad } from './use-articles';
import type { ChangeAddress } from './use-list-address';

interface Props {
  address: ListAddress;
  desks: readonly ListDesk[];
  onChange: ChangeAddress;
}

/** What narrows the list, and on a phone, which has no heads of columns, what orders it. */
export function ListFilters({ address, desks, onChange }: Props) {
  const { query, deskId, archived, mine, due } = address;
  const mineChip = useRef<HTMLButtonElement>(null);
  const deskOptions = desks.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search className="list-filters">
      <ArticleSearch query={query} onFind={(found, how) => onChange({ query: found }, how)} />
      {/* An address may name a desk that the person is in no longer: it is said, and there is a way out of it. */}
      {(desks.length > 1 || !isAmong(deskOptions, deskId)) && (
        <FilterMenu
          name="Desk"
          all="All desks"
          value={deskId}
          options={isAmong(deskOptions, deskId) ? deskOptions : [...deskOptions, { value: deskId, label: 'Another desk' }]}
          onChange={(value) => onChange({ deskId: value })}
        />
      )}
      <OwnerFilter address={address} onChange={onChange} />
      <FilterMenu
        name="Due"
        all="Any time"
        value={due ?? ''}
        options={DueFilter.options.map((value) => ({ value, label: dueNames[value] }))}
        onChange={(value) => onChange({ due: DueFilter.safeParse(value).data ?? null })}
      />
      {address.workerId !== '' && (
        <WorkerChip
          key={address.workerId}
          workerId={address.workerId}
          deskId={address.deskId}
          onTakeOff={() => {
            // It goes, and the one beside it stays.
            mineChip.current?.focus();
            onChange({ workerId: '' });
          }}
        />
      )}
      <Chip ref={mineChip} isOn={mine} onClick={() => onChange({ mine: !mine })}>
        <UserRoundCheck className="i s" aria-hidden="true" />
        Mine
      </Chip>
      <Chip isOn={archived} onClick={() => onChange({ archived: !archived })}>
        Archived
      </Chip>
      <Menu
        label="Order"
        align="end"
        trigger={
          <Button variant="quiet" isIcon className="order-menu" aria-label={`Order: ${orderOf(address)}`}>
            <ArrowDownUp className="i s" aria-hidden="true" />
          </Button>
        }
      >
        <MenuChoice
          label="Order"
          value={orderOf(address)}
          options={Object.keys(orders).map((name) => ({ value: name, label: name }))}
          onChange={(name) => onChange(orders[name] ?? {})}
        />
      </Menu>
      <Select
        className="order soft"
        aria-label="Order"
        value={orderOf(address)}
        onChange={(event) => onChange(orders[event.target.value] ?? {})}
      >
        {Object.entries(orders).map(([name]) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </search>
  );
}

/** By itself, so that letters draw nothing but their field. */
function ArticleSearch({ query, onFind }: { query: string; onFind: Find }) {
  const { field, typed, setTyped } = useTypedSearch(query, onFind);
  return <FindField label="Find by title or byline" maxLength={MAX_QUERY_CHARS} field={field} typed={typed} setTyped={setTyped} />;
}

const dueNames: Record<DueFilter, string> = { late: 'Late', today: 'Due today', week: 'Next seven days', none: 'No date' };

/** One of those who own an open article that the person may read. */
function OwnerFilter({ address, onChange }: Pick<Props, 'address' | 'onChange'>) {
  const { data } = useLoad(address.deskId);
  // Whoever owns nothing any more is asked for by an address from before.
  const asked = data?.people.filter(({ id }) => id === address.ownerId && !data.owners.some((one) => one.id === id)) ?? [];
  const options = [...(data?.owners ?? []), ...asked]
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  if (options.length === 0 && address.ownerId === '') return null;
  return (
    <FilterMenu
      name="Owner"
      all="Whoever owns it"
      value={address.ownerId}
      options={isAmong(options, address.ownerId) ? options : [...options, { value: address.ownerId, label: 'Someone else' }]}
      onChange={(ownerId) => onChange({ ownerId })}
    />
  );
}

interface WorkerProps {
  workerId: string;
  /** Of which desk the list is. Empty: of all. */
  deskId: string;
  onTakeOff: () => void;
}

/** Whose work is asked for, by the name in *Load*, which leads here. */
function WorkerChip({ workerId, deskId, onTakeOff }: WorkerProps) {
  // *Load* of that desk is here already, where it has led here. Of all desks: of one that is chosen since they may have nothing.
  const ofDesk = useLoad(deskId);
  const ofAll = useLoad('');
  const answer = useAnswerState(ofAll);
  const people = [...(ofDesk.data?.people ?? []), ...(ofAll.data?.people ?? [])];
  const now = people.find(({ id }) => id === workerId)?.name;
  // Whoever has done what they had is in it no more, and has the name that they had.
  const [known, setKnown] = useState(now);
  if (now !== undefined && now !== known) setKnown(now);
  // Never "someone": that would be all who have something to do.
  const name = now ?? known ?? (answer === 'coming' ? null : 'one colleague');
  return (
    <Chip isOn className="of-worker" onClick={onTakeOff}>
      Waits for {name === null ? <ComingName /> : <bdi className="trunc">{name}</bdi>}
    </Chip>
  );
}

function ComingName() {
  return (
    <>
      <span className="vh">one colleague</span>
      <Skeleton width="72px" />
    </>
  );
}

/** True if what an address asks for is one of these, or nothing. */
const isAmong = (options: readonly { value: string }[], wanted: string) => wanted === '' || options.some(({ value }) => value === wanted);

interface FilterProps {
  name: string;
  all: string;
  /** Empty: all. */
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** A menu that narrows the list to one of several, or to none of them. */
function FilterMenu({ name, all, value, options, onChange }: FilterProps) {
  const chosen = options.find((one) => one.value === value)?.label;
  return (
    <Menu
      label={name}
      trigger={
        <Button variant="quiet" className={`desk-filter ${chosen ? 'on' : ''}`} aria-label={`${name}: ${chosen ?? 'all'}`}>
          <span className="trunc">{chosen ?? name}</span>
          <ChevronDown className="i s" aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoice label={name} value={value} options={[{ value: '', label: all }, ...options]} onChange={onChange} />
    </Menu>
  );
}
