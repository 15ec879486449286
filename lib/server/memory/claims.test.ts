import fs from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { SourceInput } from '@/lib/domain/sources/source-input';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { makeArticle, rewordText, sendEntries, tagWords } from '../article.fixture';
import { createFromArchive } from '../articles/archive-import';
import { deleteArticle, moveArticle, nameAuthor, setArchived } from '../articles/articles';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { articleWithVerdict, exported } from '../export/exported.fixture';
import { composeNow } from '../journal/compose';
import { eraseWords } from '../journal/erase-words';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { createSource } from '../sources/sources';
import { readClaim } from './claim-page';
import { countClaims, findClaims, listClaimPeople, searchClaims } from './claims';
import { rememberChunk, rememberRound } from './remember-claims';
import { seenBefore } from './seen-before';

const StoredTag = z.object({ basis: z.object({ kind: z.object({ entryId: z.string() }) }) });

const personIn = (deskId: string, role: Role) => makePerson({ roles: { [deskId]: role } });

/** An article of one paragraph that is one claim. Gives the ids of both. */
async function makeClaim(actor: Actor, deskId: string, words: string) {
  const { id: articleId } = await makeArticle(actor, deskId, `A town\n\n${words}`);
  return { articleId, claimId: await tagWords(actor, articleId, words) };
}

const judge = (actor: Actor, { articleId, claimId }: { articleId: string; claimId: string }, value: VerdictValue = 'unproven') =>
  sendEntries(actor, articleId, {
    type: 'verdict.given',
    payload: { annotationId: claimId, verdict: { value, rationale: 'No log of it.' }, basedOn: null },
  });

async function linkSource(actor: Actor, deskId: string, { articleId, claimId }: { articleId: string; claimId: string }) {
  const source = SourceInput.parse({ title: 'Annual accounts', url: `https://accounts.example/${uuidv7()}` });
  const { id: sourceId } = await createSource(actor, { id: uuidv7(), deskId, source });
  const payload = {
    annotationId: claimId,
    evidenceId: uuidv7(),
    sourceId,
    stance: 'refutes',
    quote: 'None',
    locator: 'p. 41',
    lookedAt: null,
  };
  await sendEntries(actor, articleId, { type: 'evidence.linked', payload });
  return sourceId;
}

/** Does to the claims of one article what a migration does to all. */
async function migrate(name: string, articleId: string): Promise<void> {
  const sql = fs.readFileSync(path.resolve('prisma/migrations', name, 'migration.sql'), 'utf8');
  const ofThis = sql.slice(sql.indexOf('update')).replace('where n.id', `where c."articleId" = '${articleId}' and n.id`);
  await prisma.$executeRawUnsafe(ofThis);
}

const wordsOf = ({ claims }: { claims: { words: string }[] }) => claims.map(({ words }) => words);

/** Says what is checked of a claim. */
const say = (
  actor: Actor,
  { articleId, claimId }: { articleId: string; claimId: string },
  statement: string | null,
  basedOn: string | null = null,
) => sendEntries(actor, articleId, { type: 'annotation.stated', payload: { annotationId: claimId, statement, basedOn } });

