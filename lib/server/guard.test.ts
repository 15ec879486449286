import fs from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, tagWords } from './article.fixture';
import { tools, toolsOfActors } from './not-services.fixture';
import { makeDesk, makePerson } from './people.fixture';
import { codeOf } from './refusal.fixture';
import { authorize } from './rights/authorize';
import { createInvitation } from './sign-in/one-time-links';
import { actorOfToken, requireActorOf } from './sign-in/session';
import { createSource } from './sources/sources';

/** Open by design, each with its reason and the tests that guard it instead. */
const exceptions: Record<string, string> = {
  'sign-in/setup.isWaitingForSetup': 'the pages of sign-in and set-up ask it; says only whether anyone exists',
  'sign-in/setup.completeSetup': 'the one-time code is the right: setup.test.ts',
  'sign-in/one-time-link-use.readPasswordReset': 'the token is the right: one-time-links.test.ts',
  'sign-in/one-time-link-use.readInvitation': 'the token is the right: one-time-links.test.ts',
  'sign-in/one-time-link-use.acceptInvitation': 'the token is the right: one-time-links.test.ts',
  'sign-in/one-time-link-use.resetPassword': 'the token is the right: one-time-links.test.ts',
  'sign-in/external-sign-in.signInByIdentity': 'claims that the house’s provider signed are the right: external-sign-in.test.ts',
  'sign-in/forgotten-password.askForPasswordReset': 'answers everyone the same: forgotten-password.test.ts',
  'sign-in/forgotten-password.mailPasswordReset': 'no address leads to it; it writes to the person’s own mailbox alone',
  'heads/check-heads.checkHeads': 'no address leads to it; whoever can run it holds the database: heads.test.ts',
  'heads/head-delivery.publishHeads': 'no address leads to it; it says hashes, to places that the keeper set: heads.test.ts',
  'heads/head-lines.makeHeadLines': 'no address leads to it; it says hashes: heads.test.ts',
  'heads/head-lines.linesAfter': 'no address leads to it; it says hashes: heads.test.ts',
  'inbox/inbox-mail.mailInboxes': 'no address leads to it; it writes to people’s own mailboxes alone: inbox-mail.test.ts',
  'inbox/inbox-mail.mailInbox': 'no address leads to it; what the person may read is looked at when it is due: inbox-mail.test.ts',
  'inbox/stop-inbox-mail.stopToken': 'no address leads to it; it is for the person’s own mailbox',
  'inbox/stop-inbox-mail.stopInboxMail': 'the token is the right: stop-inbox-mail.test.ts',
  'request/health.readHealth': 'says only whether the server is well',
  'journal/read.headState': 'no address leads to it; its callers have asked for the right',
  'journal/read.removedByNow': 'no address leads to it; its callers have asked for the right',
  'people/colours.coloursOfColleagues': 'only of those whom the actor meets: colours.test.ts',
  'people/me.readMe': 'one’s own row',
  'people/me.changePreferences': 'one’s own row: me.test.ts',
  'people/me.changeOwnPassword': 'one’s own row, and the current password: me.test.ts',
  'people/me.endOwnSessions': 'one’s own row',
};

