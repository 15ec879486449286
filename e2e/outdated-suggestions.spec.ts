import { expect } from '@playwright/test';
import { MAX_SUGGESTION_CHARS } from '../lib/domain/talk/suggestion';
import { workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { test } from './fixtures';
import { hearNews, newsOf } from './judging';
import { beginWithSuggester, isSaved, suggested, suggestHasty, suggestionOf, suggestionsOf } from './suggesting';
import { selectWord } from './words-by-pointer';

test('My words have changed under my suggestion: I see what they are now, and propose mine anew for these', async ({
  page,
  openElsewhere,
}) => {
  const begun = await beginWithSuggester(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  const heard = await hearNews(cleo);
  await suggestionsOf(cleo).getByRole('button', { name: /lazy/ }).click();
  await elif.keyboard.press('e');
  await selectWord(elif, 'lazy');
  await elif.keyboard.type('sleepy');
  await isSaved(elif);
  await expect(newsOf(cleo)).toHaveText('The words have changed since. Now: “sleepy”');
  // Of what stood on the card as it was opened nothing was said before.
  expect(await heard()).toEqual(['The words have changed since. Now: “sleepy”']);
  await suggestionOf(cleo).getByRole('button', { name: 'Close the suggestion' }).click();

  for (const at of [cleo, elif]) {
    await expect(suggestionsOf(at).getByRole('button', { name: /lazy hasty.*text changed.*Now: “sleepy”/ })).toBeVisible();
    await suggestionsOf(at).getByRole('button', { name: /lazy/ }).click();
    await expect(suggestionOf(at)).toContainText('Now: “sleepy”');
    await expect(suggestionOf(at).getByRole('button', { name: 'Accept' })).toHaveCount(0);
    await expectNoAxeFinding(at);
  }
  await expect(suggestionOf(elif)).toContainText('Change the text by hand or reject it.');
  await expect(suggestionOf(elif).getByRole('button', { name: 'Propose anew' })).toHaveCount(0);
  await expect(suggestionOf(cleo)).toContainText('Propose it anew for the words as they are now or withdraw it.');
  await suggestionOf(cleo).getByRole('button', { name: 'Propose anew' }).press('Enter');
  await expect(suggestionOf(cleo).getByLabel('Proposed wording')).toBeFocused();
  await expect(suggestionOf(cleo).getByLabel('Proposed wording')).toHaveValue('hasty');
  await expectNoAxeFinding(cleo);
  // What is too long cannot be proposed, and the button is off as it is for other words.
  await suggestionOf(cleo)
    .getByLabel('Proposed wording')
    .fill('x'.repeat(MAX_SUGGESTION_CHARS + 1));
  await expect(suggestionOf(cleo).getByRole('button', { name: 'Propose', exact: true })).toBeDisabled();
  await suggestionOf(cleo).getByLabel('Proposed wording').fill('hasty');
  await cleo.keyboard.press('End');
  await cleo.keyboard.type(', ill-kept');
  // What is begun waits while the card is closed.
  await suggestionOf(cleo).getByRole('button', { name: 'Close the suggestion' }).click();
  await expect(suggestionOf(cleo)).toHaveCount(0);
  await suggestionsOf(cleo).getByRole('button', { name: /lazy/ }).click();
  await expect(suggestionOf(cleo).getByLabel('Proposed wording')).toHaveValue('hasty, ill-kept');
  await suggestionOf(cleo).getByLabel('Proposed wording').press('Enter');
  await expect(suggestionOf(cleo)).toBeFocused();
  await expect(suggested(cleo, 'hasty, ill-kept')).toBeVisible();
  await expect(suggestionOf(elif)).toContainText('sleepy hasty, ill-kept');
  await suggestionOf(elif).getByRole('button', { name: 'Accept' }).click();
  for (const at of [cleo, elif]) await expect(workbenchOf(at).text).toContainText('It was a hasty, ill-kept count');
});

test('An editor rejects the suggestion that I am proposing anew: my words stay to be copied', async ({ page, openElsewhere }) => {
  const begun = await beginWithSuggester(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  await elif.keyboard.press('e');
  await selectWord(elif, 'lazy');
  await elif.keyboard.type('sleepy');
  await isSaved(elif);
  for (const at of [cleo, elif]) await suggestionsOf(at).getByRole('button', { name: /lazy/ }).click();
  await suggestionOf(cleo).getByRole('button', { name: 'Propose anew' }).press('Enter');
  const wording = suggestionOf(cleo).getByLabel('Proposed wording');
  await expect(wording).toBeFocused();
  await cleo.keyboard.press('End');
  await cleo.keyboard.type(', ill-');
  await suggestionOf(elif).getByRole('button', { name: 'Reject' }).press('Enter');
  await expect(suggestionOf(cleo)).toContainText('It was rejected meanwhile. Copy your words if you need them.');
  await cleo.keyboard.type('kept');
  await expect(wording).toBeFocused();
  await expect(wording).toHaveValue('hasty, ill-kept');
  await expect(suggestionOf(cleo)).toContainText('Rejected by Elif');
  await wording.press('Escape');
  await expect(wording).toHaveCount(0);
  await expect(suggestionOf(cleo)).toBeFocused();
});

test('An editor accepts the suggestion while I write why: my words stay to be copied', async ({ page, openElsewhere }) => {
  const begun = await beginWithSuggester(page, openElsewhere);
  const { cleo, elif } = begun;
  await suggestHasty(begun);
  for (const at of [cleo, elif]) await suggestionsOf(at).getByRole('button', { name: /lazy/ }).click();
  await suggestionOf(cleo).getByRole('button', { name: 'Say why' }).press('Enter');
  const note = suggestionOf(cleo).getByRole('textbox', { name: 'Why these words' });
  await expect(note).toBeFocused();
  await cleo.keyboard.type('Lazy is a ');
  await suggestionOf(elif).getByRole('button', { name: 'Accept' }).press('Enter');
  await expect(suggestionOf(cleo)).toContainText('It was accepted meanwhile. Copy your words if you need them.');
  await cleo.keyboard.type('judgement.');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Lazy is a judgement.');
  await expect(suggestionOf(cleo).getByRole('button', { name: 'Save the note' })).toHaveAttribute('title', 'It was accepted meanwhile.');
  await expect(suggestionOf(cleo)).toContainText('Accepted by Elif');
  await note.press('Escape');
  await expect(note).toHaveCount(0);
});