describe('searchClaims', () => {
  it('finds claims by their statement as by their words, gives it, and follows it', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const claim = await makeClaim(editor, deskId, 'They went up again.');
    await makeClaim(editor, deskId, 'The mayor closed nine schools.');
    const found = async (query: string) => (await searchClaims(editor, { query, deskId })).claims;
    expect(await found('rents Leipzig')).toEqual([]);
    const [entryId] = await say(editor, claim, 'Rents in Leipzig rose by £2m.');
    expect(await found('rents Leipzig')).toMatchObject([{ words: 'They went up again.', statement: 'Rents in Leipzig rose by £2m.' }]);
    expect(await found('2,000,000 again')).toHaveLength(1);
    expect((await readClaim(editor, claim.claimId)).claim.statement).toBe('Rents in Leipzig rose by £2m.');
    expect(await verifyArticle(claim.articleId)).toEqual([]);
    await say(editor, claim, null, entryId);
    expect(await found('rents Leipzig')).toEqual([]);
    expect(await found('went again')).toMatchObject([{ statement: null }]);
  });

  it('finds a claim whose words were changed by those that stand there now, and by no others', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { articleId, claimId } = await makeClaim(editor, deskId, 'The council spent 3.1 million on it.');
    const found = async (query: string) => wordsOf(await searchClaims(editor, { query, deskId }));
    await rewordText(editor, articleId, '3.1', '2.4');
    expect(await found('2.4 million')).toEqual(['The council spent 2.4 million on it.']);
    // What was typed into words that differed already changed nothing but the text.
    await rewordText(editor, articleId, 'council', 'mayor');
    expect(await verifyArticle(articleId)).toEqual([]);
    await composeNow(articleId);
    expect(await found('mayor 2.4 million')).toEqual(['The mayor spent 2.4 million on it.']);
    expect([await found('council'), await found('3.1 million')]).toEqual([[], []]);
    expect((await readClaim(editor, claimId)).claim.words).toBe('The mayor spent 2.4 million on it.');
    expect(await verifyArticle(articleId)).toEqual([]);
    // Words that are gone are shown as they were.
    await rewordText(editor, articleId, 'The mayor spent 2.4 million on it.', '');
    await composeNow(articleId);
    expect(await found('council 3.1')).toEqual(['The council spent 3.1 million on it.']);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('finds figures however thousands are grouped, by whatever groups them in the search', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const figures = ['412.000', '412,000', '412 000', '412000', '412’000'];
    for (const figure of figures) await makeClaim(editor, deskId, `Es kamen ${figure}.`);
    await makeClaim(editor, deskId, 'Es kamen 412.');
    for (const query of figures) {
      expect((await searchClaims(editor, { query, deskId })).claims.map(({ words }) => words).toSorted(), query).toEqual(
        figures.map((figure) => `Es kamen ${figure}.`).toSorted(),
      );
    }
    await makeClaim(editor, deskId, 'The mile is 1.609 km.');
    await makeClaim(editor, deskId, 'Es kamen 1.609.');
    expect((await searchClaims(editor, { query: '1.609', deskId })).claims).toHaveLength(2);
  });

  it('reads statements anew where they were read by older rules', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const claim = await makeClaim(editor, deskId, 'They went up again.');
    await say(editor, claim, 'Rents in Leipzig rose.');
    await prisma.$executeRaw`update "RememberedClaim" set terms = ''::tsvector, "termRules" = 1 where "annotationId" = ${claim.claimId}::uuid`;
    while ((await rememberChunk()) > 0);
    expect((await searchClaims(editor, { query: 'Leipzig again', deskId })).claims).toHaveLength(1);
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });

  it('forgets a statement whose words are erased', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const claim = await makeClaim(editor, deskId, 'They went up again.');
    await say(editor, claim, 'Rents in Leipzig rose.');
    const { headSeq } = await prisma.article.findUniqueOrThrow({ where: { id: claim.articleId } });
    await eraseWords(await makePerson({ isAdmin: true }), claim.articleId, { seqs: [headSeq], reason: 'A court says so.' });
    expect((await searchClaims(editor, { query: 'Leipzig', deskId })).claims).toEqual([]);
    const { claim: seen } = await readClaim(editor, claim.claimId);
    expect(seen.statement).not.toContain('Leipzig');
    const terms = await prisma.$queryRaw`select terms::text as terms from "RememberedClaim" where "annotationId" = ${claim.claimId}::uuid`;
    expect(JSON.stringify(terms)).not.toContain('leipzig');
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });

  it('finds claims by all of their words, without accents, by figures however they are written, and by how the last word begins', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const all = ['The café on Mill Lane lost eleven pounds a night.', 'The café closed in 2019.', 'Nine routes were cut.'];
    for (const words of all) await makeClaim(editor, deskId, words);
    const find = async (query: string) => wordsOf(await searchClaims(editor, { query, deskId }));
    expect(await find('cafe')).toEqual([all[1], all[0]]);
    expect(await find('£11 night')).toEqual([all[0]]);
    expect(await find('11.00')).toEqual([all[0]]);
    expect(await find('cutting rou')).toEqual([all[2]]);
    expect(await find('cafe zebra')).toEqual([all[1], all[0]]);
    expect((await searchClaims(editor, { query: 'cafe zebra', deskId })).isPartial).toBe(true);
    expect(await find('zebra')).toEqual([]);
    // Nothing to narrow by: all of them.
    expect(await find('the of')).toHaveLength(3);
    expect(await find(`' & | ! <-> \\ ):* `)).toHaveLength(3);
  });

  it('narrows by verdict, who gave it, when, sources and desk', async () => {
    const [deskId, otherDesk] = [await makeDesk(), await makeDesk()];
    const editor = await makePerson({ roles: { [deskId]: 'editor', [otherDesk]: 'checker' } });
    const colleague = await personIn(deskId, 'checker');
    const first = await makeClaim(editor, deskId, 'The first bridge is old.');
    const second = await makeClaim(editor, deskId, 'The second bridge is old.');
    await makeClaim(editor, otherDesk, 'The third bridge is old.');
    await judge(editor, first);
    await linkSource(colleague, deskId, second);
    await judge(colleague, second, 'refuted');
    const ids = async (filter: Parameters<typeof searchClaims>[1]) => {
      const plain = (await searchClaims(editor, filter)).claims.map(({ id }) => id);
      // With words the tables are gone through in another way.
      const withWords = (await searchClaims(editor, { ...filter, query: 'bridge' })).claims.map(({ id }) => id);
      expect(withWords).toEqual(plain);
      return plain;
    };
    expect(await ids({ deskId })).toEqual([second.claimId, first.claimId]);
    expect(await ids({})).toHaveLength(3);
    expect(await ids({ standing: ['unproven'] })).toEqual([first.claimId]);
    expect(await ids({ standing: ['unproven', 'refuted'] })).toEqual([second.claimId, first.claimId]);
    expect(await ids({ byId: colleague.id })).toEqual([second.claimId]);
    expect(await ids({ sources: 'with' })).toEqual([second.claimId]);
    expect(await ids({ sources: 'without', deskId })).toEqual([first.claimId]);
    expect(await ids({ from: '2020-01-01T00:00:00Z' })).toEqual([second.claimId, first.claimId]);
    expect(await ids({ to: '2020-01-01T00:00:00Z' })).toEqual([]);
    const counts = await countClaims(editor, { standing: ['refuted'] });
    expect(counts.total).toEqual({ count: 1, isMore: false });
    expect(counts.standings.map(({ standing, count }) => [standing, count])).toEqual([
      ['supported', 0],
      ['partly', 0],
      ['refuted', 1],
      ['unproven', 1],
      ['none', 1],
    ]);
    expect((await countClaims(editor, { query: 'bridge' })).standings).toEqual(counts.standings);
    expect((await listClaimPeople(editor)).people.map(({ id }) => id).sort()).toEqual([editor.id, colleague.id].sort());
  });

  it('lists who has judged as people are looked for', async () => {
    const deskId = await makeDesk();
    const named = ['Zola', 'de Vries', 'Çelik', 'Diaz', 'Cox'];
    for (const name of named) {
      const editor = await makePerson({ name, roles: { [deskId]: 'editor' } });
      await judge(editor, await makeClaim(editor, deskId, `${name} says so.`));
    }
    const reader = await personIn(deskId, 'lead');
    const { people } = await listClaimPeople(reader, { deskId });
    expect(people.map(({ name }) => name)).toEqual(['Çelik', 'Cox', 'de Vries', 'Diaz', 'Zola']);
  });

  it('goes on where a page ended, in both orders', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { id: articleId } = await makeArticle(
      editor,
      deskId,
      'A town\n\nMill one. Mill two stands still. Mill three stands behind the second and is new.',
    );
    for (const words of ['Mill one.', 'Mill two stands still.', 'Mill three stands behind the second and is new.'])
      await tagWords(editor, articleId, words);
    for (const filter of [{}, { query: 'mill' }, { query: 'mill', order: 'closest' as const }]) {
      const whole = wordsOf(await searchClaims(editor, { ...filter, deskId }));
      const pages: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await searchClaims(editor, { ...filter, deskId, limit: 1, ...(cursor ? { cursor } : {}) });
        pages.push(...wordsOf(page));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(pages).toEqual(whole);
      expect(pages).toHaveLength(3);
    }
    expect(wordsOf(await searchClaims(editor, { query: 'mill', order: 'closest', deskId }))[0]).toBe('Mill one.');
    expect(await codeOf(searchClaims(editor, { cursor: 'made up' }))).toBe('invalid');
  });

  it('shows nothing of other desks, and authors their own articles alone', async () => {
    const [deskId, otherDesk] = [await makeDesk(), await makeDesk()];
    const [editor, stranger, author] = [
      await personIn(deskId, 'editor'),
      await personIn(otherDesk, 'lead'),
      await personIn(deskId, 'author'),
    ];
    const claim = await makeClaim(editor, deskId, 'The weir was mended twice.');
    await judge(editor, claim);
    for (const person of [stranger, author]) {
      for (const query of ['', 'weir', 'weir zebra']) {
        expect((await searchClaims(person, { query })).claims).toEqual([]);
        expect((await countClaims(person, { query })).total.count).toBe(0);
      }
      expect(await listClaimPeople(person)).toEqual({ people: [] });
      expect(await codeOf(readClaim(person, claim.claimId))).toBe('not-found');
    }
    expect(await codeOf(searchClaims(stranger, { deskId }))).toBe('not-found');
    expect(await codeOf(listClaimPeople(stranger, { deskId }))).toBe('not-found');
    await nameAuthor(editor, claim.articleId, { authorId: author.id });
    for (const query of ['', 'weir']) expect((await searchClaims(author, { query })).claims).toHaveLength(1);
    expect((await listClaimPeople(author)).people).toEqual([{ id: editor.id, name: editor.name }]);
    expect((await readClaim(author, claim.claimId)).claim.id).toBe(claim.claimId);
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });

  it('keeps what is archived, follows what moves, and forgets what is removed, no claim any more, or deleted', async () => {
    const [deskId, otherDesk] = [await makeDesk(), await makeDesk()];
    const admin = await makePerson({ isAdmin: true });
    const [here, there] = [await personIn(deskId, 'reader'), await personIn(otherDesk, 'reader')];
    const claim = await makeClaim(admin, deskId, 'The ferry sank in May.');
    const counts = async () => [
      (await searchClaims(here, { query: 'ferry' })).claims.length,
      (await searchClaims(there, {})).claims.length,
    ];
    expect(await counts()).toEqual([1, 0]);
    await moveArticle(admin, claim.articleId, { deskId: otherDesk });
    expect(await counts()).toEqual([0, 1]);
    await setArchived(admin, claim.articleId, { isArchived: true });
    expect(await counts()).toEqual([0, 1]);
    await setArchived(admin, claim.articleId, { isArchived: false });
    const { state } = await prisma.annotation.findUniqueOrThrow({ where: { id: claim.claimId } });
    const { basis } = StoredTag.parse(state);
    const kind = (to: string, basedOn: string) =>
      sendEntries(admin, claim.articleId, { type: 'annotation.kind-changed', payload: { annotationId: claim.claimId, kind: to, basedOn } });
    const [asOpinion = ''] = await kind('opinion', basis.kind.entryId);
    expect(await counts()).toEqual([0, 0]);
    await kind('claim', asOpinion);
    expect(await counts()).toEqual([0, 1]);
    expect(await verifyArticle(claim.articleId)).toEqual([]);
    await sendEntries(admin, claim.articleId, { type: 'annotation.removed', payload: { annotationId: claim.claimId } });
    expect(await counts()).toEqual([0, 0]);
    const other = await makeClaim(admin, otherDesk, 'The ferry was raised.');
    expect(await counts()).toEqual([0, 1]);
    await deleteArticle(admin, other.articleId);
    expect(await counts()).toEqual([0, 0]);
    for (const id of [claim.articleId, other.articleId]) expect(await verifyArticle(id)).toEqual([]);
  });

  it('does not count a verdict on words that have changed', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const claim = await makeClaim(editor, deskId, 'Nine routes were cut.');
    await judge(editor, claim);
    expect((await searchClaims(editor, { standing: ['unproven'] })).claims).toHaveLength(1);
    const step = { stepType: 'replace', from: 14, to: 14, slice: { content: [{ type: 'text', text: 'ty' }] } };
    await sendEntries(editor, claim.articleId, { type: 'text', payload: { steps: [step] } });
    expect((await searchClaims(editor, { standing: ['unproven'] })).claims).toEqual([]);
    expect((await readClaim(editor, claim.claimId)).verdict).toMatchObject({ value: 'unproven', isStale: true });
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });
});

