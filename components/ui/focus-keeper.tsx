'use client';
import { useEffect } from 'react';
import { late, useLate } from './late';

const keeping = late(() => import('./keep-focus'));

/**
 * Focus never falls to the ground. Where what had it goes away (a row that was archived, a notice that was answered, a dialog whose menu is
 * closed by now, the page whose link was followed), it goes on to the row beside, else to the nearest part around it, else to what had it
 * before on this page, else to the heading. What brings focus somewhere by itself comes first.
 *
 * It begins with the first page that has it, and goes on for as long as there are pages: a page for what broke, or of another layout, takes
 * this away, and focus with it. Sign-in and the forms like it do without: nothing goes away there but the whole.
 */
export function FocusKeeper() {
  const here = useLate(keeping, true);
  useEffect(() => here?.keepFocus(), [here]);
  return null;
}
