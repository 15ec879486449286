import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import type { HistoryBlock } from '@/lib/domain/history/shown-history';
import { wordsOfSide } from '@/lib/domain/history/words-of-side.fixture';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { deleteArticle, nameAuthor, setArchived } from '../articles/articles';
import { restoreMoment } from '../articles/newer-version';
import { prisma } from '../database';
import { eraseWords } from '../journal/erase-words';
import { readState } from '../journal/read-state';
import { makeDesk, makePerson } from '../people.fixture';
import { compareMoments, readMoment } from './history';
import { verifyHistory } from './history-chain';
import { listHistory } from './history-entries';
import { readHistoryOutline } from './history-outline';
import { nameRevision } from './revisions';

const TEXT = 'The mill\n\nThe mill burned down in 1954, the parish book says.\n\nNobody was hurt. A shame all the same.';

async function newsroom() {
  const deskId = await makeDesk();
  const as = (role: Role) => makePerson({ roles: { [deskId]: role } });
  const editor = await as('editor');
  const { id } = await makeArticle(editor, deskId, TEXT);
  return { deskId, as, editor, id };
}

/** Replaces words as typing does. */
async function write(actor: Actor, articleId: string, words: string, by: string): Promise<void> {
  const { doc } = stateFromJson((await readState(actor, articleId)).state);
  const text = readText(doc);
  const at = text.words.indexOf(words);
  const place = positionsOf(text, at, at + words.length);
  if (at < 0 || !place) throw new Error(`“${words}” is not in the text`);
  const { steps } = new Transform(doc).replaceWith(place.from, place.to, articleSchema.text(by));
  await sendEntries(actor, articleId, { type: 'text', payload: { steps: steps.map((step) => step.toJSON()) } });
}

const judge = (actor: Actor, articleId: string, annotationId: string, value = 'unproven', rationale = 'No book of that year.') =>
  sendEntries(actor, articleId, { type: 'verdict.given', payload: { annotationId, basedOn: null, verdict: { value, rationale } } });
const wordsOf = (blocks: readonly HistoryBlock[]) => wordsOfSide(blocks, 'after');

