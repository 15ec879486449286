import { v7 as uuidv7 } from 'uuid';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { ReopeningInput, SignatureInput } from '@/lib/domain/contract/sign-off';
import { DomainError } from '@/lib/domain/errors';
import { changesSigned } from '@/lib/domain/journal/seen/changes-signed';
import type { Action, Actor } from '@/lib/domain/people/permissions';
import { citedHash } from '@/lib/domain/sign-off/cited-hash';
import type { Signature } from '@/lib/domain/sign-off/desk-rules';
import { citedIdsOf, sourcesAsSigned } from '@/lib/domain/sign-off/sign-off';
import { whyNotReopen } from '@/lib/domain/sign-off/why-not-reopen';
import type { ArticleWriter } from '../journal/article-writer';
import { changeArticle } from '../journal/change-article';
import { readSources } from '../sources/source-rows';
import { readArticle } from './articles';

/** The right that each signature takes. */
const actionOf: Record<Signature, Action> = {
  checker: 'sign as checker',
  second: 'sign as checker',
  standards: 'sign as standards',
};

/**
 * Puts the actor's signature under the article as they saw it, with the sources that it cites as they are described now. Refused (`conflict`) if text, tags
 * or verdicts have changed since, or such a source has, while something stands in the way that nobody has waived, and if the signature or the person is there already.
 */
export async function signArticle(
  actor: Actor,
  articleId: string,
  { citedHash: citedSeen, ...input }: SignatureInput,
): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, actionOf[input.signature], async (writer) => {
    await refuseIfChanged(writer, input.seq);
    // Of each the entry keeps what is cited. Sources are the desk's, and change without an entry of the article.
    // Under a signature they are shown as it saw them: whoever signs beside it has seen these, and signs the same.
    const cited = sourcesAsSigned(await readSources(writer.tx, citedIdsOf(writer.state)), writer.state.signOffs);
    if (citedSeen !== undefined && citedSeen !== citedHash(cited)) {
      throw new DomainError('conflict', 'A source that it cites was changed since you saw it. Look at the sources again, then sign.', {
        of: 'sources',
      });
    }
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.signed-off', payload: { ...input, cited } });
  });
  return readArticle(actor, articleId);
}

/**
 * Opens a signed article again, for a reason: all signatures are withdrawn, and stay on record. `conflict` if none stands under it, and if others do than the
 * actor saw.
 */
export async function reopenArticle(actor: Actor, articleId: string, { reason, signOffIds }: ReopeningInput): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'reopen article', async (writer) => {
    const { signOffs } = writer.state;
    const refusal = whyNotReopen(signOffs, signOffIds);
    if (refusal !== null) throw new DomainError('conflict', refusal, { byId: signOffs.at(-1)?.byId ?? null });
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.reopened', payload: { reason } });
  });
  return readArticle(actor, articleId);
}

/** Comments may have come since; anything that a signature vouches for may not. */
async function refuseIfChanged(writer: ArticleWriter, seq: number): Promise<void> {
  const { headSeq } = writer.head;
  if (seq > headSeq) throw new DomainError('too-old', 'This page knows a later article than the server. Reload it, then sign.');
  const since = await writer.entriesAfter(seq);
  const isFar = (since.at(-1)?.seq ?? seq) < headSeq;
  const changes = since.filter(changesSigned);
  if (!isFar && changes.length === 0) return;
  throw new DomainError('conflict', 'The article has changed since you saw it. Look at what is new, then sign.', {
    byId: changes.at(-1)?.actorId ?? null,
  });
}
