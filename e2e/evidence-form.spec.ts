import { expect, type Locator, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { addSources } from './add-sources';
import { openArticle, workbenchOf } from './articles';
import { inDatabase, makeDesk, makePerson, newsOn, signIn, test } from './fixtures';
import { gateOf } from './gate';
import { storeEntries, tagOf } from './stored-entries';
import { beginWithTwoClaims } from './two-claims';

/** Nika, with the form for a source open on the first of two claims. */
async function begin(page: Page) {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  const listed = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/v1/sources');
  await page.keyboard.press('s');
  const field = card.getByRole('combobox', { name: 'Source: title or link' });
  await expect(field).toBeFocused();
  // The sources of now: those that a journey adds are none of them.
  await listed;
  return {
    articleId,
    deskId,
    card,
    field,
    quote: card.getByLabel('Quoted words'),
    evidence: card.getByRole('list', { name: 'Sources of this tag' }),
  };
}

test('The field for a source is where I am until I type or go on, and what Enter takes and how many are left is said', async ({ page }) => {
  const { deskId, card, field } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts', 'Harbour log']);
  await workbenchOf(page).text.focus();
  await page.keyboard.press('s');
  await expect(field).toBeFocused();
  const heard = newsOn(card, 'Sources found');
  await expect(heard).toHaveText(/^2 sources shown\s*Enter takes Harbour/);
  await expect(field).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.type('acc');
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await expect(heard).toHaveText('1 source shown');
  await page.keyboard.type(' of nobody at all');
  await expect(heard).toHaveText('No source found');
});

test('The row that Enter takes is in sight as I go down and up a list of sources that is longer than its box', async ({ page }) => {
  const { deskId, card, field } = await begin(page);
  await addSources(
    page,
    deskId,
    Array.from({ length: 8 }, (_, n) => ({ title: `Harbour log ${n}`, url: `https://harbour.example/logs/${n}` })),
  );
  await workbenchOf(page).text.focus();
  await page.keyboard.press('s');
  await expect(field).toBeFocused();
  await page.keyboard.type('Harbour');
  const rows = card.getByRole('option');
  await expect(rows).toHaveCount(9);
  for (const key of ['ArrowDown', 'ArrowUp']) {
    for (let n = 0; n < 8; n++) await page.keyboard.press(key);
    const at = rows.nth(key === 'ArrowDown' ? 8 : 0);
    await expect(at).toHaveAttribute('aria-selected', 'true');
    await expect(at).toBeInViewport({ ratio: 0.99 });
  }
});

test('Who has gone on to another source before the list has come is not told that Enter takes the first one', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  await storeEntries(page, articleId, (state) =>
    ['Harbour accounts', 'Harbour log'].map((title) => ({
      type: 'evidence.linked',
      payload: {
        annotationId: tagOf(state, 'C2').id,
        evidenceId: uuidv7(),
        sourceId: uuidv7(),
        newSource: { title, type: 'document' },
        stance: 'supports',
      },
    })),
  );
  const { option, card } = await openArticle(page, articleId);
  const { gate, open: answer } = gateOf();
  await page.route('**/api/v1/sources?*', async (route) => {
    await gate;
    await route.continue();
  });
  await option(/^C1/).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await page.keyboard.press('s');
  const field = card.getByRole('combobox', { name: 'Source: title or link' });
  await expect(field).toBeFocused();
  // Those of the article are there at once.
  const rows = card.getByRole('option');
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  const second = (await rows.nth(1).locator('.trunc').first().textContent()) ?? '';
  answer();
  await expect(newsOn(card, 'Sources found')).toHaveText('2 sources shown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(second);
});

test('A link that I paste while I write of another source waits, and takes none of its words', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { card, field, quote, evidence } = await begin(page);
  await page.keyboard.type('Minutes of the harbour board');
  await page.keyboard.press('Enter');
  await quote.fill('1,240 a day');
  await card.getByLabel('Where in it').fill('p. 41');
  await workbenchOf(page).text.focus();
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/ferries'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(quote).toBeFocused();
  await expect(card).toContainText('What you began to write of this source is not linked yet.');
  await expect(field).toHaveValue('Minutes of the harbour board');
  await card.getByRole('button', { name: 'Link source' }).click();
  await expect(evidence).toContainText('Minutes of the harbour board');
  await expect(evidence).toContainText('p. 41');

  await page.keyboard.press('ControlOrMeta+v');
  await expect(field).toHaveValue('https://example.org/ferries');
  await expect(quote).toHaveValue('');
});

