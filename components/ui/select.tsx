'use client';
import { type ComponentProps, useEffect, useRef } from 'react';
import { useAlive } from './use-alive';

interface Props extends Omit<ComponentProps<'select'>, 'ref'> {
  /** What is chosen is stored at once, and not by a button below. */
  actsAtOnce?: boolean;
}

/**
 * The browser's own select: it works with every keyboard, screen reader and phone. What is chosen in it before the page is alive is told then: React hears
 * of it from nobody, and puts back what the server had drawn with the next change of anything. Nobody can tell it from what a browser puts back by itself as
 * it restores a page. So one that `actsAtOnce` is off until the page is alive and shows what was drawn: nothing is stored that no person chose.
 */
export function Select({ actsAtOnce = false, className = '', ...rest }: Props) {
  const select = useRef<HTMLSelectElement>(null);
  const waits = !useAlive() && actsAtOnce;
  useEffect(() => {
    const field = select.current;
    const drawn = [...(field?.options ?? [])].find(({ defaultSelected }) => defaultSelected);
    if (!field || !drawn || drawn.selected) return;
    if (actsAtOnce) {
      drawn.selected = true;
      return;
    }
    const { value } = field;
    // This may run in the middle of the event of that very choice. Told there, React would put back what was drawn, and the event would tell that.
    queueMicrotask(() => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }, [actsAtOnce]);
  return (
    <select
      {...rest}
      {...(actsAtOnce && { autoComplete: 'off', disabled: waits || rest.disabled })}
      ref={select}
      className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${waits ? 'until-alive' : ''} ${className}`}
    />
  );
}
