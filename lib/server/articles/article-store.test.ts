import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { readPasted } from '@/lib/domain/import/readers';
import type { Actor } from '@/lib/domain/people/permissions';
import { sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { exported } from '../export/exported.fixture';
import { readState } from '../journal/read-state';
import { makeDesk, makePerson } from '../people.fixture';
import { createFromArchive, previewArchive } from './archive-import';
import { createArticle } from './article-import';
import { moveArticle, renameArticle } from './articles';

let deskId: string;
let secretDeskId: string;
let author: Actor;
let admin: Actor;

beforeAll(async () => {
  [deskId, secretDeskId] = [await makeDesk(), await makeDesk()];
  author = await makePerson({ roles: { [deskId]: 'author' } });
  admin = await makePerson({ isAdmin: true });
});

const newArticle = () => ({
  id: uuidv7(),
  deskId,
  draft: readPasted({ text: 'A quiet street\n\nNothing happened on it.' }),
  origin: { format: 'paste', fileName: null },
  corrections: { title: 'A quiet street' },
});

describe('createArticle sent again', () => {
  it('says nothing of an article that has moved to a desk which its maker may not read', async () => {
    const input = newArticle();
    await createArticle(author, input);
    await renameArticle(admin, input.id, { title: 'What nobody may know yet' });
    await moveArticle(admin, input.id, { deskId: secretDeskId });
    await expect(createArticle(author, input)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('createFromArchive', () => {
  it('lets no author bring sources into the desk: it takes the right to add them', async () => {
    const input = newArticle();
    await createArticle(admin, input);
    await tagWords(admin, input.id, 'street');
    const archive = JSON.parse((await exported(admin, input.id, 'archive')).content);
    const now = '2026-11-25T09:00:00.000Z';
    const title = `Planted ${uuidv7()}`;
    const source = { id: uuidv7(), deskId, title, url: null, type: 'other', author: '', publisher: '', publishedOn: null, note: '' };
    const forged = {
      ...archive,
      state: { ...archive.state, annotations: [], labelCounts: {} },
      sources: [{ ...source, createdAt: now, updatedAt: now }],
      head: null,
      journal: [],
    };
    const bytes = async () => new TextEncoder().encode(JSON.stringify(forged));
    const create = (actor: Actor) => createFromArchive(actor, { id: uuidv7(), deskId, name: 'forged.json' }, bytes);
    await expect(create(author)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await prisma.source.count({ where: { title } })).toBe(0);
    await create(admin);
    expect(await prisma.source.count({ where: { title } })).toBe(1);
  });

  it('leaves due dates to those who give out work, and says so before', async () => {
    const [checker, editor] = [await makePerson({ roles: { [deskId]: 'checker' } }), await makePerson({ roles: { [deskId]: 'editor' } })];
    const input = newArticle();
    await createArticle(editor, { ...input, dueAt: '2026-12-01T09:00:00.000Z' });
    const annotationId = await tagWords(editor, input.id, 'street');
    const due = (dueAt: string) => ({ type: 'check.due-set', payload: { annotationId, value: { dueAt }, basedOn: null } });
    await sendEntries(editor, input.id, due('2026-12-02T09:00:00.000Z'));
    // Somebody else's at the same time: it stands beside the first.
    await sendEntries(admin, input.id, due('2026-12-03T09:00:00.000Z'));
    const { content } = await exported(editor, input.id, 'archive');
    const bytes = async () => new TextEncoder().encode(content);
    const dates = async (actor: Actor) => {
      const { id, dueAt } = await createFromArchive(actor, { id: uuidv7(), deskId, name: 'a.json' }, bytes);
      const [tag] = stateFromJson((await readState(actor, id)).state).annotations.values();
      const [row] = await prisma.annotation.findMany({ where: { articleId: id }, select: { dueAt: true } });
      return [dueAt, tag?.check?.dueAt, tag?.rivals.length, row?.dueAt?.toISOString() ?? null];
    };
    expect(await dates(checker)).toEqual([null, null, 0, null]);
    expect(await dates(editor)).toEqual(['2026-12-01T09:00:00.000Z', '2026-12-02T09:00:00.000Z', 1, '2026-12-02T09:00:00.000Z']);
    const said = async (actor: Actor) => (await previewArchive(actor, deskId, bytes)).warnings;
    expect(await said(checker)).toEqual(['Its due dates are left out: editors and leads of the desk say by when.']);
    expect(await said(author)).toEqual(await said(checker));
    expect(await said(editor)).toEqual([]);
  });
});