describe('a claim with two verdicts that nobody has chosen between', () => {
  it('carries none in the memory until somebody has, and says so', async () => {
    const deskId = await makeDesk();
    const [editor, checker] = [await personIn(deskId, 'editor'), await personIn(deskId, 'checker')];
    const claim = await makeClaim(editor, deskId, 'Nine routes were cut.');
    await judge(editor, claim);
    const [rivalEntryId] = await judge(checker, claim, 'partly');
    expect((await searchClaims(editor, { standing: ['unproven', 'partly'] })).claims).toEqual([]);
    const [found] = (await searchClaims(editor, { standing: ['none'] })).claims;
    expect(found).toMatchObject({ id: claim.claimId, byName: null, rationale: '' });
    expect((await readClaim(editor, claim.claimId)).verdict).toMatchObject({ value: 'unproven', isStale: false, isDisputed: true });
    expect(await verifyArticle(claim.articleId)).toEqual([]);
    const keep = { annotationId: claim.claimId, rivalEntryId, take: false };
    await sendEntries(editor, claim.articleId, { type: 'rival.settled', payload: keep });
    expect((await searchClaims(editor, { standing: ['unproven'] })).claims).toHaveLength(1);
    expect((await readClaim(editor, claim.claimId)).verdict).toMatchObject({ isDisputed: false });
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });

  it('loses it by the migration where the memory kept it before', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const claim = await makeClaim(editor, deskId, 'Nine routes were cut.');
    await judge(editor, claim);
    const { at } = await prisma.rememberedClaim.findUniqueOrThrow({ where: { annotationId: claim.claimId }, select: { at: true } });
    await judge(editor, claim, 'partly');
    const asBefore = { standing: 'unproven', checkedById: editor.id, at };
    await prisma.rememberedClaim.update({ where: { annotationId: claim.claimId }, data: asBefore });
    expect(await verifyArticle(claim.articleId)).not.toEqual([]);
    await migrate('20261128081000_disputed_claims', claim.articleId);
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });
});

