import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, tagSentence } from '../articles';
import { ferryArticle } from '../ferry-article';
import type { Screen } from './screen';
import { openSigned } from './states-of-claims';
import { openTag, placeOfWords, press, sayHere, untilRest } from './ways';

/** Selects the `n`th sentence below the headline (from 1), and waits for the toolbar. */
async function selectSentence(page: Page, n: number): Promise<void> {
  await untilRest(page);
  await page.keyboard.press('ControlOrMeta+Home');
  for (let at = 0; at < n; at++) for (const key of ['.', 'ArrowRight']) await page.keyboard.press(key);
  await page.keyboard.press('.');
  await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
}

/** The workbench: text, margin and list of tags, and what opens over them. */
export const workbenchScreens: readonly Screen[] = [
  {
    name: 'workbench',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await untilRest(page);
    },
  },
  {
    name: 'workbench-guidelines',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      if ((page.viewportSize()?.width ?? 0) < 820) {
        await press(page, 'More of this article');
        await page.getByRole('menuitem', { name: 'Guidelines' }).click();
      } else for (const key of ['l', '7', 'Shift+L']) await page.keyboard.press(key);
      await expect(page.getByText('Figure stands in the source').first()).toBeAttached();
    },
  },
  {
    name: 'workbench-filters',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      if ((page.viewportSize()?.width ?? 0) < 820) await press(page, 'Tags');
      await press(page, 'Type and sources');
      await expect(page.getByRole('menuitemradio', { name: 'Any sources' })).toBeVisible();
    },
  },
  {
    name: 'workbench-menu',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await untilRest(page);
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
      await page.keyboard.type('c4 par');
      await expect(page.getByRole('dialog').getByRole('option', { name: /C4/ }).first()).toBeVisible();
    },
  },
  {
    name: 'workbench-keys',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await untilRest(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
    },
  },
  {
    name: 'workbench-selection',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await selectSentence(page, 2);
      await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).not.toContainText('Remove');
    },
  },
  {
    name: 'workbench-selection-tagged',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await selectSentence(page, 5);
      await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toContainText('Remove');
    },
  },
  {
    name: 'workbench-selection-crossing',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await selectSentence(page, 5);
      await page.keyboard.press('.');
      await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toContainText('Crosses');
    },
  },
  {
    name: 'workbench-company',
    who: 'editor',
    open: async (page, newsroom) => {
      const { articleId, tagIds } = newsroom;
      const amaras = await placeOfWords(page, articleId, 'on a report of six pages');
      const { version, anchor } = await placeOfWords(page, articleId, 'A loss you pay');
      await openTag(page, newsroom, 'C4');
      await untilRest(page);
      await sayHere(page, newsroom, 'reader', articleId, { isAway: true });
      // Together: a name folds two seconds after its person has moved.
      await Promise.all([
        sayHere(page, newsroom, 'lead', articleId, { version, anchor, head: anchor, annotationId: tagIds.C3 ?? null }),
        sayHere(page, newsroom, 'checker', articleId, amaras),
      ]);
      await expect(page.locator('.remote-caret.is-named')).toHaveCount(2);
    },
  },
  {
    name: 'workbench-selected',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await untilRest(page);
      if ((page.viewportSize()?.width ?? 0) < 820) await press(page, 'Tags');
      await expect(page.getByRole('region', { name: 'What the text is made of' })).toContainText('seen');
      const tags = page.getByRole('listbox', { name: 'Tags in text order' });
      await tags.focus();
      for (const key of ['Home', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
      await expect(page.getByRole('toolbar', { name: 'Selected tags' })).toContainText('3 selected');
    },
  },
  {
    name: 'workbench-sign-off',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await untilRest(page);
      await page
        .getByRole('button', { name: /^Sign off|left/ })
        .first()
        .click();
      await expect(page.getByRole('dialog').getByRole('heading')).toBeVisible();
    },
  },
  { name: 'workbench-signed', who: 'editor', open: openSigned },
  {
    name: 'workbench-coach',
    who: 'editor',
    open: async (page, newsroom) => {
      const asked = await page.request.patch('/api/v1/me/preferences', { data: { coachSeen: false } });
      expect(asked.ok()).toBe(true);
      await openTag(page, newsroom, 'C4');
      await expect(page.getByRole('region', { name: 'First steps' })).toBeVisible();
      await page.request.patch('/api/v1/me/preferences', { data: { coachSeen: true } });
    },
  },
  {
    name: 'workbench-edit',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await page.keyboard.press('e');
      await expect(page.getByRole('radio', { name: 'Edit', exact: true })).toBeChecked();
    },
  },
  {
    name: 'workbench-read',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await page.getByRole('radio', { name: 'Read', exact: true }).check({ force: true });
      await expect(page.getByRole('article', { name: 'Text of the article' })).toBeVisible();
    },
  },
  {
    name: 'workbench-offline',
    who: 'editor',
    open: async (page, { cityId }) => {
      // Of its own: when the browser closes it has a line for a moment, and what waits may go.
      await openArticle(page, await makeArticle(page, cityId, ferryArticle));
      await page.context().setOffline(true);
      await tagSentence(page, 3);
      await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Offline');
    },
  },
  {
    name: 'workbench-export',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await page.getByRole('button', { name: 'Export' }).press('Enter');
      await expect(page.getByRole('menuitem', { name: /^Audit dossier/ })).toBeVisible();
    },
  },
  { name: 'workbench-reader', who: 'reader', open: (page, newsroom) => openTag(page, newsroom, 'C4') },
  {
    name: 'workbench-orphans',
    who: 'editor',
    open: async (page, { orphanedId }) => {
      await openArticle(page, orphanedId);
      await expect(page.getByRole('region', { name: 'Orphans' })).toBeAttached();
    },
  },
  {
    name: 'workbench-right-to-left',
    who: 'editor',
    open: async (page, { rightToLeftId }) => void (await openArticle(page, rightToLeftId)),
  },
];
