import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { setArchived } from '../articles/articles';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { composeNow } from './compose';
import { eraseWords } from './erase-words';
import { readState } from './read-state';
import { verifyArticle, verifyHouse } from './verify';

let editor: Actor;
let deskId: string;
let articleId: string;
let annotationId: string;

/** Runs SQL as no one should: with the trigger that keeps the journal switched off. */
const tamper = (sql: string, ...values: unknown[]) =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('set local session_replication_role = replica');
    for (const statement of sql.split(';')) await tx.$executeRawUnsafe(statement, ...values);
  });

const send = async (type: string, payload: Record<string, unknown>, clientId = 'verify-test') => {
  const { state } = await readState(editor, articleId);
  await appendBatch(editor, articleId, {
    base: { version: state.version, seq: state.seq },
    clientId,
    schemaVersion: SCHEMA_VERSION,
    entries: [{ id: uuidv7(), type, payload }],
  });
};

/** The entry that the claim's verdict is of. */
const basisOf = async () =>
  (await readState(editor, articleId)).state.annotations.find(({ id }) => id === annotationId)?.basis.verdict?.entryId ?? null;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
});

beforeEach(async () => {
  const doc = docOf('A bus', 'The last bus left at 12.35, and the next one is at 5.10.');
  articleId = await makeArticle(editor, deskId, doc);
  annotationId = uuidv7();
  await send('annotation.created', { annotationId, kind: 'claim', ranges: [{ from: 8, to: 20, exact: 'The last bus' }] });
  await send('evidence.linked', {
    annotationId,
    evidenceId: uuidv7(),
    sourceId: uuidv7(),
    newSource: { title: 'Timetable' },
    stance: 'supports',
    lookedAt: '2026-01-02',
  });
  await send('verdict.given', { annotationId, verdict: { value: 'supported', rationale: '' }, basedOn: null });
  // The row's anchor is from before this: comparing it takes the steps since.
  await send('text', { steps: new Transform(doc).insert(1, doc.type.schema.text('Look: ')).steps.map((step) => step.toJSON()) });
});

