import type { TermCounts } from './term-counts';

/** About so many claims are looked at more closely: enough to hold what is alike, few enough to be compared in milliseconds. */
const MOST_ROWS = 1_000;
/** Terms beyond these, the rarest ones, are not looked for. */
const MAX_TERMS = 12;
const MAX_GROUPS = 24;
/** Words of one claim go together elsewhere too, more often than by chance. */
const TOGETHER = 4;

/**
 * What a claim is looked for by: its rarest terms each by itself, then the rarest pairs of those that are too common alone, then three at once, as
 * long as there are few claims with them. What is like the claim has one of these groups, unless it says nothing rare at all.
 */
export function rareGroups(terms: readonly string[], { claims, rowsWith }: TermCounts): string[][] {
  const rare = [...new Set(terms)].map((term) => ({ term, rows: rowsWith(term) }));
  // Of terms that PostgreSQL has not counted the longest come first, and figures before words.
  rare.sort((a, b) => a.rows - b.rows || Number(isFigure(b.term)) - Number(isFigure(a.term)) || b.term.length - a.term.length);
  const known = rare.slice(0, MAX_TERMS);
  const groups: string[][] = [];
  let rows = 0;
  const take = (group: readonly { term: string }[], expected: number) => {
    if (groups.length >= MAX_GROUPS || rows + expected > MOST_ROWS) return false;
    groups.push(group.map(({ term }) => term));
    rows += expected;
    return true;
  };
  const common = known.filter((one) => !take([one], one.rows));
  const share = (one: { rows: number }) => (claims === 0 ? 0 : one.rows / claims);
  const sets = (size: 2 | 3) =>
    combinations(common.slice(0, 8), size)
      .map((group) => ({
        group,
        expected: Math.min(
          ...group.map((one) => one.rows),
          TOGETHER ** (size - 1) * claims * group.reduce((all, one) => all * share(one), 1),
        ),
      }))
      .sort((a, b) => a.expected - b.expected);
  for (const { group, expected } of sets(2)) take(group, expected);
  if (groups.length < 3) for (const { group, expected } of sets(3)) take(group, expected);
  // Only the most common words: all of them at once, however many claims that may be.
  if (groups.length === 0 && known.length > 0) groups.push(known.map(({ term }) => term));
  return groups;
}

const isFigure = (term: string) => /^\d/.test(term);

function combinations<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}
