import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, tagSentence } from './articles';
import { expectNoAxeFinding } from './axe';
import { test } from './connected-house';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, password, signIn, uniqueName } from './fixtures';
import { sideways } from './look-at-all';

const mailSection = (page: Page) => page.getByRole('region', { name: 'Mail' });

/** As if it had come so long ago: a minute has to pass before anybody is mailed. */
async function letWaitSince(personId: string, minutes: number): Promise<void> {
  await inDatabase((client) =>
    client.query(
      `update "ReadMark" set "waitingAt" = now() - make_interval(mins => $2) where "personId" = $1 and "waitingAt" is not null`,
      [personId, minutes],
    ),
  );
}

test('I am mentioned while I am away, get a mail with nothing but a link, and find it in my inbox', async ({
  page,
  openElsewhere,
  connected,
}) => {
  const deskId = await makeDesk(uniqueName('Harbour'));
  const xenia = await makePerson('Xenia Petrov', { roles: { [deskId]: 'checker' } });
  const hers = await openElsewhere();
  await signIn(hers, xenia);
  await hers.goto('/profile');
  await mailSection(hers).getByText('At once').click();
  await expect(mailSection(hers).getByText('Saved')).toBeVisible();
  await hers.context().clearCookies();

  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'checker' } }));
  await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await tagSentence(page, 1);
  await page.keyboard.press('m');
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
  await page.keyboard.type('Who counted? @xen');
  await expect(page.getByRole('option', { name: 'Xenia Petrov' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Thread' })).toContainText('Who counted? @Xenia Petrov');
  await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Saved');
  await letWaitSince(xenia.id, 2);

  const { content } = await connected.mailbox.next(xenia.email);
  expect(content).toContain('Subject: One new thing is waiting for you in Galley');
  expect(content).not.toMatch(/Elif|Tuncel|Who counted|lazy count|ferry|Harbour/i);
  const [link = ''] = /http:\/\/localhost:\d+\/inbox/.exec(content) ?? [];
  await hers.goto(link);
  await hers.getByLabel('Email').fill(xenia.email);
  await hers.getByLabel('Password', { exact: true }).fill(password);
  await hers.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(hers.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(hers.getByRole('link', { name: /^Elif mentioned you/ })).toBeVisible();

  const [profile = ''] = /http:\/\/localhost:\d+\/profile#mail/.exec(content) ?? [];
  await hers.goto(profile);
  await mailSection(hers).getByText('Never').click();
  await expect(mailSection(hers).getByText('Saved')).toBeVisible();
  await expect(mailSection(hers)).toContainText('What is for you is in the inbox.');
});

for (const theme of ['light', 'dark'] as const) {
  test(`I choose a daily mail by the clocks where I am, in the ${theme} theme, at a desk and on a phone`, async ({
    openElsewhere,
    connected,
  }) => {
    const page = await openElsewhere({ timezoneId: 'America/New_York' });
    await page.context().addCookies([{ name: 'galley-theme', value: theme, url: connected.url }]);
    await signIn(page, await makePerson('Jonah Okoye', { roles: { [await makeDesk()]: 'reader' } }));
    await page.goto('/profile#mail');
    const mail = mailSection(page);
    await expect(mail.getByRole('radio', { name: 'Never' })).toBeChecked();
    await expect(mail.getByRole('radio')).toHaveCount(3);
    await mail.getByRole('radio', { name: 'Never' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(mail.getByLabel('Hour of the daily mail')).toHaveValue('8');
    await mail.getByLabel('Hour of the daily mail').selectOption('07:00');
    // The sign of the change before may still be there.
    const kept = page.waitForResponse((answer) => answer.request().postData()?.includes('mentions') ?? false);
    await mail.getByText('Mentions only').click();
    await kept;
    await expect(mail.getByText('Saved')).toBeVisible();
    await expect(mail).toContainText('By the clocks of America/New York.');
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.reload();
      await expect(mail.getByRole('radio', { name: 'Once a day' })).toBeChecked();
      await expect(mail.getByRole('radio', { name: 'Mentions only' })).toBeChecked();
      await expect(mail.getByLabel('Hour of the daily mail')).toHaveValue('7');
      await expectNoAxeFinding(page);
      expect(await sideways(page)).toEqual([]);
    }
    // On a journey the clocks stay those of home, until one says otherwise.
    const abroad = await openElsewhere({ timezoneId: 'Europe/Athens' });
    await abroad.context().addCookies(await page.context().cookies());
    await abroad.goto('/profile#mail');
    await expect(mailSection(abroad)).toContainText('By the clocks of America/New York. This browser is in Europe/Athens.');
    await expectNoAxeFinding(abroad);
    await abroad.getByRole('button', { name: 'Use Europe/Athens' }).click();
    await expect(mailSection(abroad)).toContainText('By the clocks of Europe/Athens.');
    await expect(abroad.getByRole('button', { name: 'Use Europe/Athens' })).toHaveCount(0);
    await expect(abroad.locator('body')).not.toBeFocused();
  });
}
