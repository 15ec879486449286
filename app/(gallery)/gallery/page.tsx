import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Gallery } from '@/components/gallery/gallery';
import { isGalleryOpen } from '@/components/gallery/is-gallery-open';

export const metadata: Metadata = { title: 'Component states', robots: { index: false } };

export default function GalleryPage() {
  if (!isGalleryOpen(process.env)) notFound();
  return <Gallery />;
}
