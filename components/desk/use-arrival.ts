'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what stays while the page below it becomes another: `expect(true)` has the next page take the focus when it is there, if it is still on
 * `field` (or nowhere, where the field went away). A page that takes it by itself comes first.
 */
export function useArrival(field: RefObject<HTMLElement | null>): (isLeaving: boolean) => void {
  const isLeaving = useRef(false);
  const address = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page
  useEffect(() => {
    const { activeElement, body } = document;
    if (isLeaving.current && (activeElement === field.current || activeElement === body)) toHeading();
    isLeaving.current = false;
  }, [address]);
  return (next) => {
    isLeaving.current = next;
  };
}

/** Gives focus to where a page begins, for those who go on from there. */
export function toHeading(): void {
  const heading = document.querySelector<HTMLElement>('h1') ?? document.querySelector('main');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
