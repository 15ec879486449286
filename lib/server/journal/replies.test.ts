import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { createFromArchive } from '../articles/archive-import';
import { signArticle } from '../articles/sign-off';
import { exported } from '../export/exported.fixture';
import { readReport } from '../export/report';
import { listHistory } from '../history/history-entries';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { eraseWords } from './erase-words';
import { readEntriesAfter } from './read';
import { readState } from './read-state';
import { verifyArticle } from './verify';

const everyone = [...roles, 'admin'] as const;
const sentAt = '2026-01-05T09:00:00.000Z';
const deadlineAt = '2026-01-06T17:00:00.000Z';

let deskId: string;
let people: PeopleByRole;
let articleId: string;
let annotationId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
  annotationId = await tagWords(people.checker, articleId, 'Nothing happened');
});

const requestOf = (fields: object = {}) => ({
  requestId: uuidv7(),
  annotationIds: [annotationId],
  asked: { name: 'Quarkfort Council', role: 'Quarkfort press', question: 'Did Quarkfort happen?' },
  channel: 'email',
  sentAt,
  deadlineAt,
  ...fields,
});
async function ask(actor: Actor = people.checker, fields: object = {}) {
  const payload = requestOf(fields);
  await sendEntries(actor, articleId, { type: 'reply.asked', payload });
  return payload;
}
const answered = (answer = 'Quarkfort says no.') => ({
  kind: 'answered',
  happenedAt: '2026-01-06T10:00:00.000Z',
  effect: 'words-changed',
  said: { answer, note: 'Quarkfort is named' },
});
const silent = { ...answered(''), kind: 'silent', said: {} };
const settle = (actor: Actor, requestId: string, outcome: object | null, basedOn: string | null = null) =>
  sendEntries(actor, articleId, { type: 'reply.settled', payload: { requestId, outcome, basedOn } });
const logOf = async (actor: Actor) => (await readState(actor, articleId)).state.replyRequests ?? [];

describe('the rights over the log of right of reply', () => {
  it.each(everyone)('are those of who may tag, for the %s', async (role) => {
    const actor = people[role];
    const allowed = may(actor, 'tag', { deskId, own: role === 'author' }) ? null : 'forbidden';
    expect(allowed).toBe(['checker', 'editor', 'lead', 'admin'].includes(role) ? null : 'forbidden');
    const one = await ask(people.lead);
    const [log] = await logOf(people.lead);
    const act = (type: string, payload: object) => codeOf(sendEntries(actor, articleId, { type, payload }));
    expect(await codeOf(ask(actor))).toBe(allowed);
    expect(await act('reply.changed', { ...one, channel: 'phone', basedOn: log?.basis.request.entryId })).toBe(allowed);
    expect(await codeOf(settle(actor, one.requestId, silent))).toBe(allowed);
    expect(await act('reply.removed', { requestId: one.requestId })).toBe(allowed);
    if (allowed !== null) await sendEntries(people.lead, articleId, { type: 'reply.removed', payload: { requestId: one.requestId } });
    expect(await act('reply.restored', { requestId: one.requestId })).toBe(allowed);
  });

  it('find no article for a stranger, and for an author of another one', async () => {
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    const otherAuthor = await makePerson({ roles: { [deskId]: 'author' } });
    const { requestId } = await ask();
    for (const actor of [stranger, otherAuthor]) {
      expect(await codeOf(ask(actor))).toBe('not-found');
      expect(await codeOf(settle(actor, requestId, silent))).toBe('not-found');
      expect(await codeOf(readReport(actor, articleId))).toBe('not-found');
    }
  });

  it('take the right to tag to bring a log in with an archive', async () => {
    await ask();
    const { content } = await exported(people.lead, articleId, 'archive');
    const bring = (actor: Actor, id: string) =>
      createFromArchive(actor, { id, deskId, name: 'a.galley.json' }, async () => new TextEncoder().encode(content));
    expect(await codeOf(bring(people.author, uuidv7()))).toBe('forbidden');
    const { id } = await bring(people.lead, uuidv7());
    const { state } = await readState(people.lead, id);
    expect(state.replyRequests).toMatchObject([{ annotationIds: [state.annotations[0]?.id], asked: { name: 'Quarkfort Council' } }]);
    expect(await verifyArticle(id)).toEqual([]);
  });
});

describe('the words of requests for a reply', () => {
  it.each(['reader', 'author'] as const)(
    'are kept from the %s in state, entries, history, report and exports; that there is one is not',
    async (role) => {
      const { requestId } = await ask();
      await settle(people.checker, requestId, answered());
      const actor = people[role];
      const seen = [
        await readState(actor, articleId),
        await readEntriesAfter(actor, articleId, 0),
        await readReport(actor, articleId),
        await listHistory(actor, articleId, {}),
        ...(await Promise.all((['archive', 'web-annotation', 'html', 'csv'] as const).map((id) => exported(actor, articleId, id)))),
      ];
      expect(JSON.stringify(seen)).not.toContain('Quarkfort');
      expect((await readReport(actor, articleId)).replies).toMatchObject([
        { labels: ['C1'], askedOf: null, channel: 'email', sentAt, deadlineAt, outcome: { kind: 'answered', effect: 'words-changed' } },
      ]);
    },
  );

  it('are seen by who checks, in all of them', async () => {
    const { requestId } = await ask();
    await settle(people.checker, requestId, answered());
    const { replies } = await readReport(people.checker, articleId);
    expect(replies).toMatchObject([{ askedOf: 'Quarkfort Council, Quarkfort press', outcome: { answer: 'Quarkfort says no.' } }]);
    for (const id of ['archive', 'web-annotation', 'html', 'csv'] as const) {
      const { content } = await exported(people.checker, articleId, id);
      for (const words of ['Quarkfort Council', 'Did Quarkfort happen?', 'Quarkfort says no.', 'Quarkfort is named']) {
        expect(content, id).toContain(words);
      }
    }
  });

  it('are erased by law wherever they are stored', async () => {
    const { requestId } = await ask();
    await settle(people.checker, requestId, answered());
    await eraseWords(people.admin, articleId, { seqs: 'all', reason: 'A court asked for it.' });
    expect(JSON.stringify(await readState(people.admin, articleId))).not.toContain('Quarkfort');
    expect(JSON.stringify(await readEntriesAfter(people.admin, articleId, 0))).not.toContain('Quarkfort');
    expect(await logOf(people.checker)).toMatchObject([{ asked: { name: '█'.repeat('Quarkfort Council'.length) }, sentAt, deadlineAt }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('two people who log what came of a request at once', () => {
  it('leave the first one’s word, and the second is refused by name', async () => {
    const { requestId } = await ask();
    const codes = await Promise.all([
      codeOf(settle(people.checker, requestId, answered())),
      codeOf(settle(people.editor, requestId, silent)),
    ]);
    expect(codes.toSorted()).toEqual(['conflict', null].toSorted());
    expect((await logOf(people.lead))[0]?.pastOutcomes).toEqual([null]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a request in a signed article', () => {
  it('is refused, as tags are, until it is opened again', async () => {
    const { requestId } = await ask();
    await sendEntries(people.checker, articleId, { type: 'annotation.removed', payload: { annotationId } });
    const { state } = await readState(people.lead, articleId);
    await signArticle(people.lead, articleId, { signature: 'checker', seq: state.seq, wordsHash: articleWordsHash(stateFromJson(state)) });
    expect(await codeOf(settle(people.checker, requestId, silent))).toBe('conflict');
    expect(await codeOf(sendEntries(people.checker, articleId, { type: 'reply.removed', payload: { requestId } }))).toBe('conflict');
  });
});
