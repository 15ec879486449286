import type { ReactNode } from 'react';

interface Props {
  /** What is said here, for tests: nobody hears it. */
  what: string;
  /** False where one thing after the other comes to stand here, and each is to be said once. */
  isAtomic?: boolean;
  children: ReactNode;
}

/**
 * What changes here is said by a screen reader, and nobody sees it. It is on the page before the words: what comes together with it is often not heard.
 * It has no role and no name: Orca says a name before each sentence, and is silent where a status speaks in the moment in which something else of the
 * page changes.
 */
export function Heard({ what, isAtomic = true, children }: Props) {
  return (
    <div className="vh" aria-live="polite" aria-atomic={isAtomic} data-news={what}>
      {children}
    </div>
  );
}
