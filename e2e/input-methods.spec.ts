import { type CDPSession, expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, storeTags, workbenchOf } from './articles';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { placeOf } from './words-by-pointer';

const PARAGRAPH = 'The ferry sailed twelve times that winter, and nobody counted.';

/** Somebody with a role at `page` and Jonah, who edits, at another browser, with an article of one paragraph in which `tagged` is a claim. */
async function begin(page: Page, openElsewhere: () => Promise<Page>, role: 'editor' | 'checker', tagged?: string) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Yuna Mori', { roles: { [deskId]: role } }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(jonah, deskId, `Twelve times\n\n${PARAGRAPH}`);
  if (tagged) await storeTags(jonah, articleId, [tagged], ['claim']);
  await openArticle(page, articleId);
  await openArticle(jonah, articleId);
  return { yuna: page, jonah, articleId };
}

/** Puts the caret behind some words, in the mode in which typing writes or suggests. */
async function write(page: Page, words: string): Promise<void> {
  await page.keyboard.press('e');
  const { to } = await placeOf(page, words);
  await page.mouse.click(to.x, to.y);
}

const compose = (devtools: CDPSession, text: string) =>
  devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

const places = [
  {
    where: 'before me',
    behind: 'The ferry',
    written: ' boat',
    edited: 'The ferry boat sailed twelve鈍い times that winter, and nobody counted.',
  },
  {
    where: 'right behind me',
    behind: 'twelve times',
    written: ' a day',
    edited: 'The ferry sailed twelve鈍い times a day that winter, and nobody counted.',
  },
  {
    where: 'behind me',
    behind: 'nobody',
    written: ' else',
    edited: 'The ferry sailed twelve鈍い times that winter, and nobody else counted.',
  },
];

/** Yuna composes a word behind "twelve", a piece more for each letter that Jonah writes behind some other words. */
async function composeBeside(yuna: Page, jonah: Page, { behind, written }: { behind: string; written: string }): Promise<void> {
  await write(yuna, 'twelve');
  await write(jonah, behind);
  const devtools = await yuna.context().newCDPSession(yuna);
  await compose(devtools, 'の');
  for (const [at, key] of [...written].entries()) {
    await jonah.keyboard.type(key);
    await expect(workbenchOf(jonah).saveState).toContainText('Saved');
    await compose(devtools, 'のろ'.repeat((at % 2) + 1));
  }
  await devtools.send('Input.insertText', { text: '鈍い' });
}

for (const tagged of [undefined, 'sailed twelve times']) {
  // A claim parts the text into pieces, each with a node of its own.
  for (const { where, behind, written, edited } of tagged ? places.slice(1, 2) : places) {
    const inClaim = tagged ? ' in a claim' : '';
    test(`I compose words${inClaim} while a colleague writes ${where} in the same paragraph`, async ({ page, openElsewhere }) => {
      const { yuna, jonah, articleId } = await begin(page, openElsewhere, 'editor', tagged);
      await composeBeside(yuna, jonah, { behind, written });
      for (const at of [yuna, jonah]) await expect(workbenchOf(at).text.locator('p')).toHaveText(edited);
      await yuna.keyboard.type('!');
      for (const at of [yuna, jonah]) await expect(workbenchOf(at).text.locator('p')).toHaveText(edited.replace('鈍い', '鈍い!'));
      await expect(workbenchOf(yuna).saveState).toContainText('Saved');
      expect((await storedArticle(articleId, jonah)).words).toContain(edited.replace('鈍い', '鈍い!'));
    });

    test(`I compose a suggestion${inClaim} while a colleague writes ${where} in the same paragraph`, async ({ page, openElsewhere }) => {
      const { yuna, jonah, articleId } = await begin(page, openElsewhere, 'checker', tagged);
      const text = edited.replace('鈍い', '');
      await composeBeside(yuna, jonah, { behind, written });
      for (const at of [yuna, jonah]) {
        await expect(workbenchOf(at).text.getByRole('img', { name: 'Suggested: 鈍い' })).toHaveCount(1);
        await expect(workbenchOf(at).text.locator('p')).toHaveText(text);
      }
      await expect(workbenchOf(yuna).saveState).toContainText('Saved');
      expect((await storedArticle(articleId, jonah)).words).toContain(text);
      await jonah
        .getByRole('button', { name: 'Suggested: 鈍い' })
        .or(jonah.getByRole('img', { name: 'Suggested: 鈍い' }))
        .click();
      await jonah.getByRole('button', { name: 'Accept' }).click();
      for (const at of [yuna, jonah]) await expect(workbenchOf(at).text.locator('p')).toHaveText(edited);
    });
  }
}

test('I rest in the middle of composing: what a colleague writes comes in, and what I have composed stays once', async ({
  page,
  openElsewhere,
}) => {
  await page.clock.install();
  const { yuna, jonah } = await begin(page, openElsewhere, 'editor');
  await write(yuna, 'twelve');
  await write(jonah, 'The ferry');
  const devtools = await yuna.context().newCDPSession(yuna);
  await compose(devtools, 'の');
  await jonah.keyboard.type(' boat');
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');
  await yuna.clock.fastForward(10_000);
  await yuna.clock.fastForward(1_000);
  for (const at of [yuna, jonah]) await expect(workbenchOf(at).text.locator('p')).toContainText('The ferry boat sailed twelveの times');
  await compose(devtools, 'ろ');
  await devtools.send('Input.insertText', { text: '鈍い' });
  for (const at of [yuna, jonah]) await expect(workbenchOf(at).text.locator('p')).toContainText('The ferry boat sailed twelveの鈍い times');
});

