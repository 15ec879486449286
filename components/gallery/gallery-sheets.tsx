'use client';
import { useEffect, useRef } from 'react';
import { CardSheet } from '@/components/annotations/margin/card-sheet';
import { OpenTagCard } from '@/components/annotations/open-tag-card';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useAnnotation } from '@/components/article/session-context';
import { galleryTag } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { pressOn, whenThere } from './gallery-hands';

/** Each stop, and the key on its handle that brings the sheet there from half. */
const stops = [
  { stop: 'half', key: null },
  { stop: 'full', key: 'ArrowUp' },
  { stop: 'peek', key: 'ArrowDown' },
] as const;

/** The sheet of a phone at each of its stops. */
export function GallerySheets() {
  return (
    <GalleryGroup name="Sheet" about="at its three stops: half, full, peek">
      <div className="gallery-stack">
        {stops.map(({ stop, key }) => (
          <Sheet key={stop} pressed={key} />
        ))}
      </div>
    </GalleryGroup>
  );
}

function Sheet({ pressed }: { pressed: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  const annotation = useAnnotation(galleryTag('C3'));
  const { close } = useTagHands();
  useEffect(() => {
    if (!place.current || pressed === null) return;
    return whenThere(place.current, '.sheet-grab', (handle) => pressOn(handle, pressed));
  }, [pressed]);
  return (
    <div ref={place}>
      {annotation && (
        <CardSheet annotation={annotation} onClose={close}>
          <OpenTagCard annotation={annotation} onClose={close} />
        </CardSheet>
      )}
    </div>
  );
}
