import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Download, expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { openArticle, openExports, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { makePerson, signIn, test } from './fixtures';
import { sideways } from './look-at-all';
import { beginWithTwoClaims, judgeSecondClaim, OTHER } from './two-claims';

const verifier = path.resolve(import.meta.dirname, '../scripts/verify-dossier.mjs');

/** The download unpacked into a folder beside it. */
async function unpack(download: Download, folder: string): Promise<string> {
  fs.mkdirSync(folder, { recursive: true });
  const zip = path.join(folder, '..', download.suggestedFilename());
  await download.saveAs(zip);
  for (const [name, bytes] of Object.entries(unzipSync(fs.readFileSync(zip)))) fs.writeFileSync(path.join(folder, name), bytes);
  return zip;
}

const verify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('I save the audit dossier, and anybody can verify it and read it without us', async ({ page, openElsewhere }, { outputDir }) => {
  const { articleId } = await beginWithTwoClaims(page);
  await openArticle(page, articleId);
  await judgeSecondClaim(page);
  // Until the page has drawn the verdict, what is said to be saved is what was before.
  await expect(page.getByText('1 of 2 claims checked')).toBeVisible();
  await expect(workbenchOf(page).saveState).toContainText('Saved');

  await openExports(page);
  const asked = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Audit dossier/ }).press('Enter');
  const download = await asked;
  expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.dossier\.zip$/);
  const folder = path.join(outputDir, 'dossier');
  const zip = await unpack(download, folder);

  // With the head as the report shows it: a reader who kept that can tell that it is the same journal.
  await page.goto(`/articles/${articleId}/report`);
  const proof = page.getByRole('region', { name: 'What vouches for it' });
  const [head = ''] = ((await proof.textContent()) ?? '').match(/(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/) ?? [];
  const published = ['--head', head.replaceAll(' ', '')];
  for (const args of [[verifier, zip], [verifier, folder], [path.join(folder, 'verify.mjs')]]) {
    const { status, stdout, stderr } = verify(...args, ...published);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^All 4 entries and 10 files match\.\nThe published head is in the journal\.\narticle\.html and index\.html say what the other files do\. Not compared .*\n$/,
    );
  }
  const index = path.join(folder, 'index.html');
  fs.writeFileSync(index, fs.readFileSync(index, 'utf8').replace('Unproven', 'Supported'));
  expect(verify(verifier, folder)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^index\.html (has|was changed)/) });

  const reading = await openElsewhere();
  await unpack(download, folder);
  await reading.goto(pathToFileURL(index).href);
  await expect(reading.getByText('The verdicts that stand were given on')).toContainText('Nika Oravec');
  await expect(reading.getByRole('listitem').filter({ hasText: OTHER })).toContainText('No figures for the year before.');
  await expect(reading.getByText('Not signed off.')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await reading.setViewportSize({ width, height });
      await reading.emulateMedia({ colorScheme });
      await expectNoAxeFinding(reading, { how: `${colorScheme}, ${width}`, coloursOnly: colorScheme === 'dark' });
    }
  }
  expect(await sideways(reading)).not.toContain('HTML ');
});

test('The report leads to the dossier, and says why there is none when there is no line', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  await page.goto(`/articles/${articleId}/report`);
  const way = page.getByRole('region', { name: 'What vouches for it' }).getByRole('button', { name: 'Audit dossier' });
  const asked = page.waitForEvent('download');
  await way.press('Enter');
  expect((await asked).suggestedFilename()).toMatch(/\.dossier\.zip$/);
  await page.context().setOffline(true);
  await way.press('Enter');
  await expect(page.getByText('The server did not answer.').first()).toBeVisible();
});

test('A reader finds no way to a dossier, and none by its address', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const reader = await openElsewhere();
  await signIn(reader, await makePerson('Ruben Alcott', { roles: { [deskId]: 'reader' } }));
  await reader.goto(`/articles/${articleId}`);
  await openExports(reader);
  await expect(reader.getByRole('menuitem', { name: /^Galley archive/ })).toBeVisible();
  await expect(reader.getByRole('menuitem', { name: /^Audit dossier/ })).toHaveCount(0);
  await reader.goto(`/articles/${articleId}/report`);
  await expect(reader.getByRole('region', { name: 'What vouches for it' })).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Audit dossier' })).toHaveCount(0);
  const answer = await reader.request.get(`/api/v1/articles/${articleId}/dossier`);
  expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('Readers cannot make audit dossiers.')]);
});
