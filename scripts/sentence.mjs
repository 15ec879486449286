// What the person reads where the machine ended a command: the disk is full, or this user may not write there, or not in the database.
import fs from 'node:fs';
import path from 'node:path';
import { sentenceOfRefused } from './refused-by-database.mjs';
import { dataRoot } from './surroundings.mjs';

/** What the person reads of `error`: a sentence, or the error itself with its stack. */
export function sentenceFor(error) {
  if (error?.code === 'ENOSPC')
    return `The disk is full${error.path ? `: ${error.path} could not be written` : ''}. Make room and start again.`;
  // PostgreSQL's own word for it, of a server of one's own too.
  if (error?.code === '53100') return 'The disk of the database is full. Make room and start again.';
  if (error?.path && ['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return closedSentence(error);
  return sentenceOfRefused(error) ?? error;
}

function closedSentence({ code, path: file }) {
  const { name, uid } = nearest(path.resolve(file));
  const me = process.getuid?.();
  const isOthers = me !== undefined && uid !== me;
  const reason =
    code === 'EROFS'
      ? 'the disk is read-only'
      : isOthers
        ? `${name} belongs to another user (uid ${uid})`
        : `the rights of ${name} forbid it`;
  const ways = [
    ...(code !== 'EROFS' && isOthers ? ['start Galley as that user'] : []),
    ...(isWithin(dataRoot, file) ? ['set GALLEY_DATA_DIR to another folder'] : []),
  ];
  return `This user may not use ${file}: ${[reason, ways.join(', or ')].filter(Boolean).join('; ')}.`;
}

/** What there is of `file`: itself, or the nearest folder above it that can be looked at. */
function nearest(file) {
  try {
    return { name: file, uid: fs.statSync(file).uid };
  } catch (error) {
    const above = path.dirname(file);
    if (above === file) throw error;
    return nearest(above);
  }
}

const isWithin = (folder, file) => !path.relative(folder, path.resolve(file)).startsWith('..');
