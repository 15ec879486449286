import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/domain/people/permissions';
import { type DeskRules, plainRules } from '@/lib/domain/sign-off/desk-rules';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { actorOfToken } from '../sign-in/session';
import { createDesk, listDesks, removeMember, renameDesk, setDeskRules, setMember } from './desks';
import { readMe } from './me';

const secondCheck: DeskRules = { ...plainRules, secondCheck: true };
const coverage: DeskRules = { ...plainRules, coverage: true };
let deskId: string;
let lead: Awaited<ReturnType<typeof makePerson>>;
let admin: Awaited<ReturnType<typeof makePerson>>;

beforeEach(async () => {
  deskId = await makeDesk();
  lead = await makePerson({ roles: { [deskId]: 'lead' } });
  admin = await makePerson({ isAdmin: true });
});

const rulesNow = async () => (await listDesks(lead))[0]?.rules;

describe('createDesk', () => {
  const asked = () => ({ id: crypto.randomUUID(), name: `City ${crypto.randomUUID()}` });

  it('is done when it is sent again, since its answer was lost', async () => {
    const input = asked();
    const made = await createDesk(admin, input);
    expect(made).toMatchObject(input);
    expect(await createDesk(admin, input)).toEqual(made);
  });

  it('makes one desk of a request that comes twice at once', async () => {
    const input = asked();
    expect(await Promise.all([createDesk(admin, input), createDesk(admin, input)])).toMatchObject([input, input]);
  });

  it('says what the desk is called by now that has the id', async () => {
    const input = asked();
    await createDesk(admin, input);
    const { name } = await renameDesk(admin, input.id, asked());
    const message = `This desk was added already, and is called ${name} now.`;
    await expect(createDesk(admin, input)).rejects.toMatchObject({ code: 'conflict', message });
  });
});

describe('setDeskRules', () => {
  it('takes back nothing that a colleague has set since the person looked, and says what that is', async () => {
    const { rules } = await setRules(admin, deskId, secondCheck);
    const late = setDeskRules(lead, deskId, { ...coverage, basedOn: plainRules });
    await expect(late).rejects.toMatchObject({ code: 'conflict', details: { now: rules } });
    expect(await rulesNow()).toEqual(rules);
    await setDeskRules(lead, deskId, { ...coverage, secondCheck: true, basedOn: rules });
    expect(await rulesNow()).toEqual({ ...coverage, secondCheck: true, since: rules.since });
  });

  it('lets one of two pass who set rules at once', async () => {
    const both = [setDeskRules(admin, deskId, { ...secondCheck, basedOn: plainRules })];
    both.push(setDeskRules(lead, deskId, { ...coverage, basedOn: plainRules }));
    const codes = await Promise.all(both.map(codeOf));
    expect(codes.filter((code) => code === 'conflict')).toHaveLength(1);
  });

  it('is done when it is sent again, since its answer was lost', async () => {
    const set = () => setDeskRules(lead, deskId, { ...secondCheck, basedOn: plainRules });
    expect((await set()).rules).toEqual((await set()).rules);
  });

  it('sees no difference in the order of signatures, nor in since when a rule is on', async () => {
    const { rules } = await setRules(admin, deskId, { ...secondCheck, signatures: ['checker', 'second'] });
    const { since: _since, ...asked } = rules;
    await setDeskRules(lead, deskId, { ...coverage, basedOn: { ...asked, signatures: ['second', 'checker'] } });
    expect(await rulesNow()).toEqual(coverage);
  });

  it('does not wait for whoever brings something long into the desk', async () => {
    const { id: personId } = await makePerson();
    await prisma.$transaction(
      async (tx) => {
        // What refers to a desk holds its row, so that it is not removed meanwhile.
        await tx.membership.create({ data: { personId, deskId, role: 'reader' } });
        expect(await codeOf(setDeskRules(lead, deskId, { ...secondCheck, basedOn: plainRules }))).toBeNull();
      },
      { timeout: 30_000 },
    );
    expect(await rulesNow()).toMatchObject(secondCheck);
  });
});

