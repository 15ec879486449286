import { NO_HASH } from '@/lib/domain/journal/entry';
import { leftOfErased } from '@/lib/domain/journal/erased-left';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { readEntryPage } from '../journal/entry-rows';
import { createPauses } from '../journal/pauses';
import { faultOf, readErasures } from '../journal/verify';
import { authorizeArticle } from '../rights/authorize-article';

interface VerifiedChain {
  entryCount: number;
  /** The first entry that does not hold; null if all do. */
  faultSeq: number | null;
}

// A long journal takes seconds: two who ask at once wait for the same answer.
const running = new Map<string, Promise<VerifiedChain>>();

/** Goes through an article's journal from its first entry, and says whether each holds the hash of the one before. For those who tag. */
export async function verifyHistory(actor: Actor, articleId: string): Promise<VerifiedChain> {
  const { head } = await authorizeArticle(actor, 'tag', articleId);
  const key = `${articleId} ${head.headHash}`;
  const asked = running.get(key) ?? verifyChain(articleId, head).finally(() => running.delete(key));
  running.set(key, asked);
  return asked;
}

async function verifyChain(articleId: string, { headSeq, headHash }: { headSeq: number; headHash: string }): Promise<VerifiedChain> {
  const erased = leftOfErased(await readErasures(prisma, articleId));
  const pause = createPauses(prisma);
  let [seq, prevHash] = [0, NO_HASH];
  while (seq < headSeq) {
    const entries = await readEntryPage(prisma, articleId, seq, headSeq);
    for (const entry of entries) {
      if (faultOf(entry, seq + 1, prevHash, erased.get(entry.seq))) return { entryCount: headSeq, faultSeq: seq + 1 };
      [seq, prevHash] = [entry.seq, entry.hash];
      await pause();
    }
    if (entries.length === 0) return { entryCount: headSeq, faultSeq: seq + 1 };
  }
  return { entryCount: headSeq, faultSeq: prevHash === headHash ? null : headSeq };
}
