'use client';
import { openCardsOf, useOpenCard } from '@/components/article/open-card';

/** Under this id stand, in the text, the words that a comment is being written on. */
export const DRAFT_WORDS = 'draft';

/** The thread that is open beside the text, or one that is being begun, on words or on the article. Threads on tags open with their tag. */
export type OpenThread = { id: string } | { begins: 'words' | 'article' };

export const openThreadOf = openCardsOf<OpenThread>();

/** The open thread, and the way to open another. */
export const useOpenThread = () => useOpenCard(openThreadOf);
