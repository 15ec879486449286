'use client';
import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * The browser's own select: it works with every keyboard, screen reader and phone. What was chosen in it before the page was alive is told then: React hears
 * of it from nobody, and puts back what the server had drawn with the next change of anything.
 */
export function Select({ className = '', ...rest }: Omit<ComponentProps<'select'>, 'ref'>) {
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    const drawn = [...(select.current?.options ?? [])].find(({ defaultSelected }) => defaultSelected);
    if (drawn && !drawn.selected) select.current?.dispatchEvent(new Event('change', { bubbles: true }));
  }, []);
  return <select {...rest} ref={select} className={`inp ${rest['aria-invalid'] ? 'err' : ''} ${className}`} />;
}
