import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { SourceInput } from '@/lib/domain/source';
import * as archiveImport from './archive-import';
import { makeArticle, tagWords } from './article.fixture';
import * as articleDeskWork from './article-desk-work';
import * as articleImport from './article-import';
import * as articleList from './article-list';
import * as articleSources from './article-sources';
import * as articles from './articles';
import * as authorize from './authorize';
import * as authorizeArticle from './authorize-article';
import * as claimPage from './claim-page';
import * as claims from './claims';
import * as desks from './desks';
import * as dossier from './dossier';
import * as exports from './exports';
import * as externalSignIn from './external-sign-in';
import * as forgottenPassword from './forgotten-password';
import * as freeClaims from './free-claims';
import * as checkHeads from './heads/check-heads';
import * as headDelivery from './heads/head-delivery';
import * as headLines from './heads/head-lines';
import * as history from './history';
import * as historyChain from './history-chain';
import * as historyEntries from './history-entries';
import * as historyOutline from './history-outline';
import * as inbox from './inbox';
import * as inboxMail from './inbox-mail';
import { appendBatch } from './journal/append';
import { eraseWords } from './journal/erase-words';
import { readEntriesAfter, readNow, readState } from './journal/read';
import * as me from './me';
import * as newerVersion from './newer-version';
import * as oneTimeLinkUse from './one-time-link-use';
import * as oneTimeLinks from './one-time-links';
import * as people from './people';
import { makeDesk, makePerson } from './people.fixture';
import * as presence from './presence';
import * as report from './report';
import * as revisions from './revisions';
import * as seenBefore from './seen-before';
import * as session from './session';
import * as setup from './setup';
import * as signOff from './sign-off';
import * as sources from './sources';
import * as stopInboxMail from './stop-inbox-mail';
import * as tagTypes from './tag-types';
import * as threads from './threads';
import * as verdictScale from './verdict-scale';
import * as workbench from './workbench';

/** Every module of services. A new one is added here; the last test fails if an exported function is called nowhere. */
const modules: Record<string, Record<string, unknown>> = {
  archiveImport,
  articleDeskWork,
  articleImport,
  articleList,
  articles,
  articleSources,
  authorizeArticle,
  claimPage,
  claims,
  desks,
  dossier,
  exports,
  externalSignIn,
  checkHeads,
  forgottenPassword,
  freeClaims,
  headDelivery,
  headLines,
  history,
  historyChain,
  historyEntries,
  historyOutline,
  inbox,
  inboxMail,
  // The rest of the journal's modules are tools of services, which check rights themselves.
  journal: { appendBatch, eraseWords, readEntriesAfter, readNow, readState },
  me,
  newerVersion,
  oneTimeLinkUse,
  oneTimeLinks,
  people,
  presence,
  report,
  seenBefore,
  revisions,
  setup,
  signOff,
  sources,
  stopInboxMail,
  tagTypes,
  threads,
  verdictScale,
  workbench,
};

