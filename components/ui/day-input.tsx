import type { ComponentProps } from 'react';
import { TextInput } from './field';
import { sayDay, useDateLanguage } from './when';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'value'> {
  /** A day as the browser's field has it, such as 2026-11-28; empty for none. */
  value: string;
}

/** A day. The browser's field speaks the browser's language: until it is pointed at or written in, the day stands there as elsewhere. */
export function DayInput({ value, ...rest }: Props) {
  const language = useDateLanguage();
  return (
    <span className="dated" data-says={value === '' ? '' : sayDay(value, language)}>
      <TextInput {...rest} type="date" value={value} />
    </span>
  );
}
