'use client';
import { type ComponentProps, cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';
import type { KeyTip } from '@/lib/editor/keys/key-names';
import { type Late, late, useLate } from './late';

const openedMenu = late(() => import('./opened-menu'));

export interface MenuProps {
  /** The button that opens it; it must take a ref (our Button does, as React 19 passes it on). While it is `off` it does not. */
  trigger: ReactElement<ComponentProps<'button'> & { off?: string | undefined }>;
  label: string;
  align?: 'start' | 'end';
  /** Where the rows come late: it opens once they are here, or a key would find none to go to. */
  rows?: Late<unknown>;
  children: ReactNode;
}

/** How a menu was opened: by a key its first row has focus, by a pointer none. */
export type OpenedBy = 'key' | 'pointer';

/** A button with a menu. Until it is opened for the first time there is the button alone; what makes it a menu comes late. */
export function Menu(props: MenuProps) {
  const [openedBy, setOpenedBy] = useState<OpenedBy | null>(null);
  const opened = useLate(openedMenu, openedBy !== null);
  const hasRows = useLate(props.rows ?? openedMenu, openedBy !== null) !== null;
  if (opened && hasRows && openedBy !== null) return <opened.OpenedMenu {...props} openedBy={openedBy} />;
  return cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    // A click without a pointer is Enter, Space or a screen reader's.
    onClick: (event: MouseEvent) => setOpenedBy(event.detail === 0 ? 'key' : 'pointer'),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.currentTarget.getAttribute('aria-disabled') === 'true') return;
      event.preventDefault();
      setOpenedBy('key');
    },
  });
}

// The rows are drawn in opened menus only, where their script is here.

export interface MenuRowProps {
  icon?: ReactNode;
  isDanger?: boolean;
  /** Why it cannot be chosen now. The row stays in reach of keys, says so beneath its name, and does nothing. */
  off?: string | undefined;
  /** It opens a field that takes focus: the menu leaves it there. */
  opensField?: boolean;
  /** What it says when it is pointed at, and its key. */
  tip?: KeyTip;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuRow(props: MenuRowProps) {
  const opened = useLate(openedMenu, true);
  return opened && <opened.OpenedMenuRow {...props} />;
}

export interface MenuChoiceProps {
  label: string;
  value: string;
  /** `count`: how many there are of it. */
  options: readonly { value: string; label: string; count?: number }[];
  onChange: (value: string) => void;
}

/** One choice of several, inside a menu. */
export function MenuChoice(props: MenuChoiceProps) {
  const opened = useLate(openedMenu, true);
  return opened && <opened.OpenedMenuChoice {...props} />;
}

export function MenuLine() {
  const opened = useLate(openedMenu, true);
  return opened && <opened.OpenedMenuLine />;
}
