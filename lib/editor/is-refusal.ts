import type { ApiError } from '@/lib/api';

/**
 * True where asking again would be answered alike until the person does something. A proxy that answers in the server's place, while that is started
 * anew, has refused nothing.
 */
export function isRefusal({ status, code }: Pick<ApiError, 'status' | 'code'>): boolean {
  return code !== 'unreadable' && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
