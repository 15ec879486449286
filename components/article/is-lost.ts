import type { SessionSender } from '@/lib/editor/session/session-sender';

/** True while an open article is deleted, or no longer the person's to see. Of what can be kept nowhere the save state says that alone. */
export const isLost = ({ last }: Pick<SessionSender, 'last'>): boolean => last.name === 'reload' && last.isGone === true;
