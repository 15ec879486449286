import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { type ClientBase, Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { SESSION_SECONDS, SessionToken } from '../lib/server/sign-in/session-cookie';
import { house, isOurs, serverAddresses } from './house';

interface Fixtures {
  /** What the pages of this test did wrong: came without a content policy, broke it, or threw. */
  faults: string[];
  /** A page in a browser of someone else, who may be in another time zone. */
  openElsewhere: (options?: { timezoneId?: string }) => Promise<Page>;
}

/** The test function of all journeys. A test fails if any page of it came without a content policy, broke it, or threw. */
export const test = base.extend<Fixtures>({
  faults: [
    async ({ browser, context }, use) => {
      const faults: string[] = [];
      const watchAlso = (one: BrowserContext) => watch(one, faults);
      watchAlso(context);
      // Whoever else comes into the journey, and however.
      browser.on('context', watchAlso);
      await use(faults);
      browser.off('context', watchAlso);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  openElsewhere: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  context.on('response', (response) => {
    const isOurPage = response.request().isNavigationRequest() && isOurs(response.url());
    const { 'content-type': type = '', 'content-security-policy': policy } = response.headers();
    if (isOurPage && type.startsWith('text/html') && policy === undefined) faults.push(`${response.url()} has no content policy`);
  });
  context.on('weberror', (error) => faults.push(error.error().message));
}

export const password = 'galley proof rack';

interface Made {
  id: string;
  name: string;
  email: string;
}

/** Kept from one use to the next: to connect takes longer than what is asked then. Whoever sets something of a connection does so in a transaction. */
const connections = new Pool({ connectionString: house.databaseUrl, options: '-c TimeZone=UTC', allowExitOnIdle: true });
// One that breaks while nobody uses it is another one at the next use.
connections.on('error', () => undefined);

/** Runs `work` on the database of the server under test. */
export async function inDatabase<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await connections.connect();
  let isBroken = true;
  try {
    const done = await work(client);
    isBroken = false;
    return done;
  } finally {
    client.release(isBroken);
  }
}

/** The same where the journal can be changed, which else refuses it: as a replica would write, its trigger does not speak up. */
export const pastJournal = <T>(work: (client: ClientBase) => Promise<T>): Promise<T> =>
  inDatabase(async (client) => {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const done = await work(client);
    await client.query('commit');
    return done;
  });

/** The code that the set-up page asks for after `emptyHouse`. */
export const setupCode = 'TEST-2345';

/** The server as on its first day: nobody, nothing, and a set-up code. Only for journeys that begin there. */
export async function emptyHouse(): Promise<void> {
  await pastJournal(async (client) => {
    const { rows } = await client.query(
      `select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
    );
    // All at once: one by one, each would take those with it that lead to it, again and again.
    await client.query(`truncate ${rows.map(({ tablename }) => `"${tablename}"`).join(', ')} cascade`);
    const hash = createHash('sha256').update(setupCode).digest('hex');
    await client.query(`insert into "HouseSetting" (key, value) values ('setup-code', $1)`, [JSON.stringify({ hash })]);
  });
}

/** A name that begins so and that no other desk has. The later of two comes behind the earlier one where names are sorted. */
export const uniqueName = (beginning: string): string => `${beginning} ${uuidv7()}`;

/** A desk of its own, so that tests do not meet; its id. */
export function makeDesk(name = uniqueName('Desk')): Promise<string> {
  const id = uuidv7();
  return inDatabase(async (client) => {
    await client.query('insert into "Desk" (id, name) values ($1, $2)', [id, name]);
    return id;
  });
}

/** What admins are called. They are offered on every desk of the house, so no journey looks for a colleague of these names there. */
const adminNames = /^(Hanne Voss|Ines \w+|Karla Brandt)$/;

/** Someone who can sign in with `password`, with a role on each desk of `roles` (by desk id). */
export async function makePerson(
  name: string,
  { isAdmin = false, roles = {}, coachSeen = true }: { isAdmin?: boolean; roles?: Record<string, string>; coachSeen?: boolean } = {},
): Promise<Made> {
  if (isAdmin && !adminNames.test(name))
    throw new Error(`${name} as an admin would be taken for a colleague of that name on another journey’s desk`);
  const id = uuidv7();
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${id.slice(-6)}@ledger.example`;
  // Checked in no time: a journey signs in up to four people, and none is about how long that takes.
  const passwordHash = await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  await inDatabase(async (client) => {
    const sql = 'insert into "Person" (id, email, name, "passwordHash", "isAdmin", preferences) values ($1, $2, $3, $4, $5, $6)';
    await client.query(sql, [id, email, name, passwordHash, isAdmin, { coachSeen }]);
    for (const [deskId, role] of Object.entries(roles)) {
      await client.query('insert into "Membership" ("personId", "deskId", role) values ($1, $2, $3::"Role")', [id, deskId, role]);
    }
  });
  return { id, name, email };
}

/** What a screen reader is told as it happens (`Heard` in components/ui): a place without a role and a name of its own. */
export const newsOn = (place: Page | Locator, what: string) => place.locator(`[data-news="${what}"]`);

/** The notes that come up for a while, or that which says this. By class: what they say is said to screen readers in a place of its own, too. */
export const toastOf = (page: Page, words?: string) => page.locator('.toast', words === undefined ? {} : { hasText: words });

/**
 * Signs the page's browser in without the form, which has tests of its own: by the cookie that it would bring. Of two people the later one counts.
 * Cookies ignore the port, so the servers of this house each know one by its name.
 */
export async function signIn(page: Page, { email }: { email: string }): Promise<void> {
  const token = await inDatabase(async (client) => {
    const sql = 'select id as "personId", "sessionVersion" from "Person" where email = $1 and "disabledAt" is null';
    return SessionToken.parse((await client.query(sql, [email])).rows[0]);
  });
  const cookie = {
    value: await encode({ token, secret: house.sessionSecret, maxAge: SESSION_SECONDS }),
    expires: Math.floor(Date.now() / 1000) + SESSION_SECONDS,
    httpOnly: true,
    sameSite: 'Lax',
  } as const;
  await page.context().addCookies([...serverAddresses].map((url) => ({ ...cookie, url, name: `galley-session-${new URL(url).port}` })));
}
