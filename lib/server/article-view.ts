import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { type Action, type Actor, may, permissions } from '@/lib/domain/permissions';

/** The columns of an article that a summary shows, and its desk's name. */
export interface ArticleRow {
  id: string;
  deskId: string;
  authorId: string | null;
  title: string;
  byline: string;
  publishedOn: Date | null;
  language: string;
  direction: string;
  wordCount: number;
  claimCount: number;
  checkedCount: number;
  version: number;
  headSeq: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  desk: { name: string };
}

/** The article as `viewer` sees it in lists, with what they may do to it. A direction that is no longer known is shown as `ltr`. */
export function articleView(viewer: Actor, row: ArticleRow): ArticleSummary {
  const { authorId, archivedAt, desk, ...rest } = row;
  return {
    id: rest.id,
    deskId: rest.deskId,
    deskName: desk.name,
    title: rest.title,
    byline: rest.byline,
    publishedOn: rest.publishedOn?.toISOString().slice(0, 10) ?? null,
    language: rest.language,
    direction: rest.direction === 'rtl' ? 'rtl' : 'ltr',
    wordCount: rest.wordCount,
    claimCount: rest.claimCount,
    checkedCount: rest.checkedCount,
    version: rest.version,
    headSeq: rest.headSeq,
    createdAt: rest.createdAt.toISOString(),
    updatedAt: rest.updatedAt.toISOString(),
    isArchived: archivedAt !== null,
    rights: rightsOn(viewer, { deskId: rest.deskId, own: authorId === viewer.id, checkingStarted: rest.checkedCount > 0 }),
  };
}

function rightsOn(viewer: Actor, subject: { deskId: string; own: boolean; checkingStarted: boolean }): Action[] {
  return actions.filter((action) => may(viewer, action, subject));
}

const isAction = (name: string): name is Action => Object.hasOwn(permissions, name);
const actions = Object.keys(permissions).filter(isAction);