test('What I press below the open list of sources is pressed, also while more of them are on their way', async ({ page }) => {
  const { card, field, deskId } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts', 'Harbour accounts, annex', 'Harbour minutes']);
  await page.keyboard.type('Harbour accounts');
  await expect(card.getByRole('option')).toHaveCount(2);
  const tier = card.getByRole('group', { name: 'For this fact' });
  await tier.getByText('Secondary', { exact: true }).click();
  await expect(tier.getByRole('radio', { name: 'Secondary' })).toBeChecked();
  // What is there under exactly that title is meant.
  await expect(card.getByRole('option')).toHaveCount(0);
  await expect(card.getByText('New source', { exact: true })).toHaveCount(0);

  // Their answer would move it: it is called off.
  await page.route('**/api/v1/sources?**', () => undefined);
  const calledOff = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/v1/sources?'));
  await field.fill('Harbour');
  await tier.getByText('Primary', { exact: true }).hover();
  await page.mouse.down();
  await calledOff;
  await expect(card.getByRole('option')).not.toHaveCount(0);
  await page.mouse.up();
  await expect(tier.getByRole('radio', { name: 'Primary' })).toBeChecked();
  await expect(card.getByRole('option')).toHaveCount(0);
});

test('What I press below the open list with the middle button, or with Ctrl, stays below the pointer as well', async ({ page }) => {
  const { card, field, deskId } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts', 'Harbour accounts, annex']);
  const options = card.getByRole('option');
  const tier = card.getByRole('group', { name: 'For this fact' });
  const pressed = tier.getByText('Secondary', { exact: true });
  const press = async (button: 'left' | 'middle') => {
    await field.fill('Harbour accounts');
    await expect(options).toHaveCount(2);
    await pressed.hover();
    const before = await pressed.boundingBox();
    await page.mouse.down({ button });
    await expect(field).not.toBeFocused();
    expect(await pressed.boundingBox()).toEqual(before);
    await page.mouse.up({ button });
    await expect(options).toHaveCount(0);
  };
  await press('middle');
  await page.keyboard.down('ControlOrMeta');
  await press('left');
  await page.keyboard.up('ControlOrMeta');
  await expect(tier.getByRole('radio', { name: 'Secondary' })).toBeChecked();
});

test('A press for a menu of the system, of whose end the page hears nothing, leaves the field of a source as quick as before', async ({
  page,
}) => {
  const { card, field, quote, deskId } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts', 'Harbour log']);
  const options = card.getByRole('option');
  const pressForMenu = async () => {
    await page.getByRole('region', { name: 'Progress' }).hover();
    await page.mouse.down({ button: 'right' });
    await expect(field).not.toBeFocused();
  };
  await pressForMenu();
  await field.focus();
  await page.keyboard.type('Harbour accounts');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(options).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Harbour log');
  await page.keyboard.press('Enter');
  await expect(quote).toBeFocused();
  await page.mouse.up({ button: 'right' });

  // And the press that leads back opens the list, instead of closing it.
  await field.fill('Harbour');
  await expect(options).not.toHaveCount(0);
  await pressForMenu();
  await field.click();
  await expect(options).not.toHaveCount(0);
  await page.keyboard.type(' l');
  // Nearly the same words are offered, too, once the desk has answered.
  await expect(options.filter({ hasText: 'New source “Harbour l”' })).toBeVisible();
});

test('Words whose source I cleared are shown before another one is brought in, and go on with the one that I name', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { card, field, quote } = await begin(page);
  await page.keyboard.type('Minutes of the harbour board');
  await page.keyboard.press('Enter');
  await quote.fill('1,240 a day');
  await field.fill('');
  await expect(quote).toHaveCount(0);
  await workbenchOf(page).text.focus();
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/ferries'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(quote).toBeFocused();
  await expect(quote).toHaveValue('1,240 a day');
  await expect(field).toHaveValue('');
  await expect(card).toContainText('What you began to write is not linked yet. Name its source above');
  await field.fill('Minutes of the board');
  await expect(card).not.toContainText('is not linked yet');
  await expect(quote).toHaveValue('1,240 a day');
});

