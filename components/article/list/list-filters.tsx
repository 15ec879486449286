import { ChevronDown } from 'lucide-react';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Select } from '../../ui/field';
import { Menu, MenuChoice } from '../../ui/menu';
import type { ListDesk } from './article-list';
import { FindField } from './find-field';
import type { ListAddress } from './list-address';
import { orderOf, orders } from './list-orders';
import type { ChangeAddress } from './use-list-address';

interface Props {
  address: ListAddress;
  desks: readonly ListDesk[];
  onChange: ChangeAddress;
}

/** What narrows the list, and on a phone, which has no heads of columns, what orders it. */
export function ListFilters({ address, desks, onChange }: Props) {
  const { query, deskId, archived } = address;
  const deskName = desks.find(({ id }) => id === deskId)?.name;
  return (
    <search className="list-filters">
      <FindField query={query} onFind={(found, how) => onChange({ query: found }, how)} />
      {desks.length > 1 && (
        <Menu
          label="Desk"
          trigger={
            <Button variant="quiet" className="desk-filter" aria-label={`Desk: ${deskName ?? 'all'}`}>
              <span className="trunc">{deskName ?? 'Desk'}</span>
              <ChevronDown className="i s" aria-hidden="true" />
            </Button>
          }
        >
          <MenuChoice
            label="Desk"
            value={deskId}
            options={[{ value: '', label: 'All desks' }, ...desks.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(value) => onChange({ deskId: value })}
          />
        </Menu>
      )}
      <Chip isOn={archived} onClick={() => onChange({ archived: !archived })}>
        Archived
      </Chip>
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
