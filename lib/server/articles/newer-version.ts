import { v7 as uuidv7 } from 'uuid';
import { strikesById } from '@/lib/domain/anchors/suggestion-anchors';
import { threadAnchors } from '@/lib/domain/anchors/thread-anchors';
import type { ArticleState } from '@/lib/domain/article-state';
import type { NewerVersion } from '@/lib/domain/contract/imports';
import type { PastedVersion } from '@/lib/domain/contract/pasted-version';
import { DomainError } from '@/lib/domain/errors';
import { applyCorrections } from '@/lib/domain/import/corrections';
import { entryTypeNames, entryTypeOf } from '@/lib/domain/journal/entry-types';
import { countWaiting, reviewNewerVersion } from '@/lib/domain/newer-version/newer-version';
import { textMark } from '@/lib/domain/newer-version/text-mark';
import type { Actor } from '@/lib/domain/people/permissions';
import { isStorable } from '@/lib/domain/text/text-input';
import { prisma } from '../database';
import { runComparison } from '../import/reader-queue';
import { type ArticleHead, refuseArchived, subjectOf } from '../journal/article-row';
import { catchUp, rebuildState } from '../journal/keyframes';
import { headState } from '../journal/read';
import { rebuildOnce } from '../journal/rebuild-once';
import { writeArticle } from '../journal/write-article';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { readArticle } from './articles';

/**
 * Puts a newer version of the whole text in place, as one entry: tags, verdicts and evidence stay with their words. Gives the tags that moved, drifted or
 * lost their words, to be looked at; sent again under the same `entryId`, the same ones. `stale-version` if the text is not the one that the person pasted
 * over; `conflict` while archived. Byline, date and language stay as they are.
 */
export async function pasteNewerVersion(
  actor: Actor,
  articleId: string,
  { draft, corrections, baseVersion, entryId }: NewerVersion,
): Promise<PastedVersion> {
  const { head } = await authorizeArticle(actor, 'paste newer version', articleId);
  const { doc } = applyCorrections(draft, corrections);
  if (!isStorable(doc)) throw new DomainError('invalid', 'This text holds characters that cannot be stored.');
  return replaceText(actor, head, { doc, baseVersion, entryId });
}

/** The mark of the text that a newer version would be put over, for the page to say where nothing differs. */
export async function readTextMark(actor: Actor, articleId: string): Promise<{ version: number; mark: string }> {
  const { head } = await authorizeArticle(actor, 'paste newer version', articleId);
  const { version, doc } = await headState(head);
  return { version, mark: textMark(doc) };
}

/**
 * Puts the text of a moment of the article in place again, in the same way. `stale-version` if the text has changed after `baseSeq`, the
 * newest entry that the person has seen; `not-found` if the article has not come that far.
 */
export async function restoreMoment(
  actor: Actor,
  articleId: string,
  seq: number,
  { baseSeq, entryId }: { baseSeq: number; entryId?: string | undefined },
): Promise<PastedVersion> {
  const { head } = await authorizeArticle(actor, 'paste newer version', articleId);
  if (seq > head.headSeq || baseSeq > head.headSeq) throw new DomainError('not-found', 'The article has not come that far.');
  const [{ doc }, { version: baseVersion }] = await Promise.all([
    rebuildOnce(head, seq),
    prisma.journalEntry.findUniqueOrThrow({ where: { articleId_seq: { articleId, seq: baseSeq } }, select: { version: true } }),
  ]);
  return replaceText(actor, head, { doc: doc.toJSON(), baseVersion, restoredSeq: seq, entryId });
}

interface NewText {
  /** As JSON. */
  doc: unknown;
  baseVersion: number;
  restoredSeq?: number;
  /** Made by the client; what is stored under it was done already. */
  entryId: string | undefined;
}

