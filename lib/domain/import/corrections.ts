import type { Node } from '@tiptap/pm/model';
import { DomainError, invalidBy } from '../errors';
import { articleSchema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import { isUnseen } from '../text/is-unseen';
import { withoutTurns } from '../text/without-turns';
import type { ArticleDocJson, Direction, DraftText, ImportDraft } from './draft';
import { ImportCorrections } from './draft';

/** An imported article, ready to be created. `byline` and `language` are empty when unknown. */
export interface ImportedArticle {
  title: string;
  doc: ArticleDocJson;
  byline: string;
  publishedOn: string | null;
  language: string;
  direction: Direction;
}

/**
 * The article that `draft` becomes with what the person corrected. Pure: the same in the preview and on the server.
 * A headline as found keeps its italics; a corrected one is plain. A standfirst that is taken away goes back into the text
 * as its first paragraph, since its words stood in the file. Kept cuts return to where they stood.
 * `invalid` if there is no title, if a field is malformed, or if a kept cut does not exist.
 */
export function applyCorrections(draft: ImportDraft, corrections: ImportCorrections): ImportedArticle {
  const parsed = ImportCorrections.safeParse(corrections);
  if (!parsed.success) throw invalidBy(parsed.error.issues, { issues: parsed.error.issues });
  const chosen: DraftText = parsed.data.rejectChanges ? (draft.rejected ?? draft) : draft;
  const { title, byline, publishedOn, language, direction } = parsed.data;
  const { found } = chosen;

  const headline = corrected(title, found.title);
  if (isUnseen(headline)) throw new DomainError('invalid', 'An article needs a title. Add one.', { field: 'title' });

  const doc = correctedDoc(articleSchema.nodeFromJSON(chosen.doc), chosen, parsed.data);
  doc.check();
  return {
    title: headline,
    doc: doc.toJSON(),
    // A name is shown beside others' words.
    byline: withoutTurns(corrected(byline, found.byline)),
    publishedOn: publishedOn === undefined ? found.publishedOn : publishedOn,
    language: language ?? found.language,
    direction: direction ?? found.direction,
  };
}

/**
 * The text of `chosen` with what the person corrected; without a headline while they have none. `doc` is its text as it was read: blocks that stay are
 * the very same ones, so that each can be found again. `invalid` if a kept cut does not exist.
 */
export function correctedDoc(doc: Node, chosen: DraftText, { title, standfirst, keep }: TextCorrections): Node {
  const { found } = chosen;
  const headline = corrected(title, found.title);
  const old = splitDoc(doc);
  return articleSchema.node('doc', null, [
    headline === found.title ? old.title : articleSchema.node('title', null, headline === '' ? [] : [articleSchema.text(headline)]),
    ...frontBlocks(corrected(standfirst, found.standfirst), found.standfirst, old.standfirst),
    ...withKept(old.body, chosen, keep ?? []),
  ]);
}

/** The corrections that change the text. */
export type TextCorrections = Pick<ImportCorrections, 'title' | 'standfirst' | 'keep'>;

/** The person's value on one line, or the found one when they left the field alone. */
function corrected(value: string | null | undefined, found: string | null): string {
  return (value === undefined ? (found ?? '') : (value ?? '')).replace(/\s+/g, ' ').trim();
}

function splitDoc(doc: Node): { title: Node; standfirst: Node | null; body: Node[] } {
  const [title, ...rest] = doc.children;
  if (!title) throw new RangeError('an article without a title node');
  const [first, ...others] = rest;
  return first?.type.name === 'standfirst' ? { title, standfirst: first, body: others } : { title, standfirst: null, body: rest };
}

function frontBlocks(wanted: string, found: string | null, old: Node | null): Node[] {
  if (old && wanted === (found ?? '')) return [old];
  if (wanted !== '') return [articleSchema.node('standfirst', null, [articleSchema.text(wanted)])];
  return old ? [articleSchema.node('paragraph', null, old.content)] : [];
}

function withKept(body: Node[], chosen: DraftText, keep: readonly number[]): Node[] {
  const keptAt = new Map<number, Node[]>();
  for (const index of [...new Set(keep)].sort((a, b) => a - b)) {
    const cut = chosen.cut[index];
    if (!cut) throw new DomainError('invalid', 'What you kept is not in this file. Drop it again.', { field: 'keep' });
    keptAt.set(cut.at, [...(keptAt.get(cut.at) ?? []), ...cut.blocks.map((block) => articleSchema.nodeFromJSON(block))]);
  }
  const blocks = [...body.flatMap((block, at) => [...(keptAt.get(at) ?? []), block]), ...(keptAt.get(body.length) ?? [])];
  // A file may hold nothing but a headline; its empty paragraph only held the place.
  const worded = blocks.filter((block) => block.type.name !== 'paragraph' || wordsBetween(block, 0, block.content.size) !== '');
  return worded.length > 0 ? worded : blocks.slice(0, 1);
}
