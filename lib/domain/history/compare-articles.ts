import type { ArticleState } from '../article-state';
import { listAnnotations } from '../tags/text-order';
import { compareTags, historyTag } from './compare-tags';
import { compareTexts, countChangedWords } from './compare-texts';
import type { ComparedBlock, HistoryBlock, HistoryTag, TagChange } from './shown-history';

/** What changed between two moments of an article. */
export interface ArticleComparison {
  blocks: ComparedBlock[];
  words: { added: number; removed: number };
  changes: TagChange[];
  /** The tags that the blocks name, by id. */
  tags: HistoryTag[];
}

/** What changed from one state of an article to another: text, tags and verdicts. From a state to itself it is nothing. */
export function compareArticles(before: ArticleState, after: ArticleState): ArticleComparison {
  const changes = compareTags(before, after);
  const whole = compareTexts(before, after);
  const blocks = foldBlocks(whole, new Set(changes.map(({ tag }) => tag.id)));
  const named = new Set(blocks.flatMap((block) => ('fold' in block ? [] : block.pieces.flatMap(({ tags }) => tags))));
  return { blocks, words: countChangedWords(whole), changes, tags: tagsNamed(before, after, named) };
}

/**
 * The blocks with those folded that nothing happened to, neither to their words nor to a tag of `touched`. The headline is never folded, nor any row
 * of a table in which something happened: a row alone does not say what its columns are.
 */
function foldBlocks(blocks: readonly HistoryBlock[], touched: ReadonlySet<string>): ComparedBlock[] {
  const nothingHappened = ({ fate, pieces }: HistoryBlock) =>
    fate === 'same' && !pieces.some(({ tags }) => tags.some((tagId) => touched.has(tagId)));
  const openTables = new Set(blocks.flatMap((block) => (block.cell && !nothingHappened(block) ? block.cell.table : [])));
  const folded: ComparedBlock[] = [];
  let index = 0;
  for (const block of blocks) {
    const isThereNow = block.fate !== 'removed' && block.fate !== 'moved-away';
    const isOpen = block.type === 'title' || (block.cell !== undefined && openTables.has(block.cell.table));
    const isQuiet = !isOpen && nothingHappened(block);
    if (!isQuiet) folded.push(block);
    else {
      const last = folded.at(-1);
      if (last && 'fold' in last) {
        last.count += 1;
        last.fromNumber ??= block.number;
        last.toNumber = block.number ?? last.toNumber;
      } else folded.push({ fold: true, first: index, count: 1, fromNumber: block.number, toNumber: block.number });
    }
    if (isThereNow) index++;
  }
  return folded;
}

/** Tags by id, as they are after; those that went as they were before. */
function tagsNamed(before: ArticleState, after: ArticleState, ids: ReadonlySet<string>): HistoryTag[] {
  const present = new Map(listAnnotations(after).map((one) => [one.id, one]));
  return [...ids].flatMap((id) => {
    const found = present.get(id) ?? before.annotations.get(id);
    return found ? [historyTag(found)] : [];
  });
}
