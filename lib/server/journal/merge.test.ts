import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { readState } from './read-state';
import { verifyArticle } from './verify';

const tag = { kind: 'claim', ranges: [{ from: 8, to: 20, exact: 'The last bus' }] };
const evidence = { stance: 'supports', quote: '12.35', locator: 'p. 4', lookedAt: '2026-01-02' };

let editor: Actor;
let checker: Actor;
let articleId: string;
let olderId: string;
let newerId: string;

const send = async (actor: Actor, type: string, payload: Record<string, unknown>) => {
  const { state } = await readState(actor, articleId);
  const entry = { id: uuidv7(), type, payload };
  await appendBatch(actor, articleId, {
    base: { version: state.version, seq: state.seq },
    clientId: 'merge-test',
    schemaVersion: SCHEMA_VERSION,
    entries: [entry],
  });
  return entry.id;
};
const merge = () => send(editor, 'annotation.merged', { annotationId: newerId, intoId: olderId });
const verdictOf = (annotationId: string) => prisma.verdict.findFirst({ where: { annotationId, isCurrent: true } });

beforeEach(async () => {
  const deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
  checker = await makePerson({ roles: { [deskId]: 'checker' } });
  articleId = await makeArticle(editor, deskId, docOf('A bus', 'The last bus left at 12.35.'));
  [olderId, newerId] = [uuidv7(), uuidv7()];
  await send(editor, 'annotation.created', { annotationId: olderId, ...tag });
  await send(checker, 'annotation.created', { annotationId: newerId, ...tag });
  const newSource = { title: 'Timetable' };
  await send(checker, 'evidence.linked', { annotationId: newerId, evidenceId: uuidv7(), sourceId: uuidv7(), newSource, ...evidence });
  await send(checker, 'verdict.given', { annotationId: newerId, verdict: { value: 'supported', rationale: '' }, basedOn: null });
});