describe('a claim that follows its facts', () => {
  it('names these in the memory, and nobody as who gave its verdict, by the migration where it named one before', async () => {
    const deskId = await makeDesk();
    const [editor, checker] = [await personIn(deskId, 'editor'), await personIn(deskId, 'checker')];
    const claim = await makeClaim(editor, deskId, 'Nine routes were cut in May.');
    const facts = [uuidv7(), uuidv7()].map((annotationId, n) => ({
      annotationId,
      kind: 'claim',
      factOf: claim.claimId,
      statement: `${n}.`,
    }));
    await sendEntries(editor, claim.articleId, ...facts.map((payload) => ({ type: 'annotation.created', payload })));
    for (const { annotationId } of facts) await judge(checker, { ...claim, claimId: annotationId });
    const follows = { byName: null, followed: ['C2', 'C3'] };
    expect((await searchClaims(editor, { deskId })).claims).toMatchObject([{ standing: 'unproven', ...follows }]);
    expect((await readClaim(editor, claim.claimId)).verdict).toMatchObject({ value: 'unproven', isSettled: true, ...follows });
    expect((await searchClaims(editor, { byId: checker.id })).claims).toEqual([]);
    expect((await listClaimPeople(editor, { deskId })).people).toEqual([]);
    const asBefore = { checkedById: checker.id };
    await prisma.rememberedClaim.update({ where: { annotationId: claim.claimId }, data: asBefore });
    expect(await verifyArticle(claim.articleId)).not.toEqual([]);
    await migrate('20261130173000_followed_claims', claim.articleId);
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });
});

