import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { insertInHeadline, makeArticle, openArticle, storedArticle, storeTags, tagSentence, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test, toastOf } from './fixtures';
import { setTheme } from './look-at-all';
import { beginWithTwoClaims, CLAIM, judgeClaim } from './two-claims';

async function begin(page: Page, text = ferryArticle) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, text);
  return { articleId, ...(await openArticle(page, articleId)) };
}

const card = (page: Page) => workbenchOf(page).card;
const toast = (page: Page, text: string) => page.getByText(text, { exact: true }).first();

test('I tag by the toolbar, words within words, and what is there already is not tagged twice', async ({ page }) => {
  const { text, tags, option } = await begin(page);
  const sentence = text.getByText('The harbour board says that the line carries 1,240 people a day.');
  await sentence.dblclick({ position: { x: 60, y: 12 } });
  const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
  await expect(bar).toBeVisible();
  const paper = await text.boundingBox();
  const place = await bar.boundingBox();
  expect(place?.x ?? 0).toBeGreaterThanOrEqual(paper?.x ?? 0);
  await bar.getByRole('button', { name: 'Opinion' }).click();
  await expect(text).toBeFocused();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeVisible();
  await page.keyboard.press('Escape');
  await tagSentence(page, 1);
  await expect(toast(page, 'These words are already C1.')).toBeVisible();
  await expect(tags.getByRole('option')).toHaveCount(2);

  // A click means the innermost tag, a second one on the same spot what is beneath.
  const inner = text.locator('mark.opinion').first();
  await page.clock.setSystemTime(Date.now() + 2_500);
  await inner.click();
  await expect(option(/^O1/)).toHaveAttribute('aria-selected', 'true');
  // Later than a double click, which selects the word.
  await page.clock.setSystemTime(Date.now() + 5_000);
  await inner.click();
  await expect(option(/^C1/)).toHaveAttribute('aria-selected', 'true');
});

test('I move a tag’s ends by words and change its kind, and undo each in turn', async ({ page }) => {
  const { tags } = await begin(page);
  await tagSentence(page, 1);
  await expect(card(page)).toHaveAccessibleName(/^Claim 1,/);
  const words = card(page).locator('.card-words');
  // The full stop goes with the last word's end, not with the word.
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expect(words).toHaveText('The harbour board says that the line carries 1,240 people a');
  await page.keyboard.press('Shift+[');
  await expect(words).toHaveText('harbour board says that the line carries 1,240 people a');
  await page.keyboard.press('Shift+]');
  await page.keyboard.press(']');
  await expect(words).toHaveText('The harbour board says that the line carries 1,240 people a day');
  await page.keyboard.press('o');
  await expect(card(page)).toHaveAccessibleName(/^Opinion 1,/);
  await page.keyboard.press('Backspace');
  await expect(tags.getByRole('option')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('option', { name: /The harbour board/ }).click();
  await expect(card(page)).toHaveAccessibleName(/^Claim \d,/);
});

test('Undo takes back words and tags in the order in which I made them, in both modes', async ({ page }) => {
  const { text, tags } = await begin(page);
  const margin = page.getByRole('complementary', { name: 'Cards' });
  await expect(margin).toContainText('then press C O P');
  await page.keyboard.press('e');
  // In Edit mode these keys are letters.
  await expect(margin).toContainText('Select some words to tag them');
  await page.keyboard.press('Escape');
  await insertInHeadline(page, ' slow');
  await tagSentence(page, 1);
  await insertInHeadline(page, ' very');
  await expect(text).toContainText('A very slow ferry');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toContainText('A slow ferry');
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('No tags yet.')).toBeVisible();
  await expect(text).toContainText('A slow ferry');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toContainText('A ferry');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(text).toContainText('A very slow ferry');
  await expect(tags.getByRole('option')).toHaveCount(1);
});

test('Escape closes what lies on top: the note first, then the dialog under it', async ({ page }) => {
  const { option } = await begin(page);
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeVisible();
  await page.keyboard.press('Backspace');
  const note = toastOf(page, 'Tag C1 removed');
  await expect(note).toBeVisible();
  // While it is pointed at it stays.
  await note.hover();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog');
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
});