describe('renameDesk', () => {
  it('does not wait for whoever brings something long into the desk', async () => {
    const { id: personId } = await makePerson();
    const name = `Renamed ${crypto.randomUUID()}`;
    await prisma.$transaction(
      async (tx) => {
        await tx.membership.create({ data: { personId, deskId, role: 'reader' } });
        expect(await codeOf(renameDesk(admin, deskId, { name }))).toBeNull();
      },
      { timeout: 30_000 },
    );
    expect(await listDesks(lead)).toMatchObject([{ name }]);
  });

  it('gives one of two desks a name that both are to have at once', async () => {
    const name = `Wanted ${crypto.randomUUID()}`;
    const both = [renameDesk(admin, deskId, { name }), renameDesk(admin, await makeDesk(), { name })];
    expect((await Promise.all(both.map(codeOf))).sort()).toEqual(['conflict', null]);
  });
});

/** What a request says that nobody has sent before. */
const asked = (role: Role, seenRole: Role | null) => ({ role, seenRole, changeId: crypto.randomUUID() });

describe('setMember', () => {
  let jonah: Awaited<ReturnType<typeof makePerson>>;
  const roleNow = async () =>
    (await prisma.membership.findUnique({ where: { personId_deskId: { personId: jonah.id, deskId } } }))?.role ?? null;
  const set = (actor: typeof lead, seenRole: Role | null, role: Role, changeId: string = crypto.randomUUID()) =>
    setMember(actor, deskId, jonah.id, { role, seenRole, changeId });

  beforeEach(async () => {
    jonah = await makePerson({ name: 'Jonah Falk', roles: { [deskId]: 'editor' } });
  });

  it('puts nobody back who was taken off since the person looked', async () => {
    await removeMember(lead, deskId, jonah.id);
    await expect(set(admin, 'editor', 'checker')).rejects.toMatchObject({
      code: 'conflict',
      message: 'Jonah Falk is not on this desk any more.',
      details: { now: null },
    });
    expect(await roleNow()).toBeNull();
  });

  it('names to a lead only whom they see', async () => {
    await removeMember(lead, deskId, jonah.id);
    const unnamed = 'This person is not on this desk any more.';
    expect(await refusalOf(set(lead, 'editor', 'checker'))).toBe(unnamed);
    expect(await refusalOf(setMember(lead, deskId, deskId, asked('checker', 'editor')))).toBe(unnamed);
    const both = await makeDesk();
    await setMember(admin, both, jonah.id, asked('reader', null));
    const ofBoth = { ...lead, memberships: { ...lead.memberships, [both]: 'reader' as const } };
    expect(await refusalOf(set(ofBoth, 'editor', 'checker'))).toBe('Jonah Falk is not on this desk any more.');
  });

  it('writes over no role that a colleague has given since, and says which that is', async () => {
    await set(lead, 'editor', 'reader');
    await expect(set(admin, 'editor', 'checker')).rejects.toMatchObject({
      code: 'conflict',
      message: 'Jonah Falk is reader on this desk by now. Choose again if that should change.',
      details: { now: 'reader' },
    });
    await expect(set(admin, null, 'checker')).rejects.toMatchObject({ code: 'conflict', details: { now: 'reader' } });
    expect(await roleNow()).toBe('reader');
  });

  it('lets one of two pass who give a role at once', async () => {
    const codes = await Promise.all([set(lead, 'editor', 'reader'), set(admin, 'editor', 'checker')].map(codeOf));
    expect(codes.toSorted()).toEqual(['conflict', null]);
  });

  it('lets one of two pass who add the same person at once', async () => {
    await removeMember(lead, deskId, jonah.id);
    const codes = await Promise.all([set(admin, null, 'reader'), set(admin, null, 'checker')].map(codeOf));
    expect(codes.toSorted()).toEqual(['conflict', null]);
  });

  it('is done when it is sent again, since its answer was lost', async () => {
    for (let i = 0; i < 2; i++) await set(lead, 'editor', 'reader');
    expect(await roleNow()).toBe('reader');
    await removeMember(lead, deskId, jonah.id);
    for (let i = 0; i < 2; i++) await set(admin, null, 'checker');
    expect(await roleNow()).toBe('checker');
  });

  it('brings nobody back whom somebody took off before it was sent again', async () => {
    await removeMember(lead, deskId, jonah.id);
    const changeId = crypto.randomUUID();
    await set(admin, null, 'checker', changeId);
    await set(admin, null, 'checker', changeId);
    await removeMember(lead, deskId, jonah.id);
    const message = 'Jonah Falk is not on this desk any more.';
    await expect(set(admin, null, 'checker', changeId)).rejects.toMatchObject({ code: 'conflict', message, details: { now: null } });
    expect(await roleNow()).toBeNull();
    await set(admin, null, 'checker');
    expect(await roleNow()).toBe('checker');
  });

  it('gives no role again that a colleague took back before it was sent again', async () => {
    const changeId = crypto.randomUUID();
    await set(admin, 'editor', 'lead', changeId);
    await set(lead, 'lead', 'editor');
    expect(await codeOf(set(admin, 'editor', 'lead', changeId))).toBe('conflict');
    expect(await roleNow()).toBe('editor');
  });

  it('is tried again where it was refused, or came twice at once', async () => {
    const changeId = crypto.randomUUID();
    expect(await codeOf(set(admin, 'reader', 'checker', changeId))).toBe('conflict');
    await set(lead, 'editor', 'reader');
    const both = [set(admin, 'reader', 'checker', changeId), set(admin, 'reader', 'checker', changeId)];
    expect(await Promise.all(both.map(codeOf))).toEqual([null, null]);
    expect(await roleNow()).toBe('checker');
  });
});