test('I go to New source before the list has come, and it stays the one that Enter takes', async ({ page }) => {
  const { deskId, card, field, evidence } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts', 'Harbour log']);
  const { gate, open: answer } = gateOf();
  await page.route('**/api/v1/sources?*query=*', async (route) => {
    await gate;
    // Those of fewer letters are given up by then.
    await route.continue().catch(() => undefined);
  });
  await page.keyboard.type('Harbour');
  await page.keyboard.press('ArrowDown');
  await expect(card.getByRole('option', { name: /New source/ })).toHaveAttribute('aria-selected', 'true');
  answer();
  await expect(card.getByRole('option')).toHaveCount(3);
  await expect(card.getByRole('option', { name: /New source/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Harbour');
  await card.getByRole('button', { name: 'Link source' }).click();
  await expect(evidence.getByText('Harbour', { exact: true })).toBeVisible();
});

/** What is cut off in the first row of evidence, or stands out of it: its name, the place `shown`, or its menu. */
const cutOff = (evidence: Locator, shown: string) =>
  evidence.evaluate((list, shown) => {
    const edge = list.getBoundingClientRect().right;
    const [name, place, menu] = [
      list.querySelector('.evidence-head > .trunc'),
      [...list.querySelectorAll('.evidence-place')].find((one) => one.textContent === shown),
      list.querySelector('.evidence-head button'),
    ].map((part) => part?.getBoundingClientRect() ?? new DOMRect(9999));
    return [
      // Of a name some letters must be there.
      ...(name && name.width < 90 ? ['name'] : []),
      ...(place && (place.right > edge || place.width === 0) ? ['place'] : []),
      // What a finger hits is bigger than what is drawn.
      ...(menu && menu.right > edge + 4 ? ['menu'] : []),
    ];
  }, shown);

test('The place in a source is whole however long, and leaves room for the name and the menu', async ({ page }) => {
  const { card, quote, evidence } = await begin(page);
  await page.keyboard.type('Minutes of the harbour board and of its committee for ferries');
  await page.keyboard.press('Enter');
  await quote.fill('1,240 a day');
  await card.getByLabel('Where in it').fill('p. 41');
  await card.getByRole('button', { name: 'Link source' }).click();
  const top = async (part: Locator) => (await part.boundingBox())?.y ?? 0;
  // A short one stands in the line of the name.
  const name = evidence.getByText(/^Minutes of the harbour board/);
  await expect(name).toBeVisible();
  expect(Math.abs((await top(evidence.getByText('p. 41'))) - (await top(name)))).toBeLessThan(6);
  for (const long of ['Annex B, table 4.2, note 3 to line 17, p. 218', 'x'.repeat(300)]) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await evidence.getByRole('button', { name: /^More for Minutes/ }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    await evidence.getByLabel('Where in it').fill(long);
    await evidence.getByRole('button', { name: 'Keep the change' }).click();
    await expect(evidence.getByText(long)).toBeVisible();
    // The narrowest margin, and a phone.
    for (const width of [1180, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => cutOff(evidence, long), `at ${width} px`).toEqual([]);
    }
  }
});

test('I press Enter before the list has come: a source that the desk has is shown to me first, and no second one made', async ({
  page,
}) => {
  const { deskId, card, field, quote } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts']);
  const { gate, open: answer } = gateOf();
  await page.route('**/api/v1/sources?*query=*', async (route) => {
    await gate;
    await route.continue().catch(() => undefined);
  });
  await page.keyboard.type('Harbour');
  await expect(card.getByRole('option', { name: /New source/ })).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  answer();
  await expect(card.getByRole('option', { name: /Harbour accounts/ })).toHaveAttribute('aria-selected', 'true');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Harbour accounts');
  await expect(quote).toBeFocused();
});

test('I name a source without a line, and read that those of the desk are not known', async ({ page, context }) => {
  const { card, quote } = await begin(page);
  await context.setOffline(true);
  await page.keyboard.type('Harbour');
  await expect(card).toContainText('Sources of the desk are not known without a line. What you type becomes a new source.');
  await page.keyboard.press('Enter');
  await expect(quote).toBeFocused();
  await context.setOffline(false);
});

test('A link that I drop into a field is words of the field, and no source', async ({ page }) => {
  const { card, field, quote } = await begin(page);
  await page.keyboard.type('Minutes');
  await page.keyboard.press('Enter');
  const isTaken = await quote.evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', 'https://example.org/boats');
    const events = ['dragover', 'drop'].map((name) => new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer }));
    return events.some((event) => !area.dispatchEvent(event));
  });
  expect(isTaken).toBe(false);
  await expect(field).toHaveValue('Minutes');
  await expect(card).not.toContainText('is not linked yet');
});

test('I type the title of a source that is there and press Tab: it is that source, not a second one', async ({ page }) => {
  const { deskId, card, evidence } = await begin(page);
  await addSources(page, deskId, ['Harbour accounts']);
  await page.keyboard.type('Harbour accounts');
  await expect(card.getByRole('option', { name: /Harbour accounts/ })).toHaveCount(1);
  await expect(card.getByRole('option', { name: /New source/ })).toHaveCount(0);
  await page.keyboard.press('Tab');
  await card.getByRole('button', { name: 'Link source' }).click();
  await expect(evidence).toContainText('Harbour accounts');
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await page.goto('/sources');
  await expect(page.getByRole('link', { name: 'Harbour accounts' })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Harbour accounts/ })).toContainText('1 article');
});

test('A colleague moves the article while I have it open: I am offered the sources of the desk that it is on', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, deskId, card, field } = await begin(page);
  const otherId = await makeDesk();
  const roles = { [deskId]: 'lead', [otherId]: 'lead' };
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles }));
  await addSources(hanne, deskId, ['Harbour log']);
  await addSources(hanne, otherId, ['Harbour accounts']);
  await inDatabase((client) =>
    client.query(
      'insert into "Membership" ("personId", "deskId", role) select "personId", $2::uuid, role from "Membership" where "deskId" = $1 and role = $3',
      [deskId, otherId, 'checker'],
    ),
  );
  const moved = await hanne.request.put(`/api/v1/articles/${articleId}/desk`, { data: { deskId: otherId } });
  expect(moved.ok(), await moved.text()).toBe(true);
  await expect(async () => {
    await field.fill('');
    await field.fill('Harbour');
    await expect(card.getByRole('option', { name: /Harbour accounts/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(card.getByRole('option', { name: /Harbour log/ })).toHaveCount(0);
});
