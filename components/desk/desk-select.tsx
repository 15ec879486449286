import type { ComponentProps } from 'react';
import { Select } from '../ui/select';

interface Props extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  desks: readonly { id: string; name: string }[];
  /** Empty for all of them, where that is a choice. */
  deskId: string;
  /** What the choice of all desks is called; left out where one must be chosen. */
  all?: string;
  onDesk: (deskId: string) => void;
}

/** The choice of a desk. */
export function DeskSelect({ desks, deskId, all, onDesk, ...rest }: Props) {
  return (
    <Select {...rest} value={deskId} onChange={(event) => onDesk(event.target.value)}>
      {all !== undefined && <option value="">{all}</option>}
      {desks.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
