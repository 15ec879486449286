import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { sendEntries, tagWords } from '../article.fixture';
import { nameOwner } from '../articles/article-desk-work';
import { deleteArticle, setArchived } from '../articles/articles';
import { giveFreeClaims } from '../articles/free-claims';
import { openWorkbench } from '../articles/workbench';
import { setRules } from '../desk-rules.fixture';
import { readState } from '../journal/read-state';
import { makeDesk, makePerson } from '../people.fixture';
import { countInbox, listInbox, markGivenRead, markInboxRead } from './inbox';
import { makeQuietStreet } from './quiet-street.fixture';

let lead: Actor;
let priya: Actor;
let jonah: Actor;
let deskId: string;
let articleId: string;

beforeEach(async () => {
  ({ deskId, lead, priya, jonah, articleId } = await makeQuietStreet());
  for (const words of ['Nothing happened on it', 'The mayor said so']) await tagWords(lead, articleId, words);
});

const givenTo = async (actor: Actor) => (await listInbox(actor, { limit: 10 })).given;
const unread = async (actor: Actor) => (await countInbox(actor)).unread;

describe('listInbox', () => {
  it('has the articles in which others gave one work, with what there is to do now', async () => {
    await giveFreeClaims(lead, articleId, { personId: priya.id });
    expect(await givenTo(priya)).toEqual([
      {
        ...{ articleId, articleTitle: 'A quiet street', byId: lead.id, byName: 'Hanne Vos', at: expect.stringMatching(/^\d{4}-.*Z$/) },
        ...{ isOwner: false, hasClaims: true, openClaims: 2, seconds: 0, isUnread: true },
      },
    ]);
    expect(await unread(priya)).toBe(1);
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: null });
    expect(await givenTo(priya)).toMatchObject([{ isOwner: true, hasClaims: true }]);
    expect(await unread(priya)).toBe(1);
    expect(await givenTo(jonah)).toEqual([]);
  });

  it('has no second check where the desk comes to vote on every claim', async () => {
    const annotationId = await tagWords(lead, articleId, 'It rained');
    const verdict = { value: 'unproven', rationale: 'Did it?' };
    await sendEntries(priya, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
    const payload = { annotationId, value: { personId: jonah.id }, basedOn: null };
    await sendEntries(lead, articleId, { type: 'check.second-assigned', payload });
    expect(await givenTo(jonah)).toMatchObject([{ seconds: 1, isUnread: true }]);
    const votes = { when: 'every', needed: 2, of: 3 } as const;
    await setRules(lead, deskId, { ...plainRules, votes });
    expect([await givenTo(jonah), await unread(jonah)]).toEqual([[], 0]);
    await nameOwner(lead, articleId, { ownerId: jonah.id, seenOwnerId: null });
    expect(await givenTo(jonah)).toMatchObject([{ isOwner: true, seconds: 0 }]);
  });

  it('says nothing anew of claims in hand when a second check is named at a desk that votes on every claim', async () => {
    await giveFreeClaims(lead, articleId, { personId: jonah.id });
    await markGivenRead(jonah, articleId);
    const annotationId = await tagWords(lead, articleId, 'It rained');
    const verdict = { value: 'unproven', rationale: 'Did it?' };
    await sendEntries(priya, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
    await setRules(lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 3 } });
    const payload = { annotationId, value: { personId: jonah.id }, basedOn: null };
    await sendEntries(lead, articleId, { type: 'check.second-assigned', payload });
    expect(await givenTo(jonah)).toMatchObject([{ openClaims: 2, seconds: 0, isUnread: false }]);
    expect(await unread(jonah)).toBe(0);
  });

  it('says nothing of what one took oneself, or has no more', async () => {
    const annotationId = await tagWords(lead, articleId, 'It rained');
    await sendEntries(jonah, articleId, {
      type: 'check.assigned',
      payload: { annotationId, value: { personId: jonah.id }, basedOn: null },
    });
    expect(await givenTo(jonah)).toEqual([]);
    await nameOwner(lead, articleId, { ownerId: jonah.id, seenOwnerId: null });
    expect(await givenTo(jonah)).toMatchObject([{ isOwner: true, hasClaims: false, openClaims: 1 }]);
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: jonah.id });
    await nameOwner(lead, articleId, { ownerId: null, seenOwnerId: priya.id });
    expect(await givenTo(priya)).toEqual([]);
    expect(await unread(priya)).toBe(0);
  });

  it('leaves out what one may not read any more, and deleted articles', async () => {
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: null });
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'checker' } });
    const moved = { ...priya, memberships: elsewhere.memberships };
    expect(await givenTo(moved)).toEqual([]);
    expect(await unread(moved)).toBe(0);
    await deleteArticle(await makePerson({ isAdmin: true }), articleId);
    expect(await givenTo(priya)).toEqual([]);
  });
});

