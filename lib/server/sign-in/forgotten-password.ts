import { askedResetHours } from '@/lib/domain/contract/one-time-links';
import { notFound } from '@/lib/domain/errors';
import { passwordResetMessage } from '@/lib/domain/talk/mail-message';
import { inTransaction, prisma } from '../database';
import { log } from '../log';
import { mailSettings, publicAddress, sendMail } from '../mail';
import { isKnownAddress } from './count-sign-in';
import { lockPasswordResets, newLink } from './new-link';
import { countTry } from './sign-in-limits';

/** Links that may be asked for within the window of sign-in limits: for one account, and from one address for all of them. */
const accountLimits = { fromOneAddress: 3, fromAll: 5 };
/** Where the account was signed in to lately, what strangers ask for does not count: its own person could never ask. */
const knownLimits = { fromOneAddress: accountLimits.fromOneAddress, fromAll: Number.POSITIVE_INFINITY };
const addressLimits = { fromOneAddress: 20, fromAll: 20 };
const tooMany = 'That is enough links for now.';

/**
 * Mails a link to set a new password to whoever has an account with this address. The answer is the same, and as quick, for an address that is
 * nobody's: it is given before any account is looked up. `too-many-tries` counts by account and by the asker's address; from one where the
 * account was signed in to in the last 30 days by both together alone. `not-found` in a house without mail.
 */
export async function askForPasswordReset(input: { email: string }, address: string): Promise<void> {
  if (mailSettings() === null) throw notFound();
  const isKnown = await isKnownAddress(prisma, input.email, address);
  if (!isKnown) await countTry(`new passwords from ${address}`, address, { limits: addressLimits, tooMany });
  await countTry(`new password of ${input.email}`, address, { limits: isKnown ? knownLimits : accountLimits, tooMany });
  mailPasswordReset(input.email).catch((error: unknown) => log.error({ err: error }, 'A password link could not be made'));
}

/** Makes the link and mails it to the person's own address, and nowhere else. Nobody's address, and a disabled person's, get none. */
export async function mailPasswordReset(email: string): Promise<void> {
  const shown = await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email } });
    if (person === null || person.disabledAt !== null) return null;
    const personId = person.id;
    await lockPasswordResets(tx, personId);
    // Those that can still be used stay: a stranger may ask for anyone's, and would take from the person the one that was just mailed.
    const hasRunOut = { usedAt: null, expiresAt: { lte: new Date() } };
    await tx.oneTimeLink.deleteMany({ where: { purpose: 'passwordReset', personId, createdById: personId, ...hasRunOut } });
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
