import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { openArticle, storeTags, workbenchOf } from './articles';
import { beginWithAuthor, storeDrafts } from './asking';
import { expectNoAxeFinding } from './axe';
import { beginWithCheckers } from './checking-desk';
import { inDatabase, makePerson, newsOn, signIn, test } from './fixtures';
import { writeOver } from './history-article';
import { claimOf, giveVerdict, openClaim } from './judging';
import { lookAtAll } from './look-at-all';
import { placeOf, storeEntries, tagOf } from './stored-entries';
import { suggestionOf, suggestionsOf } from './suggesting';

const StoredSignatures = z.object({ state: z.object({ signOffs: z.array(z.object({ entryId: z.string() })) }) });

test('What stands in the way of a sign-off is shown in the text from its queries too', async ({ page, openElsewhere }) => {
  const { hanne, articleId } = await beginWithCheckers(page, openElsewhere, { coverage: true });
  const show = async (what: RegExp) => {
    await hanne.goto(`/articles/${articleId}/queries`);
    await hanne.getByRole('button', { name: /^Sign off/ }).click();
    await hanne.getByRole('region', { name: what }).getByRole('button', { name: 'Show' }).click();
  };
  await show(/to check$/);
  await expect(hanne).toHaveURL(/\?tag=/);
  await expect(claimOf(hanne)).toBeVisible();
  await show(/nobody has seen$/);
  await expect(hanne).toHaveURL(/\?unseen$/);
  await expect(hanne.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();

  // In the open text keys go on from what is shown.
  const { text } = workbenchOf(hanne);
  const showHere = async (what: RegExp) => {
    await hanne.getByRole('button', { name: /^Sign off/ }).click();
    await hanne.getByRole('region', { name: what }).getByRole('button', { name: 'Show' }).click();
    await expect(hanne.getByRole('dialog')).toHaveCount(0);
    await expect(text).toBeFocused();
  };
  await showHere(/to check$/);
  await expect(claimOf(hanne)).toBeVisible();
  await showHere(/nobody has seen$/);
  await expect(hanne.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  // Closed without a choice, the dialog gives focus back.
  await hanne.getByRole('button', { name: /^Sign off/ }).click();
  await hanne.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(hanne.getByRole('button', { name: /^Sign off/ })).toBeFocused();
});

test('Whoever signs is told how many queries are open, and goes to them', async ({ page, openElsewhere }) => {
  const { nika, ruben, hanne, articleId } = await beginWithAuthor(page, openElsewhere);
  const [threadId = '', settled = ''] = await storeDrafts(nika, articleId, 3);
  await storeEntries(nika, articleId, [{ type: 'queries.sent', payload: { threadIds: [threadId, settled], toId: null } }]);
  const answered = { about: 'thread', threadId, commentId: uuidv7(), text: 'We did.', mentions: [] };
  await storeEntries(ruben, articleId, [{ type: 'comment', payload: answered }]);
  await storeEntries(hanne, articleId, [{ type: 'thread-resolved', payload: { threadId: settled } }]);
  await openArticle(hanne, articleId);
  const open = hanne.getByRole('region', { name: '1 query is open' });
  await hanne.getByRole('button', { name: /^Sign off/ }).click();
  await open.getByRole('button', { name: 'Show' }).click();
  await expect(hanne).toHaveURL(/\/queries$/);
  await expect(hanne.getByRole('heading', { name: 'Answered 1' })).toBeVisible();
  // They are behind it there.
  await hanne.getByRole('button', { name: /^Sign off/ }).click();
  await expect(open).toContainText('Not in the way.');
  await expect(open.getByRole('button', { name: 'Show' })).toHaveCount(0);
});

test('Whoever signs is told of suggestions that wait, and why nobody can accept one after that', async ({ page, openElsewhere }) => {
  const { hanne, nika, jonah, articleId } = await beginWithCheckers(page, openElsewhere);
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await storeEntries(nika, articleId, (state) => {
    const { from, to } = placeOf(state, 'lazy');
    const range = { from, to, exact: 'lazy', prefix: 'It was a ', suffix: ' count' };
    return [{ type: 'suggestion.made', payload: { suggestionId: uuidv7(), ranges: [range], replacement: 'hasty', note: '' } }];
  });
  await openArticle(hanne, articleId);
  const waits = hanne.getByRole('region', { name: '1 suggestion waits for an answer' });
  await hanne.getByRole('button', { name: /^Sign off/ }).click();
  await expect(waits).toContainText('Once it is signed nobody can accept a suggestion');
  await waits.getByRole('button', { name: 'Show' }).click();
  await expect(suggestionOf(hanne).getByRole('button', { name: 'Accept' })).toBeVisible();
  await hanne.goto(`/articles/${articleId}/queries`);
  await hanne.getByRole('button', { name: /^Sign off/ }).click();
  await expect(waits.getByRole('button', { name: 'Show' })).toHaveCount(0);

  await openArticle(hanne, articleId);
  await suggestionsOf(hanne).getByRole('button').filter({ hasText: 'hasty' }).click();
  await jonah.goto(`/articles/${articleId}`);
  await jonah.getByRole('button', { name: 'Sign off', exact: true }).click();
  await jonah.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(suggestionOf(hanne)).toContainText('The article is signed. A lead can reopen it');
  await expect(suggestionOf(hanne).getByRole('button', { name: /Accept|Reject/ })).toHaveCount(0);
});

test('I sign an article off when nothing is left, it is locked, and a lead opens it again with a reason', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, jonah, marc, articleId } = await beginWithCheckers(page, openElsewhere, { signatures: ['checker', 'standards'] });
  await openClaim(hanne, articleId);
  await hanne.getByRole('button', { name: 'Sign off 1 left' }).click();
  const blocked = hanne.getByRole('dialog', { name: '1 claim stands in the way' });
  await expect(blocked).toContainText('1 to check');
  await expectNoAxeFinding(hanne, { how: 'what stands in the way' });
  await blocked.getByRole('button', { name: 'Show' }).click();
  await expect(claimOf(hanne)).toBeVisible();

  // An editor lets it pass, and takes that back when somebody has checked it.
  await hanne.getByRole('button', { name: 'Sign off 1 left' }).click();
  await blocked.getByText('Which one').click();
  await blocked.getByRole('button', { name: 'Waive C1' }).click();
  await hanne.getByLabel('Why may it pass?').fill('The company publishes no count.');
  await hanne.getByRole('button', { name: 'Waive it' }).click();
  const free = hanne.getByRole('dialog', { name: 'Nothing stands in the way' });
  await expect(free).toContainText('The company publishes no count.');
  await expect(newsOn(hanne, 'What you did')).toHaveText('Claim 1 is waived');
  await free.getByRole('button', { name: 'Take back' }).click();
  await expect(blocked).toBeVisible();
  await blocked.getByRole('button', { name: 'Close', exact: true }).click();

  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  // Once nothing is left: what comes while the dialog is open has to be looked at first.
  await hanne.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(free.getByRole('button', { name: 'Sign as standards' })).toHaveAttribute('title', 'Leads of this desk sign as standards.');
  await expectNoAxeFinding(hanne, { how: 'the signatures' });
  await free.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(hanne.getByText('Signed as checker by you')).toBeVisible();

  // It is locked in every open tab at once: plain values stand where the tools were.
  await expect(nika.getByText('Signed as checker by Hanne')).toBeVisible();
  await expect(nika.getByText('Still to sign: standards.')).toBeVisible();
  await expect(claimOf(nika).getByRole('radio', { name: 'Partly' })).toHaveCount(0);
  await expect(nika.getByRole('radio', { name: 'Tag' })).toHaveAttribute('aria-disabled', 'true');
  await expect(nika.locator('footer.keys')).toContainText('next, previous');
  await expect(nika.locator('footer.keys')).not.toContainText('suggest changes');
  await expect(nika.getByRole('button', { name: 'Reopen' })).toHaveCount(0);
  // Who has signed is told that others do, and offered nothing.
  await hanne.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(free).toContainText('You have signed already. Another person puts the next signature.');
  await expect(free.getByRole('button', { name: /^Sign as/ })).toHaveCount(0);
  await free.getByRole('button', { name: 'Close', exact: true }).click();

  await marc.goto(`/articles/${articleId}`);
  await expect(marc.getByText('Signed as checker by Hanne')).toBeVisible();
  await marc.getByRole('button', { name: 'Sign off' }).click();
  await marc.getByRole('button', { name: 'Sign as standards' }).click();
  for (const one of [hanne, nika]) await expect(one.getByText('Signed off by Marc')).toBeVisible();

  await jonah.goto(`/articles/${articleId}`);
  await expect(jonah.getByText('Signed off by Marc')).toBeVisible();
  await lookAtAll(jonah);

  await hanne.goto('/articles');
  await marc.getByRole('button', { name: 'Reopen' }).click();
  const reopening = marc.getByRole('dialog', { name: 'Reopen the article?' });
  await expect(reopening).toContainText('All 2 signatures are withdrawn. They stay on record, with your reason.');
  await reopening.getByLabel('Why is it opened again?').fill('The company has published a count.');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(nika.getByText('Signed off by Marc')).toHaveCount(0);
  await expect(claimOf(nika).getByRole('radio', { name: 'Partly' })).toBeChecked();
  await expect(workbenchOf(nika).text).toBeVisible();
  // Who signed it learns why it has to be signed anew.
  const reopened = nika.getByRole('status').filter({ hasText: 'Marc opened the article again' });
  await expect(reopened).toContainText('“The company has published a count.” The signatures are withdrawn, and stay on record.');
  await expectNoAxeFinding(nika, { how: 'the article is opened again' });
  await reopened.getByRole('button', { name: 'Dismiss' }).click();
  await expect(reopened).toHaveCount(0);
  await expect(marc.getByText('opened the article again')).toHaveCount(0);
  // She has the article open nowhere.
  await hanne.goto('/inbox');
  const line = hanne.getByRole('list', { name: 'Reopened after you signed' }).getByRole('listitem');
  await expect(line).toContainText('Marc reopened an article that you had signed');
  await expect(line).toContainText('“The company has published a count.” Your signature is withdrawn, and stays on record.');
  await lookAtAll(hanne);
  await line.getByRole('link').click();
  await expect(hanne.getByText('Marc opened the article again')).toBeVisible();
});

