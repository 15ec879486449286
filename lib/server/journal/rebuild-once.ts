import type { ArticleState } from '@/lib/domain/article-state';
import { prisma } from '../database';
import type { ArticleHead } from './article-row';
import { rebuildState } from './keyframes';
import { ofBundle } from './of-bundle';

/** An article's row, as whoever asks has read it. */
type Head = Pick<ArticleHead, 'id' | 'headSeq' | 'headHash'>;

/** A rebuild that is going on, and where the journal ended for who began it. */
interface Rebuild {
  head: Head;
  state: Promise<ArticleState>;
}

const goingOn = ofBundle('rebuilds', () => new Map<string, Rebuild>());

/**
 * The state at `seq`, as `rebuildState` has it. Whoever asks while it is being rebuilt waits for the same one: after a restart fifty people open an
 * article at once. For who holds no lock.
 */
export async function rebuildOnce(head: Head, seq: number): Promise<ArticleState> {
  const key = `${head.id} ${seq}`;
  const found = goingOn.get(key);
  if (found && (await isStillSo(found.head, head))) return found.state;
  const rebuild = { head, state: rebuildState(prisma, head.id, seq) };
  goingOn.set(key, rebuild);
  try {
    return await rebuild.state;
  } finally {
    if (goingOn.get(key) === rebuild) goingOn.delete(key);
  }
}

/** False where words may be in what is rebuilt that were erased since, or a backup was put back: whoever asks after that gets none of it. */
async function isStillSo(then: Head, now: Head): Promise<boolean> {
  if (now.headSeq === then.headSeq) return now.headHash === then.headHash;
  const between = { gt: then.headSeq, lte: now.headSeq };
  return (
    now.headSeq < then.headSeq || (await prisma.journalEntry.count({ where: { articleId: now.id, seq: between, type: 'erased' } })) === 0
  );
}
