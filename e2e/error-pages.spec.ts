import { expect, type Page } from '@playwright/test';
import { makePerson, signIn, test } from './fixtures';
import { lookAtDesk } from './look-at-all';

/** The page says what happened and offers one way on; its code is behind Details only. How it looks without them is looked at with all screens. */
async function expectErrorPage(page: Page, heading: string, way: 'link' | 'button', code: string | null): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expect(page.getByRole('main').getByRole(way)).toHaveCount(1);
  if (code === null) await expect(page.getByText('Details')).toHaveCount(0);
  else {
    await expect(page.getByText(code)).toBeHidden();
    await page.getByText('Details').click();
    await expect(page.getByText(code)).toBeVisible();
  }
}

test.beforeEach(async ({ page }) => signIn(page, await makePerson('Elif Tuncel')));

test('What is not there leads me back to the articles', async ({ page }) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expectErrorPage(page, 'There is no such page', 'link', '404');
  await page.getByRole('link', { name: 'To the articles' }).click();
  await expect(page).toHaveURL('/articles');
});

test('Where Galley is set up, the address of its set-up says so to anybody and leads to where one signs in', async ({ page }) => {
  for (const isSignedIn of [true, false]) {
    if (!isSignedIn) await page.context().clearCookies();
    const answer = await page.goto('/setup');
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1, name: 'Galley is set up' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.getByRole('link', { name: 'To the sign-in page' }).click();
    await expect(page).toHaveURL(isSignedIn ? '/articles' : '/sign-in');
  }
});

test('Whatever address I make up, no page comes without a content policy: one that did, or broke it, would fail its journey', async ({
  page,
  openElsewhere,
  faults,
}) => {
  const addresses = ['/nowhere', '/p/x', '/api', '/api/x', '/api/v1/x', '/api/auth', '/api/auth/signout', '/api/auth/callback/nobody'];
  const ofFiles = [
    '/icon.svgx',
    '/icon.svg/x',
    '/_next/x',
    '/_next/staticx',
    '/_next/static/x.js',
    '/_next/imagex',
    '/_next/image',
    '/%ff',
  ];
  for (const address of [...addresses, ...ofFiles]) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBeGreaterThanOrEqual(400);
    const { 'content-type': type = '', 'content-security-policy': policy = 'none' } = answer.headers();
    if (type.startsWith('text/html')) expect(policy, address).toContain("default-src 'none'");
  }

  // All journeys rely on it, whoever’s browser they are in.
  const elsewhere = await openElsewhere();
  await elsewhere.goto('/sign-in');
  expect(faults).toEqual([]);
  await elsewhere.evaluate(() => {
    // A script element would be let in, since a script adds it.
    document.body.setAttribute('onclick', 'void 0');
    const style = document.createElement('style');
    style.textContent = 'p {}';
    document.head.append(style);
    setTimeout(() => {
      throw new Error('a bug of the page');
    });
  });
  await elsewhere.route('/sign-in', (route) => route.fulfill({ contentType: 'text/html', body: 'without a policy' }));
  await elsewhere.goto('/sign-in');
  for (const fault of [
    /Content Security Policy.+script-src/,
    /Content Security Policy.+style-src/,
    /^a bug of the page$/,
    /no content policy$/,
  ])
    await expect.poll(() => faults.filter((one) => fault.test(one)), String(fault)).toHaveLength(1);
  // They were meant.
  faults.length = 0;
});

test('A link that a mail program cut or added to is a page that says so, and no bare failure', async ({ page }) => {
  for (const address of ['/articles/%ff', '/sources/%E0%A4%A', '/%', '/api/v1/articles/%ff', '/api/auth/%ff', '/articles/%00']) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(404);
    const { 'content-type': type = '', 'content-security-policy': policy = 'none' } = answer.headers();
    if (address.startsWith('/api/')) expect(type, address).toBe('application/problem+json');
    else expect(policy, address).toContain("default-src 'none'");
  }
  await page.goto('/articles/abc%');
  await expectErrorPage(page, 'There is no such page', 'link', '404');
  await page.context().clearCookies();
  for (const address of ['/reset/abc%', '/invitation/%ff']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'This link cannot be used' })).toBeVisible();
  }
});

test('What my role does not open says who can give me the right', async ({ page }) => {
  const answer = await page.goto('/gallery/forbidden');
  expect(answer?.status()).toBe(403);
  await expect(page.getByText('A lead of your desk or an admin can give you the right.')).toBeVisible();
  await expectErrorPage(page, 'Your role does not open this page', 'link', '403');
});

test('What breaks on the server says what is safe, and has a code for whoever keeps the house', async ({ page }) => {
  const answer = await page.goto('/gallery/broken?on=server');
  expect(answer?.status()).toBe(500);
  await expect(page.getByText('What you wrote in articles is kept in this browser.')).toBeVisible();
  await expectErrorPage(page, 'This page could not be shown', 'button', '500');
  await expect(page.getByText(/^500 \d+$/)).toBeVisible();
  await lookAtDesk(page);
});

test('What breaks in the browser comes back when I try again, and so does my keyboard', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'galley-theme', value: 'dark', url: baseURL ?? '' }]);
  await page.goto('/gallery/broken');
  await page.getByRole('button', { name: 'Break it' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Break it' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A page that breaks' })).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Break it' }).click();
  await expectErrorPage(page, 'This page could not be shown', 'button', '500');
});

test('Without a line I am told that it is the line', async ({ page, context }) => {
  await page.goto('/gallery/broken');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Break it' }).click();
  await expectErrorPage(page, 'You are offline', 'button', null);
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
});
