import type { ComponentProps } from 'react';

interface Props extends ComponentProps<'button'> {
  isOn?: boolean;
}

/** A filter that is on or off. */
export function Chip({ isOn = false, className = '', type = 'button', ...rest }: Props) {
  return <button {...rest} type={type} className={`chip ${isOn ? 'on' : ''} ${className}`} aria-pressed={isOn} />;
}
