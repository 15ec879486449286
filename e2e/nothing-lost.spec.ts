import { expect, type Page } from '@playwright/test';
import { insertInHeadline, openArticle, storedArticle, tagSentence, workbenchOf, writeInHeadline } from './articles';
import { cutSending, isSending, mendSending, sendings, someKept } from './cut-sending';
import { inDatabase, newsOn, password, test } from './fixtures';
import { gateOf } from './gate';
import { giveVerdict } from './judging';
import { beginWithOwnArticle } from './own-article';
import { beginWithSuggester, suggestHasty, suggestionOf, suggestionsOf } from './suggesting';

const FULL = 'The disk of the server is full. What you wrote is kept here.';

/** Has the server take nothing more, as a full disk does. */
async function refuseForSpace(page: Page): Promise<void> {
  const problem = { type: 'about:blank', title: 'Storage full', status: 507, detail: FULL, code: 'storage-full' };
  await page.route(sendings, (route) =>
    isSending(route) ? route.fulfill({ status: 507, json: problem, contentType: 'application/problem+json' }) : route.fallback(),
  );
}

test('I reload with unsent work, and it is sent once', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, text, tags } = await openArticle(page, articleId);
  await cutSending(page);
  await insertInHeadline(page, ' slow');
  await expect(saveState).toHaveText('Offline: 1 kept');
  await tagSentence(page, 1);
  await expect(saveState).toHaveText('Offline: 2 kept');
  await page.reload();
  await expect(text).toContainText('A slow ferry');
  await expect(tags.getByRole('option')).toHaveCount(1);
  await expect(saveState).toHaveText('Offline: 2 kept');
  await mendSending(page);
  await expect(saveState).toContainText('Saved', { timeout: 20_000 });
  const stored = await storedArticle(articleId, page);
  expect(stored.words).toContain('A slow ferry');
  expect(stored.words.match(/slow/g)).toHaveLength(1);
  expect(stored.labels).toEqual(['C1']);
  expect(stored.count('annotation.created')).toBe(1);
});

test('I leave in the moment in which I type, and it is sent once', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, text } = await openArticle(page, articleId);
  await cutSending(page);
  await writeInHeadline(page, ' slow');
  await expect(saveState).toHaveText(someKept);
  await page.keyboard.press('e');
  // The last key is pressed when the page is already going.
  await page.evaluate(() => addEventListener('pagehide', () => document.execCommand('insertText', false, ' old'), { capture: true }));
  await page.reload();
  await expect(text).toContainText('A slow old ferry');
  await mendSending(page);
  await expect(saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).words.match(/slow old/g)).toHaveLength(1);
});

test('I close two tabs with unsent work, and the next one sends both', async ({ context, page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  await cutSending(context);
  const first = await context.newPage();
  await openArticle(first, articleId);
  await tagSentence(first, 1);
  await expect(workbenchOf(first).saveState).toHaveText('Offline: 1 kept');
  const second = await context.newPage();
  await openArticle(second, articleId);
  await insertInHeadline(second, ' slow');
  await expect(workbenchOf(second).saveState).toHaveText('Offline: 1 kept');
  await tagSentence(second, 2, 'o');
  await expect(workbenchOf(second).saveState).toHaveText('Offline: 2 kept');
  await first.close();
  await second.close();
  await mendSending(context);
  const { text, tags, saveState } = await openArticle(page, articleId);
  await expect(text).toContainText('A slow ferry');
  await expect(tags.getByRole('option')).toHaveCount(2);
  await expect(saveState).toContainText('Saved');
  const stored = await storedArticle(articleId, page);
  expect(stored.words).toContain('A slow ferry');
  expect(stored.words.match(/slow/g)).toHaveLength(1);
  expect(stored.labels.sort()).toEqual(['C1', 'O1']);
  expect(stored.count('annotation.created')).toBe(2);
});

test('I lose the network while I type and tag, and all of it is sent when it is back', async ({ context, page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, tags } = await openArticle(page, articleId);
  await context.setOffline(true);
  await writeInHeadline(page, ' slow');
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  await expect(saveState).toHaveText(someKept);
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(page.getByText(/^Keep working\. [1-9]\d* changes are kept in this browser/)).toBeVisible();
  await expect(tags.getByRole('option')).toHaveCount(2);
  await context.setOffline(false);
  await expect(page.getByText(/^[1-9]\d* changes sent\.$/)).toBeVisible();
  await expect(saveState).toContainText('Saved');
  const stored = await storedArticle(articleId, page);
  expect(stored.words).toContain('A slow ferry');
  expect(stored.words.match(/slow/g)).toHaveLength(1);
  expect(stored.labels).toEqual(['C1', 'O1']);
  expect(stored.count('annotation.created')).toBe(2);
});

test('A verdict that I give without a line is marked as waiting, until it is sent', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { card, option, saveState } = await openArticle(page, articleId);
  await tagSentence(page, 1);
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(saveState).toContainText('Saved');
  await cutSending(page);
  await giveVerdict(page, '4', 'Nobody has counted.');
  await expect(saveState).toHaveText('Offline: 1 kept');
  await expect(card).toContainText('Waiting to be sent');
  await expect(option(/^C1\b/)).toHaveAccessibleName(/Unproven, waiting to be sent/);
  await mendSending(page);
  await expect(saveState).toContainText('Saved', { timeout: 20_000 });
  await expect(card).not.toContainText('Waiting to be sent');
  await expect(option(/^C1\b/)).not.toHaveAccessibleName(/waiting/);
});

