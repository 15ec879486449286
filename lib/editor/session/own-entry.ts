import type { VisibleEntry } from '@/lib/domain/journal/entry';
import type { SessionOptions } from './session-options';

/** A tab, and whose it is. */
export type OwnTab = Pick<SessionOptions, 'clientId' | 'personId'>;

/** True for what this tab did. Its name alone says nothing: everyone who reads the article sees it, and a sender may call their tab by it. */
export const isOwnEntry = (entry: Pick<VisibleEntry, 'clientId' | 'actorId'>, { clientId, personId }: OwnTab): boolean =>
  entry.clientId === clientId && entry.actorId === personId;
