import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticleState } from '@/lib/domain/article-state';
import { factsOf, isFact } from '@/lib/domain/checks/facts';
import { isOverdue } from '@/lib/domain/replies/reply-request';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { awaitsVoteOf } from '@/lib/domain/verdicts/votes';
import { prisma } from '@/lib/server/database';
import { StoredRules } from '@/lib/server/house/stored-rules';
import { rebuildState } from '@/lib/server/journal/keyframes';
import { verifyArticle } from '@/lib/server/journal/verify';
import { sampleSources, sampleTags } from './seed-article';
import { seedNewsroom } from './seed-newsroom';

const now = new Date();
let people: Awaited<ReturnType<typeof seedNewsroom>>['people'];
let articleId: string;
let state: ArticleState;
let tags: Annotation[];

beforeAll(async () => {
  ({ people, articleId } = await seedNewsroom({ password: 'a sample password', newId: () => uuidv7(), now }));
  const { headSeq } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
  state = await rebuildState(prisma, articleId, headSeq);
  tags = [...state.annotations.values()];
});

const tag = (label: string) => tags.find((one) => one.label === label) ?? expect.fail(`no ${label}`);
const idOf = async (key: (typeof people)[number]['key']) => {
  const email = people.find((one) => one.key === key)?.email ?? expect.fail(`no ${key}`);
  return (await prisma.person.findUniqueOrThrow({ where: { email } })).id;
};

describe('seedNewsroom', () => {
  it('makes people of every role and an article that is half checked', async () => {
    expect(new Set(people.map(({ role }) => role)).size).toBe(5);
    const { title, byline, claimCount, checkedCount, authorId, composedSeq } = await prisma.article.findUniqueOrThrow({
      where: { id: articleId },
    });
    expect({ title, byline }).toEqual({ title: 'Marrow Quay goes to bed at eleven, whether it wants to or not', byline: 'Lena Brandt' });
    expect(authorId).not.toBeNull();
    expect(composedSeq).toBe(state.seq);
    const claims = sampleTags.filter(({ kind }) => kind === 'claim');
    expect(claimCount).toBe(claims.length);
    // Of those that were judged, the editor changed the words of one, and another one waits for votes; one more follows its facts.
    expect(checkedCount).toBe(claims.filter(({ verdict }) => verdict).length - 2 + 1);
    expect(tags.map(({ label }) => label)).toContain('P2');
    expect(await prisma.source.count({ where: { evidence: { some: { articleId } } } })).toBe(sampleSources.length);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('has two who differ on a claim, and the lead has still to vote on it', async () => {
    const { desk } = await prisma.article.findUniqueOrThrow({ where: { id: articleId }, include: { desk: true } });
    const { votes } = StoredRules.parse(desk.rules);
    const disputed = tag('C3');
    expect(votes).toMatchObject({ when: 'differ' });
    expect(checkOf(disputed).votes).toMatchObject([{ byId: await idOf('editor') }]);
    const waitsFor = async (key: 'lead' | 'editor') => awaitsVoteOf(disputed, await idOf(key), state.details.authorId, votes);
    expect(await waitsFor('lead')).toBe(true);
    expect(await waitsFor('editor')).toBe(false);
  });

  it('has a claim that follows its three facts, and one with a statement', () => {
    const facts = factsOf(state, tag('C2'));
    expect(facts.map(({ label, verdict }) => [label, verdict?.value])).toEqual([
      ['C9', 'supported'],
      ['C10', 'partly'],
      ['C11', 'supported'],
    ]);
    expect(tag('C2').verdict).toMatchObject({ value: 'partly', followed: ['C9', 'C10', 'C11'] });
    expect(tags.filter((one) => one.stated && !isFact(one)).map(({ label }) => label)).toEqual(['C8']);
  });

  it('has a request for a reply that was answered, and one that is late', () => {
    expect(state.replyRequests.map((one) => [one.outcome?.kind ?? null, isOverdue(one, now.toISOString())])).toEqual([
      ['answered', false],
      [null, true],
    ]);
    expect(tag('C8').checkState).toBe('awaiting-reply');
  });
});
