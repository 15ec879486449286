'use client';
import { openCardsOf, useOpenCard } from '@/components/article/open-card';

/** The tag about which a question to the author is being written. */
export const askingOf = openCardsOf<string>();

/** That tag, or null, and the way to begin. */
export const useAsking = () => useOpenCard(askingOf);
