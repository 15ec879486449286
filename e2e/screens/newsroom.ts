import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Browser, type BrowserContext, expect } from '@playwright/test';
import { z } from 'zod';
import { plainTagTypes } from '../../lib/domain/tags/plain-tag-types';
import { makeArticle, storeTags } from '../articles';
import { ferryArticle, newerFerryArticle } from '../ferry-article';
import { emptyHouse, inDatabase, makeDesk, makePerson, password, signIn } from '../fixtures';
import { makeHistory } from '../history-article';
import { house } from '../house';

/** The people of the pictures: those of `npm run seed`, and two more. */
const emails = {
  lead: 'ines@galley.example',
  editor: 'tomas@galley.example',
  checker: 'amara@galley.example',
  author: 'lena@galley.example',
  reader: 'paul@galley.example',
} as const;
export type Who = keyof typeof emails | 'newcomer' | 'nobody';

/** A house with something to see on every page. */
export interface Newsroom {
  /** The half-checked sample article, and its tags by label. */
  articleId: string;
  tagIds: Record<string, string>;
  /** A desk of the lead and the editor. */
  cityId: string;
  /** An article with a tag whose words are gone. */
  orphanedId: string;
  /** An article with a claim that was refuted in other words. */
  echoId: string;
  /** An article that runs from right to left. */
  rightToLeftId: string;
  /** An article on which two people worked for two days. */
  historyId: string;
  /** A source with uses, one without, and one whose title and link have no end. */
  usedSourceId: string;
  unusedSourceId: string;
  longSourceId: string;
  invitationPath: string;
  /** An invitation of the reader, who has an account, to another desk. */
  readersInvitationPath: string;
  resetPath: string;
  readerEmail: string;
  /** What makes a browser that of one of them. */
  sessions: Record<Who, Cookies>;
}

export type Cookies = Parameters<BrowserContext['addCookies']>[0];

const rightToLeftTitle = 'عبّارة لم يطلبها أحد';

const rightToLeftArticle = `يقول مجلس الميناء إن الخط ينقل 1,240 شخصا في اليوم. كان ذلك عدّا كسولا أُجري في أسبوع من أغسطس.

في مارس ارتفعت الأجرة إلى 3.40 جنيه، أي 12 في المئة عن العام السابق. لم يصوّت أحد على ذلك.`;

const echo = 'Of this, rent for a depot that the council itself owns was nine hundred thousand pounds';
const echoArticle = `What a depot costs\n\n${echo}. Nobody asked who pays it.`;

const guidelines = `A claim is what can be shown to be so or not. Tag the shortest words that say it whole.

A figure of a council is the council’s claim until we have its table. What a person says they saw is a quotation and a claim.

Opinions are not checked; what they rest on is.`;

const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Takes away what the next journeys would find otherwise than in a new house. */
export const leaveNewsroom = () => inDatabase((client) => client.query(`delete from "HouseSetting" where key = 'tag-types'`));

/** Empties the house and fills it through the doors that people use. For pictures and for tests of looks only: nothing from before is left. */
export async function makeNewsroom(browser: Browser, baseURL: string): Promise<Newsroom> {
  await emptyHouse();
  seed();
  const context = await browser.newContext({ baseURL });
  try {
    const { newcomerEmail, ...newsroom } = await fillNewsroom(context);
    // The coach would stand in every picture of the workbench.
    await inDatabase((client) => client.query(`update "Person" set preferences = preferences || '{"coachSeen": true}'`));
    // One session for each person: a password takes longer to check than a page to draw.
    const sessions: Newsroom['sessions'] = { nobody: [], lead: [], editor: [], author: [], checker: [], reader: [], newcomer: [] };
    for (const [who, email] of Object.entries({ ...emails, newcomer: newcomerEmail })) {
      await context.clearCookies();
      await signIn(await context.newPage(), { email });
      Object.assign(sessions, { [who]: await context.cookies() });
    }
    return { ...newsroom, sessions };
  } finally {
    await context.close();
  }
}