/** The text in place of the one of `baseVersion`. The caller has looked at the right; it is looked at again under the lock. */
async function replaceText(
  actor: Actor,
  head: ArticleHead,
  { doc, baseVersion, restoredSeq, entryId = uuidv7() }: NewText,
): Promise<PastedVersion> {
  const articleId = head.id;
  const done = await reviewStored(actor, articleId, entryId);
  if (done) return done;
  const before = await headState(head);
  const isRestored = restoredSeq !== undefined;
  if (before.version !== baseVersion) {
    // After a backup was brought back the page may know a newer text than there is: nobody has changed that one.
    throw stale(isRestored, before.version > baseVersion && !(await isChangedByOthers(actor, articleId, baseVersion)));
  }
  // Before the lock: two long texts take a moment to compare, and nobody should wait for it.
  const anchored = [
    ...before.annotations.values(),
    ...threadAnchors(before.threads.values()).values(),
    ...strikesById(before.suggestions.values()).values(),
  ];
  const anchors = anchored.map(({ id, anchor }) => ({ id, anchor }));
  const { steps, followed } = await runComparison({ oldDoc: before.doc.toJSON(), newDoc: doc, anchors });

  const reviewed = await writeArticle(
    articleId,
    async (writer) => {
      // Sent again while the first was under way: it is answered once the lock is free.
      if (writer.stored.some(({ id }) => id === entryId)) return null;
      authorize(writer.actorNow(actor), 'paste newer version', subjectOf(actor, writer.head));
      refuseArchived(writer.head);
      if (writer.state.version !== baseVersion) throw stale(isRestored);
      if (steps.length === 0) return reviewOf(writer.state, writer.state);
      const old = writer.state;
      const payload = { steps, followed, origin: 'newer-version', ...(isRestored && { restoredSeq }) };
      await writer.appendOwn(actor, { id: entryId, type: 'text', payload });
      return reviewOf(old, writer.state);
    },
    { actor, entryIds: [entryId] },
  );
  const stored = reviewed === null ? await reviewStored(actor, articleId, entryId) : null;
  if (stored) return stored;
  if (reviewed === null) throw new Error(`entry ${entryId} was stored and is not there`);
  return { article: await readArticle(actor, articleId), ...reviewed };
}

function reviewOf(before: ArticleState, after: ArticleState): Pick<PastedVersion, 'review' | 'waiting'> {
  const review = reviewNewerVersion(before, after);
  return { review, waiting: countWaiting(after, review) };
}

/** What is answered for an entry that is stored: its own review, whatever was written since. Null if there is none; `conflict` if it is another's. */
async function reviewStored(actor: Actor, articleId: string, entryId: string): Promise<PastedVersion | null> {
  const select = { articleId: true, actorId: true, seq: true, type: true };
  const entry = await prisma.journalEntry.findUnique({ where: { id: entryId }, select });
  if (!entry) return null;
  if (entry.articleId !== articleId || entry.actorId !== actor.id || entry.type !== 'text') {
    throw new DomainError('conflict', 'This change carries an id that is taken.', { entryId });
  }
  const before = await rebuildState(prisma, articleId, entry.seq - 1);
  const after = await catchUp(prisma, before, entry.seq);
  return { article: await readArticle(actor, articleId), ...reviewOf(before, after) };
}

const textTypes = entryTypeNames.filter((type) => entryTypeOf(type).hasSteps);

async function isChangedByOthers(actor: Actor, articleId: string, baseVersion: number): Promise<boolean> {
  const where = { articleId, version: { gt: baseVersion }, type: { in: textTypes }, NOT: { actorId: actor.id } };
  return (await prisma.journalEntry.findFirst({ where, select: { seq: true } })) !== null;
}

/** On the page the next try is made on the text of then, and what was pasted is there again whenever the page is opened anew. */
const KEPT = 'Your text is kept here: look at what is there now, then choose Replace the text again.';

/** `isOwn`: nobody else has changed it. Who lost an answer and sends something else would look for a colleague. */
function stale(isRestored: boolean, isOwn = false): DomainError {
  const said = isOwn
    ? `You have changed the text yourself since you opened this page, perhaps by what you sent before. ${
        isRestored ? 'Look at the article, then restore again.' : KEPT
      }`
    : `Someone has changed the text since you opened this page. ${isRestored ? 'Look at what they wrote, then restore again.' : KEPT}`;
  return new DomainError('stale-version', said);
}
