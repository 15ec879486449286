import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { sayPlaces } from '@/lib/domain/anchors/anchor-words';
import { changeNames } from '@/lib/domain/checks/change-names';
import { firstIndex } from '@/lib/domain/first-index';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { verdictValues } from '@/lib/domain/verdicts/verdict';
import { lookOf as drawnAs, plainLooks } from '@/lib/domain/verdicts/verdict-look';
import type { DrawnBlock } from './block-decorations';
import type { MarkLook } from './mark-look';
import { fromAt, toAt } from './mark-mapping';
import { lookOf, type MarkSpan, type MarkTable } from './mark-positions';
import { compareNesting, firstRangeOf, rangesTouching } from './mark-queries';

/** What drawing needs to know beside the table. */
export interface MarkDrawing {
  /** The active mark. */
  active: string | null;
  /** What a screen reader says where the mark begins. */
  describe(mark: { id: string; places: number } & MarkLook): string;
  /** The id of the element with details on the mark: its card. Null while that is not on the page: a reference to nothing would be broken. */
  detailsOf(id: string): string | null;
  /** Where other decorations part the text, in text order: no piece of a mark goes over such a place. */
  cuts: readonly number[];
}

/** "claim 4, partly", "claim 5, refuted, not settled", "opinion 2, in 2 places", "claim": what is said where a mark begins. `verdictName` is the house's. */
export function describeMark(mark: MarkLook & { places: number }, verdictName?: string): string {
  const verdict = mark.verdict && (verdictName ?? verdictValues[mark.verdict].name).toLowerCase();
  const isChanged = mark.isStale || mark.anchorState === 'drifted';
  return [
    `${mark.isFact ? 'fact, ' : ''}${spokenName(mark).toLowerCase()}`,
    sayPlaces(mark.places),
    verdict,
    mark.isOpen && 'not settled',
    isChanged && changeNames[mark.isRestated ? 'statement' : 'words'].toLowerCase(),
    mark.anchorState === 'moved' && 'moved',
  ]
    .filter(Boolean)
    .join(', ');
}

/** The top-level blocks of `doc` that `from`..`to` touches, as one stretch of positions. Between two blocks it touches both. */
export function blocksAround(doc: Node, from: number, to: number): MarkSpan {
  const size = doc.content.size;
  const first = doc.childBefore(Math.min(Math.max(from, 0), size));
  const last = doc.childAfter(Math.min(Math.max(to, from, 0), size));
  return { from: first.node ? first.offset : 0, to: last.node ? last.offset + last.node.nodeSize : size };
}

/**
 * The blocks of `span` (whole top-level ones) that have marks, with one decoration for each mark on each piece of text between two
 * edges, its own or others'. ProseMirror would nest overlapping decorations by their start; here pieces have equal ends, and ties are nested in the order
 * given, inner first, so the longer mark is always outside.
 */
export function drawMarks(doc: Node, table: MarkTable, drawing: MarkDrawing, span: MarkSpan): DrawnBlock[] {
  const touched = rangesTouching(table, span.from, span.to);
  const drawn: DrawnBlock[] = [];
  if (touched.length === 0) return drawn;
  const sheet: Sheet = { doc, table, drawing, looks: new Map() };
  let next = 0;
  let open: number[] = [];
  let { index, offset } = doc.childAfter(span.from);
  for (; offset < span.to && index < doc.childCount; index++) {
    const block = doc.child(index);
    const from = offset;
    offset += block.nodeSize;
    for (; next < touched.length && fromAt(table, touched[next] ?? -1) < offset; next++) open.push(touched[next] ?? -1);
    open = open.filter((range) => toAt(table, range) > from);
    if (open.length === 0) continue;
    const decorations: Decoration[] = [];
    if (block.isTextblock) decorations.push(...drawTextblock(sheet, { node: block, start: from + 1, inBlock: 0 }, open));
    else
      block.descendants((node, pos) => {
        if (node.isTextblock) decorations.push(...drawTextblock(sheet, { node, start: from + 1 + pos + 1, inBlock: pos + 1 }, open));
        return !node.isTextblock;
      });
    if (decorations.length > 0) drawn.push({ from, to: offset, set: DecorationSet.create(block, decorations) });
  }
  return drawn;
}

/** What one drawing works with. */
interface Sheet {
  doc: Node;
  table: MarkTable;
  drawing: MarkDrawing;
  looks: Map<number, SegmentLook>;
}

/** A block of text, and where its content begins. */
interface Textblock {
  node: Node;
  /** In the doc. */
  start: number;
  /** In its top-level block, where decorations are placed. */
  inBlock: number;
}