describe('relations in the tables', () => {
  it('stand in the rows of the tags that they are said of, through making, removing, restoring and a merge', async () => {
    const [otherId, relationId] = [uuidv7(), uuidv7()];
    await send(checker, 'annotation.created', { annotationId: otherId, kind: 'opinion', ranges: [{ from: 8, to: 11, exact: 'The' }] });
    const one = { annotationId: otherId, relationId, toId: newerId };
    await send(checker, 'relation.made', { ...one, kind: 'rests-on' });
    await send(editor, 'relation.removed', one);
    expect(await verifyArticle(articleId)).toEqual([]);
    await send(checker, 'relation.restored', one);
    await merge();
    const row = await prisma.annotation.findUniqueOrThrow({ where: { id: otherId } });
    expect(row.state).toMatchObject({
      relations: [
        { id: relationId, toId: newerId, byId: checker.id },
        { kind: 'rests-on', toId: olderId },
      ],
    });
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a merge in the tables', () => {
  it('gives the older tag rows of its own, in the names of those who made them', async () => {
    await merge();
    expect(await prisma.evidence.findMany({ where: { annotationId: olderId } })).toMatchObject([
      { stance: 'supports', quote: '12.35', locator: 'p. 4', byId: checker.id, isRemoved: false },
    ]);
    expect(await verdictOf(olderId)).toMatchObject({ value: 'supported', byId: checker.id, words: 'The last bus' });
    expect(await prisma.annotation.findMany({ where: { articleId, isRemoved: false } })).toMatchObject([{ label: 'C1' }]);
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ claimCount: 1, checkedCount: 1 });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('has a comment that comes later go to the tag that stayed, from merge to merge, and home', async () => {
    const lastId = uuidv7();
    await send(editor, 'annotation.created', { annotationId: lastId, ...tag });
    const first = await send(checker, 'annotation.merged', { annotationId: lastId, intoId: newerId });
    const second = await merge();
    const threadId = uuidv7();
    await send(checker, 'comment', { about: 'tag', annotationId: lastId, threadId, commentId: uuidv7(), text: 'Which bus?' });
    const about = async () => (await prisma.thread.findUniqueOrThrow({ where: { id: threadId } })).about;
    const tagOf = async () => (await prisma.thread.findUniqueOrThrow({ where: { id: threadId } })).annotationId;
    expect([await about(), await tagOf()]).toEqual(['tag', olderId]);
    expect(await verifyArticle(articleId)).toEqual([]);
    await send(editor, 'annotation.unmerged', { annotationId: newerId, intoId: olderId, undoes: second });
    await send(checker, 'annotation.unmerged', { annotationId: lastId, intoId: newerId, undoes: first });
    expect(await tagOf()).toBe(lastId);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is not taken back while the tag that stayed is part of another', async () => {
    const lastId = uuidv7();
    await send(editor, 'annotation.created', { annotationId: lastId, ...tag });
    const first = await send(checker, 'annotation.merged', { annotationId: lastId, intoId: newerId });
    await merge();
    await expect(send(checker, 'annotation.unmerged', { annotationId: lastId, intoId: newerId, undoes: first })).rejects.toThrow(
      'C2 was merged into C1 since. Until that is undone, C3 stays in it.',
    );
  });

  it('sends work that comes later to the tag that stayed, from merge to merge', async () => {
    const [lastId, otherId, relationId] = [uuidv7(), uuidv7(), uuidv7()];
    await send(editor, 'annotation.created', { annotationId: lastId, ...tag });
    await send(editor, 'annotation.created', { annotationId: otherId, kind: 'opinion', ranges: tag.ranges });
    await send(checker, 'annotation.merged', { annotationId: lastId, intoId: newerId });
    await merge();
    const sentence = 'C3 was merged into C1 since. Do it on C1, if it is still to be done.';
    const verdict = { value: 'supported', rationale: '' };
    await expect(send(checker, 'verdict.given', { annotationId: lastId, verdict, basedOn: null })).rejects.toThrow(sentence);
    const related = { annotationId: otherId, relationId, toId: lastId, kind: 'rests-on' };
    await expect(send(checker, 'relation.made', related)).rejects.toThrow(sentence);
  });

  it('lets a removal that comes later bring no double back', async () => {
    await merge();
    await expect(send(checker, 'annotation.removed', { annotationId: newerId })).rejects.toThrow(
      'C2 was merged into C1 since. Remove C1 if that should go.',
    );
  });

  it('brings type and statement along, and takes them back', async () => {
    const [type] = plainTagTypes.types;
    const sameWords = [uuidv7(), uuidv7()] as const;
    for (const annotationId of sameWords) await send(editor, 'annotation.created', { annotationId, ...tag });
    const [intoId, annotationId] = sameWords;
    await send(checker, 'annotation.typed', { annotationId, value: { typeId: type?.id, fields: {} }, basedOn: null });
    await send(checker, 'annotation.stated', { annotationId, statement: 'The last bus left at 12.35.', basedOn: null });
    const undoes = await send(editor, 'annotation.merged', { annotationId, intoId });
    const row = await prisma.annotation.findUniqueOrThrow({ where: { id: intoId } });
    const basis = { entryId: undoes, byId: checker.id };
    expect(row.state).toMatchObject({ typed: { type: { typeId: type?.id }, basis }, stated: { basis } });
    expect(await verifyArticle(articleId)).toEqual([]);
    await send(editor, 'annotation.unmerged', { annotationId, intoId, undoes });
    expect((await prisma.annotation.findUniqueOrThrow({ where: { id: intoId } })).state).toMatchObject({ stated: { statement: null } });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is taken back and done again, and the tables follow', async () => {
    const undoes = await merge();
    const apart = await send(editor, 'annotation.unmerged', { annotationId: newerId, intoId: olderId, undoes });
    expect(await verdictOf(olderId)).toBeNull();
    expect(await verdictOf(newerId)).toMatchObject({ value: 'supported' });
    expect(await prisma.evidence.count({ where: { annotationId: olderId, isRemoved: false } })).toBe(0);
    expect(await verifyArticle(articleId)).toEqual([]);
    await send(editor, 'annotation.merged', { annotationId: newerId, intoId: olderId, undoes: apart });
    expect(await prisma.evidence.count({ where: { annotationId: olderId, isRemoved: false } })).toBe(1);
    expect(await verdictOf(olderId)).toMatchObject({ byId: checker.id });
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});
