import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { storeEntries } from '../stored-entries';
import type { Newsroom, Who } from './newsroom';
import { openTag, untilRest } from './ways';

/** Two people in browsers of their own, each of whom is taken a picture of. */
interface PairScreen {
  name: string;
  who: readonly [Who, Who];
  open: (pages: readonly [Page, Page], newsroom: Newsroom) => Promise<void>;
}

const words = 'What does the lease itself say?';

/** Says something about a tag, once: a picture in another look finds it there. */
async function comment(page: Page, { articleId, tagIds }: Newsroom): Promise<void> {
  const payload = { about: 'tag', annotationId: tagIds.C4, threadId: uuidv7(), commentId: uuidv7(), text: words, mentions: [] };
  await storeEntries(page, articleId, [{ type: 'comment', payload }]);
}

export const pairScreens: readonly PairScreen[] = [
  {
    name: 'together',
    who: ['editor', 'checker'],
    open: async ([tomas, amara], newsroom) => {
      await openTag(amara, newsroom, 'C2');
      await openTag(tomas, newsroom, 'C4');
      for (const [page, colleague] of [
        [tomas, 'Amara'],
        [amara, 'Tomas'],
      ] as const) {
        await untilRest(page);
        // A phone has no room for faces.
        if ((page.viewportSize()?.width ?? 0) < 820) continue;
        await expect(page.getByRole('button', { name: new RegExp(`^${colleague}`) }).first()).toBeAttached();
      }
      if ((await tomas.getByText(words).count()) === 0) await comment(amara, newsroom);
      await expect(tomas.getByText(words).first()).toBeAttached();
      // Amara stands in the sentence of her claim, and Tomas sees it.
      await amara.keyboard.press('.');
    },
  },
];
