import type { ComponentProps } from 'react';
import { NamesToCome } from '../ui/names-to-come';
import { Select } from '../ui/select';

interface PersonChoice {
  id: string;
  name: string;
}

interface Props extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  /** Those who check on the desk; undefined until they are known. */
  people: readonly PersonChoice[] | undefined;
  /** Empty for nobody. */
  ownerId: string;
  /** Who owns it: shown also where they are not among them any more, and until those are known. */
  owner?: PersonChoice | null;
  /** They did not come. */
  hasFailed: boolean;
  onOwner: (ownerId: string) => void;
}

/** The choice of who sees an article through. */
export function OwnerSelect({ people, ownerId, owner = null, hasFailed, onOwner, ...rest }: Props) {
  const isListed = (id: string) => people?.some((one) => one.id === id) ?? false;
  const isNamed = ownerId === '' || ownerId === owner?.id || isListed(ownerId);
  if (!people) {
    const name = ownerId === '' ? 'Nobody' : ownerId === owner?.id ? owner.name : 'Someone';
    return (
      <Select {...rest} value={ownerId} aria-busy={!hasFailed} onChange={() => undefined}>
        <option value={ownerId}>{name}</option>
        <NamesToCome hasFailed={hasFailed} />
      </Select>
    );
  }
  return (
    <Select {...rest} value={ownerId} onChange={({ target }) => onOwner(target.value)}>
      <option value="">Nobody</option>
      {owner && !isListed(owner.id) && <option value={owner.id}>{owner.name}</option>}
      {!isNamed && <option value={ownerId}>Someone who has left</option>}
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