test('A note that the server does not take stands on its card as not saved, and goes when I try again', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { card, saveState, text } = await openArticle(page, articleId);
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  // The page says how its work is saved with what it shows of it, a moment after the key.
  await expect(card).toHaveAccessibleName(/^Opinion 1,/);
  await expect(saveState).toContainText('Saved');
  await refuseForSpace(page);
  await page.keyboard.press('m');
  await page.keyboard.type('Whose week?');
  await page.keyboard.press('Enter');
  const notice = card.getByRole('alert');
  await expect(notice).toContainText('Not saved');
  await expect(notice).toContainText(FULL);
  await expect(card).toContainText('Whose week?');
  // It says so on the card that it is about, and on no other.
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('k');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(notice).toHaveCount(0);
  await page.keyboard.press('j');
  // Before there is room on the disk: it also tries by itself, and the button would be gone.
  await card.getByRole('button', { name: 'Try again' }).click();
  await mendSending(page);
  await expect(notice).toHaveCount(0);
  await expect(saveState).toContainText('Saved');
});

test('A comment on words that the server does not take stands on its card as not saved', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState } = await openArticle(page, articleId);
  await refuseForSpace(page);
  for (const key of ['ControlOrMeta+Home', '.', 'm']) await page.keyboard.press(key);
  await page.keyboard.type('Too long.');
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: /^Comments on words/ });
  await expect(card).toContainText('Too long.');
  const notice = card.getByRole('alert');
  await expect(notice).toContainText('Not saved');
  await expect(notice).toContainText(FULL);
  await mendSending(page);
  await expect(notice).toHaveCount(0, { timeout: 20_000 });
  await expect(saveState).toContainText('Saved');
});

test('Why I suggest something is not said to be saved where the server does not take it', async ({ page, openElsewhere }) => {
  const begun = await beginWithSuggester(page, openElsewhere);
  const { cleo } = begun;
  await suggestHasty(begun);
  await suggestionsOf(cleo).getByRole('button', { name: /lazy/ }).click();
  await refuseForSpace(cleo);
  await suggestionOf(cleo).getByRole('button', { name: 'Say why' }).click();
  await cleo.keyboard.type('Lazy is a judgement.');
  await cleo.keyboard.press('Enter');
  const notice = suggestionOf(cleo).getByRole('alert');
  await expect(notice).toContainText(FULL);
  // The page knows of it once it has tried to send: from then on nothing more is said to be done.
  await suggestionOf(cleo).getByRole('button', { name: 'Change the note' }).click();
  await cleo.keyboard.type(' Who says so?');
  await cleo.keyboard.press('Enter');
  await expect(suggestionOf(cleo)).toContainText('Who says so?');
  await expect(newsOn(cleo, 'What you did')).toHaveText('Not saved yet');
  await mendSending(cleo);
  await expect(notice).toHaveCount(0, { timeout: 20_000 });
});

test('The answer is lost on the way, and nothing is stored twice', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, text, option } = await openArticle(page, articleId);
  let lost = 0;
  await page.route(sendings, async (route) => {
    if (!isSending(route) || lost >= 2) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await writeInHeadline(page, ' slow');
  await tagSentence(page, 1);
  // The second is sent only if the live stream did not bring the first one's entries before.
  await expect.poll(() => lost).toBeGreaterThan(0);
  await expect(option(/^C1\b/)).toBeAttached();
  await expect(saveState).toContainText('Saved');
  await expect(text).toContainText('A slow ferry');
  const stored = await storedArticle(articleId, page);
  expect(stored.words.match(/slow/g)).toHaveLength(1);
  expect(stored.labels).toEqual(['C1']);
  expect(stored.count('annotation.created')).toBe(1);
});

