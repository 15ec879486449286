'use client';
import { late } from '@/components/ui/late';

/** The list of tags. It is asked for with the text that it stands beside, and comes behind it. */
export const tagList = late(() => import('./tag-list'));

const LISTED = 'galley:tags-listed';

/** True once the tags are on the page: what leads to them has somewhere to go. */
export const areTagsListed = (): boolean => document.querySelector('[data-region=tags]:not(:has(.tag-rows[aria-busy=true]))') !== null;

/** Tells those who wait that the tags are on the page. */
export const tellTagsListed = (): void => void window.dispatchEvent(new Event(LISTED));

/** Calls `work` when they are, unless `signal` is aborted first. */
export function whenTagsListed(work: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (areTagsListed()) work();
  else window.addEventListener(LISTED, work, { once: true, signal });
}
