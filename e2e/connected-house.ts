import { openMailbox } from '../lib/server/mailbox.fixture';
import { test as base } from './fixtures';
import { openProvider } from './identity-provider';
import { freeAddress, secondServer } from './second-server';

interface Connected {
  /** The house's identity provider, which people call Ledger. */
  provider: Awaited<ReturnType<typeof openProvider>>;
  /** Where its mail arrives, whomever it is for. */
  mailbox: Awaited<ReturnType<typeof openMailbox>>;
  url: string;
}

/** The test function of journeys in a house that is connected to the outside: its server has an identity provider, and sends mail. */
export const test = base.extend<object, { connected: Connected }>({
  connected: [
    async ({ playwright: _ }, use) => {
      const address = await freeAddress();
      const provider = await openProvider(address.url);
      const mailbox = await openMailbox();
      const mail = { GALLEY_SMTP_URL: mailbox.url, GALLEY_MAIL_FROM: 'The Ledger <galley@ledger.example>' };
      const app = await secondServer(address, { ...provider.env, ...mail })();
      await use({ provider, mailbox, url: address.url });
      await app.stop();
      await provider.stop();
      await mailbox.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ connected }, use) => use(connected.url),
});
