'use client';
import { openedBeside, useOpenedBeside } from '@/components/article/opened-beside';

/** The tag that is about to be related to another one. */
export const relatingOf = openedBeside<string>();

/** That tag, or null, and the way to begin. */
export const useRelating = () => useOpenedBeside(relatingOf);
