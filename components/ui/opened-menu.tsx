'use client';
import { sayNumber } from '@/lib/domain/text/say-count';
import './style-nonce';
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { cloneElement, createContext, type RefObject, useContext, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { MenuChoiceProps, MenuProps, MenuRowProps, OpenedBy } from './menu';
import { useMedia } from './use-media';

/** The bar at the head of a page and the line of keys at the foot of the workbench lie over menus: no row must be under them. */
const clearOfBars = { top: 52, right: 8, bottom: 38, left: 8 };
const clearOfTouchedBars = { ...clearOfBars, bottom: 52 };

/** True once a row was chosen that opens a field. */
const FieldOpened = createContext<RefObject<boolean> | null>(null);

/** `Menu` from its first opening on. */
export function OpenedMenu({ trigger, label, align = 'end', children, openedBy }: MenuProps & { openedBy: OpenedBy }) {
  const content = useRef<HTMLDivElement>(null);
  const first = useRef(openedBy);
  const button = useRef<HTMLButtonElement>(null);
  const fieldOpened = useRef(false);
  const isFinger = useMedia('finger');
  // The button that was pressed has made way for this one: focus goes by it, so that whoever brings focus back later finds it.
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), []);
  // Radix gives a row focus after a key that it has seen itself; the key that opened the menu first came before it.
  useEffect(() => {
    if (first.current !== 'key') return;
    content.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus({ preventScroll: true });
  }, []);
  return (
    // Neither modal nor moved to the end of the page: for screen readers it stays where its button is, and the rest stays there.
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild ref={button} disabled={trigger.props.off !== undefined}>
        {/* Radix opens it before there is a click, but not while it is disabled. The button itself is never: it is focused, and says why. */}
        {cloneElement(trigger, { disabled: trigger.props.disabled })}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        ref={content}
        className="pop menu"
        align={align}
        sideOffset={6}
        aria-label={label}
        collisionPadding={isFinger ? clearOfTouchedBars : clearOfBars}
        // After a pointer the menu goes later than the field takes focus, and would take it back to its button.
        onCloseAutoFocus={(event) => {
          if (fieldOpened.current) event.preventDefault();
          fieldOpened.current = false;
        }}
      >
        <FieldOpened value={fieldOpened}>{children}</FieldOpened>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

export function OpenedMenuRow({ icon, isDanger = false, off, opensField = false, tip, onSelect, children }: MenuRowProps) {
  const fieldOpened = useContext(FieldOpened);
  const id = useId();
  const choose = (event: Event) => {
    // The menu stays open, so that what was chosen in vain can be read.
    if (off !== undefined) return event.preventDefault();
    if (opensField && fieldOpened) fieldOpened.current = true;
    onSelect();
  };
  // Not disabled: arrow keys would pass it by, and nobody would hear why.
  const saysWhy = off !== undefined && { 'aria-disabled': true, 'aria-describedby': id };
  return (
    <DropdownMenu.Item className={`menu-row ${isDanger ? 'danger' : ''}`} {...tip} {...saysWhy} onSelect={choose}>
      {icon}
      {off === undefined ? (
        children
      ) : (
        <span className="menu-two">
          <span>{children}</span>
          {/* It describes the row, and is not its name as well. */}
          <span id={id} className="dim" aria-hidden="true">
            {off}
          </span>
        </span>
      )}
    </DropdownMenu.Item>
  );
}

export function OpenedMenuChoice({ label, value, options, onChange }: MenuChoiceProps) {
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
          {option.count !== undefined && <span className="menu-count num">{sayNumber(option.count)}</span>}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function OpenedMenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}
