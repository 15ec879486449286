import { expect, type Locator, type Page } from '@playwright/test';
import { openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { boxOf } from './box-of';
import { makePerson, signIn, test, toastOf } from './fixtures';
import { writeOver } from './history-article';
import { holdLateScripts } from './late-scripts';
import { beginWithOwnArticle, openOwnArticle } from './own-article';

const paragraphs = Array.from({ length: 14 }, (_, n) => {
  const one = n + 1;
  return [
    `Ferry ${one} left at ${one}.05 with ${one}0 people.`,
    `It came back at ${one}.50 with nobody.`,
    `The captain of ferry ${one} is called Ada ${one}.`,
  ];
});
const ferries = `Ferries of the week\n\n${paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')}`;

/** An article with three sentences in each of fourteen paragraphs, of which the first `claims` are tagged as claims. */
const begin = (page: Page, claims: number) => openOwnArticle(page, { text: ferries, tags: paragraphs.flat().slice(0, claims) });

const slips = (page: Page) => page.getByRole('complementary', { name: 'Cards' }).getByRole('article');

/** All at once: of cards that fold meanwhile one alone would be waited for. */
const boxesOf = (cards: Locator) =>
  cards.evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { top, bottom };
    }),
  );

/** The script of few keys may come with the first of them. */
const expectSelected = (page: Page, words: string) => expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe(words);

async function expectInOrder(page: Page) {
  await expect(async () => {
    const boxes = await boxesOf(slips(page));
    expect(boxes.length).toBeGreaterThan(2);
    for (const [i, box] of boxes.entries()) expect(box.top).toBeGreaterThanOrEqual((boxes[i - 1]?.bottom ?? Number.NEGATIVE_INFINITY) + 5);
  }).toPass();
}

test('The card of a tag that was active before the cards came stands in sight, and the others keep off it', async ({ page }) => {
  const { articleId, card, text } = await begin(page, 4);
  const tagId = await text.locator('mark').nth(2).getAttribute('data-mark');
  const letGo = await holdLateScripts(page, `${articleId}?tag=${tagId}`);
  await expect(text.locator('mark.is-active')).toHaveCount(1);
  await expect(slips(page)).toHaveCount(0);
  await letGo();
  await expectInOrder(page);
  await expect(card).toHaveAccessibleName(/^Claim 3,/);
  await expectInOrder(page);
  expect((await card.boundingBox())?.y).toBeGreaterThan((await page.locator('.sheet-scroll').boundingBox())?.y ?? 0);
});

test('Cards stand beside their words, in their order, and none over another', async ({ page }) => {
  const { text, card, option } = await begin(page, 9);
  await option(/^C9\b/).click();
  await expectInOrder(page);
  await text.focus();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expectInOrder(page);

  // Where there is room a slip is level with its words.
  await option(/^C1\b/).click();
  await expect(async () => {
    const words = await text.locator('mark').first().boundingBox();
    const box = await card.boundingBox();
    expect(Math.abs((box?.y ?? 0) + 6 - (words?.y ?? 0))).toBeLessThan(8);
  }).toPass();
  await expectInOrder(page);
  // The line to it goes on from the one under its words, and strikes through no letters beside them.
  await expect(async () => {
    const words = await text.locator('mark').first().boundingBox();
    const line = await page.locator('.leader > path').evaluate((path) => path.getBoundingClientRect().y);
    expect(Math.abs(line + 1 - (words?.y ?? 0) - (words?.height ?? 0))).toBeLessThan(2);
  }).toPass();

  // A click on a slip opens it, and focus stays in the text.
  await page.getByRole('article', { name: /^Claim 4,/ }).click();
  await expect(card).toHaveAccessibleName(/^Claim 4,/);
  await expect(text).toBeFocused();
  await expectInOrder(page);
  await expectNoAxeFinding(page);
});

test('The open card stays in sight when I scroll away from its words, and what has no room above it folds', async ({ page }) => {
  const { card, option, tags, text } = await begin(page, 12);
  await option(/^C6\b/).click();
  await expect(card).toBeInViewport({ ratio: 1 });
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 600);
  await expect(card).toHaveAccessibleName(/^Claim 6,/);
  await expect(card).toBeInViewport({ ratio: 0.9 });
  await expectInOrder(page);

  // The end of the text can be reached, and is no lower than what is under it.
  await text.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(text.getByText(/The captain of ferry 14/)).toBeInViewport();

  await page.mouse.wheel(0, -4_000);
  await tags.focus();
  await page.keyboard.press('End');
  await expect(card).toHaveAccessibleName(/^Claim 12,/);
  await expectInOrder(page);

  // With less room than it needs, under what is folded above it at the top of the text, its end is in sight, too.
  await page.setViewportSize({ width: 1280, height: 430 });
  await tags.press('Home');
  await tags.press('ArrowDown');
  await tags.press('ArrowDown');
  await expect(card).toHaveAccessibleName(/^Claim 3,/);
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, -4_000);
  await expect(page.getByRole('button', { name: '2 above' })).toBeInViewport();
  await expect(card).toBeInViewport({ ratio: 1 });
});

