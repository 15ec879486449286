import { expect } from '@playwright/test';
import { setupCode } from '../fixtures';
import { freeAddress, secondServer } from '../second-server';
import type { FirstDayScreen, Screen } from './screen';
import { at, fill, press, tryToSignIn } from './ways';

/** Before there is anybody. */
export const firstDayScreens: readonly FirstDayScreen[] = [
  { name: 'setup', open: at('/setup') },
  {
    name: 'setup-bad-code',
    open: async (page) => {
      await at('/setup')(page);
      await fill(page, 'Name', 'Hanne Voss');
      await fill(page, 'Email', 'hanne.voss@ledger.example');
      await fill(page, 'Password', 'a long enough password');
      await fill(page, 'Set-up code', `${setupCode}X`);
      await press(page, 'Make the account');
      await expect(page.getByLabel('Set-up code')).toHaveAccessibleDescription(/That is not the code/);
    },
  },
];

/** Before somebody is in. */
export const wayInScreens: readonly Screen[] = [
  { name: 'sign-in', who: 'nobody', open: at('/sign-in') },
  {
    name: 'sign-in-wrong',
    who: 'nobody',
    open: async (page, { readerEmail }) => {
      await at('/sign-in')(page);
      await tryToSignIn(page, readerEmail, /do not match/);
    },
  },
  {
    name: 'sign-in-paused',
    who: 'nobody',
    open: async (page) => {
      await at('/sign-in')(page);
      for (let tries = 0; tries < 5; tries++) await tryToSignIn(page, 'paused@galley.example', /./);
      await tryToSignIn(page, 'paused@galley.example', /Too many wrong tries/);
    },
  },
  {
    name: 'forgot',
    who: 'nobody',
    open: async (page) => {
      // Only a house that sends mail has the page.
      const address = await freeAddress();
      const mail = { GALLEY_SMTP_URL: 'smtp://127.0.0.1:9', GALLEY_MAIL_FROM: 'The Ledger <galley@ledger.example>' };
      const app = await secondServer(address, mail)();
      try {
        await at(`${address.url}/forgot`)(page);
        await page.evaluate(() => document.fonts.ready);
      } finally {
        await app.stop();
      }
    },
  },
  { name: 'invitation', who: 'nobody', open: (page, { invitationPath }) => at(invitationPath)(page) },
  { name: 'invitation-sign-in', who: 'nobody', open: (page, { readersInvitationPath }) => at(readersInvitationPath)(page) },
  { name: 'invitation-own', who: 'reader', open: (page, { readersInvitationPath }) => at(readersInvitationPath)(page) },
  { name: 'invitation-other', who: 'editor', open: (page, { readersInvitationPath }) => at(readersInvitationPath)(page) },
  { name: 'invitation-gone', who: 'nobody', open: at('/invitation/none') },
  { name: 'reset', who: 'nobody', open: (page, { resetPath }) => at(resetPath)(page) },
  { name: 'reset-other', who: 'editor', open: (page, { resetPath }) => at(resetPath)(page) },
];
