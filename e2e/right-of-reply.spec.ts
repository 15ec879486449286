import { expect, type Page } from '@playwright/test';
import { toLocalInput } from '../components/ui/to-local-input';
import { openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { makePerson, signIn } from './fixtures';
import { claimOf } from './judging';
import { test } from './keys-only';
import { lookAtAll, sideways } from './look-at-all';
import { beginWithTwoClaims } from './two-claims';

const replies = (page: Page, claim: number) => claimOf(page, claim).getByRole('region', { name: 'Right of reply' });
const WHO = 'Ilka Wendt';
const QUESTION = 'Does the ferry carry 1,240 people a day?';

// One for all: between two at midnight a day would be missing.
const now = new Date();

/** A moment so many days from now, at two in the afternoon, as a field of day and time has it. */
function inDays(days: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(14, 0, 0, 0);
  return toLocalInput(at);
}

/** Opens the form for a request about a claim from its card. */
async function beginRequest(page: Page, claim: number): Promise<void> {
  await claimOf(page, claim)
    .getByRole('button', { name: `More for C${claim}`, exact: true })
    .click();
  await page.getByRole('menuitem', { name: 'Log a request for reply…' }).click();
  await expect(page.getByRole('dialog', { name: 'Log a request for reply' })).toBeVisible();
}

async function fillRequest(page: Page, { sent, deadline }: { sent: string; deadline: string }): Promise<void> {
  await page.getByLabel('To whom').fill(WHO);
  await page.getByLabel('Role or organisation').fill('Ferry line, press office');
  await page.getByLabel('What was asked').fill(QUESTION);
  await page.getByLabel('Channel').selectOption('Phone');
  await page.getByLabel('Sent').fill(sent);
  await page.getByLabel('Deadline').fill(deadline);
}

test('I log a request about two claims, its deadline passes, I log the silence, and the report says so', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const { option, saveState } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await beginRequest(page, 1);
  await page.getByRole('button', { name: 'Log the request' }).click();
  await expect(page.getByLabel('To whom')).toHaveAccessibleDescription('Say who was asked.');
  await fillRequest(page, { sent: inDays(-2), deadline: inDays(1) });
  // Half a deadline is none for the page, and must not go without a word.
  await page.getByLabel('Deadline').press('Backspace');
  await page.getByRole('button', { name: 'Log the request' }).click();
  await expect(page.getByLabel('Deadline')).toBeFocused();
  await expect(page.getByLabel('Deadline')).toHaveAccessibleDescription('Say day and time, or clear both. Empty if none was given.');
  await page.getByLabel('Deadline').fill(inDays(1));
  await page.getByRole('textbox', { name: 'Claims' }).fill('C1, C9');
  await page.getByRole('button', { name: 'Log the request' }).click();
  await expect(page.getByRole('textbox', { name: 'Claims' })).toHaveAccessibleDescription(/No claim is called C9/);
  await page.getByRole('textbox', { name: 'Claims' }).fill('c1 c2');
  await expect(page.getByRole('checkbox', { name: 'Set C1, C2 to awaiting reply' })).toBeChecked();
  await expectNoAxeFinding(page, { how: 'the dialog that logs a request' });
  await page.getByRole('button', { name: 'Log the request' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(replies(page, 1)).toContainText(`${WHO}, Ferry line, press office`);
  await expect(replies(page, 1)).toContainText('Deadline tomorrow 14:00');
  await expect(claimOf(page, 1).getByRole('button', { name: 'Check: Awaiting reply' })).toBeVisible();

  // One thing was done, and is taken back as one.
  await option(/^C1/).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(replies(page, 1)).toBeHidden();
  await expect(claimOf(page, 1).getByRole('button', { name: 'Check: To check' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(replies(page, 1)).toContainText(QUESTION);

  await replies(page, 1).getByRole('button', { name: 'Log what came of it…' }).click();
  await expect(page.getByRole('radio', { name: 'No answer' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('dialog')).toContainText('Nobody is silent before the deadline has passed.');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await replies(page, 1)
    .getByRole('button', { name: `More for the request to ${WHO}` })
    .click();
  await page.getByRole('menuitem', { name: 'Put the request right…' }).click();
  await expect(page.getByLabel('What was asked')).toHaveValue(QUESTION);
  await page.getByLabel('Deadline').fill(inDays(-1));
  await page.getByRole('button', { name: 'Keep the changes' }).click();
  await expect(replies(page, 1)).toContainText('Deadline passed 14:00 yesterday');
  await expect(option(/^C1.*reply overdue/)).toBeVisible();
  await expect(page.getByRole('article', { name: /^Claim 2,.* reply overdue/ })).toBeVisible();
  await page.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitemradio', { name: 'Reply overdue' }).click();
  await expect(option(/^C\d/)).toHaveCount(2);
  await expect(saveState).toContainText('Saved');
  await lookAtAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ forcedColors: null, contrast: null, reducedMotion: null });

  await page.getByRole('button', { name: /^Sign off/ }).click();
  const open = page.getByRole('region', { name: '1 request for a reply is open' });
  await expect(open).toContainText('Deadline passed 14:00 yesterday');
  await expectNoAxeFinding(page, { how: 'the sign-off with an open request' });
  await open.getByRole('button', { name: /go to C1$/ }).click();

  await option(/^C2/).click();
  await replies(page, 2).getByRole('button', { name: 'Log what came of it…' }).click();
  await expect(page.getByRole('radio', { name: 'No answer' })).toBeChecked();
  await page.getByLabel('Effect on the article').selectOption('Reply added to the text');
  await page.getByLabel('Note on the effect').fill('Paragraph 2 says that they did not answer.');
  await expect(page.getByRole('checkbox', { name: 'Set C1, C2 back to checking' })).toBeChecked();
  await expectNoAxeFinding(page, { how: 'the dialog that logs what came of a request' });
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(replies(page, 2)).toContainText('No answer');
  await expect(replies(page, 2)).toContainText('Reply added to the text: Paragraph 2 says that they did not answer.');
  await expect(claimOf(page, 2).getByRole('button', { name: 'Check: Checking' })).toBeVisible();
  await expect(saveState).toContainText('Saved');

  await page.goto(`/articles/${articleId}/report`);
  const log = page.getByRole('table', { name: /^Right of reply/ });
  for (const words of ['C1, C2', WHO, QUESTION, 'Phone', 'No answer', 'Reply added to the text: Paragraph 2']) {
    await expect(log).toContainText(words);
  }
  await expectNoAxeFinding(page, { how: 'the report with the log' });

  const reader = await openElsewhere();
  await signIn(reader, await makePerson('Jo Reader', { roles: { [deskId]: 'reader' } }));
  await reader.goto(`/articles/${articleId}/report`);
  await expect(reader.getByRole('table', { name: /^Right of reply/ })).toContainText(
    'Who was asked, and what, is kept to those who check.',
  );
  await expect(reader.getByText(WHO)).toHaveCount(0);
});

test('By keys alone I log an answer that came by the command menu, put it back, and remove the request', async ({ page, me }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { saveState, card } = await openArticle(page, articleId);
  await me.press('j', 'j');
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await me.press('ControlOrMeta+k');
  await me.type('request for reply');
  await me.press('Enter');
  await expect(page.getByLabel('To whom')).toBeFocused();
  await me.type(WHO);
  await me.write('textbox', 'What was asked', QUESTION);
  // By which keys a day is written depends on the browser's language: it is put in whole.
  await me.fill('Sent', inDays(-2));
  await me.fill('Deadline', '');
  await me.press('Enter');
  await expect(replies(page, 2)).toContainText('No deadline');
  await expect(saveState).toContainText('Saved');

  const settle = replies(page, 2).getByRole('button', { name: 'Log what came of it…' });
  await me.use('button', 'Log what came of it…');
  await me.write('textbox', 'What was answered', 'In June, yes.');
  await me.fill('When it came', inDays(-3));
  await me.press('Enter');
  await expect(page.getByLabel('When it came')).toHaveAccessibleDescription('This is before the request was sent.');
  await me.fill('When it came', inDays(-1));
  await me.press('Enter');
  await expect(replies(page, 2)).toContainText('In June, yes.');
  await me.choose(/^More for the request/, 'Take back what came of it');
  await expect(settle).toBeVisible();
  // The notes at the foot are a key away.
  await me.press('F8');
  await me.use('button', 'Undo');
  await expect(replies(page, 2)).toContainText('In June, yes.');
  await me.choose(/^More for the request/, 'Remove the request');
  await expect(replies(page, 2)).toBeHidden();
  await me.press('F8');
  await me.use('button', 'Undo');
  await expect(replies(page, 2)).toContainText('In June, yes.');
});

test('What a colleague logs while my form is open is not written over unseen', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'checker' } }));
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await beginRequest(page, 1);
  await fillRequest(page, { sent: inDays(-2), deadline: inDays(-1) });
  await page.getByRole('button', { name: 'Log the request' }).click();
  await (await openArticle(jonah, articleId)).option(/^C1/).click();

  await replies(page, 1).getByRole('button', { name: 'Log what came of it…' }).click();
  await page.getByText('Answered', { exact: true }).click();
  await page.getByLabel('What was answered').fill('In June, yes.');
  await replies(jonah, 1).getByRole('button', { name: 'Log what came of it…' }).click();
  await jonah.getByRole('button', { name: 'Log it' }).click();
  await expect(page.locator('.reply-outcome')).toContainText('No answer');
  await page.getByRole('button', { name: 'Log it' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toHaveText('Jonah logged “No answer” meanwhile. Log yours once more to put it in that place.');
  await expect(page.getByLabel('What was answered')).toHaveValue('In June, yes.');
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(replies(jonah, 1)).toContainText('In June, yes.');

  // So are other words for the request, and one that was removed.
  const more = (of: Page) => replies(of, 1).getByRole('button', { name: `More for the request to ${WHO}` });
  await more(page).click();
  await page.getByRole('menuitem', { name: 'Put the request right…' }).click();
  await page.getByLabel('What was asked').fill('Is it 1,240 a day?');
  await more(jonah).click();
  await jonah.getByRole('menuitem', { name: 'Put the request right…' }).click();
  await jonah.getByLabel('Role or organisation').fill('Harbour office');
  await jonah.getByRole('button', { name: 'Keep the changes' }).click();
  // The dialog hides what stands behind it from roles.
  const asked = page.getByText(`${WHO}, Harbour office`);
  await expect(asked).toBeVisible();
  await page.getByRole('button', { name: 'Keep the changes' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'Jonah put the request right meanwhile. Keep yours once more to put it in that place.',
  );
  await more(jonah).click();
  await jonah.getByRole('menuitem', { name: 'Remove the request' }).click();
  await expect(asked).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep the changes' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    /^Meanwhile the request .* was removed\. Whoever removed it can undo that; or log it anew\.$/,
  );
  await expect(page.getByLabel('What was asked')).toHaveValue('Is it 1,240 a day?');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('I log a request and what came of it with a finger', async ({ page }) => {
    const { articleId } = await beginWithTwoClaims(page);
    await openArticle(page, articleId);
    await page.getByRole('button', { name: 'Tags', exact: true }).tap();
    await page.getByRole('option', { name: /^C1/ }).tap();
    await beginRequest(page, 1);
    await fillRequest(page, { sent: inDays(-3), deadline: inDays(-1) });
    // The phone is turned, which draws the card anew in another place.
    await page.setViewportSize({ width: 844, height: 390 });
    await expect(page.getByLabel('What was asked')).toHaveValue(QUESTION);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByLabel('What was asked')).toHaveValue(QUESTION);
    expect(await sideways(page)).toEqual([]);
    const heights = await page
      .getByRole('dialog')
      .locator('input:not([type=checkbox]), select, textarea, button, label:has(input)')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: 'Log the request' }).tap();
    await expect(replies(page, 1)).toContainText('Deadline passed 14:00 yesterday');
    await replies(page, 1).getByRole('button', { name: 'Log what came of it…' }).tap();
    await page.getByRole('button', { name: 'Log it' }).tap();
    await expect(replies(page, 1)).toContainText('No answer');
    expect(await sideways(page)).toEqual([]);
    await expectNoAxeFinding(page, { how: 'a request on a phone' });
  });
});