/** How to call each service on what is not the stranger's. All that the ids name exists; the stranger has no role anywhere. */
type Call = (ids: {
  deskId: string;
  personId: string;
  invitationId: string;
  articleId: string;
  annotationId: string;
  sourceId: string;
}) => unknown[];
const noBytes = async () => new Uint8Array(0);
const draft = { doc: {}, found: {}, cut: [], changes: [], rejected: null, warnings: [] };
const batch = {
  base: { version: 0, seq: 1 },
  clientId: 'a-test-tab',
  schemaVersion: SCHEMA_VERSION,
  entries: [{ id: uuidv7(), type: 'annotation.removed', payload: {} }],
};
const calls: Record<string, Call> = {
  'articles/archive-import.previewArchive': ({ deskId }) => [deskId, noBytes],
  'articles/archive-import.createFromArchive': ({ deskId }) => [{ id: uuidv7(), deskId, name: 'a.json' }, noBytes],
  'articles/article-import.draftFromPaste': ({ deskId }) => [deskId, { text: 'Words' }],
  'articles/article-import.draftFromFile': ({ deskId }) => [deskId, 'a.txt', noBytes],
  'articles/article-import.createArticle': ({ deskId }) => [
    { id: uuidv7(), deskId, draft, corrections: {}, origin: { format: 'paste', fileName: null } },
  ],
  'articles/article-sources.listArticleSources': ({ articleId }) => [articleId],
  'rights/authorize-article.authorizeArticle': ({ articleId }) => ['read article', articleId],
  'articles/workbench.openWorkbench': ({ articleId }) => [articleId],
  'articles/workbench.readRights': ({ articleId }) => [articleId],
  'articles/article-desk-work.setArticleDue': ({ articleId }) => [articleId, { dueAt: null, seenDueAt: null }],
  'articles/article-desk-work.listCheckers': ({ articleId }) => [articleId],
  'articles/article-desk-work.listDeskCheckers': ({ deskId }) => [deskId],
  'articles/article-desk-work.nameOwner': ({ articleId }) => [articleId, { ownerId: null, seenOwnerId: null }],
  'articles/article-desk-work.readLoad': () => [{}],
  'articles/free-claims.readFreeClaims': ({ articleId }) => [articleId],
  'articles/free-claims.giveFreeClaims': ({ articleId, personId }) => [articleId, { personId }],
  'articles/article-list.listArticles': () => [{}],
  'articles/article-list.findArticles': () => ['ferry', 4],
  'articles/article-list.countArticles': () => [{}],
  'articles/articles.readArticle': ({ articleId }) => [articleId],
  'articles/articles.renameArticle': ({ articleId }) => [articleId, { title: 'Mine' }],
  'articles/articles.moveArticle': ({ articleId, deskId }) => [articleId, { deskId }],
  'articles/articles.setArchived': ({ articleId }) => [articleId, { isArchived: true }],
  'articles/articles.changeDetails': ({ articleId }) => [articleId, { byline: 'Me' }],
  'articles/articles.listAuthors': ({ articleId }) => [articleId],
  'articles/articles.nameAuthor': ({ articleId }) => [articleId, { authorId: null }],
  'articles/articles.deleteArticle': ({ articleId }) => [articleId],
  'export/dossier.announceDossier': ({ articleId }) => [articleId],
  'export/dossier.makeDossier': ({ articleId }) => [articleId],
  'export/exports.exportArticle': ({ articleId }) => [articleId, 'html'],
  'export/exports.reportExport': ({ articleId }) => [articleId, 'html'],
  'history/history.readMoment': ({ articleId }) => [articleId, 1],
  'history/history.compareMoments': ({ articleId }) => [articleId, {}],
  'history/history-chain.verifyHistory': ({ articleId }) => [articleId],
  'history/history-entries.listHistory': ({ articleId }) => [articleId, {}],
  'history/history-outline.readHistoryOutline': ({ articleId }) => [articleId, {}],
  'inbox/inbox.listInbox': () => [{ limit: 10 }],
  'inbox/inbox.countInbox': () => [],
  'inbox/inbox.markGivenRead': ({ articleId }) => [articleId],
  'inbox/inbox.markInboxRead': () => [{ upTo: {} }],
  'articles/threads.listMentionable': ({ articleId }) => [articleId],
  'articles/threads.listReadMarks': ({ articleId }) => [articleId],
  'articles/threads.markThreadsRead': ({ articleId }) => [articleId, { seen: [{ threadId: uuidv7(), seq: 1 }] }],
  'journal/change-article.changeArticle': ({ articleId }) => [articleId, 'edit text', async () => undefined],
  'journal/erase-words.eraseWords': ({ articleId }) => [articleId, { seqs: 'all', reason: 'A wish' }],
  'journal/erase-words.eraseLine': ({ articleId }) => [articleId, { firstSeq: 1, lastSeq: 1, reason: 'A wish' }],
  'journal/append.appendBatch': ({ articleId }) => [articleId, batch],
  'journal/read.readEntriesAfter': ({ articleId }) => [articleId, 0],
  'journal/read.readEntriesWithHead': ({ articleId }) => [articleId, 0],
  'journal/read.readNow': ({ articleId }) => [articleId],
  'journal/read.readPackedState': ({ articleId }) => [articleId],
  'journal/read-state.readState': ({ articleId }) => [articleId],
  'articles/newer-version.readTextMark': ({ articleId }) => [articleId],
  'articles/newer-version.pasteNewerVersion': ({ articleId }) => [articleId, { draft, corrections: {}, baseVersion: 0 }],
  'articles/newer-version.restoreMoment': ({ articleId }) => [articleId, 1, { baseSeq: 1 }],
  'articles/presence.listCompany': ({ articleId }) => [[articleId]],
  'articles/presence.readNews': ({ articleId }) => [articleId, 0],
  'articles/presence.sayPresence': ({ articleId }) => [articleId, { tabId: 'a-test-tab', place: null }],
  'export/report.readReport': ({ articleId }) => [articleId],
  'articles/sign-off.signArticle': ({ articleId }) => [articleId, { signature: 'checker', seq: 1, wordsHash: '0'.repeat(64) }],
  'articles/sign-off.reopenArticle': ({ articleId }) => [articleId, { reason: 'A mistake', signOffIds: [] }],
  'history/revisions.nameRevision': ({ articleId }) => [articleId, { name: 'Mine' }],
  'memory/search.searchHouse': () => ['ferry'],
  'sources/sources.listSources': () => [{}],
  'sources/sources.findSources': () => ['ferry', 4],
  'sources/sources.createSource': ({ deskId }) => [{ id: uuidv7(), deskId, source: { title: 'A book', url: null } }],
  'sources/sources.readSource': ({ sourceId }) => [sourceId],
  'sources/sources.changeSource': ({ sourceId }) => [sourceId, { title: 'A book', url: null }],
  'memory/claim-page.readClaim': ({ annotationId }) => [annotationId],
  'memory/claims.searchClaims': () => [{}],
  'memory/claims.countClaims': () => [{}],
  'memory/claims.listClaimPeople': () => [{}],
  'memory/claims.findClaims': () => ['ferry', 4],
  'memory/seen-before.seenBefore': ({ articleId, annotationId }) => [articleId, annotationId],
  'memory/seen-before.sayNotSame': ({ articleId, annotationId }) => [articleId, { annotationId, seenId: annotationId, isSame: false }],
  'house/guidelines.readGuidelines': ({ deskId }) => [deskId],
  'house/guidelines.saveGuidelines': ({ deskId }) => [deskId, { basedOn: 0, desk: 'Ours' }],
  'house/tag-types.readTagTypes': () => [],
  'house/tag-types.saveTagTypes': () => [{ basedOn: 0, guidelines: '', types: [] }],
  'people/desks.listDesks': () => [],
  'people/desks.listDesksWithSize': () => [],
  'people/desks.createDesk': () => [{ id: uuidv7(), name: 'Night desk' }],
  'people/desks.renameDesk': ({ deskId }) => [deskId, { name: 'Night desk' }],
  'house/verdict-scale.changeVerdictScale': () => [{ basedOn: 1, grades: [] }],
  'house/verdict-scale.readVerdictScale': () => [],
  'people/desks.setDeskRules': ({ deskId }) => [deskId, { ...plainRules, secondCheck: true, basedOn: plainRules }],
  'people/desks.setMember': ({ deskId, personId }) => [deskId, personId, { role: 'lead', seenRole: null, changeId: uuidv7() }],
  'people/desks.removeMember': ({ deskId, personId }) => [deskId, personId],
  'people/people.listPeople': () => [],
  'people/people.renamePerson': ({ personId }) => [personId, { name: 'Someone Else' }],
  'people/people.setAdmin': ({ personId }) => [personId, { isAdmin: true, changeId: uuidv7() }],
  'people/people.setDisabled': ({ personId }) => [personId, { isDisabled: true, changeId: uuidv7() }],
  'people/people.forgetIdentities': ({ personId }) => [personId],
  'sign-in/one-time-links.createInvitation': ({ deskId }) => [{ email: 'new@ledger.example', deskId, role: 'lead' }],
  'sign-in/one-time-links.listInvitations': () => [],
  'sign-in/one-time-links.withdrawInvitation': ({ invitationId }) => [invitationId],
  'sign-in/one-time-links.createPasswordReset': ({ personId }) => [personId],
};

