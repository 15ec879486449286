import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { prisma } from '@/lib/server/database';
import { rebuildState } from '@/lib/server/journal/keyframes';
import { sampleSources, sampleTags } from './seed-article';
import { seedNewsroom } from './seed-newsroom';

describe('seedNewsroom', () => {
  it('makes people of every role and an article that is half checked', async () => {
    const { people, articleId } = await seedNewsroom({ password: 'a sample password', newId: () => uuidv7() });
    expect(new Set(people.map(({ role }) => role)).size).toBe(5);
    const { title, byline, claimCount, checkedCount, authorId, headSeq } = await prisma.article.findUniqueOrThrow({
      where: { id: articleId },
    });
    expect({ title, byline }).toEqual({ title: 'Marrow Quay goes to bed at eleven, whether it wants to or not', byline: 'Lena Brandt' });
    expect(authorId).not.toBeNull();
    const claims = sampleTags.filter(({ kind }) => kind === 'claim');
    expect(claimCount).toBe(claims.length);
    // One verdict waits for another look, since the editor changed its words.
    expect(checkedCount).toBe(claims.filter(({ verdict }) => verdict).length - 1);
    const state = await rebuildState(prisma, articleId, headSeq);
    expect([...state.annotations.values()].map(({ label }) => label)).toContain('P2');
    expect(await prisma.source.count({ where: { evidence: { some: { articleId } } } })).toBe(sampleSources.length);
  });
});
