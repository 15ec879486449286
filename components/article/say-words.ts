/** "1,240 words" */
export const sayWords = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'word' : 'words'}`;
