import type { Node } from '@tiptap/pm/model';
import { correctedDoc, type TextCorrections } from '@/lib/domain/import/corrections';
import type { Cut, DraftText, ImportCorrections, ImportDraft, TrackedChange } from '@/lib/domain/import/draft';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { isNumberedBlock } from '@/lib/domain/text/article-text';
import { countBlockWords } from '@/lib/domain/text/article-words';

/** A body block of the draft: its paragraph number, what was cut before it, and the tracked changes in it. */
export interface DraftBlock {
  node: Node;
  number: number | null;
  cutsBefore: { cut: Cut; index: number }[];
  changes: TrackedChange[];
}

/** A draft as the preview shows it. */
export interface DraftView {
  chosen: DraftText;
  blocks: DraftBlock[];
  cutsAtEnd: { cut: Cut; index: number }[];
  wordCount: number;
  paragraphCount: number;
}

/** Lays out the text that the corrections choose (tracked changes accepted or rejected). Words and paragraphs are counted as in the article that it becomes. */
export function viewDraft(draft: ImportDraft, corrections: TextCorrections & Pick<ImportCorrections, 'rejectChanges'>): DraftView {
  const { rejectChanges } = corrections;
  const chosen = rejectChanges ? (draft.rejected ?? draft) : draft;
  const doc = docOf(chosen);
  const body = doc.children.slice(doc.child(1).type.name === 'standfirst' ? 2 : 1);
  const cuts = byPlace(chosen.cut.map((cut, index) => ({ at: cut.at, one: { cut, index } })));
  const changes = byPlace(draft.changes.map((change) => ({ at: change.at, one: change })));
  const article = correctedDoc(doc, chosen, corrections);
  const numbers = new Map(article.children.filter(isNumberedBlock).map((block, index) => [block, index + 1]));
  const blocks = body.map(
    (node, at): DraftBlock => ({
      node,
      number: numbers.get(node) ?? null,
      cutsBefore: cuts.get(at) ?? [],
      // Tracked changes are placed in the accepted text; in the rejected one they are gone.
      changes: (rejectChanges ? undefined : changes.get(at)) ?? [],
    }),
  );
  return { chosen, blocks, cutsAtEnd: cuts.get(body.length) ?? [], wordCount: countBlockWords(article), paragraphCount: numbers.size };
}

/** What stands at each place, in order. Each letter of a headline asks: a file may have thousands of changes, in thousands of blocks. */
function byPlace<One>(all: readonly { at: number; one: One }[]): ReadonlyMap<number, One[]> {
  const placed = new Map<number, One[]>();
  for (const { at, one } of all) {
    const there = placed.get(at);
    if (there) there.push(one);
    else placed.set(at, [one]);
  }
  return placed;
}

// Each letter of a headline is a correction: the text that it stands over is read once.
const docs = new WeakMap<DraftText, Node>();

function docOf(chosen: DraftText): Node {
  const doc = docs.get(chosen) ?? articleSchema.nodeFromJSON(chosen.doc);
  docs.set(chosen, doc);
  return doc;
}
