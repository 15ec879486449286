import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryTypeNames } from '@/lib/domain/journal/entry-types';
import { permissions } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { sendEntries } from '@/lib/server/article.fixture';
import { type Door, doors, knock, open, problemOf } from './doors.fixture';
import { type Caller, callers, makeWorld, type World } from './rights.fixture';

/** The columns of the table of rights. */
const columns = ['reader', 'author', 'checker', 'editor', 'lead', 'admin'] as const;

/** "Who may do what" of the design, by hand: what these tests hold the program to. `own`: the author of the article. */
const rights = {
  'read article': 'y own y y y y',
  comment: 'y own y y y y',
  'suggest words': '- own y y y y',
  'edit text': '- own-before-checking - y y y',
  tag: '- - y y y y',
  'give verdict': '- - y y y y',
  assign: '- - - y y y',
  'waive rule': '- - - y y y',
  'paste newer version': '- - - y y y',
  'sign as checker': '- - y y y y',
  'sign as standards': '- - - - y y',
  'reopen article': '- - - - y y',
  'manage desk': '- - - - y y',
  'manage house': '- - - - - y',
  // What came since: each follows a row of the design that it is like.
  'create article': '- y y y y y',
  'resolve thread': '- - y y y y',
  'remove comment': '- - - - y y',
  'ask author': '- - y y y y',
  'name revision': '- - y y y y',
  'make dossier': '- - y y y y',
  vote: '- - - y y y',
  'decide after votes': '- - - - y y',
  'name author': '- - - y y y',
  'file article': '- - - y y y',
  'define types': '- - - - - y',
  'delete article': '- - - - - y',
  'erase words': '- - - - - y',
};

/** What no row of the table is about. */
const besides = { 'be on a desk': 'y y y y y y', 'be the server': '- - - - - -' };

/** What a door is about, and for whom that does not exist: they are told that it is not there, and others that they have no right to it. */
const unseen = {
  article: ['colleague', 'elsewhere', 'nobody'],
  desk: ['elsewhere', 'nobody'],
  // Someone of no desk has no lists at all, whichever desk they ask about.
  'list of a desk': ['elsewhere'],
  house: [],
} as const satisfies Record<string, readonly Caller[]>;

interface Need {
  /** Null: whoever is signed in. */
  right: keyof typeof rights | keyof typeof besides | null;
  of: keyof typeof unseen;
  /** What tells it from another need of the same door. */
  as?: string;
  /** A body that is taken as it is, so that only the right can refuse it, and that changes nothing that matters here. */
  body?: (world: World, caller: Caller) => unknown;
  query?: (world: World) => string;
  headers?: Record<string, string>;
  /** The address names the caller. */
  isOwn?: boolean;
  /** What is knocked at is gone afterwards. */
  usesUp?: boolean;
}

const to = (right: Need['right'], of: Need['of'], more: Partial<Need> = {}): Need => ({ right, of, ...more });
const toArticle = (right: Need['right'], body?: Need['body']) => to(right, 'article', { body });
const signedIn = (more: Partial<Need> = {}) => to(null, 'house', more);
const intoDesk = to('create article', 'desk', { query: ({ ids }) => `?deskId=${ids.deskId}&name=a.txt&id=${uuidv7()}` });
// So much is refused before any of it is read, and costs no reader.
const fileIntoDesk = { ...intoDesk, headers: { 'content-length': '999999999' } };
const onDesk = to('be on a desk', 'house');
const listOfDesk = [
  { ...onDesk, as: 'of all desks' },
  to('be on a desk', 'list of a desk', { as: 'of one desk', query: ({ ids }) => `?deskId=${ids.deskId}` }),
];
const signature = (name: string) => () => ({ signature: name, seq: 1, wordsHash: '0'.repeat(64) });

