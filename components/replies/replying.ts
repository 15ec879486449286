'use client';
import { openedBeside, useOpenedBeside } from '@/components/article/opened-beside';

/** What is being logged: a request about a tag, other words for one, or what came of it. */
export type Replying = { form: 'ask'; annotationId: string } | { form: 'change' | 'settle'; requestId: string };

/** What is being logged of right of reply. */
export const replyingOf = openedBeside<Replying>();

/** That, or null, and the way to begin. */
export const useReplying = () => useOpenedBeside(replyingOf);
