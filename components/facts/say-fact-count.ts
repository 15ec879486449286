import { sayCount } from '@/lib/domain/text/say-count';
/** "3 facts" of a claim that is split; empty of one that is not. */
export const sayFactCount = (count: number): string => (count === 0 ? '' : sayCount(count, 'fact'));
