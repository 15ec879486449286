'use client';
import { type RefObject, useEffect } from 'react';
import type { Thread } from '@/lib/domain/talk/thread';
import { Attendance, touches } from '@/lib/editor/live/attendance';
import { useReading } from './use-threads';

/** So much of a thread is in view when it is seen. */
const SEEN_PART = 0.25;
/** Of a longer one than this a part may never fit: there its edge is enough. */
const LONG_PX = 600;

/**
 * Whoever sees a thread has read it, and nobody else: what comes while they are away is read when they are back. Where the line is gone it is unread again
 * after a reload. A card is opened to be read. In a list of hundreds a thread is seen when it comes into view: `listed` is its element there.
 */
export function useReadThread(thread: Thread, listed?: RefObject<HTMLElement | null>): void {
  const { isUnread, markRead } = useReading();
  const isNew = isUnread(thread);
  useEffect(() => {
    const attendance = attendanceHere();
    if (!isNew) return;
    const element = listed?.current;
    if (!element) return attendance.whenHere(() => markRead(thread));
    let leave = () => {};
    const watch = new IntersectionObserver(
      (moments) => {
        leave();
        const last = moments.at(-1);
        leave = last && isSeen(last) ? attendance.whenHere(() => markRead(thread)) : () => {};
      },
      { threshold: [0, SEEN_PART] },
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      leave();
    };
  }, [isNew, thread, markRead, listed]);
}

const isSeen = ({ isIntersecting, intersectionRatio, boundingClientRect }: IntersectionObserverEntry) =>
  isIntersecting && (intersectionRatio >= SEEN_PART || boundingClientRect.height > LONG_PX);

/** Knows from now on when the page was last touched: who was gone before the first thread came has not read it. */
export function useAttendance(): void {
  useEffect(() => void attendanceHere(), []);
}

let attendance: Attendance | null = null;

/** That of this page, for as long as it lasts. */
export function attendanceHere(): Attendance {
  if (attendance) return attendance;
  const made = new Attendance({
    isInFront: () => document.visibilityState === 'visible' && document.hasFocus(),
    now: () => performance.now(),
  });
  for (const name of [...touches, 'focus'] as const) window.addEventListener(name, () => made.touched(), { capture: true, passive: true });
  document.addEventListener('visibilitychange', () => made.touched());
  attendance = made;
  return made;
}
