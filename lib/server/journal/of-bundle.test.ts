import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, vi } from 'vitest';
import { type ArticleState, stateFromJson } from '@/lib/domain/article-state';
import { articleSchema, SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle } from '../article.fixture';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { readHead } from './article-row';
import { readState } from './read-state';
import { rebuildOnce } from './rebuild-once';
import { cachedState, cacheState, forgetState } from './state-cache';

/** The modules as another bundle of Next has them: the same process, and a schema of its own. */
async function otherBundle() {
  vi.resetModules();
  const [rebuild, cache, compose, schema] = await Promise.all([
    import('./rebuild-once'),
    import('./state-cache'),
    import('./compose'),
    import('@/lib/domain/text/article-schema'),
  ]);
  expect(schema.articleSchema).not.toBe(articleSchema);
  return { ...rebuild, ...cache, ...compose, ...schema };
}

const schemaOf = (state: ArticleState | undefined) => state?.doc.type.schema;

async function quietStreet() {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const { id } = await makeArticle(editor, deskId, 'A quiet street\n\nNothing happened on it in 1954.');
  forgetState(id);
  const type = async (words: string) => {
    const state = stateFromJson((await readState(editor, id)).state);
    const steps = new Transform(state.doc).insert(1, articleSchema.text(words)).steps.map((step) => step.toJSON());
    const { version, seq } = state;
    const entries = [{ id: uuidv7(), type: 'text', payload: { steps } }];
    await appendBatch(editor, id, { base: { version, seq }, clientId: 'a-tab', schemaVersion: SCHEMA_VERSION, entries });
  };
  return { editor, id, type };
}

it('has each bundle rebuild a state of its own schema, also where both do at once', async () => {
  const { id, type } = await quietStreet();
  const other = await otherBundle();
  const head = await readHead(prisma, id);
  const [theirs, ours] = await Promise.all([other.rebuildOnce(head, head.headSeq), rebuildOnce(head, head.headSeq)]);
  expect([schemaOf(theirs) === other.articleSchema, schemaOf(ours) === articleSchema]).toEqual([true, true]);
  cacheState(ours);
  await type('So ');
  expect(cachedState(id)?.doc.firstChild?.textContent).toBe('So A quiet street');
});

it('gives no bundle what another has in memory, and has each go on from its own', async () => {
  const { id, type } = await quietStreet();
  await type('So ');
  const other = await otherBundle();
  expect(other.cachedState(id)).toBeUndefined();
  const head = await readHead(prisma, id);
  const theirs = await other.rebuildOnce(head, head.headSeq);
  other.cacheState(theirs);
  expect([schemaOf(other.cachedState(id)) === other.articleSchema, schemaOf(cachedState(id)) === articleSchema]).toEqual([true, true]);
  await type('Now ');
  await other.composeNow(id);
  expect(await prisma.article.findUniqueOrThrow({ where: { id } })).toMatchObject({ composedSeq: 3, headSeq: 3 });
  expect(other.cachedState(id)?.seq).toBe(2);
});
