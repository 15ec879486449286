import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, storeTags, tagSentence, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { unfold } from './screens/ways';
import { CLAIM, judgeSecondClaim, OTHER } from './two-claims';
import { selectWord } from './words-by-pointer';

/** Cleo, who checks, at `page` and Elif, who edits, at another browser, with an article of their desk. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Cleo Haas', { roles: { [deskId]: 'checker' } }));
  const elif = await openElsewhere();
  await signIn(elif, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  return { cleo: page, elif, articleId: await makeArticle(elif, deskId, ferryArticle) };
}

const suggested = (page: Page, words: string) =>
  workbenchOf(page).text.getByRole('img', { name: new RegExp(`^Suggested: ${words.trim()}$`) });
const list = (page: Page) => page.getByRole('region', { name: 'Suggestions' });
const card = (page: Page) => page.getByRole('article', { name: /^Suggestion, / });
const isSaved = (page: Page) => expect(workbenchOf(page).saveState).toContainText('Saved');

/** Enters the mode in which a checker's typing suggests. */
async function startSuggesting(page: Page): Promise<void> {
  await page.keyboard.press('e');
  await expect(page.getByRole('radio', { name: 'Suggest' })).toBeChecked();
}

/** Opens the article and suggests “hasty” for “lazy”, as the editor is told. */
async function suggestHasty({ cleo, elif, articleId }: { cleo: Page; elif: Page; articleId: string }): Promise<void> {
  await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  await cleo.keyboard.type('hasty');
  await openArticle(elif, articleId);
  // While somebody types, the page around the text waits for a pause, and says Saved until then.
  await expect(list(elif).getByRole('button', { name: /lazy hasty/ })).toBeVisible();
}

test('I suggest other words by typing them, and an editor accepts one and rejects another', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await begin(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  await cleo.keyboard.type('hasty!');
  await cleo.keyboard.press('Backspace');
  await expect(suggested(cleo, 'hasty')).toBeVisible();
  await selectWord(cleo, 'Nobody');
  await cleo.keyboard.press('ArrowLeft');
  await cleo.keyboard.type('Even so, ');
  await expect(suggested(cleo, 'Even so, ')).toBeVisible();
  await selectWord(cleo, 'prettiest');
  await cleo.keyboard.press('Delete');
  await expect(text.locator('del', { hasText: 'prettiest' })).toBeVisible();
  // Nothing of it is text of the page, so that finding and copying pass it over; and the article is as it was.
  await expect(text).toContainText('It was a lazy count');
  await expect(text).not.toContainText('hasty');
  await isSaved(cleo);

  await openArticle(elif, articleId);
  await expect(list(elif).getByRole('button', { name: /Cleo/ })).toHaveCount(3);
  await list(elif)
    .getByRole('button', { name: /lazy hasty/ })
    .click();
  await expect(card(elif)).toContainText('Cleo');
  await expectNoAxeFinding(elif);
  await card(elif).getByRole('textbox', { name: 'Comment on the suggestion' }).fill('It was, rather.');
  await card(elif).getByRole('button', { name: 'Comment', exact: true }).click();
  await card(elif).getByRole('button', { name: 'Accept' }).click();
  for (const at of [elif, cleo]) await expect(workbenchOf(at).text).toContainText('It was a hasty count');
  await list(elif)
    .getByRole('button', { name: /Even so/ })
    .click();
  await card(elif).getByRole('button', { name: 'Reject' }).click();
  for (const at of [elif, cleo]) {
    await expect(suggested(at, 'Even so, ')).toHaveCount(0);
    await expect(list(at).getByRole('button', { name: /prettiest/ })).toHaveCount(1);
    await list(at).getByRole('button', { name: '2 settled' }).click();
    await expect(list(at).getByRole('button', { name: /lazy hasty.*accepted/ })).toBeVisible();
    await expect(list(at).getByRole('button', { name: /Even so.*rejected/ })).toBeVisible();
  }
  await list(cleo)
    .getByRole('button', { name: /accepted/ })
    .click();
  await expect(card(cleo)).toContainText('It was, rather.');
  await expect(card(cleo)).toContainText('Accepted by Elif');
  await expect(card(cleo).getByRole('button', { name: 'Reopen' })).toHaveCount(0);
  await expectNoAxeFinding(cleo);

  // Both answers are taken back, the last one first.
  await workbenchOf(elif).text.focus();
  await elif.keyboard.press('ControlOrMeta+z');
  await expect(suggested(elif, 'Even so, ')).toBeVisible();
  await elif.keyboard.press('ControlOrMeta+z');
  for (const at of [elif, cleo]) {
    await expect(workbenchOf(at).text).toContainText('It was a lazy count');
    await expect(suggested(at, 'hasty')).toBeVisible();
  }
  expect((await storedArticle(articleId, elif)).words).toContain('It was a lazy count');
});

