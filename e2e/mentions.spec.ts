import { expect, type Page } from '@playwright/test';
import { openArticle, tagSentence, threadOf, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { beginWithReader } from './checker-and-reader';
import { test } from './fixtures';
import { gateOf } from './gate';

const badgeOf = (page: Page) => page.getByRole('link', { name: /^Inbox/ });

test('I mention a colleague on a claim, and they find it in their inbox, answer and see it settled', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  await jonah.goto('/inbox');
  await expect(
    jonah.getByText(
      'Nothing yet. Questions and answers to you, mentions of you, comments on what you made, work that you are given and the reopening of what you signed come here.',
    ),
  ).toBeVisible();
  await openArticle(elif, articleId);
  await tagSentence(elif, 1);
  await elif.keyboard.press('m');
  await expect(elif.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
  await elif.keyboard.type('Who counted? @jo');
  await expect(elif.getByRole('option', { name: 'Jonah Okoye' })).toHaveAttribute('aria-selected', 'true');
  await elif.keyboard.press('Enter');
  await elif.keyboard.type('knows.');
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif)).toContainText('Who counted? @Jonah Okoye knows.');
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/1 comment(, Jonah.*)?$/);
  await expect(workbenchOf(elif).saveState).toContainText('Saved');
  await expectNoAxeFinding(elif);

  await jonah.reload();
  await expect(badgeOf(jonah)).toHaveAccessibleName('Inbox 1 unread');
  await expect(jonah.getByRole('listitem')).toContainText('Elif mentioned you on');
  await expectNoAxeFinding(jonah);
  await jonah.getByRole('link', { name: /^Elif mentioned you/ }).click();
  await expect(threadOf(jonah)).toContainText('Who counted?');
  await expect(badgeOf(jonah)).toHaveAccessibleName('Inbox');
  await threadOf(jonah).getByLabel('Reply').fill('The harbour office did.');
  await jonah.keyboard.press('Enter');
  await expect(threadOf(jonah)).toContainText('You');
  await expect(threadOf(jonah).getByRole('button', { name: 'Resolve' })).toHaveCount(0);

  await expect(threadOf(elif)).toContainText('The harbour office did.');
  await expect(elif.getByText(/Jonah commented on claim 1\b/)).toBeAttached();
  await threadOf(elif).getByRole('button', { name: 'Resolve' }).click();
  const settledFor = (one: Page) => one.getByRole('button', { name: '2 comments resolved' });
  await expect(settledFor(elif)).toBeVisible();
  await expect(settledFor(jonah)).toBeVisible();
  await settledFor(elif).click();
  await threadOf(elif).getByRole('button', { name: 'Reopen' }).click();
  await expect(settledFor(jonah)).toHaveCount(0);
  await expect(threadOf(jonah)).toContainText('The harbour office did.');
  await expect(threadOf(jonah).getByText('resolved it')).toHaveCount(0);
});

test('I type a name out, and who is mentioned hears of it; where a name is nobody’s I am told before I send', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  await tagSentence(elif, 1);
  await elif.keyboard.press('m');
  const field = elif.getByRole('textbox', { name: 'Comment', exact: true });
  await expect(field).toBeFocused();
  await elif.keyboard.type('Ask @Jonha');
  const notice = elif.getByText('“@Jonha” mentions nobody who may read this article. Choose a name that is offered after @.');
  await expect(notice).toBeVisible();
  await expectNoAxeFinding(elif, { how: 'a name that is nobody’s' });
  for (let n = 0; n < 3; n++) await elif.keyboard.press('Backspace');
  await elif.keyboard.type('nah Okoye');
  await expect(elif.getByRole('option', { name: 'Jonah Okoye' })).toBeVisible();
  await elif.keyboard.press('Escape');
  await expect(notice).toHaveCount(0);
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif).locator('.mention')).toHaveText('@Jonah Okoye');
  await expect(workbenchOf(elif).saveState).toContainText('Saved');
  await jonah.goto('/inbox');
  await expect(jonah.getByRole('listitem')).toContainText('Elif mentioned you on');
});

/** Begins a comment on a claim, while the names of who may be mentioned are on their way. What it gives has them come, or fail where `isHere` says so. */
async function beginWithoutNames(page: Page, openElsewhere: () => Promise<Page>, isHere = () => true) {
  const { elif, articleId } = await beginWithReader(page, openElsewhere);
  const { gate, open: letCome } = gateOf();
  await elif.route('**/mentionable', async (route) => {
    await gate;
    if (isHere()) await route.continue();
    else await route.abort();
  });
  await openArticle(elif, articleId);
  await tagSentence(elif, 1);
  await elif.keyboard.press('m');
  const field = elif.getByRole('textbox', { name: 'Comment', exact: true });
  await expect(field).toBeFocused();
  return { elif, field, letCome };
}

test('While the names are on their way nothing is said of those that I write, and each is named once I have left it', async ({
  page,
  openElsewhere,
}) => {
  const { elif, field, letCome } = await beginWithoutNames(page, openElsewhere);
  await elif.keyboard.type('Ask @Jonha, ');
  await expect(field).toHaveValue('Ask @Jonha, ');
  const notice = elif.getByText('mentions nobody');
  await expect(notice).toHaveCount(0);
  letCome();
  await expect(notice).toHaveText('“@Jonha” mentions nobody who may read this article. Choose a name that is offered after @.');
  await elif.keyboard.type('or @Pio');
  await expect(notice).toHaveText(/^“@Jonha” mentions/);
  await elif.keyboard.type('tr, if he is there.');
  await expect(notice).toHaveText(/^“@Jonha”, “@Piotr” mentions nobody who/);
});

test('A name that I type out before the names have come is mentioned all the same', async ({ page, openElsewhere }) => {
  let mayCome = false;
  const { elif, field, letCome } = await beginWithoutNames(page, openElsewhere, () => mayCome);
  await elif.keyboard.type('Ask @Jonah Okoye');
  await elif.keyboard.press('Enter');
  await expect(elif.getByText('“@Jonah” is being looked up.')).toBeVisible();
  await expect(field).toHaveValue('Ask @Jonah Okoye');
  letCome();
  await expect(elif.getByText('“@Jonah” mentions nobody yet: names could not be read')).toBeVisible({ timeout: 15_000 });
  await expectNoAxeFinding(elif, { how: 'names that could not be read' });
  mayCome = true;
  await expect(threadOf(elif).locator('.mention')).toHaveText('@Jonah Okoye', { timeout: 15_000 });
});

test('A comment that waits for names is not sent when I have gone on writing in it, until I say so', async ({ page, openElsewhere }) => {
  const { elif, field, letCome } = await beginWithoutNames(page, openElsewhere);
  await elif.keyboard.type('Ask @Jonah Okoye');
  await elif.keyboard.press('Enter');
  await expect(elif.getByText('“@Jonah” is being looked up.')).toBeVisible();
  await elif.keyboard.type('s');
  letCome();
  await expect(elif.getByText('“@Jonah” mentions nobody who may read this article.')).toBeVisible();
  await elif.keyboard.press('Backspace');
  await expect(elif.getByRole('option', { name: 'Jonah Okoye' })).toBeVisible();
  await expect(field).toHaveValue('Ask @Jonah Okoye');
  await expect(threadOf(elif)).toHaveCount(0);
  await elif.keyboard.press('Escape');
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif).locator('.mention')).toHaveText('@Jonah Okoye');
});
