import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '../database';
import { codeOf } from '../refusal.fixture';
import { actorOfToken } from './session';
import { completeSetup, isWaitingForSetup } from './setup';

// A new desk name each time: desks of other tests may hold articles, and those are never deleted.
const makeInput = () => ({
  code: '7Q4K-M2XD',
  name: 'Hanne Voss',
  email: 'hanne@ledger.example',
  password: 'galley proof rack',
  deskName: `News desk ${crypto.randomUUID()}`,
});

// Set-up is about an empty house, so this file empties it of people: a worker has a database of its own, and one file at a time.
beforeEach(async () => {
  await prisma.person.deleteMany();
  await prisma.houseSetting.deleteMany();
  await prisma.signInFailure.deleteMany();
  await prisma.houseSetting.create({
    data: { key: 'setup-code', value: { hash: createHash('sha256').update('7Q4K-M2XD').digest('hex') } },
  });
});

describe('completeSetup', () => {
  it('makes the first admin, who leads the first desk, and signs them in', async () => {
    const input = makeInput();
    const session = await completeSetup({ ...input, code: ' 7q4k m2xd ' }, 'here');
    const desk = await prisma.desk.findFirstOrThrow({ where: { name: input.deskName } });
    expect(await actorOfToken(session)).toMatchObject({ name: 'Hanne Voss', isAdmin: true, memberships: { [desk.id]: 'lead' } });
    expect(await prisma.houseSetting.count()).toBe(0);
    expect(await isWaitingForSetup()).toBe(false);
  });

  it('works once, even for two at once', async () => {
    const codes = await Promise.all([
      codeOf(completeSetup(makeInput(), 'here')),
      codeOf(completeSetup({ ...makeInput(), email: 'other@ledger.example' }, 'there')),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await prisma.person.count()).toBe(1);
  });

  it('is gone once a person exists, even with the right code', async () => {
    await prisma.person.create({ data: { id: crypto.randomUUID(), email: 'first@ledger.example', name: 'First' } });
    expect(await codeOf(completeSetup(makeInput(), 'here'))).toBe('not-found');
  });

  it('gives few tries for the code', async () => {
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      codes.push(await codeOf(completeSetup({ ...makeInput(), code: `AAAA-AAA${attempt}` }, 'here')));
    expect(codes).toEqual([...Array(5).fill('invalid'), 'too-many-tries']);
    expect(await prisma.person.count()).toBe(0);
  });
});
