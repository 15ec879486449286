'use client';
import type { ComponentProps, MouseEvent } from 'react';

/** What is off is said by `off` or `isBusy`: one that only sounds so would still be pressed. */
interface Props extends Omit<ComponentProps<'button'>, 'aria-disabled'> {
  variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 's' | 'm' | 'l';
  /** A square button; give it an aria-label. */
  isIcon?: boolean;
  /** Why it cannot be used now. The button stays focusable and says so. */
  off?: string | undefined;
  /** What a press does while it is off: shows what is missing. */
  onOff?: () => void;
  /** While its own work is under way it takes no second click. */
  isBusy?: boolean;
}

const sizes = { s: 'sm', m: '', l: 'lg' };

export function Button({
  variant = 'plain',
  size = 'm',
  isIcon = false,
  off,
  onOff,
  isBusy = false,
  type = 'button',
  className = '',
  onClick,
  ...rest
}: Props) {
  const isOff = off !== undefined || isBusy;
  const looks = ['btn', variant === 'plain' ? '' : variant, sizes[size], isIcon ? 'icon' : '', className].filter(Boolean).join(' ');
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (!isOff) return onClick?.(event);
    event.preventDefault();
    if (off !== undefined) onOff?.();
  };
  return (
    <button
      {...rest}
      type={type}
      className={looks}
      onClick={click}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      title={off ?? rest.title}
    />
  );
}
