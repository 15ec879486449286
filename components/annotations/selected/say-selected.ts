/** "1 tag", "3 tags" */
export const countOf = (count: number) => (count === 1 ? '1 tag' : `${count.toLocaleString('en-GB')} tags`);

export const sayClaims = (count: number) => (count === 1 ? 'this claim' : `these ${count} claims`);

/** How many were not changed, behind what was done with the others. */
export const sayLeft = (left: number) => (left === 0 ? '' : `, ${left} left as ${left === 1 ? 'it was' : 'they were'}`);
