import mammoth from 'mammoth';
import { assemble, assembleWorded } from './assemble';
import { type DocxArchive, openDocx, packDocx, readPart, relatedPath, relationIds } from './docx-archive';
import type { Marker } from './docx-counts';
import { withDropCaps } from './docx-drop-caps';
import { withFieldWords } from './docx-fields';
import { hiddenByStyles } from './docx-hidden';
import { withKnownStyles } from './docx-known-styles';
import { furtherStyles, markersWarning, plainNumbering, withMarkers, withPlainLists } from './docx-lists';
import { withRunLooks } from './docx-looks';
import { commentPlace, type MarkedStretch, resolveChanges } from './docx-marks';
import { lostNotesWarning, notesIn, notesWithOwnMark, plainNotes, withoutLostNotes } from './docx-notes';
import { readNumbering } from './docx-numbering';
import { partsLeftOut, runText } from './docx-plain';
import { withoutLostRelations } from './docx-relations';
import { readStyles } from './docx-styles';
import type { CutReason, ImportDraft, TrackedChange } from './draft';
import { readFragment } from './read-html';
import { type CutBlock, paragraphOf, type ReadBlock, type Reading } from './reading';
import { refusals } from './refusals';
import { elementsNamed, writeXml, type XmlElement, xmlAttribute } from './xml-tree';

const styleMap = [
  "p[style-name='Title'] => h1.galley-title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Byline'] => p.byline:fresh",
  "p[style-name='Author'] => p.author:fresh",
  "p[style-name='Date'] => p.date:fresh",
  "p[style-name='caption'] => figure > figcaption:fresh",
  // So LibreOffice calls that of an old .doc, beside its own.
  "p[style-name='caption1'] => figure > figcaption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Block Quotation'] => blockquote > p:fresh",
  "p[style-name='heading 7'] => h6:fresh",
  "p[style-name='heading 8'] => h6:fresh",
  "p[style-name='heading 9'] => h6:fresh",
  ...furtherStyles,
  'u => u',
];

/**
 * Reads a DOCX. Tracked changes are accepted, and listed, in notes too; `rejected` is the same text with all of them rejected, or null
 * if no words would be left. Footnotes and endnotes become a numbered list at the end, with their numbers raised where they were;
 * lists are counted as Word counts them, and a number that no list writes stands before its words;
 * comments, hidden text, words in drawings, page headers and footers are cut where they stood; what is not looked into is a warning.
 * `unreadable-file` as `openDocx`, and for a text that no program could have written.
 */
export async function readDocx(bytes: Uint8Array): Promise<ImportDraft> {
  const archive = openDocx(bytes);
  if (!readPart(archive, archive.mainPath)) throw refusals.brokenDocx();
  const accepted = resolveText(archive, 'accepted');
  const { reading, warnings } = await readResolved(archive, accepted);
  const { draft, placeAt } = assemble(reading);
  const changes = changesAt(accepted.stretches, placeAt);
  const rejected = changes.length > 0 ? assembleWorded((await readResolved(archive, resolveText(archive, 'rejected'))).reading) : null;
  return { ...draft, changes, rejected: rejected?.draft ?? null, warnings };
}

/** The parts that hold article text, by path, with tracked changes resolved one way, and what stood in them in that order. */
interface ResolvedText {
  roots: Map<string, XmlElement>;
  stretches: MarkedStretch[];
  /** What stands before its numbered paragraphs, in order. */
  markers: Marker[];
}

function resolveText(archive: DocxArchive, changes: 'accepted' | 'rejected'): ResolvedText {
  const styles = readStyles(readPart(archive, relatedPath(archive, 'styles')));
  const isHidden = hiddenByStyles(styles);
  const numbering = readPart(archive, relatedPath(archive, 'numbering'));
  const placeOf = numbering ? readNumbering(numbering, styles) : () => null;
  const roots = new Map<string, XmlElement>();
  const stretches: MarkedStretch[] = [];
  const markers: Marker[] = [];
  for (const [prefix, path] of [
    ['', archive.mainPath],
    ['footnotes-', relatedPath(archive, 'footnotes')],
    ['endnotes-', relatedPath(archive, 'endnotes')],
  ] as const) {
    const read = readPart(archive, path);
    const part = read && withDropCaps(withoutLostRelations(read, relationIds(archive, path)));
    const resolved =
      part && resolveChanges(withRunLooks(withFieldWords(part), styles), { isRejected: changes === 'rejected', isHidden, prefix });
    if (resolved) roots.set(path, withKnownStyles(withPlainLists(resolved.root, placeOf, styles, markers), styles));
    for (const stretch of resolved?.stretches ?? []) stretches.push(stretch);
  }
  return { roots, stretches, markers };
}

