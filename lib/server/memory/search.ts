import type { FoundInHouse } from '@/lib/domain/contract/search';
import { MAX_FOUND } from '@/lib/domain/contract/search';
import type { Actor } from '@/lib/domain/people/permissions';
import { findArticles } from '../articles/article-list';
import { findSources } from '../sources/sources';
import { findClaims } from './claims';

/** The first articles, claims and sources for some words, as the contract says: what the three lists would show the actor. Someone in no desk is refused. */
export async function searchHouse(actor: Actor, query: string): Promise<FoundInHouse> {
  const [articles, claims, sources] = await Promise.all([
    findArticles(actor, query, MAX_FOUND),
    findClaims(actor, query, MAX_FOUND),
    findSources(actor, query, MAX_FOUND),
  ]);
  return { articles, claims, sources };
}
