import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/people/permissions';
import type { Work } from './write-article';
import { queueForArticle, queueWork } from './writer-queue';

const personOf = (id: string): Actor => ({ id, name: id, isAdmin: false, memberships: {}, sessionVersion: 0 });

describe('queueWork', () => {
  it('has a place for others, whatever one person sends', async () => {
    const articleId = uuidv7();
    let letGo = () => {};
    const held = queueForArticle(
      articleId,
      () =>
        new Promise<void>((resolve) => {
          letGo = resolve;
        }),
    );
    const endings = new Map<Work, () => void>();
    const tellAll = async (works: readonly Work[]) => {
      for (const one of works) endings.get(one)?.();
    };
    const send = (personId: string) =>
      new Promise<string>((resolve, refuse) => {
        const run = () => Promise.reject(new Error('nobody runs it'));
        const work: Work = { actor: personOf(personId), entryIds: [], isShared: true, isTyping: true, run, refuse };
        endings.set(work, () => resolve('written'));
        queueWork(articleId, work, tellAll);
      });
    const eager = Array.from({ length: 50 }, () => send('eager'));
    await expect(send('eager')).rejects.toMatchObject({ code: 'busy', message: expect.stringMatching(/^Much of yours waits/) });
    const others = Array.from({ length: 20 }, (_, person) => send(`other ${person}`));
    letGo();
    await held;
    expect(new Set(await Promise.all([...eager, ...others]))).toEqual(new Set(['written']));
    await expect(send('eager')).resolves.toBe('written');
  });
});