test('I take back what I suggest, by key and by hand, and text that I paste is a suggestion too', async ({ page, openElsewhere }) => {
  const { cleo, articleId } = await begin(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  const paste = (words: string) =>
    text.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, words);
  await paste('x'.repeat(10_001));
  await expect(
    cleo.getByText('A suggestion has at most 10,000 characters. What you copied is still in the clipboard.').first(),
  ).toBeVisible();
  await paste('hasty,\nill-kept');
  await expect(suggested(cleo, 'hasty, ill-kept')).toBeVisible();
  await cleo.keyboard.press('ControlOrMeta+z');
  await expect(suggested(cleo, 'hasty, ill-kept')).toHaveCount(0);
  await cleo.keyboard.press('ControlOrMeta+Shift+z');
  await suggested(cleo, 'hasty, ill-kept').click();
  await card(cleo).getByRole('button', { name: 'Say why' }).click();
  await expect(card(cleo).getByRole('textbox', { name: 'Why these words' })).toBeFocused();
  await cleo.keyboard.type('Lazy is a judgement.');
  await cleo.keyboard.press('Enter');
  await expect(card(cleo)).toContainText('Lazy is a judgement.');
  await isSaved(cleo);
  await cleo.reload();
  await list(cleo).getByRole('button', { name: /hasty/ }).click();
  await expect(card(cleo)).toContainText('Lazy is a judgement.');
  await expect(card(cleo).getByRole('button', { name: 'Change the note' })).toBeVisible();
  await expectNoAxeFinding(cleo);
  await card(cleo).getByRole('button', { name: 'Withdraw' }).click();
  await expect(suggested(cleo, 'hasty, ill-kept')).toHaveCount(0);
  await expect(text).toContainText('It was a lazy count');
  // A paragraph is not broken by a suggestion, and Escape leaves the mode.
  await cleo.keyboard.press('Enter');
  await cleo.keyboard.press('Escape');
  await expect(cleo.getByRole('radio', { name: 'Tag' })).toBeChecked();
  await isSaved(cleo);
});