test('The article is archived while I write why it is opened again: that closes, nobody is asked to sign, and my words wait', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, marc, articleId } = await beginWithCheckers(page, openElsewhere, { signatures: ['checker', 'standards'] });
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  await openClaim(hanne, articleId);
  await hanne.getByRole('button', { name: 'Sign off', exact: true }).click();
  await hanne.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(hanne.getByText('Signed as checker by you')).toBeVisible();
  // The desk has stopped asking for the other signature.
  const rules = { signatures: ['checker'] };
  await inDatabase((client) =>
    client.query('update "Desk" set rules = $2 where id = (select "deskId" from "Article" where id = $1)', [articleId, rules]),
  );
  const archive = async (isArchived: boolean) => {
    const answer = await hanne.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };

  await marc.goto(`/articles/${articleId}`);
  const toSign = marc.getByText('one more closes it');
  const reopening = marc.getByRole('dialog', { name: 'Reopen the article?' });
  const why = reopening.getByLabel('Why is it opened again?');
  await expect(toSign).toBeVisible();
  await marc.getByRole('button', { name: 'Reopen' }).click();
  await why.fill('The company has published a count.');
  await archive(true);
  await expect(reopening).toHaveCount(0);
  await expect(marc.getByText('This article is archived')).toBeVisible();
  await expect(toSign).toHaveCount(0);
  await archive(false);
  await expect(toSign).toBeVisible();
  await expect(reopening).toHaveCount(0);
  await marc.getByRole('button', { name: 'Reopen' }).click();
  await expect(why).toHaveValue('The company has published a count.');
});

