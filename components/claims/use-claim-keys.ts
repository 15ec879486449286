'use client';
import { usePageKeys } from '../desk/use-page-keys';
import { letterOf } from '../ui/letter-of';

interface Does {
  /** Goes on to the next (1) or back to the claim before (-1). */
  step: (by: 1 | -1) => void;
  /** Goes into what is open beside the list. */
  enter: () => void;
}

/** The keys of the page: J and K from claim to claim, Enter into the one that is open. */
export function useClaimKeys({ step, enter }: Does): void {
  usePageKeys((event) => {
    const { target } = event;
    const letter = event.shiftKey ? '' : letterOf(event);
    if (letter === 'j' || letter === 'k') step(letter === 'j' ? 1 : -1);
    else if (event.key === 'Enter' && target instanceof Element && target.matches('.claim-link')) enter();
    else return false;
    return true;
  });
}
