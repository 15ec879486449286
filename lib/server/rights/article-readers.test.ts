import { beforeEach, describe, expect, it } from 'vitest';
import { type Action, type Actor, may } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { whoMayCheck, whoMayRead } from './article-readers';

let deskId: string;
let people: PeopleByRole;
/** Those of all roles, one of two desks, one of another desk, and a second author. */
let all: Actor[];

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  const elsewhere = await makeDesk();
  all = [
    ...Object.values(people),
    await makePerson({ name: 'Yves', roles: { [elsewhere]: 'lead' } }),
    await makePerson({ name: 'Vera', roles: { [elsewhere]: 'lead', [deskId]: 'checker' } }),
    await makePerson({ name: 'Zed', roles: { [deskId]: 'author' } }),
  ];
});

/** Those of them whom the table of rights grants an action, by id. */
const granted = (action: Action) =>
  all.flatMap((one) => (may(one, action, { deskId, own: one.id === people.author.id }) ? one.id : [])).sort();
const idsOf = (found: readonly { id: string }[]) => found.flatMap(({ id }) => (all.some((one) => one.id === id) ? id : [])).sort();

describe('whoMayRead', () => {
  it('finds whom the table of rights lets read the article, and of these alone those who are asked about', async () => {
    const article = { deskId, authorId: people.author.id };
    expect(idsOf(await whoMayRead(prisma, article))).toEqual(granted('read article'));
    expect((await whoMayRead(prisma, article, [people.lead.id])).map(({ id }) => id)).toEqual([people.lead.id]);
  });
});

describe('whoMayCheck', () => {
  it('finds whom the table of rights lets give verdicts, and nobody who is disabled', async () => {
    expect(idsOf(await whoMayCheck(prisma, deskId))).toEqual(granted('give verdict'));
    await prisma.person.update({ where: { id: people.checker.id }, data: { disabledAt: new Date() } });
    expect(await whoMayCheck(prisma, deskId, [people.checker.id])).toEqual([]);
  });
});
