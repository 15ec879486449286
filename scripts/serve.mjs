// The running app: Next as a child that never outlives us, and the watch over it and over its database.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';
import { quietEnv, root, say } from './surroundings.mjs';

/** Longer than the app itself waits for what is under way (`http-server.mjs`). */
const stopPatienceMs = 8000;

/**
 * Starts the app on `address`: the production build (`mode` 'start') or Next's development server ('dev'). Gives `{ child, gone, stop() }`;
 * `gone` resolves when it has ended. What it says goes where ours goes, or to the file descriptor `output`.
 * The IPC channel is the life line: when we die, even by kill -9, it breaks, and instrumentation-node.ts or dev-server.mjs ends Next.
 * @param {string} mode
 * @param {{ host: string, port: number }} address
 * @param {Record<string, string>} env
 * @param {'inherit' | number} output
 */
export function serve(mode, address, env, output = 'inherit') {
  const place = [address.host, String(address.port)];
  const [server, ...args] = mode === 'dev' ? ['dev-server.mjs', mode, '-H', place[0], '-p', place[1]] : ['app-server.mjs', ...place];
  const nodeEnv = mode === 'dev' ? 'development' : 'production';
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(process.execPath, [path.join(import.meta.dirname, server), ...args], {
    cwd: root,
    env: { ...quietEnv, PORT: String(address.port), NODE_ENV: nodeEnv, ...env },
    stdio: ['ignore', output, output, 'ipc'],
    // Its own process group: Ctrl-C reaches us alone, and we end it in order.
    detached: true,
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return { child, gone, stop: () => stopChild(child, gone) };
}

async function stopChild(child, gone) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => {
    say(`The app had not ended ${stopPatienceMs / 1000} s after it was asked to, and was killed.`);
    child.kill('SIGKILL');
  }, stopPatienceMs);
  await gone;
  clearTimeout(timer);
}

/** Waits until the app answers that it and its database are well. Throws a Refusal when it ends first, or has not after `limitMs`. */
export async function waitUntilHealthy({ child }, { probe }, limitMs = 60_000) {
  for (const giveUp = Date.now() + limitMs; Date.now() < giveUp; await wait(100)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Refusal('The app ended before it could serve; its last lines say why.');
    const answer = await fetch(`${probe}/api/v1/health`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Refusal(`The app did not become ready within ${limitMs / 1000} s; its last lines say why.`);
}
