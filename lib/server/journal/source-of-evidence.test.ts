import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';

const links = Array.from({ length: 40 }, (_, index) => `https://pages.example/${index}`);

describe('lockLinkedAddresses', () => {
  it('lets two who link the same pages in another order wait for each other once', async () => {
    const deskId = await makeDesk();
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    const linkAll = async (articleId: string, urls: readonly string[]) => {
      const annotationId = uuidv7();
      const created = { annotationId, kind: 'claim', ranges: [{ from: 8, to: 20, exact: 'The last bus' }] };
      const linked = urls.map((url) => ({ evidenceId: uuidv7(), sourceId: uuidv7(), newSource: { title: url, url }, stance: 'supports' }));
      const entries = [
        { id: uuidv7(), type: 'annotation.created', payload: created },
        ...linked.map((one) => ({ id: uuidv7(), type: 'evidence.linked', payload: { annotationId, ...one } })),
      ];
      await appendBatch(checker, articleId, {
        base: { version: 0, seq: 1 },
        clientId: uuidv7(),
        schemaVersion: SCHEMA_VERSION,
        entries,
      });
    };
    const articles = [
      await makeArticle(checker, deskId, docOf('A bus', 'The last bus left at 12.35.')),
      await makeArticle(checker, deskId, docOf('A bus', 'The last bus left at 12.35.')),
    ];
    const [first = '', second = ''] = articles;
    await Promise.all([linkAll(first, links), linkAll(second, links.toReversed())]);
    expect(await prisma.source.count({ where: { deskId } })).toBe(links.length);
    expect(await prisma.evidence.count({ where: { articleId: { in: articles } } })).toBe(2 * links.length);
  });
});
