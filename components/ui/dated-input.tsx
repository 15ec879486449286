import type { ComponentProps } from 'react';
import { TextInput } from './field';
import { useAlive } from './use-alive';
import { sayMoment, useDateLanguage, useSayDay } from './when';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'value'> {
  /** As the browser's field has it; empty for none. */
  value: string;
}

/** A day, such as 2026-11-28. The browser's field speaks the browser's language: until it is pointed at or written in, the day stands there as elsewhere. */
export function DayInput({ value, ...rest }: Props) {
  const sayDay = useSayDay();
  return (
    <span className="dated" data-says={value === '' ? '' : sayDay(value)}>
      <TextInput {...rest} type="date" value={value} />
    </span>
  );
}

/** A day and its time in the person's own time zone, said as `DayInput` says a day. */
export function MomentInput({ value, ...rest }: Props) {
  const isAlive = useAlive();
  const language = useDateLanguage();
  const at = new Date(value);
  const say = () => (isAlive ? sayMoment(at, language) : value.replace('T', ' '));
  return (
    <span className="dated" data-says={Number.isNaN(at.getTime()) ? '' : say()}>
      <TextInput {...rest} type="datetime-local" value={value} />
    </span>
  );
}
