import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { GalleyArchive } from '@/lib/domain/export/archive-form';
import { readArchive } from '@/lib/domain/import/archive';
import type { Actor } from '@/lib/domain/people/permissions';
import { sendEntries } from '../article.fixture';
import { prisma } from '../database';
import { readEntries } from '../journal/entry-rows';
import { eraseWords } from '../journal/erase-words';
import { readNow } from '../journal/read';
import { readState } from '../journal/read-state';
import { typeOn } from '../journal/rewind.fixture';
import { makePerson } from '../people.fixture';
import { articleWithVerdict, exported } from './exported.fixture';
import { exportArticle, reportExport } from './exports';
import { isLongArchive } from './write-archive';

vi.mock('../journal/entry-rows', { spy: true });

/** Types a letter, and stores `count` further entries as that is one, with `padding` beside: what no program of ours reads. */
async function fillJournal(actor: Actor, articleId: string, count: number, padding = ''): Promise<void> {
  await typeOn(actor, articleId, 'x');
  await prisma.$executeRaw`
    insert into "JournalEntry" (id, "articleId", seq, version, "clientId", "actorId", at, type, "schemaVersion", payload, salt, "payloadHash", "prevHash", hash)
    select gen_random_uuid(), e."articleId", e.seq + n, e.version + n, e."clientId", e."actorId", e.at, e.type, e."schemaVersion",
      e.payload || jsonb_build_object('padding', ${padding}::text), e.salt, e."payloadHash", e."prevHash", e.hash
    from "JournalEntry" e join "Article" a on a.id = e."articleId" and a."headSeq" = e.seq, generate_series(1, ${count}::int) n
    where a.id = ${articleId}::uuid`;
  await prisma.article.update({ where: { id: articleId }, data: { headSeq: { increment: count }, version: { increment: count } } });
}

describe('exportArticle', () => {
  it('writes an archive page by page, the same as in one', async () => {
    const { editor, id } = await articleWithVerdict();
    await fillJournal(editor, id, 2_500);
    const readsAll = vi.mocked(readEntries);
    readsAll.mockClear();
    const { content } = await exported(editor, id, 'archive');
    expect(readsAll).not.toHaveBeenCalled();
    const archive = GalleyArchive.parse(JSON.parse(content));
    expect(content).toBe(`${JSON.stringify(JSON.parse(content), null, 2)}\n`);
    expect(archive.journal.map(({ seq }) => seq)).toEqual(Array.from({ length: archive.head?.seq ?? 0 }, (_, index) => index + 1));
    expect(archive.journal).toEqual(await readEntries(prisma, id, 0));
  });

  it('breaks off when words are erased while an archive is written, and is whole the next time', async () => {
    const { editor, id } = await articleWithVerdict();
    const admin = await makePerson({ isAdmin: true });
    const { content } = await exportArticle(editor, id, 'archive');
    await eraseWords(admin, id, { seqs: 'all', reason: 'Ruling 4/2026' });
    await expect(new Response(content).text()).rejects.toThrow();
    const again = (await exported(editor, id, 'archive')).content;
    expect(again).not.toContain('burned down');
    expect(readArchive(again).archive.journal.at(-1)?.type).toBe('erased');
  });

  it('makes no archive that no import would take, but offers one without its history', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    expect((await reportExport(editor, id, 'archive')).journal).toBeUndefined();
    await fillJournal(editor, id, 11, 'x'.repeat(10_000_000));
    await expect(exportArticle(editor, id, 'archive')).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining(
        'over 100 MB, the most that an import takes. Export it without its history, or make an audit dossier',
      ),
    });
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    for (const actor of [editor, reader]) {
      expect(await reportExport(actor, id, 'archive')).toMatchObject({
        journal: 'none',
        loss: [{ what: expect.stringContaining('100 MB') }],
      });
      const { archive } = readArchive((await exported(actor, id, 'archive', { journal: 'none' })).content);
      expect([archive.head, archive.journal]).toEqual([null, []]);
    }
    // Others hold no journal, and lack nothing for it.
    expect((await reportExport(editor, id, 'html')).journal).toBeUndefined();
    expect((await exported(editor, id, 'html')).content).toContain('burned down in 1954');
  });

  it('offers readers from whom drafts are kept what they get, however long the journal is', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const [annotationId] = stateFromJson((await readState(editor, id)).state).annotations.keys();
    const asked = { threadId: uuidv7(), commentId: uuidv7(), annotationId, text: 'Which book?', replacement: null };
    await sendEntries(editor, id, { type: 'query.asked', payload: asked });
    await fillJournal(editor, id, 11, 'x'.repeat(10_000_000));
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    const { journal, loss } = await reportExport(reader, id, 'archive');
    expect([journal, loss]).toEqual([
      undefined,
      [expect.objectContaining({ what: expect.stringContaining('any query that was not sent') })],
    ]);
    expect(readArchive((await exported(reader, id, 'archive')).content).archive.journal).toEqual([]);
  });
});

describe('isLongArchive', () => {
  it('knows the size of the file to a few hundredths', async () => {
    const { editor, id } = await articleWithVerdict();
    await fillJournal(editor, id, 300);
    const { state } = await readNow(editor, id);
    const bytes = Buffer.byteLength((await exported(editor, id, 'archive')).content);
    expect([await isLongArchive(state, bytes * 0.97), await isLongArchive(state, bytes * 1.03)]).toEqual([true, false]);
  });
});
