'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import type { CommandId } from '@/lib/editor/keys/keymap';

interface ChoiceProps<Value extends string> {
  name: string;
  /** The command whose key opens it from the list. */
  command?: CommandId;
  label: string;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** One of several values for all selected tags. */
export function Choice<Value extends string>({ name, label, command, options, onChoose }: ChoiceProps<Value>) {
  return (
    <Menu label={label} trigger={<Opener name={name} label={label} command={command} />}>
      {options.map(({ value, label: said }) => (
        <MenuRow key={value} onSelect={() => onChoose(value)}>
          {said}
        </MenuRow>
      ))}
    </Menu>
  );
}

interface OpenerProps extends ComponentProps<typeof Button> {
  name: string;
  label: string;
  command?: CommandId | undefined;
}

/** All that opens a menu in this row looks alike. */
export function Opener({ name, label, command, ...ofMenu }: OpenerProps) {
  return (
    <Button {...ofMenu} size="s" aria-label={label} data-opens={command}>
      {name}
      <ChevronDown className="i xs" aria-hidden="true" />
    </Button>
  );
}
