'use client';
import { useEffect, useInsertionEffect } from 'react';
import { endKept, registerKept } from '@/components/sign-in/sign-out';
import { everyHeader } from '@/lib/api';
import { pagePerson } from '@/lib/domain/contract/page-person';
import { forgetPlaces } from '@/lib/editor/kept-place';
import { forgetDrafts, hasDrafts } from '@/lib/editor/outbox/forget-drafts';
import { keepNothingMore, openOutboxStore } from '@/lib/editor/outbox/outbox-store';
import { begunChannel, tellBegun } from '@/lib/editor/outbox/tell-begun';

/**
 * Has each request of the page say whose it is; where a link led from another person's page to this one, it is loaded anew. Has signing out ask
 * about what this person has not sent or has begun in this browser, and wipe it. Other tabs of theirs leave with it.
 */
export function KeptWork({ personId }: { personId: string }) {
  // Before any other effect of the page asks for something.
  useInsertionEffect(() => {
    everyHeader[pagePerson] ??= personId;
  }, [personId]);
  useEffect(() => {
    // Somebody else has signed in in another tab: what stayed of the page before, and its requests, are of the one who had it open.
    if (everyHeader[pagePerson] !== personId) window.location.reload();
  }, [personId]);
  useEffect(() => {
    const store = openOutboxStore(personId);
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`galley-signed-out-${personId}`) : null;
    if (channel) {
      channel.onmessage = () => void endKept().then(() => window.location.replace('/sign-in'));
    }
    const endTelling = tellBegun(personId, () => hasDrafts(personId));
    const take = registerKept({
      countUnsent: () => store.countUnsent(),
      hasBegun: async () => hasDrafts(personId) || (await import('@/lib/editor/outbox/ask-tabs')).isHeldByAsking(begunChannel(personId)),
      end: async () => {
        keepNothingMore(personId);
        // Each tab has drafts of its own.
        forgetDrafts(personId);
      },
      wipe: async () => {
        // First, and the wipe last: an article that is open in another tab would keep its outbox anew.
        channel?.postMessage('signed out');
        forgetPlaces(personId);
        await endKept();
        await store.wipe();
      },
    });
    return () => {
      take();
      channel?.close();
      endTelling();
    };
  }, [personId]);
  return null;
}
