import { expect, type Page } from '@playwright/test';
import { Batch } from '../lib/domain/contract/journal';
import { openArticle, storedArticle, workbenchOf, writeInHeadline } from './articles';
import { cutSending, isSending, mendSending, sendings, someKept } from './cut-sending';
import { inDatabase, password, signIn, test, toastOf } from './fixtures';
import { gateOf } from './gate';
import { beginWithOwnArticle } from './own-article';

test('What I wrote is refused: my words are shown, and the page takes nothing more until I have loaded it anew', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, text } = await openArticle(page, articleId);
  const before = (await storedArticle(articleId, page)).words;
  const detail = 'Authors edit until the checking has begun.';
  const { gate: allWritten, open: written } = gateOf();
  await page.route(sendings, async (route) => {
    if (!isSending(route)) return route.fallback();
    // The first letters go while the others are typed.
    await allWritten;
    const [first] = Batch.parse(route.request().postDataJSON()).entries;
    const problem = { type: 'urn:galley:forbidden', title: 'Not allowed', status: 403, detail, code: 'forbidden' };
    return route.fulfill({ status: 403, json: { ...problem, details: { entryId: first?.id } }, contentType: 'application/problem+json' });
  });
  await writeInHeadline(page, ' slow');
  written();
  // In one piece, or in as many as there were entries by then.
  const shown = page.getByRole('alert').getByRole('paragraph').filter({ hasNotText: detail });
  const words = async () => (await shown.allTextContents()).join('');
  await expect.poll(words).toContain('slow');
  await expect(page.getByRole('radio', { name: 'Read', exact: true })).toBeChecked();
  for (const name of ['Tag', 'Edit']) {
    const mode = page.getByRole('radio', { name, exact: true });
    await expect(mode).toHaveAttribute('aria-disabled', 'true');
    await expect(mode).toHaveAccessibleDescription(/Reload it to go on/);
  }
  // Nor does the menu of everything offer what the page does not take.
  await page.keyboard.press('ControlOrMeta+k');
  const menu = page.getByRole('dialog');
  await page.keyboard.type('keys');
  await expect(menu.getByRole('option', { name: /keys/ }).first()).toBeVisible();
  for (const what of ['undo', 'edit mode', 'tag mode']) {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(what);
    await expect(menu.getByRole('option', { name: new RegExp(what, 'i') })).toHaveCount(0);
  }
  await page.keyboard.press('Escape');
  await mendSending(page);
  await saveState.getByRole('button', { name: 'Reload' }).click();
  await expect(text).toContainText('The harbour board');
  await expect(text).not.toContainText('slow');
  await expect(saveState).toContainText('Saved');
  await expect.poll(words).toContain('slow');
  expect((await storedArticle(articleId, page)).words).toBe(before);
});

/** How many outboxes of a person are in the browser. */
const countOutboxes = (page: Page, personId: string) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('outboxes').objectStore('outboxes').count();
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
    `galley-outbox-${personId}`,
  );

test('Signing out in one tab leaves none of what I typed in another, and takes that to the sign-in page', async ({ context, page }) => {
  const { person, articleId } = await beginWithOwnArticle(page);
  const second = await context.newPage();
  const { saveState } = await openArticle(second, articleId);
  await cutSending(context);
  await writeInHeadline(second, ' slow');
  await expect(saveState).toHaveText(someKept);
  await page.goto('/articles');
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out and delete' }).click();
  for (const tab of [page, second]) await expect(tab.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
  expect(await countOutboxes(page, person.id)).toBe(0);
});

test('Where the browser has its storage switched off I can work, and signing out leaves none of what I typed', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Switched off.', 'SecurityError');
      },
    });
  });
  const { person, articleId } = await beginWithOwnArticle(page);
  const { saveState } = await openArticle(page, articleId);
  await cutSending(page);
  await writeInHeadline(page, ' slow');
  await expect(saveState).toHaveText(someKept);
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out and delete' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
  expect(await countOutboxes(page, person.id)).toBe(0);
});

/** A browser that keeps nothing. */
const keepNothing = (page: Page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here.', 'InvalidStateError');
    };
  });

test('Where the browser can keep nothing a link holds the page, Back still sends what I wrote, and I sign in beside it', async ({
  page,
  context,
}) => {
  await keepNothing(page);
  const { person, articleId } = await beginWithOwnArticle(page);
  await page.goto('/articles');
  await page.getByRole('link', { name: 'A ferry that nobody asked for' }).click();
  const { saveState, text } = workbenchOf(page);
  await expect(text).toBeFocused();
  await cutSending(page);
  await writeInHeadline(page, ' slow');
  await expect(saveState).toContainText('This browser cannot keep your changes.');
  await page.getByRole('link', { name: 'Galley, to the articles' }).click();
  await expect(toastOf(page)).toContainText('Leave the page open until they are saved, or copy them.');
  await expect(text).toContainText('A slow ferry');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Articles' })).toBeVisible();
  // Whoever closes the tab now is asked still.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await mendSending(page);
  await expect.poll(async () => (await storedArticle(articleId, page)).words).toContain('A slow ferry');

  await page.goForward();
  await expect(text).toContainText('A slow ferry');
  await inDatabase((client) => client.query('update "Person" set "sessionVersion" = "sessionVersion" + 1 where id = $1', [person.id]));
  await writeInHeadline(page, ' old');
  await expect(saveState).toContainText('Leave this page open, and sign in in another tab.');
  const opened = context.waitForEvent('page');
  await saveState.getByRole('link', { name: 'Sign in' }).click();
  const beside = await opened;
  await beside.getByLabel('Email').fill(person.email);
  await beside.getByLabel('Password', { exact: true }).fill(password);
  await beside.getByRole('button', { name: 'Sign in' }).click();
  await expect(saveState).toContainText('Saved', { timeout: 20_000 });
  expect((await storedArticle(articleId, page)).words).toContain('A old slow ferry');
});

test('Where the browser can keep nothing I am told so, without a line too, and can sign out', async ({ page }) => {
  await keepNothing(page);
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, text } = await openArticle(page, articleId);
  await cutSending(page);
  await writeInHeadline(page, ' slow');
  await expect(saveState).toContainText('This browser cannot keep your changes.');
  await page.context().setOffline(true);
  const banner = page.getByRole('status').filter({ hasText: 'You are offline' });
  await expect(banner).toContainText('This browser cannot keep your changes.');
  await expect(saveState).toContainText('This browser cannot keep your changes.');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(text).toContainText('A slow ferry');
  await mendSending(page);
  await page.context().setOffline(false);
  await expect(saveState).toContainText('Saved', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
});

test('Signing out asks about unsent work, and then leaves none of it here', async ({ page }) => {
  const { person, articleId } = await beginWithOwnArticle(page);
  const { saveState, text } = await openArticle(page, articleId);
  await cutSending(page);
  await writeInHeadline(page, ' slow');
  await expect(saveState).toHaveText(someKept);
  const signOut = async () => {
    await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await signOut();
  await expect(page.getByRole('dialog')).toContainText(/changes? (is|are) kept in this browser alone, not saved\./);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(text).toContainText('A slow ferry');
  await signOut();
  await page.getByRole('button', { name: 'Sign out and delete' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
  expect(await countOutboxes(page, person.id)).toBe(0);
  await mendSending(page);
  await signIn(page, person);
  await openArticle(page, articleId);
  await expect(text).toContainText('A ferry that nobody asked for');
});
