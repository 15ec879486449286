// Lock files that name their holder. A holder that was killed loses its lock at once, also when its pid has gone to another program.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Takes the lock `file` for this process, with `facts` for those who find it taken.
 * Returns null when it is ours now, else what the living holder wrote: its `pid` and its facts.
 */
export function takeLock(file, facts = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  try {
    return tryToHold(file, facts);
  } catch (error) {
    // The person is told of the lock: not of what is written aside, and Node names no file where a write into an open one fails, as on a full disk.
    error.path = file;
    throw error;
  }
}

function tryToHold(file, facts) {
  const own = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(own, JSON.stringify({ pid: process.pid, born: bornAt(process.pid), ...facts }));
    for (;;) {
      // link() either makes the whole lock or fails: nobody can read half of it.
      if (linked(own, file)) return null;
      const held = readLock(file);
      if (held && isHolder(held)) return held;
      removeStale(file, held);
    }
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** What the living holder of the lock `file` wrote, or null where nobody holds it. */
export function holderOf(file) {
  const held = readLock(file);
  return held && isHolder(held) ? held : null;
}

/** Whether somebody who lives holds the lock `file`. */
export const isHeld = (file) => holderOf(file) !== null;

/** Gives back a lock that is ours; another holder's stays. */
export function releaseLock(file) {
  if (readLock(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}

/** Runs `work` while holding the lock `file`, waiting for the holder before us as long as it lives. */
export async function withLock(file, work) {
  while (takeLock(file)) await wait(50);
  try {
    return await work();
  } finally {
    releaseLock(file);
  }
}

/** Whether a process `pid` lives (also when it is another user's). One that is dead and only waits to be collected does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return statOf(pid)?.[0] !== 'Z';
}

function linked(from, to) {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const isHolder = ({ pid, born }) => isAlive(pid) && bornAt(pid) === born;

// Two starts may find the same stale lock; only the one that still finds it unchanged after moving it away may throw it away.
function removeStale(file, seen) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (JSON.stringify(readLock(aside)) !== JSON.stringify(seen)) linked(aside, file);
  fs.rmSync(aside, { force: true });
}

// A pid is used again after a while; the pid with its start time is not. Elsewhere than on Linux the pid has to do.
const bornAt = (pid) => statOf(pid)?.[19] ?? null;

/** What Linux says of the process `pid`, from its state and parent on (`man proc_pid_stat`, field 3), or null. */
export function statOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  } catch {
    return null;
  }
}
