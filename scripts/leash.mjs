// `node leash.mjs COMMAND ARGS…`: runs a program that ends with whoever started it. Its standard input is the leash: when that closes,
// because the starter is done or was killed, the program and all that it started are killed. (A build must not go on beside the next start's.)
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

const killAll = () => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
};

process.stdin.resume().once('close', killAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, killAll);
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (status) => process.exit(status ?? 1));
