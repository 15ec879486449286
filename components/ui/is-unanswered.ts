import { ApiError } from '@/lib/api';

/** Whether nobody knows of what was sent if it was done: no answer came, or one that cannot be read. A proxy that refuses by a page of its own has let nothing through. */
export function isUnanswered(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  return error.code === 'unreachable' || (error.code === 'unreadable' && !(error.status >= 400 && error.status < 500));
}
