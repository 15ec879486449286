'use client';
import { useEffect } from 'react';
import { registerKept } from '@/components/desk/sign-out';
import { forgetDrafts } from '@/lib/editor/forget-drafts';
import { forgetPlaces } from '@/lib/editor/kept-place';
import { openOutboxStore } from '@/lib/editor/outbox-store';

/** Has signing out ask about this person's unsent changes in this browser, and wipe them. Other tabs of theirs leave with it. */
export function KeptWork({ personId }: { personId: string }) {
  useEffect(() => {
    const store = openOutboxStore(personId);
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`galley-signed-out-${personId}`) : null;
    if (channel) {
      channel.onmessage = () => {
        // Each tab has drafts of its own.
        forgetDrafts(personId);
        window.location.replace('/sign-in');
      };
    }
    const take = registerKept({
      countUnsent: () => store.countUnsent(),
      wipe: async () => {
        // An open article would keep its outbox anew.
        channel?.postMessage('signed out');
        forgetDrafts(personId);
        forgetPlaces(window.localStorage, personId);
        await store.wipe();
      },
    });
    return () => {
      take();
      channel?.close();
    };
  }, [personId]);
  return null;
}