/** What each door takes. A new one is added here. */
const needs: Record<string, Need | Need[]> = {
  'GET /api/v1/articles': listOfDesk,
  'POST /api/v1/articles': intoDesk,
  'GET /api/v1/articles/counts': listOfDesk,
  'POST /api/v1/articles/from-archive': fileIntoDesk,
  'GET /api/v1/articles/load': listOfDesk,
  'GET /api/v1/articles/presence': { ...onDesk, query: ({ ids }) => `?article=${ids.articleId}` },
  'GET /api/v1/articles/[articleId]': toArticle('read article'),
  'DELETE /api/v1/articles/[articleId]': { ...toArticle('delete article'), usesUp: true },
  'GET /api/v1/articles/[articleId]/annotations/[annotationId]/seen-before': toArticle('read article'),
  'PUT /api/v1/articles/[articleId]/annotations/[annotationId]/seen-before/[seenId]': toArticle('read article', () => ({ isSame: true })),
  'PUT /api/v1/articles/[articleId]/archived': toArticle('file article', () => ({ isArchived: false })),
  'GET /api/v1/articles/[articleId]/author': toArticle('name author'),
  'PUT /api/v1/articles/[articleId]/author': toArticle('name author', ({ people }) => ({ authorId: people.owner.id })),
  'PUT /api/v1/articles/[articleId]/desk': toArticle('file article', ({ ids }) => ({ deskId: ids.deskId })),
  'PATCH /api/v1/articles/[articleId]/details': toArticle('edit text'),
  'GET /api/v1/articles/[articleId]/dossier': toArticle('make dossier'),
  'GET /api/v1/articles/[articleId]/dossier/announcement': toArticle('make dossier'),
  'PUT /api/v1/articles/[articleId]/due': toArticle('assign', () => ({ dueAt: null, seenDueAt: null })),
  'GET /api/v1/articles/[articleId]/entries': { ...toArticle('read article'), query: () => '?after=0' },
  // What entries take is below, type by type.
  'POST /api/v1/articles/[articleId]/entries': toArticle('comment', () => batchOf('comment')),
  'GET /api/v1/articles/[articleId]/export': { ...toArticle('read article'), query: () => '?format=html' },
  'GET /api/v1/articles/[articleId]/export/report': { ...toArticle('read article'), query: () => '?format=html' },
  'GET /api/v1/articles/[articleId]/free-claims': toArticle('assign'),
  'POST /api/v1/articles/[articleId]/free-claims': toArticle('assign', ({ people }) => ({ personId: people.reader.id })),
  'PUT /api/v1/articles/[articleId]/given-read': toArticle('read article'),
  'GET /api/v1/articles/[articleId]/history': toArticle('read article'),
  'GET /api/v1/articles/[articleId]/history/[seq]': toArticle('read article'),
  'POST /api/v1/articles/[articleId]/history/[seq]/restore': toArticle('paste newer version', () => ({ baseSeq: 1 })),
  'GET /api/v1/articles/[articleId]/history/compare': toArticle('read article'),
  'GET /api/v1/articles/[articleId]/history/entries': toArticle('read article'),
  'GET /api/v1/articles/[articleId]/history/verified': toArticle('tag'),
  'GET /api/v1/articles/[articleId]/mentionable': toArticle('read article'),
  'POST /api/v1/articles/[articleId]/newer-version': toArticle('paste newer version'),
  'POST /api/v1/articles/[articleId]/erasure': {
    ...toArticle('erase words', () => ({ firstSeq: 1, lastSeq: 1, reason: 'A wish' })),
    usesUp: true,
  },
  'GET /api/v1/articles/[articleId]/owner': toArticle('assign'),
  'GET /api/v1/articles/[articleId]/rights': toArticle('read article'),
  'PUT /api/v1/articles/[articleId]/owner': toArticle('assign', () => ({ ownerId: null, seenOwnerId: null })),
  'POST /api/v1/articles/[articleId]/presence': toArticle('read article', () => ({ tabId: 'a-test-tab', place: null })),
  'GET /api/v1/articles/[articleId]/read-marks': toArticle('read article'),
  'PUT /api/v1/articles/[articleId]/read-marks': toArticle('read article', ({ ids: { threadId } }) => ({ seen: [{ threadId, seq: 1 }] })),
  'POST /api/v1/articles/[articleId]/reopening': toArticle('reopen article', () => ({ reason: 'A mistake', signOffIds: [uuidv7()] })),
  'GET /api/v1/articles/[articleId]/report': toArticle('read article'),
  'POST /api/v1/articles/[articleId]/revisions': toArticle('name revision', () => ({ name: '' })),
  'POST /api/v1/articles/[articleId]/sign-offs': [
    { ...toArticle('sign as checker', signature('checker')), as: 'as checker' },
    { ...toArticle('sign as checker', signature('second')), as: 'as second' },
    { ...toArticle('sign as standards', signature('standards')), as: 'as standards' },
  ],
  'GET /api/v1/articles/[articleId]/sources': toArticle('read article'),
  'GET /api/v1/articles/[articleId]/state': toArticle('read article'),
  'PUT /api/v1/articles/[articleId]/title': toArticle('edit text', ({ title }) => ({ title })),
  'GET /api/v1/claims': listOfDesk,
  'GET /api/v1/claims/counts': listOfDesk,
  'GET /api/v1/claims/people': listOfDesk,
  'GET /api/v1/claims/[claimId]': toArticle('read article'),
  'GET /api/v1/desks': onDesk,
  'POST /api/v1/desks': to('manage house', 'house', { body: ({ deskName }) => ({ id: uuidv7(), name: deskName }) }),
  'PATCH /api/v1/desks/[deskId]': to('manage house', 'house', { body: ({ deskName }) => ({ name: deskName }) }),
  'PUT /api/v1/desks/[deskId]/members/[personId]': to('manage desk', 'desk', {
    body: () => ({ role: 'reader', seenRole: 'reader', changeId: uuidv7() }),
  }),
  'DELETE /api/v1/desks/[deskId]/members/[personId]': to('manage desk', 'desk', { usesUp: true }),
  'PUT /api/v1/desks/[deskId]/rules': to('manage desk', 'desk', { body: () => ({ basedOn: {} }) }),
  'GET /api/v1/desks/[deskId]/checkers': to('assign', 'desk'),
  'GET /api/v1/desks/[deskId]/guidelines': to('be on a desk', 'desk'),
  'PUT /api/v1/desks/[deskId]/guidelines': to('manage desk', 'desk', { body: () => ({ basedOn: 999_999, desk: '' }) }),
  'GET /api/v1/house/tag-types': onDesk,
  'PUT /api/v1/house/tag-types': to('define types', 'house', { body: () => ({ basedOn: 999_999, types: [] }) }),
  'POST /api/v1/imports/archive': fileIntoDesk,
  'POST /api/v1/imports/file': fileIntoDesk,
  'POST /api/v1/imports/paste': intoDesk,
  'GET /api/v1/inbox': onDesk,
  'GET /api/v1/inbox/count': onDesk,
  'PUT /api/v1/inbox/read': { ...onDesk, body: () => ({ upTo: {} }) },
  // Of one's own desks: a lead of another one has some to see.
  'GET /api/v1/invitations': to('manage desk', 'house'),
  'POST /api/v1/invitations': to('manage desk', 'desk', {
    body: ({ ids }) => ({ email: `${uuidv7()}@post.example`, deskId: ids.deskId, role: 'reader' }),
  }),
  'DELETE /api/v1/invitations/[invitationId]': to('manage desk', 'desk', { usesUp: true }),
  // A stream leaves out the articles that one may not read.
  'GET /api/v1/live': signedIn({ query: ({ ids }) => `?article=${ids.articleId}:0` }),
  'GET /api/v1/me': signedIn(),
  'PUT /api/v1/me/password': signedIn({ body: () => ({ currentPassword: 'galley proof rack', newPassword: 'galley proof rack' }) }),
  'PATCH /api/v1/me/preferences': signedIn(),
  'DELETE /api/v1/me/sessions': signedIn({ usesUp: true }),
  'GET /api/v1/people': onDesk,
  'PATCH /api/v1/people/[personId]': [
    to('manage house', 'house', { as: 'of somebody else', body: () => ({ name: 'spare' }) }),
    signedIn({ as: 'of oneself', isOwn: true, body: (_, caller) => ({ name: caller }) }),
  ],
  'PUT /api/v1/people/[personId]/admin': to('manage house', 'house', { body: () => ({ isAdmin: false, changeId: uuidv7() }) }),
  'PUT /api/v1/people/[personId]/disabled': to('manage house', 'house', { body: () => ({ isDisabled: false, changeId: uuidv7() }) }),
  'DELETE /api/v1/people/[personId]/identities': to('manage house', 'house'),
  'POST /api/v1/people/[personId]/password-reset': to('manage house', 'house'),
  'GET /api/v1/search': { ...onDesk, query: () => '?q=ferry' },
  'GET /api/v1/sources': listOfDesk,
  'POST /api/v1/sources': to('tag', 'desk', {
    body: ({ ids }) => ({ id: uuidv7(), deskId: ids.deskId, source: { title: 'Log book' } }),
  }),
  // A source is there for an author whose own article rests on it.
  'GET /api/v1/sources/[sourceId]': toArticle('read article'),
  'PUT /api/v1/sources/[sourceId]': toArticle('tag', () => ({ title: 'Parish book' })),
  'GET /api/v1/verdict-scale': onDesk,
  'PUT /api/v1/verdict-scale': to('manage house', 'house', {
    body: () => ({ basedOn: 999_999, grades: [{ id: 'a', standing: 'partly', name: 'A', definition: '', rating: null }] }),
  }),
};