describe('work in an archived article', () => {
  it('is told of and counted again once the article is restored', async () => {
    await giveFreeClaims(lead, articleId, { personId: priya.id });
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: null });
    await setArchived(lead, articleId, { isArchived: true });
    expect([await givenTo(priya), await unread(priya)]).toEqual([[], 0]);
    await setArchived(lead, articleId, { isArchived: false });
    expect(await givenTo(priya)).toMatchObject([{ isOwner: true, hasClaims: true, openClaims: 2, isUnread: true }]);
    expect(await unread(priya)).toBe(1);
  });

  it('is read by opening the article all the same', async () => {
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: null });
    await setArchived(lead, articleId, { isArchived: true });
    await markGivenRead(priya, articleId);
    await setArchived(lead, articleId, { isArchived: false });
    expect(await givenTo(priya)).toMatchObject([{ isUnread: false }]);
  });
});

describe('markGivenRead', () => {
  it('marks what was given in the article as read, until something is given anew', async () => {
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: null });
    expect(await openWorkbench(priya, articleId)).toMatchObject({ hasUnreadGiven: true });
    await markGivenRead(priya, articleId);
    expect(await unread(priya)).toBe(0);
    expect(await openWorkbench(priya, articleId)).toMatchObject({ hasUnreadGiven: false });
    expect(await givenTo(priya)).toMatchObject([{ isOwner: true, isUnread: false }]);
    await giveFreeClaims(lead, articleId, { personId: priya.id });
    expect(await givenTo(priya)).toMatchObject([{ isOwner: false, hasClaims: true, isUnread: true }]);
  });

  it('is refused to a stranger', async () => {
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    await expect(markGivenRead(stranger, articleId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(markGivenRead(stranger, uuidv7())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a second check that is named while the verdict is on other words', () => {
  const verdict = { value: 'unproven', rationale: 'Did it?' };
  let annotationId: string;
  let step: (old: string, next: string) => Promise<void>;

  beforeEach(async () => {
    annotationId = await tagWords(lead, articleId, 'It rained');
    const { to = 0 } = (await tag()).anchor.ranges[0] ?? {};
    step = async (old, next) => {
      const slice = { content: [{ type: 'text', text: next }] };
      await sendEntries(lead, articleId, { type: 'text', payload: { steps: [{ stepType: 'replace', from: to - old.length, to, slice }] } });
    };
    await sendEntries(priya, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
    const basedOn = (await tag()).basis.checkState?.entryId ?? null;
    await sendEntries(lead, articleId, {
      type: 'check.state-changed',
      payload: { annotationId, checkState: 'second-check', basedOn },
    });
    await step('rained', 'snowed');
    const payload = { annotationId, value: { personId: jonah.id }, basedOn: null };
    await sendEntries(lead, articleId, { type: 'check.second-assigned', payload });
  });

  const tag = async () =>
    (await readState(lead, articleId)).state.annotations.find(({ id }) => id === annotationId) ?? expect.fail('no tag');
  const told = async () => [await unread(jonah), (await givenTo(jonah)).map(({ seconds, isUnread }) => [seconds, isUnread])];

  it('is told once there is something to look at, whatever was opened or read before, and then no more', async () => {
    expect(await told()).toEqual([0, []]);
    expect(await openWorkbench(jonah, articleId)).toMatchObject({ hasUnreadGiven: false });
    await giveFreeClaims(lead, articleId, { personId: jonah.id });
    await markGivenRead(jonah, articleId);
    expect(await told()).toEqual([0, [[0, false]]]);
    await step('snowed', 'rained');
    expect(await told()).toEqual([1, [[1, true]]]);
    await markGivenRead(jonah, articleId);
    await step('rained', 'snowed');
    await step('snowed', 'rained');
    expect(await told()).toEqual([0, [[1, false]]]);
  });

  it('is not read by opening the article while its words are others again', async () => {
    await step('snowed', 'rained');
    await step('rained', 'snowed');
    expect(await told()).toEqual([0, []]);
    await markGivenRead(jonah, articleId);
    await step('snowed', 'rained');
    expect(await told()).toEqual([1, [[1, true]]]);
  });

  it('is told once by another verdict as well', async () => {
    const { verdict: seen } = (await tag()).basis;
    await sendEntries(priya, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: seen?.entryId } });
    expect(await told()).toEqual([1, [[1, true]]]);
    expect((await givenTo(jonah)).map(({ byId }) => byId)).toEqual([lead.id]);
    await markGivenRead(jonah, articleId);
    await step('snowed', 'rained');
    await step('rained', 'snowed');
    expect(await told()).toEqual([0, [[1, false]]]);
  });
});

describe('markInboxRead', () => {
  it('marks what was given by then, and leaves what came since', async () => {
    await nameOwner(lead, articleId, { ownerId: priya.id, seenOwnerId: null });
    const { upTo } = await listInbox(priya, { limit: 10 });
    await markInboxRead(priya, { upTo: { [articleId]: (upTo[articleId] ?? 0) - 1 } });
    expect(await unread(priya)).toBe(1);
    await markInboxRead(priya, { upTo });
    expect(await unread(priya)).toBe(0);
  });
});
