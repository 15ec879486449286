import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type Stage, stages } from '@/lib/domain/articles/stage';
import type { ArticleFilter, ArticleSort, ArticleSummary, SortDirection } from '@/lib/domain/contract/articles';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { countArticles, listArticles } from './article-list';
import { setArchived } from './articles';

async function deskWith<R extends Role>(...roles: R[]) {
  const deskId = await makeDesk();
  const people = await Promise.all(roles.map(async (role) => [role, await makePerson({ roles: { [deskId]: role } })] as const));
  const person = (role: R): Actor => {
    const found = people.find(([held]) => held === role)?.[1];
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  };
  return { deskId, person };
}

const everyOrder = [
  ['urgency', 'desc'],
  ['updated', 'desc'],
  ['updated', 'asc'],
  ['title', 'asc'],
  ['title', 'desc'],
  ['progress', 'asc'],
  ['progress', 'desc'],
] as const;

interface Row {
  id: string;
  title: string;
  titleKey: string;
  stage: Stage;
  progress: number;
  updatedAt: Date;
  dueAt: Date | null;
  ownerId: string | null;
  work: Record<string, { open: number; done: number; second: number }>;
}

/** Two desks with articles of four stages, many of which agree in what they are ordered by. */
async function deskOfMany() {
  const [deskId, second] = [await makeDesk(), await makeDesk()];
  const editor = await makePerson({ roles: { [deskId]: 'editor', [second]: 'reader' } });
  const kinds: Stage[] = ['checked', 'tagging', 'checking', 'published'];
  const rows: Row[] = Array.from({ length: 26 }, (_, n) => ({
    id: uuidv7(),
    title: n % 5 === 0 ? `Ödd ${n % 3}` : `Story ${n % 7}`,
    titleKey: n % 5 === 0 ? `odd ${n % 3}` : `story ${n % 7}`,
    stage: kinds[n % 4] ?? 'tagging',
    progress: (n * 370) % 1001 > 500 ? 500 : 250,
    updatedAt: new Date(Date.UTC(2026, 3, 1 + (n % 6))),
    dueAt: n % 5 < 3 ? new Date(Date.UTC(2026, 3, 10 + (n % 4))) : null,
    ownerId: n % 6 === 1 ? editor.id : null,
    work: { 2: { [editor.id]: { open: 1, done: 0, second: n } }, 4: { [editor.id]: { open: 0, done: 2, second: 0 } } }[n % 7] ?? {},
  }));
  await prisma.article.createMany({
    data: rows.map((row, n) => ({ ...row, deskId: n % 3 === 0 ? second : deskId, createdById: editor.id })),
  });
  return { deskId, second, editor, rows };
}

/** All pages of a list, one behind the other. */
async function pagesOf(actor: Actor, filter: Partial<ArticleFilter>): Promise<ArticleSummary[]> {
  const seen: ArticleSummary[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 20; pages++) {
    const page = await listArticles(actor, { ...filter, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.articles);
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
  }
  throw new Error('the list has no end');
}

/** The order by hand. */
function inOrder(rows: readonly Row[], sort: ArticleSort, direction: SortDirection): Row[] {
  const isDated = ({ stage, dueAt }: Row) => sort === 'urgency' && stages[stage].isOpen && dueAt !== null;
  const key = (row: Row) => {
    if (isDated(row)) return row.dueAt?.getTime() ?? 0;
    return sort === 'title' ? row.titleKey : sort === 'progress' ? row.progress : row.updatedAt.getTime();
  };
  const rank = (row: Row) => (sort !== 'urgency' || isDated(row) ? 0 : 1 + stages[row.stage].urgencyRank);
  const side = (row: Row) => (direction === 'asc' || isDated(row) ? 1 : -1);
  const compare = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows].sort((a, b) => rank(a) - rank(b) || side(a) * (compare(key(a), key(b)) || compare(a.id, b.id)));
}

/** Whether claims or second checks of an open article wait for somebody. */
function hasWork({ stage, work }: Row, personId: string): boolean {
  const { open, second } = work[personId] ?? { open: 0, second: 0 };
  return stages[stage].isOpen && open + second > 0;
}

