import { forbidden, notFound } from 'next/navigation';
import { isGalleryOpen } from '@/components/gallery/is-gallery-open';

/** The page that is shown to those whose role does not open one. */
export default function ForbiddenPage(): never {
  if (!isGalleryOpen(process.env)) notFound();
  forbidden();
}
