import { escapeHtml } from '../export/html-escape';

/** What a message says: plain text, and the same as simple HTML without pictures or styles of note. */
export interface MailMessage {
  subject: string;
  text: string;
  html: string;
}

interface Parts {
  subject: string;
  says: string;
  /** What the link does, as a verb. */
  action: string;
  link: string;
  /** What else there is to know of the link. */
  note: string;
}

/** An invitation: who invites, the link, and when it ends. Nothing of the desk or of articles: a mailbox is not the newsroom. */
export function invitationMessage(of: { inviter: string; link: string; endsAt: Date }): MailMessage {
  const { inviter, link, endsAt } = of;
  return compose({
    subject: `${inviter} invites you to Galley`,
    says: `${inviter} invites you to Galley, the fact-checking desk at ${new URL(link).host}.`,
    action: 'Join',
    link,
    note: `${worksOnce(endsAt)} If you know nothing of it, leave this message as it is.`,
  });
}

/** A link to set a new password: who made it (null: someone asked for it on the sign-in page), and when it ends. */
export function passwordResetMessage(of: { madeBy: string | null; link: string; endsAt: Date }): MailMessage {
  const { madeBy, link, endsAt } = of;
  const { host } = new URL(link);
  return compose({
    subject: 'A new password for Galley',
    says:
      madeBy === null
        ? `Someone asked for a new password for your account at ${host}.`
        : `${madeBy} made a link with which you set a new password for your account at ${host}.`,
    action: 'Set a new password',
    link,
    note: `${worksOnce(endsAt)} ${
      madeBy === null
        ? 'If it was not you, leave this message as it is: your password stays.'
        : `If you did not ask for it, ask ${madeBy}; your password stays until you use the link.`
    }`,
  });
}

/** How many things wait in somebody's inbox, a link to it, and where such mail is changed. Not what is in them, by whom, or where. */
export function inboxMessage(of: { count: number; link: string; profileLink: string }): MailMessage {
  const { count, link, profileLink } = of;
  const things = count === 1 ? 'One new thing is' : `${count > MOST_COUNTED ? `More than ${MOST_COUNTED}` : count} new things are`;
  return compose({
    subject: `${things} waiting for you in Galley`,
    says: `${things} waiting for you in Galley, the fact-checking desk at ${new URL(link).host}.`,
    action: 'Open the inbox',
    link,
    note: `You chose to get this mail. Change or end it in your profile: ${profileLink}`,
  });
}

/** Above it nobody counts. */
const MOST_COUNTED = 99;

/** Questions wait for the author of an article: who asks, and the link. Neither the questions nor the article's name: a mailbox is not the newsroom. */
export function queriesMessage({ sender, link }: { sender: string; link: string }): MailMessage {
  return compose({
    subject: `${sender} has questions for you`,
    says: `${sender} has questions for you in Galley, the fact-checking desk at ${new URL(link).host}.`,
    action: 'Answer them',
    link,
    note: 'You sign in to see them.',
  });
}

const worksOnce = (endsAt: Date) => `The link works once, until ${moment(endsAt)}.`;

function compose({ subject, says, action, link, note }: Parts): MailMessage {
  return {
    // A line end would begin another header, whoever wrote the name in it.
    subject: subject.replaceAll(/\s+/gu, ' '),
    text: `${says}\n\n${action}:\n${link}\n\n${note}\n`,
    html: [
      `<p>${escapeHtml(says)}</p>`,
      `<p><a href="${escapeHtml(link)}">${escapeHtml(action)}</a></p>`,
      `<p>${escapeHtml(note)}</p>`,
    ].join('\n'),
  };
}

// In UTC, and said so: where the reader is, nobody knows.
const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

function moment(at: Date): string {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} UTC`;
}