const cursorOf = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('listArticles', () => {
  it('gives every article once, newest change first, page by page', async () => {
    const { deskId, person } = await deskWith('editor');
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await makeArticle(person('editor'), deskId, `Story ${i}\n\nWords of it.`)).id);
    // Two at the same instant: the id decides between them.
    await prisma.article.updateMany({ where: { id: { in: ids.slice(2, 4) } }, data: { updatedAt: new Date('2026-01-02T00:00:00Z') } });
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await listArticles(person('editor'), { deskId, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.articles.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...ids.slice(4).reverse(), ...ids.slice(0, 2).reverse(), ...ids.slice(2, 4).reverse()]);
  });

  it('finds by title and byline, and takes % and _ as they are', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    await makeArticle(editor, deskId, 'The 100% rule\n\nBy Ada Quill\n\nWords.');
    await makeArticle(editor, deskId, 'The 1000 rules\n\nWords.');
    const titles = async (query: string) => (await listArticles(editor, { deskId, query })).articles.map(({ title }) => title);
    expect(await titles('100%')).toEqual(['The 100% rule']);
    expect(await titles('ada q')).toEqual(['The 100% rule']);
    expect(await titles('RULES')).toEqual(['The 1000 rules']);
    expect(await titles('100_')).toEqual([]);
  });

  it('finds by words without their accents, and in whatever form these are written', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    await makeArticle(editor, deskId, 'Jose\u0301 in Łódź\n\nBy Ayşe Erdoğan\n\nWords.');
    const titles = async (query: string) => (await listArticles(editor, { deskId, query })).articles.map(({ title }) => title);
    for (const query of ['jose', 'José', 'JOSE\u0301', 'lodz', 'erdogan', 'ERDOĞAN', 'ｊｏｓｅ'])
      expect(await titles(query), query).toHaveLength(1);
    for (const query of ['josef', 'erdoggan']) expect(await titles(query), query).toEqual([]);
  });

  it('shows only desks that the person is in, and archived ones only when asked', async () => {
    const [mine, other] = [await deskWith('editor'), await deskWith('editor')];
    const kept = await makeArticle(mine.person('editor'), mine.deskId);
    const away = await makeArticle(mine.person('editor'), mine.deskId);
    await makeArticle(other.person('editor'), other.deskId);
    await setArchived(mine.person('editor'), away.id, { isArchived: true });
    const ids = async (archived: boolean) => (await listArticles(mine.person('editor'), { archived })).articles.map(({ id }) => id);
    expect(await ids(false)).toEqual([kept.id]);
    expect(await ids(true)).toEqual([away.id]);
    expect(await codeOf(listArticles(mine.person('editor'), { deskId: other.deskId }))).toBe('not-found');
  });

  it('shows authors their own articles only', async () => {
    const { deskId, person } = await deskWith('editor', 'author');
    await makeArticle(person('editor'), deskId);
    const own = await makeArticle(person('author'), deskId);
    expect((await listArticles(person('author'))).articles.map(({ id }) => id)).toEqual([own.id]);
  });

  it.each(everyOrder)('gives every article once by %s %s, page by page, over all desks', async (sort, direction) => {
    const { editor, rows } = await deskOfMany();
    const seen = await pagesOf(editor, { sort, direction, limit: 4 });
    expect(seen.map(({ id }) => id)).toEqual(inOrder(rows, sort, direction).map(({ id }) => id));
  });

  it('goes on by urgency when what comes next is looked for too', async () => {
    const { editor, rows } = await deskOfMany();
    const seen = await pagesOf(editor, { sort: 'urgency', query: 'story', limit: 3 });
    const found = rows.filter(({ title }) => title.includes('Story'));
    expect(seen.map(({ id }) => id)).toEqual(inOrder(found, 'urgency', 'desc').map(({ id }) => id));
  });

  it.each([
    ['of mine', { mine: true }, (row: Row, me: string) => row.ownerId === me || hasWork(row, me)],
    ['with nobody’s date', { due: 'none' as const }, (row: Row) => stages[row.stage].isOpen && row.dueAt === null],
    ['that are late', { due: 'late' as const }, (row: Row) => stages[row.stage].isOpen && row.dueAt !== null],
  ])('gives only those %s, page by page, by urgency and by title', async (_, filter, isAsked) => {
    const { editor, rows } = await deskOfMany();
    const asked = rows.filter((row) => isAsked(row, editor.id));
    expect(asked.length).toBeGreaterThan(3);
    for (const [sort, direction] of [['urgency', 'desc'] as const, ['title', 'asc'] as const]) {
      const seen = await pagesOf(editor, { ...filter, sort, direction, limit: 3 });
      expect(seen.map(({ id }) => id)).toEqual(inOrder(asked, sort, direction).map(({ id }) => id));
    }
  });

  it('narrows to one owner, and names owner and checkers', async () => {
    const { editor, rows } = await deskOfMany();
    const seen = await pagesOf(editor, { ownerId: editor.id, limit: 3 });
    expect(seen.map(({ id }) => id).sort()).toEqual(rows.flatMap(({ id, ownerId }) => (ownerId ? [id] : [])).sort());
    expect(seen[0]).toMatchObject({ ownerId: editor.id, ownerName: editor.name });
    const [mine] = (await listArticles(editor, { mine: true })).articles.filter(({ checkers }) => checkers.length > 0);
    expect(mine?.checkers).toEqual([{ id: editor.id, name: editor.name }]);
    expect(await pagesOf(editor, { ownerId: uuidv7() })).toEqual([]);
  });

  it('narrows to what waits for one person, and leaves out what they have done', async () => {
    const { deskId, editor, rows } = await deskOfMany();
    const [busy, done] = rows.filter((row) => stages[row.stage].isOpen && row.ownerId === null && !(editor.id in row.work));
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    for (const [row, work] of [[busy, { open: 0, done: 3, second: 1 }] as const, [done, { open: 0, done: 2, second: 0 }] as const])
      await prisma.article.update({ where: { id: row?.id ?? '' }, data: { work: { [checker.id]: work } } });
    expect((await pagesOf(editor, { workerId: checker.id })).map(({ id }) => id)).toEqual([busy?.id]);
    const own = rows.flatMap((row) => (hasWork(row, editor.id) ? [row.id] : [])).sort();
    const seen = await pagesOf(editor, { workerId: editor.id, sort: 'urgency', limit: 3 });
    expect(seen.map(({ id }) => id).sort()).toEqual(own);
    const { stages: counted } = await countArticles(editor, { workerId: editor.id });
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
    // Of a desk that is not theirs nobody learns who works there.
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'editor' } });
    expect(await pagesOf(stranger, { workerId: editor.id })).toEqual([]);
  });

  it('parts what is due by the days of the one who reads', async () => {
    const deskId = await makeDesk();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const now = Date.now();
    const hours = { late: -1, today: 3, tomorrow: 30, later: 24 * 30 };
    await prisma.article.createMany({
      data: Object.entries(hours).map(([title, ahead]) => ({
        id: uuidv7(),
        title,
        deskId,
        createdById: editor.id,
        dueAt: new Date(now + ahead * 3_600_000),
      })),
    });
    const days = { tomorrow: new Date(now + 10 * 3_600_000).toISOString(), week: new Date(now + 8 * 24 * 3_600_000).toISOString() };
    const titles = async (due: 'late' | 'today' | 'week') =>
      (await listArticles(editor, { due, ...days })).articles.map(({ title }) => title);
    expect([await titles('late'), await titles('today'), await titles('week')]).toEqual([['late'], ['today'], ['tomorrow']]);
    expect((await countArticles(editor, days)).stages).toEqual([
      { stage: 'tagging', count: 4, uncheckedClaims: 0, late: 1, dueToday: 1, dueThisWeek: 1, dueLater: 1 },
    ]);
    expect((await countArticles(editor, { ...days, due: 'today' })).stages).toMatchObject([{ count: 1, dueToday: 1 }]);
  });

  it('calls late what is checked until it is signed, and puts it first', async () => {
    const deskId = await makeDesk();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const due: [Stage, number][] = [
      ['tagging', 3],
      ['checked', -1],
      ['signed-off', -2],
    ];
    await prisma.article.createMany({
      data: due.map(([stage, ahead]) => ({
        id: uuidv7(),
        title: stage,
        stage,
        deskId,
        createdById: editor.id,
        dueAt: new Date(Date.now() + ahead * 3_600_000),
      })),
    });
    const titles = async (filter: Partial<ArticleFilter>) => (await listArticles(editor, filter)).articles.map(({ title }) => title);
    expect(await titles({ due: 'late' })).toEqual(['checked']);
    expect(await titles({ sort: 'urgency' })).toEqual(['checked', 'tagging', 'signed-off']);
  });

  it('narrows to one stage', async () => {
    const { editor, rows } = await deskOfMany();
    const seen = await pagesOf(editor, { stage: 'checking', limit: 3 });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.map(({ id }) => id).sort()).toEqual(rows.flatMap(({ id, stage }) => (stage === 'checking' ? [id] : [])).sort());
  });

  it('shows how the claims stand, from the journal', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    const { id } = await makeArticle(editor, deskId, 'A bus\n\nThe last bus left at 12.35. The next one is at 5.10.');
    const [first] = [await tagWords(editor, id, 'The last bus'), await tagWords(editor, id, 'The next one')];
    const read = async () => (await listArticles(editor)).articles[0];
    expect(await read()).toMatchObject({ stage: 'tagging', claimCounts: { open: 2, unproven: 0 } });
    const verdict = { value: 'unproven', rationale: 'No log of that day.' };
    await sendEntries(editor, id, { type: 'verdict.given', payload: { annotationId: first, verdict, basedOn: null } });
    expect(await read()).toMatchObject({ stage: 'checking', claimCounts: { open: 1, unproven: 1 }, checkedCount: 1 });
  });

  it.each([
    ['nonsense', 'bm9uc2Vuc2U', 'updated'],
    ['one of another order', cursorOf(['title', 'asc', 0, 'a story', uuidv7()]), 'updated'],
    ['one with a key that is none', cursorOf(['progress', 'asc', 0, 'much', uuidv7()]), 'progress'],
    ['one with a key that cannot be stored', cursorOf(['title', 'asc', 0, 'a\u0000', uuidv7()]), 'title'],
  ] as const)('refuses %s for a cursor', async (_, cursor, sort) => {
    const { person } = await deskWith('editor');
    expect(await codeOf(listArticles(person('editor'), { cursor, sort }))).toBe('invalid');
  });

  it('shows a stranger nothing, and counts nothing for them', async () => {
    const { deskId } = await deskOfMany();
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    expect((await listArticles(elsewhere, { sort: 'urgency' })).articles).toEqual([]);
    expect((await listArticles(elsewhere, { query: 'story' })).articles).toEqual([]);
    expect(await countArticles(elsewhere)).toEqual({ stages: [], mySeconds: 0, myVotes: 0 });
    for (const service of [listArticles, countArticles]) {
      expect(await codeOf(service(elsewhere, { deskId }))).toBe('not-found');
      expect(await codeOf(service(await makePerson(), {}))).toBe('forbidden');
    }
  });
});

