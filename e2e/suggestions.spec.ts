import { expect, type Locator } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { openArticle, storedArticle, storeTags, tagSentence, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { boxOf } from './box-of';
import { newsOn, test } from './fixtures';
import { pasteInto } from './paste-into';
import { unfold } from './screens/ways';
import { storeEntries } from './stored-entries';
import { beginWithSuggester, isSaved, startSuggesting, suggested, suggestHasty, suggestionOf, suggestionsOf } from './suggesting';
import { selectWord } from './words-by-pointer';

test('I suggest other words by typing them, and an editor accepts one and rejects another', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await beginWithSuggester(page, openElsewhere);
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
  await expect(suggestionsOf(elif).getByRole('button', { name: /Cleo/ })).toHaveCount(3);
  await suggestionsOf(elif)
    .getByRole('button', { name: /lazy hasty/ })
    .click();
  await expect(suggestionOf(elif)).toContainText('Cleo');
  await expectNoAxeFinding(elif);
  await suggestionOf(elif).getByRole('textbox', { name: 'Comment on the suggestion' }).fill('It was, rather.');
  await suggestionOf(elif).getByRole('button', { name: 'Comment', exact: true }).click();
  await suggestionOf(elif).getByRole('button', { name: 'Accept' }).click();
  for (const at of [elif, cleo]) await expect(workbenchOf(at).text).toContainText('It was a hasty count');
  await suggestionsOf(elif)
    .getByRole('button', { name: /Even so/ })
    .click();
  await suggestionOf(elif).getByRole('button', { name: 'Reject' }).click();
  for (const at of [elif, cleo]) {
    await expect(suggested(at, 'Even so, ')).toHaveCount(0);
    await expect(suggestionsOf(at).getByRole('button', { name: /prettiest/ })).toHaveCount(1);
    await suggestionsOf(at).getByRole('button', { name: '2 settled' }).click();
    await expect(suggestionsOf(at).getByRole('button', { name: /lazy hasty.*accepted/ })).toBeVisible();
    await expect(suggestionsOf(at).getByRole('button', { name: /Even so.*rejected/ })).toBeVisible();
  }
  await suggestionsOf(cleo)
    .getByRole('button', { name: /accepted/ })
    .click();
  await expect(suggestionOf(cleo)).toContainText('It was, rather.');
  await expect(suggestionOf(cleo)).toContainText('Accepted by Elif');
  await expect(suggestionOf(cleo).getByRole('button', { name: 'Reopen' })).toHaveCount(0);
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
  const { cleo, articleId } = await beginWithSuggester(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  await pasteInto(text, { plain: 'x'.repeat(10_001) });
  await expect(
    cleo.getByText('A suggestion has at most 10,000 characters. What you copied is still in the clipboard.').first(),
  ).toBeVisible();
  await pasteInto(text, { plain: 'hasty,\nill-kept' });
  await expect(suggested(cleo, 'hasty, ill-kept')).toBeVisible();
  await cleo.keyboard.press('ControlOrMeta+z');
  await expect(suggested(cleo, 'hasty, ill-kept')).toHaveCount(0);
  await cleo.keyboard.press('ControlOrMeta+Shift+z');
  await suggested(cleo, 'hasty, ill-kept').click();
  await suggestionOf(cleo).getByRole('button', { name: 'Say why' }).click();
  await expect(suggestionOf(cleo).getByRole('textbox', { name: 'Why these words' })).toBeFocused();
  await cleo.keyboard.type('Lazy is a judgement.');
  await cleo.keyboard.press('Enter');
  await expect(suggestionOf(cleo)).toContainText('Lazy is a judgement.');
  await isSaved(cleo);
  await cleo.reload();
  await suggestionsOf(cleo).getByRole('button', { name: /hasty/ }).click();
  await expect(suggestionOf(cleo)).toContainText('Lazy is a judgement.');
  await expect(suggestionOf(cleo).getByRole('button', { name: 'Change the note' })).toBeVisible();
  await expectNoAxeFinding(cleo);
  await suggestionOf(cleo).getByRole('button', { name: 'Withdraw' }).click();
  await expect(suggested(cleo, 'hasty, ill-kept')).toHaveCount(0);
  await expect(text).toContainText('It was a lazy count');
  // A paragraph is not broken by a suggestion, and Escape leaves the mode.
  await cleo.keyboard.press('Enter');
  await cleo.keyboard.press('Escape');
  await expect(cleo.getByRole('radio', { name: 'Tag' })).toBeChecked();
  await isSaved(cleo);
});

test('In Suggest mode I am told why Enter and the key for bold words do nothing', async ({ page, openElsewhere }) => {
  const { cleo, articleId } = await beginWithSuggester(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  const words = (await text.textContent()) ?? '';
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  const notes = newsOn(cleo, 'Notes');
  // What says so comes with the bar of keys, a moment after the text.
  await expect(cleo.getByRole('button', { name: 'all keys' })).toBeVisible();
  await cleo.keyboard.press('Enter');
  await expect(notes).toContainText('A suggestion stays within one paragraph, on one line.');
  await cleo.keyboard.press('ControlOrMeta+b');
  await expect(notes).toContainText('A suggestion changes words, and not how they look.');
  await expect(text).toHaveText(words);
});

test('What I write on in a suggestion while an editor accepts it is proposed whole, behind the accepted words', async ({
  page,
  openElsewhere,
}) => {
  const { cleo, elif, articleId } = await beginWithSuggester(page, openElsewhere);
  const { text } = await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  await cleo.keyboard.press('ArrowLeft');
  await cleo.keyboard.type('hasty ');
  await isSaved(cleo);
  await openArticle(elif, articleId);
  const accept = async (words: RegExp) => {
    await suggestionsOf(elif).getByRole('button', { name: words }).click();
    await suggestionOf(elif).getByRole('button', { name: 'Accept' }).click();
  };
  await suggestionsOf(elif).getByRole('button', { name: /hasty/ }).waitFor();
  await cleo.context().setOffline(true);
  await cleo.keyboard.type('and ');
  await accept(/hasty/);
  await expect(workbenchOf(elif).text).toContainText('It was a hasty lazy count');
  await cleo.context().setOffline(false);
  await expect(text).toContainText('It was a hasty lazy count');
  await expect(suggested(cleo, 'and ')).toBeVisible();
  await cleo.keyboard.type('vain ');
  await expect(suggested(cleo, 'and vain ')).toBeVisible();
  await expect(cleo.getByText('This suggestion was accepted already.')).toHaveCount(0);
  await isSaved(cleo);
  await accept(/and vain/);
  for (const at of [elif, cleo]) await expect(workbenchOf(at).text).toContainText('It was a hasty and vain lazy count');
});

test('What I compose with an input method is a suggestion', async ({ page, openElsewhere }) => {
  const { cleo, articleId } = await beginWithSuggester(page, openElsewhere);
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
  const { cleo, articleId } = await beginWithSuggester(page, openElsewhere);
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

test('Why I suggest it is half written: what I type elsewhere stays there when a colleague changes the article', async ({
  page,
  openElsewhere,
}) => {
  const begun = await beginWithSuggester(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  await suggestionsOf(cleo).getByRole('button', { name: /lazy/ }).click();
  await suggestionOf(cleo).getByRole('button', { name: 'Say why' }).press('Enter');
  const note = suggestionOf(cleo).getByRole('textbox', { name: 'Why these words' });
  await expect(note).toBeFocused();
  await cleo.keyboard.type('Lazy is a ');
  const comment = suggestionOf(cleo).getByRole('textbox', { name: 'Comment on the suggestion' });
  await comment.click();
  await cleo.keyboard.type('Who ');
  await tagSentence(elif, 1);
  await expect(workbenchOf(cleo).option(/^C1/)).toBeVisible();
  await cleo.keyboard.type('counted?');
  await expect(comment).toBeFocused();
  await expect(comment).toHaveValue('Who counted?');
  await expect(note).toHaveValue('Lazy is a ');
});

test('On a phone the words of a suggestion stand above its sheet', async ({ page, openElsewhere }) => {
  const { cleo, elif, articleId } = await beginWithSuggester(page, openElsewhere);
  await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'prettiest');
  await cleo.keyboard.press('Delete');
  await isSaved(cleo);
  await elif.setViewportSize({ width: 390, height: 844 });
  await openArticle(elif, articleId);
  await unfold(elif, 'Suggestions');
  await suggestionsOf(elif)
    .getByRole('button', { name: /prettiest/ })
    .click();
  await expect(suggestionOf(elif)).toBeVisible();
  await expect(async () => {
    const [sheet, words] = [await suggestionOf(elif).boundingBox(), await workbenchOf(elif).text.locator('del').boundingBox()];
    if (!sheet || !words) throw new Error('The sheet or the words are not drawn.');
    expect(words.y).toBeGreaterThan(48);
    expect(words.y + words.height).toBeLessThan(sheet.y);
  }).toPass();
});

test('A suggestion keeps its row in the column, however many comments the article has', async ({ page, openElsewhere }) => {
  const people = await beginWithSuggester(page, openElsewhere);
  const comments = Array.from({ length: 12 }, (_, n) => {
    const payload = { about: 'article', threadId: uuidv7(), commentId: uuidv7(), text: `Point ${n + 1} of twelve.`, mentions: [] };
    return { type: 'comment', payload };
  });
  await storeEntries(people.elif, people.articleId, comments);
  const tagged = [
    '1,240 people a day',
    'a week of August',
    'run at night',
    'rose to £3.40',
    'up 12 per cent',
    'met twice',
    'kept no minutes',
    '31 years old',
  ];
  await storeTags(people.elif, people.articleId, tagged, ['claim', 'opinion', 'proposal']);
  await people.elif.setViewportSize({ width: 1440, height: 900 });
  await suggestHasty(people);
  const [part, row] = [suggestionsOf(people.elif), suggestionsOf(people.elif).getByRole('listitem')];
  const footOf = async (one: Locator) => {
    const { y, height } = await boxOf(one);
    return y + height;
  };
  expect(await footOf(row)).toBeLessThanOrEqual(await footOf(part));
});
