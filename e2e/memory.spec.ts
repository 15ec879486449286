import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, storeTags, tagSentence, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { gateOf } from './gate';
import { noneMatches } from './none-matches';
import { storeEntries, tagIdsOf, tagOf } from './stored-entries';

const REFUTED = 'Each ferry passenger costs the harbour board eleven pounds';
const AGAIN = 'The harbour board pays £11 for each passenger of the ferry';
const NOTE = 'The accounts give £6.85. The board could not show its figure.';

/** What refutes a claim by a page of the accounts. */
const refute = (annotationId: string, quote = '£6.85 net', rationale = NOTE) => [
  {
    type: 'evidence.linked',
    payload: {
      annotationId,
      evidenceId: uuidv7(),
      sourceId: uuidv7(),
      newSource: { title: 'Annual accounts 2022/23', url: null, type: 'document' },
      stance: 'refutes',
      quote,
      locator: 'p. 41',
    },
  },
  { type: 'verdict.given', payload: { annotationId, verdict: { value: 'refuted', rationale }, basedOn: null } },
];

/** An article with one claim that was refuted by a page of the accounts; the ids of both. */
async function makeRefuted(
  page: Page,
  deskId: string,
  { quote = '£6.85 net', note = NOTE } = {},
): Promise<{ articleId: string; claimId: string }> {
  const articleId = await makeArticle(page, deskId, `What a crossing costs\n\nNobody rides it. ${REFUTED}, the chairman said.`);
  await storeTags(page, articleId, [REFUTED], ['claim']);
  const [claimId = ''] = await tagIdsOf(page, articleId);
  await storeEntries(page, articleId, refute(claimId, quote, note));
  return { articleId, claimId };
}

const seenHint = (page: Page) => page.getByRole('button', { name: /^Seen before/ });

/** A colleague on the desk of a refuted claim tags `words`, which say the same, in an article of their own: their page, and the claim's card. */
async function tagAgain(page: Page, openElsewhere: () => Promise<Page>, words: string, refuted?: { quote: string; note: string }) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await makeRefuted(page, deskId, refuted);
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Reyes', { roles: { [deskId]: 'checker' } }));
  const articleId = await makeArticle(jonah, deskId, `Cheaper than a taxi\n\n${words}. It is a bargain.`);
  const { card } = await openArticle(jonah, articleId);
  await tagSentence(jonah, 1);
  return { jonah, articleId, card, dialog: jonah.getByRole('dialog', { name: 'Seen before' }) };
}