/** Open by design, each with its reason and the tests that guard it instead. */
const exceptions: Record<string, string> = {
  'setup.isWaitingForSetup': 'the sign-in page asks it; says only whether anyone exists',
  'setup.completeSetup': 'the one-time code is the right: setup.test.ts',
  'oneTimeLinkUse.readLink': 'the token is the right: one-time-links.test.ts',
  'oneTimeLinkUse.acceptInvitation': 'the token is the right: one-time-links.test.ts',
  'oneTimeLinkUse.resetPassword': 'the token is the right: one-time-links.test.ts',
  'externalSignIn.signInByIdentity': 'claims that the house’s provider signed are the right: external-sign-in.test.ts',
  'forgottenPassword.askForPasswordReset': 'answers everyone the same: forgotten-password.test.ts',
  'forgottenPassword.mailPasswordReset': 'no address leads to it; it writes to the person’s own mailbox alone',
  'checkHeads.checkHeads': 'no address leads to it; whoever can run it holds the database: heads.test.ts',
  'headDelivery.publishHeads': 'no address leads to it; it says hashes, to places that the keeper set: heads.test.ts',
  'headLines.makeHeadLines': 'no address leads to it; it says hashes: heads.test.ts',
  'headLines.linesAfter': 'no address leads to it; it says hashes: heads.test.ts',
  'inboxMail.mailInboxes': 'no address leads to it; it writes to people’s own mailboxes alone: inbox-mail.test.ts',
  'inboxMail.mailInbox': 'no address leads to it; what the person may read is looked at when it is due: inbox-mail.test.ts',
  'stopInboxMail.stopToken': 'no address leads to it; it is for the person’s own mailbox',
  'stopInboxMail.stopInboxMail': 'the token is the right: stop-inbox-mail.test.ts',
  'me.readMe': 'one’s own row',
  'me.changePreferences': 'one’s own row: me.test.ts',
  'me.changeOwnPassword': 'one’s own row, and the current password: me.test.ts',
  'me.endOwnSessions': 'one’s own row',
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
  entries: [{ id: uuidv7(), type: 'annotation.removed', payload: {} }],
};
const calls: Record<string, Call> = {
  'archiveImport.previewArchive': ({ deskId }) => [deskId, noBytes],
  'archiveImport.createFromArchive': ({ deskId }) => [{ id: uuidv7(), deskId, name: 'a.json' }, noBytes],
  'articleImport.draftFromPaste': ({ deskId }) => [deskId, { text: 'Words' }],
  'articleImport.draftFromFile': ({ deskId }) => [deskId, 'a.txt', noBytes],
  'articleImport.createArticle': ({ deskId }) => [
    { id: uuidv7(), deskId, draft, corrections: {}, origin: { format: 'paste', fileName: null } },
  ],
  'articleSources.listArticleSources': ({ articleId }) => [articleId],
  'authorizeArticle.authorizeArticle': ({ articleId }) => ['read article', articleId],
  'workbench.openWorkbench': ({ articleId }) => [articleId],
  'articleDeskWork.setArticleDue': ({ articleId }) => [articleId, { dueAt: null }],
  'articleDeskWork.listCheckers': ({ articleId }) => [articleId],
  'articleDeskWork.nameOwner': ({ articleId }) => [articleId, { ownerId: null }],
  'articleDeskWork.readLoad': () => [{}],
  'freeClaims.readFreeClaims': ({ articleId }) => [articleId],
  'freeClaims.giveFreeClaims': ({ articleId, personId }) => [articleId, { personId }],
  'articleList.listArticles': () => [{}],
  'articleList.countArticles': () => [{}],
  'articles.readArticle': ({ articleId }) => [articleId],
  'articles.renameArticle': ({ articleId }) => [articleId, { title: 'Mine' }],
  'articles.moveArticle': ({ articleId, deskId }) => [articleId, { deskId }],
  'articles.setArchived': ({ articleId }) => [articleId, { isArchived: true }],
  'articles.changeDetails': ({ articleId }) => [articleId, { byline: 'Me' }],
  'articles.listAuthors': ({ articleId }) => [articleId],
  'articles.nameAuthor': ({ articleId }) => [articleId, { authorId: null }],
  'articles.deleteArticle': ({ articleId }) => [articleId],
  'dossier.announceDossier': ({ articleId }) => [articleId],
  'dossier.makeDossier': ({ articleId }) => [articleId],
  'exports.exportArticle': ({ articleId }) => [articleId, 'html'],
  'history.readMoment': ({ articleId }) => [articleId, 1],
  'history.compareMoments': ({ articleId }) => [articleId, {}],
  'historyChain.verifyHistory': ({ articleId }) => [articleId],
  'historyEntries.listHistory': ({ articleId }) => [articleId, {}],
  'historyOutline.readHistoryOutline': ({ articleId }) => [articleId, {}],
  'inbox.listInbox': () => [{ limit: 10 }],
  'inbox.countInbox': () => [],
  'inbox.markGivenRead': ({ articleId }) => [articleId],
  'inbox.markInboxRead': () => [{ asOf: new Date().toISOString() }],
  'threads.listMentionable': ({ articleId }) => [articleId],
  'threads.listReadMarks': ({ articleId }) => [articleId],
  'threads.markThreadRead': ({ articleId }) => [articleId, uuidv7(), { seq: 1 }],
  'journal.eraseWords': ({ articleId }) => [articleId, { seqs: 'all', reason: 'A wish' }],
  'journal.appendBatch': ({ articleId }) => [articleId, batch],
  'journal.readEntriesAfter': ({ articleId }) => [articleId, 0],
  'journal.readNow': ({ articleId }) => [articleId],
  'journal.readState': ({ articleId }) => [articleId],
  'newerVersion.pasteNewerVersion': ({ articleId }) => [articleId, { draft, corrections: {}, baseVersion: 0 }],
  'newerVersion.restoreMoment': ({ articleId }) => [articleId, 1, { baseSeq: 1 }],
  'presence.listCompany': ({ articleId }) => [[articleId]],
  'presence.sayPresence': ({ articleId }) => [articleId, { tabId: 'a-test-tab', place: null }],
  'report.readReport': ({ articleId }) => [articleId],
  'signOff.signArticle': ({ articleId }) => [articleId, { signature: 'checker', seq: 1, wordsHash: '0'.repeat(64) }],
  'signOff.reopenArticle': ({ articleId }) => [articleId, { reason: 'A mistake' }],
  'revisions.nameRevision': ({ articleId }) => [articleId, { name: 'Mine' }],
  'sources.listSources': () => [{}],
  'sources.createSource': ({ deskId }) => [{ id: uuidv7(), deskId, source: { title: 'A book', url: null } }],
  'sources.readSource': ({ sourceId }) => [sourceId],
  'sources.changeSource': ({ sourceId }) => [sourceId, { title: 'A book', url: null }],
  'claimPage.readClaim': ({ annotationId }) => [annotationId],
  'claims.searchClaims': () => [{}],
  'claims.countClaims': () => [{}],
  'seenBefore.seenBefore': ({ articleId, annotationId }) => [articleId, annotationId],
  'seenBefore.sayNotSame': ({ articleId, annotationId }) => [articleId, { annotationId, seenId: annotationId, isSame: false }],
  'tagTypes.readTagTypes': () => [],
  'tagTypes.saveTagTypes': () => [{ basedOn: 0, guidelines: '', types: [] }],
  'desks.listDesks': () => [],
  'desks.createDesk': () => [{ name: 'Night desk' }],
  'desks.renameDesk': ({ deskId }) => [deskId, { name: 'Night desk' }],
  'verdictScale.changeVerdictScale': () => [{ basedOn: 1, grades: [] }],
  'verdictScale.readVerdictScale': () => [],
  'desks.setDeskRules': ({ deskId }) => [deskId, { secondCheck: true, coverage: false, signatures: ['checker'] }],
  'desks.setMember': ({ deskId, personId }) => [deskId, personId, { role: 'lead' }],
  'desks.removeMember': ({ deskId, personId }) => [deskId, personId],
  'people.listPeople': () => [],
  'people.renamePerson': ({ personId }) => [personId, { name: 'Someone Else' }],
  'people.setAdmin': ({ personId }) => [personId, { isAdmin: true }],
  'people.setDisabled': ({ personId }) => [personId, { isDisabled: true }],
  'people.forgetIdentities': ({ personId }) => [personId],
  'oneTimeLinks.createInvitation': ({ deskId }) => [{ email: 'new@ledger.example', deskId, role: 'lead' }],
  'oneTimeLinks.listInvitations': () => [],
  'oneTimeLinks.withdrawInvitation': ({ invitationId }) => [invitationId],
  'oneTimeLinks.createPasswordReset': ({ personId }) => [personId],
};

