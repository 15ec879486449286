import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { compactAnchors } from './compact-anchors';
import { verifyArticle } from './verify';

it('moves stored anchors to the version now, and leaves those that are there', async () => {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const doc = docOf('A bus', 'The last bus left at 12.35.');
  const articleId = await makeArticle(editor, deskId, doc);
  const annotationId = uuidv7();
  const typed = new Transform(doc).insert(1, doc.type.schema.text('Look: ')).steps.map((step) => step.toJSON());
  const send = (seq: number, type: string, payload: unknown) =>
    appendBatch(editor, articleId, {
      base: { version: 0, seq },
      clientId: 'compact-test',
      schemaVersion: SCHEMA_VERSION,
      entries: [{ id: uuidv7(), type, payload }],
    });
  await send(1, 'annotation.created', { annotationId, kind: 'claim', ranges: [{ from: 8, to: 20, exact: 'The last bus' }] });
  await send(2, 'text', { steps: typed });
  const stored = async () => (await prisma.annotation.findUniqueOrThrow({ where: { id: annotationId } })).anchor;
  expect(await stored()).toMatchObject({ version: 0, ranges: [{ from: 8, to: 20 }] });
  expect(await compactAnchors(articleId)).toBe(1);
  expect(await stored()).toMatchObject({ version: 1, ranges: [{ from: 14, to: 26 }] });
  expect(await verifyArticle(articleId)).toEqual([]);
  expect(await compactAnchors(articleId)).toBe(0);
});
