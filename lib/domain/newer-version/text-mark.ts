import type { Node } from '@tiptap/pm/model';
import { DomainError } from '../errors';
import { sha256Hex } from '../hash';
import { applyCorrections } from '../import/corrections';
import type { ImportCorrections, ImportDraft } from '../import/draft';
import { articleSchema } from '../text/article-schema';

/** What two texts have in common only if nothing differs, neither words nor looks. A page compares by it without the text of a whole book. */
export const textMark = (doc: Node): string => sha256Hex(JSON.stringify(doc.toJSON()));

/** The mark of the text that `draft` becomes with what the person corrected, or null where it becomes none yet. */
export function markOfDraft(draft: ImportDraft, corrections: ImportCorrections): string | null {
  try {
    return textMark(articleSchema.nodeFromJSON(applyCorrections(draft, corrections).doc));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return null;
  }
}
