import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { openArticle, tagSentence } from '../articles';
import { inDatabase, setupCode } from '../fixtures';
import type { Newsroom, Who } from './newsroom';
import { pageWithCuts, pastedText, trackedDraft, unreadableFile } from './samples';
import { at, fill, giveFile, heading, openTag, press, preview, sayHere, showWholeCard, tryToSignIn, unfold } from './ways';

interface Named {
  /** The picture's name, after its page and then its state. */
  name: string;
}

/** A page of the newsroom in one of its states. `open` ends when what is to be seen stands there. */
export interface Screen extends Named {
  who: Who;
  open: (page: Page, newsroom: Newsroom) => Promise<void>;
}

/** A page of the first day, before there is anybody. */
export interface FirstDayScreen extends Named {
  open: (page: Page) => Promise<void>;
}

export const firstDayScreens: readonly FirstDayScreen[] = [
  { name: 'setup', open: at('/setup') },
  {
    name: 'setup-bad-code',
    open: async (page) => {
      await at('/setup')(page);
      await fill(page, 'Name', 'Hanne Voss');
      await fill(page, 'Email', 'hanne.voss@ledger.example');
      await fill(page, 'Password', 'a long enough password');
      await fill(page, 'Setup code', `${setupCode}X`);
      await press(page, 'Make the account');
      await expect(page.getByLabel('Setup code')).toHaveAccessibleDescription(/That is not the code/);
    },
  },
];

/** Opens the report on an article, and waits until it is there. */
async function openReport(page: Page, articleId: string): Promise<void> {
  await at(`/articles/${articleId}/report`)(page);
  await expect(page.getByRole('img', { name: 'Seal drawn from the hash' })).toBeVisible();
}

/** Shows the page of an article's audit dossier, which knows no theme but that of the system. */
async function openDossierPage(page: Page, articleId: string): Promise<void> {
  const answer = await page.request.get(`/api/v1/articles/${articleId}/dossier`);
  const { 'index.html': html } = unzipSync(await answer.body());
  const theme = (await page.context().cookies()).find(({ name }) => name === 'galley-theme')?.value;
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await page.setContent(new TextDecoder().decode(html));
  await expect(page.getByRole('heading', { name: 'How to verify it' })).toBeVisible();
}

/** Opens the claim that was refuted in other words before, and waits until its card says so. */
async function openEcho(page: Page, { echoId }: Newsroom): Promise<void> {
  const annotationId = await inDatabase(async (client) => {
    const { rows } = await client.query('select id from "Annotation" where "articleId" = $1', [echoId]);
    return String(rows[0]?.id);
  });
  await page.goto(`/articles/${echoId}?tag=${annotationId}`);
  await expect(page.getByRole('button', { name: /^Seen before/ })).toBeVisible();
}

