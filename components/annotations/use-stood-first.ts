import { useState } from 'react';

/** True while what there is to say (null is nothing) is what stood on the card as that was drawn: it is read with the card. What comes later is said. */
export function useStoodFirst(what: string | null): boolean {
  const [first] = useState(what);
  return what === first;
}