describe('desks', () => {
  it('have one name each', async () => {
    const admin = await makePerson({ isAdmin: true });
    const name = `City ${crypto.randomUUID()}`;
    const desk = await createDesk(admin, { id: crypto.randomUUID(), name });
    expect(desk).toMatchObject({ name, role: null, mayManage: true });
    expect(await codeOf(createDesk(admin, { id: crypto.randomUUID(), name }))).toBe('conflict');
    expect(await codeOf(renameDesk(admin, await makeDesk(), { name }))).toBe('conflict');
    expect(await codeOf(renameDesk(admin, admin.id, { name: `${name} 2` }))).toBe('not-found');
  });

  it('are listed for their members only', async () => {
    const deskId = await makeDesk();
    await makeDesk();
    const member = await makePerson({ roles: { [deskId]: 'editor' } });
    expect(await listDesks(member)).toMatchObject([{ id: deskId, role: 'editor', mayManage: false }]);
  });

  it('are managed by their leads, for people who are on them', async () => {
    const deskId = await makeDesk();
    const [lead, member, outsider] = [
      await makePerson({ roles: { [deskId]: 'lead' } }),
      await makePerson({ roles: { [deskId]: 'reader' } }),
      await makePerson(),
    ];
    await setMember(lead, deskId, member.id, asked('checker', 'reader'));
    expect((await readMe(member)).memberships).toMatchObject([{ role: 'checker' }]);
    expect(await codeOf(setMember(lead, deskId, outsider.id, asked('reader', null)))).toBe('not-found');
    const editor = { ...member, memberships: { [deskId]: 'editor' as const } };
    expect(await codeOf(setMember(editor, deskId, member.id, asked('lead', 'checker')))).toBe('forbidden');
    await removeMember(lead, deskId, member.id);
    expect((await readMe(member)).memberships).toEqual([]);
    expect(await codeOf(removeMember(lead, deskId, member.id))).toBe('not-found');
  });

  it('take anyone whom an admin adds', async () => {
    const [deskId, admin, person] = [await makeDesk(), await makePerson({ isAdmin: true }), await makePerson()];
    await setMember(admin, deskId, person.id, asked('author', null));
    expect((await actorOfToken({ personId: person.id, sessionVersion: 0 }))?.memberships).toEqual({ [deskId]: 'author' });
  });
});
