/** "1 source", "3 sources". */
export const saySourceCount = (count: number): string => (count === 1 ? '1 source' : `${count} sources`);
