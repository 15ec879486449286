import type { Node } from '@tiptap/pm/model';
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

/** Lays out the text that the corrections choose (tracked changes accepted or rejected). */
export function viewDraft(draft: ImportDraft, { rejectChanges }: Pick<ImportCorrections, 'rejectChanges'>): DraftView {
  const chosen = rejectChanges ? (draft.rejected ?? draft) : draft;
  const doc = articleSchema.nodeFromJSON(chosen.doc);
  const body = doc.children.slice(doc.child(1).type.name === 'standfirst' ? 2 : 1);
  const cutsAt = (at: number) => chosen.cut.flatMap((cut, index) => (cut.at === at ? [{ cut, index }] : []));
  let number = 0;
  const blocks = body.map((node, at): DraftBlock => {
    if (isNumberedBlock(node)) number += 1;
    return {
      node,
      number: isNumberedBlock(node) ? number : null,
      cutsBefore: cutsAt(at),
      // Tracked changes are placed in the accepted text; in the rejected one they are gone.
      changes: rejectChanges ? [] : draft.changes.filter((change) => change.at === at),
    };
  });
  return { chosen, blocks, cutsAtEnd: cutsAt(body.length), wordCount: countBlockWords(doc), paragraphCount: number };
}
