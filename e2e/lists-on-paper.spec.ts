import { expect } from '@playwright/test';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { type Listed, listArticles } from './listed-articles';
import { openManySources } from './many-sources';

test('A list of articles goes on paper with every row that is loaded, and says that there are more', async ({ page }) => {
  const deskId = await makeDesk();
  const reader = await makePerson('Elif Tuncel', { roles: { [deskId]: 'reader' } });
  await listArticles(
    reader.id,
    Array.from({ length: 60 }, (_, n): Listed => ({ title: `Story ${n}.`, deskId, hoursAgo: n * 2 })),
  );
  await signIn(page, reader);
  await page.goto('/articles');
  const links = page.getByRole('table', { name: 'Articles' }).getByRole('link');
  const cut = page.getByText('The first 50 of 60 articles.');
  await expect(page.getByRole('status')).toHaveText('50 of 60 shown');
  await expect(cut).toBeHidden();
  expect(await links.count()).toBeLessThan(50);
  await page.emulateMedia({ media: 'print' });
  await expect(links).toHaveCount(50);
  await expect(cut).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => links.count()).toBeLessThan(50);
  await expect(page.getByRole('link', { name: 'Story 0.' })).toBeInViewport();
});

test('A list of which nobody knows the length says on paper that there are more', async ({ page }) => {
  const more = await openManySources(page);
  const cut = page.getByText('The first 50 sources. There are more.');
  await expect(more).toBeVisible();
  await expect(cut).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(cut).toBeVisible();
  await expect(more).toBeHidden();
});
