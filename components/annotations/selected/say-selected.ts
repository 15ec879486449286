import { sayNumber } from '@/lib/domain/text/say-count';
export const sayClaims = (count: number) => (count === 1 ? 'this claim' : `these ${sayNumber(count)} claims`);

/** How many were not changed, behind what was done with the others. */
export const sayLeft = (left: number) => (left === 0 ? '' : `, ${sayNumber(left)} left as ${left === 1 ? 'it was' : 'they were'}`);
