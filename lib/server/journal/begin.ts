import { randomBytes } from 'node:crypto';
import { Mapping } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { type ArticleState, emptyState } from '@/lib/domain/article-state';
import { chainEntry, decideEntry } from '@/lib/domain/journal/decide-entry';
import { NO_HASH } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { Actor } from '@/lib/domain/people/permissions';
import type { Transaction } from '../database';
import { insertEntries } from './entry-rows';
import { writeKeyframe } from './keyframes';
import { articleColumns, projectAnnotations } from './project-annotations';
import { projectClaims } from './project-claims';
import { projectThreads } from './project-threads';

/**
 * Begins an article's journal: its row, the entry `article.imported` with seq 1, the tables that follow from it, and a keyframe,
 * all in the caller's transaction. The caller has checked the right, and caches the state once COMMIT has answered.
 * An id that is taken fails on the primary key (P2002).
 */
export async function beginJournal(tx: Transaction, actor: Actor, articleId: string, imported: unknown): Promise<ArticleState> {
  const decided = decideEntry(
    emptyState(articleId),
    { id: uuidv7(), type: 'article.imported', payload: imported },
    { actorId: actor.id, clientId: 'server', now: new Date().toISOString(), since: new Mapping() },
  );
  const entry = chainEntry(decided.entry, randomBytes(16).toString('hex'), NO_HASH);
  const state = { ...decided.state, hash: entry.hash };
  const at = new Date(entry.at);
  await tx.article.create({
    data: {
      id: articleId,
      createdById: actor.id,
      createdAt: at,
      updatedAt: at,
      ...articleColumns(state),
      headHash: entry.hash,
    },
  });
  await insertEntries(tx, state, [entry]);
  const type = entryTypeOf(entry.type);
  const touched = new Set(type.touches(entry.payload));
  await projectAnnotations(tx, state, touched);
  await projectClaims(tx, state, touched, false);
  await projectThreads(tx, state, new Set(type.touchesThreads(entry.payload)));
  await writeKeyframe(tx, state);
  return state;
}
