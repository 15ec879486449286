import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { log } from '../log';
import { isKeyTaken, storageFailure } from '../storage-failure';
import { type OpenWriter, writerOn } from './article-writer';
import { insertIfSame } from './entry-rows';
import { cachedHead, forgetHead, type KnownHead } from './state-cache';
import type { Ending, Work } from './write-article';

/** What a quick write has written. */
interface Written {
  writer: OpenWriter;
  known: KnownHead;
  endings: Ending[];
}

/**
 * Writes typing in one statement, where this process wrote the article last and all is as it was then: it is decided on what is known in memory, and the
 * statement writes it only if the tables say the same (`insertIfSame`). Under load that is most of what people do together, and a lock
 * costs five statements. Null, with nothing written, wherever anything else is to be done or asked, and for all that would be refused: what
 * memory knows is no reason to refuse anybody. The caller takes the lock then. For the article's one writer in this process. `onWillCommit` is told up to
 * which seq it will have written, before it is.
 */
export async function writeQuickly(
  articleId: string,
  works: readonly Work[],
  onWillCommit: (seq: number) => void = () => undefined,
): Promise<Written | null> {
  const held = cachedHead(articleId);
  if (!held || !works.every(({ isTyping }) => isTyping)) return null;
  const { state, known } = held;
  const actors = actorsOf(works);
  const writer = writerOn(prisma, { ...known, stored: [], actors }, state);
  const endings = await runAll(writer, works);
  if (!endings || !writer.isTextAlone) return null;
  onWillCommit(writer.state.seq);
  if (await isWritten(known, actors, writer)) return { writer, known, endings };
  forgetHead(articleId);
  return null;
}

/** Those whose work it is, as they were when the last of it was sent: who has another role by then is compared as that. */
function actorsOf(works: readonly Work[]): Actor[] {
  return [...new Map(works.flatMap(({ actor }) => (actor ? [[actor.id, actor]] : []))).values()];
}

async function runAll(writer: OpenWriter, works: readonly Work[]): Promise<Ending[] | null> {
  const endings: Ending[] = [];
  for (const { run } of works) {
    try {
      endings.push(await run(writer));
    } catch {
      // Whatever it is: it comes again under the lock, and is told there.
      return null;
    }
    // Nor are the others decided twice where the first has done more than write.
    if (writer.entries.length > 0 && !writer.isTextAlone) return null;
  }
  return endings;
}

async function isWritten(known: KnownHead, actors: readonly Actor[], { state, entries }: OpenWriter): Promise<boolean> {
  try {
    return await insertIfSame(known, actors, state, entries);
  } catch (error) {
    const failure = storageFailure(error);
    if (failure) throw failure;
    // An entry that is sent again: under the lock it is seen whose it is. Anything else fails there too, and says what it is.
    if (!isKeyTaken(error)) log.warn({ err: error }, 'Typing was not written in one statement');
    return false;
  }
}
