import type { Mapping } from '@tiptap/pm/transform';
import type { Annotation } from '@/lib/domain/annotation';
import type { ArticleState } from '@/lib/domain/article-state';
import { PAYLOAD_VERSION } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { OutboxItem } from './outbox-store';
import type { SessionOptions } from './session-options';

/**
 * The tags that an item is about as they will be: decided and applied as the server will, on the article as this tab has it, without giving
 * labels. `since` maps the item's positions to those of `here`. Throws DomainError for what may not happen.
 */
export function tagsAfter(
  item: OutboxItem,
  here: ArticleState,
  since: Mapping,
  { personId, articleId, clientId, now }: Pick<SessionOptions, 'personId' | 'articleId' | 'clientId' | 'now'>,
): Annotation[] {
  const type = entryTypeOf(item.type);
  const context = { entryId: item.id, actorId: personId, now: now(), since, givesLabels: false, isFromServer: false };
  const payload = type.decide(here, item.payload, context);
  const after = type.apply(here, {
    id: item.id,
    articleId,
    seq: here.seq + 1,
    version: here.version,
    clientId,
    actorId: personId,
    at: context.now,
    type: item.type,
    schemaVersion: PAYLOAD_VERSION,
    payload,
  });
  return type.touches(payload).flatMap((id) => after.annotations.get(id) ?? []);
}
