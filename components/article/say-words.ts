import { sayCount } from '@/lib/domain/text/say-count';
/** "1,240 words" */
export const sayWords = (count: number): string => sayCount(count, 'word');
