#!/usr/bin/env node
// Verifies an audit dossier of Galley, without Galley: plain Node 18 or newer, no package, no network.
//   node verify.mjs                       the folder that this file lies in
//   node verify.mjs dossier.zip           a dossier as it was downloaded, or another folder
//   node verify.mjs --head SHA256         and that the journal holds this entry, as it was published elsewhere
// Ends with 0 and "All … match.", or with 1 and one sentence that names the first thing that does not.
// It shares no code with Galley on purpose: whoever doubts the one can read the other.
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
  check(stats, `There is no ${path.basename(place)} to verify.`);
  if (!stats.isDirectory()) {
    check(stats.size <= MAX_BYTES, `${path.basename(place)} is larger than a dossier can be.`);
    return readZip(fs.readFileSync(place));
  }
  const files = new Map();
  let total = 0;
  for (const entry of fs.readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    check(entry.isFile(), `${shown(entry.name)} is no plain file; a dossier holds nothing else.`);
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
      () => `The zip holds a file named ${shown(name)}, which no dossier has.`,
    );
    check(!files.has(name), `The zip holds ${name} twice.`);
    total += size;
    check(
      total <= MAX_BYTES && !(size > RATIO_FROM_BYTES && size > packed * MAX_RATIO),
      `${name} would unpack to more than a dossier holds.`,
    );
    const local = zip.readUInt32LE(at + 42);
    check(local === begun && local + 30 <= end && zip.readUInt32LE(local) === 0x04034b50, `${name} does not begin where the zip says.`);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    check(
      start + packed <= end && textOf(zip.subarray(local + 30, local + 30 + zip.readUInt16LE(local + 26)), name) === name,
      `${name} is cut off, or has two names in the zip.`,
    );
    const bytes = unpack(zip.subarray(start, start + packed), method, size, name);
    check(crc32(bytes) === zip.readUInt32LE(at + 16), `${name} is damaged in the zip.`);
    files.set(name, bytes);
    // Sizes that were not known in advance follow what they are of.
    begun = start + packed + (zip.readUInt16LE(local + 6) & 8 ? 16 : 0);
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  check(at === end && begun === zip.readUInt32LE(end + 16), 'The zip holds something that its list does not name.');
  return files;
}

function unpack(packed, method, size, name) {
  if (method === 0) check(packed.length === size, `${name} is not as long as the zip says.`);
  if (method === 0) return packed;
  check(method === 8, `${name} is packed in a way that Galley does not use.`);
  let bytes = null;
  try {
    bytes = zlib.inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    // zlib has one kind of answer to all that it cannot unpack, and to what is longer than it may be.
  }
  check(bytes !== null && bytes.length === size, `${name} cannot be unpacked to what the zip says.`);
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

const shown = (name) => (/^[\w.-]{1,80}$/.test(name) ? String(name) : JSON.stringify(String(name).slice(0, 80)));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function textOf(bytes, what) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Mismatch(`${what} is not text in UTF-8.`);
  }
}

// JSON

/** RFC 8785: members in order of UTF-16 code units, no spaces. https://www.rfc-editor.org/rfc/rfc8785 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
const isSame = (a, b) => canonical(a ?? null) === canonical(b ?? null);

/** Parsed, if it is written as `write` would: so no member stands there twice, and there is no number that JSON has not. */
function parseJson(bytes, what, write) {
  const text = textOf(bytes, what);
  check(depthOf(text) <= MAX_DEPTH, `${what} is nested too deeply to be read.`);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Mismatch(`${what} is not JSON.`);
  }
  check(write(value) === text, `${what} is not written as Galley writes it.`);
  return value;
}

