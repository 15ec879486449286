import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { openArticle, waitForTagColumn, workbenchOf } from './articles';
import { test, toastOf } from './fixtures';
import { failLateScripts } from './late-scripts';
import { beginWithOwnArticle } from './own-article';
import { storeEntries, tagIdsOf } from './stored-entries';

const paragraphs = Array.from(
  { length: 40 },
  (_, n) => `Ferry ${n + 1} left at ${n + 1}.05 with ${n + 1}0 people. It came back with nobody.`,
);
const text = `Ferries of the week\n\n${paragraphs.join('\n\n')}`;

test('A link to a tag is followed once: loaded anew, the article is where I have come to', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text, tags: ['Ferry 5 left at 5.05', 'Ferry 30 left at 30.05'] });
  const [first] = await tagIdsOf(page, articleId);
  await page.goto('/articles');
  await page.goto(`/articles/${articleId}?tag=${first}`);
  const { card, option, text: shown } = workbenchOf(page);
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await waitForTagColumn(page);
  await option(/^C2\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await page.reload();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await expect(shown.getByText('Ferry 30 left')).toBeInViewport();
  // The address can still be given on, and leads whoever follows it to the tag.
  await expect(page).toHaveURL(new RegExp(`\\?tag=${first}$`));
  await page.goBack();
  await expect(page).toHaveURL(/\/articles$/);
  await page.goForward();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(workbenchOf(other).card).toHaveAccessibleName(/^Claim 1,/);
});

test('A link to a tag that was removed says by whom, and I restore it there; of one that never was I am told that, and stay where I was', async ({
  page,
}) => {
  const { articleId } = await beginWithOwnArticle(page, { text, tags: ['Ferry 5 left at 5.05', 'Ferry 30 left at 30.05'] });
  const [first] = await tagIdsOf(page, articleId);
  await storeEntries(page, articleId, [{ type: 'annotation.removed', payload: { annotationId: first } }]);
  await page.goto(`/articles/${articleId}?tag=${first}`);
  const { card, option } = workbenchOf(page);
  await toastOf(page, 'C1 was removed by you.').getByRole('button', { name: 'Restore C1' }).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await waitForTagColumn(page);
  await option(/^C2\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await page.goto(`/articles/${articleId}?tag=${uuidv7()}`);
  await expect(toastOf(page, 'That tag is not in this article.')).toBeVisible();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
});

test('A link to a comment on a tag that was removed, or to none of the article, says so, and I stay where I was', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text, tags: ['Ferry 5 left at 5.05', 'Ferry 30 left at 30.05'] });
  const [annotationId] = await tagIdsOf(page, articleId);
  const threadId = uuidv7();
  const comment = { about: 'tag', annotationId, threadId, commentId: uuidv7(), text: 'Full?', mentions: [] };
  await storeEntries(page, articleId, [{ type: 'comment', payload: comment }]);
  await storeEntries(page, articleId, [{ type: 'annotation.removed', payload: { annotationId } }]);
  const { card, option } = await openArticle(page, articleId);
  await waitForTagColumn(page);
  await option(/^C2\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  for (const [id, said] of [
    [threadId, 'C1 was removed by you.'],
    [uuidv7(), 'That comment is not in this article.'],
  ]) {
    await page.goto('/inbox');
    await page.goto(`/articles/${articleId}?thread=${id}`);
    await expect(toastOf(page, said)).toBeVisible();
    await expect(card).toHaveAccessibleName(/^Claim 2,/);
    await expect(workbenchOf(page).text.getByText('Ferry 30 left')).toBeInViewport();
  }
});

test('Where what says that a tag is gone does not come, I am told that', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text });
  const said = 'That tag is not in this article.';
  await failLateScripts(page, `${articleId}?tag=${uuidv7()}`, said);
  await expect(toastOf(page, 'The part of the page that does this could not be loaded.')).toBeVisible();
  await expect(page.getByText(said)).toHaveCount(0);
});
