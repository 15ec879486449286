import type { HistoryBlock } from './shown-history';

/** The words of one side of a comparison, as `text/article-text` has them, for tests to compare with. */
export function wordsOfSide(blocks: readonly HistoryBlock[], side: 'before' | 'after'): string {
  let words = '';
  let isFirst = true;
  for (const { type, fate, pieces, isSplitOff } of blocks) {
    if (type === 'horizontalRule') continue;
    const isOther = side === 'before' ? fate === 'added' || fate === 'moved-here' : fate === 'removed' || fate === 'moved-away';
    if (isOther) continue;
    if (!isFirst && !(side === 'before' && isSplitOff)) words += '\n';
    isFirst = false;
    for (const piece of pieces) if (piece.fate !== (side === 'before' ? 'added' : 'removed')) words += piece.text;
  }
  return words;
}