/** Opens the history of an article, and waits until text and entries are there. */
async function openHistory(page: Page, articleId: string, query = ''): Promise<void> {
  await at(`/articles/${articleId}/history${query}`)(page);
  await expect(page.getByRole('article', { name: /^Text (as it was|with what changed)$/ })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Entries' }).getByRole('listitem').first()).toBeVisible();
}

/** Looks for words in the top bar, and waits until it says how many there are. */
async function lookFor(page: Page, words: string, says: string | RegExp): Promise<void> {
  await at('/articles')(page);
  await expect(page.getByRole('table', { name: 'Articles' }).getByRole('link').first()).toBeVisible();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search articles, claims, sources' });
  await expect(field).toBeFocused();
  await field.fill(words);
  await expect(page.getByRole('search', { name: 'Articles, claims and sources' })).toContainText(says);
}

/** Every screen that `npm run screens` takes, but for those of the first day. A new page or state is one more line. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', who: 'nobody', open: at('/sign-in') },
  {
    name: 'sign-in-wrong',
    who: 'nobody',
    open: async (page, { readerEmail }) => {
      await at('/sign-in')(page);
      await tryToSignIn(page, readerEmail, /do not match/);
    },
  },
  {
    name: 'sign-in-paused',
    who: 'nobody',
    open: async (page) => {
      await at('/sign-in')(page);
      for (let tries = 0; tries < 5; tries++) await tryToSignIn(page, 'paused@galley.example', /./);
      await tryToSignIn(page, 'paused@galley.example', /Too many wrong tries/);
    },
  },
  { name: 'invitation', who: 'nobody', open: (page, { invitationPath }) => at(invitationPath)(page) },
  { name: 'invitation-gone', who: 'nobody', open: at('/invitation/none') },
  { name: 'reset', who: 'nobody', open: (page, { resetPath }) => at(resetPath)(page) },

  {
    name: 'articles',
    who: 'lead',
    open: async (page, newsroom) => {
      for (const who of ['editor', 'checker', 'reader'] as const) await sayHere(page, newsroom, who, newsroom.articleId);
      await sayHere(page, newsroom, 'editor', newsroom.echoId);
      await at('/articles')(page);
      await expect(page.getByRole('button', { name: /^3 here now/ })).toBeVisible();
    },
  },
  {
    name: 'articles-why',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: /Marrow Quay/ }) });
      await row.getByRole('button', { name: /claims checked/ }).focus();
    },
  },
  {
    name: 'articles-due',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await page.getByRole('button', { name: /^Actions on .*Marrow Quay/ }).click();
      await page.getByRole('menuitem', { name: 'Due…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'articles-load',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await press(page, 'Load');
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'articles-empty',
    who: 'newcomer',
    open: async (page) => {
      await at('/articles')(page);
      await expect(page.getByText('Nothing on the desk yet')).toBeVisible();
    },
  },
  {
    name: 'articles-no-result',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await page.getByRole('searchbox').fill('granary');
      await expect(page.getByText('No article matches')).toBeVisible();
    },
  },

  { name: 'search', who: 'lead', open: (page) => lookFor(page, 'depot', /found$/) },
  { name: 'search-none', who: 'lead', open: (page) => lookFor(page, 'granary', 'No articles, claims or sources with “granary”.') },
  {
    name: 'search-failed',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: '' }));
      await lookFor(page, 'depot', 'Try again');
    },
  },

  { name: 'import-paste', who: 'lead', open: at('/articles/new') },
  {
    name: 'import-pasted',
    who: 'lead',
    open: async (page) => {
      await at('/articles/new')(page);
      await fill(page, 'Text of the article', pastedText);
      await preview(page, 'The last 41 bus leaves');
    },
  },
  { name: 'import-file', who: 'lead', open: at('/articles/new?from=file') },
  {
    name: 'import-file-cuts',
    who: 'lead',
    open: async (page) => {
      await giveFile(page, pageWithCuts);
      await preview(page, 'The last 41 bus leaves');
    },
  },
  {
    name: 'import-file-tracked',
    who: 'lead',
    open: async (page) => {
      await giveFile(page, await trackedDraft());
      await preview(page, 'The two boats cost');
    },
  },
  {
    name: 'import-file-bad',
    who: 'lead',
    open: async (page) => {
      await giveFile(page, unreadableFile);
      await expect(page.getByRole('alert').filter({ hasText: 'Pages' })).toBeVisible();
    },
  },
  { name: 'newer-version', who: 'lead', open: (page, { articleId }) => at(`/articles/${articleId}/newer-version`)(page) },

  {
    name: 'claims',
    who: 'lead',
    open: async (page) => {
      await at('/claims')(page);
      await expect(page.getByRole('link', { name: /340 shifts/ })).toBeVisible();
    },
  },
  {
    name: 'claims-found',
    who: 'lead',
    open: async (page) => {
      await at('/claims?q=rent+depot&verdict=partly,refuted,none')(page);
      await expect(page.getByRole('link', { name: /£900,000/ })).toBeVisible();
      await expect(page.getByText(/^\d+ claims?$/)).toBeVisible();
    },
  },
  {
    name: 'claims-open',
    who: 'lead',
    open: async (page, { tagIds }) => {
      // On a phone the dialog takes the place of the page's heading.
      await page.goto(`/claims?claim=${tagIds.C4}`);
      await expect(page.getByRole('link', { name: 'Open in its article' })).toBeVisible();
    },
  },
  {
    name: 'claims-empty',
    who: 'newcomer',
    open: async (page) => {
      await at('/claims')(page);
      await expect(page.getByText('No claims yet')).toBeVisible();
    },
  },
  {
    name: 'claims-no-result',
    who: 'lead',
    open: async (page) => {
      await at('/claims?q=granary')(page);
      await expect(page.getByText('No claim matches')).toBeVisible();
    },
  },
  {
    name: 'claims-failed',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/claims*', (route) => route.abort());
      await at('/claims')(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'seen-before-hint',
    who: 'lead',
    open: openEcho,
  },
  {
    name: 'seen-before',
    who: 'lead',
    open: async (page, newsroom) => {
      await openEcho(page, newsroom);
      await page.getByRole('button', { name: /^Seen before/ }).click();
      await expect(page.getByRole('group', { name: 'Carry over' })).toBeVisible();
    },
  },
  {
    name: 'sources',
    who: 'lead',
    open: async (page) => {
      await at('/sources')(page);
      await expect(page.getByRole('link', { name: /Review of night services/ })).toBeVisible();
    },
  },
  {
    name: 'sources-empty',
    who: 'newcomer',
    open: async (page) => {
      await at('/sources')(page);
      await expect(page.getByText('No sources yet')).toBeVisible();
    },
  },
  {
    name: 'sources-no-result',
    who: 'lead',
    open: async (page) => {
      await at('/sources')(page);
      await page.getByRole('searchbox').fill('granary');
      await expect(page.getByText('No source matches')).toBeVisible();
    },
  },
  {
    name: 'sources-new',
    who: 'lead',
    open: async (page) => {
      await at('/sources')(page);
      await press(page, 'New source');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'sources-failed',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/sources?*', (route) => route.abort());
      await at('/sources')(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
  { name: 'source', who: 'lead', open: (page, { usedSourceId }) => at(`/sources/${usedSourceId}`)(page) },
  { name: 'source-unused', who: 'lead', open: (page, { unusedSourceId }) => at(`/sources/${unusedSourceId}`)(page) },
  { name: 'source-long', who: 'lead', open: (page, { longSourceId }) => at(`/sources/${longSourceId}`)(page) },
  {
    name: 'source-edit',
    who: 'lead',
    open: async (page, { usedSourceId }) => {
      await at(`/sources/${usedSourceId}`)(page);
      await press(page, 'Change this source');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },

  { name: 'members', who: 'lead', open: at('/people') },
  {
    name: 'members-menu',
    who: 'lead',
    open: async (page) => {
      await at('/people')(page);
      await press(page, 'Actions for Tomas Reed');
      await expect(page.getByRole('menuitem', { name: 'Disable' })).toBeVisible();
    },
  },
  {
    name: 'members-roles',
    who: 'lead',
    open: async (page) => {
      await at('/people')(page);
      await press(page, 'Actions for Tomas Reed');
      await page.getByRole('menuitem', { name: 'Desks and roles' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'members-read-only', who: 'reader', open: at('/people') },
  { name: 'desks', who: 'lead', open: at('/people/desks') },
  { name: 'verdicts', who: 'lead', open: at('/people/verdicts') },
  { name: 'types', who: 'lead', open: at('/people/types') },
  { name: 'profile', who: 'lead', open: at('/profile') },
  { name: 'inbox', who: 'lead', open: at('/inbox') },
  { name: 'inbox-unread', who: 'checker', open: at('/inbox') },

  {
    name: 'workbench',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      // What comes after the text works.
      await expect(page.getByRole('button', { name: /^(Sign off|More of this article)/ }).first()).toBeAttached();
      if ((page.viewportSize()?.width ?? 0) < 820) return;
      await expect(page.getByRole('region', { name: 'What the text is made of' })).toContainText('seen');
      await expect(page.getByRole('button', { name: /all keys/ })).toBeVisible();
    },
  },
  {
    name: 'workbench-votes',
    who: 'lead',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C3');
      await showWholeCard(page);
      await expect(page.getByRole('region', { name: /^1 of 2 votes/ })).toContainText('Tomas');
    },
  },
  {
    name: 'workbench-facts',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C2');
      await showWholeCard(page);
      await expect(page.getByRole('region', { name: 'Facts' })).toContainText('3 of 3 decided');
    },
  },
  {
    name: 'workbench-fact',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C10');
      await showWholeCard(page);
      await expect(page.getByRole('button', { name: 'Fact of C2' })).toBeVisible();
    },
  },
  {
    name: 'workbench-replies',
    who: 'checker',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C8');
      await showWholeCard(page);
      await expect(page.getByRole('region', { name: 'Right of reply' }).filter({ hasText: 'Derek Amble' })).toContainText(
        'Deadline passed',
      );
    },
  },
  {
    name: 'workbench-reply-answered',
    who: 'checker',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await showWholeCard(page);
      await expect(page.getByText('Net cost was £2.4 million', { exact: false })).toBeVisible();
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
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await page.context().setOffline(true);
      await tagSentence(page, 3);
      await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Offline');
    },
  },
  {
    name: 'workbench-ask',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await press(page, 'Ask the author');
      await press(page, 'Propose other words');
      await expect(page.getByLabel('Proposed wording')).toBeFocused();
    },
  },
  {
    name: 'workbench-split',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await press(page, 'More for C4');
      await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
      await expect(page.getByLabel('Fact 1')).toBeFocused();
    },
  },
  {
    name: 'queries',
    who: 'editor',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      await expect(page.getByRole('article', { name: /^Query,/ })).toHaveCount(2);
    },
  },
  {
    name: 'queries-on-paper',
    who: 'editor',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('region', { name: 'Queries on paper' })).toBeVisible();
    },
  },
  {
    name: 'queries-offline',
    who: 'editor',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      const settle = page.getByRole('button', { name: 'Settle' });
      await expect(settle).toBeVisible();
      await page.context().setOffline(true);
      await settle.click();
      await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Offline');
    },
  },
  { name: 'queries-empty', who: 'editor', open: (page, { rightToLeftId }) => at(`/articles/${rightToLeftId}/queries`)(page) },
  {
    name: 'queries-author',
    who: 'author',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      await expect(page.getByRole('article', { name: /^Query,/ })).toHaveCount(1);
    },
  },
  {
    name: 'report',
    who: 'reader',
    open: async (page, { articleId }) => {
      await openReport(page, articleId);
    },
  },
  {
    name: 'report-checker',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openReport(page, articleId);
      await expect(page.getByRole('button', { name: 'Audit dossier' })).toBeVisible();
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
  { name: 'dossier', who: 'editor', open: (page, { articleId }) => openDossierPage(page, articleId) },
  { name: 'dossier-empty', who: 'editor', open: (page, { rightToLeftId }) => openDossierPage(page, rightToLeftId) },
  {
    name: 'report-on-paper',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openReport(page, articleId);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('button', { name: 'Print or PDF' })).toBeHidden();
    },
  },
  {
    name: 'report-empty',
    who: 'editor',
    open: async (page, { rightToLeftId }) => {
      await openReport(page, rightToLeftId);
    },
  },
  {
    name: 'report-failed',
    who: 'editor',
    open: async (page, { articleId }) => {
      await page.route('**/api/v1/articles/*/report', (route) => route.abort());
      await at(`/articles/${articleId}/report`)(page);
      await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 });
    },
  },
  { name: 'history', who: 'editor', open: (page, { historyId }) => openHistory(page, historyId, '?from=9') },
  { name: 'history-single', who: 'reader', open: (page, { historyId }) => openHistory(page, historyId, '?mode=single&to=9') },
  { name: 'history-empty', who: 'editor', open: (page, { rightToLeftId }) => openHistory(page, rightToLeftId) },
  {
    name: 'history-restore',
    who: 'editor',
    open: async (page, { historyId }) => {
      await openHistory(page, historyId);
      await page.getByRole('button', { name: /^Restore/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'history-failed',
    who: 'editor',
    open: async (page, { historyId }) => {
      await page.route('**/api/v1/articles/*/history*', (route) => route.abort());
      await at(`/articles/${historyId}/history`)(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
  { name: 'workbench-reader', who: 'reader', open: (page, newsroom) => openTag(page, newsroom, 'C4') },
  {
    name: 'workbench-suggestion',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await unfold(page, 'Suggestions');
      await page.getByRole('region', { name: 'Suggestions' }).getByRole('button', { name: /forty/ }).click();
      await expect(page.getByRole('article', { name: /^Suggestion, / })).toBeVisible();
    },
  },
  {
    name: 'workbench-comment',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await unfold(page, 'Comments');
      await page
        .getByRole('region', { name: 'Comments' })
        .getByRole('button', { name: /headline promises/ })
        .click();
      await expect(page.getByRole('article', { name: 'Comments on the article' })).toBeVisible();
    },
  },
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

  { name: 'not-found', who: 'lead', open: at('/nowhere') },
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
