// Where the app listens, and what people type to reach it.
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';
import { setting } from './surroundings.mjs';

/** `{ host, port, url, probe }` from HOST, PORT and GALLEY_URL: loopback and 3000 unless told otherwise; `probe` is where we ask it ourselves. */
export function readAddress(env = process.env) {
  const host = setting('HOST', env) ?? '127.0.0.1';
  const port = readPort('PORT', { env, otherwise: 3000, from: 1 });
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return {
    host,
    port,
    url: setting('GALLEY_URL', env)?.replace(/\/$/, '') ?? `http://localhost:${port}`,
    probe: `http://${reachable}:${port}`,
  };
}

/** The port of the embedded PostgreSQL: GALLEY_PG_PORT, 0 for any that is free. */
export const readPostgresPort = (env = process.env) => readPort('GALLEY_PG_PORT', { env, otherwise: 55432, from: 0 });

function readPort(name, { env, otherwise, from }) {
  const port = Number(setting(name, env) ?? otherwise);
  if (!Number.isInteger(port) || port < from || port > 65535)
    throw new Refusal(`${name} is "${env[name]}"; it must be a number from ${from} to 65535.`);
  return port;
}

/** Throws a Refusal when the address cannot be listened on. A server that was killed a moment ago gets `patienceMs` to let go of it. */
export async function refuseTakenPort({ host, port }, patienceMs = 3000) {
  for (const giveUp = Date.now() + patienceMs; ; await wait(100)) {
    const code = (await listenError(host, port)) ?? (await takenBeside(host, port));
    if (!code) return;
    if (code === 'EACCES') throw new Refusal(`This user may not listen on port ${port}; set PORT to one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Refusal(`HOST is "${host}", which is no address of this machine.`);
    if (Date.now() > giveUp)
      throw new Refusal(`Port ${port} is taken by another program; set PORT to another one, as in "PORT=${port + 1} npm start".`);
  }
}

/** Browsers look for localhost at ::1 too, and some first: another program there would be shown in our place, and be told the set-up code. */
async function takenBeside(host, port) {
  const code = host === '127.0.0.1' ? await listenError('::1', port) : null;
  // A machine without IPv6 has no such address.
  return code === 'EADDRINUSE' ? code : null;
}

function listenError(host, port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
