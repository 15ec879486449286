import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openArticle, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test } from './fixtures';
import { Hands } from './hands';

const CLAIM = /the line carries 1,240 people a day/;

const card = (page: Page) => page.getByRole('article', { name: /^Claim 1,/ });
const query = (page: Page) => page.getByRole('article', { name: /^Query,/ });

async function judge(page: Page, digit: string, note: string): Promise<void> {
  await page.keyboard.press('v');
  await page.keyboard.press(digit);
  await expect(card(page).getByLabel('Note')).toBeFocused();
  await page.keyboard.type(note);
  await page.keyboard.press('ControlOrMeta+Enter');
}

test('An article goes from paste to a dossier that anybody can verify', async ({ page, openElsewhere }, { outputDir }) => {
  test.setTimeout(180_000);
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  const rules = { secondCheck: true, coverage: false, signatures: ['checker', 'standards'] };
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  const elsewhere = async (name: string, role: string) => {
    const other = await openElsewhere();
    const person = await makePerson(name, { roles: { [deskId]: role } });
    await signIn(other, person);
    return { other, person };
  };
  const { other: jonah } = await elsewhere('Jonah Okoye', 'checker');
  const { other: ruben, person: author } = await elsewhere('Ruben Alcott', 'author');
  const { other: marc } = await elsewhere('Marc Delacroix', 'lead');
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const hanne = page;
  const me = new Hands(hanne);
  let articleId = '';

  await test.step('it comes in and is tagged', async () => {
    await hanne.goto('/articles/new');
    await me.fill('Text of the article', ferryArticle);
    await expect(hanne.getByRole('region', { name: 'Preview' })).toContainText('The two boats are 31 years old.');
    await me.click('button', 'Start tagging');
    await expect(workbenchOf(hanne).text).toBeFocused();
    await me.press('ControlOrMeta+Home', 'ArrowDown', '.', 'c');
    await expect(workbenchOf(hanne).option(/^C1/)).toContainText(CLAIM);
    articleId = new URL(hanne.url()).pathname.split('/')[2] ?? '';
    await expect(workbenchOf(hanne).saveState).toContainText('Saved');
    const named = await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: author.id } });
    expect(named.ok(), await named.text()).toBe(true);
  });

  await test.step('a source is linked and the author asked', async () => {
    await hanne.goto(`/articles/${articleId}`);
    await workbenchOf(hanne).option(/^C1/).click();
    await hanne.keyboard.press('s');
    await me.type('Harbour board minutes');
    await me.press('Enter', 'Enter');
    await expect(card(hanne)).toHaveAccessibleName('Claim 1, paragraph 1, 1 source');
    await hanne.getByRole('button', { name: 'Ask the author' }).click();
    await expect(hanne.getByLabel('Question to the author').last()).toBeFocused();
    await me.type('Who counted, and when?');
    await hanne.getByRole('button', { name: 'Add to the queries' }).press('Enter');
    await expect(query(hanne)).toHaveAccessibleName('Query, not sent');
    await expect(workbenchOf(hanne).saveState).toContainText('Saved');
    await hanne.getByRole('link', { name: 'All queries' }).click();
    await hanne.getByRole('button', { name: 'Send to Ruben' }).click();
    await expect(hanne.getByText('1 query sent to Ruben', { exact: true })).toBeVisible();
    await ruben.goto(`/articles/${articleId}/queries`);
    await query(ruben).getByLabel('Answer', { exact: true }).fill('The harbour office did, in week 33.');
    await ruben.keyboard.press('Enter');
    await expect(query(ruben)).toHaveAccessibleName('Query, answered');
    await hanne.goto(`/articles/${articleId}`);
    await workbenchOf(hanne).option(/^C1/).click();
    await expect(query(hanne)).toContainText('The harbour office did, in week 33.');
    await query(hanne).getByRole('button', { name: 'Settle' }).click();
    await expect(hanne.getByRole('button', { name: '1 query settled or withdrawn' })).toBeVisible();
  });

  await test.step('it is checked, and checked again by another', async () => {
    await workbenchOf(hanne).text.focus();
    await judge(hanne, '2', 'The count was of one week in August.');
    await expect(card(hanne)).toContainText('Waits for a second check.');
    await (await openArticle(jonah, articleId)).option(/^C1/).click();
    await judge(jonah, '2', 'So says the harbour office.');
    await expect(jonah.getByText('1 of 1 claim checked')).toBeVisible();
  });

  await test.step('an edit inside it takes all that back, and it is checked anew', async () => {
    await workbenchOf(hanne).option(/^C1/).click();
    await hanne.keyboard.press('e');
    await hanne.keyboard.press('ControlOrMeta+ArrowRight');
    await me.type(' old');
    await hanne.keyboard.press('Escape');
    await expect(hanne.getByText('0 of 1 claim checked')).toBeVisible();
    await expect(hanne.getByRole('button', { name: 'Sign off 1 left' })).toBeVisible();
    await card(hanne).getByRole('button', { name: 'It holds' }).click();
    await expect(card(hanne)).toContainText('Waits for a second check.');
    await workbenchOf(jonah).option(/^C1/).click();
    await expect(card(jonah)).toContainText('Hanne found Partly.');
    await judge(jonah, '2', 'It still does.');
    await expect(hanne.getByText('1 of 1 claim checked')).toBeVisible();
  });

  await test.step('it is signed by two', async () => {
    await hanne.getByRole('button', { name: 'Sign off' }).click();
    await hanne.getByRole('button', { name: 'Sign as checker' }).click();
    await expect(hanne.getByText('Signed as checker by you')).toBeVisible();
    await marc.goto(`/articles/${articleId}`);
    await marc.getByRole('button', { name: 'Sign off' }).click();
    await marc.getByRole('button', { name: 'Sign as standards' }).click();
    await expect(marc.getByText('Signed off by you')).toBeVisible();
  });

  await test.step('the report says who looked and who signed', async () => {
    await marc.goto(`/articles/${articleId}/report`);
    const row = marc.getByRole('region', { name: 'Every claim' }).getByRole('row', { name: /^C1/ });
    await expect(row).toContainText('Second check by Jonah Okoye: the same. It still does.');
    const signed = marc.getByRole('region', { name: /^Signed off/ });
    await expect(signed.getByRole('listitem')).toHaveText([/Checker\s*Hanne Voss/, /Standards\s*Marc Delacroix/]);
  });

  await test.step('the dossier is verified without us', async () => {
    const answer = await marc.request.get(`/api/v1/articles/${articleId}/dossier`);
    expect(answer.ok()).toBe(true);
    const zip = path.join(outputDir, 'ferry.dossier.zip');
    fs.mkdirSync(outputDir, { recursive: true });
    fs.writeFileSync(zip, await answer.body());
    const verifier = path.resolve(import.meta.dirname, '../scripts/verify-dossier.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, zip], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^All \d+ entries and 10 files match\.\n/);
  });
});
