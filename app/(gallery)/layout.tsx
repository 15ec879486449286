import type { ReactNode } from 'react';
import { FocusKeeper } from '@/components/ui/focus-keeper';

export default function GalleryLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <FocusKeeper />
    </>
  );
}
