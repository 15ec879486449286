'use client';
import type { ComponentProps } from 'react';
import { Select } from '@/components/ui/select';
import { type Role, roles } from '@/lib/domain/people/permissions';
import { roleNames } from './role-names';

interface Props extends Omit<ComponentProps<typeof Select>, 'role'> {
  role: Role;
  onRole: (role: Role) => void;
}

export function RoleSelect({ role, onRole, ...rest }: Props) {
  const choose = (value: string) => {
    const chosen = roles.find((each) => each === value);
    if (chosen !== undefined) onRole(chosen);
  };
  return (
    <Select {...rest} value={role} onChange={(event) => choose(event.target.value)}>
      {roles.map((each) => (
        <option key={each} value={each}>
          {roleNames[each]}
        </option>
      ))}
    </Select>
  );
}