test('Somebody else signs while I write why the article is opened again: I am told of it, and what I have written stays', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, marc, articleId } = await beginWithCheckers(page, openElsewhere, { signatures: ['checker', 'second'] });
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  const sign = async (by: Page, signature: string) => {
    await by.getByRole('button', { name: 'Sign off', exact: true }).click();
    await by.getByRole('button', { name: `Sign as ${signature}` }).click();
  };
  await openClaim(hanne, articleId);
  await sign(hanne, 'checker');
  await expect(nika.getByText('Signed as checker by Hanne')).toBeVisible();

  await marc.goto(`/articles/${articleId}`);
  await marc.getByRole('button', { name: 'Reopen' }).click();
  const reopening = marc.getByRole('dialog', { name: 'Reopen the article?' });
  const why = reopening.getByLabel('Why is it opened again?');
  await expect(reopening).toContainText('The signature is withdrawn.');
  await why.fill('The company has published a count.');
  await sign(nika, 'second');
  // It lies behind the dialog.
  await expect(marc.locator('body')).toContainText('Signed off by Nika');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(reopening).toContainText('It has been signed as second since you saw it. Look at who has signed, then reopen it.');
  await expect(reopening).toContainText('All 2 signatures are withdrawn.');
  await expect(why).toHaveValue('The company has published a count.');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(marc.getByText('Signed off by Nika')).toHaveCount(0);
});