describe('verifyArticle', () => {
  it('finds nothing where nothing was touched', async () => {
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it.each([
    [
      'a changed payload',
      `update "JournalEntry" set payload = payload || '{"kind":"opinion"}' where "articleId" = $1::uuid and seq = 2`,
      2,
      'payloadHash',
    ],
    ['a changed actor', `update "JournalEntry" set "actorId" = gen_random_uuid() where "articleId" = $1::uuid and seq = 3`, 3, 'hash'],
    ['a removed entry', `delete from "JournalEntry" where "articleId" = $1::uuid and seq = 3`, 3, 'seq'],
    [
      'an inserted entry',
      `update "JournalEntry" set seq = seq + 100 where "articleId" = $1::uuid and seq >= 3;
       insert into "JournalEntry" select gen_random_uuid(), "articleId", 3, version, "clientId", "actorId", at, type, "schemaVersion", payload, salt, "payloadHash", "prevHash", hash
       from "JournalEntry" where "articleId" = $1::uuid and seq = 2`,
      3,
      'prevHash',
    ],
    [
      'two swapped entries',
      // By way of places that are free: no two rows may have one seq.
      `update "JournalEntry" set seq = case seq when 2 then 1003 else 1002 end where "articleId" = $1::uuid and seq in (2, 3);
       update "JournalEntry" set seq = seq - 1000 where "articleId" = $1::uuid and seq in (1002, 1003)`,
      2,
      'prevHash',
    ],
    ['a cut tail', `delete from "JournalEntry" where "articleId" = $1::uuid and seq = 5`, 5, 'headSeq'],
    ['a changed head', `update "Article" set "headHash" = 'x' where id = $1::uuid`, 5, 'headHash'],
  ])('names the entry and field of %s', async (_, sql, seq, field) => {
    await tamper(sql, articleId);
    expect(await verifyArticle(articleId)).toEqual([{ articleId, seq, field }]);
  });

  it('finds nothing while somebody writes', async () => {
    let isWriting = true;
    const write = async () => {
      for (let time = 0; time < 25; time++)
        await send('comment', { threadId: uuidv7(), commentId: uuidv7(), about: 'article', text: 'Hm.' });
      isWriting = false;
    };
    const verify = async () => {
      while (isWriting) expect(await verifyArticle(articleId)).toEqual([]);
    };
    await Promise.all([write(), verify()]);
  });

  it('finds nothing where a claim was said to be another after its verdict', async () => {
    await send('annotation.stated', { annotationId, statement: 'No bus left.', basedOn: null });
    expect((await readState(editor, articleId)).state.annotations[0]).toMatchObject({ isStale: true });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('names a verdict that stands no more and says something else than it did', async () => {
    await send('verdict.given', { annotationId, verdict: { value: 'partly', rationale: 'At 12.36.' }, basedOn: await basisOf() });
    expect(await verifyArticle(articleId)).toEqual([]);
    await prisma.$executeRaw`update "Verdict" set value = 'refuted', rationale = 'No.' where "articleId" = ${articleId}::uuid and not "isCurrent"`;
    expect(await verifyArticle(articleId)).toMatchObject([
      { field: expect.stringMatching(/^Verdict .* value$/) },
      { field: expect.stringMatching(/^Verdict .* rationale$/) },
    ]);
  });

  it('names the table, row and column of a changed row', async () => {
    const threadId = uuidv7();
    await send('comment', { threadId, commentId: uuidv7(), about: 'article', text: 'Hm.' });
    await tamper(
      `update "Annotation" set words = 'Another', anchor = jsonb_set(anchor, '{ranges,0,to}', '19') where id = $1::uuid`,
      annotationId,
    );
    await tamper(`update "Thread" set "resolvedAt" = now() where id = $1::uuid`, threadId);
    await tamper(`update "Verdict" set value = 'refuted' where "annotationId" = $1::uuid`, annotationId);
    await tamper(`update "Article" set title = 'Another' where id = $1::uuid`, articleId);
    await tamper(`delete from "Evidence" where "annotationId" = $1::uuid`, annotationId);
    const fields = (await verifyArticle(articleId)).map(({ field }) => field);
    expect(fields).toEqual([
      `Article ${articleId} title`,
      `Annotation ${annotationId} anchor`,
      `Annotation ${annotationId} words`,
      expect.stringMatching(/^Verdict [0-9a-f-]+ value$/),
      expect.stringMatching(/^Evidence [0-9a-f-]+ is missing$/),
      `Thread ${threadId} resolvedAt`,
    ]);
  });

  it('names an article that was made to look deleted, and verdicts that nobody gave or that are gone', async () => {
    await send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Nobody counted.' }, basedOn: await basisOf() });
    expect(await verifyArticle(articleId)).toEqual([]);
    await tamper(`update "Article" set "deletedAt" = now() where id = $1::uuid`, articleId);
    await tamper(
      `insert into "Verdict" ("entryId", "annotationId", "articleId", value, "scaleId", "scaleVersion", grade, rationale, words, "wordsHash", "byId", at, "isCurrent")
       select gen_random_uuid(), "annotationId", "articleId", value, "scaleId", "scaleVersion", grade, rationale, words, "wordsHash", "byId", at, false
       from "Verdict" where "annotationId" = $1::uuid and "isCurrent"`,
      annotationId,
    );
    const fields = (await verifyArticle(articleId)).map(({ field }) => field);
    expect(fields).toHaveLength(2);
    expect(fields[0]).toBe(`Article ${articleId} isDeleted`);
    expect(fields[1]).toMatch(/^Verdict [0-9a-f-]+ should not be there$/);
  });

  it('finds nothing where a verdict was given and taken back in one batch, which leaves no row', async () => {
    const other = await makeArticle(editor, deskId, docOf('A bus', 'The last bus left at 12.35.'));
    const claim = uuidv7();
    const given = uuidv7();
    await appendBatch(editor, other, {
      base: { version: 0, seq: 1 },
      clientId: 'verify-test',
      schemaVersion: SCHEMA_VERSION,
      entries: [
        {
          id: uuidv7(),
          type: 'annotation.created',
          payload: { annotationId: claim, kind: 'claim', ranges: [{ from: 8, to: 20, exact: 'The last bus' }] },
        },
        {
          id: given,
          type: 'verdict.given',
          payload: { annotationId: claim, verdict: { value: 'unproven', rationale: 'Nobody counted.' }, basedOn: null },
        },
        { id: uuidv7(), type: 'verdict.given', payload: { annotationId: claim, verdict: null, basedOn: given } },
      ],
    });
    expect(await prisma.verdict.count({ where: { articleId: other } })).toBe(0);
    expect(await verifyArticle(other)).toEqual([]);
  });

  it('names the past verdicts of a claim that has none now, where all rows are gone', async () => {
    await send('verdict.given', { annotationId, verdict: null, basedOn: await basisOf() }, 'another-tab');
    await tamper(`delete from "Verdict" where "annotationId" = $1::uuid`, annotationId);
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([expect.stringMatching(/^Verdict [0-9a-f-]+ is missing$/)]);
  });

  it('names a past verdict whose row is gone beside those that are there', async () => {
    for (const value of ['partly', 'unproven']) {
      // Each by another tab: of one tab's verdicts in a moment only the last surely has a row.
      await send('verdict.given', { annotationId, verdict: { value, rationale: 'At 12.36.' }, basedOn: await basisOf() }, value);
    }
    const [first] = await prisma.verdict.findMany({ where: { annotationId }, orderBy: { at: 'asc' } });
    await tamper(`delete from "Verdict" where "entryId" = $1::uuid`, first?.entryId);
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([`Verdict ${first?.entryId} is missing`]);
    await tamper(`delete from "Verdict" where "annotationId" = $1::uuid and "isCurrent"`, annotationId);
    expect(await verifyArticle(articleId)).toHaveLength(2);
  });

  it('names an entry that was given other words after its own were erased', async () => {
    const admin = await makePerson({ isAdmin: true });
    await eraseWords(admin, articleId, { seqs: [2], reason: 'A court asked.' });
    expect(await verifyArticle(articleId)).toEqual([]);
    await tamper(
      `update "JournalEntry" set payload = replace(payload::text, '████', 'else')::jsonb where "articleId" = $1::uuid and seq = 2`,
      articleId,
    );
    expect((await verifyArticle(articleId))[0]).toEqual({ articleId, seq: 2, field: 'payloadHash' });
  });

  it('names an entry of which something else is left than when its words were erased', async () => {
    const admin = await makePerson({ isAdmin: true });
    await eraseWords(admin, articleId, { seqs: [2], reason: 'A court asked.' });
    await tamper(
      `update "JournalEntry" set payload = replace(payload::text, '"claim"', '"opinion"')::jsonb where "articleId" = $1::uuid and seq = 2`,
      articleId,
    );
    expect((await verifyArticle(articleId))[0]).toEqual({ articleId, seq: 2, field: 'payloadHash' });
  });

  it.each([
    ['createdById', `update "Article" set "createdById" = gen_random_uuid() where id = $1::uuid`],
    ['createdAt', `update "Article" set "createdAt" = "createdAt" - interval '1 ms' where id = $1::uuid`],
    ['updatedAt', `update "Article" set "updatedAt" = "updatedAt" + interval '1 day' where id = $1::uuid`],
    ['updatedAt', `update "Article" set "updatedAt" = "updatedAt" - interval '1 day' where id = $1::uuid`],
    ['archivedAt', `update "Article" set "archivedAt" = now() where id = $1::uuid`],
  ])('names %s of an article that says something else than its entries', async (column, sql) => {
    await tamper(sql, articleId);
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([`Article ${articleId} ${column}`]);
  });

  it('lets an article say ten seconds late that something was typed, and nothing else', async () => {
    const setBack = () => tamper(`update "Article" set "updatedAt" = "updatedAt" - interval '9 s' where id = $1::uuid`, articleId);
    await setBack();
    expect(await verifyArticle(articleId)).toEqual([]);
    await setBack();
    expect(await verifyArticle(articleId)).toHaveLength(1);
    await send('annotation.stated', { annotationId, statement: 'No bus left.', basedOn: null });
    expect(await verifyArticle(articleId)).toEqual([]);
    await setBack();
    expect(await verifyArticle(articleId)).toHaveLength(1);
  });

  it('finds nothing of an article that was archived, and taken back', async () => {
    for (const isArchived of [true, false]) {
      await setArchived(editor, articleId, { isArchived });
      expect(await verifyArticle(articleId)).toEqual([]);
    }
  });

  it('names counts that are wrong, and a composition that is wrong where it is said to be of now', async () => {
    await composeNow(articleId);
    expect(await verifyArticle(articleId)).toEqual([]);
    await tamper(
      `update "Article" set "claimCounts" = '{"open": 1}', stage = 'published', composition = '{"claim": 1}' where id = $1::uuid`,
      articleId,
    );
    const wrong = ['claimCounts', 'stage', 'composition'].map((column) => `Article ${articleId} ${column}`);
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual(wrong);
    await tamper(`update "Article" set "composedSeq" = "composedSeq" - 1 where id = $1::uuid`, articleId);
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual(wrong.slice(0, 2));
    await tamper(`update "Article" set "composedSeq" = "headSeq" + 1 where id = $1::uuid`, articleId);
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toContain(`Article ${articleId} composedSeq`);
  });

  it('names a keyframe that tells another story', async () => {
    const other = await makeArticle(editor, deskId, docOf('Other', 'Words.'));
    await tamper(
      `update "Keyframe" set state = (select state from "Keyframe" where "articleId" = $1::uuid) where "articleId" = $2::uuid`,
      other,
      articleId,
    );
    expect(await verifyArticle(articleId)).toEqual([{ articleId, seq: 1, field: 'Keyframe state' }]);
  });
});

describe('verifyHouse', () => {
  it('tells the faults of the articles asked for', async () => {
    await tamper(`update "Article" set title = 'Another' where id = $1::uuid`, articleId);
    const faults: string[] = [];
    expect(await verifyHouse(({ field }) => faults.push(field), [articleId, crypto.randomUUID()])).toEqual([articleId]);
    expect(faults).toEqual([`Article ${articleId} title`]);
  });
});

describe('the journal’s table', () => {
  it('refuses to change, lose or empty its rows', async () => {
    await expect(prisma.$executeRaw`update "JournalEntry" set type = 'x' where "articleId" = ${articleId}::uuid`).rejects.toThrow(
      'append-only',
    );
    await expect(prisma.$executeRaw`delete from "JournalEntry" where "articleId" = ${articleId}::uuid`).rejects.toThrow('append-only');
    await expect(prisma.$executeRaw`truncate "JournalEntry"`).rejects.toThrow('append-only');
  });
});
