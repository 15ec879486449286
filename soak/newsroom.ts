import { v7 as uuidv7 } from 'uuid';
import { call } from '@/lib/api';
import * as imports from '@/lib/domain/contract/imports';
import { createSource } from '@/lib/domain/contract/sources';
import type { DeskRules } from '@/lib/domain/sign-off/desk-rules';
import { hashPassword } from '@/lib/server/sign-in/password';
import { signIn } from '@/lib/sign-in';
import { type Browser, Page } from './browser';
import type { House } from './house';

const password = 'a long enough phrase for ten';
const roles = ['lead', 'editor', 'editor', 'editor', 'editor', 'editor', 'editor', 'checker'] as const;

export interface Colleague {
  id: string;
  name: string;
  email: string;
  mayEdit: boolean;
  isLead: boolean;
}

/** People of one desk, straight into the tables. */
export async function makePeople(house: House, rules: DeskRules): Promise<{ deskId: string; people: Colleague[] }> {
  const deskId = uuidv7();
  const passwordHash = await hashPassword(password);
  await house.query('insert into "Desk" (id, name, rules) values ($1, $2, $3)', [deskId, 'City', rules]);
  const people = roles.map((role, index) => {
    const name = `p${index + 1}`;
    return { id: uuidv7(), name, email: `${name}@soak.example`, mayEdit: role !== 'checker', isLead: role === 'lead' };
  });
  for (const [index, { id, name, email }] of people.entries()) {
    await house.query('insert into "Person" (id, email, name, "passwordHash") values ($1, $2, $3, $4)', [id, email, name, passwordHash]);
    await house.query('insert into "Membership" ("personId", "deskId", role) values ($1, $2, $3)', [id, deskId, roles[index]]);
  }
  return { deskId, people };
}

/** Signs a browser in as people do, by the form. */
export function signInto(browser: Browser, { email }: Colleague): Promise<void> {
  return new Page(browser).run(() => signIn({ email, password }));
}

/** An article on the desk, and sources for it. */
export function makeArticle(browser: Browser, deskId: string): Promise<{ articleId: string; sourceIds: string[] }> {
  return new Page(browser).run(async () => {
    const paragraphs = Array.from(
      { length: 24 },
      (_, n) =>
        `In street ${n + 1} the last bus left at ${n + 1}.35, and the one after it never came. ${'Nobody knew why it had left. '.repeat(1 + (n % 4))}`,
    );
    const text = ['The bus that left', ...paragraphs].join('\n\n');
    const { draft, origin } = await call(imports.readPaste, { query: { deskId }, body: { text } });
    const articleId = uuidv7();
    const corrections = { title: 'The bus that left' };
    await call(imports.createArticle, { query: { deskId }, body: { id: articleId, draft, origin, corrections } });
    const sourceIds: string[] = [];
    for (const title of ['Timetable of the winter', 'Minutes of the council', 'A driver, by telephone']) {
      const { id } = await call(createSource, { body: { id: uuidv7(), deskId, source: { title } } });
      sourceIds.push(id);
    }
    return { articleId, sourceIds };
  });
}
