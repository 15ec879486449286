import { expect, type Page } from '@playwright/test';
import { insertInHeadline, makeArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { cutSending, mendSending } from './cut-sending';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test } from './fixtures';
import { giveVerdict, openClaim } from './judging';
import { CLAIM } from './two-claims';

/** Elif, an editor, has a claim open and no line. */
async function beginWithoutLine(page: Page) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await openClaim(page, articleId);
  await cutSending(page);
  return articleId;
}

const archive = (articleId: string) =>
  inDatabase((client) => client.query('update "Article" set "isArchived" = true where id = $1', [articleId]));
const refusals = (page: Page) => page.getByRole('alert').filter({ hasText: 'This article is archived' });

test('I judge without a line while the article is archived, and what was refused says which verdict it was', async ({ page }) => {
  const articleId = await beginWithoutLine(page);
  await workbenchOf(page).text.focus();
  await giveVerdict(page, '4', 'Nobody has the minutes.');
  await archive(articleId);
  await mendSending(page);
  await expect(refusals(page)).toContainText('Verdict of C1: Unproven', { timeout: 20_000 });
  await expect(refusals(page)).toContainText('Nobody has the minutes.');
  await expectNoAxeFinding(page, { how: 'a verdict that was refused' });
});

test('What I wrote is refused, and the card of a claim that I judged says until I reload that this is not saved', async ({ page }) => {
  const articleId = await beginWithoutLine(page);
  const { card, option, text } = workbenchOf(page);
  await insertInHeadline(page, ' slow');
  await option(/^C1/).click();
  await text.focus();
  await giveVerdict(page, '4', 'Nobody has the minutes.');
  await expect(card).toContainText('Waiting to be sent');
  await archive(articleId);
  await mendSending(page);
  await expect(refusals(page).filter({ hasText: 'slow' }).first()).toBeVisible({ timeout: 20_000 });
  await expect(card).toContainText('Not saved');
  await expect(card).toContainText('Reload the article to see what stands.');
  await expect(card).toContainText('Waiting to be sent');
});
