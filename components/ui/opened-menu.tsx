'use client';
import './style-nonce';
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

interface MenuProps {
  /** The button that opens it; it must take a ref (our Button does, as React 19 passes it on). */
  trigger: ReactNode;
  label: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

export function Menu({ trigger, label, align = 'end', children }: MenuProps) {
  return (
    // Neither modal nor moved to the end of the page: for screen readers it stays where its button is, and the rest stays there.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content className="pop menu" align={align} sideOffset={6} aria-label={label} collisionPadding={8}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

interface RowProps {
  icon?: ReactNode;
  isDanger?: boolean;
  isOff?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuRow({ icon, isDanger = false, isOff = false, onSelect, children }: RowProps) {
  return (
    <DropdownMenu.Item className={`menu-row ${isDanger ? 'danger' : ''}`} disabled={isOff} onSelect={onSelect}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One choice of several, inside a menu. */
export function MenuChoice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <DropdownMenu.Label className="menu-label">{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className="menu-row">
          <span className="menu-tick">
            <DropdownMenu.ItemIndicator>
              <Check className="i s" aria-hidden="true" />
            </DropdownMenu.ItemIndicator>
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}
