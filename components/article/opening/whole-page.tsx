'use client';
import { useEffect } from 'react';
import { everyHeader } from '@/lib/api';
import { pagePerson } from '@/lib/domain/contract/page-person';

/** Loads the page anew where it is another person's than what stayed around it: they have signed in in another tab, and a link led here. */
export function WholePage({ personId }: { personId: string }) {
  useEffect(() => {
    const whose = everyHeader[pagePerson];
    if (whose !== undefined && whose !== personId) window.location.reload();
  }, [personId]);
  return null;
}
