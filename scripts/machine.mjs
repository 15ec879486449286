// What of the machine this process may use. In a container the machine's own figures are those of its host.
import fs from 'node:fs';
import os from 'node:os';

/** How many whole cores this process and those beside it in the container may keep busy; at least one. */
export const usableCores = (quotaFile = '/sys/fs/cgroup/cpu.max') =>
  Math.max(1, Math.floor(Math.min(os.availableParallelism(), quotaOf(quotaFile))));

/** Bytes of memory beyond which something here is killed. */
export const usableMemory = (limit = process.constrainedMemory()) => Math.min(os.totalmem(), limit || Number.POSITIVE_INFINITY);

// "200000 100000" are two cores: so much processor time in so long a time. "max" is no quota.
// https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files
function quotaOf(file) {
  try {
    const [time, within] = fs.readFileSync(file, 'utf8').split(' ').map(Number);
    return time / within || Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
