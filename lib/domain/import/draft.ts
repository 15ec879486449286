import { z } from 'zod';
import { MAX_BYLINE_CHARS, MAX_FOUND_BYLINE_CHARS, MAX_STANDFIRST_CHARS, MAX_TITLE_CHARS } from '../articles/article-details';
import { isInTables } from '../moment';
import { articleSchema, isTooDeep } from '../text/article-schema';
import { hasOnlyMeantValues } from '../text/attribute-values';
import { LanguageInput } from '../text/language-tag';
import { inputText, isWellFormedText } from '../text/text-input';

/** Why words of a file did not become article text, one table: the name is what the preview shows before the words. */
export const cutReasons = {
  navigation: { name: 'Navigation' },
  outside: { name: 'Outside the article' },
  aside: { name: 'Beside the article' },
  related: { name: 'Related articles' },
  comments: { name: 'Comments' },
  sharing: { name: 'Share buttons' },
  advert: { name: 'Advertisement' },
  notice: { name: 'Site notice' },
  form: { name: 'Buttons and fields' },
  hidden: { name: 'Hidden text' },
  header: { name: 'Page header' },
  footer: { name: 'Page footer' },
  deleted: { name: 'Deleted in Word' },
  unplaced: { name: 'No place in the text' },
  'front-matter': { name: 'Front matter' },
  metadata: { name: 'Said in the page’s head' },
  byline: { name: 'Moved to byline' },
  date: { name: 'Moved to date' },
} as const;

/** Why something was cut. */
export const CutReason = z.enum([
  'navigation',
  'outside',
  'aside',
  'related',
  'comments',
  'sharing',
  'advert',
  'notice',
  'form',
  'hidden',
  'header',
  'footer',
  'deleted',
  'unplaced',
  'front-matter',
  'metadata',
  'byline',
  'date',
]);
export type CutReason = z.infer<typeof CutReason>;

const NodeJson = z.record(z.string(), z.unknown());

function isArticleDoc(value: Record<string, unknown>): boolean {
  try {
    const node = articleSchema.nodeFromJSON(value);
    node.check();
    const isSound = node.type === articleSchema.topNodeType && !isTooDeep(node) && isWellFormedText(node.textContent);
    return isSound && hasOnlyMeantValues(node);
  } catch {
    // nodeFromJSON and check report what does not fit only by throwing; here that is the answer, not a failure.
    return false;
  }
}

function isBlockJson(value: Record<string, unknown>): boolean {
  return isArticleDoc({ type: 'doc', content: [{ type: 'title' }, value] });
}

/** A whole article as ProseMirror JSON: valid under `articleSchema` and well-formed text. */
export const ArticleDocJson = NodeJson.refine(isArticleDoc, 'This is not an article that Galley can keep.');
export type ArticleDocJson = z.infer<typeof ArticleDocJson>;

/** A calendar day that exists, as YYYY-MM-DD. */
const CalendarDay = z.iso.date('A date is written as 2026-11-25.').refine(isInTables, 'A date is written as 2026-11-25.');

/** Which way a text runs. */
export const Direction = z.enum(['ltr', 'rtl']);
export type Direction = z.infer<typeof Direction>;

/** What a file says of itself. Null (for the language: empty) means that it was not there; nothing is invented. Readers take for each no more than its limit. */
export const Found = z.object({
  title: inputText(MAX_TITLE_CHARS).nullable(),
  standfirst: inputText(MAX_STANDFIRST_CHARS).nullable(),
  byline: inputText(MAX_FOUND_BYLINE_CHARS).nullable(),
  publishedOn: CalendarDay.nullable(),
  language: LanguageInput,
  direction: Direction,
});
export type Found = z.infer<typeof Found>;

/** Words that were left out. `at`: the body block before which they stood (0 is the first after headline and standfirst; the number of body blocks is the end). */
export const Cut = z.object({
  reason: CutReason,
  text: z.string(),
  at: z.int().min(0),
  blocks: z.array(NodeJson.refine(isBlockJson)),
});
export type Cut = z.infer<typeof Cut>;

/** What a tracked change may be of besides words, one table: what the preview says of it. */
export const wordlessChanges = {
  paragraph: { inserted: 'Paragraph split', deleted: 'Paragraphs joined' },
  row: { inserted: 'Table row added', deleted: 'Table row removed' },
  note: { inserted: 'Note added', deleted: 'Note removed' },
} as const;

/** What a tracked change without words of its own is a change of. */
export const WordlessChange = z.enum(['paragraph', 'row', 'note']);
export type WordlessChange = z.infer<typeof WordlessChange>;

/**
 * A tracked change of a DOCX. `at` is a body block of the accepted text, counted as in Cut. `author` is empty when the file names none.
 * `what` if it is not of words alone; `text` is then what came or went with it, often nothing.
 */
export const TrackedChange = z.object({
  kind: z.enum(['inserted', 'deleted']),
  what: WordlessChange.optional(),
  text: z.string(),
  author: z.string(),
  at: z.int().min(0),
});
export type TrackedChange = z.infer<typeof TrackedChange>;

/** One reading of a file: the text with its headline and standfirst (an empty title when none was found), what was found, and what was cut. */
export const DraftText = z.object({ doc: ArticleDocJson, found: Found, cut: z.array(Cut) });
export type DraftText = z.infer<typeof DraftText>;

/**
 * What a reader makes of a file, as plain JSON. Tracked changes are accepted in the draft itself;
 * `rejected` is the same file with all of them rejected, or null when there are none or when no words would be left.
 */
export const ImportDraft = DraftText.extend({
  changes: z.array(TrackedChange),
  rejected: DraftText.nullable(),
  warnings: z.array(z.string()),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

/**
 * What the person made of a draft. A field left out stays as found; null (or an empty string) takes it away.
 * `keep` are indexes into the `cut` of the chosen text: that of `rejected` when `rejectChanges` is true.
 */
export const ImportCorrections = z.object({
  title: inputText(MAX_TITLE_CHARS).nullable().optional(),
  standfirst: inputText(MAX_STANDFIRST_CHARS).nullable().optional(),
  byline: inputText(MAX_BYLINE_CHARS).nullable().optional(),
  publishedOn: CalendarDay.nullable().optional(),
  language: LanguageInput.optional(),
  direction: Direction.optional(),
  keep: z.array(z.int().min(0)).default([]),
  rejectChanges: z.boolean().default(false),
});
export type ImportCorrections = z.input<typeof ImportCorrections>;
