import { z } from 'zod';
import { CheckState } from '../checks/check';
import { ClaimStanding } from '../checks/claim-counts';
import { TagKind } from '../tags/tag-kinds';
import { GivenGrade } from '../verdicts/verdict';
import { EntryKind } from './entry-kinds';

// What the history shows, as it goes to the browser. Nothing here needs the article's schema: the page must not load an editor.

/** What became of a stretch of text between two moments. */
export const PieceFate = z.enum(['kept', 'added', 'removed']);
export type PieceFate = z.infer<typeof PieceFate>;

/** A stretch of a block under the same tags. `starts` are the tags that begin with it, `ends` those that end with it: as a whole, not each of their places. */
export const HistoryPiece = z.object({
  text: z.string(),
  fate: PieceFate,
  /** Ids of the tags that it is under, the outer ones first. */
  tags: z.array(z.string()),
  starts: z.array(z.string()),
  ends: z.array(z.string()),
});
export type HistoryPiece = z.infer<typeof HistoryPiece>;

/**
 * What became of a block. `moved-here` and `moved-away` are the two ends of one move; `formatted`: the same words look otherwise (bold, a
 * heading); `same`: nothing changed.
 */
export const BlockFate = z.enum(['same', 'changed', 'formatted', 'added', 'removed', 'moved-here', 'moved-away']);
export type BlockFate = z.infer<typeof BlockFate>;

/**
 * Where a block stands in a table as it is shown: of a comparison, tables, rows and columns of both texts are counted together. `column` counts cells.
 * `rowFate`: whether the row came or went as a whole; `fate`: the same of the cell.
 */
export const CellPlace = z.object({
  table: z.number().int().nonnegative(),
  row: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  isHeader: z.boolean(),
  colspan: z.number().int().positive(),
  rowspan: z.number().int().positive(),
  rowFate: PieceFate,
  fate: PieceFate,
});
export type CellPlace = z.infer<typeof CellPlace>;

/** A block of text as the history shows it: a paragraph, a heading, the words of a table's cell. */
export const HistoryBlock = z.object({
  /** The schema's name for it. */
  type: z.string(),
  /** The schema's name for the block of the article that it stands in, where that is another: a list, a table. */
  within: z.string().nullable(),
  /** Its number as checkers cite it, on the first block that has it. */
  number: z.number().int().positive().nullable(),
  fate: BlockFate,
  /** True where it was parted from the block before it: there was no break. */
  isSplitOff: z.boolean(),
  pieces: z.array(HistoryPiece),
  /** Its cell, where it stands in a table; left out where it does not. */
  cell: CellPlace.optional(),
});
export type HistoryBlock = z.infer<typeof HistoryBlock>;

/** Blocks that nothing happened to, left out. Paragraph numbers are those of the first and last of them that has one. */
export const FoldedBlocks = z.object({
  fold: z.literal(true),
  /** Where they stand among the blocks of the later text, and how many they are. */
  first: z.number().int().nonnegative(),
  count: z.number().int().positive(),
  fromNumber: z.number().int().positive().nullable(),
  toNumber: z.number().int().positive().nullable(),
});
export type FoldedBlocks = z.infer<typeof FoldedBlocks>;

/** A block of a comparison, or a run of those that are left out. */
export const ComparedBlock = z.union([FoldedBlocks, HistoryBlock]);
export type ComparedBlock = z.infer<typeof ComparedBlock>;

/**
 * How a claim stood at a moment; `isStale`: its verdict was on other words, and counts as none. `grade`: the verdict's as its scale had it then, left out
 * where the standing says all. `isRestated`: its statement alone says something else; left out else.
 */
export const Standing = z.object({
  standing: ClaimStanding,
  grade: GivenGrade.optional(),
  isStale: z.boolean(),
  isRestated: z.boolean().optional(),
  /** The side state that stopped the work on it: what it comes to then, whatever was found before. Left out where none did. */
  setAside: CheckState.optional(),
});
export type Standing = z.infer<typeof Standing>;

/** A tag as it was at a moment. */
export const HistoryTag = z.object({ id: z.string(), kind: TagKind, label: z.string().nullable(), ...Standing.shape });
export type HistoryTag = z.infer<typeof HistoryTag>;

/** A tag of the one moment that is shown. `progress`: how far the check of a claim was then, as lists and reports count it; of other tags `open`. */
export const TagAtMoment = HistoryTag.extend({ progress: ClaimStanding });
export type TagAtMoment = z.infer<typeof TagAtMoment>;

/**
 * What became of one tag between two moments. `entryId` is the entry that did it, where one is known. A fact is told by the label of its claim, `fact`
 * is what it says; left out of all else.
 */
export const TagChange = z.object({
  what: z.enum(['added', 'removed', 'kind', 'lost', 'place', 'verdict']),
  tag: HistoryTag,
  words: z.string(),
  entryId: z.string().nullable(),
  /** The tag as it was before; of a new one null. */
  before: HistoryTag.nullable(),
  fact: z.string().optional(),
});
export type TagChange = z.infer<typeof TagChange>;

/** Stands in a sentence for whom it names. */
export const NAMED = '{named}';

/** What an entry did, as a list shows it under a name. */
export const EntrySentence = z.object({
  /** Goes on after a name: "gave out {tag} to {named}". They stand for the tag and for whom `namedId` names, where either is in the sentence. */
  words: z.string(),
  tag: z.object({ id: z.string(), kind: TagKind, label: z.string().nullable() }).nullable(),
  /** What was written with it, whole: the note of a verdict, the name of a revision. */
  quote: z.string().nullable(),
  sourceId: z.string().nullable(),
  /** Whom it names: the owner or the author of the article, who is to check a claim, whose verdict was passed over. Null where it says that nobody is. */
  namedId: z.string().nullable().optional(),
  /** By when the article is due, or a claim. Null where the article is not any more. */
  dueAt: z.string().nullable().optional(),
});
export type EntrySentence = z.infer<typeof EntrySentence>;

/** Longest quoted words in a line. UTF-16 units. */
const MAX_QUOTE_CHARS = 160;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The quote as a line of a list has room for it, never cut in the middle of a character, as a reader counts. */
export function shortQuote(quote: string): string {
  if (quote.length <= MAX_QUOTE_CHARS) return quote;
  const left = characters.segment(quote.slice(0, 2 * MAX_QUOTE_CHARS)).containing(MAX_QUOTE_CHARS);
  return `${quote.slice(0, left?.index)}…`;
}

/** One line of a history: an entry, or several that somebody made one after the other and that say the same, such as the keys of a paragraph. */
export const HistoryRow = EntrySentence.extend({
  /** The newest of them. */
  seq: z.number().int().positive(),
  firstSeq: z.number().int().positive(),
  count: z.number().int().positive(),
  byId: z.string(),
  at: z.string(),
  kind: EntryKind,
  /** The number of the revision that it made. */
  revision: z.number().int().positive().nullable(),
  /** Where text was changed, as checkers cite it; empty where that is not known. */
  places: z.array(z.string()),
});
export type HistoryRow = z.infer<typeof HistoryRow>;
