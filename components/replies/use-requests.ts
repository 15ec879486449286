'use client';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { type ReplyRequest, requestsByTag } from '@/lib/domain/replies/reply-request';

const known = new WeakMap<readonly ReplyRequest[], ReturnType<typeof requestsByTag>>();
const none: readonly ReplyRequest[] = [];

/** The requests for a reply about a tag as this person sees them now, in order of sending. They are found once for all parts of the page. */
export function useRequestsOf(annotationId: string): readonly ReplyRequest[] {
  const { session } = useWorkbench();
  useRevision();
  const { replyRequests } = session;
  const byTag = known.get(replyRequests) ?? requestsByTag(replyRequests);
  known.set(replyRequests, byTag);
  return byTag.get(annotationId) ?? none;
}
