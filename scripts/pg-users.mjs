// Which processes use an embedded PostgreSQL. Connections do not tell: a server that nobody asks anything for ten seconds has none, and the end of
// another command (seed, backup, verify) must not take its database away.
import fs from 'node:fs';
import path from 'node:path';
import { isHeld, releaseLock, takeLock } from './lock.mjs';

const usersOf = (folder) => path.join(folder, 'pg-users');
const fileOf = (folder, pid = process.pid) => path.join(usersOf(folder), String(pid));

/** Notes that this process uses the cluster in `folder`. One that is killed uses it no more. */
export function beginUse(folder) {
  takeLock(fileOf(folder));
}

/** Notes that this process uses it no more; true if no other does. What processes that are gone have left is removed. */
export function endUse(folder) {
  releaseLock(fileOf(folder));
  const left = fs.readdirSync(usersOf(folder)).map((name) => path.join(usersOf(folder), name));
  const others = left.filter(isHeld);
  for (const file of left) if (!others.includes(file)) fs.rmSync(file, { force: true });
  return others.length === 0;
}
