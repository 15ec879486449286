import { z } from 'zod';
import { PresenceReport } from '@/lib/domain/contract/presence';
import { NoticeJson } from './notice-json';
import type { Said } from './presence-room';

/** PostgreSQL takes 8,000 bytes a notice; a tab's words have at most 310. */
const TABS_A_NOTICE = 25;

/** What processes tell each other of who is where: ids and positions, no words and no names. `who` asks all others to say it. */
export const PresenceNotice = NoticeJson.pipe(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('who'), from: z.string() }),
    z.object({
      type: z.literal('said'),
      from: z.string(),
      articleId: z.uuid(),
      tabs: z.array(PresenceReport.extend({ personId: z.uuid() })).max(TABS_A_NOTICE),
    }),
  ]),
);
export type PresenceNotice = z.infer<typeof PresenceNotice>;

/** What was said, in as many notices as it needs. */
export function noticesOf(from: string, articleId: string, said: readonly Said[]): PresenceNotice[] {
  const notices: PresenceNotice[] = [];
  for (let at = 0; at < said.length; at += TABS_A_NOTICE) {
    notices.push({ type: 'said', from, articleId, tabs: said.slice(at, at + TABS_A_NOTICE) });
  }
  return notices;
}