/** What entries take, by the right. A new type is added here. Some ask for more than their right, by the rules of the journal. */
const entryTypesOf: [right: Need['right'], types: string[]][] = [
  ['edit text', ['text', 'article.details-changed', 'suggestion.accepted', 'suggestion.rejected']],
  ['comment', ['comment', 'comment-edited', 'comment-removed', 'thread-resolved', 'thread-reopened']],
  ['suggest words', ['suggestion.made', 'suggestion.changed', 'suggestion.withdrawn', 'suggestion.reopened']],
  ['tag', ['annotation.created', 'annotation.removed', 'annotation.restored', 'annotation.span-changed', 'annotation.kind-changed']],
  ['tag', ['annotation.typed', 'annotation.stated', 'annotation.merged', 'annotation.unmerged', 'rival.settled', 'check.state-changed']],
  ['tag', ['evidence.linked', 'evidence.changed', 'evidence.unlinked', 'evidence.relinked']],
  ['tag', ['relation.made', 'relation.removed', 'relation.restored']],
  ['tag', ['reply.asked', 'reply.changed', 'reply.settled', 'reply.removed', 'reply.restored']],
  ['give verdict', ['verdict.given', 'check.second-given', 'check.adjudicated', 'check.methods-set', 'check.items-ticked']],
  // Whoever checks takes work for themselves; to give it to others takes more.
  ['give verdict', ['check.assigned', 'check.second-assigned']],
  ['assign', ['check.due-set']],
  ['vote', ['check.voted']],
  ['ask author', ['query.asked', 'query.changed', 'query.withdrawn', 'query.answered', 'queries.sent']],
  ['name revision', ['revision.made']],
  ['waive rule', ['rule.waived', 'rule.waiver-withdrawn']],
  ['be the server', ['article.imported', 'article.moved', 'article.author-named', 'article.owner-named', 'article.due-set']],
  ['be the server', ['article.archived', 'article.unarchived', 'article.deleted', 'article.signed-off', 'article.reopened', 'erased']],
];

