/** "3 facts" of a claim that is split; empty of one that is not. */
export const sayFactCount = (count: number): string => (count === 0 ? '' : count === 1 ? '1 fact' : `${count} facts`);
