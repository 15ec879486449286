import { describe, expect, it } from 'vitest';
import { readClaimQuery } from '@/lib/domain/memory/claim-query';
import { makeArticle, tagWords } from '../article.fixture';
import { nameAuthor } from '../articles/articles';
import { prisma } from '../database';
import { allOf } from '../journal/claim-words';
import { makeDesk, makePerson } from '../people.fixture';
import type { ClaimPlace, ClaimScope } from './claim-places';
import { closestMatching, countMatching, inMonths, matchingPlaces } from './matching-claims';
import type { ClaimStatistics } from './term-frequencies';

/** What PostgreSQL would say of words that are in so many of a million claims: the way to them goes by it. */
const house = (rows: number, newestFrom: ClaimStatistics['newestFrom'] = () => null): ClaimStatistics => ({
  claims: 1_000_000,
  rowsWith: () => rows,
  rowsBeginning: () => rows,
  newestFrom,
  shareOfDesks: () => 1,
});
/** Gathered, walked, and found in the last months. */
const rare = house(1);
const common = house(900_000);
const since = (at: Date) => house(3_000, () => at);

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
    expect(await matchingPlaces(scope, readClaimQuery('mill'), since(new Date()), page)).toEqual(found);
    for (const limit of [1, 3]) {
      const first = await matchingPlaces(scope, readClaimQuery('mill'), common, { after: null, limit });
      const after = first.at(-1) ?? null;
      expect(first).toEqual(found.slice(0, limit));
      expect(await matchingPlaces(scope, readClaimQuery('mill'), common, { after, limit })).toEqual(found.slice(limit, 2 * limit));
    }
    // Common by the statistics, and yet in few: the index of words has the last word.
    expect(await matchingPlaces(scope, readClaimQuery('boat sank'), common, page)).toHaveLength(3);
    const nowhere = { ...scope, desks: [] };
    for (const frequencies of [common, rare, since(new Date())])
      expect(await matchingPlaces(nowhere, readClaimQuery('mill'), frequencies, page)).toEqual([]);
  });

  it('misses no newer match of a busy desk, though a quiet one reaches back further', async () => {
    const [busyDesk, quietDesk] = [await makeDesk(), await makeDesk()];
    const editor = await makePerson({ roles: { [busyDesk]: 'editor', [quietDesk]: 'editor' } });
    const others = ['A boat sank', 'A dog barked', 'A cat slept', 'A bell rang', 'A door shut', 'A cock crowed', 'A clock struck'];
    const tagged = async (deskId: string, words: readonly string[]) => {
      const { id } = await makeArticle(editor, deskId, `A day\n\n${words.join('. ')}.`);
      const ids: string[] = [];
      for (const claim of words) ids.push(await tagWords(editor, id, claim));
      return ids;
    };
    const old = await tagged(quietDesk, ['The ferry stopped', 'The ferry ran', 'The ferry was late and full and loud']);
    // The newer of these is as short as can be: it matches most closely.
    const newer = await tagged(busyDesk, ['The long ferry was late', 'Ferry', ...others]);
    const [best = '', second = ''] = [newer[1], newer[0]];
    await prisma.rememberedClaim.updateMany({ where: { annotationId: { in: [best, second] } }, data: { standing: 'supported' } });
    const desks = [busyDesk, quietDesk].map((deskId) => ({ deskId, ownOnly: false }));
    const scope: ClaimScope = { personId: editor.id, desks, standings: [], hasSources: null, byId: null, from: null, to: null };
    const query = readClaimQuery('ferry ');
    // So common by the statistics that four claims are gone through for one, and seven for two: the busy desk has seven others first.
    for (const statistics of [rare, common]) {
      const page = (after: ClaimPlace | null, limit: number) => matchingPlaces(scope, query, statistics, { after, limit });
      const idsOf = (places: readonly ClaimPlace[]) => places.map(({ id }) => id);
      const first = await page(null, 1);
      expect(idsOf(first)).toEqual([best]);
      expect(idsOf(await page(first[0] ?? null, 2))).toEqual([second, old[2]]);
      expect(idsOf(await page(null, 2))).toEqual([best, second]);
      const closest = await closestMatching(scope, query, statistics, { most: 2, offset: 0, limit: 10 });
      expect(closest).toEqual({ ids: [best, second], ranked: 2 });
      expect(await countMatching(scope, query, statistics, 1)).toEqual({ counts: new Map([['supported', 1]]), isMore: true });
    }
  });

  it('counts and ranks the same whichever way it goes, and goes on where the last months have too few', async () => {
    const deskId = await makeDesk();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const { id } = await makeArticle(editor, deskId, 'A kiln\n\nThe kiln. The kiln was built. The kiln was built of brick and burned.');
    const ids: string[] = [];
    for (const words of ['The kiln was built of brick and burned', 'The kiln', 'The kiln was built'])
      ids.push(await tagWords(editor, id, words));
    const [longest = '', shortest = '', middle = ''] = ids;
    await prisma.$executeRaw`update "RememberedClaim" set at = '2019-05-31T23:30:00Z' where "annotationId" = ${longest}::uuid`;
    const desks = [{ deskId, ownOnly: false }];
    const scope: ClaimScope = { personId: editor.id, desks, standings: [], hasSources: null, byId: null, from: null, to: null };
    const query = readClaimQuery('kiln ');
    const closest = (statistics: ClaimStatistics, offset = 0) => closestMatching(scope, query, statistics, { most: 3, offset, limit: 2 });
    for (const statistics of [rare, common, since(new Date()), since(new Date('2019-05-01T00:00:00Z'))]) {
      expect(await closest(statistics)).toEqual({ ids: [shortest, middle], ranked: 3 });
      expect(await closest(statistics, 2)).toEqual({ ids: [longest], ranked: 3 });
      expect(await countMatching(scope, query, statistics, 3)).toEqual({ counts: new Map([['none', 3]]), isMore: false });
      // The newest two: the old one is none of them.
      expect(await countMatching(scope, query, statistics, 1)).toEqual({ counts: new Map([['none', 1]]), isMore: true });
      const two = await closestMatching(scope, query, statistics, { most: 2, offset: 0, limit: 10 });
      expect(two).toEqual({ ids: [shortest, middle], ranked: 2 });
    }
    const nothing = await closestMatching(scope, readClaimQuery('zander '), since(new Date()), { most: 3, offset: 0, limit: 2 });
    expect(nothing).toEqual({ ids: [], ranked: 0 });
  });

  it('asks the index of words for the months, and not each row', async () => {
    const plan = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`set local enable_seqscan = off`;
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        explain select 1 from "RememberedClaim" c where c.terms @@ ${allOf(readClaimQuery('kiln '))}::tsquery and ${inMonths(new Date())}`;
    });
    const condition = plan.map((line) => line['QUERY PLAN']).find((line) => line.includes('Index Cond')) ?? '';
    expect(condition).toMatch(/terms @@ .* AND .*date_trunc/);
  });
});
