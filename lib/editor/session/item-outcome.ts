import type { Mapping } from '@tiptap/pm/transform';
import { ZodError } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { invalidBy } from '@/lib/domain/errors';
import { PAYLOAD_VERSION } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { otherThanSeen } from '@/lib/domain/journal/facts/claim-seen';
import { settleEntry } from '@/lib/domain/journal/settle-entry';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { noTypes } from '@/lib/domain/tags/tag-types';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import type { Thread } from '@/lib/domain/talk/thread';
import type { OutboxItem } from '../outbox/outbox';
import type { SessionOptions } from './session-options';

/** What an item makes of tags, threads and suggestions, and of the log of right of reply as a whole. */
export interface Outcome {
  tags: Annotation[];
  threads: Thread[];
  suggestions: Suggestion[];
  replyRequests: readonly ReplyRequest[];
}

/**
 * The tags, threads and suggestions that an item is about as they will be: decided and applied as the server will, on the article as this tab has it, without giving
 * labels. `since` maps the item's positions to those of `here`. What the server makes the steps of is only asked if it may happen: its text comes
 * from there. Throws DomainError for what may not happen, and for what is too long or cannot be stored.
 */
export function outcomeOf(
  item: OutboxItem,
  here: ArticleState,
  since: Mapping,
  {
    personId,
    clientId,
    now,
    rules = plainCheckRules,
    tagTypes = noTypes,
  }: Pick<SessionOptions, 'personId' | 'clientId' | 'now' | 'rules' | 'tagTypes'>,
): Outcome {
  const type = entryTypeOf(item.type);
  const context = {
    entryId: item.id,
    actorId: personId,
    now: now(),
    since,
    givesLabels: false,
    meaningRules: null,
    rules,
    tagTypes,
    signOffRules: null,
    followRanges: null,
    replyRules: null,
    importRules: null,
    readRules: null,
    whoDecides: null,
    mergeRules: null,
    isFromServer: false,
    may: () => true,
    senderOf: () => null,
    changedSinceBy: null,
    mergedInto: () => null,
    statementBy: () => undefined,
    earlierPlace: undefined,
  };
  const payload = saying(() => type.decide(here, item.payload, context));
  if (type.makesSteps) return { tags: [], threads: [], suggestions: [], replyRequests: here.replyRequests };
  const decided = {
    id: item.id,
    articleId: here.articleId,
    seq: here.seq + 1,
    version: here.version,
    clientId,
    actorId: personId,
    at: context.now,
    type: item.type,
    schemaVersion: PAYLOAD_VERSION,
    payload,
  };
  const { entry, state: after } = saying(() => settleEntry(here, decided, { scale: rules.scale, sent: item.payload, otherThanSeen }));
  return {
    tags: type.touches(entry.payload).flatMap((id) => after.annotations.get(id) ?? []),
    threads: type.touchesThreads(entry.payload).flatMap((id) => after.threads.get(id) ?? []),
    suggestions: [...after.suggestions.values()].filter((one) => here.suggestions.get(one.id) !== one),
    replyRequests: after.replyRequests,
  };
}

/** What is not of its type is refused in a sentence, as the server does: nobody would catch it, and the button would seem to do nothing. */
function saying<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    throw error instanceof ZodError ? invalidBy(error.issues) : error;
  }
}
