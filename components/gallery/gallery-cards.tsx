'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CardNotLoaded, CardOpening } from '@/components/annotations/margin/card-opening';
import { noRights } from '@/components/article/no-rights';
import { useWorkbench, WorkbenchProvider } from '@/components/article/session-context';
import { galleryTag } from './gallery-article';
import { GalleryCard } from './gallery-card';
import { GalleryGroup } from './gallery-group';
import { leave, pressOn, typeInto, whenThere } from './gallery-hands';

/** The card as it is worked on, as those see it who only read, and before it is there. */
export function GalleryCards() {
  return (
    <>
      <GalleryGroup name="Card, evidence form" about="a source is chosen">
        <LinkingCard />
      </GalleryGroup>
      <GalleryGroup name="Card, read-only" about="for readers, and once the article is signed">
        <ReadOnly>
          <GalleryCard id={galleryTag('C3')} />
        </ReadOnly>
      </GalleryGroup>
      <GalleryGroup name="Card, opening" about="until its script is here">
        <CardOpening id="opening" kind="claim" />
      </GalleryGroup>
      <GalleryGroup name="Card, not loaded" about="its script did not come">
        <CardNotLoaded id="not-loaded" fetch={() => Promise.resolve()} />
      </GalleryGroup>
    </>
  );
}

function LinkingCard() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    return whenThere(current, '.add-source', (button) => {
      button.click();
      const input = current.querySelector<HTMLElement>('[role=combobox]');
      if (!input) return;
      typeInto(input, 'accounts');
      pressOn(input, 'Enter');
      leave(input);
    });
  }, []);
  return (
    <div ref={place}>
      <GalleryCard id={galleryTag('C7')} />
    </div>
  );
}

function ReadOnly({ children }: { children: ReactNode }) {
  const workbench = useWorkbench();
  const [value] = useState(() => ({ ...workbench, rights: noRights }));
  return <WorkbenchProvider value={value}>{children}</WorkbenchProvider>;
}
