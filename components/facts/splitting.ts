'use client';
import { openedBeside, useOpenedBeside } from '@/components/article/opened-beside';

/** The claim that is about to be split into facts, or to get more of them. */
export const splittingOf = openedBeside<string>();

/** That claim, or null, and the way to begin. */
export const useSplitting = () => useOpenedBeside(splittingOf);
