import { expect, type Locator, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { faceOf, makeArticle, openArticle, tagSentence, workbenchOf, writeInHeadline } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, newsOn, signIn, test } from './fixtures';
import { sideways } from './look-at-all';

/** Elif at `page` and Jonah in another browser, both with the same article open. */
async function begin(page: Page, openElsewhere: () => Promise<Page>, text = ferryArticle) {
  const deskId = await makeDesk();
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  const articleId = await makeArticle(page, deskId, text);
  await openArticle(page, articleId);
  await openArticle(jonah, articleId);
  await expect(faceOf(page, 'Jonah, here')).toBeVisible();
  await expect(faceOf(jonah, 'Elif, here')).toBeVisible();
  return { elif: page, jonah, articleId, deskId };
}

/** The caret of a colleague: it is drawn for the eye only, so it has no role. */
const caretOf = (page: Page, name: string) => page.locator(`.remote-caret[data-name="${name}"]`);

/** Where the page's own caret is on the screen: the left edge and the line. */
function ownCaret(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const { focusNode, focusOffset } = document.getSelection() ?? {};
    if (!focusNode) throw new Error('There is no caret.');
    const range = document.createRange();
    range.setStart(focusNode, focusOffset ?? 0);
    const { left, top, height } = range.getBoundingClientRect();
    return { x: left, y: top + height / 2 };
  });
}

/** Counts from now on how often the text is scrolled. Gives what says it. */
async function countScrolls(page: Page): Promise<() => Promise<number>> {
  const scroller = page.locator('.sheet-scroll');
  await scroller.evaluate(async (element) => {
    // What was scrolled just now is told with the next picture.
    for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
    let count = 0;
    element.dataset.scrolls = '0';
    element.addEventListener('scroll', () => {
      count += 1;
      element.dataset.scrolls = String(count);
    });
  });
  return async () => Number(await scroller.getAttribute('data-scrolls'));
}

/** Waits until a caret stands where `wanted` is, within a letter and a line. */
async function expectAt(caret: Locator, wanted: { x: number; y: number }): Promise<void> {
  await expect(async () => {
    const box = await caret.boundingBox();
    if (!box) throw new Error('It is not drawn.');
    expect(Math.abs(box.x + 1 - wanted.x)).toBeLessThan(4);
    expect(Math.abs(box.y + box.height / 2 - wanted.y)).toBeLessThan(12);
  }).toPass();
}

test('Each of us sees where the other is, while we move and while one of us writes', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await jonah.keyboard.press('ControlOrMeta+Home');
  for (let n = 0; n < 5; n++) await jonah.keyboard.press('ControlOrMeta+ArrowRight');
  await expectAt(caretOf(elif, 'Jonah'), await ownCaret(jonah));
  await elif.keyboard.press('ControlOrMeta+End');
  await expectAt(caretOf(jonah, 'Elif'), await ownCaret(elif));

  await writeInHeadline(elif, ' night');
  await expect(workbenchOf(jonah).text).toContainText('A night ferry');
  await expectAt(caretOf(elif, 'Jonah'), await ownCaret(jonah));
  await expectAt(caretOf(jonah, 'Elif'), await ownCaret(elif));
});

test('A flag says whose caret it is when it moves, folds to a dot, and is not in the text', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await jonah.keyboard.press('ControlOrMeta+Home');
  const caret = caretOf(elif, 'Jonah');
  const flag = () => caret.evaluate((element) => getComputedStyle(element, '::after').content);
  // It is there for two seconds: who has missed it sees it when he moves on.
  await expect(async () => {
    await jonah.keyboard.press('ArrowRight');
    await expect(caret).toHaveClass(/is-named/, { timeout: 1_000 });
    expect(await flag()).toContain('Jonah');
  }).toPass();
  await expect(caret).not.toHaveClass(/is-named/);
  expect(await flag()).not.toContain('Jonah');
  await expect(workbenchOf(elif).text).not.toContainText('Jonah');
  expect(await elif.locator('.presence-layer').evaluate((element) => element.textContent)).toBe('');
  await elif.keyboard.press('ControlOrMeta+a');
  expect(await elif.evaluate(() => document.getSelection()?.toString())).not.toContain('Jonah');
});

