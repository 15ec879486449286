import { expect } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { test } from './connected-house';
import { makeDesk, makePerson, password, signIn, uniqueName } from './fixtures';
import { lookAtAll } from './look-at-all';

test('I invite a colleague, who finds the link in their mail and nothing of the desk', async ({ page, openElsewhere, connected }) => {
  const desk = uniqueName('Night');
  await signIn(page, await makePerson('Hanne Voss', { roles: { [await makeDesk(desk)]: 'lead' } }));
  const email = `tove.${Date.now()}@post.example`;
  await page.goto('/people');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog', { name: 'The invitation is ready' });
  await expect(dialog).toContainText(`The link is in the mail to ${email}. It works once, for 7 days.`);
  // It is the colleague's: whoever invites does not get to see it.
  await expect(dialog.getByLabel('Link')).toHaveCount(0);
  await expectNoAxeFinding(page);

  const { content } = await connected.mailbox.next(email);
  expect(content).toContain('Hanne Voss invites you to Galley');
  expect(content).not.toContain(desk);
  const [link = ''] = /http:\/\/localhost:\d+\/invitation\/[\w-]+/.exec(content) ?? [];
  const colleague = await openElsewhere();
  await colleague.goto(link);
  await colleague.getByLabel('Name').fill('Tove Ekman');
  await colleague.getByLabel('Password', { exact: true }).fill(password);
  await colleague.getByRole('button', { name: 'Join' }).click();
  await expect(colleague.getByRole('button', { name: 'Account of Tove Ekman' })).toBeVisible();
});

test('I forgot my password, and set a new one by a link in my mail', async ({ page, connected }) => {
  const person = await makePerson('Elif Tuncel', { roles: { [await makeDesk(uniqueName('Culture'))]: 'editor' } });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  const ask = async (email: string) => {
    await page.getByLabel('Email').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('status').filter({ hasText: `If ${email} has an account here, the link is on its way.` })).toBeVisible();
  };
  // The page says the same of nobody.
  await ask(`nobody.${Date.now()}@post.example`);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lookAtAll(page);
  await ask(person.email);
  const { content } = await connected.mailbox.next(person.email);
  const [link = ''] = /http:\/\/localhost:\d+\/reset\/[\w-]+/.exec(content) ?? [];
  await page.goto(link);
  await page.getByLabel('New password').fill('a quite new password');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('button', { name: 'Account of Elif Tuncel' })).toBeVisible();
  expect(connected.mailbox.taken).toEqual([]);
});

test('I ask for more links than anybody needs, and am told when to go on', async ({ page }) => {
  await page.goto('/forgot');
  await page.getByLabel('Email').fill(`eager.${Date.now()}@post.example`);
  for (let asked = 0; asked < 3; asked += 1) {
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'the link is on its way' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('That is enough links for now. You can try again in 15 minutes.')).toBeVisible();
});
