'use client';
import { useEffect } from 'react';
import type { Thread } from '@/lib/domain/talk/thread';
import { Attendance, touches } from '@/lib/editor/live/attendance';
import { useReading } from './use-threads';

/** Whoever sees a thread has read it, and nobody else: what comes while they are away is read when they are back. Where the line is gone it is unread again after a reload. */
export function useReadThread(thread: Thread): void {
  const { isUnread, markRead } = useReading();
  const isNew = isUnread(thread);
  useEffect(() => {
    const attendance = attendanceHere();
    return isNew ? attendance.whenHere(() => markRead(thread)) : undefined;
  }, [isNew, thread, markRead]);
}

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
