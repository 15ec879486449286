import type { SourcePage } from '@/lib/domain/contract/sources';

type Articles = SourcePage['articles'];

/** Pages of the uses of a source as one: an article that goes on on the next is one, and what comes twice, since its tag was labelled anew meanwhile, stands once. */
export function joinUses(pages: readonly Pick<SourcePage, 'articles'>[]): Articles {
  const joined = new Map<string, Articles[number]>();
  const seen = new Set<string>();
  for (const { articles } of pages) {
    for (const article of articles) {
      const fresh = article.uses.filter(({ evidenceId }) => !seen.has(evidenceId));
      for (const { evidenceId } of fresh) seen.add(evidenceId);
      const known = joined.get(article.id);
      if (known) joined.set(article.id, { ...known, uses: [...known.uses, ...fresh] });
      else if (fresh.length > 0) joined.set(article.id, { ...article, uses: fresh });
    }
  }
  return [...joined.values()];
}
