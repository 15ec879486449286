'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Logo } from '@/components/desk/logo';
import { readMarksKey } from '@/components/threads/use-threads';
import { ToastProvider } from '@/components/ui/toast';
import { gallerySources } from './gallery-article';
import { GalleryBench } from './gallery-bench';
import { keepGalleryClaims } from './gallery-claims';
import { GalleryControls } from './gallery-controls';
import { GalleryHistory } from './gallery-history';
import { ARTICLE_ID, JONAH } from './gallery-ids';
import { GalleryKeys } from './gallery-keys';
import { GalleryLists, keepGalleryLists } from './gallery-lists';
import { keepGallerySources } from './gallery-sources';
import { GalleryStates } from './gallery-states';
import { GalleryToolbars } from './gallery-toolbars';

/** Every component in each of its states, with the real sheets: to look at, and for the browser tests. Nothing here reaches a server. */
export function Gallery() {
  const [client] = useState(() => {
    const made = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } });
    const linked = gallerySources.map(({ id }) => id).join();
    made.setQueryData(['article-sources', ARTICLE_ID, linked, null], { sources: gallerySources, correctedIds: [] });
    // Read tomorrow: a name that is nobody's has people read anew who were read before it.
    const updatedAt = Date.now() + 86_400_000;
    made.setQueryData(['mentionable', ARTICLE_ID], { people: [{ id: JONAH, name: 'Jonah Okoye' }] }, { updatedAt });
    made.setQueryData(readMarksKey(ARTICLE_ID), { marks: [] });
    keepGalleryClaims(made);
    keepGallerySources(made);
    keepGalleryLists(made);
    return made;
  });
  return (
    <QueryClientProvider client={client}>
      <ToastProvider>
        <header className="top">
          <Logo />
          <span className="dim">Component states</span>
        </header>
        <main className="gallery">
          <h1 className="vh">Component states</h1>
          <GalleryBench />
          <GalleryControls />
          <GalleryStates />
          <GalleryLists />
          <GalleryHistory />
          <GalleryKeys />
          <GalleryToolbars />
        </main>
      </ToastProvider>
    </QueryClientProvider>
  );
}
