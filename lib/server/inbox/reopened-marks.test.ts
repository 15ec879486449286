import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import type { Actor } from '@/lib/domain/people/permissions';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { sendEntries, tagWords } from '../article.fixture';
import { deleteArticle, setArchived } from '../articles/articles';
import { reopenArticle, signArticle } from '../articles/sign-off';
import { openWorkbench } from '../articles/workbench';
import { readState } from '../journal/read-state';
import { makeDesk, makePerson } from '../people.fixture';
import { countInbox, listInbox, markGivenRead, markInboxRead } from './inbox';
import { makeQuietStreet } from './quiet-street.fixture';

let lead: Actor;
let priya: Actor;
let jonah: Actor;
let articleId: string;

beforeEach(async () => {
  ({ lead, priya, jonah, articleId } = await makeQuietStreet());
  const annotationId = await tagWords(jonah, articleId, 'Nothing happened on it');
  const verdict = { value: 'unproven', rationale: 'Did it?' };
  await sendEntries(jonah, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
});

const stateNow = async () => stateFromJson((await readState(lead, articleId)).state);
async function sign(actor: Actor, signature: 'checker' | 'second' | 'standards') {
  const state = await stateNow();
  await signArticle(actor, articleId, { signature, seq: state.seq, wordsHash: articleWordsHash(state) });
}
async function reopen(actor: Actor, reason: string) {
  await reopenArticle(actor, articleId, { reason, signOffIds: (await stateNow()).signOffs.map(({ entryId }) => entryId) });
}
const reopenedTo = async (actor: Actor) => (await listInbox(actor, { limit: 10 })).reopened;
const unread = async (actor: Actor) => (await countInbox(actor)).unread;

describe('an article that is opened again', () => {
  beforeEach(async () => {
    await sign(priya, 'checker');
    await sign(lead, 'standards');
    await reopen(lead, 'The street has another name.');
  });

  it('is told to whoever had signed it, by whom and why, and to nobody else', async () => {
    expect(await reopenedTo(priya)).toEqual([
      {
        ...{ articleId, articleTitle: 'A quiet street', byId: lead.id, byName: 'Hanne Vos', at: expect.stringMatching(/^\d{4}-.*Z$/) },
        ...{ reason: 'The street has another name.', isSigned: false, isUnread: true },
      },
    ]);
    expect([await unread(priya), await unread(lead), await unread(jonah)]).toEqual([1, 0, 0]);
    expect([await reopenedTo(lead), await reopenedTo(jonah)]).toEqual([[], []]);
  });

  it('is read by opening it, and listed until it is signed anew', async () => {
    expect(await openWorkbench(priya, articleId)).toMatchObject({ hasUnreadReopening: true });
    await markGivenRead(priya, articleId);
    expect(await unread(priya)).toBe(0);
    expect(await openWorkbench(priya, articleId)).toMatchObject({ hasUnreadReopening: false });
    expect(await reopenedTo(priya)).toMatchObject([{ isUnread: false }]);
    await sign(jonah, 'checker');
    expect(await reopenedTo(priya)).toEqual([]);
  });

  it('is told also where others have signed it anew by then, and anew when it is opened another time', async () => {
    await sign(priya, 'checker');
    expect(await reopenedTo(priya)).toMatchObject([{ isSigned: true, isUnread: true }]);
    await markGivenRead(priya, articleId);
    await reopen(lead, 'A comma.');
    expect(await reopenedTo(priya)).toMatchObject([{ reason: 'A comma.', isSigned: false, isUnread: true }]);
  });

  it('is told in the archive as well, and to nobody who may not read it', async () => {
    await setArchived(lead, articleId, { isArchived: true });
    expect([await unread(priya), await reopenedTo(priya)]).toMatchObject([1, [{ isUnread: true }]]);
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'checker' } });
    const moved = { ...priya, memberships: elsewhere.memberships };
    expect([await unread(moved), await reopenedTo(moved)]).toEqual([0, []]);
    await deleteArticle(await makePerson({ isAdmin: true }), articleId);
    expect([await unread(priya), await reopenedTo(priya)]).toEqual([0, []]);
  });

  it('is marked as read with the whole inbox, unless it came since', async () => {
    const { upTo } = await listInbox(priya, { limit: 10 });
    await markInboxRead(priya, { upTo: { [articleId]: (upTo[articleId] ?? 0) - 1 } });
    expect(await unread(priya)).toBe(1);
    await markInboxRead(priya, { upTo });
    expect(await unread(priya)).toBe(0);
  });
});
