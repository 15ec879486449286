'use client';
import { late, useLate } from '@/components/ui/late';
import type { Subject } from './has-unsaved';

// By itself: shared with the card of a tag, it would be a part of its own on the way to the first words.
const unsavedNotice = late(() => import('./unsaved-notice'));

/** `UnsavedNotice`, for a card that comes late itself. */
export function LateUnsavedNotice({ of }: { of: Subject }) {
  const notice = useLate(unsavedNotice, true);
  return notice && <notice.UnsavedNotice of={of} />;
}