/** Where each change stood. What went with its whole surroundings, such as the words of a removed row, stands with the change before it. */
function changesAt(stretches: readonly MarkedStretch[], placeAt: ReadonlyMap<string, number>): TrackedChange[] {
  let at = 0;
  return stretches.flatMap(({ kind, what, text, author, place }) => {
    at = placeAt.get(place) ?? at;
    return kind === 'hidden' || kind === 'unplaced' ? [] : [{ kind, ...(what && { what }), text, author, at }];
  });
}

async function readResolved(
  archive: DocxArchive,
  { roots, stretches, markers }: ResolvedText,
): Promise<{ reading: Reading; warnings: string[] }> {
  const notes = notesIn(roots.values());
  const written = new Map([...roots].map(([path, root]) => [path, writeXml(withoutLostNotes(root, notes))]));
  // They are read here; mammoth writes none of them, and gives up the whole file for one that it does not understand.
  const commentsPath = relatedPath(archive, 'comments');
  if (archive.parts.has(commentsPath)) written.set(commentsPath, noComments);
  const docx = packDocx(archive, written.set(relatedPath(archive, 'numbering'), plainNumbering));
  const { html, gaps } = await convert(docx, notesWithOwnMark(roots.values()));
  const reading = readFragment(withMarkers(html, markers));
  const takenOut = stretches.flatMap((stretch) => (isTakenOut(stretch.kind) ? [placedCut(stretch, stretch.kind)] : []));
  const blocks = [
    ...runningHeads(archive, 'header'),
    ...withPlacedCuts(reading.blocks, new Map([...takenOut, ...comments(archive)])),
    ...runningHeads(archive, 'footer'),
  ];
  const leftOut = new Set([...roots.values()].flatMap(partsLeftOut));
  return {
    reading: { ...reading, blocks },
    warnings: [...reading.warnings, ...leftOut, ...lostNotesWarning(roots.values(), notes), ...markersWarning(markers), ...gaps],
  };
}

const noComments = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';

/** The HTML, and a sentence for each kind of gap that mammoth leaves in it. */
async function convert(docx: Uint8Array, ownMarked: ReadonlySet<string>): Promise<{ html: string; gaps: string[] }> {
  const { value, messages } = await readByMammoth(docx);
  const fonts = messages.flatMap(({ message }) => /^A w:sym element .* in font (.*)$/.exec(message)?.[1] ?? []);
  return {
    html: plainNotes(value, ownMarked),
    gaps: [...new Set(fonts)].map((font) => `A symbol of the font ${font} is left out. Look for the gap.`),
  };
}

async function readByMammoth(docx: Uint8Array) {
  // mammoth takes `buffer` in Node and `arrayBuffer` in a browser; the bytes serve as both.
  const copy = new ArrayBuffer(docx.byteLength);
  new Uint8Array(copy).set(docx);
  const input = { arrayBuffer: copy, buffer: copy };
  const options = {
    styleMap,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  };
  try {
    return await mammoth.convertToHtml(input, options);
  } catch {
    // mammoth says only by throwing, at once or later, that a part is missing or malformed.
    throw refusals.brokenDocx();
  }
}

const isTakenOut = (kind: MarkedStretch['kind']) => kind === 'hidden' || kind === 'unplaced';

function placedCut({ place, text }: MarkedStretch, reason: CutReason): [string, CutBlock] {
  return [place, { kind: 'cut', reason, nodes: [paragraphOf(text)] }];
}

function comments(archive: DocxArchive): [string, CutBlock][] {
  const root = readPart(archive, 'word/comments.xml');
  return (root ? elementsNamed(root, 'w:comment') : []).map((comment) => {
    const words = runText(comment, ['w:t']).trim();
    const author = xmlAttribute(comment, 'w:author');
    return [
      commentPlace(xmlAttribute(comment, 'w:id')),
      { kind: 'cut', reason: 'comments', nodes: words === '' ? [] : [paragraphOf(author === '' ? words : `${author}: ${words}`)] },
    ];
  });
}

/** Puts each cut before the block that holds its place. */
function withPlacedCuts(blocks: readonly ReadBlock[], cuts: ReadonlyMap<string, CutBlock>): ReadBlock[] {
  return blocks.flatMap((block) => [...(block.places ?? []).flatMap((place) => cuts.get(place) ?? []), block]);
}

/** The different page headers (or footers), as one cut each. A page number alone is none. */
function runningHeads(archive: DocxArchive, kind: 'header' | 'footer'): ReadBlock[] {
  const paths = [...archive.parts.keys()].filter((path) => new RegExp(`^word/${kind}\\d*\\.xml$`).test(path)).sort();
  const texts = paths.map((path) => {
    const root = readPart(archive, path);
    return root
      ? runText(root, ['w:t'])
          .replace(/\n{2,}/g, '\n')
          .trim()
      : '';
  });
  const worded = [...new Set(texts)].filter((text) => /\p{L}{2}/u.test(text));
  return worded.map((text) => ({ kind: 'cut', reason: kind, nodes: [paragraphOf(text)] }));
}