test('I mark sentences clear, go from unseen to unseen, and see how much has been seen', async ({ page }) => {
  await begin(page, 2);
  const seen = page.getByRole('region', { name: 'What the text is made of' });
  await expect(seen).toContainText('4% seen');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('u');
  // The headline is text like any other.
  await page.keyboard.press('x');
  await expect(page.getByText('Sentence clear', { exact: true })).toBeAttached();
  await page.keyboard.press('x');
  await expect(seen).toContainText('9% seen');
  await expectSelected(page, 'Ferry 2 left at 2.05 with 20 people.');
  await expect(page.locator('.clear-lines > i')).toHaveCount(2);
  // Beside the number of each paragraph that has sentences left there is a bar; the figure names them, and leads there.
  await expect(page.locator('.seen-heat > i').first()).toBeVisible();
  await seen.getByText('13 paragraphs not seen whole').click();
  await expectNoAxeFinding(page);
  await seen.getByRole('button', { name: '¶3, 0 of 3 sentences seen' }).click();
  await expectSelected(page, 'Ferry 3 left at 3.05 with 30 people.');
  await page.keyboard.press('x');
  await expect(seen.getByRole('button', { name: '¶3, 1 of 3 sentences seen' })).toBeVisible();
  await expect(page.locator('.seen-heat > i > b')).toHaveCount(1);
  // Whoever comes back to it sees by whom.
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(page.getByText('Clear, seen by you')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.clear-lines > i')).toHaveCount(2);

  // A tagged sentence is seen; a clear one can be unseen again.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(seen).toContainText('6% seen');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('x');
  await expect(seen).toContainText('4% seen');
});

test('A sentence with a tag is unseen again when somebody writes beside the tag, and I mark it as seen', async ({ page }) => {
  const { articleId } = await openOwnArticle(page, {
    text: 'Ferries\n\nFerry 1 left at noon. It came back at one with nobody, a poor show.',
    tags: ['Ferries', 'Ferry 1 left at noon.', 'a poor show'],
    kinds: ['clear', 'clear', 'opinion'],
  });
  const seen = page.getByRole('region', { name: 'What the text is made of' });
  await expect(seen).toContainText('100% seen');
  await writeOver(page, articleId, 'with nobody', 'with 12 people');
  await expect(seen).toContainText('66% seen');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('u');
  await expectSelected(page, 'It came back at one with 12 people, a poor show.');
  await page.keyboard.press('x');
  await expect(seen).toContainText('100% seen');
  await expect(page.getByText('Clear, seen by you')).toBeVisible();
  await page.getByText('a poor show').first().click();
  await expect(page.getByRole('article', { name: /^Opinion 1,/ })).toBeVisible();
});

test('I paste a link on a claim and it becomes its source, and link the same source again with its place', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { card, option } = await begin(page, 2);
  await option(/^C1\b/).click();
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  await page.evaluate(() => navigator.clipboard.writeText('“with 10 people” https://example.org/ferries'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(card.getByRole('combobox', { name: 'Source: title or link' })).toHaveValue('https://example.org/ferries');
  await expect(card.getByLabel('Quoted words')).toHaveValue('with 10 people');
  await expect(card.getByRole('radio', { name: 'Supports' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('list', { name: 'Sources of this tag' })).toContainText('with 10 people');
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();

  await page.keyboard.press('j');
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await page.keyboard.press('Shift+S');
  await expect(card.getByLabel('Where in it')).toBeFocused();
  await page.keyboard.type('p. 4');
  await page.keyboard.press('Enter');
  await expect(card).toHaveAccessibleName(/, 1 source$/);
  await expect(card).toContainText('p. 4');
});

test('A link becomes a source too when it is pasted from the list or dropped on a folded card, and beside the cards it does nothing', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { card, option } = await begin(page, 2);
  const link = card.getByRole('combobox', { name: 'Source: title or link' });
  await option(/^C1\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/ferries or https://example.org/boats'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(toastOf(page, 'What was pasted has no link that can be read, or more than one.')).toBeVisible();
  await expect(link).toHaveCount(0);
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/ferries'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(link).toHaveValue('https://example.org/ferries');
  await page.keyboard.press('Escape');

  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'https://example.org/boats');
    return data;
  });
  const file = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['boats'], 'boats.txt'));
    return data;
  });
  const slip = page.getByRole('article', { name: /^Claim 2,.*needs a source/ });
  // Beside the cards the browser would open it in place of the article.
  for (const data of [dropped, file]) {
    const isKept = await page.getByRole('complementary', { name: 'Cards' }).evaluate((element, dataTransfer) => {
      return !element.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
    }, data);
    expect(isKept).toBe(true);
  }
  await slip.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await expect(link).toHaveValue('https://example.org/boats');
});

