// The data folder holds every article, every password's hash and the secrets of the house: nobody but its owner looks into it.
import fs from 'node:fs';
import process from 'node:process';

/** The group may pass through, and neither list nor write. */
const PASSED = 0o710;

/**
 * Makes `folder` if it is missing, and closes it to everybody else if it is this user's. `group` is that of the user as whom root runs PostgreSQL:
 * it may pass through to what is its own in there, and no more. Without it a folder that was made so stays so: a server of that user may run in it.
 * Folders of other users stay as they are, and what has no modes (Windows).
 */
export function keepClosed(folder, { group } = {}) {
  fs.mkdirSync(folder, { recursive: true });
  if (process.getuid === undefined) return;
  const { uid, gid, mode } = fs.statSync(folder);
  if (uid !== process.getuid()) return;
  try {
    if (group !== undefined && gid !== group) fs.chownSync(folder, uid, group);
    const isPassed = group !== undefined || ((mode & 0o777) === PASSED && gid !== process.getgid());
    const wanted = isPassed ? PASSED : 0o700;
    if ((mode & 0o777) !== wanted) fs.chmodSync(folder, wanted);
  } catch (error) {
    // A mounted disk without modes, such as exFAT: nothing can be closed there, and Galley has run on it so far.
    if (error.code !== 'EPERM' && error.code !== 'ENOTSUP') throw error;
  }
}