async function fillNewsroom(context: BrowserContext): Promise<Omit<Newsroom, 'sessions'> & { newcomerEmail: string }> {
  const page = await context.newPage();
  await signIn(page, { email: emails.lead });
  const ask = <T>(sql: string, shape: z.ZodType<T>, values: unknown[] = []) =>
    inDatabase(async (client) => z.array(shape).parse((await client.query(sql, values)).rows));
  const idOf = async (sql: string, values: unknown[] = []) => {
    const [row] = await ask(sql, z.object({ id: z.string() }), values);
    if (row === undefined) throw new Error(`nothing found by: ${sql}`);
    return row.id;
  };
  const articleId = await idOf('select id from "Article"');
  const opinion = await idOf('select id from "Desk"');
  const city = await makeDesk('City');
  const joins = 'insert into "Membership" ("personId", "deskId", role) select id, $1, $2::"Role" from "Person" where email = $3';
  await inDatabase(async (client) => {
    await client.query(joins, [city, 'lead', emails.lead]);
    await client.query(joins, [city, 'editor', emails.editor]);
  });
  const newcomer = await makePerson('Noor Haddad', { roles: { [await makeDesk('Culture')]: 'lead' } });
  const gone = await makePerson('Sten Lund', { roles: { [city]: 'checker' } });
  await inDatabase((client) => client.query('update "Person" set "disabledAt" = now() where id = $1', [gone.id]));

  const orphanedId = await makeArticle(page, city, ferryArticle);
  const tagged = ['The harbour board says that the line carries 1,240 people a day.', 'Nobody voted on it.'];
  await storeTags(page, orphanedId, tagged, ['claim', 'opinion']);
  await page.goto(`/articles/${orphanedId}/newer-version`);
  await page.getByLabel('Text of the article', { exact: true }).fill(newerFerryArticle);
  await page.getByRole('button', { name: 'Replace the text' }).click();
  await expect(page.getByRole('region', { name: 'Words gone' })).toBeVisible();
  const echoId = await makeArticle(page, city, echoArticle);
  await storeTags(page, echoId, [echo], ['claim']);
  const rightToLeftId = await makeArticle(page, city, rightToLeftArticle, { title: rightToLeftTitle });
  const historyId = await makeHistory(await context.newPage(), {
    deskId: opinion,
    editor: { email: emails.editor },
    checker: { email: emails.checker },
  });
  await signIn(page, { email: emails.lead });
  await makeArticle(page, city, 'One sentence is enough.', { title: `${endless} and ${endless}`, byline: endless });

  const post = async <T>(address: string, data: unknown, shape: z.ZodType<T>): Promise<T> => {
    const answer = await page.request.post(address, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return shape.parse(await answer.json());
  };
  const addSource = (id: string, source: unknown) =>
    post('/api/v1/sources', { id, deskId: city, source }, z.object({ id: z.string() })).then((made) => made.id);
  const longSourceId = await addSource('01999999-0000-7000-8000-000000000001', {
    title: `${endless}: ${endless}`,
    url: `https://archive.example/${'a-long-way/'.repeat(30)}report.pdf`,
    author: endless,
    publisher: endless,
    note: `${endless}\n${endless}${endless}`,
  });
  await addSource('01999999-0000-7000-8000-000000000002', {
    title: 'دفتر محاضر مجلس الميناء',
    type: 'document',
    publisher: 'مجلس الميناء',
  });
  const put = async (address: string, data: unknown) => {
    const answer = await page.request.put(address, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const HOUR_MS = 3_600_000;
  const lead = await idOf('select id from "Person" where email = $1', [emails.lead]);
  for (const [id, hours] of [
    [articleId, 3],
    [orphanedId, -0.2],
    [rightToLeftId, 49],
  ] as const) {
    await put(`/api/v1/articles/${id}/due`, { dueAt: new Date(Date.now() + hours * HOUR_MS).toISOString(), seenDueAt: null });
    if (id !== rightToLeftId) await put(`/api/v1/articles/${id}/owner`, { ownerId: lead, seenOwnerId: null });
  }
  const checker = await idOf('select id from "Person" where email = $1', [emails.checker]);
  await put(`/api/v1/articles/${historyId}/owner`, { ownerId: checker, seenOwnerId: null });
  const { version: basedOn, ...types } = plainTagTypes;
  await put('/api/v1/house/tag-types', { ...types, basedOn, guidelines });
  const link = z.object({ path: z.string() });
  const invitation = await post('/api/v1/invitations', { email: 'lionel.graves@post.example', deskId: opinion, role: 'author' }, link);
  const readers = await post('/api/v1/invitations', { email: emails.reader, deskId: city, role: 'reader' }, link);
  const reset = await post(`/api/v1/people/${newcomer.id}/password-reset`, {}, link);
  const tags = await ask(
    'select id, label from "Annotation" where "articleId" = $1 and label is not null',
    z.object({ id: z.string(), label: z.string() }),
    [articleId],
  );
  return {
    articleId,
    tagIds: Object.fromEntries(tags.map(({ id, label }) => [label, id])),
    cityId: city,
    orphanedId,
    echoId,
    rightToLeftId,
    historyId,
    usedSourceId: await idOf(`select id from "Source" where title like 'Review of night services%'`),
    unusedSourceId: '01999999-0000-7000-8000-000000000002',
    longSourceId,
    invitationPath: invitation.path,
    readersInvitationPath: readers.path,
    resetPath: reset.path,
    readerEmail: emails.reader,
    newcomerEmail: newcomer.email,
  };
}

function seed(): void {
  const root = path.resolve(import.meta.dirname, '../..');
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'prisma/seed.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: house.databaseUrl, GALLEY_SEED_PASSWORD: password },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the seed failed: ${stderr}`);
}