const folder = import.meta.dirname;
/** Every file of the folder that is part of the program, by its path without an ending. Prisma writes `generated` itself. */
const files = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.ts$/.test(file) && !/\.(test|fixture)\.ts$|^generated\//.test(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

/** All that files of services export: a new file is one of them until it is named as a tool. */
const services = (
  await Promise.all(
    files
      .filter((file) => tools[file] === undefined)
      .map(async (file) => {
        const module: Record<string, unknown> = await import(path.join(folder, `${file}.ts`));
        return Object.entries(module).flatMap(([name, value]) =>
          typeof value === 'function' ? [{ path: `${file}.${name}`, service: value }] : [],
        );
      }),
  )
).flat();

/** What a file exports that takes an actor first, as a use case does. */
function takingActors(file: string): string[] {
  const text = fs.readFileSync(path.join(folder, `${file}.ts`), 'utf8');
  const found = text.matchAll(/^export (?:async )?(?:function\*? |const )(\w+)[^(\n]*\(\s*(?:\{[^}]*\}|\w+): Actor\b/gm);
  return [...found].map(([, name]) => `${file}.${name}`);
}

describe('every service', () => {
  it.each(services.filter(({ path }) => exceptions[path] === undefined))('$path refuses a stranger', async ({ path, service }) => {
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const invitation = await createInvitation(lead, { email: `${lead.id}@post.example`, deskId, role: 'reader' });
    const { id: articleId } = await makeArticle(lead, deskId);
    const annotationId = await tagWords(lead, articleId, 'Nothing happened');
    const { id: sourceId } = await createSource(lead, {
      id: uuidv7(),
      deskId,
      source: SourceInput.parse({ title: 'Parish book' }),
    });
    const stranger = await makePerson();
    const call = calls[path];
    if (call === undefined) throw new Error(`Say in guard.test.ts how to call ${path}, or why it is open.`);
    const refusal = await codeOf(
      Promise.resolve().then(() =>
        Reflect.apply(service, undefined, [
          stranger,
          ...call({ deskId, personId: lead.id, invitationId: invitation.id, articleId, annotationId, sourceId }),
        ]),
      ),
    );
    expect(['forbidden', 'not-found', 'signed-out']).toContain(refusal);
  });

  it('is known to this test under a name that exists', () => {
    const names = new Set(services.map(({ path }) => path));
    expect([...Object.keys(exceptions), ...Object.keys(calls)].filter((path) => !names.has(path))).toEqual([]);
    expect(Object.keys(tools).filter((file) => !files.includes(file))).toEqual([]);
  });

  it('is in no file of tools', () => {
    expect(Object.keys(tools).flatMap(takingActors)).toEqual(Object.keys(toolsOfActors));
  });
});

describe('the session', () => {
  it('is nobody’s without a token', async () => {
    expect(await actorOfToken(null)).toBeNull();
    expect(await codeOf(requireActorOf(new Request('http://localhost:3000/')))).toBe('signed-out');
  });

  it('gives no right by itself', async () => {
    const stranger = await makePerson();
    const reading = () => authorize(stranger, 'read article', { deskId: stranger.id });
    expect(reading).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
