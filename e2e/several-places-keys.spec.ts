import { expect } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { newsOn } from './fixtures';
import { test } from './keys-only';
import { openOwnArticle } from './own-article';

test('I gather, add and take out words by keys alone', async ({ page, me }) => {
  const { option, text } = await openOwnArticle(page);
  const word = async (...keys: string[]) => me.press(...keys);
  // The first sentence below the headline, and the third.
  await word('ControlOrMeta+Home', '.', 'ArrowRight', '.');
  await me.press('h');
  await expect(page.locator('.gathered')).toHaveText('The harbour board says that the line carries 1,240 people a day.');
  await expect(newsOn(page, 'What you did').filter({ hasText: '1 place kept. Select more words, then tag them.' })).toBeAttached();
  await word('.', 'ArrowRight', '.');
  await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toContainText('2 places');
  await me.press('c');
  await expect(option(/^C1 The harbour board.* a day\. … The ferry should run at night too\. .*, in 2 places/)).toBeAttached();
  await expect(text).toBeFocused();

  // The next one is added, and its last word moved out and in.
  await me.press('.', '+');
  await expect(option(/^C1.* … In March the fare rose.*, in 3 places/)).toBeAttached();
  await me.press('[');
  await expect(option(/the year before , To check, in 3 places/)).toBeAttached();
  await me.press('ControlOrMeta+z', 'ControlOrMeta+z');
  await expect(option(/^C1.*, in 2 places/)).toBeAttached();

  // Its first place goes.
  await me.press('ControlOrMeta+Home', '.', 'ArrowRight', '.', '-');
  await expect(option(/^C1 The ferry should run at night too\.(?!.*places)/)).toBeAttached();
  await expectNoAxeFinding(page);
  await me.press('?');
  await expect(page.getByRole('dialog', { name: 'All keys' })).toContainText('Add the selected words to the tag');
  await me.press('Escape');
});
