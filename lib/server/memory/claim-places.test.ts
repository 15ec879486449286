import { describe, expect, it } from 'vitest';
import { readClaimQuery } from '@/lib/domain/memory/claim-query';
import { makeArticle, tagWords } from '../article.fixture';
import { nameAuthor } from '../articles/articles';
import { makeDesk, makePerson } from '../people.fixture';
import { type ClaimScope, matchingPlaces } from './claim-places';
import type { TermFrequencies } from './term-frequencies';

/** What PostgreSQL would say of words that are in nearly all claims, and of words that are in nearly none. */
const common: TermFrequencies = { claims: 1_000_000, rowsWith: () => 900_000, rowsBeginning: () => 900_000 };
const rare: TermFrequencies = { claims: 1_000_000, rowsWith: () => 1, rowsBeginning: () => 1 };

describe('matchingPlaces', () => {
  it('finds the same, whichever way the statistics make it go', async () => {
    const [deskId, otherDesk, ownDesk] = [await makeDesk(), await makeDesk(), await makeDesk()];
    const editor = await makePerson({ roles: { [deskId]: 'editor', [otherDesk]: 'editor', [ownDesk]: 'editor' } });
    const author = await makePerson({ roles: { [deskId]: 'reader', [otherDesk]: 'checker', [ownDesk]: 'author' } });
    for (const [desk, isOwn] of [
      [deskId, false],
      [otherDesk, false],
      [ownDesk, true],
      [ownDesk, false],
    ] as const) {
      const { id } = await makeArticle(editor, desk, 'A mill\n\nThe mill burned. The mill was built again. A boat sank.');
      for (const words of ['The mill burned', 'The mill was built again', 'A boat sank']) await tagWords(editor, id, words);
      if (isOwn) await nameAuthor(editor, id, { authorId: author.id });
    }
    const desks = Object.entries(author.memberships).map(([id, role]) => ({ deskId: id, ownOnly: role === 'author' }));
    const scope: ClaimScope = { personId: author.id, desks, standings: [], hasSources: null, byId: null, from: null, to: null };
    const page = { after: null, limit: 10 };
    const found = await matchingPlaces(scope, readClaimQuery('mill'), rare, page);
    expect(found).toHaveLength(6);
    expect(await matchingPlaces(scope, readClaimQuery('mill'), common, page)).toEqual(found);
    for (const limit of [1, 3]) {
      const first = await matchingPlaces(scope, readClaimQuery('mill'), common, { after: null, limit });
      const after = first.at(-1) ?? null;
      expect(first).toEqual(found.slice(0, limit));
      expect(await matchingPlaces(scope, readClaimQuery('mill'), common, { after, limit })).toEqual(found.slice(limit, 2 * limit));
    }
    // Common by the statistics, and yet in few: the index of words has the last word.
    expect(await matchingPlaces(scope, readClaimQuery('boat sank'), common, page)).toHaveLength(3);
    const nowhere = { ...scope, desks: [] };
    for (const frequencies of [common, rare]) expect(await matchingPlaces(nowhere, readClaimQuery('mill'), frequencies, page)).toEqual([]);
  });
});
