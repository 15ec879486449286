import { Stage } from '@/lib/domain/articles/stage';
import { ClaimCounts, countStandings } from '@/lib/domain/checks/claim-counts';
import { countLeft, LeftClaims } from '@/lib/domain/checks/left-claims';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { StoredComposition } from '@/lib/domain/coverage/article-composition';
import { byName } from '@/lib/domain/people/by-name';
import { type Action, type Actor, may, permissions } from '@/lib/domain/people/permissions';
import { StoredRules } from '../house/stored-rules';
import { workersOf } from './article-people';

/** What of an article's desk is read with its row. */
export const deskOfRow = { select: { name: true, rules: true } } as const;

/** The columns of an article that a summary shows, and of its desk. */
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
  claimCounts: unknown;
  leftClaims: unknown;
  stage: string;
  isSigned: boolean;
  composition: unknown;
  composedSeq: number;
  version: number;
  headSeq: number;
  createdAt: Date;
  updatedAt: Date;
  isArchived: boolean;
  dueAt: Date | null;
  ownerId: string | null;
  work: unknown;
  desk: { name: string; rules: unknown };
}

/**
 * The article as `viewer` sees it in lists, with what they may do to it. `names` are those of the people around it. What is no longer known is
 * shown as the plainest of its kind.
 */
export function articleView(viewer: Actor, row: ArticleRow, names: ReadonlyMap<string, string>): ArticleSummary {
  const { authorId, desk, ...rest } = row;
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
    claimCounts: ClaimCounts.safeParse(rest.claimCounts).data ?? { ...countStandings([]), open: rest.claimCount },
    left: leftOf(row),
    stage: Stage.safeParse(rest.stage).data ?? 'tagging',
    isSigned: rest.isSigned,
    composition: rest.composedSeq === 0 ? null : (StoredComposition.safeParse(rest.composition).data ?? null),
    composedSeq: rest.composedSeq,
    version: rest.version,
    headSeq: rest.headSeq,
    createdAt: rest.createdAt.toISOString(),
    updatedAt: rest.updatedAt.toISOString(),
    isArchived: rest.isArchived,
    dueAt: rest.dueAt?.toISOString() ?? null,
    ownerId: rest.ownerId,
    ownerName: names.get(rest.ownerId ?? '') ?? '',
    checkers: checkersOf(row, names),
    rights: rightsOn(viewer, { deskId: rest.deskId, own: authorId === viewer.id, checkingStarted: rest.checkedCount > 0 }),
  };
}

function leftOf({ claimCount, checkedCount, leftClaims, desk }: ArticleRow): ArticleSummary['left'] {
  const stored = LeftClaims.safeParse(leftClaims).data;
  if (stored) return countLeft(stored, StoredRules.parse(desk.rules).votes);
  const count = claimCount - checkedCount;
  return count > 0 ? [{ reason: 'to-check', count }] : [];
}

function checkersOf(row: ArticleRow, names: ReadonlyMap<string, string>): ArticleSummary['checkers'] {
  const known = workersOf(row, StoredRules.parse(row.desk.rules).votes).flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return known.sort(byName);
}

function rightsOn(viewer: Actor, subject: { deskId: string; own: boolean; checkingStarted: boolean }): Action[] {
  return actions.filter((action) => may(viewer, action, subject));
}

const isAction = (name: string): name is Action => Object.hasOwn(permissions, name);
const actions = Object.keys(permissions).filter(isAction);
