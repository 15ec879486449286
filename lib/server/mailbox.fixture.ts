import { SMTPServer } from 'smtp-server';

/** For tests: a message as the mail server took it. */
export interface Taken {
  from: string;
  to: string[];
  /** The message with its headers, its line ends and characters as they were written. */
  content: string;
}

interface Wanted {
  /** Who may send; anyone if left out. */
  login?: { name: string; password: string };
  host?: string;
  /** True for recipients whose messages are refused. What it waits for, the sender waits for. */
  isRefused?: (address: string) => boolean | Promise<boolean>;
}

/** For tests: a real mail server on this machine. `next` waits for a message to somebody. */
export async function openMailbox({ login, host = '127.0.0.1', isRefused = () => false }: Wanted = {}) {
  const taken: Taken[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    // Senders keep their connections; whoever stops does not wait for them.
    closeTimeout: 1,
    onAuth: ({ username, password }, _, answer) =>
      username === login?.name && password === login?.password ? answer(null, { user: username }) : answer(new Error('Not you.')),
    onRcptTo: ({ address }, _, answer) => {
      const say = (isOff: boolean) => answer(isOff ? new Error(`No such mailbox: ${address}`) : null);
      Promise.resolve(isRefused(address)).then(say, answer);
    },
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), content: decode(Buffer.concat(chunks)) });
        answer();
        for (const wake of waiting) wake();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const place = server.server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  const user = login === undefined ? '' : `${encodeURIComponent(login.name)}:${encodeURIComponent(login.password)}@`;

  return {
    url: `smtp://${user}${host}:${port}`,
    taken,
    /** The first message to this address that `next` has not given yet. */
    next: async (address: string): Promise<Taken> => {
      for (;;) {
        const index = taken.findIndex(({ to }) => to.includes(address));
        if (index >= 0) return taken.splice(index, 1)[0] ?? raise();
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function raise(): never {
  throw new Error('a message was there and is not');
}

// Quoted-printable, as both parts of our messages are sent. https://www.rfc-editor.org/rfc/rfc2045#section-6.7
function decode(raw: Buffer): string {
  const bytes = raw
    .toString('latin1')
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}