test('A verdict says what it still needs, and goes stale when its words change', async ({ page }) => {
  const { saveState } = await begin(page);
  await tagSentence(page, 1);
  const keys = card(page).locator('.awaited-key').filter({ visible: true });
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('v');
  await expect(keys).toHaveText(['1', '2', '3', '4']);
  await page.keyboard.press('1');
  await expect(card(page)).toContainText('Supported needs a source that supports it. Link one, or choose Unproven and say why.');
  await expect(page.getByRole('combobox', { name: 'Source: title or link' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await expect(page.getByLabel('Note')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Give the verdict' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('Nobody counted.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(card(page)).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources');
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('v');
  await expect(keys).toHaveText(['1', '2', '3', '4', '0']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await expect(saveState).toContainText('Saved');
  await expect(card(page).locator('del')).toHaveText('day.');
  await expect(card(page).locator('ins')).toHaveText('daxy.');
  await expect(card(page)).toContainText('Unproven was said of the old words.');
  await expect(page.getByText('0 of 1 claim checked')).toBeVisible();
});

test('A verdict holds when only punctuation changes, its card says so, and other words make it stale', async ({ page }) => {
  const { saveState } = await begin(page);
  await tagSentence(page, 1);
  await page.keyboard.press('v');
  await page.keyboard.press('4');
  await page.getByLabel('Note').fill('Nobody counted.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('1 of 1 claim checked')).toBeVisible();
  await page.keyboard.press('e');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(' ');
  await page.keyboard.press('Escape');
  await expect(card(page)).toContainText(/Spacing changed since, \d\d:\d\d; the verdict holds/);
  await expect(card(page)).toContainText('changed spacing');
  await expect(card(page)).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources');
  await expect(saveState).toContainText('Saved');
  await expect(page.getByText('1 of 1 claim checked')).toBeVisible();
  await page.keyboard.press('e');
  // Apart from the space: what is typed at one place is one step of undo.
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await expect(card(page)).toContainText('Unproven was said of the old words.');
  await expect(page.getByText('0 of 1 claim checked')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card(page)).toContainText('the verdict holds');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card(page)).not.toContainText('the verdict holds');
  await expect(card(page)).toHaveAccessibleName('Claim 1, paragraph 1, unproven, 0 sources');
  await expect(page.getByText('1 of 1 claim checked')).toBeVisible();
});

test('I change and unlink evidence, and choose a source that is there', async ({ page }) => {
  await begin(page);
  await tagSentence(page, 1);
  await page.keyboard.press('s');
  await page.keyboard.type('https://example.org/harbour');
  await page.keyboard.press('Enter');
  await page.getByLabel('Quoted words').fill('1,240 a day');
  await page.getByLabel('Where in it').fill('p. 41');
  await page.getByRole('button', { name: 'Link source' }).click();
  const sources = page.getByRole('list', { name: 'Sources of this tag' });
  await expect(sources).toContainText('1,240 a day');
  await expect(sources).toContainText('p. 41');
  const more = sources.getByRole('button', { name: /^More for/ });
  await more.click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await sources.getByText('Context', { exact: true }).click();
  await sources.getByLabel('Looked at').fill('2026-11-02');
  await sources.getByRole('button', { name: 'Keep the change' }).click();
  await expect(sources).toContainText('Context');
  await expect(sources).toContainText('Looked at Nov 2, 2026');
  await expect(more).toBeFocused();
  // Where nothing may be changed there is no menu with nothing in it.
  await page.getByRole('radio', { name: 'Read', exact: true }).check({ force: true });
  await expect(sources).toContainText('Looked at Nov 2, 2026');
  await expect(more).toHaveCount(0);
  await expect(sources.getByRole('link', { name: /^Open the source/ })).toHaveAttribute('href', /^\/sources\/[-\da-f]+$/);
  await page.getByRole('radio', { name: 'Tag', exact: true }).check({ force: true });
  await more.click();
  await page.getByRole('menuitem', { name: 'Unlink' }).click();
  await expect(sources).toHaveCount(0);
  await expect(card(page)).toBeFocused();
  await page.keyboard.press('s');
  await page.getByRole('option', { name: /example.org/ }).click();
  await page.getByRole('button', { name: 'Link source' }).click();
  await expect(sources.getByRole('listitem')).toHaveCount(1);

  // The source says where it is used, and leads back to the claim.
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await more.click();
  await page.getByRole('menuitem', { name: 'Open the source' }).click();
  const used = page.getByRole('region', { name: 'Where it is used' });
  await expect(used).toContainText('Used in 1 claim, 1 article');
  await used.getByRole('link', { name: /^C1/ }).click();
  await expect(card(page)).toHaveAccessibleName(/^Claim 1,.*1 source/);
});

test('A tag whose words go is an orphan with its old words, and I attach it elsewhere', async ({ page }) => {
  const { articleId, saveState, text } = await begin(page);
  await tagSentence(page, 2, 'o');
  await page.getByRole('option', { name: /It was a lazy count/ }).click();
  await text.focus();
  await page.keyboard.press('.');
  await page.keyboard.press('e');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  const orphans = page.getByRole('region', { name: 'Orphans' });
  await expect(orphans).toContainText('It was a lazy count, made in a week of August.');
  await expect(saveState).toContainText('Saved');
  await text.getByText('The two boats are 31 years old.').click();
  await page.keyboard.press('.');
  await orphans.getByRole('button', { name: 'Attach O1 to the selection' }).click();
  await expect(orphans).toHaveCount(0);
  await expect(text).toBeFocused();
  expect((await storedArticle(articleId, page)).labels).toEqual(['O1']);
});

test('I filter the list, and find a tag by its words or its label', async ({ page }) => {
  const { tags } = await begin(page);
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  await tagSentence(page, 3, 'p');
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Claims' }).click();
  await expect(tags.getByRole('option')).toHaveText(/The harbour board/);
  await page.getByRole('button', { name: 'Needs source 1' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'Verdict', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Refuted' }).click();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(tags.getByRole('option')).toHaveCount(3);
  await page.getByLabel('Find in tags').fill('p1');
  await expect(tags.getByRole('option')).toHaveText(/The ferry should run at night too/);
  await page.getByLabel('Find in tags').fill('no such words');
  await expect(page.getByText('No tag matches.')).toBeVisible();
});

test('With Alt held I tag the very characters, by key too; without it whole words', async ({ page }) => {
  const { text, tags } = await begin(page);
  const drag = async (words: string, key?: 'Alt') => {
    const box = await text.evaluate((element, words) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(words) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        return range.getBoundingClientRect().toJSON();
      }
    }, words);
    const { left, right, y, height } = z.object({ left: z.number(), right: z.number(), y: z.number(), height: z.number() }).parse(box);
    if (key) await page.keyboard.down(key);
    await page.mouse.move(left + 1, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(right - 1, y + height / 2, { steps: 4 });
    await page.mouse.up();
    if (key) await page.keyboard.up(key);
    await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  };
  await drag('eopl', 'Alt');
  await page.keyboard.press('c');
  await expect(tags.getByRole('option', { name: /^C1 eopl\b/ })).toBeVisible();
  await drag('arbou');
  await page.keyboard.press('o');
  await expect(tags.getByRole('option', { name: /^O1 harbour\b/ })).toBeVisible();
});

test('Three hundred marks are in the accessibility tree, each with its name', async ({ page }) => {
  const sentences = Array.from({ length: 300 }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
  const paragraphs = Array.from({ length: 30 }, (_, n) => sentences.slice(n * 10, n * 10 + 10).join(' '));
  const { articleId, text } = await begin(page, `Three hundred boats\n\n${paragraphs.join('\n\n')}`);
  await storeTags(page, articleId, sentences, ['opinion', 'claim', 'claim']);
  await expect(text.locator('mark')).toHaveCount(300);
  const tree = await text.ariaSnapshot();
  expect(tree.match(/- mark/g)).toHaveLength(300);
  expect(tree).toContain('opinion 1 Boat number 1 left the quay on time. end of opinion 1');
  expect(tree).toContain('claim 200 Boat number 300 left the quay on time. end of claim 200');
  // Each whose folded card is on the page refers to it, and none to one that is not.
  const cardOf = (words: string) => page.locator(`xpath=//*[@id = //mark[starts-with(., "${words}")]/@aria-details]`);
  await expect(cardOf('Boat number 2 left')).toHaveAccessibleName(/^Claim 1,/);
  await text.locator('mark').last().scrollIntoViewIfNeeded();
  await expect(cardOf('Boat number 300 left')).toHaveAccessibleName(/^Claim 200,/);
  await expect(page.locator('xpath=//mark[@aria-details][not(@aria-details = //@id)]')).toHaveCount(0);
});

for (const width of [1440, 390]) {
  test(`The workbench has no finding of axe in either theme at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const { saveState } = await begin(page);
    await tagSentence(page, 2, 'o');
    await tagSentence(page, 3, 'p');
    await tagSentence(page, 1);
    await page.keyboard.press('v');
    await page.keyboard.press('2');
    await expect(saveState).toContainText('Saved');
    await page.getByRole('button', { name: 'Add source' }).click();
    await page.keyboard.type('Harbour');
    await expectNoAxeFinding(page, { how: 'light' });
    await setTheme(page, 'dark');
    await expectNoAxeFinding(page, { how: 'dark', coloursOnly: true });
  });
}

test('The toolbar over a tag changes its kind or removes it, and says when I cross two', async ({ page }) => {
  const { tags, option } = await begin(page);
  const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
  const select = async (sentences: number) => {
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('.');
    await page.keyboard.press('ArrowRight');
    for (let n = 0; n < sentences; n++) await page.keyboard.press('.');
  };
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  await select(1);
  await expect(bar.getByRole('button', { name: 'Proposal' })).toBeVisible();
  await bar.getByRole('button', { name: 'Change the kind of C1' }).click();
  await bar.getByRole('button', { name: 'Change C1 to proposal' }).click();
  await expect(option(/^P1/)).toContainText('The harbour board says');
  await expect(bar).toHaveCount(0);
  await select(2);
  await expect(bar).toContainText('Crosses P1 and O1');
  // Neither of the two is offered to be changed or removed.
  await expect(bar.getByRole('button')).toHaveText([/Claim/, /Opinion/, /Proposal/, /Add these words to O1/, /Select more/, /Comment/]);
  await select(1);
  await bar.getByRole('button', { name: 'Remove P1' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(tags.getByRole('option')).toHaveCount(2);
});

test('I change words under a tag without a line, and its card says so before the server can', async ({ page, context }) => {
  const { saveState } = await begin(page);
  await tagSentence(page, 1);
  // Its script has come.
  await expect(card(page)).toBeVisible();
  await expect(saveState).toContainText('Saved');
  await context.setOffline(true);
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await expect(card(page)).toContainText('Text changed, not saved yet');
  await expect(card(page).locator('del')).toHaveText('day.');
  await expect(card(page).locator('ins')).toHaveText('daxy.');
  await expect(card(page).getByRole('button', { name: 'Keep these words' })).toHaveCount(0);
  await context.setOffline(false);
  await expect(saveState).toContainText('Saved');
  await expect(card(page).getByRole('button', { name: 'Keep these words' })).toBeVisible();
  await expect(card(page)).not.toContainText('not saved yet');
});

test('A click on a tag puts the caret there too, so that the next key means those words', async ({ page }) => {
  const { text, tags, option } = await begin(page);
  await tagSentence(page, 1);
  await tagSentence(page, 3, 'p');
  await page.keyboard.press('ControlOrMeta+Home');
  await text.locator('mark.proposal').click();
  await page.keyboard.press('c');
  await expect(option(/^C2/)).toContainText('The ferry should run at night too.');
  await expect(tags.getByRole('option')).toHaveCount(2);
});

test('A key that comes with the focus acts where the caret was left in the text, and not at its start', async ({ page }) => {
  const { text, option } = await begin(page);
  await tagSentence(page, 2, 'o');
  await page.getByRole('searchbox', { name: 'Find in tags' }).click();
  await text.evaluate((element) => {
    element.focus();
    // In the same moment: on a machine that stands still it comes before what the browser tells of the caret.
    element.dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Period', bubbles: true, cancelable: true }));
  });
  await page.keyboard.press('c');
  // It stands behind the words that were tagged: the sentence after them is meant, and not the headline.
  await expect(option(/^C1/)).toContainText('The ferry should run at night too.');
});

for (const mode of ['Tag', 'Read'] as const) {
  test(`In ${mode} mode the browser finds and copies words across a judged claim as if nothing marked them`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { articleId } = await beginWithTwoClaims(page);
    const { text } = await openArticle(page, articleId);
    await judgeClaim(page, 1);
    await expect(text.locator('mark.unproven')).toHaveText(CLAIM);
    await page.getByRole('radio', { name: mode, exact: true }).check({ force: true });
    // In Read mode the text is nothing that one writes in.
    const paper = page.getByLabel('Text of the article', { exact: true });
    await expect(paper).toHaveRole(mode === 'Read' ? 'article' : 'textbox');
    await paper.focus();
    const across = `says that ${CLAIM}. It was a lazy count`;
    for (const words of ['says that the line', 'people a day. It was', across]) {
      expect(await findInPage(page, words), words).toBe(true);
      expect(await paper.evaluate((element) => element.contains(getSelection()?.anchorNode ?? null)), words).toBe(true);
      expect(await page.evaluate(() => getSelection()?.toString()), words).toBe(words);
    }
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => readClipboard(page, 'text/plain')).toBe(across);
    const html = await readClipboard(page, 'text/html');
    expect(html).not.toContain('<mark');
    expect(html.replaceAll(/<[^>]*>/g, '').trim()).toBe(across);
  });
}

/** Finds words as the browser's own search does, from the top, and selects them. https://developer.mozilla.org/docs/Web/API/Window/find */
const findInPage = (page: Page, words: string) =>
  page.evaluate((wanted): boolean => {
    getSelection()?.removeAllRanges();
    const [isCaseSensitive, isBackwards, wraps] = [true, false, true];
    return Reflect.get(window, 'find').call(window, wanted, isCaseSensitive, isBackwards, wraps);
  }, words);

/** What the clipboard has in one form. Empty if it has nothing of it. */
const readClipboard = (page: Page, type: 'text/plain' | 'text/html') =>
  page.evaluate(async (wanted) => {
    const item = (await navigator.clipboard.read()).find(({ types }) => types.includes(wanted));
    return item ? (await item.getType(wanted)).text() : '';
  }, type);
