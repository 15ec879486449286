import { v7 as uuidv7 } from 'uuid';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { NewerVersion } from '@/lib/domain/contract/imports';
import { DomainError } from '@/lib/domain/errors';
import { applyCorrections } from '@/lib/domain/import/corrections';
import { type ReviewRow, reviewNewerVersion } from '@/lib/domain/newer-version';
import type { Actor } from '@/lib/domain/permissions';
import { suggestionAnchors } from '@/lib/domain/suggestion-anchors';
import { isStorable } from '@/lib/domain/text-input';
import { threadAnchors } from '@/lib/domain/thread-anchors';
import { readArticle } from './articles';
import { authorize } from './authorize';
import { prisma } from './database';
import { runComparison } from './import/reader-queue';
import { readHead, subjectOf } from './journal/article-row';
import { headState } from './journal/read';
import { writeArticle } from './journal/write-article';

/**
 * Puts a newer version of the whole text in place, as one entry: tags, verdicts and evidence stay with their words. Gives the tags that
 * moved, drifted or lost their words, to be looked at. `stale-version` if the text is not the one that the person pasted over;
 * `conflict` while archived. Byline, date and language stay as they are.
 */
export async function pasteNewerVersion(
  actor: Actor,
  articleId: string,
  { draft, corrections, baseVersion }: NewerVersion,
): Promise<{ article: ArticleSummary; review: ReviewRow[] }> {
  const head = await readHead(prisma, articleId);
  authorize(actor, 'paste newer version', subjectOf(actor, head));
  const { doc } = applyCorrections(draft, corrections);
  if (!isStorable(doc)) throw new DomainError('invalid', 'This text holds characters that cannot be stored.');
  const before = await headState(articleId, head.headSeq);
  if (before.version !== baseVersion) throw stale();
  // Before the lock: two long texts take a moment to compare, and nobody should wait for it.
  const anchored = [
    ...before.annotations.values(),
    ...threadAnchors(before.threads.values()).values(),
    ...suggestionAnchors(before.suggestions.values()).values(),
  ];
  const anchors = anchored.map(({ id, anchor }) => ({ id, anchor }));
  const { steps, followed } = await runComparison({ oldDoc: before.doc.toJSON(), newDoc: doc, anchors });

  const review = await writeArticle(
    articleId,
    async (writer) => {
      authorize(writer.actorNow(actor), 'paste newer version', subjectOf(actor, writer.head));
      if (writer.head.isArchived) throw new DomainError('conflict', 'This article is archived. Restore it to change it.');
      if (writer.state.version !== baseVersion) throw stale();
      if (steps.length === 0) return [];
      const old = writer.state;
      await writer.appendOwn(actor, { id: uuidv7(), type: 'text', payload: { steps, followed, origin: 'newer-version' } });
      return reviewNewerVersion(old, writer.state);
    },
    { actorId: actor.id },
  );
  return { article: await readArticle(actor, articleId), review };
}

function stale(): DomainError {
  return new DomainError(
    'stale-version',
    'Someone has changed the text since you opened this page. Your text is kept here; reload and paste it again.',
  );
}
