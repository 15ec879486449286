import type { ComponentProps } from 'react';
import { TextInput } from './field';
import { sayMoment, useDateLanguage } from './when';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'value'> {
  /** A day and time as the browser's field has it, in the person's own time zone; empty for none. */
  value: string;
}

/** A day and its time. The browser's field speaks the browser's language: until it is pointed at or written in, they stand there as elsewhere. */
export function MomentInput({ value, ...rest }: Props) {
  const language = useDateLanguage();
  const at = new Date(value);
  return (
    <span className="dated" data-says={Number.isNaN(at.getTime()) ? '' : sayMoment(at, language)}>
      <TextInput {...rest} type="datetime-local" value={value} />
    </span>
  );
}
