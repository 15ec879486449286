'use client';
import { openCardsOf, useOpenCard } from '@/components/article/open-card';

/** The claim that is about to be split into facts, or to get more of them. */
export const splittingOf = openCardsOf<string>();

/** That claim, or null, and the way to begin. */
export const useSplitting = () => useOpenCard(splittingOf);
