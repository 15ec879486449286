'use client';
import { openCardsOf, useOpenCard } from '@/components/article/open-card';

/** The tag that is about to be related to another one. */
export const relatingOf = openCardsOf<string>();

/** That tag, or null, and the way to begin. */
export const useRelating = () => useOpenCard(relatingOf);