test('The article is opened again and signed anew before my page hears of it, while I write why: what I have written stays', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, jonah, marc, articleId } = await beginWithCheckers(page, openElsewhere, { signatures: ['checker'] });
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  const sign = async (by: Page) => {
    await by.getByRole('button', { name: 'Sign off', exact: true }).click();
    await by.getByRole('button', { name: 'Sign as checker' }).click();
  };
  await openClaim(hanne, articleId);
  await openClaim(jonah, articleId);
  await sign(hanne);

  const live = (url: URL) => url.pathname === '/api/v1/live';
  await marc.context().route(live, (route) => route.abort());
  await marc.goto(`/articles/${articleId}`);
  await marc.getByRole('button', { name: 'Reopen' }).click();
  const reopening = marc.getByRole('dialog', { name: 'Reopen the article?' });
  const why = reopening.getByLabel('Why is it opened again?');
  await why.fill('The company has published a count.');
  // Nor does it hear of each by itself as it asks now and then.
  const asked = (url: URL) => url.pathname.endsWith('/entries');
  await marc.context().route(asked, (route) => route.abort());
  const signed = StoredSignatures.parse(await (await marc.request.get(`/api/v1/articles/${articleId}/state`)).json());
  const signOffIds = signed.state.signOffs.map(({ entryId }) => entryId);
  const opened = await marc.request.post(`/api/v1/articles/${articleId}/reopening`, { data: { reason: 'A word was wrong.', signOffIds } });
  expect(opened.ok(), await opened.text()).toBe(true);
  await sign(jonah);
  await expect(jonah.getByText('Signed off by you')).toBeVisible();
  await marc.context().unroute(live);
  await marc.context().unroute(asked);
  // It lies behind the dialog.
  await expect(marc.locator('body')).toContainText('Signed off by Jonah', { timeout: 30_000 });
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(reopening).toContainText('It has been signed as checker since you saw it. Look at who has signed, then reopen it.');
  await expect(why).toHaveValue('The company has published a count.');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(marc.getByText('Signed off by Jonah')).toHaveCount(0);
});

