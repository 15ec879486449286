/** How many entries an orphaned tag, or an orphaned part of one, is looked for in what is pasted. */
export const ORPHAN_MEMORY_ENTRIES = 64;
