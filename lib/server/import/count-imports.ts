import { refusals } from '@/lib/domain/import/refusals';
import { ofProcess } from '../of-process';

/** How many texts a process has under way at once: each is held in its memory from the first byte of its upload, and an archive may be 100 MB. */
export const MAX_IMPORTS = 10;

/** How many of them may be one person's: whatever they upload, there is room for others. */
const MAX_IMPORTS_EACH = 2;

/** Whose they are, once for each. */
const underWay = ofProcess<string[]>('imports', () => []);

/**
 * Counts one more text that the person brings in, and gives the way to count it no longer, which may be called again. To be called before the text is read.
 * `busy` for someone who has two under way here, and for everybody while this process has ten.
 */
export function countImport(personId: string): () => void {
  if (underWay.filter((id) => id === personId).length >= MAX_IMPORTS_EACH) throw refusals.twoUnderWay();
  if (underWay.length >= MAX_IMPORTS) throw refusals.busy();
  underWay.push(personId);
  let isCounted = true;
  return () => {
    if (!isCounted) return;
    isCounted = false;
    underWay.splice(underWay.indexOf(personId), 1);
  };
}
