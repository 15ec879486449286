'use client';
import { OpenTagCard } from '@/components/annotations/open-tag-card';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useAnnotation } from '@/components/article/session-context';

/** The open card of a tag of the gallery's article. */
export function GalleryCard({ id }: { id: string | null }) {
  const annotation = useAnnotation(id);
  const { close } = useTagHands();
  return annotation ? (
    <OpenTagCard key={annotation.id} annotation={annotation} onClose={close} />
  ) : (
    <p className="dim">No tag is active.</p>
  );
}
