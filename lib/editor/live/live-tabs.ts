import { z } from 'zod';
import { LiveMessage } from '@/lib/domain/contract/live';
import { PresenceMessage } from '@/lib/domain/contract/presence';

/** What the tabs of a person in one browser say to each other. */
export const TabMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('want'), tabId: z.string(), articleId: z.string(), seq: z.number(), hash: z.string().optional() }),
  z.object({ type: z.literal('bye'), tabId: z.string() }),
  // With the last seq that is known of each article: who has less has missed something.
  z.object({ type: z.literal('beat'), articleIds: z.array(z.string()), seqs: z.record(z.string(), z.number()).default({}) }),
  z.object({ type: z.literal('entries'), message: LiveMessage }),
  z.object({ type: z.literal('presence'), message: PresenceMessage }),
  z.object({ type: z.literal('rights') }),
  z.object({ type: z.literal('open') }),
  z.object({ type: z.literal('lost') }),
  z.object({ type: z.literal('gone'), articleId: z.string() }),
  z.object({ type: z.literal('refused') }),
]);
export type TabMessage = z.infer<typeof TabMessage>;

/** A tab that wants to hear of an article, and the last seq that it has. */
export interface Want {
  tabId: string;
  articleId: string;
  seq: number;
  /** The hash of the entry there, where it is known. */
  hash?: string | undefined;
}

/** The name of the lock that a tab holds as long as it is there. */
export const tabLock = (personId: string, tabId: string) => `galley-live-${personId}-${tabId}`;
