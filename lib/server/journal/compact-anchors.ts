import { extentOf } from '@/lib/domain/anchors/changed-stretches';
import type { ArticleState } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import { prisma } from '../database';
import { runInTurns } from '../in-turns';
import { log } from '../log';
import { ofProcess } from '../of-process';
import { readHead } from './article-row';
import { stateNow } from './state-at-head';

/**
 * An article is compacted when nobody has changed its text for so long. A letter in its first line moves every tag, and of a book twenty thousand rows are
 * written anew: not in each pause of whoever types. Until then, whoever reads the rows maps them to the newest version.
 */
const IDLE_MS = 600_000;
/** Or when its rows are this many versions behind, however much is typed. */
const MAX_VERSIONS_BEHIND = 2_048;
const CHUNK = 500;

interface Waiting {
  timer: NodeJS.Timeout;
  since: number;
  /** The first position that was changed since then: what stands before it has not moved. */
  from: number;
}

const waiting = ofProcess('compactions', () => new Map<string, Waiting>());

/**
 * The text of an article has come to `state`, from `before` where that is known: the rows of what moved follow it when it rests, or at once when they
 * are far behind.
 */
export function compactWhenIdle({ articleId, version, doc }: ArticleState, before?: ArticleState): void {
  const earlier = waiting.get(articleId);
  if (earlier) clearTimeout(earlier.timer);
  const since = earlier?.since ?? version;
  const changedAt = before ? (before.doc.content.findDiffStart(doc.content) ?? Number.POSITIVE_INFINITY) : 0;
  const from = Math.min(earlier?.from ?? Number.POSITIVE_INFINITY, changedAt);
  const run = () => {
    waiting.delete(articleId);
    compactAnchors(articleId, from).catch((error) => {
      // An article that was deleted meanwhile has nothing to move.
      if (!(error instanceof DomainError && error.code === 'not-found')) log.warn({ err: error }, 'Anchors were not compacted');
    });
  };
  if (version - since >= MAX_VERSIONS_BEHIND) run();
  else waiting.set(articleId, { timer: setTimeout(run, IDLE_MS).unref(), since, from });
}

/**
 * Moves the stored anchors of an article to its version now, in chunks and without the article's lock: a row that was written meanwhile, or is being written, is
 * left as it is, and so is one that stands before `from`, until it is far behind. A keystroke rewrites no rows; this keeps readers of the table from mapping
 * through thousands of steps. Gives how many were moved.
 */
export async function compactAnchors(articleId: string, from = 0): Promise<number> {
  // What is read only for this takes nobody's place in memory.
  const state = await stateNow(await readHead(prisma, articleId));
  const anchors = await runInTurns(anchorsToMove(state, from, await farBehind(state)));
  let moved = 0;
  for (let at = 0; at < anchors.length; at += CHUNK) {
    const chunk = JSON.stringify(anchors.slice(at, at + CHUNK));
    // A row at this version or later has been written since the state was read. One that somebody holds is being written: whoever writes several takes
    // them in another order, and would wait for this while this waits for them.
    moved += await prisma.$executeRaw`
      with asked as (select id, anchor from jsonb_to_recordset(${chunk}::jsonb) as r(id uuid, anchor jsonb)),
        free as (
          select a.id from "Annotation" a join asked r on r.id = a.id
          where a."articleId" = ${articleId}::uuid and (a.anchor->>'version')::int < ${state.version} and a."anchorState" = r.anchor->>'state'
          for no key update of a skip locked)
      update "Annotation" a set anchor = r.anchor from free join asked r on r.id = free.id
      where a.id = free.id and (a.anchor->>'version')::int < ${state.version} and a."anchorState" = r.anchor->>'state'`;
  }
  return moved;
}

/** The tags whose rows are so far behind that they are moved wherever they stand. */
async function farBehind({ articleId, version }: ArticleState): Promise<ReadonlySet<string>> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    select id::text from "Annotation"
    where "articleId" = ${articleId}::uuid and (anchor->>'version')::int <= ${version - MAX_VERSIONS_BEHIND}`;
  return new Set(rows.map(({ id }) => id));
}

/** The anchors of what stands at `from` or later, or is `behind`, as rows have them. With a pause after each tag. */
function* anchorsToMove({ annotations, version }: ArticleState, from: number, behind: ReadonlySet<string>) {
  const found: { id: string; anchor: unknown }[] = [];
  for (const { id, anchor } of annotations.values()) {
    if (extentOf(anchor).to >= from || behind.has(id)) found.push({ id, anchor: { ...anchor, version } });
    yield;
  }
  return found;
}
