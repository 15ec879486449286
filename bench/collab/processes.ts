import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** The cores: one for the server and its database, one for the clients. */
export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

const hasTaskset = canRun('taskset');
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** How the processes are kept apart, for the report. */
export const pinning = hasTaskset ? 'each pinned to a core of its own' : 'not pinned: there is no taskset here';

/**
 * For the process of all clients, of every way: what each page would collect by itself, on a machine of its own, is one heap of a gigabyte here, whose
 * old part is walked for a second at a time on the one core. With room for what is young it is seldom so.
 */
export const roomForClients = ['--max-semi-space-size=128'];

/** Starts a program of the bench as a child on a core. */
export function startProgram(
  file: string,
  args: string[],
  core: number,
  { env = {}, flags = [] }: { env?: Record<string, string>; flags?: readonly string[] } = {},
): ChildProcess {
  const child = fork(bundle(file), args, {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    // Node 20 has WebSocket, but not without being asked.
    execArgv: [...flags, '--experimental-websocket'],
  });
  pin([pidOf(child)], core);
  return child;
}

const bundles = new Map<string, string>();

/** A program as one file, as an app is built. What runs TypeScript as it is gives each function its name anew wherever it is made. */
function bundle(file: string): string {
  const made = bundles.get(file);
  if (made) return made;
  // Inside the project: packages are found from there.
  const folder = mkdtempSync(path.join(process.cwd(), 'node_modules', '.galley-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, file.replace(/\.ts$/, '.mjs'));
  buildSync({
    entryPoints: [path.join(import.meta.dirname, file)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
  });
  bundles.set(file, outfile);
  return outfile;
}

export function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('A program of the bench did not start');
  return pid;
}

/** Keeps processes, with all their threads, on a core. */
export function pin(pids: readonly number[], core: number): void {
  for (const pid of hasTaskset ? pids : []) execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}

/** A process and its children. */
export function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.parent === pid);
  return [pid, ...children.map(Number)];
}

/** Processor time in seconds that these processes have used, and their children that are gone. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0) / ticksPerSecond;
}

/** Memory in megabytes: all of a process's own, and what several share only once. */
export function memoryMb(pids: readonly number[]): number {
  const sizes = pids.map((pid) => {
    const status = readOrNothing(`/proc/${pid}/status`);
    const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { own: kb('RssAnon'), files: kb('RssFile'), shared: kb('RssShmem') };
  });
  const most = (key: 'files' | 'shared') => Math.max(0, ...sizes.map((size) => size[key]));
  return (sizes.reduce((sum, { own }) => sum + own, 0) + most('files') + most('shared')) / 1024;
}

// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: after the name in brackets come state, parent, and at 14 to 17 the times.
function statOf(pid: number): { parent: number; ticks: number } | null {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  if (stat === '') return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), ticks };
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}

function canRun(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
