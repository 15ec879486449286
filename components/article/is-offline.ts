import type { SessionSender } from '@/lib/editor/session/session-sender';

/** True while what is done here cannot leave: the browser knows of no line, or nothing has answered. */
export const isOffline = ({ state }: Pick<SessionSender, 'state'>): boolean => !navigator.onLine || state.name === 'offline';
