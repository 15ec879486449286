import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPasted } from '@/lib/domain/import/readers';
import type { Actor } from '@/lib/domain/people/permissions';
import { tagWords } from '../article.fixture';
import { prisma } from '../database';
import { exported } from '../export/exported.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { createFromArchive } from './archive-import';
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
});
