'use client';
import { openCardsOf, useOpenCard } from '@/components/article/open-card';

/** What is being logged: a request about a tag, other words for one, or what came of it. */
export type Replying = { form: 'ask'; annotationId: string } | { form: 'change' | 'settle'; requestId: string };

/** What is being logged of right of reply. */
export const replyingOf = openCardsOf<Replying>();

/** That, or null, and the way to begin. */
export const useReplying = () => useOpenCard(replyingOf);