/** Draws one block of text, for the ranges that may stand in it. */
function drawTextblock(sheet: Sheet, { node, start, inBlock }: Textblock, ranges: readonly number[]): Decoration[] {
  const { doc, table, drawing } = sheet;
  const decorations: Decoration[] = [];
  node.forEach((child, offset) => {
    if (!child.isText) return;
    const textFrom = start + offset;
    const textTo = textFrom + child.nodeSize;
    const covering = ranges.filter((range) => fromAt(table, range) < textTo && toAt(table, range) > textFrom);
    if (covering.length === 0) return;
    const text = { doc, from: textFrom, to: textTo };
    const edges = new Set([textFrom, textTo]);
    for (const range of covering) {
      edges.add(Math.max(textFrom, fromAt(table, range)));
      edges.add(Math.min(textTo, toAt(table, range)));
    }
    for (let i = firstIndex(drawing.cuts.length, (n) => (drawing.cuts[n] ?? 0) > textFrom); (drawing.cuts[i] ?? textTo) < textTo; i++) {
      edges.add(drawing.cuts[i] ?? textTo);
    }
    const cuts = [...edges].sort((a, b) => a - b);
    covering.sort((a, b) => compareNesting(table, a, b));
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1] ?? 0;
      const to = cuts[i] ?? 0;
      for (const range of covering) {
        if (fromAt(table, range) > from || toAt(table, range) < to) continue;
        const look = segmentLook(sheet, table.owner[range] ?? -1);
        if (!look) continue;
        const attributes = attributesOf({ look, text, range, from, to }, table);
        decorations.push(Decoration.inline(from - start + inBlock, to - start + inBlock, attributes));
      }
    }
  });
  return decorations;
}

interface SegmentLook {
  /** The id of its card, where that is on the page. */
  details: string | null;
  label: string | null;
  /** The ranges with words, in text order. */
  places: readonly number[];
  name: string;
  startText: string;
  /** The attributes of all segments between the first and the last: most segments, one object. */
  between: Record<string, string>;
}

function segmentLook({ table, drawing, looks }: Sheet, slot: number): SegmentLook | null {
  const known = looks.get(slot);
  if (known) return known;
  const look = lookOf(table, slot);
  const id = table.slots.ids[slot];
  if (!look || id === undefined || (look.isFact && drawing.active !== id)) return null;
  const classes = ['text-mark', look.kind];
  const drawn = look.verdict && drawnAs(look.verdict, look);
  if (drawn) classes.push(drawn.colour);
  if (look.isStale) classes.push('is-stale');
  if (look.isOpen) classes.push('is-open');
  if (look.anchorState !== 'exact') classes.push(`is-${look.anchorState}`);
  if (drawing.active === id) classes.push('is-active');
  const between: Record<string, string> = { nodeName: 'mark', class: classes.join(' '), 'data-mark': id };
  // Only those that do not look as their colour does by itself.
  if (drawn && drawn.sign !== plainLooks[drawn.colour].sign) between['data-sign'] = drawn.sign;
  const places = placesOf(table, slot);
  const startText = drawing.describe({ id, places: places.length, ...look });
  const made = { details: drawing.detailsOf(id), label: look.label, places, name: spokenName(look).toLowerCase(), startText, between };
  looks.set(slot, made);
  return made;
}

/** The ranges of a mark that have words. Nearly all marks have only one, and nothing is looked through. */
function placesOf(table: MarkTable, slot: number): number[] {
  const first = firstRangeOf(table, slot);
  const last = table.counts[slot] === 1 ? first + 1 : table.owner.length;
  const found: number[] = [];
  for (let i = Math.max(0, first); i < last; i++) if (table.owner[i] === slot && fromAt(table, i) < toAt(table, i)) found.push(i);
  return found;
}

/** The piece `from`..`to` of one range of a mark, within one run of characters. */
interface Segment extends MarkSpan {
  look: SegmentLook;
  text: PlacedText;
  range: number;
}

/**
 * The attributes of a segment. Brackets, glyph, label and spoken text hang on the ends of the mark as a whole; where it pauses and
 * goes on it is only spoken of. The card is named where it begins and goes on: a screen reader would say the card's whole name after each piece.
 */
function attributesOf({ look, text, range, from, to }: Segment, table: MarkTable) {
  const starts = !hasWords(text, fromAt(table, range), from);
  const ends = !hasWords(text, to, toAt(table, range));
  if (!starts && !ends) return look.between;
  const attributes = { ...look.between };
  const { details, places, name } = look;
  if (starts && details) attributes['aria-details'] = details;
  // Ranges may hold no characters, such as a picture's: these begin and end nothing.
  const has = (i: number) => hasWords(text, fromAt(table, i), toAt(table, i));
  const place = places.indexOf(range);
  const isFirst = starts && !places.slice(0, place).some(has);
  const isLast = ends && !places.slice(place + 1).some(has);
  if (isFirst) attributes['data-start'] = look.startText;
  else if (starts) attributes['data-place'] = `${name}, place ${place + 1} of ${places.length}`;
  if (isLast) {
    attributes['data-end'] = `end of ${name}`;
    // Paper has no card that a line leads to: there the label stands at the end of the words.
    if (look.label !== null) attributes['data-label'] = look.label;
  } else if (ends) attributes['data-pause'] = `end of place ${place + 1}`;
  return attributes;
}

/** Where one run of characters stands. */
interface PlacedText extends MarkSpan {
  doc: Node;
}

/** True if there are characters between two positions. One of them is mostly in the text that is being drawn, and nothing is read then. */
function hasWords(text: PlacedText, from: number, to: number): boolean {
  if (from >= to) return false;
  const isInText = from < text.to && to > text.from;
  return isInText || text.doc.textBetween(from, to) !== '';
}
