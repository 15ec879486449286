import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import { exportFormats } from '@/lib/domain/export/formats';
import { readArchive } from '@/lib/domain/import/archive';
import type { Actor } from '@/lib/domain/people/permissions';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { sendEntries } from '../article.fixture';
import { createFromArchive, previewArchive } from '../articles/archive-import';
import { deleteArticle, setArchived } from '../articles/articles';
import { signArticle } from '../articles/sign-off';
import { inTransaction, prisma } from '../database';
import { nameRevision } from '../history/revisions';
import { readState } from '../journal/read-state';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { contentDisposition } from '../request/attachment';
import { createSource, listSources } from '../sources/sources';
import { articleWithVerdict, exported } from './exported.fixture';

const bytesOf = (content: string) => async () => new TextEncoder().encode(content);

describe('exportArticle', () => {
  it.each(exportFormats)('writes words, tag, source and names: $id', async ({ id: format, mediaType }) => {
    const { editor, id } = await articleWithVerdict();
    const result = await exported(editor, id, format);
    expect(result.mediaType).toBe(mediaType);
    for (const words of ['burned down in 1954', 'Parish book']) expect(result.content).toContain(words);
    expect(result.content).toContain('Edda Grey');
  });

  it('names everyone whom the article names, to those as well who get it without its history', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const [tagId] = stateFromJson((await readState(editor, id)).state).annotations.keys();
    const sorter = await makePerson({ name: 'Ina Sorts', roles: { [deskId]: 'checker' } });
    const value = { typeId: plainTagTypes.types[0]?.id, fields: {} };
    await sendEntries(sorter, id, { type: 'annotation.typed', payload: { annotationId: tagId, value, basedOn: null } });
    const asked = { name: 'The parish', role: '', question: 'When?' };
    const times = { sentAt: '2026-01-02T09:00:00.000Z', deadlineAt: null };
    const request = { requestId: uuidv7(), annotationIds: [tagId], asked, channel: 'phone', ...times };
    await sendEntries(editor, id, { type: 'reply.asked', payload: request });
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    const { archive } = readArchive((await exported(reader, id, 'archive')).content);
    expect(archive.journal).toEqual([]);
    expect(Object.values(archive.peopleNames)).toEqual(expect.arrayContaining(['Edda Grey', 'Nuri Holm', 'Ina Sorts']));
  });

  it('is for readers of the article, in formats that there are', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    expect(await codeOf(exported(reader, id, 'html'))).toBeNull();
    expect(await codeOf(exported(await makePerson(), id, 'html'))).toBe('not-found');
    expect(await codeOf(exported(editor, id, 'pages'))).toBe('invalid');
  });
});