test('It never says Saved while something is unsent', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState } = await openArticle(page, articleId);
  await expect(saveState).toContainText('Saved');
  const { gate, open } = gateOf();
  await page.route(sendings, async (route) => {
    if (isSending(route)) await gate;
    await route.fallback();
  });
  await page.keyboard.press('e');
  await page.keyboard.type('x');
  await expect(saveState).toHaveText('Saving');
  // Whatever is said from now on is written down by the page itself: asking now and then would miss a moment.
  await saveState.evaluate((element) => {
    const said: string[] = [element.textContent ?? ''];
    Reflect.set(window, 'galleyTestSaid', said);
    new MutationObserver(() => said.push(element.textContent ?? '')).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await page.keyboard.type('yz and more');
  await page.keyboard.press('Escape');
  await tagSentence(page, 1);
  const said: unknown = await page.evaluate(() => Reflect.get(window, 'galleyTestSaid'));
  expect(new Set(Array.isArray(said) ? said : [])).toEqual(new Set(['Saving']));
  open();
  await expect(saveState).toContainText('Saved');
  const stored = await storedArticle(articleId, page);
  expect(stored.words).toContain('xyz and more');
  expect(stored.labels).toEqual(['C1']);
});

test('My two tabs stay equal, in words and in tags', async ({ context, page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const one = await openArticle(page, articleId);
  const other = await context.newPage();
  const two = await openArticle(other, articleId);
  await tagSentence(other, 1);
  await expect(one.option(/The harbour board says/)).toContainText('C1');
  await writeInHeadline(page, ' slow');
  await expect(two.text).toContainText('A slow ferry');
  await writeInHeadline(other, ' very');
  await expect(one.text).toContainText('A very slow ferry');
  await tagSentence(page, 2, 'o');
  await expect(two.option(/It was a lazy count/)).toContainText('O1');
  await one.option(/The harbour board says/).click();
  await page.keyboard.press('Backspace');
  await expect(two.tags.getByRole('option')).toHaveCount(1);
  await expect(one.text).toHaveText((await two.text.textContent()) ?? '');
});

test('My session ends, my work waits, and goes when I have signed in again', async ({ page }) => {
  const { person, articleId } = await beginWithOwnArticle(page);
  const { saveState, text } = await openArticle(page, articleId);
  await inDatabase((client) => client.query('update "Person" set "sessionVersion" = "sessionVersion" + 1 where id = $1', [person.id]));
  await writeInHeadline(page, ' slow');
  await tagSentence(page, 1);
  await expect(saveState).toContainText(/Signed out: [2-9] kept/);
  await saveState.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(text).toContainText('A slow ferry');
  await expect(saveState).toContainText('Saved');
  const stored = await storedArticle(articleId, page);
  expect(stored.words).toContain('A slow ferry');
  expect(stored.words.match(/slow/g)).toHaveLength(1);
  expect(stored.count('annotation.created')).toBe(1);
});

test('I write where somebody deletes the paragraph, and am shown my words until I have seen to them', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { articleId } = await beginWithOwnArticle(page);
  const { saveState, text } = await openArticle(page, articleId);
  await cutSending(page);
  await page.keyboard.press('e');
  await text.getByText('In March the fare').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' so they said ');
  await expect(saveState).toHaveText(someKept);
  const elsewhere = await context.newPage();
  const there = await openArticle(elsewhere, articleId);
  await elsewhere.keyboard.press('e');
  await there.text.getByText('In March the fare').click({ clickCount: 3 });
  await elsewhere.keyboard.press('Backspace');
  await expect(there.text).not.toContainText('In March the fare');
  const shown = page.getByRole('alert').filter({ hasText: 'This was not saved: its place in the text was deleted or replaced meanwhile.' });
  await expect(shown).toContainText('so they said');
  await expect(text).not.toContainText('so they said');
  await mendSending(page);
  await page.reload();
  await expect(shown).toContainText('so they said');
  await shown.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('so they said');
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('dialog', { name: 'Sign out with unsaved work?' })).toContainText(
    '1 change is kept in this browser alone, not saved.',
  );
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  // In sight from wherever one is in the text.
  await text.getByText('The two boats').scrollIntoViewIfNeeded();
  await expect(shown).toBeInViewport();
  // Seen to when the page is already going.
  await shown
    .getByRole('button', { name: 'Dismiss' })
    .evaluate((button: HTMLElement) => addEventListener('pagehide', () => button.click(), { capture: true }));
  await page.reload();
  await expect(text).toContainText('The two boats');
  await expect(shown).toHaveCount(0);
  expect((await storedArticle(articleId, page)).words).not.toContain('so they said');
});