describe('a claim whose verdict is a vote', () => {
  /** A claim that a checker calls unproven, on a desk where two votes of `of` decide, and what editors then vote. */
  async function voteOn(of: number, ...values: VerdictValue[]) {
    const deskId = await makeDesk();
    const [lead, checker] = [await personIn(deskId, 'lead'), await personIn(deskId, 'checker')];
    await setRules(lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of } });
    const claim = await makeClaim(lead, deskId, 'Nine routes were cut in May.');
    const [verdictEntryId = ''] = await judge(checker, claim);
    const voteEntryIds: string[] = [];
    for (const value of values) {
      const editor = await personIn(deskId, 'editor');
      const vote = { value, rationale: 'One of two.' };
      const [voteEntryId = ''] = await sendEntries(editor, claim.articleId, {
        type: 'check.voted',
        payload: { annotationId: claim.claimId, verdictEntryId, vote },
      });
      voteEntryIds.push(voteEntryId);
    }
    return { deskId, lead, checker, claim, verdictEntryId, voteEntryIds };
  }

  it('says by which votes, and names nobody who voted as who gave it', async () => {
    const { deskId, lead, claim } = await voteOn(3, 'partly', 'partly');
    const took = { byName: null, voted: 'two of three votes' };
    expect((await searchClaims(lead, { deskId })).claims).toMatchObject([{ standing: 'partly', ...took }]);
    expect((await readClaim(lead, claim.claimId)).verdict).toMatchObject({ value: 'partly', ...took });
  });

  it('names who took it after votes that had settled nothing', async () => {
    const { deskId, lead, claim, verdictEntryId, voteEntryIds } = await voteOn(2, 'partly', 'unproven');
    const decision = { verdictEntryId, took: 'vote', voteEntryId: voteEntryIds[0], rationale: 'The log says so.' };
    await sendEntries(lead, claim.articleId, { type: 'check.adjudicated', payload: { annotationId: claim.claimId, ...decision } });
    const { name } = await prisma.person.findUniqueOrThrow({ where: { id: lead.id }, select: { name: true } });
    const took = { byName: name, voted: null };
    expect((await searchClaims(lead, { deskId })).claims).toMatchObject([{ standing: 'partly', ...took }]);
    expect((await readClaim(lead, claim.claimId)).verdict).toMatchObject({ value: 'partly', ...took });
  });

  it('names its giver where the votes are for the first verdict', async () => {
    const { deskId, lead, checker } = await voteOn(3, 'unproven', 'unproven');
    const { name } = await prisma.person.findUniqueOrThrow({ where: { id: checker.id }, select: { name: true } });
    expect((await searchClaims(lead, { deskId })).claims).toMatchObject([{ standing: 'unproven', byName: name, voted: null }]);
  });
});

