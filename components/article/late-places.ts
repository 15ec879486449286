import { late } from '@/components/ui/late';

/** What adds words to a tag and takes them out. It is fetched with the first selection. */
export const placeChanges = late(() => import('@/lib/editor/tags/place-changes'));