for (const [role, written] of [
  ['editor', 'words'],
  ['checker', 'a suggestion'],
] as const) {
  test(`I leave the page while I compose ${written}, and find there what I had composed when I come back`, async ({
    page,
    openElsewhere,
  }) => {
    const { yuna } = await begin(page, openElsewhere, role);
    await write(yuna, 'twelve');
    const devtools = await yuna.context().newCDPSession(yuna);
    for (const composed of ['の', 'のろ', 'のろい']) await compose(devtools, composed);
    const { text, saveState } = workbenchOf(yuna);
    await expect(text).toContainText('twelveのろい times');
    await yuna.reload();
    if (role === 'editor') await expect(text).toContainText('twelveのろい times');
    else await expect(text.getByRole('img', { name: 'Suggested: のろい' })).toHaveCount(1);
    await expect(saveState).toContainText('Saved');
  });
}

test('I look elsewhere while I compose a suggestion: what I had composed is sent, and I go on behind it', async ({
  page,
  openElsewhere,
}) => {
  const { yuna, jonah } = await begin(page, openElsewhere, 'checker');
  await write(yuna, 'twelve');
  const devtools = await yuna.context().newCDPSession(yuna);
  for (const composed of ['の', 'のろ']) await compose(devtools, composed);
  const show = (visibility: DocumentVisibilityState) =>
    yuna.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visibility);
  await show('hidden');
  const suggested = (words: string) => [yuna, jonah].map((at) => workbenchOf(at).text.getByRole('img', { name: `Suggested: ${words}` }));
  for (const shown of suggested('のろ')) await expect(shown).toHaveCount(1);
  await show('visible');
  await yuna.keyboard.type('い');
  for (const shown of suggested('のろい')) await expect(shown).toHaveCount(1);
  for (const at of [yuna, jonah]) await expect(workbenchOf(at).text.locator('p')).toHaveText(PARAGRAPH);
});

test('What changes around me while I compose a suggestion leaves my composition alone', async ({ page, openElsewhere }) => {
  await page.clock.install();
  const { yuna } = await begin(page, openElsewhere, 'checker', 'sailed twelve times');
  await yuna.setViewportSize({ width: 1440, height: 900 });
  await yuna.clock.runFor(2_000);
  await write(yuna, 'nobody');
  const devtools = await yuna.context().newCDPSession(yuna);
  await compose(devtools, 'の');
  // The margin goes, and with it the cards that marks refer to.
  await yuna.setViewportSize({ width: 700, height: 900 });
  await yuna.clock.runFor(2_000);
  await compose(devtools, 'のろ');
  await devtools.send('Input.insertText', { text: '鈍い' });
  await yuna.clock.runFor(2_000);
  await expect(workbenchOf(yuna).text.getByRole('img', { name: 'Suggested: 鈍い' })).toHaveCount(1);
});

/** A key that an input method takes: pages hear of it, and it types nothing. */
async function pressInComposition(devtools: CDPSession, key: keyof typeof keyCodes): Promise<void> {
  const press = { key, code: key, windowsVirtualKeyCode: keyCodes[key] };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
}

const keyCodes = { Enter: 13, Escape: 27, ArrowDown: 40 };

test('Keys by which I compose are the input method’s: the forms of a claim and the field to find tags leave them alone', async ({
  page,
  openElsewhere,
}) => {
  const { yuna } = await begin(page, openElsewhere, 'checker', 'sailed twelve times');
  const { card, option, text } = workbenchOf(yuna);
  const devtools = await yuna.context().newCDPSession(yuna);
  await option(/^C1/).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await yuna.keyboard.press('s');
  const source = card.getByRole('combobox', { name: 'Source: title or link' });
  await expect(source).toBeFocused();

  // Enter commits what is composed and takes nothing of the list, whose row the arrows leave alone.
  await compose(devtools, 'みな');
  await expect(card.getByRole('option', { name: /^New source/ })).toBeVisible();
  for (const key of ['ArrowDown', 'Enter'] as const) await pressInComposition(devtools, key);
  await expect(source).toBeFocused();
  await devtools.send('Input.insertText', { text: '港の記録' });
  await yuna.keyboard.press('Enter');
  const quote = card.getByLabel('Quoted words');
  await card.getByLabel('Where in it').fill('p. 41');
  await quote.focus();
  await compose(devtools, 'じゅう');
  await pressInComposition(devtools, 'Escape');
  await expect(quote).toBeFocused();
  await expect(card.getByLabel('Where in it')).toHaveValue('p. 41');
  await devtools.send('Input.insertText', { text: '十二回' });
  await yuna.keyboard.press('Escape');
  await expect(quote).toHaveCount(0);

  const find = yuna.getByRole('searchbox', { name: 'Find in tags' });
  await find.focus();
  for (const key of ['Enter', 'Escape'] as const) {
    await compose(devtools, 'ふね');
    await pressInComposition(devtools, key);
    await expect(find).toBeFocused();
  }
  await devtools.send('Input.insertText', { text: '船' });
  await yuna.keyboard.press('Escape');
  await expect(text).toBeFocused();
});