describe('a claim that came in an archive', () => {
  it('names who judged it as its article does, with the mark of an archive', async () => {
    const { editor, id } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const deskId = await makeDesk();
    const lead = await personIn(deskId, 'lead');
    const copy = { id: uuidv7(), deskId, name: 'mill.galley.json' };
    await createFromArchive(lead, copy, async () => new TextEncoder().encode(content));
    const mine = await makeClaim(lead, deskId, 'Nine routes were cut.');
    await judge(lead, mine);
    const { claims } = await searchClaims(lead, { deskId });
    expect(claims.map(({ byName }) => byName).toSorted()).toEqual(['Edda Grey (from the archive)', lead.name].toSorted());
    const came = claims.find(({ articleId }) => articleId === copy.id) ?? expect.fail('no claim');
    expect(came).not.toHaveProperty('byId');
    const named = { byName: 'Edda Grey (from the archive)' };
    const page = await readClaim(lead, came.id);
    expect(page).toMatchObject({ claim: named, verdict: named });
    expect(page.claim).not.toHaveProperty('byId');
    const again = await makeClaim(lead, deskId, came.words);
    const { seen } = await seenBefore(lead, again.articleId, again.claimId);
    expect(seen).toMatchObject([{ claim: named }]);
    expect(seen[0]?.claim).not.toHaveProperty('byId');
  });

  it('has its article opened for that name only where it is shown', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const lead = await personIn(deskId, 'lead');
    const archives = Array.from({ length: 7 }, () => ({ id: uuidv7(), deskId, name: 'mill.galley.json' }));
    for (const one of archives) await createFromArchive(lead, one, async () => new TextEncoder().encode(content));
    const { claims } = await searchClaims(lead, { deskId });
    const { id: cameId, words } = claims.find(({ articleId }) => articleId === archives[0]?.id) ?? expect.fail('no claim');
    const again = await makeClaim(lead, deskId, words);
    const openedBy = async (does: () => Promise<unknown>) => {
      const asked = vi.spyOn(prisma, '$queryRaw');
      await does();
      const opened = asked.mock.calls.flatMap(([sql, ...values]) => (String(sql).includes('peopleNames') ? [values] : []));
      asked.mockRestore();
      return opened.flat(2);
    };
    const found = await findClaims(lead, words, 10);
    expect(found.length).toBeGreaterThan(7);
    expect(await openedBy(() => findClaims(lead, words, 10))).toEqual([]);
    expect(await openedBy(() => readClaim(lead, cameId))).toEqual([]);
    // Five are shown of the seven.
    expect(await openedBy(() => seenBefore(lead, again.articleId, again.claimId))).toHaveLength(5);
  });
});

