import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/domain/people/permissions';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { makeArticle, sendEntries, tagWords } from '@/lib/server/article.fixture';
import { makeDesk, makePeopleOfAllRoles, makePerson } from '@/lib/server/people.fixture';
import { createInvitation } from '@/lib/server/sign-in/one-time-links';
import { createSource } from '@/lib/server/sources/sources';

/** Who knocks at the doors of a desk with an article. Its author is `owner`; `colleague` is another author of the desk. */
export const callers = ['reader', 'owner', 'colleague', 'checker', 'editor', 'lead', 'admin', 'elsewhere', 'nobody'] as const;
export type Caller = (typeof callers)[number];

/** What stands behind the doors, and who knocks. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** For tests: a desk with someone of each role, a lead of another desk and someone of none, and one of each thing that an address can name. */
export async function makeWorld() {
  const deskName = `Desk ${uuidv7()}`;
  const deskId = await makeDesk(deskName);
  const { author: owner, ...ofTheDesk } = await makePeopleOfAllRoles(deskId);
  const { lead } = ofTheDesk;
  const people: Record<Caller, Actor> = {
    ...ofTheDesk,
    owner,
    colleague: await makePerson({ name: 'colleague', roles: { [deskId]: 'author' } }),
    elsewhere: await makePerson({ name: 'elsewhere', roles: { [await makeDesk()]: 'lead' } }),
    nobody: await makePerson({ name: 'nobody' }),
  };
  const { id: spareId } = await makePerson({ name: 'spare', roles: { [deskId]: 'reader' } });
  const title = 'A quiet street';
  const { id: articleId } = await makeArticle(owner, deskId, `${title}\n\nNothing happened on it. Nobody saw it.`);
  const annotationId = await tagWords(lead, articleId, 'Nothing happened on it.');
  const seenId = await tagWords(lead, articleId, 'Nobody saw it.');
  const { id: sourceId } = await createSource(lead, { id: uuidv7(), deskId, source: SourceInput.parse({ title: 'Parish book' }) });
  const [threadId, commentId] = [uuidv7(), uuidv7()];
  await sendEntries(
    lead,
    articleId,
    {
      type: 'evidence.linked',
      payload: { annotationId, evidenceId: uuidv7(), sourceId, stance: 'supports', quote: '', locator: 'p. 41', lookedAt: null },
    },
    { type: 'comment', payload: { threadId, commentId, about: 'article', text: 'Is it?', mentions: [] } },
  );
  const { id: invitationId } = await createInvitation(lead, { email: `${uuidv7()}@post.example`, deskId, role: 'reader' });
  const ids = {
    deskId,
    articleId,
    annotationId,
    claimId: annotationId,
    seenId,
    sourceId,
    threadId,
    invitationId,
    personId: spareId,
    seq: '1',
  };
  return { deskName, title, people, ids };
}
