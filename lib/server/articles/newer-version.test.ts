import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import { markOfDraft } from '@/lib/domain/newer-version/text-mark';
import type { Actor } from '@/lib/domain/people/permissions';
import { Annotation } from '@/lib/domain/tags/annotation';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { makeArticle, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { rebuildState } from '../journal/keyframes';
import { readState } from '../journal/read-state';
import { makeDesk, makePerson } from '../people.fixture';
import { draftFromPaste } from './article-import';
import { pasteNewerVersion, readTextMark } from './newer-version';

const first = `The harbour at low water

The ferry carries four people on a weekday morning, the crew say.

Last year the line lost £1.2 million, according to the board’s accounts.

Nobody has published a timetable since the spring of 2019.

The pilot boat was sold to a museum in Skagen for one krone.`;

const second = `The harbour at low water

Nobody has published a timetable since the spring of 2019.

Last year the line lost £1.9 million, according to the board’s accounts.

The ferry carries four people on a weekday morning, the crew say.

A new paragraph about gulls stands where the museum was.`;

async function setting() {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  return { deskId, editor };
}

const draftOf = async (actor: Actor, deskId: string, text: string) => (await draftFromPaste(actor, deskId, { text })).draft;

async function tagsOf(actor: Actor, articleId: string) {
  const { state } = await readState(actor, articleId);
  const { doc, annotations } = stateFromJson(state);
  return new Map(
    [...annotations].map(([id, one]) => [
      id,
      { ...one, now: one.anchor.ranges.map(({ from, to }) => wordsBetween(doc, from, to)).join('|') },
    ]),
  );
}

describe('pasteNewerVersion', () => {
  it('keeps tags on their words, and lists what moved, changed or is gone', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    const [stays, moves, drifts, goes] = [
      await tagWords(editor, id, 'according to the board’s accounts'),
      await tagWords(editor, id, 'carries four people on a weekday morning'),
      await tagWords(editor, id, 'the line lost £1.2 million'),
      await tagWords(editor, id, 'sold to a museum in Skagen for one krone'),
    ];
    const draft = await draftOf(editor, deskId, second);
    const { review, article } = await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0 });
    const tags = await tagsOf(editor, id);
    expect(tags.get(stays)).toMatchObject({ now: 'according to the board’s accounts', anchor: { state: 'exact' } });
    expect(tags.get(moves)?.now).toBe('carries four people on a weekday morning');
    expect(tags.get(drifts)).toMatchObject({ now: 'the line lost £1.9 million', anchor: { state: 'drifted' } });
    expect(tags.get(goes)).toMatchObject({ now: '', anchor: { state: 'orphaned' } });
    const rows = new Map(review.map((row) => [row.annotationId, row]));
    expect(rows.has(stays)).toBe(false);
    expect(rows.get(drifts)).toMatchObject({ before: 'the line lost £1.2 million', after: 'the line lost £1.9 million', state: 'drifted' });
    expect(rows.get(drifts)?.score).toBeGreaterThan(0.8);
    expect(rows.get(goes)).toMatchObject({ before: 'sold to a museum in Skagen for one krone', after: null, state: 'orphaned', score: 0 });
    // One entry after the import and four tags; the rebuilt state agrees with what was stored.
    expect(article.headSeq).toBe(6);
    const rebuilt = await rebuildState(prisma, id, 6);
    expect([...rebuilt.annotations.values()].map((one) => Annotation.parse(one))).toEqual(
      [...tags.values()].map((one) => Annotation.parse(one)),
    );
  });

  it('finds a tag again whose words went from one paragraph into another', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    const tag = await tagWords(editor, id, 'sold to a museum in Skagen for one krone');
    const text = first
      .replace('\n\nThe pilot boat was sold to a museum in Skagen for one krone.', '')
      .replace('the crew say.', 'the crew say. Their pilot boat, they add, was sold to a museum in Skagen for one krone.');
    const draft = await draftOf(editor, deskId, text);
    const { review } = await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0 });
    expect((await tagsOf(editor, id)).get(tag)).toMatchObject({
      now: 'sold to a museum in Skagen for one krone',
      anchor: { state: 'moved' },
    });
    expect(review).toMatchObject([{ annotationId: tag, state: 'moved', score: 1 }]);
  });

  it('writes nothing for the same text', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    const draft = await draftOf(editor, deskId, first);
    const { article, review } = await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0 });
    expect([article.headSeq, review]).toEqual([1, []]);
  });

  it('has the page know that a text is the one that is there, by its mark', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    const [old, newer] = [await draftOf(editor, deskId, first), await draftOf(editor, deskId, second)];
    const { version, mark } = await readTextMark(editor, id);
    expect([version, markOfDraft(old, {}) === mark, markOfDraft(newer, {}) === mark]).toEqual([0, true, false]);
    expect(markOfDraft(old, { title: 'Another title' })).not.toBe(mark);
    // Put in place by steps, it is the same as pasted.
    const { article } = await pasteNewerVersion(editor, id, { draft: newer, corrections: {}, baseVersion: 0 });
    expect(await readTextMark(editor, id)).toEqual({ version: article.version, mark: markOfDraft(newer, {}) });
    expect(markOfDraft(newer, { title: '' })).toBeNull();
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    await expect(readTextMark(checker, id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is refused on a text that has changed meanwhile', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    const draft = await draftOf(editor, deskId, second);
    await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0 });
    const again = pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0 });
    await expect(again).rejects.toSatisfy((error) => error instanceof DomainError && error.code === 'stale-version');
  });

  it('says to whom changed the text alone that it was they, and to anybody else that it was someone', async () => {
    const { deskId, editor } = await setting();
    const other = await makePerson({ roles: { [deskId]: 'editor' } });
    const { id } = await makeArticle(editor, deskId, first);
    const draft = await draftOf(editor, deskId, second);
    // Its answer is lost, and what is sent next is corrected: another entry.
    const { article } = await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0, entryId: uuidv7() });
    const corrected = { draft, corrections: { title: 'Low water again' }, baseVersion: 0, entryId: uuidv7() };
    const kept = 'Your text is kept here: look at what is there now, then choose Replace the text again.';
    await expect(pasteNewerVersion(editor, id, corrected)).rejects.toThrow(
      `You have changed the text yourself since you opened this page, perhaps by what you sent before. ${kept}`,
    );
    await expect(pasteNewerVersion(other, id, corrected)).rejects.toThrow(
      `Someone has changed the text since you opened this page. ${kept}`,
    );
    await pasteNewerVersion(other, id, { ...corrected, baseVersion: article.version, entryId: uuidv7() });
    await expect(pasteNewerVersion(editor, id, corrected)).rejects.toThrow('Someone has changed the text');
  });

  it('answers the same paste, sent again since its answer was lost, as the first time', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    const goes = await tagWords(editor, id, 'sold to a museum in Skagen for one krone');
    const draft = await draftOf(editor, deskId, second);
    const sent = { draft, corrections: {}, baseVersion: 0, entryId: uuidv7() };
    const both = await Promise.all([pasteNewerVersion(editor, id, sent), pasteNewerVersion(editor, id, sent)]);
    const stays = await tagWords(editor, id, 'according to the board’s accounts');
    const again = await pasteNewerVersion(editor, id, sent);
    for (const { review } of [...both, again]) expect(review).toMatchObject([{ annotationId: goes, state: 'orphaned' }]);
    expect(both[1].review).toEqual(both[0].review);
    expect(again.review).toEqual(both[0].review);
    expect(again.article.headSeq).toBe(4);
    expect((await tagsOf(editor, id)).get(stays)).toMatchObject({ anchor: { state: 'exact' } });
    const other = await makePerson({ roles: { [deskId]: 'editor' } });
    await expect(pasteNewerVersion(other, id, sent)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says how many tags were not on their words before, when it changed none', async () => {
    const { deskId, editor } = await setting();
    const { id } = await makeArticle(editor, deskId, first);
    await tagWords(editor, id, 'sold to a museum in Skagen for one krone');
    const draft = await draftOf(editor, deskId, second);
    const pasted = await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: 0 });
    expect([pasted.review.length, pasted.waiting]).toEqual([1, 0]);
    const again = await pasteNewerVersion(editor, id, { draft, corrections: {}, baseVersion: pasted.article.version });
    expect(again).toMatchObject({ review: [], waiting: 1 });
  });

  it('is for editors and leads', async () => {
    const { deskId, editor } = await setting();
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    const { id } = await makeArticle(editor, deskId, first);
    const draft = await draftOf(editor, deskId, second);
    const refused = pasteNewerVersion(checker, id, { draft, corrections: {}, baseVersion: 0 });
    await expect(refused).rejects.toSatisfy((error) => error instanceof DomainError && error.code === 'forbidden');
    const lost = pasteNewerVersion(editor, uuidv7(), { draft, corrections: {}, baseVersion: 0 });
    await expect(lost).rejects.toSatisfy((error) => error instanceof DomainError && error.code === 'not-found');
  });
});