test('I give several claims a state, a person, a due date or remove them together, and one undo takes it back', async ({ page }) => {
  const { tags, option, card } = await begin(page, 5);
  await tags.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Selected tags' });
  await expect(bar).toContainText('3 selected');
  await bar.getByRole('button', { name: 'State of 3 claims' }).click();
  await page.getByRole('menuitem', { name: 'Checking', exact: true }).click();
  await expect(bar).toHaveCount(0);
  await option(/^C3\b/).click();
  await expect(card.getByRole('button', { name: 'Check: Checking' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByRole('button', { name: 'Check: To check' })).toBeVisible();

  await option(/^C2\b/).click({ modifiers: ['ControlOrMeta'] });
  await option(/^C4\b/).click({ modifiers: ['ControlOrMeta'] });
  await bar.getByRole('button', { name: 'Assign 2 claims' }).click();
  await page.getByRole('menuitem', { name: 'Elif Tuncel' }).click();
  await expect(bar).toHaveCount(0);
  await option(/^C4\b/).click();
  await expect(card.getByRole('button', { name: 'Checker: Elif', exact: true })).toBeVisible();
  await option(/^C2\b/).click();
  await expect(card.getByRole('button', { name: 'Checker: Elif', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByRole('button', { name: 'Checker: nobody. Assign', exact: true })).toBeVisible();

  await option(/^C2\b/).click({ modifiers: ['ControlOrMeta'] });
  await option(/^C4\b/).click({ modifiers: ['ControlOrMeta'] });
  await bar.getByRole('button', { name: 'Due date of these 2 claims: none' }).click();
  await page.getByRole('menuitem', { name: 'In a week, 12:00' }).click();
  await expect(bar).toHaveCount(0);
  await option(/^C4\b/).click();
  await expect(card.getByRole('button', { name: /^Due .+, C4$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByRole('button', { name: 'Due date of C4: none' })).toBeVisible();

  // A date of some of them is taken back from all, and is not called none before that.
  await card.getByRole('button', { name: 'Due date of C4: none' }).click();
  await page.getByRole('menuitem', { name: 'In a week, 12:00' }).click();
  await option(/^C2\b/).click({ modifiers: ['ControlOrMeta'] });
  await option(/^C4\b/).click({ modifiers: ['ControlOrMeta'] });
  await bar.getByRole('button', { name: 'Due date of these 2 claims: not the same for all' }).click();
  await page.getByRole('menuitem', { name: 'No due date' }).click();
  await option(/^C4\b/).click();
  await expect(card.getByRole('button', { name: 'Due date of C4: none' })).toBeVisible();

  await option(/^C2\b/).click({ modifiers: ['ControlOrMeta'] });
  await option(/^C4\b/).click({ modifiers: ['ControlOrMeta'] });
  await bar.getByRole('button', { name: 'Remove 2 tags' }).click();
  await expect(tags.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(tags.getByRole('option')).toHaveCount(5);
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
});

test('A press on a card counts also where the card grows under it, by what a colleague writes', async ({ page, openElsewhere }) => {
  // So low that the card of words in its middle ends at its foot.
  await page.setViewportSize({ width: 1280, height: 600 });
  const { deskId, articleId } = await beginWithOwnArticle(page, { text: ferries, tags: ['Ferry 7 left at 7.05 with 70 people.'] });
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }));
  const colleague = await openArticle(jonah, articleId);
  await colleague.option(/^C1\b/).click();
  await jonah.getByLabel('Comment', { exact: true }).fill('Who counted?');

  const { option, card } = await openArticle(page, articleId);
  await option(/^C1\b/).click();
  const verdict = card.getByRole('group', { name: 'Verdict' }).getByText('Unproven');
  const placed = () => boxOf(verdict);
  await expect(verdict).toBeVisible();
  // What comes late of a card has come, and it stands.
  await expect(card.getByLabel('Comment', { exact: true })).toBeVisible();
  await verdict.hover();
  const { x, y, width, height } = await placed();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await jonah.keyboard.press('Enter');
  await expect(card.getByText('Who counted?')).toBeAttached();
  expect((await placed()).y).toBe(y);
  await page.mouse.up();
  await expect(card.getByRole('radio', { name: 'Unproven' })).toBeChecked();
  // And then it makes room for what has come.
  await expect.poll(async () => (await placed()).y).toBeLessThan(y);
  await expect(card).toBeInViewport({ ratio: 1 });
});