describe('countArticles', () => {
  it('counts by stage, with the claims that are left and the second checks that wait for the one who asks', async () => {
    const { deskId, editor, rows } = await deskOfMany();
    const first = rows.find(({ stage }) => stage === 'checking');
    await prisma.article.update({ where: { id: first?.id ?? '' }, data: { claimCount: 12, checkedCount: 5 } });
    const { stages: counts, mySeconds } = await countArticles(editor);
    // What is signed off or published waits for nobody.
    const open = rows.filter(({ stage }) => stage !== 'published');
    expect(mySeconds).toBe(open.reduce((sum, { work }) => sum + (work[editor.id]?.second ?? 0), 0));
    expect(open.length).toBeLessThan(rows.length);
    const checking = rows.filter(({ stage }) => stage === 'checking');
    expect(counts.map(({ stage }) => stage)).toEqual(['tagging', 'checking', 'checked', 'published']);
    expect(counts[1]).toMatchObject({ stage: 'checking', count: checking.length, uncheckedClaims: 7 });
    const ofDesk = await countArticles(editor, { deskId, query: 'dd ' });
    expect(ofDesk.stages.reduce((sum, { count }) => sum + count, 0)).toBe(
      rows.filter(({ title }, n) => title.startsWith('Ö') && n % 3 !== 0).length,
    );
  });

  it('counts archived ones only when asked, and an author’s own only', async () => {
    const { deskId, person } = await deskWith('editor', 'author');
    const { id } = await makeArticle(person('editor'), deskId);
    await makeArticle(person('author'), deskId);
    const total = async (actor: Actor, archived = false) =>
      (await countArticles(actor, { archived })).stages.reduce((sum, { count }) => sum + count, 0);
    expect([await total(person('editor')), await total(person('author'))]).toEqual([2, 1]);
    await setArchived(person('editor'), id, { isArchived: true });
    expect([await total(person('editor')), await total(person('editor'), true), await total(person('author'), true)]).toEqual([1, 1, 0]);
  });
});
