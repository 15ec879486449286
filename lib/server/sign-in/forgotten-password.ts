import { askedResetHours } from '@/lib/domain/contract/one-time-links';
import { notFound } from '@/lib/domain/errors';
import { passwordResetMessage } from '@/lib/domain/talk/mail-message';
import { inTransaction } from '../database';
import { log } from '../log';
import { mailSettings, publicAddress, sendMail } from '../mail';
import { newLink } from './new-link';
import { countTry } from './sign-in-limits';

/** Links that may be asked for within the window of sign-in limits: for one account, and from one address for all of them. */
const accountLimits = { fromOneAddress: 3, fromAll: 5 };
const addressLimits = { fromOneAddress: 20, fromAll: 20 };
const tooMany = 'That is enough links for now.';

/**
 * Mails a link to set a new password to whoever has an account with this address. The answer is the same, and as quick, for an address that is
 * nobody's: it is given before anything is looked up. `too-many-tries` counts by account and by the asker's address. `not-found` in a
 * house without mail.
 */
export async function askForPasswordReset(input: { email: string }, address: string): Promise<void> {
  if (mailSettings() === null) throw notFound();
  await countTry(`new passwords from ${address}`, address, { limits: addressLimits, tooMany });
  await countTry(`new password of ${input.email}`, address, { limits: accountLimits, tooMany });
  mailPasswordReset(input.email).catch((error: unknown) => log.error({ err: error }, 'A password link could not be made'));
}

/** Makes the link and mails it to the person's own address, and nowhere else. Nobody's address, and a disabled person's, get none. */
export async function mailPasswordReset(email: string): Promise<void> {
  const shown = await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email } });
    if (person === null || person.disabledAt !== null) return null;
    const personId = person.id;
    // It replaces what the person asked for before, never what an admin has made: a stranger may ask for anyone's.
    await tx.oneTimeLink.deleteMany({ where: { purpose: 'passwordReset', personId, createdById: personId, usedAt: null } });
    const link = newLink('passwordReset', askedResetHours);
    await tx.oneTimeLink.create({
      data: { ...link.row, purpose: 'passwordReset', email, name: person.name, personId, createdById: personId },
    });
    return link.shown;
  });
  if (shown === null) return;
  const message = passwordResetMessage({ madeBy: null, link: publicAddress(shown.path), endsAt: new Date(shown.expiresAt) });
  await sendMail(email, message);
}