test('Another lead opens the article again while I write why: my question stays with my words, says who, and is there for the next signature', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, jonah, marc, articleId, deskId } = await beginWithCheckers(page, openElsewhere, { signatures: ['checker'] });
  const greta = await openElsewhere();
  await signIn(greta, await makePerson('Greta Lind', { roles: { [deskId]: 'lead' } }));
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  const sign = async (by: Page) => {
    await openClaim(by, articleId);
    await by.getByRole('button', { name: 'Sign off', exact: true }).click();
    await by.getByRole('button', { name: 'Sign as checker' }).click();
  };
  await sign(hanne);

  await marc.goto(`/articles/${articleId}`);
  await marc.getByRole('button', { name: 'Reopen' }).click();
  const reopening = marc.getByRole('dialog', { name: 'Reopen the article?' });
  const why = reopening.getByLabel('Why is it opened again?');
  await why.fill('The company has published a count.');
  const signed = StoredSignatures.parse(await (await marc.request.get(`/api/v1/articles/${articleId}/state`)).json());
  const signOffIds = signed.state.signOffs.map(({ entryId }) => entryId);
  const opened = await greta.request.post(`/api/v1/articles/${articleId}/reopening`, { data: { reason: 'A word was wrong.', signOffIds } });
  expect(opened.ok(), await opened.text()).toBe(true);
  await expect(reopening).toContainText('Greta opened it again meanwhile: “A word was wrong.”');
  await expect(why).toBeFocused();
  await expect(why).toHaveValue('The company has published a count.');
  await expect(reopening.getByRole('button', { name: 'Reopen it' })).toHaveAttribute('aria-disabled', 'true');
  await expectNoAxeFinding(marc, { how: 'a reopening that somebody else was quicker with' });

  await sign(jonah);
  await expect(reopening).not.toContainText('meanwhile');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(reopening).toContainText('It has been signed as checker since you saw it.');
  await why.press('Escape');
  await expect(reopening).toHaveCount(0);
  await marc.getByRole('button', { name: 'Reopen' }).click();
  await expect(why).toHaveValue('The company has published a count.');
  await reopening.getByRole('button', { name: 'Reopen it' }).click();
  await expect(marc.getByText('Signed off by Jonah')).toHaveCount(0);
  await expect(reopening).toHaveCount(0);
});

test('Whoever signs is told of opinions whose words changed or are gone, and who signs next that nobody can see to them now', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, articleId } = await beginWithCheckers(page, openElsewhere, { signatures: ['checker', 'second'] });
  await storeTags(hanne, articleId, ['It was a lazy count', 'Nobody voted on it'], ['opinion']);
  await writeOver(hanne, articleId, 'lazy count', 'wild guess');
  await writeOver(hanne, articleId, 'Nobody voted on it.', '');
  await openClaim(nika, articleId);
  await giveVerdict(nika, '2', 'The count was of one week in May.');
  const leftBy = async (one: Page) => {
    await one.getByRole('button', { name: 'Sign off', exact: true }).click();
    return one.getByRole('region', { name: '2 opinions or proposals have words that changed or are gone' });
  };
  await openArticle(hanne, articleId);
  const first = await leftBy(hanne);
  await expect(first).toContainText('Not in the way. Once it is signed nobody can see to them until the article is opened again.');
  await expectNoAxeFinding(hanne, { how: 'the sign-off with words that nobody has seen to' });
  await first.getByRole('button', { name: 'Show' }).click();
  await expect(hanne.getByRole('article', { name: /^Opinion 1,/ })).toContainText('Text changed');
  await leftBy(hanne);
  await hanne.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(nika.getByText('Signed as checker by Hanne')).toBeVisible();
  await expect(await leftBy(nika)).toContainText(
    'Not in the way. It is signed already: nobody can see to them until the article is opened again.',
  );
});

