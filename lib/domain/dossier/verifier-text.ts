/**
 * The program `verify.mjs` as it goes into a dossier: scripts/verify-dossier.mjs, letter by letter. As a module it is part of every build, however
 * it is packed. Written by `npx vitest run verifier-text.test.ts -u`.
 */
export const verifierText = `#!/usr/bin/env node
// Verifies an audit dossier of Galley, without Galley: plain Node 18 or newer, no package, no network.
//   node verify.mjs                       the folder that this file lies in
//   node verify.mjs dossier.zip           a dossier as it was downloaded, or another folder
//   node verify.mjs --head SHA256         and that the journal holds this entry, as it was published elsewhere
// Ends with 0, "All … match." and what was not looked at, or with 1 and one sentence that names the first thing that does not.
// It shares no code with Galley on purpose: whoever doubts the one can read the other.
//
// What stands below, each part under a heading of its name:
//   Files, JSON, Manifest    what the dossier is made of, read and compared with its list
//   Journal                  the chain of entries, by their hashes
//   Text                     the words after each step, and where marks stand on them
//   Retelling                what the entries make of tags, threads and all else, by \`acts\`
//   Article                  article.json against what was told: tags, signatures, sources
//   Index                    what index.html says, as dossiers of versions 1 and 2 are looked at
//   Pages                    article.html and index.html written once more, and compared line by line
//   The whole, and the command
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const MAX_BYTES = 2 ** 31 - 1;
/** Text with hashes in it packs far worse than this; what packs better was made to fill a disk. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 400;
const NO_HASH = '0'.repeat(64);
const JOURNAL = 'journal.jsonl';

/** The first thing that does not match, as a sentence. */
export class Mismatch extends Error {}

function check(holds, sentence) {
  if (!holds) throw new Mismatch(typeof sentence === 'function' ? sentence() : sentence);
}

// Files

/** The files of a dossier by name, from its folder or its zip. Throws Mismatch for what is no such thing. */
export function readDossier(place) {
  const stats = fs.statSync(place, { throwIfNoEntry: false });
  check(stats, \`There is no \${path.basename(place)} to verify.\`);
  if (!stats.isDirectory()) {
    check(stats.size <= MAX_BYTES, \`\${path.basename(place)} is larger than a dossier can be.\`);
    return readZip(fs.readFileSync(place));
  }
  const files = new Map();
  let total = 0;
  for (const entry of fs.readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    check(entry.isFile(), \`\${shown(entry.name)} is no plain file; a dossier holds nothing else.\`);
    total += fs.statSync(path.join(place, entry.name)).size;
    check(total <= MAX_BYTES, 'The folder is larger than a dossier can be.');
    files.set(entry.name, fs.readFileSync(path.join(place, entry.name)));
  }
  return files;
}

/** The files of a zip as Galley writes them: stored or deflated, no folders, each name once, nothing between or behind them. */
export function readZip(zip) {
  const end = zip.length - 22;
  check(
    end >= 0 && zip.readUInt32LE(end) === 0x06054b50 && zip.readUInt16LE(end + 20) === 0,
    'The zip is cut off, or it is no zip of Galley.',
  );
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  check(at + zip.readUInt32LE(end + 12) === end, 'The list of files in the zip is not where it should be.');
  const files = new Map();
  let begun = 0;
  let total = 0;
  for (let index = 0; index < count; index++) {
    check(at + 46 <= end && zip.readUInt32LE(at) === 0x02014b50, 'The list of files in the zip is broken.');
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const size = zip.readUInt32LE(at + 24);
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const name = textOf(zip.subarray(at + 46, nameEnd), 'The name of a file in the zip');
    check(
      /^[A-Za-z][A-Za-z0-9.-]{0,63}$/.test(name) && !name.includes('..'),
      () => \`The zip holds a file named \${shown(name)}, which no dossier has.\`,
    );
    check(!files.has(name), \`The zip holds \${name} twice.\`);
    total += size;
    check(
      total <= MAX_BYTES && !(size > RATIO_FROM_BYTES && size > packed * MAX_RATIO),
      \`\${name} would unpack to more than a dossier holds.\`,
    );
    const local = zip.readUInt32LE(at + 42);
    check(local === begun && local + 30 <= end && zip.readUInt32LE(local) === 0x04034b50, \`\${name} does not begin where the zip says.\`);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    check(
      start + packed <= end && textOf(zip.subarray(local + 30, local + 30 + zip.readUInt16LE(local + 26)), name) === name,
      \`\${name} is cut off, or has two names in the zip.\`,
    );
    const bytes = unpack(zip.subarray(start, start + packed), method, size, name);
    check(crc32(bytes) === zip.readUInt32LE(at + 16), \`\${name} is damaged in the zip.\`);
    files.set(name, bytes);
    // Sizes that were not known in advance follow what they are of.
    begun = start + packed + (zip.readUInt16LE(local + 6) & 8 ? 16 : 0);
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  check(at === end && begun === zip.readUInt32LE(end + 16), 'The zip holds something that its list does not name.');
  return files;
}

function unpack(packed, method, size, name) {
  if (method === 0) check(packed.length === size, \`\${name} is not as long as the zip says.\`);
  if (method === 0) return packed;
  check(method === 8, \`\${name} is packed in a way that Galley does not use.\`);
  let bytes = null;
  try {
    bytes = zlib.inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    // zlib has one kind of answer to all that it cannot unpack, and to what is longer than it may be.
  }
  check(bytes !== null && bytes.length === size, \`\${name} cannot be unpacked to what the zip says.\`);
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = -1;
  for (const byte of bytes) value = (value >>> 8) ^ crcTable[(value ^ byte) & 255];
  return ~value >>> 0;
}

const shown = (name) => (/^[\\w.-]{1,80}$/.test(name) ? String(name) : JSON.stringify(String(name).slice(0, 80)));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function textOf(bytes, what) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Mismatch(\`\${what} is not text in UTF-8.\`);
  }
}

// JSON

/** RFC 8785: members in order of UTF-16 code units, no spaces. https://www.rfc-editor.org/rfc/rfc8785 */
function canonical(value) {
  if (Array.isArray(value)) return \`[\${value.map(canonical).join(',')}]\`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return \`{\${members.map(([name, member]) => \`\${JSON.stringify(name)}:\${canonical(member)}\`).join(',')}}\`;
}

const pretty = (value) => \`\${JSON.stringify(value, null, 2)}\\n\`;
const isSame = (a, b) => canonical(a ?? null) === canonical(b ?? null);

/** Parsed, if it is written as \`write\` would: so no member stands there twice, and there is no number that JSON has not. */
function parseJson(bytes, what, write) {
  const text = textOf(bytes, what);
  check(depthOf(text) <= MAX_DEPTH, \`\${what} is nested too deeply to be read.\`);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Mismatch(\`\${what} is not JSON.\`);
  }
  check(write(value) === text, \`\${what} is not written as Galley writes it.\`);
  return value;
}

function depthOf(text) {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\\\') at++;
    } else if (one === '[' || one === '{') deepest = Math.max(deepest, ++depth);
    else if (one === ']' || one === '}') depth--;
  }
  return deepest;
}

const kinds = {
  text: (value) => typeof value === 'string',
  hash: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  count: (value) => Number.isSafeInteger(value) && value >= 0,
  list: (value) => Array.isArray(value),
  flag: (value) => typeof value === 'boolean',
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

/** Every member of \`shape\` must be there and of its kind. */
function checkShape(value, shape, what) {
  check(kinds.object(value), \`\${what} is not what it should be.\`);
  for (const [name, kind] of Object.entries(shape)) check(kinds[kind](value[name]), \`\${what} has no proper "\${name}".\`);
  return value;
}

// Manifest

const manifestShape = {
  format: 'text',
  formatVersion: 'count',
  articleId: 'text',
  seq: 'count',
  hash: 'hash',
  headSeq: 'count',
  headHash: 'hash',
  files: 'list',
  sha256: 'hash',
};

function readManifest(files) {
  const bytes = files.get('manifest.json');
  check(bytes, 'There is no manifest.json.');
  const manifest = checkShape(parseJson(bytes, 'manifest.json', pretty), manifestShape, 'manifest.json');
  const { sha256: own, ...rest } = manifest;
  check(manifest.format === 'galley-dossier', 'manifest.json is not of a dossier.');
  const { formatVersion } = manifest;
  check([1, 2, 3, 4, 5, 6, 7].includes(formatVersion), \`The dossier is of version \${formatVersion}; this verifier knows versions 1 to 7.\`);
  check(sha256(canonical(rest)) === own, 'manifest.json was changed: its own hash does not match.');
  return manifest;
}

/** What a dossier holds, each to be read: a page that nobody knows of could say anything. */
const KNOWN = [
  ...['README.txt', 'verify.mjs', JOURNAL, 'article.json', 'article.html', 'people.json', 'sources.json'],
  ...['sign-offs.json', 'index.html', 'manifest.json'],
];

/** SHA-256 of each README.txt that was written beside pages which are compared. One that is changed is added, and those before it stay. */
const readmes = [
  '1ddecde0eb600186c80f90bfb9552d023f54f9ada35f43d470aada06fb66e7ab',
  '36c0b54c09a76ca74833c00b01776fca536a58e2d56d5c48ab2e42b99b7781fd',
];

function checkFiles(files, manifest) {
  const listed = new Set(['manifest.json']);
  for (const one of manifest.files) {
    const { name, size, sha256: hash } = checkShape(one, { name: 'text', size: 'count', sha256: 'hash' }, 'A file in manifest.json');
    check(!listed.has(name), \`manifest.json lists \${shown(name)} twice.\`);
    listed.add(name);
    const bytes = files.get(name);
    check(bytes, \`\${shown(name)} is missing.\`);
    check(bytes.length === size, \`\${name} has \${counted(bytes.length, 'byte', 'bytes')}; manifest.json says \${grouped(size)}.\`);
    check(sha256(bytes) === hash, \`\${name} was changed: its hash does not match manifest.json.\`);
  }
  for (const name of files.keys()) check(listed.has(name), \`\${shown(name)} is not listed in manifest.json.\`);
  const pages = manifest.formatVersion < PAGES_FROM_VERSION ? ['index.html'] : ['article.html', 'index.html'];
  for (const name of ['article.json', JOURNAL, 'people.json', 'sources.json', 'sign-offs.json', ...pages])
    check(listed.has(name), \`manifest.json does not list \${name}.\`);
  for (const name of listed) check(KNOWN.includes(name), \`\${shown(name)} is no file that Galley writes into a dossier.\`);
  const readme = manifest.formatVersion < PAGES_FROM_VERSION ? undefined : files.get('README.txt');
  check(readme === undefined || readmes.includes(sha256(readme)), 'README.txt is none that Galley writes into a dossier.');
}

// Journal

const entryShape = {
  id: 'text',
  articleId: 'text',
  seq: 'count',
  version: 'count',
  clientId: 'text',
  actorId: 'text',
  at: 'text',
  type: 'text',
  schemaVersion: 'count',
  payload: 'object',
  salt: 'text',
  payloadHash: 'hash',
  prevHash: 'hash',
  hash: 'hash',
};

/** Each line as a parsed entry, one at a time: a journal may be far larger than the rest. Of lines without \`mark\` none is parsed. */
function* journalEntries(bytes, mark = '') {
  let start = 0;
  for (let number = 1; start < bytes.length; number++) {
    const end = bytes.indexOf(10, start);
    check(end !== -1, \`\${JOURNAL} ends in the middle of entry \${number}.\`);
    const what = \`Entry \${number} in \${JOURNAL}\`;
    const line = bytes.subarray(start, end);
    if (mark === '' || line.includes(mark)) yield checkShape(parseJson(line, what, canonical), entryShape, what);
    start = end + 1;
  }
}

/**
 * Which entries a later one says were erased by law: payload and salt were destroyed, so their hash is of what is no more. Of each the reason, the entry
 * that says so last, and the SHA-256 of what is left as that one kept it; null where it kept none, as entries of before did.
 */
function erasedEntries(bytes) {
  const erased = new Map();
  for (const { type, payload, seq } of journalEntries(bytes, '"type":"erased"')) {
    if (type !== 'erased') continue;
    const { seqs, left } = payload;
    const isTold =
      kinds.list(seqs) &&
      (left === undefined || (kinds.list(left) && left.length === seqs.length && left.every((one) => one === null || kinds.hash(one))));
    check(isTold, \`Entry \${seq} in \${JOURNAL} does not say what it erased.\`);
    for (const [place, one] of seqs.entries())
      if (one < seq) erased.set(one, { reason: String(payload.reason), left: left?.[place] ?? null, bySeq: seq });
  }
  return erased;
}

const MOST_LISTED = 20;

/** "entries 3, 5 and 7" of these, of many the first ones. */
function entryList(entries) {
  const seqs = entries.slice(0, MOST_LISTED).map(({ seq }) => seq);
  if (entries.length > MOST_LISTED) return \`entries \${seqs.join(', ')} and \${entries.length - MOST_LISTED} more\`;
  return seqs.length === 1 ? \`entry \${seqs[0]}\` : \`entries \${seqs.slice(0, -1).join(', ')} and \${seqs.at(-1)}\`;
}

/** The chain from its first entry to the head of the manifest; each entry is handed to \`take\`. */
function checkJournal(bytes, manifest, published, take) {
  const erased = erasedEntries(bytes);
  const ids = new Set();
  let prevHash = NO_HASH;
  let count = 0;
  let publishedSeq = null;
  const lost = [];
  for (const entry of journalEntries(bytes)) {
    count += 1;
    const { payload, salt, hash, ...chained } = entry;
    const what = \`entry \${entry.seq} in \${JOURNAL}\`;
    check(entry.seq === count, \`Entry \${count} is missing in \${JOURNAL}: \${entry.seq} stands in its place.\`);
    check(entry.articleId === manifest.articleId, \`The article of \${what} is another one.\`);
    check(!ids.has(entry.id), \`The id of \${what} was used before.\`);
    ids.add(entry.id);
    check(entry.prevHash === prevHash, \`Entry \${entry.seq} in \${JOURNAL} does not follow the one before it: prevHash does not match.\`);
    const isWhole = sha256(\`\${salt}\\n\${canonical(payload)}\`) === entry.payloadHash;
    const erasure = isWhole ? undefined : erased.get(entry.seq);
    check(isWhole || (erasure && salt === ''), \`The payload of \${what} was changed: payloadHash does not match.\`);
    if (erasure) {
      const isLeft = erasure.left === null || sha256(canonical(payload)) === erasure.left;
      check(isLeft, \`What is left of \${what} is not what entry \${erasure.bySeq} kept of it when its words were erased.\`);
      lost.push({ seq: entry.seq, ...erasure });
    }
    check(sha256(canonical(chained)) === hash, \`Entry \${entry.seq} in \${JOURNAL} was changed: its hash does not match.\`);
    if (entry.seq === manifest.seq)
      check(hash === manifest.hash, \`Entry \${entry.seq} in \${JOURNAL} is not the one that manifest.json names.\`);
    if (hash === published) publishedSeq = entry.seq;
    prevHash = hash;
    take(entry);
  }
  check(
    count === manifest.headSeq,
    \`\${JOURNAL} has \${counted(count, 'entry', 'entries')}; manifest.json says \${grouped(manifest.headSeq)}.\`,
  );
  check(prevHash === manifest.headHash, \`The last entry in \${JOURNAL} is not the head that manifest.json names.\`);
  check(manifest.seq >= 1 && manifest.seq <= count, 'manifest.json names a moment that the journal does not have.');
  check(
    published === null || publishedSeq !== null,
    \`No entry in \${JOURNAL} has the hash \${published}: this is not the journal that was published.\`,
  );
  // Whoever has the journal can put an erasure behind the head that was published, and anything in the place of what it names.
  const since = lost.filter(({ seq, bySeq }) => publishedSeq !== null && seq <= publishedSeq && bySeq > publishedSeq);
  check(
    since.length === 0,
    () =>
      \`The published head is entry \${publishedSeq}. The words of \${entryList(since)} were erased after that, so it does not vouch for what is left of them: give a head that was published later.\`,
  );
  // Whoever has the journal can name any entry in an erasure: what counts is what has lost its words.
  const gone = new Map(lost.map(({ seq, reason }) => [seq, { reason }]));
  return { count, erased: gone, publishedSeq, unvouched: lost.filter(({ left }) => left === null).map(({ seq }) => seq) };
}

// Text: a doc as a row of tokens, of which each has one position, as ProseMirror counts them. Marks (bold, links) are not looked at.

const CLOSE = { close: true };
const leaves = ['hardBreak', 'horizontalRule'];
const textBlocks = ['title', 'standfirst', 'paragraph', 'heading', 'caption'];

function tokensOf(content, out = []) {
  for (const node of content ?? []) {
    check(kinds.object(node) && kinds.text(node.type), 'A part of the text is not what it should be.');
    if (node.type === 'text') for (let at = 0; at < node.text.length; at++) out.push(node.text[at]);
    else if (leaves.includes(node.type)) out.push({ leaf: node.type });
    else {
      out.push({ open: node.type, attrs: node.attrs ?? {} });
      tokensOf(node.content, out);
      out.push(CLOSE);
    }
  }
  return out;
}

function sliceTokens(slice) {
  const tokens = tokensOf(slice?.content);
  return tokens.slice(slice?.openStart ?? 0, tokens.length - (slice?.openEnd ?? 0));
}

const CHUNK = 1024;

/** A long row of tokens in chunks: a keystroke in a book moves few of them. */
class TokenRow {
  constructor(tokens) {
    this.length = 0;
    this.chunks = [];
    this.replace(0, 0, tokens);
  }

  /** The chunk that holds a position, and where in it. */
  find(at) {
    let left = at;
    for (let index = 0; index < this.chunks.length; index++) {
      if (left < this.chunks[index].length) return [index, left];
      left -= this.chunks[index].length;
    }
    return [this.chunks.length, 0];
  }

  slice(from, to) {
    const taken = [];
    const [first, offset] = this.find(from);
    for (let index = first, skip = offset; taken.length < to - from; index++, skip = 0) {
      for (const token of this.chunks[index].slice(skip, skip + to - from - taken.length)) taken.push(token);
    }
    return taken;
  }

  replace(from, to, put) {
    const [first, start] = this.find(from);
    const [last, end] = this.find(to);
    const rest = [...(this.chunks[first] ?? []).slice(0, start), ...put, ...(this.chunks[last] ?? []).slice(end)];
    const chunks = [];
    for (let at = 0; at < rest.length; at += CHUNK) chunks.push(rest.slice(at, at + CHUNK));
    this.chunks.splice(first, last - first + 1, ...chunks);
    this.length += put.length - (to - from);
  }
}

/** Takes one step on a row. What it replaces is returned, from left to right: where it starts, how long it was, and how long it is then. */
function takeStep(row, step, what) {
  const inOrder = (...places) => places.every((one, index) => kinds.count(one) && one >= (places[index - 1] ?? 0) && one <= row.length);
  const { stepType, from, to, gapFrom, gapTo, insert, slice, pos, attr, value } = step ?? {};
  if (/^(add|remove)(Node)?Mark$|^docAttr$/.test(stepType)) return [];
  if (stepType === 'attr') {
    const [token] = inOrder(pos, pos + 1) ? row.slice(pos, pos + 1) : [];
    check(token?.open, \`A step of \${what} does not fit the text.\`);
    row.replace(pos, pos + 1, [{ ...token, attrs: { ...token.attrs, [attr]: value } }]);
    return [];
  }
  const isAround = stepType === 'replaceAround';
  check(isAround || stepType === 'replace', \`A step of \${what} is of no known kind.\`);
  check(isAround ? inOrder(from, gapFrom, gapTo, to) : inOrder(from, to), \`A step of \${what} does not fit the text.\`);
  const put = sliceTokens(slice);
  row.replace(from, to, isAround ? [...put.slice(0, insert), ...row.slice(gapFrom, gapTo), ...put.slice(insert)] : put);
  return isAround ? [from, gapFrom - from, insert, gapTo, to - gapTo, put.length - insert] : [from, to - from, put.length];
}

/** Where a position is behind a step. \`side\`: which way it goes where something is put in at it. https://prosemirror.net/docs/ref/#transform.StepMap */
function behindStep(pos, replaced, side) {
  let shift = 0;
  for (let at = 0; at < replaced.length; at += 3) {
    const start = replaced[at];
    const before = replaced[at + 1];
    const after = replaced[at + 2];
    if (start > pos) break;
    if (pos <= start + before) {
      const goes = before === 0 ? side : pos === start ? -1 : pos === start + before ? 1 : side;
      return start + shift + (goes < 0 ? 0 : after);
    }
    shift += after - before;
  }
  return pos + shift;
}

const RUN = 128;

/** What the steps have replaced, in runs: one that stands wholly behind a place or before it is passed over at once. A book has many tags, and many steps. */
class StepsTaken {
  all = [];
  runs = [];

  push(replaced) {
    if (replaced.length === 0) return;
    if (this.all.length % RUN === 0) this.runs.push({ first: Number.POSITIVE_INFINITY, last: -1, shift: 0, shrink: 0 });
    this.all.push(replaced);
    const run = this.runs.at(-1);
    for (let at = 0; at < replaced.length; at += 3) {
      const [start, before, after] = replaced.slice(at, at + 3);
      run.first = Math.min(run.first, start);
      run.last = Math.max(run.last, start + before);
      run.shift += after - before;
      run.shrink += Math.max(0, before - after);
    }
  }

  /** Where a place is by now that was there when so many steps had been taken. \`sides\`: which way its edges go where something is put in at them. */
  placeNow({ from, to }, stepCount, [left, right]) {
    let [start, end] = [from, to];
    for (let at = stepCount; at < this.all.length; at++) {
      const run = at % RUN === 0 ? this.runs[at / RUN] : null;
      const isBehind = run !== null && run.first > end;
      const isBefore = run !== null && run.last < start - run.shrink;
      if (isBefore) [start, end] = [start + run.shift, end + run.shift];
      if (isBehind || isBefore) at += RUN - 1;
      else {
        start = behindStep(start, this.all[at], left);
        end = Math.max(start, behindStep(end, this.all[at], right));
      }
    }
    return { from: start, to: end };
  }

  /** The same of an anchor. What is typed at its edges is not part of it; the stretches in which lost words are looked for take it in. */
  anchorNow(anchor, stepCount) {
    const now = (place, sides) => ({ ...place, ...this.placeNow(place, stepCount, sides) });
    const ranges = anchor.ranges.map(({ reach, home, ...range }) => ({
      ...now(range, [1, -1]),
      ...(reach && { reach: now(reach, [-1, 1]) }),
      ...(home && { home: now(home, [-1, 1]) }),
    }));
    return { ...anchor, ranges };
  }
}

const cell = { colspan: 1, rowspan: 1 };
/** What the attributes of a node are where they are left out. */
export const attributes = { heading: { level: 1 }, orderedList: { start: 1, type: null }, tableCell: cell, tableHeader: cell };

function isSameToken(a, b) {
  if (typeof a === 'string' || typeof b === 'string' || a === CLOSE || b === CLOSE) return a === b;
  if (a.open !== b.open || a.leaf !== b.leaf) return false;
  const plain = Object.hasOwn(attributes, a.open) ? attributes[a.open] : {};
  const of = ({ attrs }, name) => (attrs[name] === undefined ? plain[name] : attrs[name]);
  // One that a kind of node does not have is in no doc, whatever an entry says.
  return Object.keys({ ...plain, ...a.attrs }).every((name) => of(b, name) === undefined || isSame(of(a, name), of(b, name)));
}

/** The words of some ranges as Galley reads them: text blocks and ranges joined by line feeds, a hard break is one. */
function wordsOf(tokens, ranges) {
  return ranges
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => wordsBetween(tokens, from, to))
    .join('\\n');
}

function wordsBetween(tokens, from, to) {
  let before = from - 1;
  while (before >= 0 && (typeof tokens[before] === 'string' || tokens[before]?.leaf)) before--;
  let isFirst = !textBlocks.includes(tokens[before]?.open);
  let words = '';
  for (const token of tokens.slice(from, to)) {
    if (typeof token === 'string') words += token;
    else if (token.leaf === 'hardBreak') words += '\\n';
    else if (textBlocks.includes(token.open)) {
      if (!isFirst) words += '\\n';
      isFirst = false;
    }
  }
  return words;
}

/** Where words are written without spaces a letter beside a word is another word. */
const UNSPACED =
  '\\\\p{Script=Han}\\\\p{Script=Hiragana}\\\\p{Script=Katakana}\\\\p{Script=Thai}\\\\p{Script=Lao}\\\\p{Script=Khmer}\\\\p{Script=Myanmar}';
const endsInLetter = new RegExp(\`(?![\${UNSPACED}])[\\\\p{L}\\\\p{N}]\\\\p{M}*$\`, 'u');
const beginsWithLetter = new RegExp(\`^(?:\\\\p{M}|(?![\${UNSPACED}])[\\\\p{L}\\\\p{N}])\`, 'u');

/** True if one word, or one number, goes on from the first of these into the second. */
const runsOn = (left, right) =>
  (endsInLetter.test(left) && beginsWithLetter.test(right)) ||
  (/\\p{N}$/u.test(left) && /^[.,]\\p{N}/u.test(right)) ||
  (/\\p{N}[.,]$/u.test(left) && /^\\p{N}/u.test(right));

/** So many positions beside words hold what makes their first or last one another word. */
const BESIDE_POSITIONS = 128;

/** What stands beside the words of a range and makes their first or last one another word, since a person last saw to it. */
function tornEdges(tokens, { from, to, exact, prefix, suffix }) {
  if (from >= to) return { before: '', after: '' };
  const words = wordsBetween(tokens, from, to);
  const before = wordsBetween(tokens, Math.max(0, from - BESIDE_POSITIONS), from);
  const after = wordsBetween(tokens, to, Math.min(tokens.length, to + BESIDE_POSITIONS));
  const [isTornBefore, isTornAfter] = [
    runsOn(before, words) && !runsOn(String(prefix), String(exact)),
    runsOn(words, after) && !runsOn(String(exact), String(suffix)),
  ];
  return {
    before: isTornBefore ? (/(?:[\\p{L}\\p{M}\\p{N}]|[.,](?=\\p{N}|$))+$/u.exec(before)?.[0] ?? '') : '',
    after: isTornAfter ? (/^(?:[\\p{L}\\p{M}\\p{N}]|[.,](?=\\p{N}))+/u.exec(after)?.[0] ?? '') : '',
  };
}

const isTorn = (tokens, ranges) => ranges.some((range) => Object.values(tornEdges(tokens, range)).some((part) => part !== ''));

// Retelling: what the entries make of tags, threads, suggestions, requests and signatures, told again. All is kept as article.json has it, but
// for where comments and suggestions stand, and whether a verdict is stale or holds for other words: that is looked for in the words themselves.

/** True for a kind of entry of which all is known. Any other is taken to have changed the tags that it names. */
export const isKnown = (type) => Object.hasOwn(acts, type) || ['text', 'erased'].includes(type);

/** What may come while a signature stands: it changes nothing that one vouches for. Any other kind of entry Galley refuses then. */
const openWhenSigned = [
  ...['article.moved', 'article.author-named', 'article.due-set', 'article.owner-named'],
  ...['article.archived', 'article.unarchived', 'article.deleted', 'article.signed-off', 'article.reopened', 'revision.made', 'erased'],
  ...['comment', 'comment-edited', 'comment-removed', 'thread-resolved', 'thread-reopened'],
  ...['query.asked', 'query.changed', 'queries.sent', 'query.withdrawn', 'query.answered'],
  ...['suggestion.made', 'suggestion.changed', 'suggestion.withdrawn', 'suggestion.rejected', 'suggestion.reopened'],
];
export const isOpenWhenSigned = (type) => openWhenSigned.includes(type);

/** True of an entry that changes what a signature vouches for. Of a kind that is not known nobody can say. */
function changesSigned({ type, payload: { steps, follows, effects } }) {
  const isEmpty = (list) => list === undefined || list === null || list.length === 0;
  const isBare = [steps, follows, effects?.anchors, effects?.verdicts].every(isEmpty);
  return isKnown(type) && !(isOpenWhenSigned(type) && isBare);
}

export class Retelling {
  tags = new Map();
  /** By tag: the words that its verdicts were found to hold for. */
  held = new Map();
  /** Tags that an entry of an unknown kind has named: what became of them is not known. */
  open = new Set();
  /** The entries of an unknown kind. */
  unknown = [];
  threads = new Map();
  suggestions = new Map();
  /** The log of right of reply. */
  requests = new Map();
  details = {};
  labelCounts = {};
  peopleNames = {};
  revisions = [];
  signOffs = [];
  reopenings = [];
  waivers = [];
  /** Entries that sign off, also those that came later than what they are about, as far as nobody has withdrawn them. */
  standing = new Map();
  /** The last entry that changed what a signature vouches for, or withdrew one. */
  changedSeq = 0;
  /** By merge: the tag that stayed. */
  merges = new Map();
  row = new TokenRow([]);
  version = 0;
  /** By tag: where an entry put it last, and how many steps had been taken then. */
  anchors = new Map();
  steps = new StepsTaken();

  /** What signatures there are, and that nothing changed under one: neither after it, nor between it and what its signer had seen. */
  note(entry) {
    const { id, seq, type, at, payload } = entry;
    const [signed] = this.standing.values();
    const changes = changesSigned(entry);
    check(
      !(signed && changes),
      () =>
        \`Entry \${seq} in \${JOURNAL} changes what the sign-off of \${signed.at} vouches for, and nobody had opened the article again: Galley refuses that.\`,
    );
    if (type === 'article.signed-off') {
      check(kinds.count(payload.seq) && payload.seq < seq, \`The sign-off of \${at} does not say what its signer had seen.\`);
      check(
        payload.seq >= this.changedSeq,
        () =>
          \`Whoever gave the sign-off of \${at} had seen entry \${payload.seq}, and not entry \${this.changedSeq}, which changed what is signed: Galley refuses that.\`,
      );
      this.standing.set(id, entry);
    }
    // Whoever opens an article again withdraws all signatures under it.
    if (type === 'article.reopened') this.standing.clear();
    if (changes || type === 'article.reopened') this.changedSeq = seq;
  }

  take(entry) {
    const { type, payload } = entry;
    this.note(entry);
    this.version = entry.version;
    if (Object.hasOwn(acts, type)) acts[type].call(this, payload, entry);
    else if (!isKnown(type)) {
      this.unknown.push(entry);
      for (const id of this.namedIn(payload)) this.open.add(id);
    }
    for (const one of payload.follows ?? []) {
      follow(this.tag(one.annotationId, entry), one, entry);
      this.place(one.annotationId, one.anchor);
    }
    for (const { annotationId, held } of payload.effects?.verdicts ?? [])
      if (held) this.hold(annotationId, { ...held, seq: entry.seq, byId: entry.actorId, at: entry.at });
    for (const step of payload.steps ?? []) {
      this.steps.push(takeStep(this.row, step, \`entry \${entry.seq} in \${JOURNAL}\`));
    }
    for (const { annotationId, anchor } of payload.effects?.anchors ?? []) this.place(annotationId, anchor);
  }

  /** An entry puts a tag somewhere. */
  place(id, anchor) {
    if (anchor) this.anchors.set(id, { anchor, stepCount: this.steps.all.length });
  }

  /** Where a tag is by now. */
  anchorOf(id) {
    const { anchor, stepCount } = this.anchors.get(id);
    return this.steps.anchorNow(anchor, stepCount);
  }

  tag(id, { seq }) {
    const tag = this.tags.get(id);
    check(tag, \`Entry \${seq} in \${JOURNAL} is about a tag that was never made.\`);
    return tag;
  }

  hold(id, held) {
    if (held) this.held.set(id, [...(this.held.get(id) ?? []), held]);
  }

  changeRequest(id, change) {
    const one = this.requests.get(id);
    check(one, \`An entry in \${JOURNAL} is about a request for a reply that was never logged.\`);
    this.requests.set(id, change(one));
  }

  changeThread(id, change) {
    const one = this.threads.get(id);
    check(one, \`An entry in \${JOURNAL} is about a thread that was never begun.\`);
    this.threads.set(id, { ...one, ...change(one) });
  }

  changeComment({ threadId, commentId }, change) {
    this.changeThread(threadId, ({ comments }) => ({
      comments: comments.map((one) => (one.id === commentId ? { ...one, ...change(one) } : one)),
    }));
  }

  changeSuggestion(id, change) {
    const one = this.suggestions.get(id);
    check(one, \`An entry in \${JOURNAL} is about a suggestion that was never made.\`);
    this.suggestions.set(id, { ...one, ...change });
  }

  /** Threads go on under another tag; \`trace\` says under which they were before. */
  moveThreads({ threadIds = [], draftIds = [] }, annotationId, trace) {
    for (const id of [...threadIds, ...draftIds]) {
      this.changeThread(id, ({ about }) => {
        const mergedFrom = trace(about.mergedFrom ?? []);
        return { about: { on: 'tag', annotationId, ...(mergedFrom.length > 0 && { mergedFrom }) } };
      });
    }
  }

  countLabel(kind, label) {
    if (label !== null) this.labelCounts = { ...this.labelCounts, [kind]: (this.labelCounts[kind] ?? 0) + 1 };
  }

  namedIn(value) {
    if (typeof value === 'string') return this.tags.has(value) ? [value] : [];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap((one) => this.namedIn(one)) : [];
  }
}

// Who did it, and what of a tag is told

const basisOf = ({ id, actorId }) => ({ entryId: id, byId: actorId });
const by = ({ actorId, at }) => ({ byId: actorId, at });

const signOffOf = (entry) => ({ ...entry.payload, entryId: entry.id, version: entry.version, ...by(entry) });

/** A list that is left out where nothing is in it. */
function setList(owner, name, list) {
  if (list.length > 0) owner[name] = list;
  else delete owner[name];
}

/** Without the words that verdicts hold for. */
const withoutHeld = (value) => JSON.parse(JSON.stringify(value, (name, member) => (name === 'held' ? undefined : member)));

/** A tag without where it stands, and how its verdict stands on the words there. */
const asTold = ({ anchor: _anchor, isStale: _isStale, ...tag }) => ({ pastKinds: [], ...withoutHeld(tag) });
const threadAsTold = (one) => (one.about.on === 'words' ? { ...one, about: { on: 'words' } } : one);
const suggestionAsTold = ({ anchor: _anchor, lostSeq: _lostSeq, taken: _taken, ...one }) => one;

/** All verdicts that a tag has or had. */
const verdictsOf = ({ verdict, split, pastVerdicts, pastKinds = [] }) =>
  [verdict, split?.own?.verdict, split?.last, ...[...pastVerdicts, ...pastKinds].map((past) => past.verdict)].filter(Boolean);

/** Something else is checked of a claim: what was judged on another sentence is marked with that. */
function restate(tag, { marks, again }) {
  const marked = ({ restatedFrom, ...rest }, entryId) => {
    const from = again.includes(entryId) ? undefined : (restatedFrom ?? marks.find((one) => one.entryId === entryId)?.from);
    return { ...rest, ...(from !== undefined && { restatedFrom: from }) };
  };
  const withMark = (one) => ({ ...one, verdict: one.verdict && marked(one.verdict, one.verdict.entryId) });
  Object.assign(tag, withMark(tag));
  if (tag.split?.own) tag.split = { ...tag.split, own: withMark(tag.split.own) };
  if (tag.split?.last) tag.split = { ...tag.split, last: marked(tag.split.last, tag.split.last.entryId) };
  for (const name of ['pastVerdicts', 'pastKinds']) if (tag[name]) tag[name] = tag[name].map(withMark);
  tag.rivals = tag.rivals.map(({ proposed, ...rival }) => {
    const judged = ['verdict', 'second'].find((name) => proposed[name]);
    return { ...rival, proposed: judged ? { [judged]: marked(proposed[judged], rival.entryId) } : proposed };
  });
}

// The check of a tag: its state, who has it, what others proposed beside it

/** The work on a claim of which nothing was said yet. */
const noCheck = {
  assigneeId: null,
  secondId: null,
  dueAt: null,
  methods: [],
  reason: null,
  reasonBefore: null,
  needsSecond: false,
  second: null,
  pastSeconds: [],
  adjudication: null,
  basis: { assignee: null, secondChecker: null, due: null, methods: null, secondCheck: null },
};
const checkOf = (tag) => tag.check ?? noCheck;

function setState(tag, checkState, basis) {
  Object.assign(tag, { checkState, basis: { ...tag.basis, checkState: basis } });
}

/** A state that a person said, with the reason for it if there is one. */
function enterState(tag, { checkState, reason = null, needsSecond }, basis) {
  setState(tag, checkState, basis);
  if (!tag.check && reason === null && needsSecond === undefined) return;
  const work = checkOf(tag);
  tag.check = { ...work, reason, reasonBefore: work.reason, needsSecond: needsSecond ?? work.needsSecond };
}

/** The states to return to once an entry has changed the one of a tag: \`on\` to a new one, \`back\` by an undo, or \`again\` to what that took back. */
function keepPastState(tag, move, { id: entryId, actorId: byId }) {
  const { back, again } = tag.pastStates ?? { back: [], again: [] };
  const { needsSecond, reason } = checkOf(tag);
  const now = { entryId, byId, checkState: tag.checkState, needsSecond, reason };
  const reached = (states) => states.map((one, place) => (place === states.length - 1 ? { ...one, entryId } : one));
  if (move === 'back') tag.pastStates = { back: reached(back.slice(0, -1)), again: [...again, now] };
  else tag.pastStates = { back: [...back, now], again: move === 'again' ? reached(again.slice(0, -1)) : [] };
}

function setCheckValue(tag, field, value, basis) {
  const work = checkOf(tag);
  const needsSecond = work.needsSecond || (value.secondId ?? null) !== null;
  tag.check = { ...work, ...value, needsSecond, basis: { ...work.basis, [field]: basis } };
}

/** A decided claim for which somebody is named to look again waits for that (\`asked\`), or no longer does where that is taken back. */
function nameSecond(tag, asked, entry, name) {
  if (asked) keepPastState(tag, asked.move, entry);
  name();
  if (asked) enterState(tag, asked, basisOf(entry));
}

/** A value that was given while another had just been stored stands beside it. */
function addRival(tag, field, proposed, { id, actorId: byId, at }) {
  tag.rivals = [...tag.rivals, { entryId: id, field, byId, at, proposed }];
}
const asProposed = ({ value, rationale, grade, wordsHash, restatedFrom }, keepsWords) => {
  const marked = restatedFrom !== undefined && { restatedFrom };
  return { value, rationale, ...(grade && { grade }), ...(keepsWords && { wordsHash }), ...marked };
};

/** The votes end, by an entry: whoever gave them voted on something else. */
function endVotes({ votes = [], voted: _, ...work }, endedBy) {
  const past = [...(work.pastVotes ?? []), ...votes.map((vote) => ({ ...vote, endedBy }))];
  return { ...work, ...(past.length > 0 && { pastVotes: past }) };
}

/** The votes that an entry had ended count again. */
function restoreVotes(work, endedBy) {
  const { votes = [], pastVotes = [], ...rest } = work;
  const back = pastVotes.filter((one) => one.endedBy === endedBy).map(({ endedBy: _, ...vote }) => vote);
  if (back.length === 0) return work;
  const restored = { ...rest, votes: [...back, ...votes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
  setList(
    restored,
    'pastVotes',
    pastVotes.filter((one) => one.endedBy !== endedBy),
  );
  return restored;
}

// Verdicts: one person's, a second one's, by votes, by facts

/** The entries that the values of a tag rest on. Its state keeps its own where the claim stays set aside. */
const restsOn = ({ basis }, values, keepsState) => ({ ...basis, ...values, ...(keepsState && { checkState: basis.checkState }) });

function giveVerdict(tag, { verdict, checkState = verdict ? 'decided' : 'checking', keepsSecond = false, keepsState }, entry, byId) {
  const { second, adjudication, voted } = checkOf(tag);
  const extras = { ...(second && { second }), ...(adjudication && { adjudication }), ...(voted && { voted }) };
  tag.pastVerdicts = [...tag.pastVerdicts, { verdict: tag.verdict, checkState: tag.checkState, ...extras }];
  if (tag.check) tag.check = endVotes({ ...tag.check, second: keepsSecond ? second : null, adjudication: null }, entry.id);
  const basis = { entryId: entry.id, byId };
  tag.verdict = verdict && { ...withoutHeld(verdict), ...basis, at: entry.at };
  Object.assign(tag, { checkState, basis: restsOn(tag, { verdict: basis, checkState: basis }, keepsState) });
}

/** The verdict that stood before comes back, with what others had said of it, unless the second check among that was taken back since. */
function undoVerdict(tag, entry, { checkState, keepsState, keepsSecond } = {}) {
  const last = tag.pastVerdicts.at(-1) ?? { verdict: null, checkState: 'untouched' };
  const isAlone = keepsSecond === false;
  const { second = null, adjudication = null, voted, ...before } = isAlone ? { verdict: last.verdict, checkState: last.checkState } : last;
  if (tag.check || second || adjudication) {
    const open = endVotes({ ...checkOf(tag), second, adjudication }, entry.id);
    tag.check = isAlone ? open : { ...restoreVotes(open, tag.basis.verdict?.entryId), ...(voted && { voted }) };
  }
  const basis = basisOf(entry);
  const now = restsOn(tag, { verdict: basis, checkState: basis }, keepsState);
  const stands = checkState ? { ...before, checkState } : before;
  Object.assign(tag, stands, { pastVerdicts: tag.pastVerdicts.slice(0, -1), basis: now });
}

const asSecond = ({ entryId, value, grade, rationale, words, wordsHash, byId, at }) => {
  return { entryId, value, ...(grade && { grade }), rationale, words, wordsHash, byId, at };
};

/** What a second person found. */
function giveSecond(tag, { second, checkState, keepsState, keepsDecision }, entry, byId) {
  const work = endVotes(checkOf(tag), entry.id);
  const { adjudication } = work;
  const basis = { entryId: entry.id, byId };
  tag.check = {
    ...work,
    second: { ...second, ...basis, at: entry.at },
    pastSeconds: [
      ...work.pastSeconds,
      { second: work.second, checkState: tag.checkState, ...(keepsDecision && adjudication && { adjudication }) },
    ],
    adjudication: null,
    basis: { ...work.basis, secondCheck: basis },
  };
  setState(tag, checkState, keepsState ? tag.basis.checkState : basis);
}

/** A second check is taken back. One that a verdict had dropped stands nowhere. */
function undoSecond(tag, { checkState, keepsState, wasDropped }, entry) {
  const before = checkOf(tag);
  if (wasDropped) {
    tag.check = {
      ...before,
      pastSeconds: before.pastSeconds.slice(0, -1),
      basis: { ...before.basis, secondCheck: basisOf(entry) },
    };
    return;
  }
  const work = restoreVotes(endVotes(before, entry.id), before.basis.secondCheck?.entryId);
  const { second = null, adjudication = null } = work.pastSeconds.at(-1) ?? {};
  const basis = { ...work.basis, secondCheck: basisOf(entry) };
  tag.check = { ...work, second, pastSeconds: work.pastSeconds.slice(0, -1), adjudication, basis };
  setState(tag, checkState, keepsState ? tag.basis.checkState : basisOf(entry));
}

/** A vote becomes the verdict, in the name of who voted. */
function takeVote(tag, { verdictEntryId: _, ...vote }) {
  const { second } = checkOf(tag);
  tag.pastVerdicts = [...tag.pastVerdicts, { verdict: tag.verdict, checkState: tag.checkState, ...(second && { second }) }];
  tag.verdict = vote;
  tag.basis = { ...tag.basis, verdict: { entryId: vote.entryId, byId: vote.byId } };
}

/** One person votes: their vote takes the place of an earlier one of theirs, and may decide. */
function vote(tag, { vote: given, verdictEntryId, rule, checkState, decides, takes }, entry) {
  const { votes = [], pastVotes = [], ...work } = checkOf(tag);
  const isOwn = ({ byId }) => byId === entry.actorId;
  const now = [...votes.filter((one) => !isOwn(one)), { ...given, entryId: entry.id, ...by(entry), verdictEntryId }];
  const past = [...pastVotes, ...votes.filter(isOwn).map((one) => ({ ...one, endedBy: entry.id }))];
  const voted = decides && rule && { entryId: entry.id, rule, at: entry.at };
  tag.check = { ...work, votes: now, ...(past.length > 0 && { pastVotes: past }), ...(voted && { voted }) };
  const taken = now.find(({ entryId }) => entryId === takes);
  if (taken) takeVote(tag, taken);
  if (checkState !== tag.checkState) setState(tag, checkState, basisOf(entry));
}

/** A person takes their vote back: the one that it had replaced counts again, and the verdict that it had made goes. */
function takeVoteBack(tag, { undoes, checkState, putsBack }, entry) {
  const { votes = [], pastVotes = [], voted, ...work } = checkOf(tag);
  const gone = votes.filter(({ entryId }) => entryId === undoes).map((one) => ({ ...one, endedBy: entry.id }));
  const open = { ...work, pastVotes: [...pastVotes, ...gone], ...(voted && voted.entryId !== undoes && { voted }) };
  setList(
    open,
    'votes',
    votes.filter(({ entryId }) => entryId !== undoes),
  );
  tag.check = restoreVotes(open, undoes);
  if (putsBack) {
    tag.verdict = tag.pastVerdicts.at(-1)?.verdict ?? null;
    tag.pastVerdicts = tag.pastVerdicts.slice(0, -1);
    tag.basis = { ...tag.basis, verdict: basisOf(entry) };
  }
  if (checkState !== tag.checkState) setState(tag, checkState, basisOf(entry));
}

/** The id of the verdict that a claim follows to: from the entry that brought it about and the claim. */
function followedId(entryId, claimId) {
  const hex = sha256(\`\${entryId}\\n\${claimId}\`);
  return [hex.slice(0, 8), hex.slice(8, 12), \`8\${hex.slice(12, 15)}\`, \`8\${hex.slice(15, 18)}\`, hex.slice(18, 30)].join('-');
}

/** A claim follows its facts, or is what it was before it did. */
function follow(tag, { by: whom, annotationId, verdict, checkState, keepsLast }, entry) {
  const { factIds = [], own } = tag.split ?? {};
  // While none follows, the one that did last says what somebody has vouched for.
  const last = keepsLast ? (tag.verdict?.followed ? withoutHeld(tag.verdict) : tag.split?.last) : undefined;
  if (whom === 'itself') {
    if (!own) return;
    const { basis, ...judgement } = own;
    Object.assign(tag, judgement, { split: { factIds, own: null, ...(last && { last }) }, basis: { ...tag.basis, ...basis } });
    return;
  }
  const { verdict: given, checkState: state, check: work, basis } = tag;
  const itself = { verdict: given, checkState: state, ...(work && { check: work }) };
  const before = own ?? { ...itself, basis: { checkState: basis.checkState, verdict: basis.verdict } };
  tag.split = { factIds, own: before, ...(last && { last }) };
  delete tag.check;
  tag.verdict = verdict && { ...verdict, entryId: followedId(entry.id, annotationId), at: entry.at };
  Object.assign(tag, { checkState, basis: { ...basis, verdict: basisOf(entry), checkState: basisOf(entry) } });
}

/** Another kind. What is no claim any more loses verdict and check, and the undo of that brings both back. */
function setKind(tag, { kind, label, undoes, move, verdictEntryId }, entry) {
  const { kind: old, verdict, checkState, check: work, typed, ticked } = tag;
  const types = { ...(typed && { typed }), ...(ticked && { ticked }) };
  // Entries of before it was kept who changed a kind do not say which way they go.
  const isBack = move ? move === 'back' : Boolean(undoes);
  const ended = { ...(move && { byId: entry.actorId }), ...(verdictEntryId && { verdictEntryId }) };
  const was = { kind: old, verdict, checkState, ...(work && { check: work }), ...types, ...ended };
  const aliases = [...new Set([...tag.aliases, ...(tag.label ? [tag.label] : [])])].filter((one) => one !== label);
  Object.assign(tag, { kind, label, aliases, basis: { ...tag.basis, kind: basisOf(entry) } });
  for (const name of ['check', 'typed', 'ticked']) delete tag[name];
  const past = tag.pastKinds.at(-1);
  if (isBack && past?.kind === kind) {
    const { byId: _, verdictEntryId: __, ...back } = past;
    Object.assign(tag, back, { pastKinds: tag.pastKinds.slice(0, -1) });
    return;
  }
  tag.pastKinds = [...tag.pastKinds, was];
  if (kind !== 'claim') Object.assign(tag, { verdict: null, checkState: 'untouched' });
  else if (work) tag.check = work;
}

// What each entry does: \`acts\`, by type

/** The single values of a check: where each is kept, and what of a payload it is. */
const methods = ['read', 'called', 'wrote', 'counted', 'watched', 'present'];
const checkValues = {
  'check.assigned': ['assignee', ({ personId }) => ({ assigneeId: personId })],
  'check.second-assigned': ['secondChecker', ({ personId }) => ({ secondId: personId })],
  'check.due-set': ['due', ({ dueAt }) => ({ dueAt })],
  'check.methods-set': ['methods', (value) => ({ methods: methods.filter((one) => value.methods.includes(one)) })],
};

const settled = (how) =>
  function ({ suggestionId }, entry) {
    this.changeSuggestion(suggestionId, { settled: { how, ...by(entry), entryId: entry.id } });
  };

/** By whom a draft of a query is worded, where its entry says that. */
const worded = (entryId, { actorId }) => entryId && { basis: { entryId, byId: actorId } };

/** An entry about the article as a whole: what it says, and no more than it may, stands in the details. */
const detailed = (...names) =>
  function (payload) {
    for (const name of names) if (Object.hasOwn(payload, name)) this.details = { ...this.details, [name]: payload[name] };
  };
const filed = (over) =>
  function () {
    this.details = { ...this.details, ...over };
  };

const acts = {
  'article.imported'(payload) {
    const byId = (list = [], told = (one) => one) => new Map(list.map((one) => [one.id, told(one)]));
    const { doc, details = {}, labelCounts = {}, peopleNames = {}, annotations = [] } = payload;
    Object.assign(this, { details, labelCounts, peopleNames, row: new TokenRow(tokensOf(doc?.content)) });
    this.requests = byId(payload.replyRequests);
    this.threads = byId(payload.threads, threadAsTold);
    this.suggestions = byId(payload.suggestions, suggestionAsTold);
    this.tags = byId(annotations, asTold);
    for (const one of annotations) {
      this.place(one.id, one.anchor);
      for (const { held } of verdictsOf(one)) this.hold(one.id, held);
    }
  },
  'article.details-changed': detailed('byline', 'publishedOn', 'language', 'direction'),
  'article.moved': detailed('deskId'),
  'article.author-named': detailed('authorId'),
  'article.due-set': detailed('dueAt'),
  'article.owner-named': detailed('ownerId'),
  'article.archived': filed({ isArchived: true }),
  'article.unarchived': filed({ isArchived: false }),
  'article.deleted': filed({ isDeleted: true }),
  'article.signed-off'(_, entry) {
    this.signOffs = [...this.signOffs, signOffOf(entry)];
  },
  'article.reopened'({ reason }, entry) {
    this.reopenings = [...this.reopenings, { entryId: entry.id, reason, ...by(entry), signOffs: this.signOffs }];
    this.signOffs = [];
  },
  'rule.waived'(payload, entry) {
    this.waivers = [...this.waivers, { ...payload, entryId: entry.id, ...by(entry) }];
  },
  'rule.waiver-withdrawn'({ waiverEntryId }) {
    this.waivers = this.waivers.filter(({ entryId }) => entryId !== waiverEntryId);
  },
  'revision.made'({ number, name }, entry) {
    this.revisions = [...this.revisions, { number, name, seq: entry.seq, ...by(entry) }];
  },
  'annotation.created'({ annotationId, kind, anchor, label, factOf, statement }, entry) {
    const basis = basisOf(entry);
    this.place(annotationId, anchor);
    this.countLabel(kind, label);
    if (factOf !== undefined) {
      const claim = this.tag(factOf, entry);
      claim.split = { ...claim.split, factIds: [...(claim.split?.factIds ?? []), annotationId], own: claim.split?.own ?? null };
    }
    this.tags.set(annotationId, {
      id: annotationId,
      kind,
      label,
      aliases: [],
      checkState: 'untouched',
      ...(statement !== undefined && { stated: { statement, basis } }),
      ...(factOf !== undefined && { factOf }),
      verdict: null,
      evidence: [],
      removedEvidence: [],
      rivals: [],
      ...by(entry),
      isRemoved: false,
      pastVerdicts: [],
      pastKinds: [],
      basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: null },
    });
  },
  // A claim takes its facts along.
  'annotation.removed'({ annotationId, factIds = [] }, entry) {
    for (const id of [annotationId, ...factIds]) setPresence(this.tag(id, entry), true, entry);
  },
  'annotation.restored'({ annotationId, factIds = [] }, entry) {
    for (const id of [annotationId, ...factIds]) setPresence(this.tag(id, entry), false, entry);
  },
  'annotation.span-changed'({ annotationId, anchor, facts = [] }, entry) {
    for (const one of [{ annotationId, anchor }, ...facts]) {
      const tag = this.tag(one.annotationId, entry);
      tag.basis = { ...tag.basis, span: basisOf(entry) };
      this.place(one.annotationId, one.anchor);
    }
  },
  'annotation.stated'({ annotationId, statement, restates }, entry) {
    const tag = this.tag(annotationId, entry);
    tag.stated = { statement, basis: basisOf(entry) };
    if (restates) restate(tag, restates);
  },
  'annotation.typed'({ annotationId, given, undoes }, entry) {
    const tag = this.tag(annotationId, entry);
    const { typed, ticked } = tag;
    const basis = basisOf(entry);
    if (given && typed?.type?.typeId === given.typeId) {
      tag.typed = { ...typed, type: given, basis };
      return;
    }
    // What was ticked is of a type: it goes with it, and comes back with its undo.
    const back = undoes && typed?.tickedBefore?.typeId === given?.typeId ? typed?.tickedBefore : undefined;
    tag.typed = { type: given, basis, ...(ticked && { tickedBefore: ticked }) };
    if (back) tag.ticked = back;
    else delete tag.ticked;
  },
  'check.items-ticked'({ annotationId, typeId, version, items, words }, entry) {
    this.tag(annotationId, entry).ticked = { typeId, version, items, words, basis: basisOf(entry) };
  },
  'annotation.kind-changed'(payload, entry) {
    const tag = this.tag(payload.annotationId, entry);
    if (payload.outcome === 'rival') {
      addRival(tag, 'kind', { kind: payload.kind }, entry);
      return;
    }
    setKind(tag, payload, entry);
    if (payload.isNewLabel) this.countLabel(payload.kind, payload.label);
  },
  'check.state-changed'({ annotationId, checkState, reason, needsSecond, move, proposed = { checkState }, outcome }, entry) {
    const tag = this.tag(annotationId, entry);
    if (outcome === 'rival') {
      addRival(tag, 'checkState', proposed, entry);
      return;
    }
    if (move) keepPastState(tag, move, entry);
    enterState(tag, { checkState, reason, needsSecond }, basisOf(entry));
  },
  ...Object.fromEntries(
    Object.entries(checkValues).map(([type, [field, read]]) => [
      type,
      function ({ annotationId, value, outcome, asked }, entry) {
        const tag = this.tag(annotationId, entry);
        if (outcome === 'rival') addRival(tag, field, read(value), entry);
        else nameSecond(tag, asked, entry, () => setCheckValue(tag, field, read(value), basisOf(entry)));
      },
    ]),
  ),
  'verdict.given'(payload, entry) {
    const tag = this.tag(payload.annotationId, entry);
    const { verdict, outcome, undoes, keepsWords } = payload;
    if (undoes) undoVerdict(tag, entry, payload);
    else if (outcome === 'rival') addRival(tag, 'verdict', { verdict: verdict && asProposed(verdict, keepsWords) }, entry);
    else giveVerdict(tag, payload, entry, entry.actorId);
    if (undoes || outcome !== 'rival') this.place(payload.annotationId, payload.anchor);
  },
  'check.second-given'(payload, entry) {
    const tag = this.tag(payload.annotationId, entry);
    const { second, outcome, undoes, keepsWords } = payload;
    if (undoes) undoSecond(tag, payload, entry);
    else if (second && outcome === 'rival') addRival(tag, 'secondCheck', { second: asProposed(second, keepsWords) }, entry);
    else if (second) giveSecond(tag, payload, entry, entry.actorId);
  },
  'check.voted'(payload, entry) {
    const tag = this.tag(payload.annotationId, entry);
    if (payload.undoes) takeVoteBack(tag, payload, entry);
    else if (payload.vote) vote(tag, payload, entry);
    if (payload.takes || payload.putsBack) this.place(payload.annotationId, payload.anchor);
  },
  'check.adjudicated'({ annotationId, took, voteEntryId, rationale, keepsCame, dropsFirst }, entry) {
    const tag = this.tag(annotationId, entry);
    const work = { ...checkOf(tag), ...(dropsFirst && { second: null }) };
    const { second, votes = [] } = work;
    const { verdict, checkState } = tag;
    tag.check = { ...work, adjudication: { entryId: entry.id, took, rationale, ...by(entry) } };
    const voted = votes.find(({ entryId }) => entryId === voteEntryId);
    if (took === 'vote' && voted) takeVote(tag, voted);
    if (took === 'second' && second && verdict) {
      // What was not taken stays on record as the other opinion.
      tag.pastVerdicts = [...tag.pastVerdicts, { verdict, checkState, second }];
      tag.verdict = { ...second, scale: verdict.scale };
      tag.check.second = { ...asSecond(verdict), ...(keepsCame && { cameAt: verdict.cameAt }) };
      tag.basis = { ...tag.basis, verdict: { entryId: second.entryId, byId: second.byId } };
    }
    setState(tag, 'decided', basisOf(entry));
  },
  'rival.settled'({ annotationId, rivalEntryId, taken }, entry) {
    const tag = this.tag(annotationId, entry);
    const rival = tag.rivals.find(({ entryId }) => entryId === rivalEntryId);
    tag.rivals = tag.rivals.filter((one) => one !== rival);
    if (!taken || !rival) return;
    // It is in the name of who proposed it, whoever took it.
    const { byId } = rival;
    const basis = { entryId: entry.id, byId };
    this.hold(annotationId, taken.verdict?.held);
    this.place(annotationId, taken.anchor);
    if (taken.field === 'kind') {
      setKind(tag, taken, entry);
      if (taken.isNewLabel) this.countLabel(taken.kind, taken.label);
    } else if (taken.field === 'verdict') giveVerdict(tag, taken, entry, byId);
    else if (taken.field === 'checkState') enterState(tag, taken, basis);
    else if (taken.field !== 'secondCheck') nameSecond(tag, taken.asked, entry, () => setCheckValue(tag, taken.field, taken.value, basis));
    else if (taken.second) giveSecond(tag, taken, entry, byId);
  },
  'annotation.merged'({ annotationId, intoId, gain }, entry) {
    this.merges.set(entry.id, intoId);
    setPresence(this.tag(annotationId, entry), true, entry);
    const into = this.tag(intoId, entry);
    const { verdict, checkState } = gain;
    this.hold(intoId, verdict?.held);
    into.evidence = [...into.evidence, ...gain.evidence.map((one) => ({ ...one, entryId: entry.id }))];
    into.rivals = [...into.rivals, ...gain.rivals];
    if (gain.joins) {
      const { checkState: state, check: work, basis } = into;
      into.pastMerges = [
        ...(into.pastMerges ?? []),
        { entryId: entry.id, checkState: state, basis: basis.checkState, ...(work && { check: work }) },
      ];
    }
    if (gain.check) into.check = gain.check;
    Object.assign(into, gain.brought);
    if (verdict) {
      into.pastVerdicts = [...into.pastVerdicts, { verdict: null, checkState: into.checkState }];
      into.verdict = { ...withoutHeld(verdict), entryId: entry.id };
      into.basis = { ...into.basis, verdict: { entryId: entry.id, byId: verdict.byId } };
    }
    if (checkState) setState(into, checkState, basisOf(entry));
    if (gain.restates) restate(into, gain.restates);
    for (const { annotationId: id, relation } of gain.relations ?? []) relate(this.tag(id, entry), relation);
    for (const id of gain.requestIds ?? []) this.changeRequest(id, joinedWith(intoId, entry.id));
    this.moveThreads(gain, intoId, (from) => [...from, annotationId]);
  },
  'annotation.unmerged'({ annotationId, intoId, loss, undoes }, entry) {
    const from = this.tag(annotationId, entry);
    // One that came in an archive was merged where nobody here can look.
    const isOfMerge = from.basis.presence.entryId === undoes && [intoId, undefined].includes(this.merges.get(undoes));
    check(isOfMerge, \`Entry \${entry.seq} in \${JOURNAL} parts tags that were not merged.\`);
    setPresence(from, false, entry);
    const into = this.tag(intoId, entry);
    const { pastMerges = [] } = into;
    const before = pastMerges.find(({ entryId }) => entryId === undoes);
    setList(
      into,
      'pastMerges',
      pastMerges.filter((one) => one !== before),
    );
    if (loss.hasCheck) delete into.check;
    if (loss.hasCheck && before?.check) into.check = before.check;
    if (loss.reason !== undefined && into.check) into.check = { ...into.check, reason: loss.reason };
    unlink(into, loss.evidenceIds);
    into.rivals = into.rivals.filter(({ entryId }) => !loss.rivalEntryIds.includes(entryId));
    if (loss.hasVerdict) undoVerdict(into, entry);
    else if (loss.hasCheckState) {
      setState(into, before?.checkState ?? 'untouched', basisOf(entry));
      if (before && into.check) into.check = { ...into.check, reason: before.check?.reason ?? null };
    }
    const { takes = [] } = loss;
    if (takes.includes('typed')) into.typed = { type: null, basis: basisOf(entry) };
    if (takes.includes('ticked')) delete into.ticked;
    if (takes.includes('stated')) into.stated = { statement: null, basis: basisOf(entry) };
    if (loss.restates) restate(into, loss.restates);
    for (const one of loss.relations ?? []) unrelate(this.tag(one.annotationId, entry), one.relationId);
    for (const id of loss.requestIds ?? []) this.changeRequest(id, partedFrom(intoId));
    this.moveThreads(loss, annotationId, (from) => from.slice(0, -1));
  },
  'evidence.linked'({ annotationId, evidenceId, ...fields }, entry) {
    const tag = this.tag(annotationId, entry);
    tag.evidence = [...tag.evidence, { id: evidenceId, ...fields, ...by(entry), entryId: entry.id }];
  },
  'evidence.changed'({ annotationId, evidenceId, basedOn: _, namesChanger, ...fields }, entry) {
    const tag = this.tag(annotationId, entry);
    tag.evidence = tag.evidence.map((one) => {
      if (one.id !== evidenceId) return one;
      const changed = { ...one, ...fields, ...(namesChanger && { changed: by(entry) }), entryId: entry.id };
      // What a change takes back is left out, as where it was never said.
      for (const name of ['tier', 'origin']) if (!changed[name]) delete changed[name];
      return changed;
    });
  },
  'evidence.unlinked'({ annotationId, evidenceId }, entry) {
    unlink(this.tag(annotationId, entry), [evidenceId]);
  },
  'evidence.relinked'({ annotationId, evidenceId }, entry) {
    const tag = this.tag(annotationId, entry);
    tag.evidence = [...tag.evidence, ...tag.removedEvidence.filter(({ id }) => id === evidenceId)];
    tag.removedEvidence = tag.removedEvidence.filter(({ id }) => id !== evidenceId);
  },
  'relation.made'({ annotationId, relationId, kind, toId }, entry) {
    relate(this.tag(annotationId, entry), { id: relationId, kind, toId, ...by(entry) });
  },
  'relation.removed'({ annotationId, relationId }, entry) {
    unrelate(this.tag(annotationId, entry), relationId);
  },
  'relation.restored'({ annotationId, relationId }, entry) {
    const tag = this.tag(annotationId, entry);
    const { removedRelations = [] } = tag;
    for (const one of removedRelations) if (one.id === relationId) relate(tag, one);
    setList(
      tag,
      'removedRelations',
      removedRelations.filter(({ id }) => id !== relationId),
    );
  },
  comment({ threadId, commentId, text, mentions, about, annotationId, mergedFrom, suggestionId, isAnswer }, entry) {
    const one = { ...commentOf({ commentId, text, mentions }, entry), ...(isAnswer !== undefined && { isAnswer }) };
    if (about === 'thread') {
      this.changeThread(threadId, ({ comments }) => ({ comments: [...comments, one], resolved: null }));
      return;
    }
    const subject = {
      on: about,
      ...(annotationId && { annotationId }),
      ...(mergedFrom && { mergedFrom }),
      ...(suggestionId && { suggestionId }),
    };
    this.threads.set(threadId, { id: threadId, about: subject, comments: [one], resolved: null });
  },
  'comment-edited'({ text, mentions, ...place }, { at }) {
    this.changeComment(place, (one) => ({ text, mentions, edits: [...one.edits, { text: one.text, at }] }));
  },
  'comment-removed'(place, entry) {
    this.changeComment(place, ({ removed }) => ({ text: '', mentions: [], edits: [], removed: removed ?? by(entry) }));
  },
  'thread-resolved'({ threadId }, entry) {
    this.changeThread(threadId, ({ resolved }) => ({ resolved: resolved ?? by(entry) }));
  },
  'thread-reopened'({ threadId }) {
    this.changeThread(threadId, () => ({ resolved: null }));
  },
  'query.asked'({ threadId, commentId, annotationId, mergedFrom, question: { text, proposal, entryId } }, entry) {
    const comments = [commentOf({ commentId, text, mentions: [] }, entry)];
    const query = { proposal, sent: null, withdrawn: null, ...worded(entryId, entry) };
    const about = { on: 'tag', annotationId, ...(mergedFrom && { mergedFrom }) };
    this.threads.set(threadId, { id: threadId, about, comments, resolved: null, query });
  },
  'query.changed'({ threadId, question: { text, proposal, entryId } }, entry) {
    this.changeThread(threadId, ({ comments: [first, ...rest], query }) => ({
      comments: [{ ...first, text }, ...rest],
      query: { ...query, proposal, ...worded(entryId, entry) },
    }));
  },
  'queries.sent'({ toId, queries }, entry) {
    for (const { id, ...one } of queries)
      this.changeThread(id, () => ({ ...threadAsTold(one), query: { ...one.query, sent: { ...by(entry), toId } } }));
  },
  'query.withdrawn'({ threadId }, entry) {
    this.changeThread(threadId, ({ query }) => ({ query: { ...query, withdrawn: by(entry) } }));
  },
  'query.answered'({ threadId, commentId, text, who, how }, entry) {
    const answer = { ...commentOf({ commentId, text, mentions: [] }, entry), received: { who, how } };
    this.changeThread(threadId, ({ comments }) => ({ comments: [...comments, answer], resolved: null }));
  },
  'suggestion.made'({ suggestionId, anchor: _, ...words }, entry) {
    this.suggestions.set(suggestionId, { id: suggestionId, ...words, ...by(entry), changedAt: null, settled: null });
  },
  'suggestion.changed'({ suggestionId, anchor: _, ...words }, { at }) {
    this.changeSuggestion(suggestionId, { ...words, changedAt: at });
  },
  'suggestion.withdrawn': settled('withdrawn'),
  'suggestion.rejected': settled('rejected'),
  'suggestion.accepted': settled('accepted'),
  'suggestion.reopened'({ suggestionId }) {
    this.changeSuggestion(suggestionId, { settled: null });
  },
  'reply.asked'({ requestId, ...fields }, { id, actorId: byId, at }) {
    const basis = { request: { entryId: id, byId }, outcome: null };
    this.requests.set(requestId, { id: requestId, ...fields, outcome: null, pastOutcomes: [], byId, at, isRemoved: false, basis });
  },
  'reply.changed'({ requestId, basedOn: _, namesChanger, ...fields }, { id, actorId: byId, at }) {
    this.changeRequest(requestId, ({ joined = [], ...one }) => {
      const left = joined.filter(({ annotationId }) => fields.annotationIds.includes(annotationId));
      const more = { ...(left.length > 0 && { joined: left }), ...(namesChanger && { changed: { byId, at } }) };
      return { ...one, ...fields, ...more, basis: { ...one.basis, request: { entryId: id, byId } } };
    });
  },
  'reply.settled'({ requestId, outcome, undoes }, { id, actorId: byId, at }) {
    this.changeRequest(requestId, (one) => {
      const now = undoes ? (one.pastOutcomes.at(-1) ?? null) : outcome && { ...outcome, byId, at };
      const pastOutcomes = undoes ? one.pastOutcomes.slice(0, -1) : [...one.pastOutcomes, one.outcome];
      return { ...one, outcome: now, pastOutcomes, basis: { ...one.basis, outcome: { entryId: id, byId } } };
    });
  },
  'reply.removed'({ requestId }) {
    this.changeRequest(requestId, (one) => ({ ...one, isRemoved: true }));
  },
  'reply.restored'({ requestId }) {
    this.changeRequest(requestId, (one) => ({ ...one, isRemoved: false }));
  },
};

// What tags have of each other, and what is taken from them

/** A request that asks about one tag more, or no more, since two became one, or two again. */
const joinedWith = (annotationId, entryId) => (one) => ({
  ...one,
  annotationIds: [...one.annotationIds, annotationId],
  joined: [...(one.joined ?? []), { annotationId, entryId }],
});
const partedFrom =
  (annotationId) =>
  ({ joined = [], ...one }) => {
    const left = joined.filter((each) => each.annotationId !== annotationId);
    return { ...one, annotationIds: one.annotationIds.filter((id) => id !== annotationId), ...(left.length > 0 && { joined: left }) };
  };

function setPresence(tag, isRemoved, entry) {
  Object.assign(tag, { isRemoved, basis: { ...tag.basis, presence: basisOf(entry) } });
}

function relate(tag, relation) {
  tag.relations = [...(tag.relations ?? []), relation];
}

function unrelate(tag, relationId) {
  const { relations = [], removedRelations = [] } = tag;
  const isGone = ({ id }) => id === relationId;
  setList(
    tag,
    'relations',
    relations.filter((one) => !isGone(one)),
  );
  setList(tag, 'removedRelations', [...removedRelations, ...relations.filter(isGone)]);
}

function unlink(tag, evidenceIds) {
  const isGone = ({ id }) => evidenceIds.includes(id);
  tag.removedEvidence = [...tag.removedEvidence, ...tag.evidence.filter(isGone)];
  tag.evidence = tag.evidence.filter((one) => !isGone(one));
}

const commentOf = ({ commentId, text, mentions }, entry) => ({
  id: commentId,
  ...by(entry),
  seq: entry.seq,
  text,
  mentions,
  edits: [],
  removed: null,
});

// Article

const tagShape = {
  id: 'text',
  kind: 'text',
  byId: 'text',
  at: 'text',
  evidence: 'list',
  rivals: 'list',
  pastVerdicts: 'list',
  anchor: 'object',
  isStale: 'flag',
};

function checkArticle(article, told, manifest, sources, hasErasures) {
  const shape = { articleId: 'text', seq: 'count', version: 'count', doc: 'object', annotations: 'list' };
  checkShape(article, shape, 'article.json');
  check(
    article.articleId === manifest.articleId && article.seq === manifest.seq && article.version === told.version,
    'article.json is of another article or moment than manifest.json.',
  );
  const tokens = tokensOf(article.doc.content);
  const made = told.row.chunks.flat();
  const differs = tokens.findIndex((token, at) => at >= made.length || !isSameToken(token, made[at]));
  const at = differs === -1 && tokens.length !== made.length ? tokens.length : differs;
  check(
    at === -1,
    () =>
      \`The text in article.json is not what the entries make of it: it differs after “\${wordsBetween(tokens, Math.max(0, at - 40), at).replaceAll('\\n', ' ')}”.\`,
  );
  const named = new Set();
  for (const one of article.annotations) {
    checkShape(one, tagShape, 'A tag in article.json');
    const tag = told.tags.get(one.id);
    check(tag && !named.has(one.id), \`\${nameOf(one)} in article.json is a tag that no entry made.\`);
    named.add(one.id);
    checkJudgements(one);
    if (!told.open.has(one.id)) checkTag(one, tag);
    checkWords(one, told, tokens, hasErasures);
    if (!told.open.has(one.id)) checkPlace(one, told.anchorOf(one.id), hasErasures);
    checkEvidence(one, tag, sources);
    check(isSame(one.relations, tag.relations), \`What \${nameOf(one)} in article.json is related to is not as its entries say.\`);
  }
  for (const one of told.tags.values()) check(named.has(one.id), \`\${nameOf(one)} is missing in article.json.\`);
  checkRest(article, told);
  checkDirection(article);
  return wordsBetween(tokens, 0, tokens.length);
}

const nameOf = ({ id, label }) => shown(label ?? id);

/** What stands in a value, however deep: the objects. */
const objectsIn = (value) => {
  if (value === null || typeof value !== 'object') return [];
  const within = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? within : [value, ...within];
};

/** One of the things that a table has. */
const isOf = (table, value) => typeof value === 'string' && Object.hasOwn(table, value);
const isWhole = (value) => Number.isSafeInteger(value) && value > 0;

/** What a sign or a colour may stand for, of those that a house chooses. */
const signsFor = {
  supported: ['tick', 'three-quarters'],
  partly: ['three-quarters', 'half', 'quarter', 'warning'],
  refuted: ['quarter', 'cross', 'warning'],
  unproven: ['warning', 'question', 'bar'],
};
const coloursFor = {
  supported: ['supported', 'partly'],
  partly: ['partly', 'refuted', 'unproven'],
  refuted: ['partly', 'refuted', 'unproven'],
  unproven: ['partly', 'unproven'],
};

/** True if a judgement may look so: like nothing better than it is. */
export const mayLook = (value, { sign, colour }) =>
  (sign === undefined || signsFor[value]?.includes(sign)) && (colour === undefined || coloursFor[value]?.includes(colour));

/** That all judgements on a tag, of now and before, are of what there is to choose from: an entry could say anything. */
function checkJudgements(one) {
  const name = nameOf(one);
  const isOne = (table, what, value) =>
    check(isOf(table, value), () => \`A judgement on \${name} in article.json has the \${what} \${shown(value)}, which Galley has not.\`);
  for (const { value, rationale, grade, rule } of objectsIn(one)) {
    if (value !== undefined && rationale !== undefined) isOne(names.verdict, 'value', value);
    if (grade !== undefined) {
      check(kinds.object(grade) && kinds.text(grade.name), \`A judgement on \${name} in article.json has a grade without a name.\`);
      if (grade.sign !== undefined) isOne(signs, 'sign', grade.sign);
      if (grade.colour !== undefined) isOne(names.verdict, 'colour', grade.colour);
      check(mayLook(value, grade), () => \`A judgement on \${name} in article.json looks like more than it stands for.\`);
    }
    if (rule !== undefined)
      check(isWhole(rule?.needed) && isWhole(rule?.of), \`How many votes decide on \${name} in article.json is no whole number.\`);
  }
}

/** That the text goes one way or the other. */
function checkDirection({ details }) {
  check(['ltr', 'rtl'].includes(details?.direction), 'The direction of the text in article.json is neither ltr nor rtl.');
}

/** That waivers which say how much they pass over say a number. */
function checkCounts(waivers) {
  for (const { count, at } of waivers)
    check(count === undefined || isWhole(count), \`How much the waiver of \${at} passes over is no whole number.\`);
}

// One tag, against what was told of it

/** Some members of a tag. */
const members =
  (...names) =>
  (tag) =>
    names.map((name) => tag[name] ?? null);

/** What the entries say of a tag, part by part, and what is said where article.json says something else. */
const partsOfTag = [
  [
    members('kind', 'label', 'isRemoved', 'byId', 'at'),
    (name) => \`\${name} in article.json is not as its entries say: kind, label, presence, or by whom and when it was made.\`,
  ],
  [members('factOf', 'stated'), (name) => \`What is checked of \${name} in article.json is not what its entries say.\`],
  [members('verdict'), (name) => \`The verdict on \${name} in article.json is not the one that the entries gave.\`],
  [(tag) => tag.check?.second, (name) => \`The second check of \${name} in article.json is not the one that the entries gave.\`],
  [
    (tag) => [tag.check?.votes ?? [], tag.check?.pastVotes ?? []],
    (name) => \`The votes on \${name} in article.json are not those that the entries gave.\`,
  ],
  [members('checkState', 'check'), (name) => \`How far the check of \${name} is in article.json is not as its entries say.\`],
  [members('typed', 'ticked'), (name) => \`The type of \${name} in article.json, or what was ticked, is not as its entries say.\`],
  [
    members('pastVerdicts', 'pastKinds', 'pastStates', 'pastMerges', 'aliases', 'split', 'removedEvidence', 'removedRelations'),
    (name) => \`What \${name} in article.json was before is not as its entries say.\`,
  ],
  [members('basis'), (name) => \`The entries that \${name} in article.json rests on are other ones.\`],
];

function checkTag(one, tag) {
  const said = asTold(one);
  for (const [part, sentence] of partsOfTag) check(isSame(part(said), part(tag)), () => sentence(nameOf(one)));
  check(isSame(said.rivals, tag.rivals), \`What was proposed for \${nameOf(one)} at once in article.json is not as its entries say.\`);
}

/** What stands for an erased character. */
const GONE = '\\u2588';

/** Words of which some were erased, here or there, each character by another. */
const isSameButErased = (a, b) => a.length === b.length && a.split('').every((one, at) => one === b[at] || one === GONE || b[at] === GONE);

/** That a verdict is on the words that stand there, or on words that an entry found to mean the same, or is called stale. */
function checkWords(one, told, tokens, hasErasures) {
  const { id, verdict, isStale, anchor } = one;
  const name = nameOf(one);
  const isHeld = ({ held }) =>
    !held || (told.held.get(id)?.some((known) => isSame(known, held)) && sha256(String(held.words)) === held.wordsHash);
  check(verdictsOf(one).every(isHeld), \`That the verdict on \${name} in article.json holds for other words, no entry says.\`);
  if (!verdict) {
    check(!isStale, \`\${name} in article.json is called stale and has no verdict.\`);
    return;
  }
  check(
    sha256(String(verdict.words)) === verdict.wordsHash,
    \`The verdict on \${name} in article.json is on other words than its hash says.\`,
  );
  const isPlaced = ({ from, to }) => kinds.count(from) && kinds.count(to) && to <= tokens.length;
  check(kinds.list(anchor.ranges) && anchor.ranges.every(isPlaced), \`\${name} in article.json stands nowhere.\`);
  const words = wordsOf(tokens, anchor.ranges);
  const known = [verdict.words, verdict.held?.words].filter((judged) => judged !== undefined).map(String);
  const isJudged = known.some((judged) => judged === words || (hasErasures && isSameButErased(judged, words)));
  // Whether words that are gone were the same, nobody can say.
  const isErased = hasErasures && [words, ...known].some((one) => one.includes(GONE));
  const isRestated = verdict.restatedFrom !== undefined;
  check(isStale || isJudged, \`The words of \${name} in article.json are not those that its verdict judged.\`);
  check(isStale || !isRestated, \`What is checked of \${name} in article.json is not what its verdict judged.\`);
  check(
    !isStale || !isJudged || isRestated || isErased || isTorn(tokens, anchor.ranges),
    \`\${name} in article.json is called stale, and its words are those that were judged.\`,
  );
}

const quotes = ['exact', 'prefix', 'suffix'];
const waived = ['reason', 'wordsHash', 'statementsHash'];

/** The same but for what was erased here or there of the members with these names. */
function isSameBut(names, a, b, name = '') {
  if (names.includes(name) && kinds.text(a) && kinds.text(b)) return isSameButErased(a, b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const all = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Array.isArray(a) === Array.isArray(b) && all.every((one) => isSameBut(names, a[one], b[one], one));
}

/** That a tag stands where its entries put it, with the words that they quote, as far as these were not erased. */
function checkPlace(one, anchor, hasErasures) {
  const isThere = hasErasures ? isSameBut(quotes, one.anchor, anchor) : isSame(one.anchor, anchor);
  check(isThere, \`Where \${nameOf(one)} stands in article.json is not where its entries put it, or it quotes other words.\`);
}

function checkEvidence(one, tag, sources) {
  const { evidence } = one;
  for (const each of evidence) {
    check(
      kinds.object(each) &&
        isSame(
          tag.evidence.find(({ id }) => id === each.id),
          each,
        ),
      \`Evidence for \${nameOf(one)} in article.json is not as its entries say.\`,
    );
    check(sources.has(each.sourceId), \`Evidence for \${nameOf(one)} names a source that is not in sources.json.\`);
  }
  check(
    new Set(evidence.map(({ id }) => id)).size === tag.evidence.length && evidence.length === tag.evidence.length,
    \`Evidence for \${nameOf(one)} is missing in article.json.\`,
  );
}

/** All but text and tags. An entry of a kind that is not known may have changed some of it. */
function checkRest(article, told) {
  const { signOffs = [], waivers = [], reopenings = [], replyRequests = [], threads = [], suggestions = [], revisions = [] } = article;
  check(isSame(signOffs, told.signOffs), 'The sign-offs in article.json are not as the entries say.');
  check(isSame(waivers, told.waivers), 'The waivers in article.json are not as the entries say.');
  check(isSame(reopenings, told.reopenings), 'The reopenings in article.json are not as the entries say.');
  check(isSame(replyRequests, [...told.requests.values()]), 'The log of right of reply in article.json is not as its entries say.');
  if (told.unknown.length > 0) return;
  check(isSame(threads.map(threadAsTold), [...told.threads.values()]), 'The threads in article.json are not as their entries say.');
  check(
    isSame(suggestions.map(suggestionAsTold), [...told.suggestions.values()]),
    'The suggestions in article.json are not as their entries say.',
  );
  check(isSame(revisions, told.revisions), 'The revisions in article.json are not as their entries say.');
  const { details, labelCounts, peopleNames } = told;
  check(isSame(article.details, details), 'The details in article.json are not as the entries say.');
  check(
    isSame([article.labelCounts, article.peopleNames], [labelCounts, peopleNames]),
    'The labels or names in article.json are not as the entries say.',
  );
}

// Signatures, and the sources that they vouch for

/** In dossiers of version 1 a sign-off did not say what it was put over. */
const briefly = ({ entryId, byId, at, seq, signature, wordsHash }) => ({ entryId, byId, at, seq, signature, wordsHash });

/** The signatures that stand at the end of the journal, of those who had seen no more than this: all of them, and no other. */
function checkSignOffs(signOffs, told, manifest, words, erased) {
  const standing = [...told.standing.values()].filter(({ payload }) => payload.seq <= manifest.seq);
  checkCounts(told.waivers);
  const isBrief = manifest.formatVersion === 1;
  const given = standing.map((entry) => (isBrief ? briefly(signOffOf(entry)) : signOffOf(entry)));
  const shape = { entryId: 'text', byId: 'text', at: 'text', seq: 'count', signature: 'text', wordsHash: 'text' };
  if (!isBrief) shape.waivers = 'list';
  for (const one of signOffs) {
    const { entryId, at, wordsHash, waivers = [] } = checkShape(one, shape, 'A sign-off in sign-offs.json');
    const isErased = erased.has(told.standing.get(entryId)?.seq);
    checkCounts(waivers);
    check(
      kinds.hash(wordsHash) || (isErased && /^\\u2588+$/.test(wordsHash)),
      \`The sign-off of \${at} in sign-offs.json is under no hash of words.\`,
    );
    check(
      given.some((known) => isSame(known, one)),
      \`A sign-off of \${at} in sign-offs.json is not one that the entries gave, or it was withdrawn.\`,
    );
    const isUnknown = isErased || (erased.size > 0 && words.includes(GONE));
    check(isUnknown || sha256(words) === wordsHash, \`The sign-off of \${at} is under other words than those in article.json.\`);
    const isRecorded = (waiver) =>
      told.waivers.some((known) => isSame(known, waiver) || (erased.size > 0 && isSameBut(waived, known, waiver)));
    check(waivers.every(isRecorded), \`The sign-off of \${at} was put over something that no entry waived.\`);
  }
  const listed = new Set(signOffs.map(({ entryId }) => entryId));
  for (const { entryId, at } of given) check(listed.has(entryId), \`The sign-off of \${at} is missing in sign-offs.json.\`);
  check(listed.size === signOffs.length, 'sign-offs.json lists a sign-off twice.');
  check(
    signOffs.every(({ entryId }, place) => entryId === given[place].entryId),
    'sign-offs.json lists the sign-offs in another order than they were given.',
  );
}

/**
 * That neither a published head nor a signature seems to vouch for what came after it and cannot be read here. Whoever has the journal can put such an
 * entry behind the head, name all tags in it, and write anything of them.
 */
function checkUnknown({ unknown, standing }, manifest, publishedSeq) {
  const after = (seq) => unknown.filter((one) => one.seq > seq);
  const said = (entries) =>
    entries.length === 1
      ? \`\${entryList(entries)}, which came later and is of a kind that this verifier does not know\`
      : \`\${entryList(entries)}, which came later and are of kinds that this verifier does not know\`;
  const unpublished = publishedSeq === null ? [] : after(publishedSeq);
  check(
    unpublished.length === 0,
    () =>
      \`The published head is entry \${publishedSeq}. It does not vouch for \${said(unpublished)}: give a head that was published later, or use the verifier of a newer Galley that you trust.\`,
  );
  for (const { at, payload } of standing.values()) {
    const unseen = payload.seq > manifest.seq ? [] : after(payload.seq);
    check(
      unseen.length === 0,
      () => \`The sign-off of \${at} does not vouch for \${said(unseen)}: use the verifier of a newer Galley that you trust.\`,
    );
  }
}

const citedMembers = ['title', 'url', 'type', 'author', 'publisher', 'publishedOn'];

/** That sources are described as the last signature saw them. Those of before signatures kept that say nothing of it, nor do those whose words were erased. */
function checkCited(sources, told, manifest, erased) {
  const last = [...told.standing.values()].filter(({ payload }) => payload.seq <= manifest.seq).at(-1);
  const { cited = [] } = last && !erased.has(last.seq) ? last.payload : {};
  for (const { id, ...seen } of cited) {
    const source = sources.get(id);
    const isAsSeen = citedMembers.every((name) => isSame(source?.[name] ?? null, seen[name] ?? null));
    check(source === undefined || isAsSeen, \`“\${seen.title}” is described otherwise in sources.json than when it was signed.\`);
  }
}

// Index: a page for people, made from the rest. What it says of signatures, waivers, claims and requests is looked for in its source. Of dossiers of
// before version 3 that is all; of later ones the rest is compared below, and this names what it is about.

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) =>
  String(text)
    .replaceAll(/[^\\P{Cc}\\t\\n\\f\\r]/gu, '\\uFFFD')
    .replaceAll(/[&<>"']/g, (one) => entities[one]);

const inGroups = (hash) => hash.match(/.{1,4}/g)?.join(' ') ?? '';

/** Looks on the page for one marked part for each of \`all\`, and in it, one after the other, for what is said of it. */
function checkMarked(html, mark, all, { many, one: called, idOf, saidOf }) {
  const [, ...marked] = html.split(\`<!--\${mark} \`);
  const until = (text, end) => text.slice(0, Math.max(0, text.indexOf(end)));
  const parts = new Map(marked.map((one) => [until(one, '-->'), until(one, \`<!--end of \${mark}-->\`)]));
  const from = ['sign-off', 'signed-over'].includes(mark) ? 'sign-offs.json' : 'article.json';
  check(marked.length === all.length, \`index.html has not as many \${many} as \${from}.\`);
  for (const each of all) {
    const part = parts.get(idOf(each)) ?? '';
    let at = 0;
    for (const one of saidOf(each)) {
      at = part.indexOf(one, at);
      check(at !== -1, () => \`index.html says something else of \${called(each)} than \${from}.\`);
    }
  }
}

function checkIndex(html, article, signOffs, sources, people, manifest) {
  const { annotations, replyRequests = [], reopenings = [] } = article;
  check(html.includes(manifest.hash) && html.includes(manifest.headHash), 'index.html names other hashes than manifest.json.');
  const named = (id) => (Object.hasOwn(people, id) ? [escaped(people[id])] : []);
  checkMarked(html, 'sign-off', signOffs, {
    many: 'sign-offs',
    one: ({ at }) => \`the sign-off of \${at}\`,
    idOf: ({ entryId }) => entryId,
    saidOf: ({ signature, byId, at, seq, wordsHash }) => [
      \`data-signature="\${signature}"\`,
      ...named(byId),
      escaped(at),
      \`>\${seq}<\`,
      inGroups(wordsHash),
    ],
  });
  checkMarked(html, 'reopening', reopenings, {
    many: 'reopenings',
    one: ({ at }) => \`the reopening of \${at}\`,
    idOf: ({ entryId }) => entryId,
    saidOf: ({ byId, at, reason }) => [...named(byId), escaped(at), escaped(reason)],
  });
  const isBrief = manifest.formatVersion === 1;
  const claims = annotations.filter(({ kind, isRemoved }) => kind === 'claim' && !isRemoved);
  const isSettled = manifest.formatVersion < PAGES_FROM_VERSION ? ruleOf(html, claims) : isChecked;
  if (!isBrief) {
    const [, ...said] = html.split(' data-stage="');
    check(
      said.length === 1 && said[0].startsWith(\`\${stageOf(article, signOffs, isSettled)}"\`),
      'index.html does not say where the article stands by its sign-offs, queries and claims.',
    );
  }
  const labels = new Map(annotations.map(({ id, label }) => [id, label]));
  const saidOf = ({ kind, annotationId, count, reason, byId, at }) => [
    ...(annotationId === null ? [] : [\`>\${escaped(labels.get(annotationId) ?? '')}<\`]),
    \`data-waived="\${kind}"\${count === undefined ? '' : \`>\${count} \`}\`,
    escaped(reason),
    ...named(byId),
    escaped(at),
  ];
  const waiver = { many: 'waivers', one: ({ at }) => \`the waiver of \${at}\`, idOf: ({ entryId }) => entryId, saidOf };
  checkMarked(html, 'waiver', isBrief ? waiversInBrief(article) : unsignedWaivers(article, signOffs), waiver);
  const signedOver = signOffs.flatMap(({ entryId, waivers = [] }) =>
    waivers.map((one) => ({ ...one, rowId: \`\${entryId}-\${one.entryId}\` })),
  );
  checkMarked(html, 'signed-over', signedOver, { ...waiver, many: 'waivers under sign-offs', idOf: ({ rowId }) => rowId });
  const ofClaims = {
    many: 'claims',
    one: nameOf,
    idOf: ({ id }) => id,
    // Pages of version 1 did not say if the verdict stands.
    saidOf: (claim) => saidOfClaim(claim, sources, isBrief ? null : isSettled(claim)),
  };
  checkMarked(html, 'claim', claims, ofClaims);
  checkMarked(
    html,
    'request',
    replyRequests.filter(({ isRemoved }) => !isRemoved),
    { many: 'requests for a reply', one: () => 'a request for a reply', idOf: ({ id }) => id, saidOf: saidOfRequest },
  );
}

// What the article waits for

/** What pages of version 1 list: what the last signature before the dossier's moment passed over; before anyone had signed, all that was waived. */
const waiversInBrief = ({ signOffs = [], waivers = [] }) => signOffs.at(-1)?.waivers ?? waivers;

/** Waivers that are on record, and that no signature which stands was put over. */
function unsignedWaivers({ waivers = [] }, signOffs) {
  const signed = new Set(signOffs.flatMap((one) => one.waivers.map(({ entryId }) => entryId)));
  return waivers.filter(({ entryId }) => !signed.has(entryId));
}

/** Where an article stands, by its signatures, queries and claims. */
function stageOf({ annotations, threads = [], details }, signOffs, isSettled = isChecked) {
  if (signOffs.at(-1)?.isComplete) return 'signed-off';
  if (threads.some((one) => isWaiting(one, details))) return 'with-author';
  const there = annotations.filter(({ kind, isRemoved }) => kind === 'claim' && !isRemoved);
  const claims = there.filter(({ factOf }) => factOf === undefined);
  const judged = new Set(claims.flatMap(({ id, split }) => [id, ...(split?.factIds ?? [])]));
  if (!there.some(({ id, verdict }) => verdict && judged.has(id))) return 'tagging';
  return claims.every(isSettled) ? 'checked' : 'checking';
}

const isJudgement = ({ field }) => ['verdict', 'secondCheck'].includes(field);

/** What stands beside a claim and leaves it open: another judgement, or a state in which it stops or waits for another person. */
const leavesOpen = (rival) =>
  isJudgement(rival) ||
  ['second-check', 'cut', 'duplicate', 'on-author', 'on-legal', 'cannot-be-checked'].includes(rival.proposed.checkState);

const checkedUnless =
  (opens) =>
  ({ checkState, verdict, isStale, rivals }) =>
    checkState === 'decided' && verdict !== null && !isStale && !rivals.some(opens);

const isChecked = checkedUnless(leavesOpen);

/** At first only another judgement left a claim open. */
const wasChecked = checkedUnless(isJudgement);

/**
 * Which claims a page calls checked: those of version 2 were written by either rule, each by one throughout. All that are checked now were so
 * before, so if the page has as many, it has the same.
 */
function ruleOf(html, claims) {
  const called = html.split(' data-checked="true"').length - 1;
  return claims.filter(wasChecked).length === called ? wasChecked : isChecked;
}

/** A query that was sent, and that nobody has answered, settled or withdrawn. */
function isWaiting({ query, resolved, comments }, { authorId }) {
  if (!query?.sent || query.withdrawn || resolved) return false;
  // Before it was kept who the author was then, the author of now says it.
  const answers = ({ byId, isAnswer = [authorId, query.sent.toId].includes(byId) }) => isAnswer;
  return !comments.slice(1).some((one) => !one.removed && (one.received || answers(one)));
}

const saidOfClaim = (claim, sources, checked) => [
  \`>\${escaped(claim.label)}<\`,
  \`data-verdict="\${claim.verdict?.value ?? ''}" data-stale="\${claim.isStale}"\`,
  ...(checked === null ? [] : [\`data-checked="\${checked}"\`]),
  ...(claim.verdict ? [escaped(claim.verdict.words), escaped(claim.verdict.rationale)] : []),
  ...claim.evidence.flatMap(({ stance, quote, locator, sourceId, tier, origin }) => [
    \`data-stance="\${stance}" data-tier="\${tier ?? ''}"\`,
    escaped(sources.get(sourceId)?.title),
    escaped(quote),
    escaped(locator),
    escaped(origin ?? ''),
  ]),
];

/** Of a request for a reply: whom it went to, when, what it asked, and what came of it. */
const saidOfRequest = ({ asked, channel, sentAt, deadlineAt, outcome }) => [
  ...(asked ? [escaped(asked.name), escaped(asked.role)] : []),
  \`data-channel="\${channel}"\`,
  escaped(sentAt),
  escaped(deadlineAt ?? ''),
  escaped(asked?.question ?? ''),
  ...(outcome ? [\`data-outcome="\${outcome.kind}"\`, escaped(outcome.happenedAt), escaped(outcome.said?.answer ?? '')] : ['data-outcome=""']),
  escaped(outcome?.said?.note ?? ''),
];

// Pages: article.html and index.html are written here a second time, from the files that were compared above, and have to be that letter by letter.
// So nothing stands in them that is not known: no other word, no element, comment or style that hides one, no script.

const PAGES_FROM_VERSION = 3;

/** The version from which article.html says what the house's verdicts mean. */
const MEANINGS_FROM_VERSION = 4;

/** The version from which a heading that closes the text is said to stand at the last paragraph; before, at one more than there are. */
const CLOSING_HEADINGS_FROM_VERSION = 5;

/** The version from which the first verdict is called that where somebody decided for the second checker; before, it was called the second check. */
const FIRST_VERDICTS_FROM_VERSION = 6;

/** The version from which pages tell the first verdict where votes took another, and when these did; before, they told neither. */
const VOTED_AWAY_FROM_VERSION = 7;

/** The version from which no page was written while a mark of direction made another origin. */
const ONE_FOLD_FROM_VERSION = 6;

/** The version from which the notes of article.html say in which language the article's words are. */
const NOTED_LANGUAGE_FROM_VERSION = 6;

/** The version from which a tag's words are told as they are read, with what has made the first or last another word. */
const READ_WORDS_FROM_VERSION = 7;

/** The version from which a claim that was said to be another and then moved says something else; before, its words were said to have changed. */
const MOVED_STATEMENTS_FROM_VERSION = 7;

// Names and signs

/** SHA-256 of the style sheets that the pages may have. */
const styles = {
  'article.html': 'ecffe5cd31f6e8657cad44240fb1063fc5415c56064ae4a055cac95cfeb3b376',
  'index.html': 'fc97deb3ff8d36f14e94d2a17fb0703e40e89a42570cc64cf07a8b7e0e243060',
};

/** What Galley calls things. */
const names = {
  kind: { claim: 'Claim', proposal: 'Proposal', opinion: 'Opinion', clear: 'Clear' },
  verdict: { supported: 'Supported', partly: 'Partly', refuted: 'Refuted', unproven: 'Unproven' },
  state: {
    untouched: 'To check',
    checking: 'Checking',
    'awaiting-reply': 'Awaiting reply',
    'second-check': 'Second check',
    adjudication: 'Adjudication',
    decided: 'Decided',
    cut: 'Cut',
    duplicate: 'Duplicate',
    'on-author': 'On author',
    'on-legal': 'On legal',
    'cannot-be-checked': 'Cannot be checked',
  },
  method: { read: 'Read', called: 'Called', wrote: 'Wrote', counted: 'Own count', watched: 'Watched', present: 'Was there' },
  wording: {
    case: 'capitals',
    characters: 'characters',
    hyphens: 'hyphens',
    numbers: 'the way of writing a number',
    punctuation: 'punctuation',
    spacing: 'spacing',
    spelling: 'spelling',
  },
  stance: { supports: 'Supports', refutes: 'Refutes', context: 'Context' },
  tier: { primary: 'Primary', secondary: 'Secondary' },
  source: {
    webpage: 'Web page',
    document: 'Document',
    dataset: 'Dataset',
    interview: 'Interview',
    correspondence: 'Correspondence',
    observation: 'Own observation',
    other: 'Other',
  },
  relation: { repeats: 'Repeats', supports: 'Supports', contradicts: 'Contradicts', 'rests-on': 'Rests on', answers: 'Answers' },
  reverse: {
    repeats: 'Repeated by',
    supports: 'Supported by',
    contradicts: 'Contradicts',
    'rests-on': 'Borne by',
    answers: 'Answered by',
  },
  channel: { email: 'Email', phone: 'Phone', letter: 'Letter', message: 'Message', 'in-person': 'In person', other: 'Another way' },
  reply: { answered: 'Answered', silent: 'No answer', declined: 'Declined' },
  effect: {
    none: 'No change',
    'words-changed': 'Words changed',
    'reply-added': 'Reply added to the text',
    'claim-cut': 'Claim cut',
    'verdict-changed': 'Verdict changed',
  },
  signature: { checker: 'Checker', second: 'Second', standards: 'Standards' },
  stage: {
    tagging: 'Tagging',
    checking: 'Checking',
    'with-author': 'With author',
    checked: 'Checked',
    'signed-off': 'Signed off',
  },
  waived: {
    gone: 'with its words gone',
    rival: 'with two verdicts or states at once',
    stale: 'changed since its check',
    'set-aside': 'set aside',
    adjudication: 'to decide between two checkers',
    'votes-split': 'to decide after votes',
    votes: 'awaiting votes',
    'second-check': 'awaiting a second check',
    'being-checked': 'being checked',
    'to-check': 'to check',
    'single-sourced': 'without two independent sources',
    'secondary-only': 'without a primary source',
  },
  remark: {
    gone: 'Words gone. What was tagged is no longer in the text.',
    stale: 'Changed since. The verdict is of what it said before.',
    restated: 'Says something else now. The verdict is of what was checked before.',
    moved: 'Moved. Its words stand in another place, which nobody has confirmed.',
    reworded: 'Reworded. Other words were judged before.',
    disputed: 'Disputed. Two verdicts were given at once, and none was chosen.',
    unsettled: 'Disputed. Another state was given for it, and none was chosen.',
    differing: 'Disputed. Those who checked it or voted differ, and nobody has decided.',
  },
};

const signs = { tick: '✓', 'three-quarters': '◕', half: '◐', quarter: '◔', cross: '✗', warning: '△', question: '◇', bar: '⊖' };
const plainSigns = { supported: 'tick', partly: 'half', refuted: 'cross', unproven: 'question' };
const sideStates = ['cut', 'duplicate', 'on-author', 'on-legal', 'cannot-be-checked'];
const FROM_ARCHIVE = ' (from the archive)';
const UNKNOWN_SOURCE = 'A source that is no longer known';
const FOLLOWED =
  'Supported if all its facts are, refuted if all are; partly if any is partly or refuted; else unproven. Facts that were cut or are duplicates do not count; one that cannot be checked counts as unproven.';

/** The name that a table has for something. An article with what has none was not written by Galley. */
function named(table, value) {
  check(Object.hasOwn(names[table], value), () => \`article.json has a \${table} that is called \${shown(value)}, which Galley has not.\`);
  return names[table][value];
}

// Marks for words

const bdi = (text) => \`<bdi>\${escaped(text)}</bdi>\`;
const auto = (text) => \`<span dir="auto">\${escaped(text)}</span>\`;
const quoted = (text, lang = '') =>
  /^\\s*["“”„«‘']/u.test(text) ? \`<span dir="auto"\${lang}>\${escaped(text)}</span>\` : \`<q dir="auto"\${lang}>\${escaped(text)}</q>\`;
const para = (html, name = '') => \`<p\${name && \` class="\${escaped(name)}"\`}>\${html}</p>\`;
const isBlank = (text) => text.trim() === '';
const when = (condition, line) => (condition ? [line()] : []);
const grouped = (count) => String(count).replaceAll(/\\B(?=(\\d{3})+$)/g, ',');
const counted = (count, one, more) => \`\${grouped(count)} \${count === 1 ? one : more}\`;
const plainId = (id) => id.replaceAll(/[^A-Za-z0-9-]/g, '');

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
function inWords(day) {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return escaped(\`\${date} \${months[month - 1]} \${year}\`);
}
const dayOf = (day) => \`<time datetime="\${escaped(day.slice(0, 10))}">\${inWords(day)}</time>\`;
const instantOf = (at) => \`<time datetime="\${escaped(at)}">\${inWords(at)}, \${escaped(at.slice(11, 16))} UTC</time>\`;

// What is said of tags

const sortedByPlace = (tags) =>
  [...tags].sort(({ anchor: a, id: one }, { anchor: b, id: other }) => {
    const [first, second] = [a.ranges[0], b.ranges[0]];
    if (!first || !second) return 0;
    return first.from - second.from || second.to - first.to || (one < other ? -1 : 1);
  });

const isVerified = (tag) => tag.kind === 'claim' && isChecked(tag);
const verdictName = ({ value, grade }) => grade?.name ?? named('verdict', value);
const lookOf = ({ value, grade }) => ({ sign: signs[grade?.sign ?? plainSigns[value]], colour: grade?.colour ?? value });
const statementOf = ({ kind, stated }) => (kind === 'claim' ? (stated?.statement ?? null) : null);
const reasonAside = ({ check: work, checkState }) => (sideStates.includes(checkState) ? (work?.reason ?? null) : null);
const reasonsOf = ({ also = [], ...first }) => [first, ...also];
const sayReasons = (reason) =>
  reasonsOf(reason)
    .map(({ text }) => text)
    .join(' / ');
const isHeldNow = ({ verdict, isStale }) => !isStale && verdict?.held !== undefined;
const quoteOf = ({ ranges }) => ranges.map(({ exact }) => exact).join(' … ');

function standingOf(tag) {
  if (!tag.verdict) return [named('state', tag.checkState)];
  if (tag.isStale) return ['stale'];
  if (isVerified(tag)) return [];
  return [tag.checkState === 'decided' ? 'not settled' : \`not settled: \${named('state', tag.checkState)}\`];
}

function sayWording(changes) {
  const said = changes.map((one) => named('wording', one));
  return said.length < 2 ? said.join('') : \`\${said.slice(0, -1).join(', ')} and \${said.at(-1)}\`;
}

function sayVoted({ rule, cameAt }) {
  const numeral = (count) => ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][count] ?? String(count);
  return \`\${numeral(rule.needed)} of \${numeral(rule.of)} votes\${cameAt === undefined ? '' : FROM_ARCHIVE}\`;
}

function sayType({ name, fields }) {
  return fields.length === 0 ? name : \`\${name} (\${fields.map((one) => \`\${one.name}: \${one.said}\`).join(', ')})\`;
}
const sayTicked = (items) => \`\${items.filter(({ isDone }) => isDone).length} of \${items.length}\`;

function sayOrigin({ tier, origin }) {
  const name = tier ? named('tier', tier) : '';
  if (!origin) return name;
  return name === '' ? \`Origin: \${origin}\` : \`\${name}, origin: \${origin}\`;
}

/** An origin as origins are compared: case, spaces and marks of direction make no other one. */
const foldOrigin = (origin) => foldMarkedOrigin(origin.replaceAll(/[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]/g, ''));
/** The same as pages of before were written: a mark of direction made another origin. */
const foldMarkedOrigin = (origin) => origin.normalize('NFKC').trim().toLowerCase().replaceAll(/\\s+/gu, ' ');

/** How well the sources of a claim bear its verdict out: those of one source or one origin count once. */
function saySourcing({ fold }, { kind, checkState, verdict, evidence }) {
  const stance = { supported: 'supports', partly: 'supports', refuted: 'refutes' }[verdict?.value];
  if (kind !== 'claim' || sideStates.includes(checkState) || !stance || verdict.followed) return '';
  const borne = evidence.filter((one) => one.stance === stance);
  let groups = [];
  for (const { sourceId, origin } of borne) {
    const marks = [\`source \${sourceId}\`, ...(origin === undefined ? [] : [\`origin \${fold(origin)}\`])];
    const near = groups.filter((group) => marks.some((one) => group.includes(one)));
    groups = [...groups.filter((group) => !near.includes(group)), [...marks, ...near.flat()]];
  }
  const sources = new Set(borne.map(({ sourceId }) => sourceId)).size;
  const single =
    sources === 0 ? 'No source bears it out' : sources === 1 ? 'Rests on 1 source' : \`\${sources} sources, 1 origin: counts once\`;
  const all = sources > groups.length ? [\`\${sources} sources, \${groups.length} of them independent\`] : [];
  const isSecondary = borne.length > 0 && borne.every(({ tier }) => tier === 'secondary');
  return [...(groups.length < 2 ? [single] : all), ...(isSecondary ? ['Only secondary sources'] : [])].join('. ');
}

const sayAsked = ({ name, role }) => [name, role].filter((one) => one !== '').join(', ');
const sayEffect = ({ effect, said }) => [named('effect', effect), said?.note ?? ''].filter((one) => !isBlank(one)).join(': ');
const sayWaived = ({ kind, count }) => {
  if (kind !== 'unseen') return named('waived', kind);
  const many = 'sentences that nobody has seen';
  return count === undefined ? many : \`\${count} \${count === 1 ? 'sentence that nobody has seen' : many}\`;
};

/** A source's address as a browser opens it; null where it is none of the web. */
function addressOf({ url }) {
  let parsed = null;
  try {
    parsed = new URL(url ?? '');
  } catch {
    // What is no address is not written as one.
  }
  if (!['http:', 'https:'].includes(parsed?.protocol)) return null;
  const { href, host } = parsed;
  const end = href.indexOf(host) + host.length;
  return href.slice(0, end) + href.slice(end).replaceAll(/[\\s"<>\\\\^\`{|}[\\]]|%(?![\\da-f]{2})/gi, (one) => encodeURIComponent(one));
}

function linkTo(source, rel) {
  const address = addressOf(source);
  return when(address, () => \`<a href="\${escaped(address)}" rel="\${escaped(rel)}">\${escaped(source.url ?? address)}</a>\`);
}

const sizeOf = ({ type, text, content = [] }) => {
  if (type === 'text') return text.length;
  return leaves.includes(type) ? 1 : 2 + content.reduce((sum, one) => sum + sizeOf(one), 0);
};

// What a page is written from

/** What both pages are written from. \`fold\`: how origins are compared. */
class Pages {
  constructor({ article, sources, people, signOffs, manifest, work }, fold) {
    Object.assign(this, { article, sources, people, signOffs, manifest, work, fold });
    const { doc, annotations, replyRequests = [] } = article;
    this.tokens = tokensOf(doc.content);
    /** The attribute of the article's words among English ones; empty where pages have none. */
    this.lang = manifest.formatVersion < NOTED_LANGUAGE_FROM_VERSION ? '' : \` lang="\${escaped(article.details.language || 'und')}"\`;
    this.tags = new Map(annotations.map((one) => [one.id, one]));
    this.present = sortedByPlace(annotations.filter(({ isRemoved }) => !isRemoved));
    this.blocks = [];
    const isNumberedBlock = ({ type }) => !['title', 'standfirst', 'heading', 'horizontalRule'].includes(type);
    const paragraphs = doc.content.filter(isNumberedBlock).length;
    const isOlder = manifest.formatVersion < CLOSING_HEADINGS_FROM_VERSION;
    /** Whether places are links: to where there is no paragraph there is no way. */
    this.linksPlaces = isOlder || paragraphs > 0;
    const last = isOlder ? Infinity : Math.max(paragraphs, 1);
    let [pos, number] = [0, 0];
    for (const node of doc.content) {
      const isNumbered = isNumberedBlock(node);
      if (isNumbered) number++;
      const nearest = isNumbered ? number : Math.min(number + 1, last);
      const place = node.type === 'title' ? 'headline' : node.type === 'standfirst' ? 'standfirst' : \`¶\${nearest}\`;
      this.blocks.push({ node, pos, to: pos + sizeOf(node), place, number: isNumbered ? number : null });
      pos += sizeOf(node);
    }
    this.requests = replyRequests
      .filter(({ isRemoved }) => !isRemoved)
      .sort((a, b) => (a.sentAt === b.sentAt ? (a.at === b.at ? 0 : a.at < b.at ? -1 : 1) : a.sentAt < b.sentAt ? -1 : 1));
    this.requestsAbout = new Map();
    for (const one of this.requests)
      for (const id of one.annotationIds) this.requestsAbout.set(id, [...(this.requestsAbout.get(id) ?? []), one]);
    this.relations = this.relationsByTag(annotations);
  }

  relationsByTag(annotations) {
    const related = annotations.filter(({ isRemoved, kind }) => !isRemoved && kind !== 'clear');
    const there = new Map(related.map((one) => [one.id, one]));
    const said = related.flatMap((from) =>
      (from.relations ?? []).flatMap(({ kind, toId }) => (there.has(toId) ? [{ kind, from, to: there.get(toId) }] : [])),
    );
    const seen = new Map();
    const add = (id, name, other) => seen.set(id, [...(seen.get(id) ?? []), { name, other }]);
    for (const { kind, from, to } of said) add(from.id, named('relation', kind), to);
    for (const { kind, from, to } of said) add(to.id, named('reverse', kind), from);
    return seen;
  }

  nameOf(id) {
    return Object.hasOwn(this.people, id) ? String(this.people[id]) : 'Someone who is no longer known';
  }

  by({ byId, at }) {
    return \`\${bdi(this.nameOf(byId))}, \${instantOf(at)}\`;
  }

  headline() {
    return wordsBetween(this.tokens, 1, Math.max(1, (this.blocks[0]?.to ?? 2) - 1))
      .replaceAll('\\n', ' ')
      .trim();
  }

  /** A range without what is no character at its edges; null where it has none. */
  tight({ from, to }) {
    if (from >= to || to > this.tokens.length) return null;
    const isCharacter = (token) => typeof token === 'string' || token.leaf === 'hardBreak';
    let [first, last] = [from, to];
    while (first < last && !isCharacter(this.tokens[first])) first++;
    while (last > first && !isCharacter(this.tokens[last - 1])) last--;
    return first < last ? { from: first, to: last } : null;
  }

  /** Where the first words of a tag that are left stand; null where none are. */
  placeOf({ ranges }) {
    const first = ranges.find((one) => this.tight(one) !== null);
    return first ? (this.blocks.find(({ to }) => first.from < to) ?? this.blocks.at(-1)).place : null;
  }

  wordsOf({ ranges }) {
    const isRead = this.manifest.formatVersion >= READ_WORDS_FROM_VERSION;
    const read = (range) => {
      const { before, after } = isRead ? tornEdges(this.tokens, range) : { before: '', after: '' };
      return before + wordsBetween(this.tokens, range.from, range.to) + after;
    };
    return ranges.flatMap((range) => (range.from < range.to ? [read(range)] : [])).join(' … ');
  }

  factsOf({ split }) {
    return (split?.factIds ?? []).flatMap((id) => this.tags.get(id) ?? []).filter(({ isRemoved }) => !isRemoved);
  }

  /** True where somebody decided for the second checker, and the page says so. */
  tellsFirst(tag) {
    return this.manifest.formatVersion >= FIRST_VERDICTS_FROM_VERSION && checkOf(tag).adjudication?.took === 'second';
  }

  /** The vote that has become the verdict, and the page says so. */
  voteTaken({ verdict, check }) {
    const { votes = [] } = checkOf({ check });
    const isTold = this.manifest.formatVersion >= VOTED_AWAY_FROM_VERSION && verdict;
    return isTold ? votes.find(({ entryId }) => entryId === verdict.entryId) : undefined;
  }

  /** The verdict that was voted on, where votes took another. */
  votedAway(tag) {
    const taken = this.voteTaken(tag);
    if (!taken || this.tellsFirst(tag)) return undefined;
    return tag.pastVerdicts.find(({ verdict }) => verdict?.entryId === taken.verdictEntryId)?.verdict;
  }

  /** The first verdict where another was taken in its place, and the page says who gave it. */
  firstVerdictOf(tag) {
    if (this.manifest.formatVersion < VOTED_AWAY_FROM_VERSION) return undefined;
    return (this.tellsFirst(tag) ? checkOf(tag).second : this.votedAway(tag)) ?? undefined;
  }

  /** When the verdict that stands came to stand. */
  decidedAt(tag) {
    const { voted, adjudication } = checkOf(tag);
    return (this.voteTaken(tag) && (voted ?? adjudication)?.at) ?? tag.verdict.at;
  }

  /** What the finding beside the verdict is. */
  otherFinding(tag) {
    return this.tellsFirst(tag) ? 'First verdict' : 'Second check';
  }

  /** Between whom, or for whom, one more person decided. */
  sayBetween(tag) {
    const { votes = [] } = checkOf(tag);
    if (votes.length > 0) return 'after the votes';
    const isFor = this.tellsFirst(tag) && tag.verdict && !tag.verdict.followed;
    return isFor ? \`for \${bdi(this.nameOf(tag.verdict.byId))}\` : 'between the two';
  }

  /** What two people said at once, and nobody has settled. */
  rivalNote(tag, rival, found) {
    const { kind, checkState, reason, second, verdict } = rival.proposed;
    const said = (what) => \`Not settled: \${this.by(rival)} \${what}\`;
    if (kind !== undefined) return said(\`made it another kind, \${escaped(named('kind', kind))}\`);
    if (checkState !== undefined)
      return said(\`set it to \${escaped(named('state', checkState))}\${reason ? \`: \${escaped(sayReasons(reason))}\` : ''}\`);
    if (second !== undefined) return said(\`gave another second check, \${found(tag, second)}\`);
    if (verdict === undefined) return said('said something else of who checks it, by when or how');
    return said(verdict ? \`gave another verdict, \${found(tag, verdict)}\` : 'took the verdict away');
  }
}

/** What is found of a tag, with its sign where that counts. */
function signedName(tag, given) {
  const name = escaped(verdictName(given));
  if (!isVerified(tag)) return name;
  const { sign, colour } = lookOf(given);
  return \`<span class="verdict \${escaped(colour)}"><span aria-hidden="true">\${escaped(sign)}</span> \${name}</span>\`;
}
const foundBy = (tag, given) => \`\${signedName(tag, given)}\${isBlank(given.rationale) ? '' : \`. \${auto(given.rationale)}\`}\`;

const pageHead = ({ generator }, lang, title, style) => \`<!DOCTYPE html>
<html \${lang}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="\${escaped(\`\${generator.name} \${generator.version}\`)}">
<title>\${title}</title>
<style>\${style}</style>
</head>
<body>
\`;

// article.html: the text with its tags

// The text of the article, with its marks

const elements = {
  title: 'h1',
  standfirst: 'p',
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  figure: 'figure',
  caption: 'figcaption',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};
const markElements = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code', superscript: 'sup', subscript: 'sub' };

const rightToLeft = /[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]/gu;

/** The direction that most letters are written in; null without any. */
function directionOf(text) {
  const letters = text.match(/\\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  return (text.match(rightToLeft)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr';
}

function attributesOf({ type, attrs = {} }, within) {
  const { start, colspan, rowspan } = attrs;
  const spans = [...Object.entries({ colspan, rowspan })].map(([name, value]) =>
    Number(value) > 1 ? \` \${name}="\${escaped(Number(value))}"\` : '',
  );
  if (type === 'standfirst') return ' class="standfirst"';
  if (type === 'orderedList')
    return \`\${/^[aAiI]$/.test(attrs.type ?? '') ? \` type="\${escaped(attrs.type)}"\` : ''}\${Number.isInteger(start) && start !== 1 ? \` start="\${escaped(start)}"\` : ''}\`;
  if (type === 'tableCell') return spans.join('');
  if (type !== 'tableHeader') return '';
  const { row, index, rowIndex } = within;
  const isOfColumn = row.content.every((one) => one.type === 'tableHeader') || (rowIndex === 0 && index > 0);
  return \` scope="\${isOfColumn ? 'col' : 'row'}"\${spans.join('')}\`;
}

/** Finds the stretches over some positions. Asked in order of the text. */
function sweep(stretches) {
  const left = [...stretches].sort((a, b) => a.from - b.from || b.to - a.to).reverse();
  let active = [];
  return (from, to) => {
    active = active.filter((one) => one.to > from);
    while (left.length > 0 && left.at(-1).from < to) {
      const one = left.pop();
      if (one.to > from) active.push(one);
    }
    return active;
  };
}

/** The text as HTML. It is cut wherever a tag begins or ends; a label follows where one ends. */
class TextWriter {
  constructor(stretches, direction) {
    this.covering = sweep(stretches);
    this.direction = direction;
  }

  block(node, pos, id = '', within = {}) {
    const { type, attrs, content = [] } = node;
    if (type === 'horizontalRule') return \`<hr\${id}>\`;
    const heading = \`h\${Math.min(4, Math.max(2, Number(attrs?.level) || 2))}\`;
    const tag = type === 'heading' ? heading : isOf(elements, type) ? elements[type] : 'div';
    const attributes = attributesOf(node, within);
    if (textBlocks.includes(type)) {
      const own = directionOf(content.map((one) => (one.type === 'text' ? one.text : '\\n')).join(''));
      const dir = own && own !== this.direction ? \` dir="\${escaped(own)}"\` : '';
      const empty = type === 'title' ? 'Untitled article' : type === 'heading' ? '…' : '';
      return \`<\${tag}\${id}\${attributes}\${dir}>\${this.inline(content, pos + 1) || empty}</\${tag}>\`;
    }
    let at = pos + 1;
    const children = content.map((child, index) => {
      const html = this.block(child, at, '', { row: node, index, rowIndex: within.index });
      at += sizeOf(child);
      return html;
    });
    const inner = type === 'table' ? ['<tbody>', ...children, '</tbody>'] : children;
    return \`<\${tag}\${id}\${attributes}>\\n\${inner.join('\\n')}\\n</\${tag}>\`;
  }

  inline(content, start) {
    const pieces = [];
    let from = start;
    for (const { type, text, marks = [] } of content) {
      const to = from + (type === 'text' ? text.length : 1);
      const around = this.covering(from, to);
      const cuts = type === 'text' ? around.flatMap((one) => [one.from, one.to]).filter((at) => at > from && at < to) : [];
      // Thousands may be in one paragraph: none of them is looked at for each piece.
      const coveringPiece = sweep(around);
      let begin = from;
      for (const end of [...new Set([...cuts, to])].sort((a, b) => a - b)) {
        const covered = coveringPiece(begin, end);
        const html = marked(type === 'text' ? escaped(text.slice(begin - from, end - from)) : '<br>', marks);
        const last = pieces.at(-1);
        if (last && last.covered.length === covered.length && last.covered.every((one, at) => one === covered[at])) {
          last.html += html;
          last.to = end;
        } else pieces.push({ html, covered, to: end });
        begin = end;
      }
      from = to;
    }
    return pieces.map(segment).join('');
  }
}

/** A piece of text under its tags, with the labels of those that end there. */
function segment({ html, covered, to }) {
  const [first, ...others] = covered;
  if (!first) return html;
  const inner = others.reduce((one, { kind }) => \`<span class="\${escaped(kind)}">\${one}</span>\`, html);
  const labels = covered.filter((one) => one.to === to).map(({ labelHtml }) => labelHtml);
  const tags = covered.map(({ label }) => escaped(label)).join(' ');
  return \`<mark class="\${escaped(first.kind)}" data-tags="\${tags}">\${inner}</mark>\${labels.join('')}\`;
}

const isAddress = (href) => typeof href === 'string' && href.length <= 4096 && /^(https?:\\/\\/|mailto:)[^\\s]+$/i.test(href);

function marked(text, marks) {
  return marks.reduceRight((html, { type, attrs }) => {
    if (type === 'link') return isAddress(attrs?.href) ? \`<a href="\${escaped(attrs.href)}" rel="noopener nofollow">\${html}</a>\` : html;
    const tag = isOf(markElements, type) ? markElements[type] : null;
    return tag ? \`<\${tag}>\${html}</\${tag}>\` : html;
  }, text);
}

// article.html: the list of tags

/** The tags that the page lists: each claim with its facts behind it. */
function listedTags(pages) {
  const { present } = pages;
  const there = new Set(present.map(({ id }) => id));
  const isUnder = ({ factOf }) => factOf !== undefined && there.has(factOf);
  const under = new Map();
  for (const one of present) if (isUnder(one)) under.set(one.factOf, [...(under.get(one.factOf) ?? []), one]);
  const factsUnder = ({ id, split }) =>
    (under.get(id) ?? []).sort((a, b) => (split?.factIds.indexOf(a.id) ?? 0) - (split?.factIds.indexOf(b.id) ?? 0));
  const taken = new Set();
  return present
    .flatMap((one) => (isUnder(one) ? [] : [one, ...factsUnder(one)]))
    .filter(({ kind }) => kind !== 'clear')
    .map((tag, index) => {
      const label = tag.label ?? named('kind', tag.kind);
      const plain = label.replaceAll(/[^A-Za-z0-9]/g, '');
      const slug = plain === '' || taken.has(plain) ? \`\${plain || 'tag'}-\${index + 1}\` : plain;
      taken.add(slug);
      return { tag, label, slug, place: pages.placeOf(tag.anchor) };
    });
}

function stretchesOf(pages, { tag, label, slug }) {
  if (tag.factOf !== undefined) return [];
  const { kind, verdict, anchor } = tag;
  const status = kind === 'claim' ? [...(verdict ? [verdictName(verdict)] : []), ...standingOf(tag)] : [];
  const sign = verdict && isVerified(tag) ? lookOf(verdict).sign : '';
  const spoken = escaped([label, named('kind', kind), ...status].join(', '));
  const spans = anchor.ranges.flatMap((one) => pages.tight(one) ?? []);
  return spans.map((span, index) => {
    const id = index === 0 ? \` id="at-\${escaped(slug)}"\` : '';
    const link = \`<a href="#tag-\${escaped(slug)}" aria-label="\${spoken}">\${escaped(label)}\${escaped(sign)}</a>\`;
    return { ...span, kind, label, labelHtml: \`<sup class="label \${escaped(kind)}"\${id}>\${link}</sup>\` };
  });
}

function articlePage(pages, style) {
  const { article, manifest, blocks } = pages;
  const { byline, publishedOn, language, direction } = article.details;
  const tags = listedTags(pages);
  const used = usedSources(tags);
  const writer = new TextWriter(
    tags.flatMap((one) => stretchesOf(pages, one)),
    direction,
  );
  const text = blocks.map(({ node, pos, number }) =>
    writer.block(node, pos, number === null ? '' : \` id="p\${escaped(number)}" data-number="¶\${escaped(number)}"\`),
  );
  const made = [...when(byline !== '', () => auto(byline)), ...when(publishedOn, () => dayOf(publishedOn))].join(', ');
  text.splice(blocks[1]?.place === 'standfirst' ? 2 : 1, 0, made && para(made, 'byline'));
  const listed = tags.length > 0 ? tagList(pages, tags, used) : '<p>Nothing is tagged.</p>';
  const meanings = manifest.formatVersion < MEANINGS_FROM_VERSION ? [] : meaningLines(tags);
  const lang = \`lang="\${escaped(language || 'und')}" dir="\${escaped(direction)}"\`;
  return \`\${pageHead(manifest, lang, escaped(pages.headline() || 'Untitled article'), style)}<main>
<article>
\${text.filter((one) => one !== '').join('\\n')}
</article>
\${notes('tags', 'Tags', listed)}\${meanings.length > 0 ? notes('verdicts', 'Verdicts', \`<ul>\\n\${meanings.join('\\n')}\\n</ul>\`) : ''}\${used.size > 0 ? notes('sources', 'Sources', footnotes(pages, used)) : ''}</main>
<footer lang="en" dir="ltr">
<p>\${bdi(manifest.deskName)}. Exported from \${escaped(manifest.generator.name)}, \${instantOf(manifest.madeAt)}</p>
</footer>
</body>
</html>
\`;
}

const notes = (id, name, html) =>
  \`<section class="notes" lang="en" dir="ltr" aria-labelledby="\${id}">\\n<h2 id="\${id}">\${name}</h2>\\n\${html}\\n</section>\\n\`;

/** What the house's own verdicts mean, a line each in order of first use. */
function meaningLines(tags) {
  const given = tags.flatMap(({ tag }) => {
    const { second, votes = [] } = checkOf(tag);
    const rivals = tag.rivals.map(({ proposed }) => proposed.second ?? proposed.verdict);
    return [tag.verdict, second, ...votes, ...rivals].flatMap((one) => one?.grade ?? []);
  });
  const lines = given.flatMap(({ name, definition, rating }) => {
    const said = [...when(definition, () => auto(definition)), ...when(rating !== null, () => \`rated \${escaped(rating)} of 5\`)];
    return when(said.length > 0, () => \`<li><b dir="auto">\${escaped(name)}</b>: \${said.join('; ')}</li>\`);
  });
  return [...new Set(lines)];
}

/** By source, in order of first use: its number, and what was read in it for which tag. */
function usedSources(tags) {
  const used = new Map();
  for (const listed of tags) {
    for (const one of listed.tag.evidence) {
      const entry = used.get(one.sourceId) ?? { number: used.size + 1, uses: [] };
      used.set(one.sourceId, { ...entry, uses: [...entry.uses, { ...one, listed }] });
    }
  }
  return used;
}

function tagList(pages, tags, used) {
  const slugs = new Map(tags.map(({ tag, slug }) => [tag.id, slug]));
  return \`<ol class="tags">\\n\${tags.map((one) => tagNote(pages, one, used, slugs)).join('\\n')}\\n</ol>\`;
}

// article.html: one tag

function tagNote(pages, { tag, label, slug, place }, used, slugs) {
  const { kind, anchor, aliases, verdict } = tag;
  const at = tag.factOf === undefined ? slug : slugs.get(tag.factOf);
  const name = place !== null && at !== undefined ? \`<a href="#at-\${escaped(at)}">\${escaped(label)}</a>\` : escaped(label);
  const status = kind === 'claim' ? [...(verdict ? [signedName(tag, verdict)] : []), ...standingOf(tag).map(escaped)] : [];
  const lines = [
    \`<h3>\${[\`\${name} \${escaped(named('kind', kind))}\`, ...status].join(', ')}</h3>\`,
    \`<blockquote dir="auto"\${pages.lang}>\${escaped(place === null ? quoteOf(anchor) : pages.wordsOf(anchor))}</blockquote>\`,
    para(
      [placeNote(pages, anchor, place), ...when(aliases.length > 0, () => \`earlier \${escaped(aliases.join(', '))}\`)].join('; '),
      'place',
    ),
    ...factNotes(pages, tag),
    ...anchorNotes(pages, anchor),
    ...typeNotes(tag),
    ...verdictNotes(pages, tag),
    ...checkNotes(pages, tag),
    ...tag.rivals.map((one) => para(pages.rivalNote(tag, one, foundBy))),
    ...evidenceNote(tag, used),
    ...when(saySourcing(pages, tag) !== '', () => para(escaped(saySourcing(pages, tag)), 'where')),
    ...relationNote(pages, tag, slugs),
    ...(pages.requestsAbout.get(tag.id) ?? []).map((one) => para(\`Right of reply: \${requestNote(one)}\`, 'where')),
  ];
  return \`<li id="tag-\${escaped(slug)}" class="\${escaped(kind)}">\\n\${lines.join('\\n')}\\n</li>\`;
}

function placeNote({ linksPlaces }, { ranges }, place) {
  if (place === null) return 'Not in the text';
  const places = ranges.filter(({ from, to }) => from < to).length;
  const link = linksPlaces ? \`<a href="#p\${escaped(place.slice(1))}">\${escaped(place)}</a>\` : escaped(place);
  const said = place.startsWith('¶') ? link : \`In the \${escaped(place)}\`;
  return places > 1 ? \`\${said}, in \${escaped(places)} places\` : said;
}

function anchorNotes({ lang }, { state, ranges }) {
  if (state === 'moved') return [para('These words were moved, and nobody has confirmed the new place yet.', 'note')];
  if (state === 'drifted') return [para(\`These words have changed. Tagged were \${quoted(quoteOf({ ranges }), lang)}\`, 'note')];
  if (state !== 'orphaned' || ranges.length === 0) return [];
  const [{ prefix, suffix }] = ranges;
  return [para(\`These words are no longer in the text. They stood between \${quoted(prefix, lang)} and \${quoted(suffix, lang)}\`, 'note')];
}

function factNotes(pages, tag) {
  const statement = statementOf(tag);
  const claim = pages.tags.get(tag.factOf);
  const facts = pages.factsOf(tag).map(({ label }) => label ?? 'a fact');
  return [
    ...when(statement !== null, () => \`<p class="statement" dir="auto"\${pages.lang}>\${escaped(statement)}</p>\`),
    ...when(claim, () => para(\`Fact of \${escaped(claim.label ?? 'a claim')}\`, 'where')),
    ...when(tag.split?.own, () => para(\`Follows its facts: \${escaped(facts.join(', '))}. \${escaped(FOLLOWED)}\`, 'where')),
  ];
}

function typeNotes({ typed, ticked }) {
  const done = (ticked?.items ?? []).filter(({ isDone }) => isDone).map(({ text }) => text);
  const items = done.length > 0 ? \`: \${escaped(done.join('; '))}\` : '';
  return [
    ...when(typed?.type, () => para(\`Type: \${auto(sayType(typed.type))}\`, 'where')),
    ...when(ticked, () => para(\`Checklist \${escaped(sayTicked(ticked.items))}\${items}\`, 'where')),
  ];
}

function verdictNotes(pages, tag) {
  const { verdict, isStale } = tag;
  if (!verdict) return [];
  const { rationale, followed, words, held, restatedFrom } = verdict;
  const sayHeld = () =>
    \`The verdict judged \${quoted(words, pages.lang)} Since \${instantOf(held.at)} they differ in \${escaped(sayWording(held.changes))}; it holds.\`;
  return [
    ...when(!isBlank(rationale), () => \`<p class="rationale" dir="auto">\${escaped(rationale)}</p>\`),
    ...when(!followed, () => para(\`Verdict by \${pages.by(verdict)}\`, 'where')),
    ...when(isHeldNow(tag), () => para(sayHeld(), 'note')),
    ...when(isStale, () => para(\`The verdict is stale: it judged something else, \${quoted(restatedFrom ?? words, pages.lang)}\`, 'note')),
  ];
}

function checkNotes(pages, tag) {
  const { second, adjudication, votes = [], voted, methods: how } = checkOf(tag);
  const reason = reasonAside(tag);
  const first = pages.votedAway(tag);
  return [
    ...(reason ? reasonsOf(reason) : []).map((one) => para(\`Set aside by \${pages.by(one)}: \${escaped(one.text)}\`, 'note')),
    ...when(first, () => para(\`First verdict by \${pages.by(first)}: \${foundBy(tag, first)}\`, 'where')),
    ...when(second, () => para(\`\${pages.otherFinding(tag)} by \${pages.by(second)}: \${foundBy(tag, second)}\`, 'where')),
    ...votes.map((one) => para(\`Vote by \${pages.by(one)}: \${foundBy(tag, one)}\`, 'where')),
    ...when(voted, () => para(\`Decided by \${escaped(sayVoted(voted))}\`, 'where')),
    ...when(adjudication, () =>
      para(\`Decided \${pages.sayBetween(tag)} by \${pages.by(adjudication)}: \${escaped(adjudication.rationale)}\`, 'where'),
    ),
    ...when(how.length > 0, () => para(sayMethods(how), 'where')),
  ];
}

// article.html: evidence, relations, requests, sources

const sayMethods = (how) => \`How it was checked: \${escaped(how.map((one) => named('method', one)).join(', '))}\`;

function evidenceNote({ evidence }, used) {
  const links = evidence.map(({ sourceId, stance }) => {
    const { number } = used.get(sourceId);
    return \`\${escaped(named('stance', stance))} <a href="#source-\${escaped(number)}">[\${escaped(number)}]</a>\`;
  });
  return when(links.length > 0, () => para(\`Sources: \${links.join(', ')}\`, 'evidence'));
}

function relationNote(pages, { id }, slugs) {
  const said = (pages.relations.get(id) ?? []).map(({ name, other }) => {
    const label = escaped(other.label ?? 'a tag');
    return \`\${escaped(name)} \${slugs.has(other.id) ? \`<a href="#tag-\${escaped(slugs.get(other.id))}">\${label}</a>\` : label}\`;
  });
  return when(said.length > 0, () => para(\`Related: \${said.join('; ')}\`, 'where'));
}

function requestNote({ asked, channel, sentAt, deadlineAt, outcome }) {
  const who = asked ? \`<b dir="auto">\${escaped(sayAsked(asked))}</b>, \` : 'Who was asked, and what, is kept to those who check. ';
  const until = deadlineAt === null ? 'without a deadline' : \`until \${instantOf(deadlineAt)}\`;
  const question = asked ? \`: \${quoted(asked.question)}\` : '';
  return \`\${who}\${escaped(named('channel', channel))}, \${instantOf(sentAt)}, \${until}\${question}. \${outcomeNote(outcome)}\`;
}

function outcomeNote(outcome) {
  if (!outcome) return 'Still open.';
  const { kind, happenedAt, said } = outcome;
  const words = said && said.answer !== '' ? \`: \${quoted(said.answer)}\` : '';
  return \`<b>\${escaped(named('reply', kind))}</b>\${kind === 'silent' ? ' by ' : ', '}\${instantOf(happenedAt)}\${words}. \${auto(sayEffect(outcome))}.\`;
}

function footnotes({ sources }, used) {
  const all = [...used].map(([id, { number, uses }]) => {
    const about = sources.has(id) ? sourceNote(sources.get(id)) : para(UNKNOWN_SOURCE);
    return \`<li id="source-\${escaped(number)}">\\n\${about}\\n<ul>\\n\${uses.map((one) => \`<li>\${useNote(one)}</li>\`).join('\\n')}\\n</ul>\\n</li>\`;
  });
  return \`<ol class="sources">\\n\${all.join('\\n')}\\n</ol>\`;
}

function sourceNote(source) {
  const { title, author, publisher, publishedOn, type, note } = source;
  const parts = [
    \`<cite dir="auto">\${escaped(title)}</cite>\`,
    ...[author, publisher].filter((one) => one !== '').map(bdi),
    ...when(publishedOn, () => dayOf(publishedOn)),
    escaped(named('source', type)),
    ...linkTo(source, 'noopener nofollow'),
  ];
  return para(parts.join('. ')) + (note === '' ? '' : \`\\n<p dir="auto">\${escaped(note)}</p>\`);
}

function useNote({ stance, quote, locator, lookedAt, listed, ...evidence }) {
  const origin = sayOrigin(evidence);
  const said = [
    ...when(quote !== '', () => quoted(quote)),
    ...when(locator !== '', () => bdi(locator)),
    ...when(lookedAt, () => \`looked at \${dayOf(lookedAt)}\`),
    ...when(origin !== '', () => auto(origin)),
  ];
  return \`<a href="#tag-\${escaped(listed.slug)}">\${escaped(listed.label)}</a> \${escaped(named('stance', stance))}\${said.length > 0 ? \`: \${said.join(', ')}\` : ''}\`;
}

// index.html: what was checked, by whom and against what

// index.html: its head and its figures

function indexPage(pages, style) {
  const { article, manifest } = pages;
  const title = escaped(pages.headline() || 'Untitled article');
  const section = (id, name, html) => \`<section aria-labelledby="\${id}">\\n<h2 id="\${id}">\${name}</h2>\\n\${html}\\n</section>\\n\`;
  const claims = pages.present.filter(({ kind, factOf }) => kind === 'claim' && factOf === undefined);
  const listed = claims.flatMap((claim) => [{ tag: claim }, ...pages.factsOf(claim).map((tag) => ({ tag, claim }))]);
  const numbered = citedSources(listed.map(({ tag }) => tag));
  return [
    pageHead(manifest, 'lang="en"', \`Audit dossier: \${title}\`, style),
    indexHeader(pages, { title, claims, listed, numbered }),
    section('sign-offs', 'Sign-offs', signOffList(pages)),
    section('waived', 'Waived', waiverList(pages)),
    section('claims', 'Claims', claimList(pages, claims, listed, numbered)),
    section('replies', 'Right of reply', replyList(pages)),
    section('sources', 'Sources', sourceList(pages, numbered)),
    section('changes', 'Changes that were suggested and accepted', changeList(pages, article)),
    section('work', 'Who did what', workList(pages)),
    indexFooter(manifest),
  ].join('');
}

function indexHeader(pages, { title, claims, listed, numbered }) {
  const { article, manifest, signOffs, tokens, blocks } = pages;
  const { byline, publishedOn, language, direction } = article.details;
  const made = [
    ...[byline, manifest.deskName].filter((one) => one !== '').map(auto),
    ...when(publishedOn, () => \`Dated \${dayOf(publishedOn)}\`),
  ];
  const stage = stageOf(article, signOffs);
  const checked = claims.filter(isChecked).length;
  const words = blocks.reduce((sum, { pos, to }) => sum + countWords(wordsBetween(tokens, pos + 1, Math.max(pos + 1, to - 1))), 0);
  const figures = [
    ['Claims checked', checked === claims.length ? \`\${checked}\` : \`\${checked} of \${claims.length}\`],
    ['Sources', \`\${numbered.size}\`],
    ['Words', grouped(words)],
    ['Entries', grouped(manifest.headSeq)],
  ];
  return \`<header>
<p class="strip"><span>Audit dossier</span> <span>Entry \${escaped(manifest.seq)}</span></p>
<h1\${language === '' ? '' : \` lang="\${escaped(language)}"\`} dir="\${escaped(direction)}">\${title}</h1>
<p class="where">\${made.join(', ')}</p>
<p class="where">As of \${instantOf(manifest.madeAt)}, when \${bdi(manifest.madeBy.name)} made this dossier. <span data-stage="\${escaped(stage)}">\${escaped(named('stage', stage))}</span>.</p>
<p>\${sayCheckers(pages, listed)}</p>
<dl class="figures">
\${figures.map(([what, figure]) => \`<div><dt>\${escaped(what)}</dt><dd>\${escaped(figure)}</dd></div>\`).join('\\n')}
</dl>
<nav aria-label="In this dossier"><a href="#sign-offs">Sign-offs</a> <a href="#waived">Waived</a> <a href="#claims">Claims</a> <a href="#replies">Right of reply</a> <a href="#sources">Sources</a> <a href="#changes">Changes</a> <a href="#work">Who did what</a> <a href="#verify">How to verify it</a> <a href="article.html">The text with its tags</a></nav>
</header>
<main>
\`;
}

/** By whom the verdicts that stand were given, and when. What follows from facts nobody has given. */
function sayCheckers(pages, listed) {
  const verdicts = listed
    .flatMap(({ tag }) =>
      isChecked(tag) && !tag.verdict.followed
        ? [{ byId: tag.verdict.byId, firstById: pages.firstVerdictOf(tag)?.byId, at: pages.decidedAt(tag) }]
        : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (verdicts.length === 0) return 'No verdict stands.';
  const [from, to] = [verdicts[0].at.slice(0, 10), verdicts.at(-1).at.slice(0, 10)];
  const days = from === to ? \`on \${dayOf(from)}\` : \`from \${dayOf(from)} to \${dayOf(to)}\`;
  const people = new Set(verdicts.map(({ byId }) => byId));
  const first = new Set(verdicts.map(({ firstById }) => firstById).filter((id) => id !== undefined && !people.has(id)));
  const bold = (ids) => [...ids].map((id) => \`<b>\${bdi(pages.nameOf(id))}</b>\`).join(', ');
  const others = first.size === 0 ? '' : \` First verdicts that no longer stand were given by \${bold(first)}.\`;
  return \`The verdicts that stand were given \${days} by \${bold(people)}.\${others}\`;
}

const wordPattern = /[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\\u200c\\u200d]*(?:['’.,:\\-‐‑׳״][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\\u200c\\u200d]*)*/gu;
const unspaced = /[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]/gu;

/** Words as Galley counts them: two characters of a script without spaces are one. */
function countWords(text) {
  return (text.match(wordPattern) ?? []).reduce((sum, word) => {
    const characters = word.match(unspaced)?.length ?? 0;
    return sum + (characters < 3 ? 1 : Math.ceil(characters / 2));
  }, 0);
}

/** A table; \`marks\` are the kind and the id of what each row is about. */
function tableOf(heads, rows, marks = []) {
  const body = rows.map((cells, at) => {
    const html = cells.map((cell, index) =>
      index === 0 ? \`<th scope="row">\${cell}</th>\` : \`<td data-column="\${escaped(heads[index])}">\${cell}</td>\`,
    );
    const row = \`<tr>\${html.join('')}</tr>\`;
    const [kind, id] = marks[at] ?? [];
    return kind ? \`<!--\${kind} \${plainId(id)}-->\\n\${row}\\n<!--end of \${kind}-->\` : row;
  });
  const head = heads.map((one) => \`<th scope="col">\${escaped(one)}</th>\`).join('');
  return \`<table>\\n<thead><tr>\${head}</tr></thead>\\n<tbody>\\n\${body.join('\\n')}\\n</tbody>\\n</table>\`;
}

// index.html: signatures and waivers

function signOffList(pages) {
  const { article, signOffs } = pages;
  const { reopenings = [] } = article;
  const rows = signOffs.map(({ signature, byId, at, seq, wordsHash }) => [
    \`<span data-signature="\${escaped(signature)}">\${escaped(named('signature', signature))}</span>\`,
    bdi(pages.nameOf(byId)),
    instantOf(at),
    escaped(seq),
    \`<span class="mono">\${escaped(inGroups(wordsHash))}</span>\`,
  ]);
  const marks = signOffs.map(({ entryId }) => ['sign-off', entryId]);
  const gone = (article.signOffs ?? []).filter(({ entryId }) => signOffs.every((one) => one.entryId !== entryId)).length;
  const opened = reopenings.map(({ byId, at, reason, signOffs: withdrawn }) => [
    bdi(pages.nameOf(byId)),
    instantOf(at),
    auto(reason),
    withdrawn.map((one) => \`\${escaped(named('signature', one.signature))}, \${bdi(pages.nameOf(one.byId))}\`).join('; '),
  ]);
  const openedMarks = reopenings.map(({ entryId }) => ['reopening', entryId]);
  return [
    signOffs.length === 0 ? '<p>Not signed off.</p>' : tableOf(['Signed as', 'By', 'At', 'Entry', 'Hash of the words'], rows, marks),
    ...when(
      gone > 0,
      () =>
        \`<p>\${escaped(counted(gone, 'signature', 'signatures'))} that stood at this entry \${gone === 1 ? 'was' : 'were'} withdrawn later.</p>\`,
    ),
    ...when(opened.length > 0, () => \`<h3>Opened again</h3>\\n\${tableOf(['Opened by', 'At', 'Why', 'Withdrawn'], opened, openedMarks)}\`),
  ].join('\\n');
}

function waiverList(pages) {
  const { article, signOffs } = pages;
  const left = unsignedWaivers(article, signOffs);
  if (left.length === 0 && signOffs.every(({ waivers }) => waivers.length === 0)) return '<p>Nothing was waived.</p>';
  const listOf = (waivers, mark, prefix = '') =>
    tableOf(
      ['Of', 'What', 'Why', 'By'],
      waivers.map((one) => [
        one.annotationId === null ? 'The text' : escaped(pages.tags.get(one.annotationId)?.label ?? ''),
        \`<span data-waived="\${escaped(one.kind)}">\${escaped(sayWaived(one))}</span>\`,
        auto(one.reason),
        pages.by(one),
      ]),
      waivers.map(({ entryId }) => [mark, \`\${prefix}\${entryId}\`]),
    );
  const signed = signOffs.map(({ entryId, signature, byId, waivers }) => {
    const list = waivers.length === 0 ? '<p>Nothing.</p>' : listOf(waivers, 'signed-over', \`\${entryId}-\`);
    return \`<h3>Signed over: \${bdi(pages.nameOf(byId))}, \${escaped(named('signature', signature))}</h3>\\n\${list}\`;
  });
  return [...signed, ...when(left.length > 0, () => \`<h3>On record, and under no signature</h3>\\n\${listOf(left, 'waiver')}\`)].join('\\n');
}

// index.html: claims

function claimList(pages, claims, listed, numbered) {
  if (claims.length === 0) return '<p>No claim is tagged.</p>';
  const isAnyFollowing = claims.some(({ split }) => split?.own);
  const rule = when(isAnyFollowing, () => \`\\n\${para(\`A claim with facts follows them. \${escaped(FOLLOWED)}\`, 'where')}\`);
  return \`<ol class="claims">\\n\${listed.map((one) => claimNote(pages, one, numbered)).join('')}</ol>\${rule.join('')}\`;
}

function claimNote(pages, { tag, claim }, numbered) {
  const { id, label, verdict, evidence, anchor } = tag;
  const statement = statementOf(tag);
  const words = anchor.state === 'orphaned' ? quoteOf(anchor) : pages.wordsOf(anchor);
  const lines = [
    \`<h3><b>\${escaped(label ?? '')}</b> \${verdictInIndex(tag)}</h3>\`,
    para(escaped(pages.placeOf(anchor) || 'Not in the text'), 'place'),
    ...when(claim, () => para(\`Fact of \${escaped(claim.label ?? '')}\`, 'where')),
    \`<blockquote dir="auto">\${escaped(words)}</blockquote>\`,
    ...when(statement !== null, () => \`<p dir="auto">\${escaped(statement)}</p>\`),
    ...remarkNote(pages, tag, words),
    ...when(verdict, () => \`<p class="rationale" dir="auto">\${escaped(verdict.rationale)}</p>\`),
    ...when(verdict, () => para(\`\${giverOf(pages, verdict)}, \${instantOf(verdict.at)}\${meant(verdict.grade)}\`, 'where')),
    ...typeInIndex(tag),
    ...secondNotes(pages, tag),
    ...when(checkOf(tag).methods.length > 0, () => para(sayMethods(checkOf(tag).methods), 'where')),
    ...waiverNotes(pages, id),
    ...tag.rivals.map((one) => para(pages.rivalNote(tag, one, foundBy), 'note')),
    ...pastNotes(pages, tag),
    ...relatedNote(pages, id),
    evidence.length > 0
      ? \`<ul class="evidence">\\n\${evidence.map((one) => evidenceInIndex(pages, one, numbered)).join('\\n')}\\n</ul>\`
      : para('No evidence is linked.', 'where'),
    ...when(saySourcing(pages, tag) !== '', () => para(escaped(saySourcing(pages, tag)), 'where')),
  ];
  return \`<!--claim \${plainId(id)}-->\\n<li id="claim-\${plainId(id)}">\\n\${lines.join('\\n')}\\n</li>\\n<!--end of claim-->\\n\`;
}

function verdictInIndex(tag) {
  const { verdict, isStale } = tag;
  const look = verdict && isChecked(tag) ? lookOf(verdict) : null;
  const name = verdict ? [escaped(\`\${look ? \`\${look.sign} \` : ''}\${verdictName(verdict)}\`)] : [];
  const told = \`data-verdict="\${escaped(verdict?.value ?? '')}" data-stale="\${escaped(isStale)}" data-checked="\${escaped(look !== null)}"\`;
  return \`<span class="verdict \${escaped(look?.colour ?? 'none')}" \${told}>\${[...name, ...standingOf(tag).map(escaped)].join(', ')}</span>\`;
}

const meant = (grade) => (grade?.definition ? \`; \${escaped(grade.name)} means <q dir="auto">\${escaped(grade.definition)}</q>\` : '');
const giverOf = (pages, { followed, byId }) =>
  followed ? \`Follows \${escaped(followed.join(', '))}\` : \`Verdict by \${bdi(pages.nameOf(byId))}\`;

/** The gravest thing that is to be said of a claim, and what else was judged or checked than stands there. */
function remarkNote(pages, tag, words) {
  const { verdict } = tag;
  const q = (text) => \`<q dir="auto">\${escaped(text)}</q>\`;
  const remark = remarkOn(pages, tag);
  const said = [
    ...when(remark, () => escaped(named('remark', remark))),
    ...when(verdict && verdict.words !== words, () => \`Judged were \${q(verdict.words)}.\`),
    ...when(verdict?.restatedFrom !== undefined, () => \`Checked was \${q(verdict.restatedFrom)}.\`),
    ...when(isHeldNow(tag), () => \`They differ in \${escaped(sayWording(verdict.held.changes))}; the verdict holds.\`),
  ];
  return when(said.length > 0, () => para(said.join(' '), 'note'));
}

function remarkOn(pages, tag) {
  const { anchor, verdict, rivals } = tag;
  if (anchor.state === 'orphaned') return 'gone';
  if (rivals.some(isJudgement)) return 'disputed';
  if (rivals.some(leavesOpen)) return 'unsettled';
  if (tag.isStale) {
    const tagged = anchor.ranges.map(({ exact }) => exact).join('\\n');
    const isThere = anchor.state === 'exact' || (anchor.state === 'moved' && pages.manifest.formatVersion >= MOVED_STATEMENTS_FROM_VERSION);
    return isThere && verdict?.restatedFrom !== undefined && [verdict.words, verdict.held?.words].includes(tagged) ? 'restated' : 'stale';
  }
  if (isUndecided(tag)) return 'differing';
  if (anchor.state === 'moved') return 'moved';
  const now = wordsOf(pages.tokens, anchor.ranges);
  const isOfOthers = (one) => one.words !== now && one.held?.words !== now && !/^█+$/u.test(one.words);
  return verdict && verdictsOf(tag).some(isOfOthers) ? 'reworded' : null;
}

/** True where two who checked a claim differ, or votes settled nothing, and nobody has decided. */
function isUndecided({ verdict, checkState, check: work }) {
  if (!verdict) return false;
  const { second, adjudication, voted } = checkOf({ check: work });
  const gradeOf = ({ value, grade }) => grade?.id ?? value;
  const differs = second && (second.value !== verdict.value || gradeOf(second) !== gradeOf(verdict)) && !adjudication && !voted;
  return checkState === 'adjudication' || Boolean(differs);
}

function typeInIndex({ typed, ticked }) {
  const done = ticked ? \`. Checklist \${escaped(sayTicked(ticked.items))}\` : '';
  return when(typed?.type, () => para(\`Type: \${auto(sayType(typed.type))}\${done}\`, 'where'));
}

function secondNotes(pages, tag) {
  const { second, adjudication, votes = [], voted } = checkOf(tag);
  const first = pages.votedAway(tag);
  const reason = reasonAside(tag);
  const said = (name, note) => \`\${bdi(name)}\${isBlank(note) ? '' : \`: \${auto(note)}\`}\`;
  const found = (what, one) =>
    para(\`\${what}, \${escaped(verdictName(one))}, by \${said(pages.nameOf(one.byId), one.rationale)}\${meant(one.grade)}\`, 'where');
  return [
    ...when(first, () => found('First verdict', first)),
    ...when(second, () => found(pages.otherFinding(tag), second)),
    ...votes.map((one) => found('Vote', one)),
    ...when(voted, () => para(\`Decided by \${escaped(sayVoted(voted))}\`, 'where')),
    ...when(adjudication, () =>
      para(\`Decided \${pages.sayBetween(tag)} by \${said(pages.nameOf(adjudication.byId), adjudication.rationale)}\`, 'where'),
    ),
    ...when(reason, () => {
      const people = new Set(reasonsOf(reason).map(({ byId }) => pages.nameOf(byId)));
      return para(\`Set aside by \${said([...people].join(', '), sayReasons(reason))}\`, 'where');
    }),
  ];
}

function waiverNotes({ article, signOffs }, id) {
  const about = (waivers) => new Set(waivers.filter(({ annotationId }) => annotationId === id).map(sayWaived));
  const link = (text) => \`<a href="#waived">\${text}</a>\`;
  return [
    ...[...about(signOffs.flatMap(({ waivers }) => waivers))].map((what) => para(\`\${link('Waived')}: \${escaped(what)}\`, 'note')),
    ...[...about(unsignedWaivers(article, signOffs))].map((what) =>
      para(\`A waiver \${link('on record')}, under no signature: \${escaped(what)}\`, 'note'),
    ),
  ];
}

function pastNotes(pages, { pastVerdicts, split }) {
  const past = [...pastVerdicts, ...(split?.own ? [split.own] : [])].flatMap(({ verdict }) => verdict ?? []);
  const lines = past.map((one) => {
    const why = isBlank(one.rationale) ? '' : \`: \${auto(one.rationale)}\`;
    return \`<li>\${escaped(verdictName(one))}, \${pages.by(one)}\${meant(one.grade)}\${why}</li>\`;
  });
  return when(lines.length > 0, () => \`\${para('Earlier verdicts:', 'where')}\\n<ul class="where">\\n\${lines.join('\\n')}\\n</ul>\`);
}

function relatedNote(pages, id) {
  const said = (pages.relations.get(id) ?? []).map(({ name, other }) => \`\${name.toLowerCase()} \${other.label ?? 'a new tag'}\`);
  return when(said.length > 0, () => para(\`Related: \${escaped(said.join('; '))}\`, 'where'));
}

function evidenceInIndex(pages, evidence, numbered) {
  const { stance, quote, locator, lookedAt, tier, sourceId, changed } = evidence;
  const origin = sayOrigin(evidence);
  const title = pages.sources.get(sourceId)?.title ?? UNKNOWN_SOURCE;
  const { number } = numbered.get(sourceId);
  const read = [
    \`<cite dir="auto">\${escaped(title)}</cite> <a href="#source-\${escaped(number)}">[\${escaped(number)}]</a>\`,
    ...when(quote !== '', () => \`<q dir="auto">\${escaped(quote)}</q>\`),
    ...when(locator !== '', () => auto(locator)),
    ...when(lookedAt, () => \`looked at \${dayOf(lookedAt)}\`),
    ...when(origin !== '', () => auto(origin)),
  ];
  const later = changed ? \`, changed by \${pages.by(changed)}\` : '';
  const linked = \`<span class="where">Linked by \${pages.by(evidence)}\${later}</span>\`;
  return \`<li data-stance="\${escaped(stance)}" data-tier="\${escaped(tier ?? '')}"><b>\${escaped(named('stance', stance))}</b> \${read.join(', ')}. \${linked}</li>\`;
}

// index.html: requests, sources, suggestions, work

function replyList(pages) {
  if (pages.requests.length === 0) return '<p>No request for a reply is logged.</p>';
  return \`<ol class="replies">\\n\${pages.requests.map((one) => replyNote(pages, one)).join('\\n')}\\n</ol>\`;
}

function replyNote(pages, request) {
  const { id, asked, channel, sentAt, deadlineAt, outcome, changed, annotationIds } = request;
  const labels = annotationIds
    .flatMap((one) => pages.tags.get(one) ?? [])
    .map(({ label, isRemoved }) => \`\${label ?? 'A tag'}\${isRemoved ? ' (removed)' : ''}\`);
  const deadline = deadlineAt === null ? 'no deadline' : \`deadline \${instantOf(deadlineAt)}\`;
  const isLate = deadlineAt !== null && deadlineAt <= pages.manifest.madeAt;
  const later = changed ? \`, changed by \${pages.by(changed)}\` : '';
  const lines = [
    \`<h3><b>\${escaped(labels.join(', '))}</b> \${auto(asked ? sayAsked(asked) : '')}</h3>\`,
    \`<p class="where" data-channel="\${escaped(channel)}">\${escaped(named('channel', channel))}, \${instantOf(sentAt)}, \${deadline}</p>\`,
    \`<blockquote dir="auto">\${escaped(asked?.question ?? '')}</blockquote>\`,
    para(\`Logged by \${pages.by(request)}\${later}\`, 'where'),
    ...(outcome
      ? outcomeLines(pages, outcome)
      : [\`<p class="note" data-outcome="">\${isLate ? 'The deadline has passed; nothing is logged yet.' : 'Still open.'}</p>\`]),
  ];
  return \`<!--request \${plainId(id)}-->\\n<li>\\n\${lines.join('\\n')}\\n</li>\\n<!--end of request-->\`;
}

function outcomeLines(pages, outcome) {
  const { kind, happenedAt, said } = outcome;
  const words = said?.answer ? \` \${quoted(said.answer)}\` : '';
  const until = \`\${kind === 'silent' ? 'by ' : ''}\${instantOf(happenedAt)}\`;
  return [
    \`<p class="reply" data-outcome="\${escaped(kind)}"><b>\${escaped(named('reply', kind))}</b>, \${until}.\${words}</p>\`,
    para(\`Effect: \${auto(sayEffect(outcome))}\`, 'where'),
    para(\`Logged by \${pages.by(outcome)}\`, 'where'),
  ];
}

/** The sources of claims by their id, in order of first use, with what of each was used. */
function citedSources(tags) {
  const cited = new Map();
  for (const { sourceId, locator, tier, origin } of tags.flatMap(({ evidence }) => evidence)) {
    const one = cited.get(sourceId) ?? { number: cited.size + 1, locators: new Set(), tiers: new Set(), origins: new Set() };
    cited.set(sourceId, one);
    if (locator !== '') one.locators.add(locator);
    if (tier) one.tiers.add(tier);
    if (origin !== undefined) one.origins.add(origin);
  }
  return cited;
}

function sourceList({ sources }, numbered) {
  if (numbered.size === 0) return '<p>No source is linked to a claim.</p>';
  const lines = [...numbered].map(([id, { number, locators, tiers, origins }]) => {
    const source = sources.get(id);
    const parts = [
      \`<cite dir="auto">\${escaped(source ? source.title : UNKNOWN_SOURCE)}</cite>\`,
      ...[source?.author, source?.publisher].filter(Boolean).map(bdi),
      ...when(source?.publishedOn, () => dayOf(source.publishedOn)),
      ...when(source, () => escaped(named('source', source.type))),
      ...[...locators].map(bdi),
      ...when(tiers.size > 0, () => escaped([...tiers].map((one) => named('tier', one)).join(' or '))),
      ...[...origins].map((one) => \`origin: \${auto(one)}\`),
      ...(source ? linkTo(source, 'noopener noreferrer nofollow') : []),
    ];
    return \`<li id="source-\${escaped(number)}">\${parts.join(', ')}</li>\`;
  });
  return \`<ol class="sources">\\n\${lines.join('\\n')}\\n</ol>\`;
}

function changeList(pages, { suggestions = [] }) {
  const accepted = suggestions
    .filter(({ settled: end }) => end?.how === 'accepted')
    .sort((a, b) => (a.settled.at < b.settled.at ? -1 : a.settled.at > b.settled.at ? 1 : 0));
  if (accepted.length === 0) return '<p>None.</p>';
  const rows = accepted.map(({ words, replacement, note, byId, settled: end }) => [
    \`<del dir="auto">\${escaped(words)}</del>\`,
    \`<ins dir="auto">\${escaped(replacement)}</ins>\`,
    auto(note),
    bdi(pages.nameOf(byId)),
    pages.by(end),
  ]);
  return tableOf(['Before', 'After', 'Why', 'Suggested by', 'Accepted by'], rows);
}

const worksOf = [
  ['Changes of text', /^(text|suggestion\\.(accepted|reopened)|article\\.imported)$/],
  ['Tags', /^annotation\\./],
  ['Evidence', /^evidence\\./],
  ['Verdicts', /^(verdict\\.given|check\\.(second-given|voted|adjudicated)|rival\\.settled)$/],
  ['Other', /^/],
];

/** Counts what people did while the journal goes by. */
function countWork(work, { actorId, at, type }) {
  const one = work.get(actorId) ?? { counts: worksOf.map(() => 0), from: at };
  one.counts[worksOf.findIndex(([, types]) => types.test(type))] += 1;
  work.set(actorId, { ...one, to: at });
}

function workList(pages) {
  const rows = [...pages.work].map(([id, { counts, from, to }]) => [
    bdi(pages.nameOf(id)),
    ...counts.map(grouped).map(escaped),
    dayOf(from),
    dayOf(to),
  ]);
  return tableOf(['Person', ...worksOf.map(([name]) => name), 'From', 'To'], rows);
}

function indexFooter({ seq, hash, headSeq, headHash, articleId, generator }) {
  const later = headSeq - seq;
  const hashOf = (what, one) =>
    \`<div><dt>\${escaped(what)}</dt><dd class="mono" data-hash="\${escaped(one)}">\${escaped(inGroups(one))}</dd></div>\`;
  const hashes = [
    hashOf(\`Entry \${seq}, which this page shows\${later === 0 ? '; it is the head of the journal' : ''}\`, hash),
    ...when(later > 0, () => hashOf(\`Entry \${headSeq}, the head of the journal, \${counted(later, 'entry', 'entries')} later\`, headHash)),
  ];
  return \`<section aria-labelledby="verify">
<h2 id="verify">How to verify it</h2>
<p>With <a href="https://nodejs.org" rel="noopener noreferrer">Node</a> 18 or newer, in the folder of this page and without network:</p>
<pre tabindex="0"><code>node verify.mjs</code></pre>
<p>It computes every hash again and says that all match, or names the first thing that does not. If the head of this article was published elsewhere when it was new, give it what was published: only that shows that the journal was not written anew.</p>
<pre tabindex="0"><code>node verify.mjs --head SHA256</code></pre>
<dl class="hashes">
\${hashes.join('\\n')}
</dl>
<p class="where">README.txt says what that proves, and what not.</p>
</section>
</main>
<footer><p class="where">Article \${escaped(plainId(articleId))}. Made by \${escaped(generator.name)} \${escaped(generator.version)}.</p></footer>
</body>
</html>
\`;
}

// Comparing a page, line by line

/** What a line shows. */
const visible = (line) =>
  Object.entries(entities)
    .reduce((text, [one, entity]) => text.replaceAll(entity, one), line.replaceAll(/<[^>]*>/g, ''))
    .trim();

/** What a page has in a line where it should have something else: its words, or where these are the same how they are marked. */
function excerpts(line, wanted) {
  const isMarkup = line !== undefined && wanted !== undefined && visible(line) === visible(wanted);
  const [is, should] = [line, wanted].map((one) => (one === undefined || isMarkup ? one : visible(one)));
  let from = 0;
  while (is && should && from < is.length && is[from] === should[from]) from++;
  from = Math.max(0, from - 20);
  return [is, should].map((one) => {
    if (one === undefined || one === '') return 'nothing';
    return \`“\${from > 0 ? '…' : ''}\${one.slice(from, from + 100)}\${one.length > from + 100 ? '…' : ''}”\`;
  });
}

/** What is wrong with a page in a sentence, or null. */
function faultOf(name, page, write) {
  const [start, end] = [page.indexOf('<style>') + '<style>'.length, page.indexOf('</style>')];
  const style = page.slice(start, Math.max(start, end));
  check(sha256(style) === styles[name], \`The style sheet of \${name} is not the one that Galley gives it: it could hide or add words.\`);
  // As it was written to the disk: half a character is none there.
  const wanted = Buffer.from(write(style), 'utf8').toString('utf8');
  if (page === wanted) return null;
  const [lines, right] = [page.split('\\n'), wanted.split('\\n')];
  const at = right.findIndex((line, index) => line !== lines[index]);
  const line = at === -1 ? right.length : at;
  const [is, should] = excerpts(lines[line], right[line]);
  const heading = right.slice(0, line).findLast((one) => /^<h[1-4]/.test(one));
  const under = heading ? \` under “\${visible(heading)}”\` : '';
  return \`\${name} is not as the other files have it: line \${line + 1}\${under} has \${is}, and they have \${should}.\`;
}

function checkPages(files, made) {
  checkShape(made.manifest, { generator: 'object', madeAt: 'text', madeBy: 'object', deskName: 'text' }, 'manifest.json');
  const { name, version } = made.manifest.generator;
  const isSaid = name === 'Galley' && kinds.text(version) && /^\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]{1,64})?$/.test(version);
  check(isSaid, 'manifest.json does not say which version of Galley made it.');
  const faultBy = (fold) => {
    const pages = new Pages(made, fold);
    const faultIn = (name, write) => faultOf(name, textOf(files.get(name), name), (style) => write(pages, style));
    return faultIn('article.html', articlePage) ?? faultIn('index.html', indexPage);
  };
  const fault = faultBy(foldOrigin);
  const origins = made.article.annotations.flatMap(({ evidence }) => evidence.flatMap(({ origin }) => origin ?? []));
  const isOlder = made.manifest.formatVersion < ONE_FOLD_FROM_VERSION;
  const isMarked = isOlder && origins.some((origin) => foldOrigin(origin) !== foldMarkedOrigin(origin));
  // An honest dossier of before goes by the rule of then throughout.
  if (fault !== null && !(isMarked && faultBy(foldMarkedOrigin) === null)) throw new Mismatch(fault);
}

// The whole, and the command

/**
 * Verifies the files of a dossier, by name. \`head\`: the hash of an entry that was published elsewhere, or null. What was found to match, or
 * Mismatch with the first thing that does not.
 * @param {ReadonlyMap<string, Buffer>} files
 * @param {{ head?: string | null }} [published]
 */
export function verifyDossier(files, { head = null } = {}) {
  try {
    const manifest = readManifest(files);
    checkFiles(files, manifest);
    const told = new Retelling();
    const work = new Map();
    const { count, erased, publishedSeq, unvouched } = checkJournal(files.get(JOURNAL), manifest, head, (entry) => {
      if (entry.seq > manifest.seq) return told.note(entry);
      countWork(work, entry);
      return told.take(entry);
    });
    const json = (name, kind) => {
      const value = parseJson(files.get(name), name, pretty);
      check(kinds[kind](value), \`\${name} is not what it should be.\`);
      return value;
    };
    checkUnknown(told, manifest, publishedSeq);
    const sources = new Map(
      json('sources.json', 'list').map((one) => [checkShape(one, { id: 'text', title: 'text' }, 'A source in sources.json').id, one]),
    );
    checkCited(sources, told, manifest, erased);
    const people = json('people.json', 'object');
    const article = json('article.json', 'object');
    const words = checkArticle(article, told, manifest, sources, erased.size > 0);
    const signOffs = json('sign-offs.json', 'list');
    checkSignOffs(signOffs, told, manifest, words, erased);
    checkIndex(textOf(files.get('index.html'), 'index.html'), article, signOffs, sources, people, manifest);
    const hasPages = manifest.formatVersion >= PAGES_FROM_VERSION;
    if (hasPages) checkPages(files, { article, sources, people, signOffs, manifest, work });
    const { unknown } = told;
    return { entries: count, files: files.size, erased, publishedSeq, unvouched, unknown, hasPages, headHash: manifest.headHash };
  } catch (error) {
    if (error instanceof Mismatch) throw error;
    // What was made to break this program is no dossier either.
    throw new Mismatch('The dossier holds something that Galley never writes, and cannot be read to its end.');
  }
}

/** What no entry tells, and what is taken from the other files as it stands there. */
const NOT_COMPARED =
  'article.html and index.html say what the other files do. Not compared with the journal, in them and in these: where comments and suggestions stand in the text, bold words and links, the names of people and the desk, sources that nobody signed for, and by whom, when and with which version of Galley the dossier was made.';

/** In dossiers of before both pages are made from the rest, and whoever makes a manifest fit can write there what nothing here looks at. */
const NOT_COMPARED_BEFORE =
  'The dossier is of an older version. Not compared with the journal: article.html, and all of index.html but stage, claims, requests, signatures, reopenings and waivers. What counts is article.json.';

/** The sentence and the exit code for a command line. */
export function answerTo(args, folder) {
  const at = args.indexOf('--head');
  const head =
    at === -1
      ? null
      : String(args[at + 1] ?? '')
          .replaceAll(' ', '')
          .toLowerCase();
  const places = at === -1 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  if (places.length > 1 || (head !== null && !kinds.hash(head)) || places[0]?.startsWith('-')) {
    return { code: 2, sentence: 'node verify.mjs [FOLDER or ZIP] [--head SHA256], where SHA256 is 64 hexadecimal digits.' };
  }
  try {
    const { entries, files, erased, publishedSeq, unvouched, unknown, hasPages, headHash } = verifyDossier(
      readDossier(path.resolve(places[0] ?? folder)),
      { head },
    );
    const notes = [
      \`\${entries === 1 ? 'The only entry and all' : \`All \${grouped(entries)} entries and\`} \${counted(files, 'file', 'files')} match.\`,
      ...(erased.size > 0
        ? [
            \`The words of \${counted(erased.size, 'entry', 'entries')} were erased by law: \${[...new Set([...erased.values()].map(({ reason }) => reason))].map(shown).join(', ')}.\`,
          ]
        : []),
      ...(unvouched.length > 0
        ? [\`Nobody can vouch for what is left of \${entryList(unvouched.map((seq) => ({ seq })))}: it was not kept what that is.\`]
        : []),
      ...(unknown.length > 0
        ? [
            \`This verifier does not know what \${entryList(unknown)} did. The tags named there, threads, suggestions, revisions and details of the article were not compared with the journal: use the verifier of a newer Galley that you trust.\`,
          ]
        : []),
      head === null
        ? \`The head is \${headHash}; compare it with one that was published elsewhere, or give that with --head.\`
        : \`The published head is in the journal.\${publishedSeq < entries ? \` It vouches for its \${publishedSeq === 1 ? 'first entry' : \`first \${grouped(publishedSeq)} entries\`}.\` : ''}\`,
      hasPages ? NOT_COMPARED : NOT_COMPARED_BEFORE,
    ];
    return { code: 0, sentence: notes.join('\\n') };
  } catch (error) {
    return { code: 1, sentence: error instanceof Mismatch ? error.message : 'The dossier could not be read from the disk.' };
  }
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] && fs.existsSync(process.argv[1]) && fs.realpathSync(process.argv[1]) === fs.realpathSync(self)) {
  const { code, sentence } = answerTo(process.argv.slice(2), path.dirname(self));
  process.stdout.write(\`\${sentence}\\n\`);
  process.exitCode = code;
}
`;
