import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { makeArticle, openArticle, openExports, storeTags, workbenchOf } from './articles';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { judge, writeOver } from './history-article';
import { claimOf, openClaim } from './judging';
import { signInAtDesk } from './own-article';
import { readPdfPages } from './pdf-text';
import { beginWithTwoClaims, judgeSecondClaim, OTHER } from './two-claims';

const Archive = z.object({ journal: z.array(z.object({ hash: z.string() })) });

/** Goes to the report by the menu, as keys do. */
async function toReport(page: Page): Promise<void> {
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await openExports(page);
  await page.getByRole('menuitem', { name: /^Fact-check report/ }).press('Enter');
  await expect(page.getByRole('table', { name: /^Every claim/ })).toBeVisible();
}

test('I check a claim, and the report says how it came out, by whom and against what', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  await openArticle(page, articleId);
  await judgeSecondClaim(page);
  await toReport(page);

  await expect(page).toHaveTitle(/Fact-check report/);
  await expect(page.getByText('We found 2 claims; 1 is checked so far. 1 is unproven.')).toBeVisible();
  const row = page.getByRole('table', { name: /^Every claim/ }).getByRole('row', { name: /^C2/ });
  await expect(row).toContainText(OTHER);
  // In whatever cell one listens, the row is called by its claim.
  await expect(row.getByRole('rowheader')).toHaveText('C2');
  await expect(row).toContainText('Unproven');
  await expect(row).toContainText('No figures for the year before.');
  await expect(page.getByRole('table', { name: 'Changed, cut or not supported' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByText('person gave the verdicts')).toBeVisible();

  // The hash is the one with which the journal ends in the archive.
  const exported = await page.request.get(`/api/v1/articles/${articleId}/export?format=archive`);
  const { journal } = Archive.parse(await exported.json());
  const hash = journal.at(-1)?.hash.match(/.{4}/g)?.join(' ') ?? 'none';
  await expect(page.getByRole('region', { name: 'What vouches for it' })).toContainText(hash);

  await page.getByRole('link', { name: 'Article', exact: true }).click();
  await expect(workbenchOf(page).text).toBeFocused();
});

test('An article without a headline is Untitled in the language of the page, in the list and on its report', async ({ page }) => {
  const { deskId } = await signInAtDesk(page);
  const text = 'عنوان\n\nنقل الترام 1000 راكب في يوم الاثنين الماضي.';
  const articleId = await makeArticle(page, deskId, text, { language: 'ar', direction: 'rtl' });
  const titles = [
    { path: '/articles', title: page.getByRole('link', { name: /^(عنوان|Untitled)$/ }) },
    { path: `/articles/${articleId}/report`, title: page.getByRole('heading', { level: 2, name: /^(عنوان|Untitled)$/ }) },
  ];
  for (const { path, title } of titles) {
    await page.goto(path);
    await expect(title).toHaveAttribute('lang', /^ar/);
  }
  await writeOver(page, articleId, 'عنوان', '');
  for (const { path, title } of titles) {
    await page.goto(path);
    await expect(title).toHaveText('Untitled');
    await expect(title).not.toHaveAttribute('lang');
  }
});

test('A note of several lines is read in as many on card, report and paper', async ({ page }) => {
  const lines = ['Two counts:', 'the log of May', 'the log of June'];
  const { articleId } = await beginWithTwoClaims(page);
  await judge(page, articleId, 'C1', 'unproven', lines.join('\n'));
  const inLines = new RegExp(lines.join('\n'));
  const asDrawn = { useInnerText: true };
  await openClaim(page, articleId);
  await expect(claimOf(page).getByText('Two counts:')).toHaveText(inLines, asDrawn);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed-tags').getByText('Two counts:')).toHaveText(inLines, asDrawn);
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`/articles/${articleId}/report`);
  await expect(page.getByRole('table', { name: /^Every claim/ }).getByText('Two counts:')).toHaveText(inLines, asDrawn);
});

test('On paper every page of the report says which it is, of how many, and of which report', async ({ page }) => {
  const deskId = await makeDesk(uniqueName('Harbour'));
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  const claims = Array.from({ length: 60 }, (_, i) => `Ferry number ${i + 100} leaves at ten`);
  const articleId = await makeArticle(page, deskId, `Ferries\n\n${claims.map((one) => `${one}.`).join(' ')}`);
  await storeTags(page, articleId, claims, ['claim']);
  await page.goto(`/articles/${articleId}/report`);
  await expect(page.getByRole('img', { name: 'Seal drawn from the hash' })).toBeVisible();

  const pages = readPdfPages(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((words, i) => {
    expect(words).toContain(`${i + 1} / ${pages.length}`);
    expect(words).toMatch(/sha256 [\da-f]{4} [\da-f]{4} … [\da-f]{4}/);
    expect(words).toMatch(/FACT-CHECK REPORT\s*HARBOUR [\dA-F\s-]+ENTRY/);
  });
});