describe('readMoment', () => {
  it('gives text and tags as they were then, to whoever may read the article', async () => {
    const { as, editor, id } = await newsroom();
    const claim = await tagWords(editor, id, 'burned down in 1954');
    await judge(editor, id, claim);
    await write(editor, id, '1954', '1956');
    const reader = await as('reader');
    const [start, tagged, judged, now] = await Promise.all([1, 2, 3, 4].map((seq) => readMoment(reader, id, seq)));
    expect(wordsOf(start?.blocks ?? [])).toBe(TEXT.replaceAll('\n\n', '\n'));
    expect(start?.tags).toEqual([]);
    expect(tagged?.tags).toMatchObject([{ id: claim, label: 'C1', standing: 'open' }]);
    expect(judged?.tags).toMatchObject([{ standing: 'unproven', isStale: false }]);
    expect(now?.tags).toMatchObject([{ standing: 'checking', isStale: true }]);
    expect(now?.moment).toMatchObject({ seq: 4, byId: editor.id });
    expect(now?.people).toEqual({ [editor.id]: editor.name });
    expect(wordsOf(now?.blocks ?? [])).toContain('in 1956,');
  });

  it('is not there for strangers, for an author of other articles, beyond the end, and once the article was deleted', async () => {
    const { as, editor, id } = await newsroom();
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    for (const who of [elsewhere, await as('author')]) {
      await expect(readMoment(who, id, 1)).rejects.toMatchObject({ code: 'not-found' });
      await expect(compareMoments(who, id, {})).rejects.toMatchObject({ code: 'not-found' });
      await expect(listHistory(who, id, {})).rejects.toMatchObject({ code: 'not-found' });
      await expect(readHistoryOutline(who, id, {})).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(readMoment(editor, id, 2)).rejects.toMatchObject({ code: 'not-found' });
    await expect(compareMoments(editor, id, { from: 1, to: 2 })).rejects.toMatchObject({ code: 'not-found' });
    await deleteArticle(await makePerson({ isAdmin: true }), id);
    await expect(readMoment(editor, id, 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(readHistoryOutline(editor, id, {})).rejects.toMatchObject({ code: 'not-found' });
  });

  it('never gives words again that a law had erased', async () => {
    const { editor, id } = await newsroom();
    const claim = await tagWords(editor, id, 'burned down in 1954');
    await judge(editor, id, claim, 'unproven', 'Ask Alma Rehn.');
    await nameRevision(editor, id, { name: 'Alma’s' });
    await eraseWords(await makePerson({ isAdmin: true }), id, { seqs: [1, 3, 4], reason: 'A wish' });
    for (const seq of [1, 2, 3, 4, 5]) expect(JSON.stringify(await readMoment(editor, id, seq))).not.toMatch(/mill|parish|Alma/);
    expect(JSON.stringify(await compareMoments(editor, id, { from: 1, to: 4 }))).not.toMatch(/mill|parish|Alma/);
    expect(JSON.stringify(await listHistory(editor, id, {}))).not.toMatch(/mill|parish|Alma/);
    expect(JSON.stringify(await readHistoryOutline(editor, id, {}))).not.toMatch(/Alma/);
    expect(await verifyHistory(editor, id)).toEqual({ entryCount: 5, faultSeq: null });
  });
});

describe('compareMoments', () => {
  it('tells words, tags and verdicts, and who did it when, whichever moment is given first', async () => {
    const { as, editor, id } = await newsroom();
    const checker = await as('checker');
    const claim = await tagWords(checker, id, 'Nobody was hurt');
    await judge(checker, id, claim);
    await write(editor, id, 'burned down', 'burnt to the ground');
    const compared = await compareMoments(await as('reader'), id, { from: 4, to: 1 });
    expect(compared).toMatchObject({
      from: { seq: 1 },
      to: { seq: 4, byId: editor.id },
      words: { added: 4, removed: 2 },
      tagCount: 1,
      verdictCount: 1,
      changes: [
        { what: 'added', tag: { label: 'C1' }, words: 'Nobody was hurt', by: { seq: 2, byId: checker.id } },
        { what: 'verdict', tag: { standing: 'unproven' }, by: { seq: 3, byId: checker.id } },
      ],
      people: { [editor.id]: editor.name, [checker.id]: checker.name },
    });
    expect((await compareMoments(editor, id, {})).words).toEqual(compared.words);
    expect(await compareMoments(editor, id, { from: 3, to: 3 })).toMatchObject({ words: { added: 0, removed: 0 }, changes: [] });
  });

  it('tells who put a tag on other words, and not who confirmed those that changed under it', async () => {
    const { editor, id } = await newsroom();
    const claim = await tagWords(editor, id, 'burned down in 1954');
    await write(editor, id, '1954', '1956');
    const place = async (how: string, words?: string) => {
      const text = readText(stateFromJson((await readState(editor, id)).state).doc);
      const at = words === undefined ? -1 : text.words.indexOf(words);
      const range = at < 0 ? null : positionsOf(text, at, at + (words?.length ?? 0));
      const ranges = range && [{ ...range, exact: words }];
      await sendEntries(editor, id, { type: 'annotation.span-changed', payload: { annotationId: claim, how, ranges } });
    };
    await place('confirmed');
    expect(await compareMoments(editor, id, { from: 2, to: 4 })).toMatchObject({ tagCount: 0, changes: [] });
    await place('span', 'Nobody was hurt');
    expect(await compareMoments(editor, id, { from: 2, to: 5 })).toMatchObject({
      tagCount: 1,
      changes: [{ what: 'place', tag: { label: 'C1' }, words: 'Nobody was hurt', by: { seq: 5, byId: editor.id } }],
    });
    // Also where those words changed since, and somebody confirmed that.
    await write(editor, id, 'Nobody was', 'Nobody at all was');
    await place('confirmed');
    expect(await compareMoments(editor, id, { from: 2, to: 7 })).toMatchObject({
      tagCount: 1,
      changes: [{ what: 'place', words: 'Nobody at all was hurt', by: { seq: 5 } }],
    });
  });
});

describe('listHistory', () => {
  it('tells entries newest first, by person and kind, a page at a time', async () => {
    const { as, editor, id } = await newsroom();
    const checker = await as('checker');
    const claim = await tagWords(checker, id, 'burned down in 1954');
    await judge(checker, id, claim);
    await write(editor, id, '1954', '1956');
    await nameRevision(editor, id, { name: 'After the call' });
    const all = await listHistory(editor, id, {});
    expect(all.rows.map(({ seq, byId, words, kind }) => [seq, byId, words, kind])).toEqual([
      [5, editor.id, 'kept revision 1', 'article'],
      [4, editor.id, 'edited the text', 'text'],
      [3, checker.id, 'set {tag} to unproven', 'verdicts'],
      [2, checker.id, 'added {tag}', 'tags'],
      [1, editor.id, 'brought the article in', 'article'],
    ]);
    expect(all).toMatchObject({ nextBefore: null, people: { [checker.id]: checker.name } });
    const seqs = async (filter: Parameters<typeof listHistory>[2]) => (await listHistory(editor, id, filter)).rows.map(({ seq }) => seq);
    expect(await seqs({ personId: checker.id })).toEqual([3, 2]);
    expect(await seqs({ kind: 'text' })).toEqual([4]);
    expect(await seqs({ kind: 'verdicts', personId: editor.id })).toEqual([]);
    expect(await seqs({ before: 4 })).toEqual([3, 2, 1]);
  });

  it('goes on where a page ended, without an entry twice or left out', async () => {
    const { editor, id } = await newsroom();
    const claim = await tagWords(editor, id, 'Nobody was hurt');
    for (let n = 0; n < 130; n++) {
      const payload = { annotationId: claim, checkState: n % 2 ? 'untouched' : 'checking', basedOn: null };
      await sendEntries(editor, id, { type: 'check.state-changed', payload });
    }
    const seen: number[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page = await listHistory(editor, id, before === undefined ? {} : { before });
      seen.push(...page.rows.map(({ seq }) => seq));
      before = page.nextBefore;
    }
    expect(seen).toEqual(Array.from({ length: 132 }, (_, index) => 132 - index));
  });

  it('tells of a pasted book without reading it, to those who see no drafts too', async () => {
    const { as, editor, id } = await newsroom();
    // Nothing in it repeats, so that the database cannot pack it.
    const book = Array.from({ length: 9_000 }, (_, n) => `${n} ${uuidv7()}`).join(' ');
    await write(editor, id, 'A shame', book);
    await write(editor, id, 'all the same', 'never mind');
    await restoreMoment(editor, id, 1, { baseSeq: 3 });
    await restoreMoment(editor, id, 2, { baseSeq: 4 });
    for (const who of [editor, await as('reader')]) {
      const { rows } = await listHistory(who, id, {});
      expect(rows.map(({ seq, words }) => [seq, words])).toEqual([
        [5, 'brought an earlier text back, that of entry 2'],
        [4, 'brought an earlier text back, that of entry 1'],
        [3, 'edited the text'],
        [1, 'brought the article in'],
      ]);
      expect(rows[2]).toMatchObject({ firstSeq: 2, count: 2 });
    }
  });

  it('says nothing of drafts of queries to those who see none, neither words nor whose they are', async () => {
    const { as, editor, id } = await newsroom();
    const checker = await as('checker');
    const author = await as('author');
    await nameAuthor(editor, id, { authorId: author.id });
    const claim = await tagWords(editor, id, 'burned down in 1954');
    const query = { threadId: uuidv7(), commentId: uuidv7(), annotationId: claim, text: 'Who told you 1954?', replacement: null };
    await sendEntries(checker, id, { type: 'query.asked', payload: query });
    for (const who of [await as('reader'), author]) {
      const page = await listHistory(who, id, {});
      expect(page.rows.map(({ seq }) => seq)).toEqual([3, 2, 1]);
      expect((await listHistory(who, id, { personId: checker.id })).rows).toEqual([]);
      const told = JSON.stringify([
        page,
        await readHistoryOutline(who, id, {}),
        await readMoment(who, id, 4),
        await compareMoments(who, id, {}),
      ]);
      expect(told).not.toContain(checker.id);
      expect(told).not.toContain('Who told you');
      expect((await readMoment(who, id, 4)).moment.byId).toBeNull();
    }
    expect((await listHistory(checker, id, {})).rows[0]).toMatchObject({ seq: 4, words: 'wrote a query on {tag}' });
  });
});

describe('listHistory of one person', () => {
  it('ends at the same place for those who see no drafts, whoever wrote one', async () => {
    const { as, editor, id } = await newsroom();
    const [checker, author] = [await as('checker'), await as('author')];
    await nameAuthor(editor, id, { authorId: author.id });
    const claim = await tagWords(editor, id, 'burned down in 1954');
    const move = (n: number) => ({
      type: 'check.state-changed',
      payload: { annotationId: claim, checkState: n % 2 ? 'untouched' : 'checking', basedOn: null },
    });
    await sendEntries(checker, id, ...Array.from({ length: 99 }, (_, n) => move(n)));
    const { threadId, ...words } = { threadId: uuidv7(), text: 'Who told you 1954?', replacement: null };
    await sendEntries(checker, id, { type: 'query.asked', payload: { threadId, commentId: uuidv7(), annotationId: claim, ...words } });
    await sendEntries(checker, id, { type: 'query.changed', payload: { threadId, text: 'Who says 1954?', replacement: null } });
    await sendEntries(checker, id, { type: 'query.withdrawn', payload: { threadId } });
    const drafts = [103, 104, 105];
    const pages = (who: Actor) =>
      Promise.all([...drafts, 106].map(async (before) => (await listHistory(who, id, { personId: checker.id, before })).nextBefore));
    expect((await listHistory(editor, id, {})).rows.slice(0, 3).map(({ seq }) => seq)).toEqual(drafts.toReversed());
    for (const who of [author, await as('reader')]) expect(await pages(who)).toEqual([null, null, null, null]);
    expect(await pages(editor)).toEqual([null, 4, 5, 6]);
  });

  it('tells those who see no drafts who withdrew a query that was sent', async () => {
    const { as, editor, id } = await newsroom();
    const [checker, author] = [await as('checker'), await as('author')];
    await nameAuthor(editor, id, { authorId: author.id });
    const claim = await tagWords(editor, id, 'burned down in 1954');
    const threadId = uuidv7();
    const query = { threadId, commentId: uuidv7(), annotationId: claim, text: 'Who told you 1954?', replacement: null };
    await sendEntries(checker, id, { type: 'query.asked', payload: query });
    await sendEntries(editor, id, { type: 'queries.sent', payload: { threadIds: [threadId], toId: author.id } });
    await sendEntries(checker, id, { type: 'query.withdrawn', payload: { threadId } });
    const seqs = async (personId: string) => (await listHistory(author, id, { personId })).rows.map(({ seq }) => seq);
    expect([await seqs(checker.id), (await seqs(editor.id))[0]]).toEqual([[6], 5]);
  });
});

describe('readHistoryOutline', () => {
  it('counts the lanes, and lists revisions and people', async () => {
    const { as, editor, id } = await newsroom();
    const checker = await as('checker');
    await tagWords(checker, id, 'Nobody was hurt', 'opinion');
    await write(editor, id, '1954', '1956');
    await nameRevision(checker, id, { name: '' });
    const { columns, ...outline } = await readHistoryOutline(editor, id, {});
    expect(outline).toMatchObject({ headSeq: 4, revisions: [{ number: 1, name: '', seq: 4, byId: checker.id }] });
    expect(Object.keys(outline.people).toSorted()).toEqual([checker.id, editor.id].toSorted());
    const sum = (count: (column: (typeof columns)[number]) => number | undefined) =>
      columns.reduce((all, one) => all + (count(one) ?? 0), 0);
    expect([sum(({ text }) => text), sum(({ tags }) => tags.opinion)]).toEqual([1, 1]);
    const narrowed = await readHistoryOutline(editor, id, { personId: checker.id });
    expect(narrowed.columns.reduce((all, { text }) => all + text, 0)).toBe(0);
    expect(narrowed.columns.at(-1)?.lastSeq).toBe(4);
  });
});

describe('nameRevision', () => {
  it('keeps the moment with a keyframe, for those who tag, once', async () => {
    const { as, editor, id } = await newsroom();
    const checker = await as('checker');
    expect(await nameRevision(checker, id, { name: 'As filed' })).toMatchObject({ number: 1, name: 'As filed', seq: 2, byId: checker.id });
    await expect.poll(() => prisma.keyframe.count({ where: { articleId: id, seq: 2 } })).toBe(1);
    await expect(nameRevision(editor, id, { name: '' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(nameRevision(await as('reader'), id, { name: '' })).rejects.toMatchObject({ code: 'forbidden' });
    await setArchived(editor, id, { isArchived: true });
    await expect(nameRevision(editor, id, { name: '' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps one revision, however often it is sent under its id, and whatever came since', async () => {
    const { as, editor, id } = await newsroom();
    const checker = await as('checker');
    const sent = { name: 'As filed', entryId: uuidv7() };
    const [kept, again] = await Promise.all([nameRevision(checker, id, sent), nameRevision(checker, id, sent)]);
    expect(kept).toMatchObject({ number: 1, name: 'As filed' });
    expect(again).toEqual(kept);
    await write(editor, id, '1954', '1956');
    expect(await nameRevision(checker, id, sent)).toEqual(kept);
    expect((await readHistoryOutline(editor, id, {})).revisions).toEqual([kept]);
    await setArchived(editor, id, { isArchived: true });
    expect(await nameRevision(checker, id, sent)).toEqual(kept);
  });

  it('refuses an id that is another’s, of another article or of something else', async () => {
    const { as, editor, id } = await newsroom();
    const entryId = uuidv7();
    await nameRevision(await as('checker'), id, { name: '', entryId });
    await write(editor, id, '1954', '1956');
    await expect(nameRevision(editor, id, { name: '', entryId })).rejects.toMatchObject({ code: 'conflict', details: { entryId } });
    const { editor: stranger, id: elsewhere } = await newsroom();
    await expect(nameRevision(stranger, elsewhere, { name: '', entryId })).rejects.toMatchObject({
      code: 'conflict',
      details: { entryId },
    });
    const { id: textId } = await prisma.journalEntry.findFirstOrThrow({ where: { articleId: id, type: 'text' }, orderBy: { seq: 'desc' } });
    const taken = { code: 'conflict', details: { entryId: textId } };
    await expect(nameRevision(editor, id, { name: '', entryId: textId })).rejects.toMatchObject(taken);
    expect((await readHistoryOutline(editor, id, {})).revisions).toHaveLength(1);
  });
});

describe('restoreMoment', () => {
  it('puts an earlier text in place as a newer version, with tags on their words, and lists those to look at', async () => {
    const { editor, id } = await newsroom();
    const kept = await tagWords(editor, id, 'Nobody was hurt');
    await write(editor, id, 'burned down in 1954', 'was sold');
    const lost = await tagWords(editor, id, 'was sold');
    const { article, review } = await restoreMoment(editor, id, 2, { baseSeq: 4 });
    expect(article.headSeq).toBe(5);
    const { state } = await readState(editor, id);
    expect(wordsOf((await readMoment(editor, id, 5)).blocks)).toBe(wordsOf((await readMoment(editor, id, 2)).blocks));
    const states = new Map(state.annotations.map(({ id: annotationId, anchor }) => [annotationId, anchor.state]));
    expect(states.get(kept)).toBe('exact');
    expect(review).toMatchObject([{ annotationId: lost, before: 'was sold' }]);
    expect((await listHistory(editor, id, {})).rows[0]).toMatchObject({ words: 'brought an earlier text back, that of entry 2' });
    expect((await compareMoments(editor, id, { from: 2, to: 5 })).words).toEqual({ added: 0, removed: 0 });
    const entryId = uuidv7();
    await write(editor, id, 'Nobody', 'Not anybody');
    const restored = await restoreMoment(editor, id, 2, { baseSeq: 6, entryId });
    expect(restored.waiting).toBe(1);
    // Sent again since the answer was lost, it is what was done.
    // What it is made of is counted meanwhile, when nothing else is to be done.
    const { composition: _, composedSeq: __, ...same } = restored.article;
    expect(await restoreMoment(editor, id, 2, { baseSeq: 6, entryId })).toMatchObject({ ...restored, article: same });
    // The same text again is no change.
    expect((await restoreMoment(editor, id, 2, { baseSeq: 7 })).article.headSeq).toBe(7);
  });

  it('asks to look again where the text has changed since, and not where something else has', async () => {
    const { editor, id } = await newsroom();
    await write(editor, id, '1954', '1956');
    await write(editor, id, '1956', '1958');
    await expect(restoreMoment(editor, id, 1, { baseSeq: 2 })).rejects.toMatchObject({ code: 'stale-version' });
    await tagWords(editor, id, 'Nobody was hurt');
    expect((await restoreMoment(editor, id, 1, { baseSeq: 3 })).article.headSeq).toBe(5);
  });

  it('is for those who paste newer versions, on articles that are not archived, and to moments that there were', async () => {
    const { as, editor, id } = await newsroom();
    await write(editor, id, '1954', '1956');
    await expect(restoreMoment(await as('checker'), id, 1, { baseSeq: 2 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restoreMoment(editor, id, 9, { baseSeq: 2 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(restoreMoment(editor, id, 1, { baseSeq: 9 })).rejects.toMatchObject({ code: 'not-found' });
    await setArchived(editor, id, { isArchived: true });
    await expect(restoreMoment(editor, id, 1, { baseSeq: 3 })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('verifyHistory', () => {
  it('counts what holds, names the first entry that does not, and is for those who tag', async () => {
    const { as, editor, id } = await newsroom();
    await write(editor, id, '1954', '1956');
    await write(editor, id, '1956', '1958');
    expect(await verifyHistory(editor, id)).toEqual({ entryCount: 3, faultSeq: null });
    await expect(verifyHistory(await as('reader'), id)).rejects.toMatchObject({ code: 'forbidden' });
    await prisma.$transaction([
      prisma.$executeRaw`set local session_replication_role = replica`,
      prisma.$executeRaw`update "JournalEntry" set payload = '{}' where "articleId" = ${id}::uuid and seq = 2`,
    ]);
    expect(await verifyHistory(editor, id)).toEqual({ entryCount: 3, faultSeq: 2 });
  });
});
