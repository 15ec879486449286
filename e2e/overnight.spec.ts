import { expect } from '@playwright/test';
import { makeArticle, openArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { CLAIM } from './two-claims';

test('I leave an article open overnight: in the morning its times say that they are of yesterday, and what is due is late', async ({
  page,
}) => {
  await page.clock.install();
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  const { option, card, saveState, tags } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const due = card.locator('[data-part=check-due]');
  const setDue = async (moment: string) => {
    await tags.focus();
    await page.keyboard.press('d');
    await page.getByRole('menuitem', { name: moment }).press('Enter');
  };
  await setDue('Tomorrow 12:00');
  await expect(due).toHaveText(/^Due Tomorrow 12:00, C1$/);
  await card.getByRole('textbox', { name: 'Comment', exact: true }).fill('Who counted?');
  await page.keyboard.press('Enter');
  const said = card.getByRole('region', { name: 'Thread' }).locator('time');
  await expect(said).toHaveText(/^\d\d:\d\d$/);
  await expect(saveState).toHaveText(/^Saved \d\d:\d\d$/);

  // The line that was silent comes back by itself, and all is then known to be saved as of that moment: not before this has been looked at.
  let letThrough = () => {};
  const isLookedAt = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/api\/v1\/(live|articles\/[^/]+\/entries)\?/, async (route) => {
    await isLookedAt;
    await route.continue();
  });
  const toNoon = await page.evaluate(() => new Date().setHours(36, 0, 0, 0) - Date.now());
  await page.clock.fastForward(toNoon - 60_000);
  await page.clock.runFor(15_000);
  await expect(due).toHaveText(/^Due Today 12:00, C1$/);
  // On New Year's Day yesterday is of another year, and such days are said with their year and without the hour.
  await expect(said).toHaveText(/^\w+ \d+( \d\d:\d\d|, \d{4})$/);
  await expect(saveState).toHaveText(/^Saved \w+ \d+( \d\d:\d\d|, \d{4})$/);
  letThrough();
  await page.clock.fastForward(75_000);
  await page.clock.runFor(15_000);
  await expect(due).toHaveText(/^Due Today 12:00, late, C1$/);
  await expect(saveState).toHaveText(/^Saved (11:59|12:00)$/);

  // What is offered is of today, too.
  await setDue('Tomorrow 12:00');
  await expect(due).toHaveText(/^Due Tomorrow 12:00, C1$/);
});
