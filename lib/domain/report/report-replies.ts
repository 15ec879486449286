import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { inOrderOfSending, isOverdue, ReplyChannel, ReplyEffect, ReplyKind, type ReplyRequest } from '../replies/reply-request';
import { sayAsked } from '../replies/reply-words';

/** A request for a reply in a report. Words are null for those who may not see them. Times are ISO 8601, UTC. */
export const ReportReply = z.object({
  requestId: z.string(),
  /** The labels of the claims that it asks about; those that were removed say so. */
  labels: z.array(z.string()),
  /** Name and role. */
  askedOf: z.string().nullable(),
  question: z.string().nullable(),
  channel: ReplyChannel,
  sentAt: z.string(),
  deadlineAt: z.string().nullable(),
  /** True if nobody has logged yet what came of it, and the deadline has passed. */
  isOverdue: z.boolean(),
  outcome: z
    .object({
      kind: ReplyKind,
      happenedAt: z.string(),
      answer: z.string().nullable(),
      effect: ReplyEffect,
      note: z.string(),
      /** Who logged it, by full name, and when. */
      name: z.string(),
      at: z.string(),
    })
    .nullable(),
  name: z.string(),
  at: z.string(),
  /** Who changed last what was asked; left out where nobody has. */
  changed: z.object({ name: z.string(), at: z.string() }).optional(),
});
export type ReportReply = z.infer<typeof ReportReply>;

/** All requests for a reply of an article, in order of sending: silence is among what came of them. Removed ones are not. */
export function reportReplies(state: ArticleState, nameOf: (personId: string) => string, now: string): ReportReply[] {
  return inOrderOfSending(state.replyRequests).map((request) => {
    const { id, asked, channel, sentAt, deadlineAt, outcome, byId, at, changed } = request;
    return {
      requestId: id,
      labels: labelsOf(state, request),
      askedOf: asked && sayAsked(asked),
      question: asked?.question ?? null,
      channel,
      sentAt,
      deadlineAt,
      isOverdue: isOverdue(request, now),
      outcome: outcome && {
        kind: outcome.kind,
        happenedAt: outcome.happenedAt,
        answer: outcome.said?.answer ?? null,
        effect: outcome.effect,
        note: outcome.said?.note ?? '',
        name: nameOf(outcome.byId),
        at: outcome.at,
      },
      name: nameOf(byId),
      at,
      ...(changed && { changed: { name: nameOf(changed.byId), at: changed.at } }),
    };
  });
}

const labelsOf = ({ annotations }: ArticleState, { annotationIds }: ReplyRequest): string[] =>
  annotationIds.flatMap((id) => {
    const tag = annotations.get(id);
    if (!tag) return [];
    return [`${tag.label ?? 'A tag'}${tag.isRemoved ? ' (removed)' : ''}`];
  });