test('What I compose with an input method is a suggestion', async ({ page, openElsewhere }) => {
  const { cleo, articleId } = await begin(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  await cleo.keyboard.press('ArrowRight');
  const devtools = await cleo.context().newCDPSession(cleo);
  for (const composed of ['の', 'のろ']) {
    await devtools.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
  }
  await devtools.send('Input.insertText', { text: '鈍い' });
  await expect(suggested(cleo, '鈍い')).toBeVisible();
  await expect(text).toContainText('It was a lazy count');
  await expect(text).not.toContainText('の');
});

test('I hold a letter down and choose its accent: it takes the place of the letter in what I suggest', async ({ page, openElsewhere }) => {
  const { cleo, articleId } = await begin(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  // As a Mac tells of it: the letter before the caret is to go, and for some browsers is selected by then.
  const chooseAccent = (accent: string, isSelected: boolean) =>
    text.evaluate(
      (element, { data, selects }) => {
        const selection = document.getSelection();
        const caret = selection?.getRangeAt(0);
        const range = document.createRange();
        const nodes = document.createNodeIterator(element, NodeFilter.SHOW_TEXT);
        for (
          let node = nodes.nextNode();
          node instanceof Text && caret && caret.comparePoint(node, node.length) <= 0;
          node = nodes.nextNode()
        ) {
          range.setStart(node, node.length - 1);
          range.setEnd(node, node.length);
        }
        if (selects) selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
        const init = { inputType: 'insertText', data, targetRanges: [new StaticRange(range)], bubbles: true, cancelable: true };
        element.dispatchEvent(new InputEvent('beforeinput', init));
      },
      { data: accent, selects: isSelected },
    );
  await selectWord(cleo, 'lazy');
  await cleo.keyboard.type('blase');
  await chooseAccent('é', false);
  await expect(suggested(cleo, 'blasé')).toBeVisible();
  await cleo.keyboard.type('!');
  await expect(suggested(cleo, 'blasé!')).toBeVisible();
  await selectWord(cleo, 'Nobody');
  await cleo.keyboard.press('ArrowRight');
  await cleo.keyboard.type(' a');
  await chooseAccent('à', true);
  await expect(suggested(cleo, ' à')).toBeVisible();
  await cleo.keyboard.type('!');
  await expect(suggested(cleo, ' à!')).toBeVisible();
  // Of the article's own letters none is struck out.
  await expect(text.locator('del')).toHaveText(['lazy']);
  await expect(text.getByRole('img', { name: /^Suggested: / })).toHaveCount(2);
});

test('My words have changed under my suggestion: I see what they are now, and propose mine anew for these', async ({
  page,
  openElsewhere,
}) => {
  const begun = await begin(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  await elif.keyboard.press('e');
  await selectWord(elif, 'lazy');
  await elif.keyboard.type('sleepy');
  await isSaved(elif);

  for (const at of [cleo, elif]) {
    await expect(list(at).getByRole('button', { name: /lazy hasty.*text changed.*Now: “sleepy”/ })).toBeVisible();
    await list(at).getByRole('button', { name: /lazy/ }).click();
    await expect(card(at)).toContainText('Now: “sleepy”');
    await expect(card(at).getByRole('button', { name: 'Accept' })).toHaveCount(0);
    await expectNoAxeFinding(at);
  }
  await expect(card(elif)).toContainText('Change the text by hand or reject it.');
  await expect(card(elif).getByRole('button', { name: 'Propose anew' })).toHaveCount(0);
  await expect(card(cleo)).toContainText('Propose it anew for the words as they are now or withdraw it.');
  await card(cleo).getByRole('button', { name: 'Propose anew' }).press('Enter');
  await expect(card(cleo).getByLabel('Proposed wording')).toBeFocused();
  await expect(card(cleo).getByLabel('Proposed wording')).toHaveValue('hasty');
  await expectNoAxeFinding(cleo);
  await cleo.keyboard.press('End');
  await cleo.keyboard.type(', ill-kept');
  // What is begun waits while the card is closed.
  await card(cleo).getByRole('button', { name: 'Close the suggestion' }).click();
  await expect(card(cleo)).toHaveCount(0);
  await list(cleo).getByRole('button', { name: /lazy/ }).click();
  await expect(card(cleo).getByLabel('Proposed wording')).toHaveValue('hasty, ill-kept');
  await card(cleo).getByLabel('Proposed wording').press('Enter');
  await expect(card(cleo)).toBeFocused();
  await expect(suggested(cleo, 'hasty, ill-kept')).toBeVisible();
  await expect(card(elif)).toContainText('sleepy hasty, ill-kept');
  await card(elif).getByRole('button', { name: 'Accept' }).click();
  for (const at of [cleo, elif]) await expect(workbenchOf(at).text).toContainText('It was a hasty, ill-kept count');
});

test('An editor rejects the suggestion that I am proposing anew: my words stay to be copied', async ({ page, openElsewhere }) => {
  const begun = await begin(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  await elif.keyboard.press('e');
  await selectWord(elif, 'lazy');
  await elif.keyboard.type('sleepy');
  await isSaved(elif);
  for (const at of [cleo, elif]) await list(at).getByRole('button', { name: /lazy/ }).click();
  await card(cleo).getByRole('button', { name: 'Propose anew' }).press('Enter');
  const wording = card(cleo).getByLabel('Proposed wording');
  await expect(wording).toBeFocused();
  await cleo.keyboard.press('End');
  await cleo.keyboard.type(', ill-');
  await card(elif).getByRole('button', { name: 'Reject' }).press('Enter');
  await expect(card(cleo)).toContainText('It was rejected meanwhile. Copy your words if you need them.');
  await cleo.keyboard.type('kept');
  await expect(wording).toBeFocused();
  await expect(wording).toHaveValue('hasty, ill-kept');
  await expect(card(cleo)).toContainText('Rejected by Elif');
  await wording.press('Escape');
  await expect(wording).toHaveCount(0);
  await expect(card(cleo)).toBeFocused();
});

test('An editor accepts the suggestion while I write why: my words stay to be copied', async ({ page, openElsewhere }) => {
  const begun = await begin(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  for (const at of [cleo, elif]) await list(at).getByRole('button', { name: /lazy/ }).click();
  await card(cleo).getByRole('button', { name: 'Say why' }).press('Enter');
  const note = card(cleo).getByRole('textbox', { name: 'Why these words' });
  await expect(note).toBeFocused();
  await cleo.keyboard.type('Lazy is a ');
  await card(elif).getByRole('button', { name: 'Accept' }).press('Enter');
  await expect(card(cleo)).toContainText('It was accepted meanwhile. Copy your words if you need them.');
  await cleo.keyboard.type('judgement.');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Lazy is a judgement.');
  await expect(card(cleo).getByRole('button', { name: 'Save the note' })).toHaveAttribute('title', 'It was accepted meanwhile.');
  await expect(card(cleo)).toContainText('Accepted by Elif');
  await note.press('Escape');
  await expect(note).toHaveCount(0);
});

test('Why I suggest it is half written: what I type elsewhere stays there when a colleague changes the article', async ({
  page,
  openElsewhere,
}) => {
  const begun = await begin(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  await list(cleo).getByRole('button', { name: /lazy/ }).click();
  await card(cleo).getByRole('button', { name: 'Say why' }).press('Enter');
  const note = card(cleo).getByRole('textbox', { name: 'Why these words' });
  await expect(note).toBeFocused();
  await cleo.keyboard.type('Lazy is a ');
  const comment = card(cleo).getByRole('textbox', { name: 'Comment on the suggestion' });
  await comment.click();
  await cleo.keyboard.type('Who ');
  await tagSentence(elif, 1);
  await expect(workbenchOf(cleo).option(/^C1/)).toBeVisible();
  await cleo.keyboard.type('counted?');
  await expect(comment).toBeFocused();
  await expect(comment).toHaveValue('Who counted?');
  await expect(note).toHaveValue('Lazy is a ');
});

test('A claim does not hold: I suggest other words for it on its card, and an editor accepts them', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await begin(page, openElsewhere);
  await storeTags(elif, articleId, [CLAIM, OTHER], ['claim']);
  const { option, text } = await openArticle(cleo, articleId);
  await judgeSecondClaim(cleo);
  const claim = cleo.getByRole('article', { name: /^Claim 2,.*unproven/ });
  const link = claim.getByRole('button', { name: 'Suggest in text' });
  const words = claim.getByRole('textbox', { name: 'Other words for C2' });
  // It stands with what else is done with a verdict.
  const clear = claim.getByRole('button', { name: 'Clear the verdict' });
  // A card that glides to its place is measured twice on its way.
  await expect.poll(async () => Math.abs(((await link.boundingBox())?.y ?? 0) - ((await clear.boundingBox())?.y ?? 9))).toBeLessThan(0.5);
  await link.press('Enter');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue(OTHER);
  await expect(words).toHaveAccessibleDescription(/^Whoever edits the text accepts or rejects them\./);
  await expect(claim.getByRole('button', { name: 'Suggest', exact: true })).toHaveAttribute(
    'title',
    'These are the words that stand there.',
  );
  await expectNoAxeFinding(cleo, { how: 'other words for a claim' });
  await cleo.keyboard.press('ControlOrMeta+a');
  await cleo.keyboard.type('said to be up on the year before');
  // What is begun waits while another card is open, and while the page is loaded anew.
  await option(/^C1/).click();
  const first = cleo.getByRole('article', { name: /^Claim 1,/ });
  await expect(first).toBeVisible();
  await expect(first.getByRole('button', { name: 'Suggest in text' })).toHaveCount(0);
  await isSaved(cleo);
  await cleo.reload();
  await option(/^C2/).click();
  await expect(words).toHaveValue('said to be up on the year before');
  await expect(words).not.toBeFocused();
  await words.press('Enter');
  await expect(words).toHaveCount(0);
  await expect(link).toBeFocused();
  await expect(cleo.getByText('Suggested for C2')).toBeAttached();
  await expect(suggested(cleo, 'said to be up on the year before')).toBeVisible();
  await expect(text).toContainText(OTHER);
  await isSaved(cleo);

  await openArticle(elif, articleId);
  await list(elif)
    .getByRole('button', { name: /said to be up/ })
    .click();
  await card(elif).getByRole('button', { name: 'Accept' }).click();
  for (const at of [elif, cleo]) await expect(workbenchOf(at).text).toContainText('said to be up on the year before');
  // The claim says something else now: its verdict waits for a look, and there is nothing to mend before that.
  await expect(cleo.getByRole('article', { name: /^Claim 2,.*text changed/ })).toBeVisible();
  await expect(link).toHaveCount(0);
});

test('Other words for a claim that a colleague has just changed are shown to me before they are sent', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await begin(page, openElsewhere);
  await storeTags(elif, articleId, [CLAIM, OTHER], ['claim']);
  await openArticle(cleo, articleId);
  await judgeSecondClaim(cleo);
  const claim = cleo.getByRole('article', { name: /^Claim 2,/ });
  await claim.getByRole('button', { name: 'Suggest in text' }).press('Enter');
  const words = claim.getByRole('textbox', { name: 'Other words for C2' });
  await expect(words).toBeFocused();
  await cleo.keyboard.press('ControlOrMeta+a');
  await cleo.keyboard.type('said to be up');
  await openArticle(elif, articleId);
  await elif.keyboard.press('e');
  await selectWord(elif, 'year');
  await elif.keyboard.press('ArrowRight');
  await elif.keyboard.type(',');
  await isSaved(elif);
  await expect(workbenchOf(cleo).text).toContainText('the year, before');
  await expect(words).toBeFocused();
  await cleo.keyboard.press('Enter');
  await expect(claim).toContainText('The words are others now: “up 12 per cent on the year, before”. Suggest once more');
  await expect(suggested(cleo, 'said to be up')).toHaveCount(0);
  await cleo.keyboard.press('Enter');
  await expect(suggested(cleo, 'said to be up')).toBeVisible();
  await expect(words).toHaveCount(0);
});

test('The article is archived while I write other words for a claim: they stay to be copied, and go on when it is back', async ({
  page,
  openElsewhere,
}) => {
  const { cleo, elif, articleId } = await begin(page, openElsewhere);
  await storeTags(elif, articleId, [CLAIM, OTHER], ['claim']);
  await openArticle(cleo, articleId);
  await judgeSecondClaim(cleo);
  const claim = cleo.getByRole('article', { name: /^Claim 2,/ });
  await claim.getByRole('button', { name: 'Suggest in text' }).press('Enter');
  const words = claim.getByRole('textbox', { name: 'Other words for C2' });
  await expect(words).toBeFocused();
  await cleo.keyboard.press('ControlOrMeta+a');
  await cleo.keyboard.type('said to ');
  await isSaved(cleo);
  const archive = async (isArchived: boolean) =>
    expect((await elif.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived } })).ok()).toBe(true);
  await archive(true);
  await expect(claim).toContainText('The article was archived meanwhile. Copy your words if you need them.');
  await cleo.keyboard.type('be up');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('said to be up');
  const suggest = claim.getByRole('button', { name: 'Suggest', exact: true });
  await expect(suggest).toHaveAttribute('title', 'The article was archived meanwhile.');
  await archive(false);
  await expect(claim).not.toContainText('meanwhile');
  await words.press('Enter');
  await expect(suggested(cleo, 'said to be up')).toBeVisible();
});

test('On a phone the words of a suggestion stand above its sheet', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await begin(page, openElsewhere);
  await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'prettiest');
  await cleo.keyboard.press('Delete');
  await isSaved(cleo);
  await elif.setViewportSize({ width: 390, height: 844 });
  await openArticle(elif, articleId);
  await unfold(elif, 'Suggestions');
  await list(elif)
    .getByRole('button', { name: /prettiest/ })
    .click();
  await expect(card(elif)).toBeVisible();
  await expect(async () => {
    const [sheet, words] = [await card(elif).boundingBox(), await workbenchOf(elif).text.locator('del').boundingBox()];
    if (!sheet || !words) throw new Error('The sheet or the words are not drawn.');
    expect(words.y).toBeGreaterThan(48);
    expect(words.y + words.height).toBeLessThan(sheet.y);
  }).toPass();
});
