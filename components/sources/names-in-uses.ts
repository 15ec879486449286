import type { SourcePage } from '@/lib/domain/contract/sources';
import { shortNames } from '@/lib/domain/people/person-name';

/** What those who linked a source are called on its page, by their names: first names, and whole ones where two share the first. */
export function namesInUses(articles: SourcePage['articles']): ReadonlyMap<string, string> {
  const names = [...new Set(articles.flatMap(({ uses }) => uses.map(({ byName }) => byName)))];
  const short = shortNames(names);
  return new Map(names.map((name, index) => [name, short[index] ?? name]));
}
