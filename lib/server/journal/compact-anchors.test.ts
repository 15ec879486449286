import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { compactAnchors } from './compact-anchors';
import { cachedState, forgetState } from './state-cache';
import { verifyArticle } from './verify';

const doc = docOf('A bus', 'The last bus left at 12.35.', 'Nobody was on it.');
const minutes = (count: number) => count * 60_000;

let editor: Actor;
let articleId: string;

beforeEach(async () => {
  const deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
  articleId = await makeArticle(editor, deskId, doc);
});
afterEach(() => vi.useRealTimers());

const send = (seq: number, version: number, type: string, payload: unknown) =>
  appendBatch(editor, articleId, {
    base: { version, seq },
    clientId: 'compact-test',
    schemaVersion: SCHEMA_VERSION,
    entries: [{ id: uuidv7(), type, payload }],
  });
const typeAt = (seq: number, pos: number) =>
  send(seq, 0, 'text', { steps: new Transform(doc).insert(pos, doc.type.schema.text('Look: ')).steps.map((step) => step.toJSON()) });

/** Tags words, and gives how their row has its anchor. */
async function tag(seq: number, exact: string, version = 0, shift = 0) {
  const annotationId = uuidv7();
  let from = 0;
  doc.descendants((node, pos) => {
    const at = node.text?.indexOf(exact) ?? -1;
    if (at >= 0) from = pos + at + shift;
  });
  await send(seq, version, 'annotation.created', { annotationId, kind: 'claim', ranges: [{ from, to: from + exact.length, exact }] });
  return async () => (await prisma.annotation.findUniqueOrThrow({ where: { id: annotationId } })).anchor;
}

describe('compactAnchors', () => {
  it('moves stored anchors to the version now, and leaves those that are there', async () => {
    const stored = await tag(1, 'The last bus');
    await typeAt(2, 1);
    expect(await stored()).toMatchObject({ version: 0, ranges: [{ from: 8, to: 20 }] });
    expect(await compactAnchors(articleId)).toBe(1);
    expect(await stored()).toMatchObject({ version: 1, ranges: [{ from: 14, to: 26 }] });
    expect(await verifyArticle(articleId)).toEqual([]);
    expect(await compactAnchors(articleId)).toBe(0);
  });

  it('leaves what stands before all that was changed, until it is far behind', async () => {
    const bus = await tag(1, 'The last bus');
    const nobody = await tag(2, 'Nobody');
    const changedAt = 21;
    await typeAt(3, changedAt);
    expect(await compactAnchors(articleId, changedAt)).toBe(1);
    expect([await bus(), await nobody()]).toMatchObject([{ version: 0 }, { version: 1 }]);
    expect(await verifyArticle(articleId)).toEqual([]);
    // As it would be after so many versions.
    await prisma.$executeRaw`update "Annotation" set anchor = jsonb_set(anchor, '{version}', '-2048') where (anchor->>'version')::int = 0`;
    expect(await compactAnchors(articleId, changedAt)).toBe(1);
    expect(await bus()).toMatchObject({ version: 1, ranges: [{ from: 8, to: 20 }] });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('waits for no row that somebody is writing, and moves the others', async () => {
    const stored = [await tag(1, 'The last bus'), await tag(2, 'Nobody')];
    await typeAt(3, 1);
    const moved = await prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 as held from "Annotation" where "articleId" = ${articleId}::uuid and words = 'The last bus' for update`;
        return compactAnchors(articleId);
      },
      { timeout: 30_000 },
    );
    expect(moved).toBe(1);
    expect(await Promise.all(stored.map((read) => read()))).toMatchObject([{ version: 0 }, { version: 1 }]);
    expect(await compactAnchors(articleId)).toBe(1);
  });

  it('puts no article in memory that is not there', async () => {
    await tag(1, 'The last bus');
    await typeAt(2, 1);
    forgetState(articleId);
    expect(await compactAnchors(articleId)).toBe(1);
    expect(cachedState(articleId)).toBeUndefined();
  });
});

it('moves the rows of what was moved once the text has rested for ten minutes, whatever else is done meanwhile', async () => {
  const bus = await tag(1, 'The last bus');
  const nobody = await tag(2, 'Nobody');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await typeAt(3, 21);
  vi.advanceTimersByTime(minutes(9));
  await tag(4, 'was on it', 1, 'Look: '.length);
  vi.advanceTimersByTime(minutes(1));
  await expect.poll(nobody).toMatchObject({ version: 1 });
  expect(await bus()).toMatchObject({ version: 0 });
});
