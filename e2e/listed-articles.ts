import type { Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { inDatabase } from './fixtures';

/** An article as lists show it, without a text: for journeys that do not open it. */
export interface Listed {
  title: string;
  byline?: string;
  deskId: string;
  stage?: 'tagging' | 'checking' | 'checked' | 'signed-off';
  claims?: number;
  checked?: number;
  hoursAgo?: number;
  isArchived?: boolean;
  dueAt?: Date;
  ownerId?: string;
  /** Claims in hand and second checks, by person. */
  work?: Record<string, { open: number; done: number; second: number }>;
}

/** Puts articles on the list. */
export async function listArticles(personId: string, articles: readonly Listed[]): Promise<void> {
  await inDatabase(async (client) => {
    for (const one of articles) {
      const { title, byline = 'Nadia Ferrant', deskId, stage = 'tagging', claims = 0, checked = 0, hoursAgo = 0, isArchived = false } = one;
      const { dueAt = null, ownerId = null, work = {} } = one;
      const counts = { supported: checked, partly: 0, refuted: 0, unproven: 0, checking: 0, open: claims - checked };
      const left = claims === checked ? [] : [{ reason: 'to-check', count: claims - checked }];
      await client.query(
        `insert into "Article" (id, "deskId", "createdById", title, "titleKey", byline, "wordCount", "claimCount", "checkedCount", "claimCounts", "leftClaims", progress,
           stage, composition, "composedSeq", "headSeq", "updatedAt", "isArchived", "archivedAt", "dueAt", "ownerId", work)
         values ($1, $2, $3, $4, lower($4), $5, 622, $6, $7, $8, $16, $9, $10, '{"claim": 348, "opinion": 137, "proposal": 56, "none": 81}', 1, 1,
           now() - $11 * interval '1 hour', $12, case when $12 then now() end,
           $13, $14, $15)`,
        [
          uuidv7(),
          deskId,
          personId,
          title,
          byline,
          claims,
          checked,
          JSON.stringify(counts),
          claims === 0 ? 0 : Math.floor((1000 * checked) / claims),
          stage,
          hoursAgo,
          isArchived,
          dueAt,
          ownerId,
          JSON.stringify(work),
          JSON.stringify(left),
        ],
      );
    }
  });
}

/** The row of an article in a list of them. */
export const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: title }) });

/** The list of articles and what orders and narrows it. */
export const listOf = (page: Page) => ({
  table: page.getByRole('table', { name: 'Articles' }),
  tab: (name: RegExp) => page.getByRole('navigation', { name: 'Stage' }).getByRole('link', { name }),
  head: (name: RegExp) => page.getByRole('columnheader', { name }),
  find: page.getByRole('searchbox', { name: 'Find by title or byline' }),
  row: (name: string | RegExp) => page.getByRole('row', { name }),
  /** The titles as they follow each other. */
  titles: () => page.getByRole('table', { name: 'Articles' }).getByRole('link').allTextContents(),
});