/** A batch with one entry, of which no more is right than its type. */
const batchOf = (type: string) => ({
  base: { version: 0, seq: 1 },
  clientId: 'a-test-tab',
  schemaVersion: SCHEMA_VERSION,
  entries: [{ id: uuidv7(), type, payload: {} }],
});

/** What the design promises a caller: in, or a status. */
function promisedTo(caller: Caller, { right, of }: Pick<Need, 'right' | 'of'>, isChecking: boolean): 'in' | 403 | 404 {
  if (right === null) return 'in';
  const isAuthor = caller === 'owner' || caller === 'colleague';
  const isOfTheDesk = caller !== 'elsewhere' && caller !== 'nobody';
  // A role elsewhere counts for what is the whole house's.
  const role = isAuthor ? 'author' : caller === 'elsewhere' ? (of === 'house' ? 'lead' : null) : caller;
  const grants = { ...rights, ...besides }[right].split(' ');
  const grant = role === null || role === 'nobody' ? '-' : (grants[columns.indexOf(role)] ?? '-');
  const isOwn = caller === 'owner' && isOfTheDesk;
  if (grant === 'y' || (isOwn && (grant === 'own' || (grant === 'own-before-checking' && !isChecking)))) return 'in';
  const those: readonly Caller[] = unseen[of];
  return those.includes(caller) ? 404 : 403;
}

