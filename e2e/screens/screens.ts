import { expect } from '@playwright/test';
import { inDatabase } from '../fixtures';
import { articleScreens } from './article-screens';
import { cardScreens } from './card-screens';
import { deskScreens } from './desk-screens';
import type { Screen } from './screen';
import { waitingScreens } from './waiting-screens';
import { wayInScreens } from './way-in-screens';
import { at, heading } from './ways';
import { workbenchScreens } from './workbench-screens';

/** Every screen that `npm run screens` takes, but for those of the first day. A new page or state is one more line in the table of its place. */
export const screens: readonly Screen[] = [
  ...wayInScreens,
  ...deskScreens,
  ...workbenchScreens,
  ...cardScreens,
  ...articleScreens,
  ...waitingScreens,
  {
    name: 'gallery',
    who: 'editor',
    open: async (page) => {
      await page.goto('/gallery');
      await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toHaveCount(3);
    },
  },
  { name: 'not-found', who: 'lead', open: at('/nowhere') },
  { name: 'forbidden', who: 'checker', open: at('/gallery/forbidden') },
  {
    name: 'broken',
    who: 'lead',
    open: async (page, { usedSourceId }) => {
      // A page that cannot be made: its table is away for a moment.
      await inDatabase((client) => client.query('alter table "Source" rename to "SourceAway"'));
      try {
        await page.goto(`/sources/${usedSourceId}`);
        await heading(page, 'This page could not be shown');
      } finally {
        await inDatabase((client) => client.query('alter table "SourceAway" rename to "Source"'));
      }
    },
  },
];
