import { expect } from '@playwright/test';
import { allInsertedDocx, trackedChangesDocx } from '../lib/domain/import/tracked-changes.fixture';
import { makeDesk, makePerson, signIn, test } from './fixtures';

const fileOf = (bytes: Uint8Array) => ({
  name: 'ferry.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(bytes),
});

test('I reject the tracked changes of a Word file, and the article is what it was before them', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles/new?from=file');
  await page.getByLabel(/Drop a file here/).setInputFiles(fileOf(trackedChangesDocx()));
  const preview = page.getByRole('region', { name: 'Preview' });
  const title = preview.getByRole('textbox', { name: 'Title' });
  const changes = preview.getByRole('list', { name: 'Tracked changes in this paragraph' });
  await expect(preview.getByText('4 accepted')).toBeVisible();
  await expect(title).toHaveValue('The ferry stays');
  await expect(preview).toContainText('It cost three million.');
  await expect(changes.getByRole('listitem')).toHaveText([
    'Deleted by Ann Lee: sails',
    'Inserted by Ann Lee: stays',
    'Deleted by Ann Lee: two',
    'Inserted by Ann Lee: three',
  ]);

  await preview.getByRole('button', { name: 'Reject all tracked changes' }).click();
  await expect(preview.getByText('4 rejected')).toBeVisible();
  // The way back stands where the way there was.
  await expect(preview.getByRole('button', { name: 'Accept all tracked changes' })).toBeFocused();
  await expect(title).toHaveValue('The ferry sails');
  await expect(preview).toContainText('It cost two million.');
  await expect(changes).toHaveCount(0);

  await page.getByRole('button', { name: 'Start tagging' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await expect(text).toContainText('It cost two million.');
  await expect(text).not.toContainText(/stays|three/);
  await page.reload();
  await expect(text).toContainText('It cost two million.');
  await expect(page.getByText('The ferry sails').first()).toBeVisible();
});

test('A Word file whose words are all tracked as new says why they cannot be rejected', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles/new?from=file');
  await page.getByLabel(/Drop a file here/).setInputFiles(fileOf(allInsertedDocx()));
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('2 accepted. Rejected, they would leave no words.')).toBeVisible();
  await expect(preview.getByRole('textbox', { name: 'Title' })).toHaveValue('The ferry stays');
});