test('I see the words that a colleague selects, and may click through their caret', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await jonah.keyboard.press('ControlOrMeta+Home');
  await jonah.keyboard.press('.');
  await jonah.keyboard.press('ArrowRight');
  await jonah.keyboard.press('.');
  const tinted = () =>
    elif.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith('person-')).flatMap(([, of]) => [...of].map(String)));
  await expect.poll(tinted).toEqual(['The harbour board says that the line carries 1,240 people a day.']);
  const colours = await elif.evaluate(() =>
    [...CSS.highlights].flatMap(([name, of]) =>
      [...of].map(
        ({ startContainer: { parentElement } }) => parentElement && getComputedStyle(parentElement, `::highlight(${name})`).backgroundColor,
      ),
    ),
  );
  expect(colours).toEqual([expect.stringMatching(/^(rgba?|oklch|color)\((?!0, 0, 0, 0\))/)]);
  await expectAt(caretOf(elif, 'Jonah'), await ownCaret(jonah));
  const box = await caretOf(elif, 'Jonah').boundingBox();
  if (!box) throw new Error('It is not drawn.');
  await elif.mouse.click(box.x + 1, box.y + box.height / 2);
  await expectAt(caretOf(elif, 'Jonah'), await ownCaret(elif));
});

test('The slip of a claim says who has its card open, and my own card stays as it is', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await tagSentence(elif, 1);
  await tagSentence(elif, 2);
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/^Claim 2,/);
  await expect(workbenchOf(jonah).tags.getByRole('option')).toHaveCount(2);
  await workbenchOf(jonah).option(/^C1\b/).click();
  const slip = elif.getByRole('article', { name: /^Claim 1,.*Jonah is in this card$/ });
  await expect(slip).toHaveAttribute('title', 'Jonah is in this card');
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/^Claim 2,/);
  await workbenchOf(jonah).option(/^C2\b/).click();
  await expect(slip).toHaveCount(0);
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/^Claim 2,/);
  // Nor does it change with theirs while I follow them.
  const face = faceOf(elif, 'Jonah, here');
  await face.click();
  await workbenchOf(jonah).option(/^C1\b/).click();
  await expect(slip).toBeVisible();
  await expect(face).toHaveAttribute('aria-pressed', 'true');
  await expect(workbenchOf(elif).card).toHaveAccessibleName(/^Claim 2,/);
});

test('Who joins the desk while I have the article open is called by name', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await begin(page, openElsewhere);
  const heard = newsOn(page, 'What others do');
  await expect(heard).toHaveText('Jonah is here.');
  const mara = await openElsewhere();
  await signIn(mara, await makePerson('Mara Lind', { roles: { [deskId]: 'checker' } }));
  await openArticle(mara, articleId);
  await expect(faceOf(page, 'Mara, here')).toBeVisible();
  // Who was here before her is not told again.
  await expect(heard).toHaveText('Mara is here.');
  await tagSentence(mara, 1);
  await expect(heard).toHaveText('Mara added claim 1.');
  await workbenchOf(page).option(/^C1/).click();
  await expect(workbenchOf(page).card).toContainText('Mara tagged');
});

test('Who leaves is gone', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere);
  await expect(newsOn(elif, 'What others do')).toHaveText('Jonah is here.');
  await jonah.goto('/articles');
  await expect(elif.getByRole('group', { name: 'Here now' })).toHaveCount(0);
  await expect(caretOf(elif, 'Jonah')).toHaveCount(0);
  await expect(newsOn(elif, 'What others do')).toHaveText('Jonah has left.');
});

const longArticle = `${ferryArticle}\n\n${Array.from({ length: 120 }, (_, n) => `The ferry has made its run ${n + 1} times since, and every time it came back. It was no great thing to see, but it was seen.`).join('\n\n')}`;

test('I follow a colleague through a long article until I do something of my own', async ({ page, openElsewhere }) => {
  const { elif, jonah } = await begin(page, openElsewhere, longArticle);
  await elif.keyboard.press('ControlOrMeta+Home');
  const before = await ownCaret(elif);
  const face = faceOf(elif, 'Jonah, here');
  await face.click();
  await expect(face).toHaveAttribute('aria-pressed', 'true');
  await jonah.keyboard.press('ControlOrMeta+End');
  await expect(elif.getByText('run 120 times since')).toBeInViewport();
  await expect(caretOf(elif, 'Jonah')).toBeInViewport();
  await jonah.keyboard.press('ControlOrMeta+Home');
  await expect(elif.getByText('The harbour board says')).toBeInViewport();
  await expect.poll(() => ownCaret(elif)).toEqual(before);

  await elif.keyboard.press('Escape');
  await expect(face).toHaveAttribute('aria-pressed', 'false');
  const scrolls = await countScrolls(elif);
  await jonah.keyboard.press('ControlOrMeta+End');
  await expect(caretOf(elif, 'Jonah')).toHaveCount(0);
  await jonah.keyboard.press('ControlOrMeta+Home');
  await expect(caretOf(elif, 'Jonah')).toBeInViewport();
  expect(await scrolls()).toBe(0);
  await jonah.keyboard.press('ControlOrMeta+End');
  await expect(caretOf(elif, 'Jonah')).toHaveCount(0);

  await face.click();
  await expect(elif.getByText('run 120 times since')).toBeInViewport();
  await elif.mouse.move(600, 500);
  await elif.mouse.wheel(0, -2_000);
  await expect(face).toHaveAttribute('aria-pressed', 'false');
});

