import { DomainError } from '../errors';
import { sayMegabytes, sayNumber } from '../text/say-count';

const unreadable = (sentence: string, details?: Record<string, unknown>) => new DomainError('unreadable-file', sentence, details);

/** What was not read in time may be read another time: how long it takes hangs on the server's other work as well. */
const late = (what: string, orElse: string) =>
  new DomainError('busy', `${what}, so we stopped; nothing was stored. Try again in a minute, ${orElse}`, { retryAfterSeconds: 60 });

/** Every reason for not reading a file, with its sentence. Each says what is wrong and what to do; nothing was stored. */
export const refusals = {
  empty: () => unreadable('This file is empty. Check that it was saved, and drop it again.'),
  noWords: () => unreadable('There is no text in this. Check that it is the right file, or paste the text instead.'),
  tooBig: (bytes: number, maxBytes: number) =>
    new DomainError(
      'too-large',
      `This file is ${sayMegabytes(bytes)}; the limit is ${sayMegabytes(maxBytes)}. Try it without its pictures.`,
    ),
  tooMuchPasted: (bytes: number, maxBytes: number) =>
    new DomainError('too-large', `This is ${sayMegabytes(bytes)} of text; the limit is ${sayMegabytes(maxBytes)}. Paste it in parts.`),
  unknownType: (kind: string, readable: string) => unreadable(`We cannot read ${kind}. Save it as ${readable} and drop it again.`),
  misnamed: (kind: string, readable: string) =>
    unreadable(`This is ${kind}, whatever its name says. Save it as ${readable} and drop it again.`),
  binary: (kind: string) =>
    unreadable(`This file is not text: it looks like ${kind}. Choose the article itself, or paste the text instead.`),
  nul: () => unreadable('This file has NUL characters in it, so it is damaged or not text. Save it again as UTF-8 text and drop it again.'),
  halfCharacters: () =>
    unreadable('This text has half characters in it (lone surrogates), which cannot be stored. Save it again as UTF-8 and drop it again.'),
  wrongEncoding: () => unreadable('We cannot tell how this file stores its letters. Save it as UTF-8 and drop it again.'),
  locked: () => unreadable('This file is locked with a password. Take the password off and drop it again.'),
  oldWord: (readable: string) => unreadable(`We cannot read the old Word format (DOC). Save it as ${readable} and drop it again.`),
  brokenDocx: () => unreadable('This DOCX file is broken and does not open. Open it in Word, save it again and drop the new file.'),
  unpacksTooFar: (bytes: number) =>
    unreadable(
      `This DOCX file unpacks to ${sayMegabytes(bytes)}, far more than a text needs, so we do not open it. Paste the text instead.`,
    ),
  tooManyParts: (count: number) =>
    unreadable(`This DOCX file holds ${sayNumber(count)} parts, far more than a text needs, so we do not open it. Paste the text instead.`),
  archiveTooBig: (maxBytes: number) =>
    new DomainError('too-large', `This archive is over ${sayMegabytes(maxBytes)}, the most that we read.`),
  noArchive: () => unreadable('This is JSON, but no Galley archive. Choose a file that Galley exported as an archive.'),
  newerArchive: () => unreadable('This archive was made by a newer Galley. Update this one to read it.'),
  archiveCutOff: (reason: string) =>
    unreadable('This archive is cut off or damaged: it does not end where it should. Export it again and drop the new file.', { reason }),
  damagedArchive: (what: string, details?: Record<string, unknown>) =>
    unreadable(`This archive is damaged or was changed by hand: ${what}. Export it again and drop the new file.`, details),
  nestedTooDeeply: () => unreadable('This file is nested too deeply to be read. Paste the text instead.'),
  tooSlow: (seconds: number) =>
    late(`This file was not read within ${seconds} seconds`, 'without its pictures, or paste the text instead.'),
  pasteTooSlow: (seconds: number) => late(`This text was not read within ${seconds} seconds`, 'or paste it in parts.'),
  archiveTooSlow: (seconds: number) =>
    late(`This archive was not read within ${seconds} seconds`, 'or export it again without its history, and drop the new file.'),
  tooHeavy: () => unreadable('This file needs more memory than we allow, so we stopped. Split it, or paste the text instead.'),
  tooSlowToCompare: (seconds: number) =>
    new DomainError(
      'too-large',
      `The two versions could not be compared within ${seconds} seconds, so the text is as it was. Make the changes in Edit mode, or bring the new text in as an article of its own.`,
    ),
  twoUnderWay: () => new DomainError('busy', 'Two of your texts are being read already. Try again when one is done.'),
  calledOff: () => new DomainError('busy', 'This was called off before it was read. Try again.'),
  busy: () => new DomainError('busy', 'Other files are being read right now. Try again in a minute.'),
} as const;
