import { afterEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentError } from './environment';
import { log } from './log';
import { mailSettings, publicAddress, sendMail } from './mail';
import { openMailbox } from './mailbox.fixture';

const message = { subject: 'A – of sorts', text: 'Read this:\nhttps://galley.example/x\n', html: '<p>Read this</p>' };
const tove = 'tove.ekman@post.example';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function useServer(url: string, from = 'The Ledger <galley@ledger.example>'): void {
  vi.stubEnv('GALLEY_SMTP_URL', url);
  vi.stubEnv('GALLEY_MAIL_FROM', from);
}

function sentenceFor(env: Record<string, string | undefined>): string {
  try {
    return mailSettings(env) === null ? 'none' : 'fine';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}

describe('mailSettings', () => {
  it('takes a sender with and without a name', () => {
    const server = 'smtps://desk:a%20word@mail.ledger.example:465';
    expect(mailSettings({ GALLEY_SMTP_URL: server, GALLEY_MAIL_FROM: '"The Ledger" <galley@ledger.example>' })).toEqual({
      server,
      from: { name: 'The Ledger', address: 'galley@ledger.example' },
    });
    expect(mailSettings({ GALLEY_SMTP_URL: server, GALLEY_MAIL_FROM: 'galley@ledger.example' })?.from).toEqual({
      name: '',
      address: 'galley@ledger.example',
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'none'],
    [
      'a server alone',
      { GALLEY_SMTP_URL: 'smtp://127.0.0.1' },
      'GALLEY_MAIL_FROM is missing: set all of GALLEY_SMTP_URL and GALLEY_MAIL_FROM, or none.',
    ],
    [
      'a page for a server',
      { GALLEY_SMTP_URL: 'https://mail.ledger.example', GALLEY_MAIL_FROM: 'a@b.example' },
      'GALLEY_SMTP_URL must be the address of a mail server, such as smtps://name:password@mail.ledger.example.',
    ],
    [
      'a password that is not written as addresses are',
      { GALLEY_SMTP_URL: 'smtp://desk:50%zz@mail.ledger.example', GALLEY_MAIL_FROM: 'a@b.example' },
      'GALLEY_SMTP_URL must be the address of a mail server, such as smtps://name:password@mail.ledger.example.',
    ],
    [
      'a sender without an address',
      { GALLEY_SMTP_URL: 'smtp://127.0.0.1', GALLEY_MAIL_FROM: 'The Ledger' },
      'GALLEY_MAIL_FROM must be an email address, such as “Galley <galley@ledger.example>”.',
    ],
  ])('says of %s in one sentence whether it can be used', (_, env, sentence) => {
    expect(sentenceFor(env)).toBe(sentence);
  });
});

describe('sendMail', () => {
  it('hands both parts to the mail server, signed in there', async () => {
    const mailbox = await openMailbox({ login: { name: 'desk', password: 'p@ss:word/1' } });
    useServer(mailbox.url);
    expect(await sendMail(tove, message)).toBe('sent');
    const { from, to, content } = await mailbox.next(tove);
    expect({ from, to }).toEqual({ from: 'galley@ledger.example', to: [tove] });
    expect(content).toMatch(/^From: "?The Ledger"? <galley@ledger\.example>$/m);
    expect(content).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(content).toContain(message.text);
    expect(content).toContain(message.html);
    await mailbox.stop();
  });

  it('is off in a house without mail', async () => {
    expect(await sendMail(tove, message)).toBe('off');
  });

  it('says that it failed, and logs neither addresses nor secrets', async () => {
    const mailbox = await openMailbox({ login: { name: 'desk', password: 'right' }, isRefused: () => true });
    const lines: unknown[] = [];
    vi.spyOn(log, 'warn').mockImplementation((...line: unknown[]) => lines.push(line));
    useServer(mailbox.url);
    expect(await sendMail(tove, message)).toBe('failed');
    useServer(mailbox.url.replace(':right@', ':wrong-one@'));
    expect(await sendMail(tove, message)).toBe('failed');
    await mailbox.stop();
    useServer(mailbox.url);
    expect(await sendMail(tove, message)).toBe('failed');
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).toContain('EENVELOPE');
    expect(JSON.stringify(lines)).not.toMatch(/tove|post\.example|right|wrong-one|galley\.example/);
  });

  it('gives a password to no server elsewhere that cannot keep it secret', async () => {
    // Only names and the one address that everybody knows are taken for this machine.
    const elsewhere = await openMailbox({ login: { name: 'desk', password: 'right' }, host: '127.0.0.2' });
    useServer(elsewhere.url);
    expect(await sendMail(tove, message)).toBe('failed');
    expect(elsewhere.taken).toEqual([]);
    await elsewhere.stop();
  });
});

describe('publicAddress', () => {
  it('is what people type', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://galley.example.org');
    expect(publicAddress('/reset/abc')).toBe('https://galley.example.org/reset/abc');
  });
});