test('I sign and waive what I saw when I opened the form, and am told what a colleague has changed since', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, nika, articleId } = await beginWithCheckers(page, openElsewhere);
  await openClaim(hanne, articleId);
  await openClaim(nika, articleId);
  const setState = async (name: string, reason: string) => {
    await claimOf(nika)
      .getByRole('button', { name: /^Check: / })
      .click();
    await nika.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    await nika
      .getByRole('dialog', { name: `C1: ${name}` })
      .getByLabel('Why?')
      .fill(reason);
    await nika.keyboard.press('Tab');
    await nika.getByRole('button', { name: `Set to ${name.toLowerCase()}` }).click();
  };
  await setState('On author', 'She was there.');
  // What the form is begun on is what she has been told.
  await expect(claimOf(hanne).getByRole('button', { name: 'Check: On author' })).toBeVisible();
  await hanne.getByRole('button', { name: 'Sign off 1 left' }).click();
  const blocked = hanne.getByRole('dialog', { name: '1 claim stands in the way' });
  await blocked.getByText('Which one').click();
  await blocked.getByRole('button', { name: 'Waive C1' }).click();
  await hanne.getByLabel('Why may it pass?').fill('She was there.');
  // It stands in the way for another reason by now: the form stays, with its words.
  await claimOf(nika).getByRole('button', { name: 'Check: On author' }).click();
  await nika.getByRole('menuitem', { name: /^Checking/ }).click();
  await expect(hanne.getByText('C1 was “set aside” when you began, and is “being checked” now.')).toBeVisible();
  await expect(hanne.getByLabel('Why may it pass?')).toHaveValue('She was there.');
  await setState('On legal', 'It names the harbour master.');
  // It lies behind the dialog.
  await expect(hanne.locator('body')).toContainText('It names the harbour master.');
  await hanne.getByRole('button', { name: 'Waive it' }).click();
  await expect(hanne.getByText('C1 has changed since you saw it. Look at it again, then waive it.')).toBeVisible();
  await expect(hanne.getByLabel('Why may it pass?')).toHaveValue('She was there.');
  await hanne.getByRole('button', { name: 'Waive it' }).click();

  const free = hanne.getByRole('dialog', { name: 'Nothing stands in the way' });
  const sign = free.getByRole('button', { name: 'Sign as checker' });
  const look = free.getByRole('button', { name: 'I have looked' });
  await look.click();
  await expect(sign).toBeEnabled();
  await storeTags(nika, articleId, ['harbour'], ['opinion']);
  await expect(free.getByRole('status')).toContainText('Nika added opinion 1.');
  await expect(sign).toHaveAttribute('title', 'Look at what has changed first.');
  await expectNoAxeFinding(hanne, { how: 'something that has changed since' });
  await look.click();
  await sign.click();
  await expect(hanne.getByText('Signed off by you')).toBeVisible();
});

test('A source is corrected while I am about to sign: I am told, and sign once I have been', async ({ page, openElsewhere }) => {
  const { hanne, articleId } = await beginWithCheckers(page, openElsewhere);
  const sourceId = uuidv7();
  await storeEntries(hanne, articleId, (state) => {
    const { id: annotationId } = tagOf(state, 'C1');
    const evidence = { annotationId, evidenceId: uuidv7(), sourceId, newSource: { title: 'Pier log' }, stance: 'supports' };
    const verdict = { value: 'supported', rationale: '' };
    return [
      { type: 'evidence.linked', payload: evidence },
      { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } },
    ];
  });
  await openClaim(hanne, articleId);
  await expect(claimOf(hanne)).toContainText('Pier log');
  await hanne.getByRole('button', { name: 'Sign off', exact: true }).click();
  const sign = hanne.getByRole('button', { name: 'Sign as checker' });
  await expect(sign).toBeEnabled();
  await inDatabase((client) =>
    client.query('update "Source" set title = $2, "updatedAt" = now() where id = $1', [sourceId, 'Log of another pier']),
  );
  await sign.click();
  await expect(hanne.getByText('A source that it cites was changed since you saw it. Look at the sources again, then sign.')).toBeVisible();
  // It lies behind the dialog.
  await expect(hanne.locator('body')).toContainText('Log of another pier');
  await sign.click();
  await expect(hanne.getByText('Signed off by you')).toBeVisible();
});