test('More than five faces are a list, which names everyone, and on a phone all are', async ({ page, openElsewhere }) => {
  const { elif, articleId, deskId } = await begin(page, openElsewhere);
  const names = ['Ada Quill', 'Ben Stone', 'Cleo Marsh', 'Dov Halpern', 'Eva Lind', 'Marc Delisle'];
  for (const name of names) {
    const person = await makePerson(name, { roles: { [deskId]: 'checker' } });
    const there = await openElsewhere();
    await signIn(there, person);
    const place = { version: 0, anchor: 1, head: 1, annotationId: null, isAway: name === 'Marc Delisle' };
    const answer = await there.request.post(`/api/v1/articles/${articleId}/presence`, { data: { tabId: person.id, place } });
    expect(answer.ok()).toBe(true);
  }
  const more = elif.getByRole('button', { name: '2 more here' });
  await more.click();
  await expect(elif.getByRole('menuitem')).toHaveText(['JOJonah, here', 'MDMarc, away']);
  await expectNoAxeFinding(elif);
  await elif.keyboard.press('Escape');
  await elif.setViewportSize({ width: 390, height: 844 });
  await expect(elif.getByRole('button', { name: '7 other people are here' })).toBeVisible();
  // The bar stays one line, and the article's name can be read.
  expect((await elif.getByRole('banner').boundingBox())?.height).toBeLessThan(60);
  expect((await elif.getByRole('navigation', { name: 'Place' }).boundingBox())?.width).toBeGreaterThan(80);
  await elif.getByRole('button', { name: '7 other people are here' }).click();
  await expect(elif.getByRole('menuitem')).toHaveCount(7);
  await elif.getByRole('menuitem', { name: 'Jonah, here' }).click();
  await elif.getByRole('button', { name: '7 other people are here' }).click();
  await expect(elif.getByRole('menuitem', { name: 'Jonah, here, followed' })).toBeVisible();
});

test('With fifty of us the row stays a row, and the list of the others fits the window and scrolls', async ({ page, openElsewhere }) => {
  const { elif, articleId } = await begin(page, openElsewhere);
  // They are at another process of the house.
  await inDatabase(async (client) => {
    const ids = Array.from({ length: 48 }, () => uuidv7());
    const names = ids.map((_, n) => `Person${n + 10} Quill`);
    const sql = `insert into "Person" (id, email, name) select id, id || '@ledger.example', name from unnest($1::uuid[], $2::text[]) as p(id, name)`;
    await client.query(sql, [ids, names]);
    const place = { version: 0, anchor: 1, head: 1, annotationId: null, isAway: false };
    for (const some of [ids.slice(0, 24), ids.slice(24)]) {
      const tabs = some.map((personId) => ({ tabId: personId, personId, place }));
      await client.query(`select pg_notify('galley_presence', $1)`, [JSON.stringify({ type: 'said', from: 'elsewhere', articleId, tabs })]);
    }
  });
  const row = elif.getByRole('group', { name: 'Here now' });
  const more = elif.getByRole('button', { name: '44 more here' });
  await expect(more).toHaveText(/^\+44/);
  await expect(row.getByRole('button')).toHaveCount(6);
  expect((await row.boundingBox())?.height).toBeLessThan(48);
  expect(await sideways(elif)).toEqual([]);
  const looks = [
    { size: { width: 1440, height: 900 }, button: more, count: 44 },
    { size: { width: 390, height: 844 }, button: elif.getByRole('button', { name: '49 other people are here' }), count: 49 },
  ];
  for (const { size, button, count } of looks) {
    await elif.setViewportSize(size);
    await button.press('Enter');
    const list = elif.getByRole('menu');
    await expect(list.getByRole('menuitem')).toHaveCount(count);
    await expect(async () => {
      const box = await list.boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= size.height).toBe(true);
    }).toPass();
    await elif.keyboard.press('End');
    await expect(list.getByRole('menuitem').last()).toBeFocused();
    await expect(list.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 });
    await expectNoAxeFinding(elif);
    await elif.keyboard.press('Escape');
  }
});

test('My own second tab is not a colleague', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await begin(page, openElsewhere);
  const tab = await elif.context().newPage();
  await openArticle(tab, articleId);
  await expect(faceOf(tab, 'Jonah, here')).toBeVisible();
  await expect(tab.getByRole('group', { name: 'Here now' }).getByRole('button')).toHaveCount(1);
  await expect(elif.getByRole('group', { name: 'Here now' }).getByRole('button')).toHaveCount(1);
  await expect(jonah.getByRole('group', { name: 'Here now' }).getByRole('button')).toHaveCount(1);
  await tab.close();
  await expect(faceOf(jonah, 'Elif, here')).toBeVisible();
});
