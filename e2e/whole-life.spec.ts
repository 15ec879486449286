import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { sampleText } from '../lib/domain/articles/sample-article';
import { openArticle, openExports, queryOf, workbenchOf } from './articles';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { Hands } from './hands';
import { claimOf, giveVerdict } from './judging';
import { linkTyped } from './link-typed';
import { changeByte, fitManifest, unpackDossier, verifyByItself } from './unpacked-dossier';

const RENT = 'A newsletter of the depot is all there is.';

/** Looks for the second time at the first claim, which has that verdict, and finds the same. */
async function lookAgain(page: Page): Promise<void> {
  await workbenchOf(page).option(/^C1/).click();
  await expect(claimOf(page)).toContainText('Hanne found Supported.');
  await workbenchOf(page).text.focus();
  await page.keyboard.press('v');
  await page.keyboard.press('1');
  await expect(claimOf(page)).toContainText('Second check: you found the same');
}

test('The sample article goes from import to a dossier that anybody can verify', async ({ page: hanne, openElsewhere }) => {
  const deskId = await makeDesk();
  const elsewhere = async (name: string, role: string) => {
    const other = await openElsewhere();
    await signIn(other, await makePerson(name, { roles: { [deskId]: role } }));
    return other;
  };
  const jonah = await elsewhere('Jonah Okoye', 'checker');
  const lena = await elsewhere('Lena Brandt', 'author');
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const me = new Hands(hanne);
  const { text, saveState, option, tags } = workbenchOf(hanne);
  let articleId = '';

  await test.step('it comes in', async () => {
    await hanne.goto('/articles');
    await me.click('link', 'Take the sample article');
    await expect(hanne.getByLabel('Text of the article')).toHaveValue(sampleText);
    await expect(hanne.getByRole('region', { name: 'Preview' })).toContainText('a night of cleaning wards pays £88.');
    await me.click('button', 'Start tagging');
    await expect(text).toBeFocused();
    articleId = new URL(hanne.url()).pathname.split('/')[2] ?? '';
  });

  await test.step('three claims, an opinion and a proposal are tagged', async () => {
    for (const [paragraph, keys] of [
      ['1', ['.', 'c']],
      ['3', ['.', 'c', '.', 'c']],
      ['7', ['.', 'o', '.', 'p']],
    ] as const) {
      await me.press('g');
      await me.type(paragraph);
      await me.press('Enter');
      await expect(text).toBeFocused();
      await me.press(...keys);
    }
    await expect(tags.getByRole('option')).toHaveText([
      /C1.*The last 41 bus leaves/,
      /C2.*the night routes lost £2.4 million/,
      /C3.*£900,000 of this was rent/,
      /O1.*None of this is a law of nature/,
      /P1.*bring back the 41 and the 17/,
    ]);
    await expect(saveState).toContainText('Saved');
  });

  await test.step('sources are linked, and the author asked', async () => {
    await option(/^C1/).click();
    await me.press('s');
    await me.type('Night timetable');
    await linkTyped(hanne);
    await expect(claimOf(hanne)).toHaveAccessibleName('Claim 1, paragraph 1, 1 source');
    await option(/^C2/).click();
    await me.press('s');
    await me.type('Report to the council');
    await linkTyped(hanne);
    await expect(claimOf(hanne, 2)).toHaveAccessibleName('Claim 2, paragraph 3, 1 source');
    // By key: the card takes its place while it grows, and a click may come in between.
    await hanne.getByRole('button', { name: 'Ask the author' }).press('Enter');
    await expect(hanne.getByLabel('Question to the author').last()).toBeFocused();
    await me.type('Which year was their last?');
    await hanne.getByRole('button', { name: 'Add to the queries' }).press('Enter');
    await expect(queryOf(hanne)).toHaveAccessibleName('Query, not sent');
    await expect(saveState).toContainText('Saved');
    await me.click('link', 'All queries');
    await me.click('button', 'Choose the author');
    await hanne.getByLabel('Author').selectOption({ label: 'Lena Brandt' });
    await me.click('button', 'Name as author');
    await expect(hanne.getByText('Author Lena Brandt')).toBeVisible();
    await me.click('button', 'Send to Lena');
    await expect(hanne.getByText('1 query sent to Lena', { exact: true })).toBeVisible();
  });

  await test.step('the author answers, and the query is settled', async () => {
    await lena.goto(`/articles/${articleId}/queries`);
    await queryOf(lena).getByLabel('Answer', { exact: true }).fill('The year to March 2023.');
    await lena.keyboard.press('Enter');
    await expect(queryOf(lena)).toHaveAccessibleName('Query, answered');
    await openArticle(hanne, articleId);
    await option(/^C2/).click();
    await expect(queryOf(hanne)).toContainText('The year to March 2023.');
    await queryOf(hanne).getByRole('button', { name: 'Settle' }).press('Enter');
    await expect(hanne.getByRole('button', { name: '1 query settled or withdrawn' })).toBeVisible();
  });

  await test.step('all three are checked, and one again by another', async () => {
    await text.focus();
    await giveVerdict(hanne, '2', 'It was £2.3 million.');
    await expect(claimOf(hanne, 2)).toHaveAccessibleName('Claim 2, paragraph 3, partly, 1 source');
    await option(/^C3/).click();
    await giveVerdict(hanne, '4', RENT);
    await expect(claimOf(hanne, 3)).toHaveAccessibleName('Claim 3, paragraph 3, unproven, 0 sources');
    await option(/^C1/).click();
    await claimOf(hanne).getByRole('button', { name: 'Second checker: nobody. 2nd check' }).click();
    await me.click('menuitem', 'Jonah Okoye');
    // Focus goes back a moment after the menu has gone.
    await expect(claimOf(hanne).getByRole('button', { name: /^Second checker: 2nd: Jonah/ })).toBeFocused();
    await text.focus();
    await me.press('v', '1');
    await expect(claimOf(hanne)).toContainText('Waits for Jonah’s second check.');
    await expect(hanne.getByText('2 of 3 claims checked')).toBeVisible();
    await openArticle(jonah, articleId);
    await lookAgain(jonah);
    await expect(hanne.getByText('3 of 3 claims checked')).toBeVisible();
  });

  await test.step('an edit inside it takes that back, and it is checked anew by both', async () => {
    await option(/^C1/).click();
    await me.press('e');
    await expect(hanne.getByRole('radio', { name: 'Edit', exact: true })).toBeChecked();
    await expect(text).toBeFocused();
    await me.press('ControlOrMeta+ArrowRight');
    await me.type(' very');
    await me.press('Escape');
    await expect(hanne.getByText('2 of 3 claims checked')).toBeVisible();
    await expect(hanne.getByRole('button', { name: 'Sign off 1 left' })).toBeVisible();
    await claimOf(hanne).getByRole('button', { name: 'Check again' }).press('Enter');
    await expect(claimOf(hanne)).toHaveAccessibleName('Claim 1, paragraph 1, 1 source');
    await text.focus();
    await me.press('v', '1');
    await expect(claimOf(hanne)).toContainText('Waits for Jonah’s second check.');
    await lookAgain(jonah);
    await expect(hanne.getByText('3 of 3 claims checked')).toBeVisible();
  });

  await test.step('it is signed off', async () => {
    await me.click('button', 'Sign off');
    await me.click('button', 'Sign as checker');
    await expect(hanne.getByText('Signed off by you')).toBeVisible();
  });

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-'));
  try {
    await test.step('the report says what came of it, and who signed', async () => {
      await openExports(hanne);
      await hanne.getByRole('menuitem', { name: /^Fact-check report/ }).press('Enter');
      const row = (label: string) => hanne.getByRole('table', { name: /^Every claim/ }).getByRole('row', { name: new RegExp(`^${label}`) });
      await expect(row('C1')).toContainText('The very last 41 bus');
      await expect(row('C1')).toContainText('Second check by Jonah Okoye: the same');
      for (const [label, verdict] of [
        ['C1', 'Supported'],
        ['C2', 'Partly'],
        ['C3', 'Unproven'],
      ] as const)
        await expect(row(label)).toContainText(verdict);
      await expect(hanne.getByRole('region', { name: /^Signed off/ }).getByRole('listitem')).toHaveText([/Checker\s*Hanne Voss/]);
    });

    await test.step('the dossier is verified by what is in it, without us', async () => {
      await openExports(jonah);
      const asked = jonah.waitForEvent('download');
      await jonah.getByRole('menuitem', { name: /^Audit dossier/ }).press('Enter');
      await unpackDossier(await asked, folder);
      const { status, stdout, stderr } = verifyByItself(folder);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^All \d+ entries and 10 files match\.\n/);
    });

    await test.step('one byte of an entry is changed, and it says where', async () => {
      const seq = changeByte(folder, RENT, 'B');
      expect(verifyByItself(folder)).toMatchObject({
        status: 1,
        stdout: 'journal.jsonl was changed: its hash does not match manifest.json.\n',
      });
      fitManifest(folder);
      expect(verifyByItself(folder)).toMatchObject({
        status: 1,
        stdout: `The payload of entry ${seq} in journal.jsonl was changed: payloadHash does not match.\n`,
      });
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
