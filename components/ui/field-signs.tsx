/*
 * Lucide's icons, drawn here: fields are all that the sign-in page has of them, and the package would bring what draws any icon in any way,
 * which is more than the form itself.
 */
import type { ReactNode } from 'react';

/** What is wrong stands beside it. */
export const ErrorSign = () => (
  <Sign className="i s">
    <circle cx="12" cy="12" r="10" />
    <path d="M12 8v4M12 16h.01" />
  </Sign>
);

/** An eye that sees what is shown, or with `isClosed` a stroke through it. */
export const EyeSign = ({ isClosed }: { isClosed: boolean }) => (
  <Sign className="i">
    <path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0" />
    <circle cx="12" cy="12" r="3" />
    {isClosed && <path d="m3 3 18 18" />}
  </Sign>
);

const Sign = ({ className, children }: { className: string; children: ReactNode }) => (
  <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
    {children}
  </svg>
);
