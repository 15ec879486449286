import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Action } from '../lib/domain/people/permissions';

/** Every page of the app by its address, as the file system has them: `/articles/[articleId]`. Groups, in round brackets, are no part of it. */
export const everyPage = fs
  .readdirSync(path.resolve(import.meta.dirname, '../app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => {
    const steps = path.dirname(file).split(path.sep);
    return `/${steps.filter((step) => step !== '.' && !/^\(.*\)$/.test(step)).join('/')}`;
  })
  .sort();

/** What every page has, whoever opens it. */
interface AnyPage {
  /** The screen of `e2e/screens/` that shows it as it opens: there axe looks at it in all looks. Null: it leads on to another page. */
  screen: string | null;
}

interface OpenPage extends AnyPage {
  reason: string;
}

/** Open to the signed-out, each with its reason. A new page that is neither here nor below makes a journey fail. */
export const openPages: Record<string, OpenPage> = {
  '/': { screen: null, reason: 'leads on to the articles' },
  '/forgot': { screen: 'forgot', reason: 'asks for a link to one’s own mailbox' },
  '/gallery': { screen: 'gallery', reason: 'shows nothing of a newsroom, and is not there in one' },
  '/gallery/broken': { screen: 'broken-offline', reason: 'shows nothing of a newsroom, and is not there in one' },
  '/gallery/forbidden': { screen: 'forbidden', reason: 'shows nothing of a newsroom, and is not there in one' },
  '/invitation/[token]': { screen: 'invitation', reason: 'the token is the right' },
  '/reset/[token]': { screen: 'reset', reason: 'the token is the right' },
  '/setup': { screen: 'setup', reason: 'the one-time code is the right' },
  '/sign-in': { screen: 'sign-in', reason: 'where one comes in' },
};

/** What a page has for those whose role has the right, and for nobody else. */
interface Tool {
  role: 'button' | 'link';
  name: string;
}

interface GuardedPage extends AnyPage {
  /** What somebody on no desk reads. Null: that there is no such page, as whoever may not see the article or the source. */
  onNoDesk: string | null;
  /** What readers read instead of the page. */
  closedToReaders?: string;
  /** What an admin finds here and a reader does not. */
  tool?: Tool;
  /** The right that opens the page, or gives the tool on it. */
  right?: Action;
}

const none = 'You are on no desk yet.';

/** All pages that ask who one is. */
export const guardedPages: Record<string, GuardedPage> = {
  '/articles': { screen: 'articles', onNoDesk: none, tool: { role: 'link', name: 'New article' }, right: 'create article' },
  '/articles/new': {
    screen: 'import-paste',
    onNoDesk: 'Your role does not bring in articles.',
    closedToReaders: 'Your role does not bring in articles.',
    right: 'create article',
  },
  '/articles/[articleId]': {
    screen: 'workbench',
    onNoDesk: null,
    tool: { role: 'link', name: 'Paste a newer version' },
    right: 'paste newer version',
  },
  '/articles/[articleId]/history': { screen: 'history', onNoDesk: null, tool: { role: 'button', name: 'Verify' }, right: 'tag' },
  '/articles/[articleId]/newer-version': {
    screen: 'newer-version',
    onNoDesk: null,
    closedToReaders: 'Your role does not paste a newer version over.',
    right: 'paste newer version',
  },
  '/articles/[articleId]/queries': { screen: 'queries', onNoDesk: null },
  '/articles/[articleId]/report': {
    screen: 'report',
    onNoDesk: null,
    tool: { role: 'button', name: 'Audit dossier' },
    right: 'make dossier',
  },
  '/claims': { screen: 'claims', onNoDesk: none },
  '/inbox': { screen: 'inbox', onNoDesk: none },
  '/people': { screen: 'members', onNoDesk: none, tool: { role: 'button', name: 'Invite' }, right: 'manage desk' },
  '/people/desks': { screen: 'desks', onNoDesk: none, tool: { role: 'button', name: 'Add the desk' }, right: 'manage house' },
  '/people/types': { screen: 'types', onNoDesk: none, tool: { role: 'button', name: 'Keep the types' }, right: 'define types' },
  '/people/verdicts': { screen: 'verdicts', onNoDesk: none, tool: { role: 'button', name: 'Add a verdict' }, right: 'manage house' },
  '/profile': { screen: 'profile', onNoDesk: 'Profile' },
  '/sources': { screen: 'sources', onNoDesk: none, tool: { role: 'button', name: 'New source' }, right: 'tag' },
  '/sources/[sourceId]': { screen: 'source', onNoDesk: null, tool: { role: 'button', name: 'Change this source' }, right: 'tag' },
};

/** The address with `ids` in the place of their names. */
export const withIds = (address: string, ids: Record<string, string>): string =>
  address.replaceAll(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? 'not-an-id');

/** The screens that show a page as it opens, and the address of that page. */
export const addressOfScreen = new Map(
  Object.entries({ ...openPages, ...guardedPages }).flatMap(([address, { screen }]) =>
    screen === null ? [] : [[screen, address] as const],
  ),
);

/** What the address of a page looks like, with ids in the place of their names. */
export const patternOf = (address: string): RegExp => new RegExp(`^${address.replaceAll(/\[\w+\]/g, '[^/]+')}$`);

/** Goes there, and waits until what the page shows is there. */
export async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading').first(), path).toBeVisible();
  await expect(page.locator('[aria-busy=true]'), path).toHaveCount(0);
}
