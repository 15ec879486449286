import { DomainError } from '@/lib/domain/errors';
import { prisma } from '../database';
import { log } from '../log';
import { readHead } from './article-row';
import { headState } from './read';

/** An article is compacted when nobody has written in it for so long… */
const IDLE_MS = 10_000;
/** …or when its rows are this many versions behind. */
const MOST_VERSIONS_BEHIND = 2_048;
const CHUNK = 500;

interface Waiting {
  timer: NodeJS.Timeout;
  since: number;
}

const shared: typeof globalThis & { galleyCompactions?: Map<string, Waiting> } = globalThis;
// Next loads this module once for each bundle; an article waits once for the process.
shared.galleyCompactions ??= new Map();
const waiting = shared.galleyCompactions;

/** The text of an article has come to `version`: its rows are moved there when it rests, or at once when they are far behind. */
export function compactWhenIdle(articleId: string, version: number): void {
  const earlier = waiting.get(articleId);
  if (earlier) clearTimeout(earlier.timer);
  const since = earlier?.since ?? version;
  const run = () => {
    waiting.delete(articleId);
    compactAnchors(articleId).catch((error) => {
      // An article that was deleted meanwhile has nothing to move.
      if (!(error instanceof DomainError && error.code === 'not-found')) log.warn({ err: error }, 'Anchors were not compacted');
    });
  };
  if (version - since >= MOST_VERSIONS_BEHIND) run();
  else waiting.set(articleId, { timer: setTimeout(run, IDLE_MS).unref(), since });
}

/**
 * Moves the stored anchors of an article to its version now, in chunks and without the article's lock: a row that was written meanwhile is
 * left as it is. A keystroke rewrites no rows; this keeps readers of the table from mapping through thousands of steps. Gives how many were moved.
 */
export async function compactAnchors(articleId: string): Promise<number> {
  const state = await headState(await readHead(prisma, articleId));
  let moved = 0;
  const anchors = [...state.annotations.values()].map(({ id, anchor }) => ({ id, anchor: { ...anchor, version: state.version } }));
  for (let at = 0; at < anchors.length; at += CHUNK) {
    const chunk = JSON.stringify(anchors.slice(at, at + CHUNK));
    // A row at this version or later has been written since the state was read.
    moved += await prisma.$executeRaw`
      update "Annotation" a set anchor = r.anchor
      from jsonb_to_recordset(${chunk}::jsonb) as r(id uuid, anchor jsonb)
      where a.id = r.id and a."articleId" = ${articleId}::uuid and (a.anchor->>'version')::int < ${state.version}
        and a."anchorState" = r.anchor->>'state'`;
  }
  return moved;
}