const services = Object.entries(modules).flatMap(([name, module]) =>
  Object.entries(module).flatMap(([key, value]) => (typeof value === 'function' ? [{ path: `${name}.${key}`, service: value }] : [])),
);

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'let in';
  } catch (error) {
    return error instanceof DomainError ? error.code : `broke: ${String(error)}`;
  }
}

describe('every service', () => {
  it.each(services.filter(({ path }) => exceptions[path] === undefined))('$path refuses a stranger', async ({ path, service }) => {
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const invitation = await oneTimeLinks.createInvitation(lead, { email: `${lead.id}@post.example`, deskId, role: 'reader' });
    const { id: articleId } = await makeArticle(lead, deskId);
    const annotationId = await tagWords(lead, articleId, 'Nothing happened');
    const { id: sourceId } = await sources.createSource(lead, {
      id: uuidv7(),
      deskId,
      source: SourceInput.parse({ title: 'Parish book' }),
    });
    const stranger = await makePerson();
    const call = calls[path];
    if (call === undefined) throw new Error(`Say in guard.test.ts how to call ${path}, or why it is open.`);
    const refusal = await codeOf(() =>
      Reflect.apply(service, undefined, [
        stranger,
        ...call({ deskId, personId: lead.id, invitationId: invitation.id, articleId, annotationId, sourceId }),
      ]),
    );
    expect(['forbidden', 'not-found', 'signed-out']).toContain(refusal);
  });

  it('is known to this test under a name that exists', () => {
    const names = new Set(services.map(({ path }) => path));
    expect([...Object.keys(exceptions), ...Object.keys(calls)].filter((path) => !names.has(path))).toEqual([]);
  });
});

describe('the session', () => {
  it('is nobody’s without a token', async () => {
    expect(await session.actorOfToken(null)).toBeNull();
    expect(await codeOf(() => session.requireActorOf(new Request('http://localhost:3000/')))).toBe('signed-out');
  });

  it('gives no right by itself', async () => {
    const stranger = await makePerson();
    expect(await codeOf(() => authorize.authorize(stranger, 'read article', { deskId: stranger.id }))).toBe('not-found');
  });
});
