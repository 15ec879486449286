import { expect, type Page } from '@playwright/test';
import { openArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { test } from './fixtures';
import { beginWithSuggester, isSaved, suggested, suggestionOf, suggestionsOf } from './suggesting';
import { CLAIM, judgeSecondClaim, OTHER } from './two-claims';
import { selectWord } from './words-by-pointer';

test('A claim does not hold: I suggest other words for it on its card, and an editor accepts them', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await beginWithSuggester(page, openElsewhere);
  await storeTags(elif, articleId, [CLAIM, OTHER], ['claim']);
  const { option, text } = await openArticle(cleo, articleId);
  await judgeSecondClaim(cleo);
  const claim = cleo.getByRole('article', { name: /^Claim 2,.*unproven/ });
  const link = claim.getByRole('button', { name: 'Suggest in text' });
  const words = claim.getByRole('textbox', { name: 'Other words for C2' });
  // It stands with what else is done with a verdict.
  const clear = claim.getByRole('button', { name: 'Clear the verdict' });
  // A card that glides to its place is measured twice on its way.
  await expect.poll(async () => Math.abs(((await link.boundingBox())?.y ?? 0) - ((await clear.boundingBox())?.y ?? 9))).toBeLessThan(0.5);
  await link.press('Enter');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue(OTHER);
  await expect(words).toHaveAccessibleDescription(/^Whoever edits the text accepts or rejects them\./);
  await expect(claim.getByRole('button', { name: 'Suggest', exact: true })).toHaveAttribute(
    'title',
    'These are the words that stand there.',
  );
  await expectNoAxeFinding(cleo, { how: 'other words for a claim' });
  await cleo.keyboard.press('ControlOrMeta+a');
  await cleo.keyboard.type('said to be up on the year before');
  // What is begun waits while another card is open, and while the page is loaded anew.
  await option(/^C1/).click();
  const first = cleo.getByRole('article', { name: /^Claim 1,/ });
  await expect(first).toBeVisible();
  await expect(first.getByRole('button', { name: 'Suggest in text' })).toHaveCount(0);
  await isSaved(cleo);
  await cleo.reload();
  await option(/^C2/).click();
  await expect(words).toHaveValue('said to be up on the year before');
  await expect(words).not.toBeFocused();
  await words.press('Enter');
  await expect(words).toHaveCount(0);
  await expect(link).toBeFocused();
  await expect(cleo.getByText('Suggested for C2')).toBeAttached();
  await expect(suggested(cleo, 'said to be up on the year before')).toBeVisible();
  await expect(text).toContainText(OTHER);
  await isSaved(cleo);

  await openArticle(elif, articleId);
  await suggestionsOf(elif)
    .getByRole('button', { name: /said to be up/ })
    .click();
  await suggestionOf(elif).getByRole('button', { name: 'Accept' }).click();
  for (const at of [elif, cleo]) await expect(workbenchOf(at).text).toContainText('said to be up on the year before');
  // The claim says something else now: its verdict waits for a look, and there is nothing to mend before that.
  await expect(cleo.getByRole('article', { name: /^Claim 2,.*text changed/ })).toBeVisible();
  await expect(link).toHaveCount(0);
});

test('Other words for a claim that a colleague has just changed are shown to me before they are sent', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId, claim, words } = await beginOtherWords(page, openElsewhere);
  await cleo.keyboard.type('said to be up');
  await openArticle(elif, articleId);
  await elif.keyboard.press('e');
  await selectWord(elif, 'year');
  await elif.keyboard.press('ArrowRight');
  await elif.keyboard.type(',');
  await isSaved(elif);
  await expect(workbenchOf(cleo).text).toContainText('the year, before');
  await expect(words).toBeFocused();
  await cleo.keyboard.press('Enter');
  await expect(claim).toContainText('The words are others now: “up 12 per cent on the year, before”. Suggest once more');
  await expect(suggested(cleo, 'said to be up')).toHaveCount(0);
  await cleo.keyboard.press('Enter');
  await expect(suggested(cleo, 'said to be up')).toBeVisible();
  await expect(words).toHaveCount(0);
});

test('The article is archived while I write other words for a claim: they stay to be copied, and go on when it is back', async ({
  page,
  openElsewhere,
}) => {
  const { cleo, elif, articleId, claim, words } = await beginOtherWords(page, openElsewhere);
  await cleo.keyboard.type('said to ');
  await isSaved(cleo);
  const archive = async (isArchived: boolean) =>
    expect((await elif.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived } })).ok()).toBe(true);
  await archive(true);
  await expect(claim).toContainText('The article was archived meanwhile. Copy your words if you need them.');
  await cleo.keyboard.type('be up');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('said to be up');
  const suggest = claim.getByRole('button', { name: 'Suggest', exact: true });
  await expect(suggest).toHaveAttribute('title', 'The article was archived meanwhile.');
  await archive(false);
  await expect(claim).not.toContainText('meanwhile');
  await words.press('Enter');
  await expect(suggested(cleo, 'said to be up')).toBeVisible();
});

/** Cleo at the other words for a claim that she has judged, all of them selected. */
async function beginOtherWords(page: Page, openElsewhere: () => Promise<Page>) {
  const { cleo, elif, articleId } = await beginWithSuggester(page, openElsewhere);
  await storeTags(elif, articleId, [CLAIM, OTHER], ['claim']);
  await openArticle(cleo, articleId);
  await judgeSecondClaim(cleo);
  const claim = cleo.getByRole('article', { name: /^Claim 2,/ });
  await claim.getByRole('button', { name: 'Suggest in text' }).press('Enter');
  const words = claim.getByRole('textbox', { name: 'Other words for C2' });
  await expect(words).toBeFocused();
  await cleo.keyboard.press('ControlOrMeta+a');
  return { cleo, elif, articleId, claim, words };
}
