import { notFound } from 'next/navigation';
import { BreakButton } from '@/components/gallery/break-button';
import { isGalleryOpen } from '@/components/gallery/is-gallery-open';

/** A page that breaks: on the server when asked to (`?on=server`), else when its button is pressed. */
export default async function BrokenPage({ searchParams }: PageProps<'/gallery/broken'>) {
  if (!isGalleryOpen(process.env)) notFound();
  if ((await searchParams).on === 'server') throw new Error('The gallery breaks this page on the server.');
  return (
    <main className="gallery">
      <h1 className="h1">A page that breaks</h1>
      <BreakButton />
    </main>
  );
}