test('A claim that we refuted comes back in other words: I take its source over and take that back; another desk hears nothing of it', async ({
  page,
  openElsewhere,
}) => {
  const { jonah, card, dialog } = await tagAgain(page, openElsewhere, AGAIN);
  await expect(seenHint(jonah)).toContainText('Refuted');
  await expect(seenHint(jonah)).toContainText(REFUTED);
  // Said by a voice of the language of the article where it stood.
  await expect(seenHint(jonah).getByText(REFUTED)).toHaveAttribute('lang', 'en');
  await seenHint(jonah).click();
  await expect(dialog.getByRole('checkbox', { name: /Annual accounts 2022\/23, p\. 41/ })).toBeChecked();
  await expect(dialog).toContainText('What a crossing costs, ¶1');
  await expect(dialog).toContainText('Refuted by Elif');
  await expectNoAxeFinding(jonah, { how: 'what can be taken over' });
  // A finger has no Escape.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  await seenHint(jonah).click();
  await dialog.getByRole('button', { name: 'Use in C1' }).click();
  await expect(dialog).toHaveCount(0);
  const linked = card.getByRole('list', { name: 'Sources of this tag' });
  await expect(linked).toContainText('Annual accounts 2022/23');
  await expect(linked).toContainText('£6.85 net');
  await expect(linked).toContainText('p. 41');
  // The note is a draft, and nobody has given a verdict.
  await expect(card.getByLabel('Note')).toHaveValue(NOTE);
  await expect(card.getByRole('radio', { checked: true }).and(jonah.getByLabel('Refuted'))).toHaveCount(0);
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');
  await jonah.getByRole('textbox', { name: 'Text of the article' }).focus();
  await jonah.keyboard.press('ControlOrMeta+z');
  await expect(linked).toHaveCount(0);

  await seenHint(jonah).click();
  await dialog.getByRole('button', { name: 'Not the same claim' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(seenHint(jonah)).toHaveCount(0);

  const marlow = await openElsewhere();
  const otherDesk = await makeDesk();
  await signIn(marlow, await makePerson('Marlow Finch', { roles: { [otherDesk]: 'lead' } }));
  const theirs = await makeArticle(marlow, otherDesk, `Cheaper than a taxi\n\n${AGAIN}. It is a bargain.`);
  await openArticle(marlow, theirs);
  const asked = marlow.waitForResponse(/\/seen-before$/);
  await tagSentence(marlow, 1);
  // Asked once more: the browser may have let go of the answer by then.
  const again = await marlow.request.get((await asked).url());
  expect(await again.json()).toEqual({ seen: [] });
  await expect(seenHint(marlow)).toHaveCount(0);
  await marlow.goto('/claims?q=ferry+passenger');
  await expect(marlow.getByText('1 claim', { exact: true })).toBeVisible();
  await expect(marlow.getByRole('link', { name: REFUTED })).toHaveCount(0);
});

test('What was erased of a claim is not offered to me as my words on another', async ({ page, openElsewhere }) => {
  const erased = { quote: '█████ ███', note: '███ ████████ ████ █████.' };
  const { jonah, card, dialog } = await tagAgain(page, openElsewhere, REFUTED, erased);
  await seenHint(jonah).click();
  await expect(
    dialog.getByRole('checkbox', { name: /Annual accounts 2022\/23, p\. 41\s*Refutes\. Its words were erased\./ }),
  ).toBeChecked();
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await expectNoAxeFinding(jonah, { how: 'what is left to take over' });
  await dialog.getByRole('button', { name: 'Use in C1' }).click();
  const linked = card.getByRole('list', { name: 'Sources of this tag' });
  await expect(linked).toContainText('p. 41');
  await expect(linked).not.toContainText('█');
  await seenHint(jonah).click();
  await expect(dialog).toContainText('Linked already');
});

test('What I choose of a claim that was seen before stays while a colleague says mine otherwise, and nothing opens by itself once they took their verdict back', async ({
  page,
  openElsewhere,
}) => {
  const { jonah, articleId, dialog } = await tagAgain(page, openElsewhere, AGAIN);
  await seenHint(jonah).click();
  const [id = ''] = await tagIdsOf(page, articleId);
  const source = dialog.getByRole('checkbox', { name: /Annual accounts 2022\/23, p\. 41/ });
  await source.uncheck();
  const asked = jonah.waitForResponse((response) => response.url().endsWith('/seen-before'));
  const statement = 'The harbour board pays £11 for each ferry passenger';
  await storeEntries(page, articleId, [{ type: 'annotation.stated', payload: { annotationId: id, statement, basedOn: null } }]);
  await asked;
  await expect(dialog.getByText('Statement:')).toHaveCount(1);
  await expect(source).not.toBeChecked();

  await storeEntries(page, articleId, refute(id));
  await expect(dialog).toHaveCount(0);
  const takeBack = { annotationId: id, verdict: null };
  await storeEntries(page, articleId, (state) => [
    { type: 'verdict.given', payload: { ...takeBack, basedOn: tagOf(state, 'C1').verdict?.entryId ?? null } },
  ]);
  await expect(seenHint(jonah)).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('I judge otherwise than the house did before, and my card says so for as long as I do', async ({ page, openElsewhere }) => {
  const { jonah, card, dialog } = await tagAgain(page, openElsewhere, REFUTED);
  await seenHint(jonah).click();
  await dialog.getByRole('button', { name: 'Use in C1' }).click();
  await expect(card.getByLabel('Note')).toHaveValue(NOTE);
  await workbenchOf(jonah).text.focus();
  await jonah.keyboard.press('v');
  await jonah.keyboard.press('2');
  await expect(jonah.getByText('1 of 1 claim checked')).toBeVisible();
  await expect(seenHint(jonah)).toContainText('Refuted');
  await expect(seenHint(jonah)).toContainText('The same was also judged otherwise.');
  await expectNoAxeFinding(jonah, { how: 'a claim that was judged otherwise before' });
  await jonah.keyboard.press('v');
  await jonah.keyboard.press('3');
  await expect(card).toHaveAccessibleName(/refuted/);
  await expect(seenHint(jonah)).toHaveCount(0);
});

test('I type the days that narrow the claims, and each is one step that Back goes back over', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Claims' }).click();
  const [from, to] = [page.getByLabel('From', { exact: true }), page.getByLabel('To', { exact: true })];
  await from.click();
  await from.pressSequentially('01022024');
  await expect(page).toHaveURL(/[?&]from=2024-\d\d-\d\d$/);
  const first = await from.inputValue();
  await to.fill('2023-03-04');
  const turned = page.getByText('The last day is before the first one.');
  await expect(turned).toBeVisible();
  await to.fill('2025-03-04');
  await expect(turned).toHaveCount(0);
  await expect(page).toHaveURL(/to=2025-03-04$/);
  await page.goBack();
  await expect(to).toHaveValue('');
  await expect(from).toHaveValue(first);
  await page.goBack();
  await expect(from).toHaveValue('');
  await expect(page).toHaveURL(/\/claims$/);
  await page.goForward();
  await expect(from).toHaveValue(first);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/articles$/);
});

test('I find a claim by a figure written otherwise, go through what was found by keys, and open it in its article', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { claimId } = await makeRefuted(page, deskId);
  const other = 'The ferry carries passengers for free';
  const articleId = await makeArticle(page, deskId, `Another day\n\n${other}.`);
  await storeTags(page, articleId, [other], ['claim']);

  await page.goto('/articles');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Claims' }).click();
  const field = page.getByRole('searchbox', { name: 'Find claims by their words' });
  await expect(page.getByText('2 claims', { exact: true })).toBeVisible();
  await field.click();
  await page.keyboard.type('passenger');
  await expect(page.getByText('2 claims', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/q=passenger/);
  await field.fill('£11.00 passengers');
  const found = page.getByRole('link', { name: REFUTED });
  await expect(page.getByText('1 claim', { exact: true })).toBeVisible();
  await expect(found.locator('mark')).toHaveText(['passenger', 'eleven pounds']);
  // It is checked once the address says so.
  await page.getByRole('checkbox', { name: /^Supported/ }).click();
  await expect(noneMatches(page, 'No claim')).toBeVisible();
  await page.getByRole('button', { name: 'Supported: take this filter away' }).click();
  await expect(found).toBeVisible();
  await expect(page).not.toHaveURL(/verdict/);
  await page.goBack();
  await expect(page).toHaveURL(/verdict=supported/);
  await page.goForward();

  await field.press('Escape');
  await expect(page.getByText('2 claims', { exact: true })).toBeVisible();
  // A claim that was open is known: only a page that is new has to read it.
  await page.reload();
  await expect(page.getByText('2 claims', { exact: true })).toBeVisible();
  // The newest is open, and the first key goes there.
  await expect(page.getByRole('link', { name: other })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: other })).toBeFocused();
  const { gate, open: release } = gateOf();
  await page.route(`**/api/v1/claims/${claimId}*`, async (route) => {
    await gate;
    await route.continue();
  });
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: REFUTED })).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('link', { name: other })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`claim=${claimId}`));
  // It is not read yet, and takes the focus when it is.
  await page.keyboard.press('Enter');
  release();
  const panel = page.getByRole('region', { name: 'The open claim' });
  await expect(panel.getByRole('heading', { name: REFUTED })).toBeFocused();
  await expect(panel).toContainText('Annual accounts 2022/23');
  await expect(panel).toContainText(NOTE);
  await expectNoAxeFinding(page, { how: 'a claim that is open' });
  await panel.getByRole('link', { name: 'Open in its article' }).click();
  await expect(workbenchOf(page).card).toHaveAccessibleName(/^Claim 1/);
});