function depthOf(text) {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
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
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

/** Every member of `shape` must be there and of its kind. */
function checkShape(value, shape, what) {
  check(kinds.object(value), `${what} is not what it should be.`);
  for (const [name, kind] of Object.entries(shape)) check(kinds[kind](value[name]), `${what} has no proper "${name}".`);
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
  check(manifest.formatVersion === 1, `The dossier is of version ${manifest.formatVersion}; this verifier knows version 1.`);
  check(sha256(canonical(rest)) === own, 'manifest.json was changed: its own hash does not match.');
  return manifest;
}

function checkFiles(files, manifest) {
  const listed = new Set(['manifest.json']);
  for (const one of manifest.files) {
    const { name, size, sha256: hash } = checkShape(one, { name: 'text', size: 'count', sha256: 'hash' }, 'A file in manifest.json');
    check(!listed.has(name), `manifest.json lists ${shown(name)} twice.`);
    listed.add(name);
    const bytes = files.get(name);
    check(bytes, `${shown(name)} is missing.`);
    check(bytes.length === size, `${name} has ${bytes.length} bytes; manifest.json says ${size}.`);
    check(sha256(bytes) === hash, `${name} was changed: its hash does not match manifest.json.`);
  }
  for (const name of files.keys()) check(listed.has(name), `${shown(name)} is not listed in manifest.json.`);
  for (const name of ['article.json', JOURNAL, 'people.json', 'sources.json', 'sign-offs.json', 'index.html'])
    check(listed.has(name), `manifest.json does not list ${name}.`);
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

/** Each line as a parsed entry, one at a time: a journal may be far larger than the rest. Of lines without `mark` none is parsed. */
function* journalEntries(bytes, mark = '') {
  let start = 0;
  for (let number = 1; start < bytes.length; number++) {
    const end = bytes.indexOf(10, start);
    check(end !== -1, `${JOURNAL} ends in the middle of entry ${number}.`);
    const what = `Entry ${number} in ${JOURNAL}`;
    const line = bytes.subarray(start, end);
    if (mark === '' || line.includes(mark)) yield checkShape(parseJson(line, what, canonical), entryShape, what);
    start = end + 1;
  }
}

/** Which entries a later one says were erased by law: payload and salt were destroyed, so their hash is of what is no more. */
function erasedEntries(bytes) {
  const erased = new Map();
  for (const { type, payload, seq } of journalEntries(bytes, '"type":"erased"')) {
    if (type !== 'erased') continue;
    check(kinds.list(payload.seqs), `Entry ${seq} in ${JOURNAL} does not say what it erased.`);
    for (const one of payload.seqs) if (one <= seq) erased.set(one, String(payload.reason));
  }
  return erased;
}

/** The chain from its first entry to the head of the manifest; each entry is handed to `take`. */
function checkJournal(bytes, manifest, published, take) {
  const erased = erasedEntries(bytes);
  const ids = new Set();
  let prevHash = NO_HASH;
  let count = 0;
  let isPublishedFound = false;
  for (const entry of journalEntries(bytes)) {
    count += 1;
    const { payload, salt, hash, ...chained } = entry;
    const what = `entry ${entry.seq} in ${JOURNAL}`;
    check(entry.seq === count, `Entry ${count} is missing in ${JOURNAL}: ${entry.seq} stands in its place.`);
    check(entry.articleId === manifest.articleId, `The article of ${what} is another one.`);
    check(!ids.has(entry.id), `The id of ${what} was used before.`);
    ids.add(entry.id);
    check(entry.prevHash === prevHash, `Entry ${entry.seq} in ${JOURNAL} does not follow the one before it: prevHash does not match.`);
    const isWhole = sha256(`${salt}\n${canonical(payload)}`) === entry.payloadHash;
    check(isWhole || (erased.has(entry.seq) && salt === ''), `The payload of ${what} was changed: payloadHash does not match.`);
    check(sha256(canonical(chained)) === hash, `Entry ${entry.seq} in ${JOURNAL} was changed: its hash does not match.`);
    if (entry.seq === manifest.seq)
      check(hash === manifest.hash, `Entry ${entry.seq} in ${JOURNAL} is not the one that manifest.json names.`);
    isPublishedFound ||= hash === published;
    prevHash = hash;
    take(entry);
  }
  check(count === manifest.headSeq, `${JOURNAL} has ${count} entries; manifest.json says ${manifest.headSeq}.`);
  check(prevHash === manifest.headHash, `The last entry in ${JOURNAL} is not the head that manifest.json names.`);
  check(manifest.seq >= 1 && manifest.seq <= count, 'manifest.json names a moment that the journal does not have.');
  check(
    published === null || isPublishedFound,
    `No entry in ${JOURNAL} has the hash ${published}: this is not the journal that was published.`,
  );
  return { count, erased };
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

/** Takes one step on a row. */
function takeStep(row, step, what) {
  const inOrder = (...places) => places.every((one, index) => kinds.count(one) && one >= (places[index - 1] ?? 0) && one <= row.length);
  const { stepType, from, to, gapFrom, gapTo, insert, slice, pos, attr, value } = step ?? {};
  if (/^(add|remove)(Node)?Mark$|^docAttr$/.test(stepType)) return;
  if (stepType === 'attr') {
    const [token] = inOrder(pos, pos + 1) ? row.slice(pos, pos + 1) : [];
    check(token?.open, `A step of ${what} does not fit the text.`);
    row.replace(pos, pos + 1, [{ ...token, attrs: { ...token.attrs, [attr]: value } }]);
    return;
  }
  const isAround = stepType === 'replaceAround';
  check(isAround || stepType === 'replace', `A step of ${what} is of no known kind.`);
  check(isAround ? inOrder(from, gapFrom, gapTo, to) : inOrder(from, to), `A step of ${what} does not fit the text.`);
  const put = sliceTokens(slice);
  row.replace(from, to, isAround ? [...put.slice(0, insert), ...row.slice(gapFrom, gapTo), ...put.slice(insert)] : put);
}

function isSameToken(a, b) {
  if (typeof a === 'string' || typeof b === 'string' || a === CLOSE || b === CLOSE) return a === b;
  if (a.open !== b.open || a.leaf !== b.leaf) return false;
  // What a doc leaves out is what it is anyway.
  return Object.entries(a.attrs ?? {}).every(([name, value]) => b.attrs[name] === undefined || isSame(value, b.attrs[name]));
}

/** The words of some ranges as Galley reads them: text blocks and ranges joined by line feeds, a hard break is one. */
function wordsOf(tokens, ranges) {
  return ranges
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => wordsBetween(tokens, from, to))
    .join('\n');
}

function wordsBetween(tokens, from, to) {
  let before = from - 1;
  while (before >= 0 && (typeof tokens[before] === 'string' || tokens[before]?.leaf)) before--;
  let isFirst = !textBlocks.includes(tokens[before]?.open);
  let words = '';
  for (const token of tokens.slice(from, to)) {
    if (typeof token === 'string') words += token;
    else if (token.leaf === 'hardBreak') words += '\n';
    else if (textBlocks.includes(token.open)) {
      if (!isFirst) words += '\n';
      isFirst = false;
    }
  }
  return words;
}

// Tags: what the entries say of kinds, labels, verdicts and evidence, told again.

/** Entries that change nothing of these. What else is not known is taken to have changed the tags that it names. */
const neutral =
  /^(text|annotation\.(span-changed|typed)|check\.(state-changed|assigned|second-assigned|due-set|methods-set|items-ticked)|rule\..*|comment|comment-.*|thread-.*|query\..*|queries\..*|suggestion\..*|article\..*|erased)$/;

export class Retelling {
  tags = new Map();
  /** Entries that sign off, also those that came later than what they are about. */
  signOffs = new Map();
  row = new TokenRow([]);
  /** The log of right of reply. */
  requests = new Map();

  note(entry) {
    if (entry.type === 'article.signed-off') this.signOffs.set(entry.id, entry);
    // Whoever opens an article again withdraws all signatures under it.
    if (entry.type === 'article.reopened') this.signOffs.clear();
  }

  take(entry) {
    const { type, payload } = entry;
    this.note(entry);
    const known = acts[type];
    if (known) known.call(this, payload, entry);
    else if (!neutral.test(type)) for (const tag of this.namedIn(payload)) tag.isOpen = true;
    for (const one of payload.follows ?? []) follow(this.tag(one.annotationId, entry), one, entry);
    for (const { annotationId, held } of payload.effects?.verdicts ?? [])
      if (held) this.tags.get(annotationId)?.held.add(`${entry.seq} ${held.wordsHash}`);
    for (const step of payload.steps ?? []) takeStep(this.row, step, `entry ${entry.seq} in ${JOURNAL}`);
  }

  tag(id, { seq }) {
    const tag = this.tags.get(id);
    check(tag, `Entry ${seq} in ${JOURNAL} is about a tag that was never made.`);
    return tag;
  }

  changeRequest(id, change) {
    const one = this.requests.get(id);
    check(one, `An entry in ${JOURNAL} is about a request for a reply that was never logged.`);
    this.requests.set(id, change(one));
  }

  namedIn(value) {
    if (typeof value === 'string') return this.tags.has(value) ? [this.tags.get(value)] : [];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap((one) => this.namedIn(one)) : [];
  }
}

const newTag = (fields) => ({
  label: null,
  isRemoved: false,
  verdict: null,
  given: [],
  mayDiffer: false,
  isOpen: false,
  held: new Set(),
  rivals: new Map(),
  second: null,
  maySecondDiffer: false,
  votes: [],
  votesGiven: new Map(),
  mayVotesDiffer: false,
  own: null,
  factOf: null,
  statement: null,
  evidence: new Map(),
  gone: new Map(),
  relations: new Map(),
  removedRelations: new Map(),
  ...fields,
});

function give(tag, verdict) {
  Object.assign(tag, { verdict, mayDiffer: false });
  if (verdict) tag.given.push(verdict);
}

/** The id of the verdict that a claim follows to: from the entry that brought it about and the claim. */
function followedId(entryId, claimId) {
  const hex = sha256(`${entryId}\n${claimId}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`, hex.slice(18, 30)].join('-');
}

/** A claim follows its facts, or is what it was before it did. */
function follow(tag, { by, annotationId, verdict }, { id, at }) {
  if (by === 'itself') {
    Object.assign(tag, tag.own, { own: null });
    return;
  }
  const { verdict: given, mayDiffer, second, maySecondDiffer, votes, mayVotesDiffer } = tag;
  tag.own ??= { verdict: given, mayDiffer, second, maySecondDiffer, votes, mayVotesDiffer };
  Object.assign(tag, { second: null, maySecondDiffer: false, votes: [], mayVotesDiffer: false });
  give(tag, verdict && { ...verdict, entryId: followedId(id, annotationId), at });
}

function setKind(tag, { kind, label }) {
  // A change of kind takes the verdict away, and its undo brings one back.
  Object.assign(tag, { kind, label, mayDiffer: true, maySecondDiffer: true, mayVotesDiffer: true });
}

/** What a second person found. It may become the verdict, if a third person takes it. */
function giveSecond(tag, second) {
  Object.assign(tag, { second, maySecondDiffer: false });
  tag.given.push({ ...second, scale: tag.verdict?.scale ?? null });
  endVotes(tag);
}

/** Another verdict or second check: who voted, voted on the one before. */
const endVotes = (tag) => Object.assign(tag, { votes: [], mayVotesDiffer: false });

/** A vote as the verdict that it becomes. */
const asVerdict = ({ verdictEntryId: _, ...vote }) => vote;

/** All second checks that some checks know. Each could become the verdict, on the scale of the first. */
const secondsIn = (checks, scale = null) =>
  checks
    .flatMap((one) => [one?.second, ...(one?.pastSeconds ?? []).map((past) => past.second)])
    .filter(Boolean)
    .map((second) => ({ ...second, scale }));

/** All votes that some checks know, by entry. */
const votesGivenIn = (checks) =>
  new Map(
    checks.flatMap((one) => [...(one?.votes ?? []), ...(one?.pastVotes ?? [])]).map(({ endedBy: _, ...vote }) => [vote.entryId, vote]),
  );

const acts = {
  'article.imported'({ doc, annotations = [], replyRequests = [] }) {
    this.requests = new Map(replyRequests.map((one) => [one.id, one]));
    this.row = new TokenRow(tokensOf(doc?.content));
    for (const one of annotations) {
      const {
        id,
        kind,
        label,
        isRemoved,
        verdict,
        pastVerdicts = [],
        pastKinds = [],
        evidence = [],
        removedEvidence = [],
        relations = [],
        removedRelations = [],
        rivals: others = [],
        split = null,
      } = one;
      const own = split?.own && {
        verdict: split.own.verdict,
        mayDiffer: false,
        second: split.own.check?.second ?? null,
        maySecondDiffer: false,
        votes: split.own.check?.votes ?? [],
        mayVotesDiffer: false,
      };
      const checks = [one.check, split?.own?.check, ...pastKinds.map((past) => past.check)];
      const given = [
        ...[verdict, own?.verdict, ...[...pastVerdicts, ...pastKinds].map((past) => past.verdict)].filter(Boolean),
        ...secondsIn([...checks, ...pastVerdicts], verdict?.scale),
      ];
      const byId = (list) => new Map(list.map((each) => [each.id, each]));
      const held = new Set(given.flatMap((each) => (each.held ? [`${each.held.seq} ${each.held.wordsHash}`] : [])));
      const rivals = new Map(others.map((each) => [each.entryId, each.byId]));
      this.tags.set(
        id,
        newTag({
          kind,
          label,
          isRemoved,
          verdict,
          given,
          held,
          rivals,
          second: one.check?.second ?? null,
          votes: one.check?.votes ?? [],
          votesGiven: votesGivenIn(checks),
          own: own ?? null,
          factOf: one.factOf ?? null,
          statement: one.stated?.statement ?? null,
          evidence: byId(evidence),
          gone: byId(removedEvidence),
          relations: byId(relations),
          removedRelations: byId(removedRelations),
          byId: one.byId,
          at: one.at,
        }),
      );
    }
  },
  'annotation.created'({ annotationId, kind, label, factOf = null, statement = null }, { actorId, at }) {
    this.tags.set(annotationId, newTag({ kind, label, factOf, statement, byId: actorId, at }));
  },
  // A claim takes its facts along.
  'annotation.removed'({ annotationId, factIds = [] }, entry) {
    for (const id of [annotationId, ...factIds]) this.tag(id, entry).isRemoved = true;
  },
  'annotation.restored'({ annotationId, factIds = [] }, entry) {
    for (const id of [annotationId, ...factIds]) this.tag(id, entry).isRemoved = false;
  },
  'annotation.stated'({ annotationId, statement }, entry) {
    this.tag(annotationId, entry).statement = statement;
  },
  'annotation.kind-changed'(payload, entry) {
    const tag = this.tag(payload.annotationId, entry);
    if (payload.outcome === 'stored') setKind(tag, payload);
    else tag.rivals.set(entry.id, entry.actorId);
  },
  'verdict.given'({ annotationId, verdict, outcome, undoes, keepsSecond }, entry) {
    const tag = this.tag(annotationId, entry);
    if (undoes) Object.assign(tag, { mayDiffer: true, maySecondDiffer: true, mayVotesDiffer: true });
    else if (outcome === 'rival') tag.rivals.set(entry.id, entry.actorId);
    else {
      endVotes(tag);
      give(tag, verdict && { ...verdict, entryId: entry.id, byId: entry.actorId, at: entry.at });
      if (!keepsSecond) Object.assign(tag, { second: null, maySecondDiffer: false });
    }
  },
  'check.second-given'({ annotationId, second, outcome, undoes }, entry) {
    const tag = this.tag(annotationId, entry);
    if (undoes) Object.assign(tag, { maySecondDiffer: true, mayVotesDiffer: true });
    else if (outcome === 'rival') tag.rivals.set(entry.id, entry.actorId);
    else giveSecond(tag, { ...second, entryId: entry.id, byId: entry.actorId, at: entry.at });
  },
  'check.voted'({ annotationId, verdictEntryId, vote, takes, putsBack, undoes }, entry) {
    const tag = this.tag(annotationId, entry);
    if (undoes) {
      // The vote that it had replaced counts again, and the verdict that it had made goes.
      tag.mayVotesDiffer = true;
      if (putsBack) tag.mayDiffer = true;
      return;
    }
    const given = { ...vote, entryId: entry.id, byId: entry.actorId, at: entry.at, verdictEntryId };
    tag.votesGiven.set(entry.id, given);
    tag.votes = [...tag.votes.filter(({ byId }) => byId !== entry.actorId), given];
    const taken = takes && tag.votesGiven.get(takes);
    if (taken) give(tag, asVerdict(taken));
  },
  'check.adjudicated'({ annotationId, took, voteEntryId }, entry) {
    const tag = this.tag(annotationId, entry);
    const voted = took === 'vote' && tag.votesGiven.get(voteEntryId);
    if (voted) give(tag, asVerdict(voted));
    const { verdict, second } = tag;
    if (took !== 'second' || !verdict || !second) return;
    // What was not taken stays on record as the other opinion.
    const { scale, held: _, cameAt: __, ...first } = verdict;
    const [mayDiffer, maySecondDiffer] = [tag.mayDiffer, tag.maySecondDiffer];
    give(tag, { ...second, scale });
    Object.assign(tag, { second: first, mayDiffer: mayDiffer || maySecondDiffer, maySecondDiffer: mayDiffer || maySecondDiffer });
  },
  'rival.settled'({ annotationId, rivalEntryId, taken }, entry) {
    const tag = this.tag(annotationId, entry);
    if (taken?.field === 'kind') setKind(tag, taken);
    // It is in the name of who proposed it, whoever took it.
    const by = { entryId: entry.id, byId: tag.rivals.get(rivalEntryId), at: entry.at };
    if (taken?.field === 'secondCheck') giveSecond(tag, { ...taken.second, ...by });
    if (taken?.field !== 'verdict') return;
    endVotes(tag);
    give(tag, taken.verdict && { ...taken.verdict, ...by });
    if (!taken.keepsSecond) Object.assign(tag, { second: null, maySecondDiffer: false });
  },
  'annotation.merged'({ annotationId, intoId, gain }, entry) {
    this.tag(annotationId, entry).isRemoved = true;
    const into = this.tag(intoId, entry);
    for (const one of gain.rivals) into.rivals.set(one.entryId, one.byId);
    for (const one of gain.evidence) into.evidence.set(one.id, { ...one, entryId: entry.id });
    for (const { annotationId: id, relation } of gain.relations ?? []) this.tag(id, entry).relations.set(relation.id, relation);
    if (gain.verdict?.held) into.held.add(`${gain.verdict.held.seq} ${gain.verdict.held.wordsHash}`);
    if (gain.verdict) give(into, { ...gain.verdict, entryId: entry.id });
    if (gain.check || gain.verdict) Object.assign(into, { maySecondDiffer: true, mayVotesDiffer: true });
    if (gain.check) Object.assign(into, { second: gain.check.second, votes: gain.check.votes ?? [] });
    into.given.push(...secondsIn([gain.check], into.verdict?.scale));
    for (const [id, one] of votesGivenIn([gain.check])) into.votesGiven.set(id, one);
    for (const id of gain.requestIds ?? []) this.changeRequest(id, joinedWith(intoId, entry.id));
  },
  'annotation.unmerged'({ annotationId, intoId, loss }, entry) {
    this.tag(annotationId, entry).isRemoved = false;
    const into = this.tag(intoId, entry);
    for (const id of loss.evidenceIds) unlink(into, id);
    for (const one of loss.relations ?? []) unrelate(this.tag(one.annotationId, entry), one.relationId);
    for (const id of loss.requestIds ?? []) this.changeRequest(id, partedFrom(intoId));
    if (loss.hasVerdict) into.mayDiffer = true;
    if (loss.hasVerdict || loss.hasCheck) Object.assign(into, { maySecondDiffer: true, mayVotesDiffer: true });
  },
  'evidence.linked'({ annotationId, evidenceId, ...fields }, entry) {
    const made = { byId: entry.actorId, at: entry.at, entryId: entry.id };
    this.tag(annotationId, entry).evidence.set(evidenceId, { id: evidenceId, ...fields, ...made });
  },
  'evidence.changed'({ annotationId, evidenceId, basedOn: _, ...fields }, entry) {
    const { evidence } = this.tag(annotationId, entry);
    const one = { ...evidence.get(evidenceId), ...fields, entryId: entry.id };
    // What a change takes back is left out, as where it was never said.
    for (const name of ['tier', 'origin']) if (one[name] === null) delete one[name];
    evidence.set(evidenceId, one);
  },
  'evidence.unlinked'({ annotationId, evidenceId }, entry) {
    unlink(this.tag(annotationId, entry), evidenceId);
  },
  'evidence.relinked'({ annotationId, evidenceId }, entry) {
    const tag = this.tag(annotationId, entry);
    tag.evidence.set(evidenceId, tag.gone.get(evidenceId));
  },
  'relation.made'({ annotationId, relationId, kind, toId }, entry) {
    const relation = { id: relationId, kind, toId, byId: entry.actorId, at: entry.at };
    this.tag(annotationId, entry).relations.set(relationId, relation);
  },
  'relation.removed'({ annotationId, relationId }, entry) {
    unrelate(this.tag(annotationId, entry), relationId);
  },
  'relation.restored'({ annotationId, relationId }, entry) {
    const tag = this.tag(annotationId, entry);
    tag.relations.set(relationId, tag.removedRelations.get(relationId));
  },
  'reply.asked'({ requestId, ...fields }, { id, actorId: byId, at }) {
    const basis = { request: { entryId: id, byId }, outcome: null };
    this.requests.set(requestId, { id: requestId, ...fields, outcome: null, pastOutcomes: [], byId, at, isRemoved: false, basis });
  },
  'reply.changed'({ requestId, basedOn: _, ...fields }, { id, actorId: byId }) {
    this.changeRequest(requestId, ({ joined = [], ...one }) => {
      const left = joined.filter(({ annotationId }) => fields.annotationIds.includes(annotationId));
      return { ...one, ...fields, ...(left.length > 0 && { joined: left }), basis: { ...one.basis, request: { entryId: id, byId } } };
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

function unrelate(tag, relationId) {
  tag.removedRelations.set(relationId, tag.relations.get(relationId));
  tag.relations.delete(relationId);
}

function unlink(tag, evidenceId) {
  tag.gone.set(evidenceId, tag.evidence.get(evidenceId));
  tag.evidence.delete(evidenceId);
}

// Article

const tagShape = { id: 'text', kind: 'text', byId: 'text', at: 'text', evidence: 'list', anchor: 'object' };

function checkArticle(article, told, manifest, sources, hasErasures) {
  checkShape(article, { articleId: 'text', seq: 'count', version: 'count', doc: 'object', annotations: 'list' }, 'article.json');
  check(
    article.articleId === manifest.articleId && article.seq === manifest.seq,
    'article.json is of another article or moment than manifest.json.',
  );
  const tokens = tokensOf(article.doc.content);
  const made = told.row.chunks.flat();
  const differs = tokens.findIndex((token, at) => at >= made.length || !isSameToken(token, made[at]));
  const at = differs === -1 && tokens.length !== made.length ? tokens.length : differs;
  check(
    at === -1,
    () =>
      `The text in article.json is not what the entries make of it: it differs after “${wordsBetween(tokens, Math.max(0, at - 40), at).replaceAll('\n', ' ')}”.`,
  );
  const named = new Set();
  for (const one of article.annotations) {
    checkShape(one, tagShape, 'A tag in article.json');
    const name = one.label ?? one.id;
    const tag = told.tags.get(one.id);
    check(tag && !named.has(one.id), `${shown(name)} in article.json is a tag that no entry made.`);
    named.add(one.id);
    const fields = ({ kind, label, isRemoved, byId, at: madeAt }) => ({ kind, label, isRemoved, byId, at: madeAt });
    check(
      tag.isOpen || isSame(fields(one), fields(tag)),
      `${shown(name)} in article.json is not as its entries say: kind, label, presence, or by whom and when it was made.`,
    );
    check(
      (one.factOf ?? null) === tag.factOf && (one.stated?.statement ?? null) === tag.statement,
      `What is checked of ${shown(name)} in article.json is not what its entries say.`,
    );
    checkVerdict(one, tag, tokens, name, hasErasures);
    checkSecond(one, tag, name);
    checkVotes(one, tag, name);
    checkEvidence(one, tag, sources, name);
    checkRelations(one, tag, name);
  }
  for (const [id, { label }] of told.tags) check(named.has(id), `${shown(label ?? id)} is missing in article.json.`);
  check(
    isSame(article.replyRequests ?? [], [...told.requests.values()]),
    'The log of right of reply in article.json is not as its entries say.',
  );
  return wordsBetween(tokens, 0, tokens.length);
}

const judged = (verdict) => verdict && { ...verdict, held: null };

/** Words of which some were erased, here or there, each character by another. */
const isSameButErased = (a, b) =>
  a.length === b.length && a.split('').every((one, at) => one === b[at] || one === '\u2588' || b[at] === '\u2588');

function checkVerdict({ verdict, isStale, anchor }, tag, tokens, name, hasErasures) {
  const isGiven = tag.given.some((one) => isSame(judged(one), judged(verdict)));
  const sentence = `The verdict on ${shown(name)} in article.json is not the one that the entries gave.`;
  check(verdict === null ? tag.verdict === null || tag.mayDiffer || tag.isOpen : kinds.object(verdict), sentence);
  if (verdict === null) return;
  // One that came back by an undo is an earlier one; else the newest counts.
  check(tag.isOpen || (tag.mayDiffer ? isGiven : isSame(judged(tag.verdict), judged(verdict))), sentence);
  check(
    sha256(String(verdict.words)) === verdict.wordsHash,
    `The verdict on ${shown(name)} in article.json is on other words than its hash says.`,
  );
  const { held } = verdict;
  check(
    !held || (tag.held.has(`${held.seq} ${held.wordsHash}`) && sha256(String(held.words)) === held.wordsHash),
    `That the verdict on ${shown(name)} in article.json holds for other words, no entry says.`,
  );
  const isPlaced = ({ from, to }) => kinds.count(from) && kinds.count(to) && to <= tokens.length;
  check(kinds.list(anchor.ranges) && anchor.ranges.every(isPlaced), `${shown(name)} in article.json stands nowhere.`);
  const words = wordsOf(tokens, anchor.ranges);
  const isJudged = [verdict.words, held?.words].some(
    (one) => one !== undefined && (one === words || (hasErasures && isSameButErased(one, words))),
  );
  check(isStale || isJudged, `The words of ${shown(name)} in article.json are not those that its verdict judged.`);
}

function checkSecond({ check: work }, tag, name) {
  const second = work?.second ?? null;
  const isGiven =
    second === null || tag.given.some((one) => isSame({ ...one, scale: null, held: null }, { ...second, scale: null, held: null }));
  check(
    tag.isOpen || (tag.maySecondDiffer ? isGiven : isSame(tag.second, second)),
    `The second check of ${shown(name)} in article.json is not the one that the entries gave.`,
  );
}

function checkVotes({ check: work }, tag, name) {
  const votes = work?.votes ?? [];
  const isGiven = kinds.list(votes) && votes.every((one) => kinds.object(one) && isSame(tag.votesGiven.get(one.entryId), one));
  check(
    tag.isOpen || (isGiven && (tag.mayVotesDiffer || isSame(tag.votes, votes))),
    `The votes on ${shown(name)} in article.json are not those that the entries gave.`,
  );
}

function checkEvidence({ evidence }, tag, sources, name) {
  for (const one of evidence) {
    check(
      kinds.object(one) && isSame(tag.evidence.get(one.id), one),
      `Evidence for ${shown(name)} in article.json is not as its entries say.`,
    );
    check(sources.has(one.sourceId), `Evidence for ${shown(name)} names a source that is not in sources.json.`);
  }
  check(
    new Set(evidence.map(({ id }) => id)).size === tag.evidence.size && evidence.length === tag.evidence.size,
    `Evidence for ${shown(name)} is missing in article.json.`,
  );
}

function checkRelations({ relations = [] }, tag, name) {
  check(
    kinds.list(relations) &&
      relations.length === tag.relations.size &&
      relations.every((one) => kinds.object(one) && isSame(tag.relations.get(one.id), one)) &&
      new Set(relations.map(({ id }) => id)).size === relations.length,
    `What ${shown(name)} in article.json is related to is not as its entries say.`,
  );
}

function checkSignOffs(signOffs, told, words, hasErasures) {
  for (const one of signOffs) {
    const { entryId, byId, at, seq, signature, wordsHash } = checkShape(
      one,
      { entryId: 'text', byId: 'text', at: 'text', seq: 'count', signature: 'text', wordsHash: 'hash' },
      'A sign-off in sign-offs.json',
    );
    const entry = told.signOffs.get(entryId);
    const isGiven =
      entry !== undefined &&
      isSame(
        [byId, at, seq, signature, wordsHash],
        [entry.actorId, entry.at, entry.payload.seq, entry.payload.signature, entry.payload.wordsHash],
      );
    check(isGiven, `A sign-off of ${at} in sign-offs.json is not one that the entries gave, or it was withdrawn.`);
    check(hasErasures || sha256(words) === wordsHash, `The sign-off of ${at} is under other words than those in article.json.`);
  }
}

// Index: a page for people, made from article.json. What it says of claims is looked for in its source.

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) =>
  String(text)
    .replaceAll(/[^\P{Cc}\t\n\f\r]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (one) => entities[one]);

function checkIndex(html, { annotations, replyRequests = [] }, sources, manifest) {
  check(html.includes(manifest.hash) && html.includes(manifest.headHash), 'index.html names other hashes than manifest.json.');
  const [, ...marked] = html.split('<!--claim ');
  const sections = new Map(marked.map((one) => [one.slice(0, 36), one.slice(0, Math.max(0, one.indexOf('<!--end of claim-->')))]));
  const claims = annotations.filter(({ kind, isRemoved }) => kind === 'claim' && !isRemoved);
  check(marked.length === claims.length, 'index.html has not as many claims as article.json.');
  for (const { id, label, verdict, isStale, evidence } of claims) {
    const section = sections.get(id) ?? '';
    const said = [
      `>${escaped(label)}<`,
      `data-verdict="${verdict?.value ?? ''}" data-stale="${isStale}"`,
      ...(verdict ? [escaped(verdict.words), escaped(verdict.rationale)] : []),
      ...evidence.flatMap(({ stance, quote, locator, sourceId, tier, origin }) => [
        `data-stance="${stance}" data-tier="${tier ?? ''}"`,
        escaped(sources.get(sourceId)?.title),
        escaped(quote),
        escaped(locator),
        escaped(origin ?? ''),
      ]),
    ];
    let at = 0;
    for (const one of said) {
      at = section.indexOf(one, at);
      check(at !== -1, `index.html says something else of ${shown(label)} than article.json.`);
    }
  }
  checkReplies(
    html,
    replyRequests.filter(({ isRemoved }) => !isRemoved),
  );
}

/** The log of right of reply: each request with whom it went to, when, what it asked, and what came of it. */
function checkReplies(html, requests) {
  const [, ...marked] = html.split('<!--request ');
  const sections = new Map(marked.map((one) => [one.slice(0, 36), one.slice(0, Math.max(0, one.indexOf('<!--end of request-->')))]));
  check(marked.length === requests.length, 'index.html has not as many requests for a reply as article.json.');
  for (const { id, asked, channel, sentAt, deadlineAt, outcome } of requests) {
    const said = [
      ...(asked ? [escaped(asked.name), escaped(asked.role)] : []),
      `data-channel="${channel}"`,
      escaped(sentAt),
      escaped(deadlineAt ?? ''),
      escaped(asked?.question ?? ''),
      ...(outcome
        ? [`data-outcome="${outcome.kind}"`, escaped(outcome.happenedAt), escaped(outcome.said?.answer ?? '')]
        : ['data-outcome=""']),
      escaped(outcome?.said?.note ?? ''),
    ];
    let at = 0;
    for (const one of said) {
      at = (sections.get(id) ?? '').indexOf(one, at);
      check(at !== -1, 'index.html says something else of a request for a reply than article.json.');
    }
  }
}

/**
 * Verifies the files of a dossier, by name. `head`: the hash of an entry that was published elsewhere, or null. What was found to match, or
 * Mismatch with the first thing that does not.
 * @param {ReadonlyMap<string, Buffer>} files
 * @param {{ head?: string | null }} [published]
 */
export function verifyDossier(files, { head = null } = {}) {
  try {
    const manifest = readManifest(files);
    checkFiles(files, manifest);
    const told = new Retelling();
    const { count, erased } = checkJournal(files.get(JOURNAL), manifest, head, (entry) =>
      entry.seq <= manifest.seq ? told.take(entry) : told.note(entry),
    );
    const json = (name, kind) => {
      const value = parseJson(files.get(name), name, pretty);
      check(kinds[kind](value), `${name} is not what it should be.`);
      return value;
    };
    const sources = new Map(
      json('sources.json', 'list').map((one) => [checkShape(one, { id: 'text', title: 'text' }, 'A source in sources.json').id, one]),
    );
    json('people.json', 'object');
    const article = json('article.json', 'object');
    const words = checkArticle(article, told, manifest, sources, erased.size > 0);
    checkSignOffs(json('sign-offs.json', 'list'), told, words, erased.size > 0);
    checkIndex(textOf(files.get('index.html'), 'index.html'), article, sources, manifest);
    return { entries: count, files: files.size, erased, headHash: manifest.headHash };
  } catch (error) {
    if (error instanceof Mismatch) throw error;
    // What was made to break this program is no dossier either.
    throw new Mismatch('The dossier holds something that Galley never writes, and cannot be read to its end.');
  }
}

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
    const { entries, files, erased, headHash } = verifyDossier(readDossier(path.resolve(places[0] ?? folder)), { head });
    const notes = [
      `All ${entries} entries and ${files} files match.`,
      ...(erased.size > 0
        ? [`The words of ${erased.size} entries were erased by law: ${[...new Set(erased.values())].map(shown).join(', ')}.`]
        : []),
      head === null
        ? `The head is ${headHash}; compare it with one that was published elsewhere, or give that with --head.`
        : 'The published head is in the journal.',
    ];
    return { code: 0, sentence: notes.join('\n') };
  } catch (error) {
    return { code: 1, sentence: error instanceof Mismatch ? error.message : 'The dossier could not be read from the disk.' };
  }
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] && fs.existsSync(process.argv[1]) && fs.realpathSync(process.argv[1]) === fs.realpathSync(self)) {
  const { code, sentence } = answerTo(process.argv.slice(2), path.dirname(self));
  process.stdout.write(`${sentence}\n`);
  process.exitCode = code;
}