describe('a claim whose verdict is not settled', () => {
  const setUp = async (rules: object) => {
    const deskId = await makeDesk();
    const [lead, editor, checker] = [await personIn(deskId, 'lead'), await personIn(deskId, 'editor'), await personIn(deskId, 'checker')];
    await setRules(lead, deskId, { ...plainRules, ...rules });
    const claim = await makeClaim(editor, deskId, 'Nine routes were cut.');
    const [verdictEntryId] = await judge(checker, claim);
    const send = (actor: Actor, type: string, payload: object) =>
      sendEntries(actor, claim.articleId, { type, payload: { annotationId: claim.claimId, ...payload } });
    return { lead, editor, checker, claim, verdictEntryId, send };
  };
  /** How the memory has the only claim that somebody may read, and what its page says of its verdict. */
  const shown = async (actor: Actor, { articleId, claimId }: { articleId: string; claimId: string }) => {
    expect(await verifyArticle(articleId)).toEqual([]);
    const [found] = (await searchClaims(actor, {})).claims;
    const { verdict } = await readClaim(actor, claimId);
    return [found?.standing, found?.byName, verdict?.value, verdict?.isSettled, verdict?.isDisputed];
  };

  it('carries none until another person has looked, and until somebody has decided between two who differ', async () => {
    const { lead, editor, checker, claim, verdictEntryId, send } = await setUp({ secondCheck: true });
    expect(await shown(editor, claim)).toEqual(['none', null, 'unproven', false, false]);
    const second = { value: 'partly', rationale: 'Eight were.' };
    const [secondEntryId] = await send(editor, 'check.second-given', { verdictEntryId, second, basedOn: null });
    expect(await shown(editor, claim)).toEqual(['none', null, 'unproven', false, true]);
    expect((await countClaims(editor, { byId: checker.id })).total.count).toBe(0);
    await send(lead, 'check.adjudicated', { secondEntryId, took: 'first', rationale: 'A log says so.' });
    expect(await shown(editor, claim)).toEqual(['unproven', checker.name, 'unproven', true, false]);
  });

  it('carries none while votes are open or split', async () => {
    const { lead, editor, claim, verdictEntryId, send } = await setUp({ votes: { when: 'every', needed: 2, of: 2 } });
    const vote = (actor: Actor, value: string) =>
      send(actor, 'check.voted', { verdictEntryId, vote: { value, rationale: 'I rang the board.' } });
    await vote(editor, 'partly');
    expect(await shown(editor, claim)).toEqual(['none', null, 'unproven', false, false]);
    await vote(lead, 'unproven');
    expect(await shown(editor, claim)).toEqual(['none', null, 'unproven', false, true]);
  });

  it('carries none while it is set aside', async () => {
    const { editor, checker, claim, verdictEntryId, send } = await setUp({});
    expect(await shown(editor, claim)).toEqual(['unproven', checker.name, 'unproven', true, false]);
    await send(editor, 'check.state-changed', { checkState: 'on-legal', reason: 'A letter came.', basedOn: verdictEntryId });
    expect(await shown(editor, claim)).toEqual(['none', null, 'unproven', false, false]);
  });

  it('loses it by the migration where the memory kept it before', async () => {
    const { checker, claim } = await setUp({ secondCheck: true });
    const asBefore = { standing: 'unproven', checkedById: checker.id, at: new Date() };
    await prisma.rememberedClaim.update({ where: { annotationId: claim.claimId }, data: asBefore });
    expect(await verifyArticle(claim.articleId)).not.toEqual([]);
    await migrate('20261128161800_settled_claims', claim.articleId);
    expect(await verifyArticle(claim.articleId)).toEqual([]);
  });
});

describe('a claim that is split', () => {
  it('shows what its facts rest on, and not what those that were removed did', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const claim = await makeClaim(editor, deskId, 'Nine routes were cut.');
    const { articleId } = claim;
    const facts = [uuidv7(), uuidv7()];
    for (const annotationId of facts) {
      const payload = { annotationId, kind: 'claim', factOf: claim.claimId, statement: 'They were nine.' };
      await sendEntries(editor, articleId, { type: 'annotation.created', payload });
    }
    const sources: string[] = [];
    for (const claimId of [claim.claimId, ...facts]) sources.push(await linkSource(editor, deskId, { articleId, claimId }));
    const shown = async () => (await readClaim(editor, claim.claimId)).evidence.map(({ source }) => source.id);
    expect(await shown()).toEqual(sources);
    await sendEntries(editor, articleId, { type: 'annotation.removed', payload: { annotationId: facts[1] } });
    expect(await shown()).toEqual(sources.slice(0, 2));
  });
});

