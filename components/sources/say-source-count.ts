import { sayCount } from '@/lib/domain/text/say-count';
/** "1 source", "3 sources". */
export const saySourceCount = (count: number): string => sayCount(count, 'source');
