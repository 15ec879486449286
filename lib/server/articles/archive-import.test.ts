import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import type { Actor } from '@/lib/domain/people/permissions';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { exported } from '../export/exported.fixture';
import { readState } from '../journal/read-state';
import { queueForArticle } from '../journal/writer-queue';
import { makeDesk, makePerson } from '../people.fixture';
import { createFromArchive, previewArchive } from './archive-import';
import { setArticleDue } from './article-desk-work';

let deskId: string;
let author: Actor;
let admin: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  author = await makePerson({ roles: { [deskId]: 'author' } });
  admin = await makePerson({ isAdmin: true });
});

describe('createFromArchive', () => {
  /** The bytes of an archive that brings one source, of a title of its own. */
  async function archiveWithSource() {
    const { id: articleId } = await makeArticle(admin, deskId);
    await tagWords(admin, articleId, 'street');
    const archive = JSON.parse((await exported(admin, articleId, 'archive')).content);
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
    const countSources = () => prisma.source.count({ where: { title } });
    return { countSources, bytes: new TextEncoder().encode(JSON.stringify(forged)) };
  }

  it('brings no sign into a source that would show it as another one', async () => {
    const { bytes, countSources } = await archiveWithSource();
    const forged = JSON.parse(new TextDecoder().decode(bytes));
    const [source] = forged.sources;
    Object.assign(source, { title: `${source.title}\u202E`, author: 'Ann\u2066', url: `https://harbour.example/${source.id}\u202Efdp` });
    await createFromArchive(admin, { id: uuidv7(), deskId, name: 'a.json' }, async () => new TextEncoder().encode(JSON.stringify(forged)));
    expect(await countSources()).toBe(1);
    const stored = await prisma.source.findFirst({ where: { url: `https://harbour.example/${source.id}fdp` } });
    expect(stored).toMatchObject({ author: 'Ann' });
  });

  it('lets no author bring sources into the desk: it takes the right to add them', async () => {
    const { bytes, countSources } = await archiveWithSource();
    const create = (actor: Actor) => createFromArchive(actor, { id: uuidv7(), deskId, name: 'forged.json' }, async () => bytes);
    await expect(create(author)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await countSources()).toBe(0);
    await create(admin);
    expect(await countSources()).toBe(1);
  });

  it.each<[string, string, (person: Actor) => Promise<unknown>]>([
    ['was disabled', 'signed-out', ({ id }) => prisma.person.update({ where: { id }, data: { disabledAt: new Date() } })],
    ['was taken off the desk', 'not-found', ({ id }) => prisma.membership.deleteMany({ where: { personId: id } })],
    ['became an author', 'forbidden', ({ id }) => prisma.membership.updateMany({ where: { personId: id }, data: { role: 'author' } })],
  ])('refuses who %s while the file came', async (_, code, takeAway) => {
    const { bytes, countSources } = await archiveWithSource();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const id = uuidv7();
    const slow = async () => {
      await takeAway(editor);
      return bytes;
    };
    await expect(createFromArchive(editor, { id, deskId, name: 'a.json' }, slow)).rejects.toMatchObject({ code });
    expect([await countSources(), await prisma.article.count({ where: { id } })]).toEqual([0, 0]);
  });

  it('refuses who was taken off the desk while it waited to be stored', async () => {
    const { bytes, countSources } = await archiveWithSource();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const id = uuidv7();
    let letGo = () => {};
    const ahead = queueForArticle(
      id,
      () =>
        new Promise<void>((resolve) => {
          letGo = resolve;
        }),
    );
    const brought = createFromArchive(editor, { id, deskId, name: 'a.json' }, async () => bytes);
    // Sources are stored before the article waits for its turn.
    await expect.poll(countSources).toBe(1);
    await prisma.membership.deleteMany({ where: { personId: editor.id } });
    letGo();
    await ahead;
    await expect(brought).rejects.toMatchObject({ code: 'not-found' });
    expect(await prisma.article.count({ where: { id } })).toBe(0);
  });

  it('tells who was taken off the desk while the file came nothing of its sources', async () => {
    const { bytes } = await archiveWithSource();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const slow = async () => {
      await prisma.membership.deleteMany({ where: { personId: editor.id } });
      return bytes;
    };
    await expect(previewArchive(editor, deskId, slow)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves due dates to those who give out work, and says so before', async () => {
    const [checker, editor] = [await makePerson({ roles: { [deskId]: 'checker' } }), await makePerson({ roles: { [deskId]: 'editor' } })];
    const { id: articleId } = await makeArticle(editor, deskId);
    await setArticleDue(editor, articleId, { dueAt: '2026-12-01T09:00:00.000Z', seenDueAt: null });
    const annotationId = await tagWords(editor, articleId, 'street');
    const due = (dueAt: string) => ({ type: 'check.due-set', payload: { annotationId, value: { dueAt }, basedOn: null } });
    await sendEntries(editor, articleId, due('2026-12-02T09:00:00.000Z'));
    // Somebody else's at the same time: it stands beside the first.
    await sendEntries(admin, articleId, due('2026-12-03T09:00:00.000Z'));
    const { content } = await exported(editor, articleId, 'archive');
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
    const left = 'Its due dates are left out: editors and leads of the desk say by when.';
    expect(await said(checker)).toEqual([left, expect.stringContaining('headline')]);
    expect(await said(author)).toEqual([left]);
    expect(await said(editor)).toEqual([expect.stringContaining('headline')]);
  });
});
