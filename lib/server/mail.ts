import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { MailOutcome } from '@/lib/domain/contract/one-time-links';
import type { MailMessage } from '@/lib/domain/talk/mail-message';
import { readEnvironment } from './environment';
import { log } from './log';
import { ofProcess } from './of-process';

function isMailServer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  // A lone % in a password is no escape.
  const isDecodable = !/%(?![0-9a-f]{2})/i.test(username + password);
  return /^smtps?:$/.test(protocol) && hostname !== '' && isDecodable;
}

/** `desk@ledger.example`, or a name before it in angle brackets. */
const Sender = z.string().transform((text, context) => {
  const [, name = '', bracketed] = /^(.*?)\s*<([^<>]+)>$/.exec(text) ?? [];
  const address = z.email().safeParse(bracketed ?? text);
  if (address.success) return { name: name.replaceAll('"', ''), address: address.data };
  context.addIssue({ code: 'custom', message: 'must be an email address, such as “Galley <galley@ledger.example>”.' });
  return z.NEVER;
});

const Settings = z.object({
  GALLEY_SMTP_URL: z
    .string()
    .refine(isMailServer, 'must be the address of a mail server, such as smtps://name:password@mail.ledger.example.'),
  GALLEY_MAIL_FROM: Sender,
});

/** How the house sends mail, or null if it does not. Settings that cannot be used: EnvironmentError. */
export function mailSettings(env: Record<string, string | undefined> = process.env) {
  const settings = readEnvironment(Settings, env);
  return settings === null ? null : { server: settings.GALLEY_SMTP_URL, from: settings.GALLEY_MAIL_FROM };
}

/** What a message has beside its words. */
interface Envelope {
  /** The same for a message that is sent once more, so that a mailbox can know it again. */
  messageId?: string;
  headers?: Record<string, string>;
}

/**
 * Hands a message to the house's mail server. It never throws: the action that it belongs to is done, and its outcome says what to tell the
 * person. The log says how it failed, without addresses: a mail server's own sentence may hold them.
 */
export async function sendMail(to: string, message: MailMessage, { headers, ...envelope }: Envelope = {}): Promise<MailOutcome> {
  const settings = mailSettings();
  if (settings === null) return 'off';
  try {
    await transportTo(settings.server).sendMail({
      from: settings.from,
      to: { name: '', address: to },
      // Nobody's holiday notice is to answer it. https://www.rfc-editor.org/rfc/rfc3834
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      ...envelope,
      ...message,
      // Words are words, never a file to be read.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return 'sent';
  } catch (error) {
    log.warn({ mail: failureOf(error) }, 'The mail server did not take a message');
    return 'failed';
  }
}

/** The address of a page of this house as people reach it. */
export function publicAddress(path: string): string {
  return new URL(path, process.env.NEXTAUTH_URL || `http://localhost:${process.env.PORT || '3000'}`).href;
}

const Failure = z.object({ code: z.string().optional(), responseCode: z.number().optional(), command: z.string().optional() });

function failureOf(error: unknown): z.infer<typeof Failure> {
  const read = Failure.safeParse(error);
  return read.success ? read.data : {};
}

function connect(server: string) {
  const { protocol, hostname, port, username, password } = new URL(server);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  // In parts: given a whole address, nodemailer takes nothing else from its options.
  const options = {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(port === '' ? {} : { port: Number(port) }),
    secure: protocol === 'smtps:',
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    // A password goes to another machine encrypted or not at all, whoever stands between and says that it cannot be.
    requireTLS: username !== '' && !isHere,
    pool: true as const,
    maxConnections: 2,
    // A server that closes each connection would be asked for ever. (The types know nothing of it.)
    maxRequeues: 1,
    // Whoever invites waits for the answer.
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    dnsTimeout: 5_000,
    socketTimeout: 10_000,
  };
  return createTransport(options);
}

const mail = ofProcess<{ open: { server: string; transport: ReturnType<typeof connect> } | null }>('mail', () => ({ open: null }));

function transportTo(server: string) {
  if (mail.open?.server !== server) {
    mail.open?.transport.close();
    mail.open = { server, transport: connect(server) };
  }
  return mail.open.transport;
}
