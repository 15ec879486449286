import type { ComponentProps } from 'react';
import { Select } from '../ui/field';

interface PersonChoice {
  id: string;
  name: string;
}

interface Props extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  /** Those who check on the desk; undefined until they are known. */
  people: readonly PersonChoice[] | undefined;
  /** Empty for nobody. */
  ownerId: string;
  /** Who owns it and is not among them any more: shown all the same. */
  gone?: PersonChoice | null;
  onOwner: (ownerId: string) => void;
}

/** The choice of who sees an article through. */
export function OwnerSelect({ people, ownerId, gone = null, onOwner, ...rest }: Props) {
  return (
    <Select {...rest} value={people ? ownerId : ''} disabled={!people} onChange={({ target }) => onOwner(target.value)}>
      <option value="">Nobody</option>
      {gone && <option value={gone.id}>{gone.name}</option>}
      {people?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
