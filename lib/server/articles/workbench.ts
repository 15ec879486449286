import { z } from 'zod';
import { settingsMark } from '@/lib/domain/checks/settings-mark';
import type { RightsNow, RoleRights } from '@/lib/domain/contract/article-rights';
import { notFound } from '@/lib/domain/errors';
import { type Actor, may, type Subject } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { readScale, StoredRules } from '../house/stored-rules';
import { storedTagTypes } from '../house/stored-tag-types';
import type { ArticleHead } from '../journal/article-row';
import { isNotOfDraft } from '../journal/draft-entries';
import { whoMayCheck } from '../rights/article-readers';
import { authorizeArticle } from '../rights/authorize-article';

/** What the page of an article needs before the article itself is read: never the text, which the browser asks for by itself. */
export async function openWorkbench(actor: Actor, articleId: string) {
  if (!z.uuid().safeParse(articleId).success) throw notFound();
  const { head, subject, viewer } = await authorizeArticle(actor, 'read article', articleId);
  // Who has done anything in it, though they are on the desk no longer: one look into the index for each, however long the journal is. An admin may
  // come to any article, and is of it only once they have done something in it. Who has only worked on drafts of queries is not told to those who see none.
  const isTold = viewer.seesDrafts ? Prisma.sql`true` : isNotOfDraft;
  const people = await prisma.$queryRaw<{ id: string; name: string; isOfHere: boolean }[]>`
    with recursive actor as (
      (select e."actorId" as id from "JournalEntry" e where e."articleId" = ${articleId}::uuid and ${isTold} order by 1 limit 1)
      union all
      select (select e."actorId" from "JournalEntry" e where e."articleId" = ${articleId}::uuid and e."actorId" > actor.id and ${isTold} order by 1 limit 1)
      from actor where actor.id is not null
    ),
    here as (
      select id from actor
      union select "createdById" from "Annotation" where "articleId" = ${articleId}::uuid
      union select "byId" from "Verdict" where "articleId" = ${articleId}::uuid
      union select "personId" from "Membership" where "deskId" = ${head.deskId}::uuid
      union select "ownerId" from "Article" where id = ${articleId}::uuid
      union select unnest(array["assigneeId", "secondId"]) from "Annotation" where "articleId" = ${articleId}::uuid
      union select unnest(c."byId" || c.mentions) from "Comment" c join "Thread" t on t.id = c."threadId"
        where c."articleId" = ${articleId}::uuid and (${viewer.seesDrafts} or t.query is null or jsonb_typeof(t.query->'sent') = 'object')
    )
    select id::text, name, id in (select id from here where id is not null) as "isOfHere" from "Person"
    where "isAdmin" or id in (select id from here)`;
  const { title, desk } = await prisma.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { title: true, desk: { select: { name: true, rules: true } } },
  });
  const own = { where: { personId_articleId: { personId: actor.id, articleId } }, select: { isUnread: true } };
  const [given, reopened] = await Promise.all([prisma.givenMark.findUnique(own), prisma.reopenedMark.findUnique(own)]);
  return {
    articleId,
    deskId: head.deskId,
    deskName: desk.name,
    personId: actor.id,
    // Whoever opens the article has seen what of it was given to them.
    hasUnreadGiven: given?.isUnread === true,
    hasUnreadReopening: reopened?.isUnread === true,
    title,
    people,
    checkerIds: (await whoMayCheck(prisma, head.deskId)).map(({ id }) => id),
    ...(await settingsWith(desk.rules)),
    rights: rightsIn(actor, head, subject),
  };
}

/** By what the articles of a desk with these rules are checked. */
async function settingsWith(deskRules: unknown) {
  // The guidelines are read by whoever opens them.
  const { guidelines: _guidelines, ...tagTypes } = await storedTagTypes(prisma);
  return { rules: { ...StoredRules.parse(deskRules), scale: await readScale(prisma) }, tagTypes };
}

/**
 * What the actor may do with the article now by their role, by what it is checked and by whom: a page that is open asks again when either may be another. What
 * the archive takes the page knows by itself, and gives back by itself: it may be told of that before this answer or behind it. Refuses as opening the
 * article does.
 */
export async function readRights(actor: Actor, articleId: string): Promise<RightsNow> {
  const { head, subject } = await authorizeArticle(actor, 'read article', articleId);
  const desk = await prisma.desk.findUniqueOrThrow({ where: { id: head.deskId }, select: { rules: true } });
  const { rules, tagTypes } = await settingsWith(desk.rules);
  return {
    ...rightsIn(actor, { isArchived: false }, subject),
    settings: settingsMark(rules, tagTypes),
    checkers: await whoMayCheck(prisma, head.deskId),
  };
}

function rightsIn(actor: Actor, { isArchived }: Pick<ArticleHead, 'isArchived'>, subject: Subject): RoleRights {
  const can = (action: Parameters<typeof may>[1]) => !isArchived && may(actor, action, subject);
  return {
    canTag: can('tag'),
    canEdit: can('edit text'),
    editsUntilVerdict: can('edit text') && !may(actor, 'edit text', { ...subject, checkingStarted: true }),
    canJudge: can('give verdict'),
    canVote: can('vote'),
    canDecideVotes: can('decide after votes'),
    canAssign: can('assign'),
    canSetWork: can('assign'),
    canPasteNewer: can('paste newer version'),
    canFile: can('file article'),
    canComment: can('comment'),
    canSuggest: can('suggest words'),
    canResolve: can('resolve thread'),
    canRemoveComments: can('remove comment'),
    canNameAuthor: can('name author'),
    canWaive: can('waive rule'),
    canSign: can('sign as checker'),
    canSignStandards: can('sign as standards'),
    canReopen: can('reopen article'),
    // Of what is archived too: the list of queries can be copied, and nothing else can be done with it (`mayAskAuthor`).
    canAskAuthor: may(actor, 'ask author', subject),
    canMakeDossier: may(actor, 'make dossier', subject),
  };
}