describe('createFromArchive', () => {
  it('makes an article equal to the archived one, but for ids and people', async () => {
    const { editor, id } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const elsewhere = await makeDesk();
    const lead = await makePerson({ roles: { [elsewhere]: 'lead' } });
    expect(await previewArchive(lead, elsewhere, bytesOf(content))).toMatchObject({
      title: 'The mill 🔥 fire',
      tagCount: 2,
      sourceCount: 1,
    });
    const copy = { id: uuidv7(), deskId: elsewhere, name: 'mill.galley.json' };
    const summary = await createFromArchive(lead, copy, bytesOf(content));
    expect(summary).toMatchObject({ title: 'The mill 🔥 fire', claimCount: 1, checkedCount: 1, headSeq: 1 });
    // What it is made of is counted a moment later, and may be by now.
    const uncounted = { composedSeq: 0, composition: null };
    const sent = await createFromArchive(lead, copy, bytesOf(content));
    expect({ ...sent, ...uncounted }).toEqual({ ...summary, ...uncounted });
    expect(await sketchOf(lead, copy.id)).toEqual(await sketchOf(editor, id));
    // And out again: the people of the first house keep their names.
    const again = readArchive((await exported(lead, copy.id, 'archive')).content);
    expect(Object.values(again.archive.peopleNames)).toEqual(expect.arrayContaining(['Edda Grey', 'Nuri Holm']));
    // A third copy rests on the source that the desk has by now.
    await createFromArchive(lead, { ...copy, id: uuidv7() }, bytesOf(content));
    expect(await prisma.source.count({ where: { deskId: elsewhere } })).toBe(1);
    expect((await listSources(lead, { deskId: elsewhere })).sources[0]?.usedIn).toBe(2);
  });

  it('rests on the desk’s source of the same link, however that is described by now, and says so before', async () => {
    const { editor, id } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const stored = { title: 'Parish register', url: 'https://book.example/54', note: 'Vol. 2 is lost.' };
    const source = await createSource(lead, { id: uuidv7(), deskId, source: SourceInput.parse(stored) });
    expect((await previewArchive(lead, deskId, bytesOf(content))).warnings).toEqual([
      expect.stringContaining('as “Parish register”. It stays as it is; the archive says otherwise: title “Parish book”, note none.'),
    ]);
    const copies = [uuidv7(), uuidv7()];
    await Promise.all(copies.map((copy) => createFromArchive(lead, { id: copy, deskId, name: 'a.json' }, bytesOf(content))));
    expect(await prisma.source.findMany({ where: { deskId } })).toMatchObject([{ id: source.id, ...stored }]);
    for (const copy of copies) {
      const { annotations } = stateFromJson((await readState(lead, copy)).state);
      expect([...annotations.values()].flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId))).toEqual([source.id]);
    }
  });

  it('says before that the desk has an article of this headline, archived or not, so that nobody brings one in twice unawares', async () => {
    const { editor, id } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const said = async () => (await previewArchive(lead, deskId, bytesOf(content))).warnings;
    expect(await said()).toEqual([]);
    const copy = await createFromArchive(lead, { id: uuidv7(), deskId, name: 'a.json' }, bytesOf(content));
    expect(await said()).toEqual(['An article of this headline is on the desk already. This one comes in beside it.']);
    await setArchived(lead, copy.id, { isArchived: true });
    expect(await said()).toEqual([
      'An article of this headline is among the archived articles of the desk already. This one comes in beside it.',
    ]);
    await deleteArticle(await makePerson({ isAdmin: true, roles: { [deskId]: 'lead' } }), copy.id);
    expect(await said()).toEqual([]);
  });

  it('says before what stays in the file: who signed, what was waived, and what was named', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    await nameRevision(editor, id, { name: 'To legal' });
    const state = stateFromJson((await readState(editor, id)).state);
    await signArticle(editor, id, { signature: 'checker', seq: state.seq, wordsHash: articleWordsHash(state) });
    const { content } = await exported(editor, id, 'archive');
    const said = '1 signature and 1 revision stay in the file: they are of the old journal. The article comes in unsigned.';
    expect((await previewArchive(editor, deskId, bytesOf(content))).warnings).toEqual([said, expect.stringContaining('headline')]);
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    expect((await previewArchive(author, deskId, bytesOf(content))).warnings).toEqual([said]);
    const copy = await createFromArchive(editor, { id: uuidv7(), deskId, name: 'a.json' }, bytesOf(content));
    const came = stateFromJson((await readState(editor, copy.id)).state);
    expect([came.signOffs, came.revisions]).toEqual([[], []]);
  });

  it('tells an author nothing of the desk’s sources', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    const [stored] = (await listSources(editor, { deskId })).sources;
    await prisma.source.update({ where: { id: stored?.id ?? '' }, data: { title: 'A leak' } });
    expect((await previewArchive(editor, deskId, bytesOf(content))).warnings).toEqual([
      expect.stringContaining('headline'),
      expect.stringContaining('A leak'),
    ]);
    expect((await previewArchive(author, deskId, bytesOf(content))).warnings).toEqual([]);
  });

  it('leaves two that are called alike and have no link two, here and where they are already', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const [tag] = (await readState(editor, id)).state.annotations;
    for (const _ of [1, 2]) {
      const linked = { evidenceId: uuidv7(), sourceId: uuidv7(), newSource: { title: 'Interview' }, stance: 'supports' };
      await sendEntries(editor, id, { type: 'evidence.linked', payload: { annotationId: tag?.id, ...linked } });
    }
    const { content } = await exported(editor, id, 'archive');
    const elsewhere = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead', [elsewhere]: 'lead' } });
    for (const desk of [deskId, elsewhere, elsewhere]) {
      const copy = uuidv7();
      await createFromArchive(lead, { id: copy, deskId: desk, name: 'a.json' }, bytesOf(content));
      const { annotations } = stateFromJson((await readState(lead, copy)).state);
      const rests = [...annotations.values()].flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId));
      expect(new Set(rests).size).toBe(3);
      expect(await prisma.source.count({ where: { deskId: desk, title: 'Interview' } })).toBe(2);
    }
  });

  it('stores one source of a link that comes in two archives at once', async () => {
    const { editor, id } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const bring = () => createFromArchive(lead, { id: uuidv7(), deskId, name: 'a.json' }, bytesOf(content));
    await Promise.all([bring(), bring()]);
    expect(await prisma.source.count({ where: { deskId } })).toBe(1);
  });

  it('keeps nobody from linking a source while the article is stored', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    await prisma.source.updateMany({ where: { deskId }, data: { url: 'https://elsewhere.example' } });
    const copy = uuidv7();
    let goOn = () => {};
    const isTried = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // An article of that id which is never stored: the one that is brought in waits for it.
    const other = inTransaction(
      async (tx) => {
        await tx.$executeRaw`insert into "Article" select (jsonb_populate_record(a, jsonb_build_object('id', ${copy}::text))).* from "Article" a where id = ${id}::uuid`;
        // The archive is read in a worker first, which takes seconds on a busy machine.
        await tx.$executeRaw`set local idle_in_transaction_session_timeout = 0`;
        await isTried;
        throw new DomainError('invalid', 'Not stored.');
      },
      { timeoutMs: 120_000 },
    );
    const brought = createFromArchive(editor, { id: copy, deskId, name: 'a.json' }, bytesOf(content));
    await expect
      .poll(() => prisma.$queryRaw<[]>`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
      .not.toEqual([]);
    const source = SourceInput.parse({ title: 'Parish book', url: 'https://book.example/54' });
    expect(await codeOf(createSource(editor, { id: uuidv7(), deskId, source }))).toBe('conflict');
    goOn();
    expect(await codeOf(other)).toBe('invalid');
    expect(await brought).toMatchObject({ headSeq: 1 });
  });

  it('takes the rights to tag and to give verdicts', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    expect(await codeOf(createFromArchive(author, { id: uuidv7(), deskId, name: 'a.json' }, bytesOf(content)))).toBe('forbidden');
    const reading = { wasRead: false };
    const spy = async () => {
      reading.wasRead = true;
      return new Uint8Array(0);
    };
    expect(await codeOf(previewArchive(await makePerson(), deskId, spy))).toBe('not-found');
    expect(reading.wasRead).toBe(false);
  });

  it('stores nothing of an archive that was changed by hand', async () => {
    const { editor, id, deskId } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const forged = content.replaceAll('burned down in 1954', 'burned down in 1955');
    const copy = uuidv7();
    expect(await codeOf(createFromArchive(editor, { id: copy, deskId, name: 'a.json' }, bytesOf(forged)))).toBe('unreadable-file');
    expect(await prisma.article.count({ where: { id: copy } })).toBe(0);
  });
});

/** An article without what must differ between two copies of it. */
async function sketchOf(actor: Actor, articleId: string) {
  const { doc, annotations, labelCounts, threads } = stateFromJson((await readState(actor, articleId)).state);
  const tags = [...annotations.values()].map(({ label, kind, anchor, checkState, verdict, evidence, at }) => ({
    label,
    kind,
    anchor,
    checkState,
    at,
    verdict: verdict && { value: verdict.value, words: verdict.words, at: verdict.at },
    evidence: evidence.map(({ stance, quote, at: linkedAt }) => ({ stance, quote, linkedAt })),
  }));
  const talk = [...threads.values()].map(({ about, comments, resolved }) => ({
    on: about.on,
    comments: comments.map(({ text, at, mentions }) => ({ text, at, mentioned: mentions.length })),
    resolvedAt: resolved?.at,
  }));
  return { doc: doc.toJSON(), tags, labelCounts, talk };
}

describe('contentDisposition', () => {
  it('names a file in ASCII and as it is', () => {
    expect(contentDisposition('λιμάνι "1".csv')).toBe(
      `attachment; filename="______ _1_.csv"; filename*=UTF-8''%CE%BB%CE%B9%CE%BC%CE%AC%CE%BD%CE%B9%20%221%22.csv`,
    );
    expect(contentDisposition('œuvre-łódź-straße.csv')).toContain('filename="oeuvre-lodz-strasse.csv"; filename*');
  });
});
