import { strFromU8, unzipSync, zipSync } from 'fflate';
import { DomainError } from '../errors';
import { withKnownPrefixes } from './docx-namespaces';
import { readableFormats } from './formats';
import { refusals } from './refusals';
import { elementsNamed, parseXml, type XmlElement, xmlAttribute } from './xml-tree';

const MAX_UNPACKED_BYTES = 200 * 1_048_576;
const MAX_RATIO = 100;
/** A small file of repeated words packs better than 100:1 and harms nobody. */
const RATIO_FREE_BYTES = 1_048_576;
const MAX_PARTS = 5_000;

/** The XML parts of a DOCX, by path. Pictures and fonts are not unpacked. */
export interface DocxArchive {
  parts: ReadonlyMap<string, Uint8Array>;
  /** The path of the text, nearly always `word/document.xml`. */
  mainPath: string;
}

/**
 * Opens a DOCX. The directory is read before anything is unpacked: at most 200 MB unpacked, 100:1, 5,000 parts.
 * `unreadable-file` for those, for a file with a password, an old .doc, and a broken one, each with its sentence.
 */
export function openDocx(bytes: Uint8Array): DocxArchive {
  refuseOtherKind(bytes);
  const unpacked = unpack(bytes);
  const parts = new Map(Object.entries(unpacked));
  const mainPath = findMainPath(parts);
  const program = /^(?:xl|ppt)(?=\/)/.exec(mainPath)?.[0];
  if (program) throw refusals.misnamed(program === 'xl' ? 'an XLSX file' : 'a PPTX file', readableFormats);
  if (!parts.has(mainPath)) throw refusals.brokenDocx();
  return { parts, mainPath };
}

/** The tree of a part, or null if the file has no such part. `unreadable-file` if it is not XML. */
export function readPart(archive: DocxArchive, path: string): XmlElement | null {
  const bytes = archive.parts.get(path);
  if (!bytes) return null;
  const root = parsePart(bytes);
  if (!root) throw refusals.brokenDocx();
  return root;
}

function parsePart(bytes: Uint8Array): XmlElement | null {
  const root = parseXml(strFromU8(bytes));
  return root && withKnownPrefixes(root);
}

/** The path of the part of that kind that belongs to the text (`footnotes`, `styles`), by what the file says or else by custom. */
export function relatedPath(archive: DocxArchive, kind: string): string {
  const folder = folderOf(archive.mainPath);
  const paths = relationsOf(archive, archive.mainPath)
    .filter((relation) => xmlAttribute(relation, 'Type').endsWith(`/${kind}`))
    .map((relation) => xmlAttribute(relation, 'Target'))
    .map((target) => (target.startsWith('/') ? target.slice(1) : folder + target));
  return paths.find((path) => archive.parts.has(path)) ?? `${folder}${kind}.xml`;
}

/** The ids of what a part leads to: pictures, links, other parts. */
export function relationIds(archive: DocxArchive, path: string): ReadonlySet<string> {
  const leading = relationsOf(archive, path).filter((relation) => xmlAttribute(relation, 'Target') !== '');
  return new Set(leading.map((relation) => xmlAttribute(relation, 'Id')));
}

const folderOf = (path: string) => path.replace(/[^/]*$/, '');

function relationsOf(archive: DocxArchive, path: string): XmlElement[] {
  const folder = folderOf(path);
  const relations = readPart(archive, `${folder}_rels/${path.slice(folder.length)}.rels`);
  return relations ? elementsNamed(relations, 'Relationship') : [];
}

/** The archive as an uncompressed DOCX with some parts in the place of others. */
export function packDocx(archive: DocxArchive, xmlByPath: ReadonlyMap<string, string>): Uint8Array {
  const written = [...xmlByPath].map(([path, xml]) => [path, new TextEncoder().encode(xml)]);
  return zipSync({ ...Object.fromEntries(archive.parts), ...Object.fromEntries(written) }, { level: 0 });
}

/**
 * Files of another kind, by what they begin with. Protected Office files and old .doc files are OLE containers; the names of their streams, in UTF-16, tell
 * them apart.
 */
function refuseOtherKind(bytes: Uint8Array): void {
  const kind = openings.find(({ at, words }) => [...words].every((letter, i) => bytes[at + i] === letter.charCodeAt(0)))?.kind;
  if (kind !== undefined) throw refusals.misnamed(kind, readableFormats);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    // Bit 0 of the first entry's flags: a ZIP with a password.
    if (((bytes[6] ?? 0) & 1) === 1) throw refusals.locked();
    return;
  }
  if (![0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)) throw refusals.brokenDocx();
  if (holdsUtf16(bytes, 'EncryptedPackage') || holdsUtf16(bytes, 'EncryptionInfo')) throw refusals.locked();
  if (holdsUtf16(bytes, 'WordDocument')) throw refusals.oldWord(readableFormats);
  throw refusals.brokenDocx();
}

/** What other files begin with. Those of OpenDocument say their kind in the first entry of a ZIP, which is not packed. */
const openings: readonly { at: number; words: string; kind: string }[] = [
  { at: 0, words: '{\\rtf', kind: 'an RTF file' },
  { at: 0, words: '%PDF-', kind: 'a PDF file' },
  { at: 30, words: 'mimetypeapplication/vnd.oasis.opendocument.text', kind: 'an ODT file' },
  { at: 30, words: 'mimetypeapplication/vnd.oasis.opendocument.', kind: 'an OpenDocument file' },
];

function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    checkDirectory(bytes);
    // fflate writes no more than the size that the directory names, so a lying one is cut off, not followed.
    return unzipSync(bytes, {
      filter: (file) => /\.(?:xml|rels)$/i.test(file.name) && !/(?:^|[/\\])(?:__proto__|\.\.)(?:[/\\]|$)/.test(file.name),
    });
  } catch (error) {
    // fflate has one kind of answer to every broken archive: it throws.
    throw error instanceof DomainError ? error : refusals.brokenDocx();
  }
}

function checkDirectory(bytes: Uint8Array): void {
  let count = 0;
  let total = 0;
  unzipSync(bytes, {
    filter: (file) => {
      count++;
      total += file.originalSize;
      return false;
    },
  });
  if (count > MAX_PARTS) throw refusals.tooManyParts(count);
  if (total > MAX_UNPACKED_BYTES || (total > RATIO_FREE_BYTES && total > bytes.length * MAX_RATIO)) throw refusals.unpacksTooFar(total);
}

function findMainPath(parts: ReadonlyMap<string, Uint8Array>): string {
  const bytes = parts.get('_rels/.rels');
  const root = bytes ? parsePart(bytes) : null;
  const main = root
    ? elementsNamed(root, 'Relationship').find((element) => /\/officeDocument$/.test(xmlAttribute(element, 'Type')))
    : undefined;
  return main ? xmlAttribute(main, 'Target').replace(/^\//, '') : 'word/document.xml';
}
