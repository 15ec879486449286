import type { ReactNode } from 'react';
import { ErrorSign } from './field-signs';

/** What is wrong, beside what it is about. It is said as soon as it stands there; `id` is for a control that it describes. */
export function InlineError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p className="hint err" id={id} role="alert">
      <ErrorSign />
      <span>{children}</span>
    </p>
  );
}