describe('verifyArticle', () => {
  it('names what in the memory is not as the journal says', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { articleId, claimId } = await makeClaim(editor, deskId, 'The weir was mended twice.');
    const fieldsAfter = async (sql: string) => {
      await prisma.$executeRawUnsafe(`update "RememberedClaim" set ${sql} where "annotationId" = '${claimId}'`);
      return (await verifyArticle(articleId)).map(({ field }) => field);
    };
    const of = (column: string) => `RememberedClaim ${claimId} ${column}`;
    expect(await fieldsAfter(`"hasSources" = true`)).toEqual([of('hasSources')]);
    expect(await fieldsAfter(`"hasSources" = false, standing = 'refuted', "checkedById" = '${editor.id}'`)).toEqual([
      of('standing'),
      of('checkedById'),
    ]);
    expect(await fieldsAfter(`standing = 'none', "checkedById" = null, terms = '''x'':1'`)).toEqual([of('terms')]);
    await prisma.rememberedClaim.delete({ where: { annotationId: claimId } });
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([of('is missing')]);
  });
});

describe('a backup of the memory', () => {
  it('is read back as it was, as PostgreSQL writes rows as JSON and reads them', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { claimId } = await makeClaim(editor, deskId, 'It’s 11.40 at O’Hara’s \\ mill, “£2m” or 東京.');
    const [row] = await prisma.$queryRaw<{ isSame: boolean }[]>`
      select (select terms from json_populate_recordset(null::"RememberedClaim", json_build_array(to_json(c)::text::json))) = c.terms as "isSame"
      from "RememberedClaim" c where "annotationId" = ${claimId}::uuid`;
    expect(row).toEqual({ isSame: true });
  });
});

describe('rememberRound', () => {
  it('comes again while there are claims that others held, and no more once all are read', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { claimId } = await makeClaim(editor, deskId, 'The lock was mended twice.');
    await prisma.$executeRaw`update "RememberedClaim" set terms = '', "termRules" = 0 where "annotationId" = ${claimId}::uuid`;
    const whileHeld = await prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 as held from "RememberedClaim" where "termRules" = 0 for update`;
        return rememberRound();
      },
      { timeout: 30_000 },
    );
    expect(whileHeld).not.toBeNull();
    expect(await rememberRound()).not.toBeNull();
    expect(await rememberRound()).toBeNull();
    expect((await searchClaims(editor, { query: 'lock mended' })).claims).toHaveLength(1);
  });
});

describe('rememberChunk', () => {
  it('reads the words of claims that older rules have read, once', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { articleId, claimId } = await makeClaim(editor, deskId, 'The weir was mended twice.');
    await prisma.$executeRaw`update "RememberedClaim" set terms = '', "termRules" = 0 where "annotationId" = ${claimId}::uuid`;
    expect(await verifyArticle(articleId)).toEqual([]);
    expect((await searchClaims(editor, { query: 'weir' })).claims).toEqual([]);
    while ((await rememberChunk()) > 0);
    expect((await searchClaims(editor, { query: 'weir' })).claims).toHaveLength(1);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('readClaim', () => {
  it('gives place, verdict with its scale, and evidence with the source by which another desk knows it', async () => {
    const [deskId, otherDesk] = [await makeDesk(), await makeDesk()];
    const editor = await makePerson({ roles: { [deskId]: 'editor', [otherDesk]: 'checker' } });
    const claim = await makeClaim(editor, deskId, 'The weir was mended twice.');
    const sourceId = await linkSource(editor, deskId, claim);
    await judge(editor, claim, 'refuted');
    const page = await readClaim(editor, claim.claimId, deskId);
    expect(page).toMatchObject({
      locator: '¶1',
      verdict: { value: 'refuted', scale: { id: 'house', version: 1 }, isStale: false },
      claim: { sourceCount: 1 },
    });
    expect(page.evidence).toMatchObject([{ stance: 'refutes', locator: 'p. 41', source: { id: sourceId }, idThere: sourceId }]);
    expect((await readClaim(editor, claim.claimId, otherDesk)).evidence[0]?.idThere).toBeNull();
    const { url } = await prisma.source.findUniqueOrThrow({ where: { id: sourceId } });
    const twin = await createSource(editor, { id: uuidv7(), deskId: otherDesk, source: SourceInput.parse({ title: 'Accounts', url }) });
    expect((await readClaim(editor, claim.claimId, otherDesk)).evidence[0]?.idThere).toBe(twin.id);
    // A desk that does not exist for the one who asks tells nothing of its sources.
    const reader = await personIn(deskId, 'reader');
    expect((await readClaim(reader, claim.claimId, otherDesk)).evidence[0]?.idThere).toBeNull();
    // Nor does one of which somebody sees no more sources than those of their own articles.
    const author = await makePerson({ roles: { [deskId]: 'reader', [otherDesk]: 'author' } });
    expect((await readClaim(author, claim.claimId, otherDesk)).evidence[0]?.idThere).toBeNull();
  });
});
