// Running other programs to their end.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Refusal } from './refusal.mjs';
import { quietEnv, root } from './surroundings.mjs';

/** The program that runs TypeScript on the oldest Node that we support, for `runNode`. */
export const tsxProgram = 'node_modules/tsx/dist/cli.mjs';

const leash = path.join(root, 'scripts/leash.mjs');

/**
 * Runs `command` in the project's folder: `{ status, output }`. With `isShown` the person sees its output as it comes, else it is only kept. It ends when we do.
 * Never through a shell: paths may hold spaces.
 */
export function run(command, args, { env = {}, isShown = false } = {}) {
  const child = spawn(process.execPath, [leash, command, ...args], { cwd: root, env: { ...quietEnv, ...env }, stdio: 'pipe' });
  const chunks = [];
  for (const [stream, mirror] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on('data', (chunk) => {
      chunks.push(chunk);
      if (isShown) mirror.write(chunk);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: -1, output: String(error) }));
    child.once('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** Runs a Node script of the project or of a package, as `run`. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** As `runNode`, but a failure ends the command: the end of the output, then `sentence`, and whether the disk is full. */
export async function mustRunNode(args, sentence, options) {
  const { status, output } = await runNode(args, options);
  if (status === 0) return output;
  if (!options?.isShown) console.error(output.split('\n').slice(-60).join('\n').trim());
  throw new Refusal(isOfFullDisk(output) ? `The disk is full. ${sentence} Make room and start again.` : sentence);
}

/** Whether a program that printed this found no room on the disk. Node and the system each have a word for it. */
export const isOfFullDisk = (output) => /ENOSPC|no space left/i.test(output);

/** npm, by the path of the one that started us where there is one. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? runNode([own, ...args], options) : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
