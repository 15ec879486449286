import { describe, expect, it } from 'vitest';
import { inboxMessage, invitationMessage, passwordResetMessage } from './mail-message';

const endsAt = new Date('2026-12-03T09:05:00Z');

describe('invitationMessage', () => {
  it('says who invites, where, and until when', () => {
    const { subject, text } = invitationMessage({ inviter: 'Marc Delisle', link: 'https://galley.example.org/invitation/abc', endsAt });
    expect(subject).toBe('Marc Delisle invites you to Galley');
    expect(text).toBe(
      `Marc Delisle invites you to Galley, the fact-checking desk at galley.example.org.

Join:
https://galley.example.org/invitation/abc

The link works once, until 3 December 2026, 09:05 UTC. If you know nothing of it, leave this message as it is.
`,
    );
  });

  it('takes a name as words: no markup, no second header', () => {
    const { subject, html } = invitationMessage({
      inviter: 'A <b> & "C"\r\nBcc: x@y.example',
      link: 'https://g.example/invitation/abc',
      endsAt,
    });
    expect(subject).toBe('A <b> & "C" Bcc: x@y.example invites you to Galley');
    expect(html).toContain('A &lt;b&gt; &amp; &quot;C&quot;');
    expect(html).toContain('<a href="https://g.example/invitation/abc">Join</a>');
  });
});

describe('passwordResetMessage', () => {
  const link = 'https://galley.example.org/reset/abc';

  it('says who made the link, and whom to ask', () => {
    const { text } = passwordResetMessage({ madeBy: 'Hanne Voss', link, endsAt });
    expect(text).toMatch(/^Hanne Voss made a link with which you set a new password for your account at galley\.example\.org\./);
    // It never was the reader, who is to use it.
    expect(text).not.toContain('If it was not you');
    expect(text).toContain('UTC. If you did not ask for it, ask Hanne Voss; your password stays until you use the link.');
  });

  it('says that someone asked, where nobody is known', () => {
    const { text, subject } = passwordResetMessage({ madeBy: null, link, endsAt });
    expect(text).toMatch(/^Someone asked for a new password for your account at galley\.example\.org\.\n\nSet a new password:\nhttps:/);
    expect(text).toContain('UTC. If it was not you, leave this message as it is: your password stays.');
    expect(subject).toBe('A new password for Galley');
  });
});

describe('inboxMessage', () => {
  const links = { link: 'https://galley.example.org/inbox', profileLink: 'https://galley.example.org/profile#mail' };

  it('says how many things wait and where, and nothing else', () => {
    const { subject, text, html } = inboxMessage({ count: 3, ...links });
    expect(subject).toBe('3 new things are waiting for you in Galley');
    expect(text).toBe(
      `3 new things are waiting for you in Galley, the fact-checking desk at galley.example.org.

Open the inbox:
https://galley.example.org/inbox

You chose to get this mail. Change or end it in your profile: https://galley.example.org/profile#mail
`,
    );
    expect(html).toContain('<a href="https://galley.example.org/inbox">Open the inbox</a>');
  });

  it('counts one, and no further than 99', () => {
    expect(inboxMessage({ count: 1, ...links }).subject).toBe('One new thing is waiting for you in Galley');
    expect(inboxMessage({ count: 99, ...links }).subject).toBe('99 new things are waiting for you in Galley');
    expect(inboxMessage({ count: 100, ...links }).subject).toBe('More than 99 new things are waiting for you in Galley');
  });
});
