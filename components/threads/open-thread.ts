'use client';
import { openedBeside, useOpenedBeside } from '@/components/article/opened-beside';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { TagActions } from '@/lib/editor/tags/tag-actions';

/** Under this id stand, in the text, the words that a comment is being written on. */
export const DRAFT_WORDS = 'draft';

/** One that is being begun. Another object each time, also where it is begun on other words. */
export type BegunThread = { begins: 'words' | 'article' };

/** The thread that is open beside the text, or one that is being begun, on words or on the article. Threads on tags open with their tag. */
export type OpenThread = { id: string } | BegunThread;

export const openThreadOf = openedBeside<OpenThread>();

/** Where somebody is by whom a thread is meant: the open one, and the active tag. */
export interface ThreadPlace {
  open: OpenThread | null;
  tag: Annotation | null;
}

/** Where the person is now. */
export const threadPlaceOf = (session: ArticleSession, actions: TagActions): ThreadPlace => ({
  open: openThreadOf(session).now,
  tag: actions.active(),
});

/** The open thread, and the way to open another. */
export const useOpenThread = () => useOpenedBeside(openThreadOf);
