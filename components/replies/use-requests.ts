'use client';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { type ReplyRequest, requestsByTag } from '@/lib/domain/replies/reply-request';

const none: readonly ReplyRequest[] = [];

/** The requests for a reply about a tag as this person sees them now, in order of sending. */
export function useRequestsOf(annotationId: string): readonly ReplyRequest[] {
  const { session } = useWorkbench();
  useRevision();
  return requestsByTag(session.replyRequests).get(annotationId) ?? none;
}
