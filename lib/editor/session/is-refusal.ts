import type { ApiError } from '@/lib/api';

/**
 * True where asking again would be answered alike until the person does something. A proxy that answers *not here* or *not for you* in the server's
 * place, while that is started anew, has refused nothing; one that calls a request too large would do so again.
 */
export function isRefusal({ status, code }: Pick<ApiError, 'status' | 'code'>): boolean {
  const isPassing = status === 408 || status === 429 || (code === 'unreadable' && (status === 403 || status === 404));
  return status >= 400 && status < 500 && !isPassing;
}