const promises = (need: Pick<Need, 'right' | 'of'>, isChecking = false) =>
  Object.fromEntries(callers.map((caller) => [caller, promisedTo(caller, need, isChecking)]));

/** The refusals that belong together. */
const refusals: Record<string, number> = { 'forbidden 403': 403, 'not-found 404': 404 };

/** What all callers are answered at a door. Those who are let in may still be told that what they ask is wrong, or comes at a wrong time. */
async function answers(door: Door, need: Need, shared: World) {
  let world = need.usesUp ? await makeWorld() : shared;
  const all: Record<string, unknown> = {};
  for (const caller of callers) {
    all[caller] = await answerTo(caller, door, need, world);
    if (need.usesUp && all[caller] === 'in') world = await makeWorld();
  }
  return all;
}

async function answerTo(caller: Caller, door: Door, { body, query, headers = {}, isOwn }: Need, world: World): Promise<unknown> {
  const person = world.people[caller];
  const response = await knock(door, {
    person,
    ids: isOwn ? { ...world.ids, personId: person.id } : world.ids,
    body: JSON.stringify(body?.(world, caller) ?? {}),
    query: query?.(world) ?? '',
    headers,
  });
  if (![401, 403, 404].includes(response.status)) {
    await response.body?.cancel();
    return response.status < 500 ? 'in' : response.status;
  }
  const { status, code } = await problemOf(response);
  return refusals[`${code} ${status}`] ?? code;
}

const guarded = doors.filter(({ name }) => open[name] === undefined);
const knocks = guarded.flatMap((door) =>
  [needs[door.name] ?? []].flat().map((need) => ({ name: `${door.name}${need.as ? ` ${need.as}` : ''}`, door, need })),
);
const entryKnocks = doors
  .filter(({ name }) => name === 'POST /api/v1/articles/[articleId]/entries')
  .flatMap((door) =>
    entryTypesOf.flatMap(([right, types]) => types.map((type) => ({ type, door, need: toArticle(right, () => batchOf(type)) }))),
  );
const ofText = ({ need }: { need: Need }) => need.right === 'edit text';

describe('the table of rights', () => {
  it('is the one that these tests hold the program to', () => {
    const rows = Object.entries(permissions).map(([action, row]) => [action, columns.map((role) => row[role]).join(' ')]);
    expect(Object.fromEntries(rows)).toEqual(rights);
  });
});

describe('the routes of the API', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  it('each have a right in this test', () => {
    expect(guarded.map(({ name }) => name).filter((name) => needs[name] === undefined)).toEqual([]);
    expect(Object.keys(needs).filter((name) => !guarded.some((door) => door.name === name))).toEqual([]);
  });

  it.each(knocks)('$name lets in who has the right ($need.right), and nobody else', async ({ door, need }) => {
    expect(await answers(door, need, world)).toEqual(promises(need));
  });

  it('each type of entry has a right in this test', () => {
    expect(entryTypesOf.flatMap(([, types]) => types).sort()).toEqual([...entryTypeNames].sort());
  });

  it.each(entryKnocks)('take an entry $type from who has the right ($need.right), and nobody else', async ({ door, need }) => {
    expect(await answers(door, need, world)).toEqual(promises(need));
  });

  it('leave an author no door to the text once checking has begun', async () => {
    const judged = await makeWorld();
    const { annotationId, articleId } = judged.ids;
    const verdict = { value: 'unproven', rationale: 'No log of it.' };
    await sendEntries(judged.people.checker, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
    for (const { door, need } of [...knocks, ...entryKnocks].filter(ofText)) {
      expect(await answers(door, need, judged), door.name).toEqual(promises(need, true));
    }
  });
});
