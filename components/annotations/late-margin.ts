import { late } from '@/components/ui/late';

/** The cards beside the text. They come when the page works: the text first. */
export const marginCards = late(() => import('./margin-cards'));
